// Generated from proto/ by scripts/protos. Do not edit.
// swift-format-ignore-file

/// Which fields hold messages, for a walk over bytes that are not decoded yet.
public enum MessageShapes {
  /// A message type's place in `children`, by its full name in the protos.
  public static let places: [String: Int] = [
    "google.protobuf.Duration": 0,
    "google.rpc.ErrorInfo": 1,
    "google.rpc.BadRequest": 3,
    "google.rpc.BadRequest.FieldViolation": 4,
    "google.rpc.RetryInfo": 5,
    "grpc.health.v1.HealthCheckRequest": 6,
    "grpc.health.v1.HealthCheckResponse": 7,
    "google.protobuf.Empty": 8,
    "google.protobuf.DoubleValue": 9,
    "google.protobuf.FloatValue": 10,
    "google.protobuf.Int64Value": 11,
    "google.protobuf.UInt64Value": 12,
    "google.protobuf.Int32Value": 13,
    "google.protobuf.UInt32Value": 14,
    "google.protobuf.BoolValue": 15,
    "google.protobuf.StringValue": 16,
    "google.protobuf.BytesValue": 17,
    "pastoral.transport.v1.HelloRequest": 18,
    "pastoral.transport.v1.HelloResponse": 19,
    "pastoral.transport.v1.CancelRequest": 20,
    "pastoral.transport.v1.CancelResponse": 21,
    "google.protobuf.Timestamp": 22,
    "pastoral.v1.Principal": 23,
    "pastoral.v1.ListPrincipalsRequest": 24,
    "pastoral.v1.ListPrincipalsResponse": 25,
    "pastoral.v1.DisablePrincipalRequest": 26,
    "pastoral.v1.EnablePrincipalRequest": 27,
    "pastoral.v1.GrantRoleRequest": 28,
    "pastoral.v1.RoleGrant": 29,
    "pastoral.v1.DecideRoleGrantRequest": 30,
    "pastoral.v1.RevokeRoleRequest": 31,
    "pastoral.v1.ListRoleGrantsRequest": 32,
    "pastoral.v1.ListRoleGrantsResponse": 33,
    "pastoral.v1.GetPolicyRequest": 34,
    "pastoral.v1.PolicyRow": 35,
    "pastoral.v1.Policy": 36,
    "pastoral.v1.TokenInfo": 37,
    "pastoral.v1.ListTokensRequest": 38,
    "pastoral.v1.ListTokensResponse": 39,
    "pastoral.v1.IssueTokenRequest": 40,
    "pastoral.v1.IssueTokenResponse": 41,
    "pastoral.v1.RotateTokenRequest": 42,
    "pastoral.v1.RevokeTokenRequest": 43,
    "pastoral.v1.BindIdentityRequest": 44,
    "pastoral.v1.IdentityBinding": 45,
    "pastoral.v1.UnbindIdentityRequest": 46,
    "pastoral.v1.BindCertificateRequest": 47,
    "pastoral.v1.CertificateBinding": 48,
    "pastoral.v1.RevokeCertificateRequest": 49,
    "pastoral.v1.RevokeCertificateResponse": 50,
    "pastoral.v1.Binding": 51,
    "pastoral.v1.ListBindingsRequest": 52,
    "pastoral.v1.ListBindingsResponse": 53,
    "pastoral.v1.Date": 54,
    "pastoral.v1.NoticeVersion": 55,
    "pastoral.v1.Access": 56,
    "pastoral.v1.ListAccessesRequest": 57,
    "pastoral.v1.ListAccessesResponse": 58,
    "pastoral.v1.ExportAccessesRequest": 59,
    "pastoral.v1.Denial": 60,
    "pastoral.v1.ListDenialsRequest": 61,
    "pastoral.v1.ListDenialsResponse": 62,
    "pastoral.v1.Student": 63,
    "pastoral.v1.StaffMember": 64,
    "pastoral.v1.Programme": 65,
    "pastoral.v1.Module": 66,
    "pastoral.v1.EnrolmentPeriod": 67,
    "pastoral.v1.ModuleEnrolment": 68,
    "pastoral.v1.Relation": 69,
    "pastoral.v1.GetStudentRequest": 70,
    "pastoral.v1.ListStudentsRequest": 71,
    "pastoral.v1.ListStudentsResponse": 72,
    "pastoral.v1.PutStudentRequest": 73,
    "pastoral.v1.GetStaffMemberRequest": 74,
    "pastoral.v1.ListStaffMembersRequest": 75,
    "pastoral.v1.ListStaffMembersResponse": 76,
    "pastoral.v1.PutStaffMemberRequest": 77,
    "pastoral.v1.GetProgrammeRequest": 78,
    "pastoral.v1.ListProgrammesRequest": 79,
    "pastoral.v1.ListProgrammesResponse": 80,
    "pastoral.v1.PutProgrammeRequest": 81,
    "pastoral.v1.GetModuleRequest": 82,
    "pastoral.v1.ListModulesRequest": 83,
    "pastoral.v1.ListModulesResponse": 84,
    "pastoral.v1.PutModuleRequest": 85,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 86,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 87,
    "pastoral.v1.PutEnrolmentPeriodRequest": 88,
    "pastoral.v1.ListModuleEnrolmentsRequest": 89,
    "pastoral.v1.ListModuleEnrolmentsResponse": 90,
    "pastoral.v1.PutModuleEnrolmentRequest": 91,
    "pastoral.v1.ListRelationsRequest": 92,
    "pastoral.v1.ListRelationsResponse": 93,
    "pastoral.v1.PutRelationRequest": 94,
    "pastoral.v1.ImportRequest": 95,
    "pastoral.v1.ImportBegin": 96,
    "pastoral.v1.ImportRows": 97,
    "pastoral.v1.ImportRow": 98,
    "pastoral.v1.ImportFinish": 99,
    "pastoral.v1.ImportError": 100,
    "pastoral.v1.ImportResponse": 101,
    "pastoral.v1.GetImportRequest": 102,
    "pastoral.v1.TutorChange": 103,
    "pastoral.v1.ChangeTutorRequest": 104,
    "pastoral.v1.ChangeTutorResponse": 105,
    "pastoral.v1.ChangeTutorsRequest": 106,
    "pastoral.v1.ChangeTutorsResponse": 107,
    "pastoral.v1.TutorChangeOutcome": 108,
    "pastoral.v1.ListBookableStaffRequest": 109,
    "pastoral.v1.BookableStaff": 110,
    "pastoral.v1.ListBookableStaffResponse": 111,
    "pastoral.v1.WeeklyRule": 112,
    "pastoral.v1.AvailabilityException": 113,
    "pastoral.v1.BookingSettings": 114,
    "pastoral.v1.Availability": 115,
    "pastoral.v1.GetAvailabilityRequest": 116,
    "pastoral.v1.SetAvailabilityRequest": 117,
    "pastoral.v1.AddAvailabilityExceptionRequest": 118,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 119,
    "pastoral.v1.SetBookingSettingsRequest": 120,
    "pastoral.v1.Closure": 121,
    "pastoral.v1.ListClosuresRequest": 122,
    "pastoral.v1.ListClosuresResponse": 123,
    "pastoral.v1.AddClosureRequest": 124,
    "pastoral.v1.RemoveClosureRequest": 125,
    "pastoral.v1.ListSlotsRequest": 126,
    "pastoral.v1.Slot": 127,
    "pastoral.v1.ListSlotsResponse": 128,
    "pastoral.v1.BookRequest": 129,
    "pastoral.v1.BookAnyRequest": 130,
    "pastoral.v1.Days": 131,
    "pastoral.v1.Appointment": 132,
    "pastoral.v1.CancelRequest": 133,
    "pastoral.v1.RescheduleRequest": 134,
    "pastoral.v1.GetAppointmentRequest": 135,
    "pastoral.v1.ListAppointmentsRequest": 136,
    "pastoral.v1.ListAppointmentsResponse": 137,
    "pastoral.v1.ListAppointmentChangesRequest": 138,
    "pastoral.v1.AppointmentChange": 139,
    "pastoral.v1.ListAppointmentChangesResponse": 140,
    "pastoral.v1.RecordAttendanceRequest": 141,
    "pastoral.v1.CountAttendanceRequest": 142,
    "pastoral.v1.CountAttendanceResponse": 143,
    "pastoral.v1.BookingLimit": 144,
    "pastoral.v1.LimitBookingRequest": 145,
    "pastoral.v1.LiftBookingLimitRequest": 146,
    "pastoral.v1.ListBookingLimitsRequest": 147,
    "pastoral.v1.ListBookingLimitsResponse": 148,
    "pastoral.v1.BookSeriesRequest": 149,
    "pastoral.v1.Series": 150,
    "pastoral.v1.SeriesGap": 151,
    "pastoral.v1.GetSeriesRequest": 152,
    "pastoral.v1.CancelSeriesRequest": 153,
    "pastoral.v1.CalendarText": 154,
    "pastoral.v1.GetInvitationRequest": 155,
    "pastoral.v1.ExportCalendarRequest": 156,
    "pastoral.v1.WatchCalendarRequest": 157,
    "pastoral.v1.WatchCalendarResponse": 158,
    "pastoral.v1.Campaign": 159,
    "pastoral.v1.CampaignCounts": 160,
    "pastoral.v1.CreateCampaignRequest": 161,
    "pastoral.v1.StudentGroup": 162,
    "pastoral.v1.OwnTutees": 163,
    "pastoral.v1.GetCampaignRequest": 164,
    "pastoral.v1.ListCampaignsRequest": 165,
    "pastoral.v1.ListCampaignsResponse": 166,
    "pastoral.v1.ListNotBookedRequest": 167,
    "pastoral.v1.InvitedStudent": 168,
    "pastoral.v1.ListNotBookedResponse": 169,
    "pastoral.v1.RemindCampaignRequest": 170,
    "pastoral.v1.CloseCampaignRequest": 171,
    "pastoral.v1.DeclineCampaignRequest": 172,
    "pastoral.v1.SupportPost": 173,
    "pastoral.v1.GrantSupportPostRequest": 174,
    "pastoral.v1.EndSupportPostRequest": 175,
    "pastoral.v1.ListSupportPostsRequest": 176,
    "pastoral.v1.ListSupportPostsResponse": 177,
    "pastoral.v1.GetTermsRequest": 178,
    "pastoral.v1.ConfidentialityTerms": 179,
    "pastoral.v1.AcceptTermsRequest": 180,
    "pastoral.v1.Ground": 181,
    "pastoral.v1.ThirdPartySource": 182,
    "pastoral.v1.InformationGap": 183,
    "pastoral.v1.OpenCaseRequest": 184,
    "pastoral.v1.IngestRequest": 185,
    "pastoral.v1.IngestResponse": 186,
    "pastoral.v1.Case": 187,
    "pastoral.v1.CaseWords": 188,
    "pastoral.v1.CaseMember": 189,
    "pastoral.v1.ListTriageRequest": 190,
    "pastoral.v1.ListTriageResponse": 191,
    "pastoral.v1.AssessCaseRequest": 192,
    "pastoral.v1.ListEligibleRequest": 193,
    "pastoral.v1.ListEligibleResponse": 194,
    "pastoral.v1.EligiblePractitioner": 195,
    "pastoral.v1.AllocateCaseRequest": 196,
    "pastoral.v1.HoldCaseRequest": 197,
    "pastoral.v1.ChangeCaseRequest": 198,
    "pastoral.v1.RebaseCaseRequest": 199,
    "pastoral.v1.GetCaseRequest": 200,
    "pastoral.v1.ListCasesRequest": 201,
    "pastoral.v1.ListCasesResponse": 202,
    "pastoral.v1.ListCaseloadRequest": 203,
    "pastoral.v1.CaseloadEntry": 204,
    "pastoral.v1.ListCaseloadResponse": 205,
    "pastoral.v1.CaseChange": 206,
    "pastoral.v1.ListCaseChangesRequest": 207,
    "pastoral.v1.ListCaseChangesResponse": 208,
    "pastoral.v1.GetCaseStatisticsRequest": 209,
    "pastoral.v1.CaseCount": 210,
    "pastoral.v1.CaseStatistics": 211,
    "pastoral.v1.UploadDocumentRequest": 212,
    "pastoral.v1.DocumentHead": 213,
    "pastoral.v1.CaseDocument": 214,
    "pastoral.v1.DownloadDocumentRequest": 215,
    "pastoral.v1.DownloadDocumentResponse": 216,
    "pastoral.v1.ListDocumentsRequest": 217,
    "pastoral.v1.ListDocumentsResponse": 218,
    "pastoral.v1.CaseContact": 219,
    "pastoral.v1.ThirdPartySubject": 220,
    "pastoral.v1.CaseItemContent": 221,
    "pastoral.v1.CaseItem": 222,
    "pastoral.v1.AddCaseItemRequest": 223,
    "pastoral.v1.AmendCaseItemRequest": 224,
    "pastoral.v1.GetCaseItemRequest": 225,
    "pastoral.v1.ListCaseItemsRequest": 226,
    "pastoral.v1.ListCaseItemsResponse": 227,
    "pastoral.v1.ListCaseItemVersionsRequest": 228,
    "pastoral.v1.CaseItemVersion": 229,
    "pastoral.v1.ListCaseItemVersionsResponse": 230,
    "pastoral.v1.GetCaseItemVersionRequest": 231,
    "pastoral.v1.RebaseCaseItemRequest": 232,
    "pastoral.v1.CasePerson": 233,
    "pastoral.v1.SetCasePersonRequest": 234,
    "pastoral.v1.GetCasePersonRequest": 235,
    "pastoral.v1.CaseTask": 236,
    "pastoral.v1.AddCaseTaskRequest": 237,
    "pastoral.v1.SetCaseTaskRequest": 238,
    "pastoral.v1.ListCaseTasksRequest": 239,
    "pastoral.v1.ListCaseTasksResponse": 240,
    "pastoral.v1.AddCaseMemberRequest": 241,
    "pastoral.v1.EndCaseMemberRequest": 242,
    "pastoral.v1.RequestToJoinRequest": 243,
    "pastoral.v1.JoinRequest": 244,
    "pastoral.v1.AnswerJoinRequestRequest": 245,
    "pastoral.v1.ListJoinRequestsRequest": 246,
    "pastoral.v1.ListJoinRequestsResponse": 247,
    "pastoral.v1.ProposeTransferRequest": 248,
    "pastoral.v1.CaseTransfer": 249,
    "pastoral.v1.AnswerTransferRequest": 250,
    "pastoral.v1.WithdrawTransferRequest": 251,
    "pastoral.v1.ListTransfersRequest": 252,
    "pastoral.v1.ListTransfersResponse": 253,
    "pastoral.v1.DeclareConflictRequest": 254,
    "pastoral.v1.InterestConflict": 255,
    "pastoral.v1.WithdrawConflictRequest": 256,
    "pastoral.v1.ListConflictsRequest": 257,
    "pastoral.v1.ListConflictsResponse": 258,
    "pastoral.v1.GiveConsentRequest": 259,
    "pastoral.v1.Consent": 260,
    "pastoral.v1.WithdrawConsentRequest": 261,
    "pastoral.v1.WithdrawConsentResponse": 262,
    "pastoral.v1.GetConsentRequest": 263,
    "pastoral.v1.ListConsentsRequest": 264,
    "pastoral.v1.ListConsentsResponse": 265,
    "pastoral.v1.ConsentWording": 266,
    "pastoral.v1.ListWordingsRequest": 267,
    "pastoral.v1.ListWordingsResponse": 268,
    "pastoral.v1.PublishWordingRequest": 269,
    "pastoral.v1.DropIn": 270,
    "pastoral.v1.DropInPlace": 271,
    "pastoral.v1.OpenDropInRequest": 272,
    "pastoral.v1.CloseDropInRequest": 273,
    "pastoral.v1.ListDropInsRequest": 274,
    "pastoral.v1.ListDropInsResponse": 275,
    "pastoral.v1.JoinDropInRequest": 276,
    "pastoral.v1.LeaveDropInRequest": 277,
    "pastoral.v1.GetDropInPlaceRequest": 278,
    "pastoral.v1.CallNextRequest": 279,
    "pastoral.v1.CallNextResponse": 280,
    "pastoral.v1.ListDropInQueueRequest": 281,
    "pastoral.v1.ListDropInQueueResponse": 282,
    "pastoral.v1.Event": 283,
    "pastoral.v1.ListEventsRequest": 284,
    "pastoral.v1.ListEventsResponse": 285,
    "pastoral.v1.WatchEventsRequest": 286,
    "pastoral.v1.WatchEventsResponse": 287,
    "pastoral.v1.ExceptionalAccess": 288,
    "pastoral.v1.ElevateRequest": 289,
    "pastoral.v1.BreakGlassRequest": 290,
    "pastoral.v1.EndExceptionalAccessRequest": 291,
    "pastoral.v1.ReviewExceptionalAccessRequest": 292,
    "pastoral.v1.GetExceptionalAccessRequest": 293,
    "pastoral.v1.ListExceptionalAccessRequest": 294,
    "pastoral.v1.ListExceptionalAccessResponse": 295,
    "pastoral.v1.InboxItem": 296,
    "pastoral.v1.ListInboxRequest": 297,
    "pastoral.v1.ListInboxResponse": 298,
    "pastoral.v1.AcknowledgeInboxItemRequest": 299,
    "pastoral.v1.WatchInboxRequest": 300,
    "pastoral.v1.WatchInboxResponse": 301,
    "pastoral.v1.GetCheckpointRequest": 302,
    "pastoral.v1.GetCheckpointResponse": 303,
    "pastoral.v1.ProveInclusionRequest": 304,
    "pastoral.v1.ProveInclusionResponse": 305,
    "pastoral.v1.ProveConsistencyRequest": 306,
    "pastoral.v1.ProveConsistencyResponse": 307,
    "pastoral.v1.VerifyLedgerRequest": 308,
    "pastoral.v1.VerifyLedgerResponse": 309,
    "pastoral.v1.VerifyLedgerProgress": 310,
    "pastoral.v1.VerifiedLedger": 311,
    "pastoral.v1.EndedLog": 312,
    "pastoral.v1.ExportLedgerRequest": 313,
    "pastoral.v1.ExportLedgerResponse": 314,
    "pastoral.v1.AdHocMeeting": 315,
    "pastoral.v1.AgreedAction": 316,
    "pastoral.v1.CreateNoteRequest": 317,
    "pastoral.v1.AmendNoteRequest": 318,
    "pastoral.v1.ShareNoteRequest": 319,
    "pastoral.v1.DiscardDraftRequest": 320,
    "pastoral.v1.DiscardDraftResponse": 321,
    "pastoral.v1.Note": 322,
    "pastoral.v1.GetNoteRequest": 323,
    "pastoral.v1.ListNotesForStudentRequest": 324,
    "pastoral.v1.ListMyNotesRequest": 325,
    "pastoral.v1.ListNotesResponse": 326,
    "pastoral.v1.ListNoteVersionsRequest": 327,
    "pastoral.v1.ListNoteVersionsResponse": 328,
    "pastoral.v1.GetNoteVersionRequest": 329,
    "pastoral.v1.NoteVersion": 330,
    "pastoral.v1.AddCommentRequest": 331,
    "pastoral.v1.NoteComment": 332,
    "pastoral.v1.NoteAction": 333,
    "pastoral.v1.SetActionRequest": 334,
    "pastoral.v1.ListActionsRequest": 335,
    "pastoral.v1.ListActionsResponse": 336,
    "pastoral.v1.NoticeContact": 337,
    "pastoral.v1.NoticeStatement": 338,
    "pastoral.v1.Notice": 339,
    "pastoral.v1.GetNoticeRequest": 340,
    "pastoral.v1.ListNoticesRequest": 341,
    "pastoral.v1.ListNoticesResponse": 342,
    "pastoral.v1.PublishNoticeRequest": 343,
    "pastoral.v1.DestructionCertificate": 344,
    "pastoral.v1.PaperRecord": 345,
    "pastoral.v1.RegisterPaperRequest": 346,
    "pastoral.v1.MovePaperRequest": 347,
    "pastoral.v1.LoanPaperRequest": 348,
    "pastoral.v1.ReturnLoanRequest": 349,
    "pastoral.v1.DestroyPaperRequest": 350,
    "pastoral.v1.GetPaperRequest": 351,
    "pastoral.v1.ListPaperRequest": 352,
    "pastoral.v1.ListPaperResponse": 353,
    "pastoral.v1.ListOverduePaperRequest": 354,
    "pastoral.v1.PaperStep": 355,
    "pastoral.v1.ListPaperStepsRequest": 356,
    "pastoral.v1.ListPaperStepsResponse": 357,
    "pastoral.v1.SafetyGround": 358,
    "pastoral.v1.CreateReferralRequest": 359,
    "pastoral.v1.ReferralContent": 360,
    "pastoral.v1.ReferralStep": 361,
    "pastoral.v1.Referral": 362,
    "pastoral.v1.AnswerReferralRequest": 363,
    "pastoral.v1.GetReferralRequest": 364,
    "pastoral.v1.ListReferralsRequest": 365,
    "pastoral.v1.ListReferralsResponse": 366,
    "pastoral.v1.ReviewReferralRequest": 367,
    "pastoral.v1.AuthenticateRequest": 368,
    "pastoral.v1.AuthenticateResponse": 369,
    "pastoral.v1.WhoAmIRequest": 370,
    "pastoral.v1.WhoAmIResponse": 371,
    "pastoral.v1.ExchangeRequest": 372,
    "pastoral.v1.ExchangeResponse": 373,
    "pastoral.v1.StepUpRequest": 374,
    "pastoral.v1.StepUpResponse": 375,
    "pastoral.v1.EndRequest": 376,
    "pastoral.v1.EndResponse": 377,
    "pastoral.v1.ListClinicalSupervisorsRequest": 378,
    "pastoral.v1.ListClinicalSupervisorsResponse": 379,
    "pastoral.v1.ClinicalSupervisor": 380,
    "pastoral.v1.ExtractFields": 381,
    "pastoral.v1.PreviewExtractRequest": 382,
    "pastoral.v1.IdentifierFinding": 383,
    "pastoral.v1.ExtractPreview": 384,
    "pastoral.v1.ShareExtractRequest": 385,
    "pastoral.v1.SupervisionExtract": 386,
    "pastoral.v1.WithdrawExtractRequest": 387,
    "pastoral.v1.GetExtractRequest": 388,
    "pastoral.v1.ListExtractsRequest": 389,
    "pastoral.v1.ListExtractsResponse": 390,
    "pastoral.v1.WaitlistEntry": 391,
    "pastoral.v1.Offer": 392,
    "pastoral.v1.JoinWaitlistRequest": 393,
    "pastoral.v1.LeaveWaitlistRequest": 394,
    "pastoral.v1.ListWaitlistRequest": 395,
    "pastoral.v1.ListWaitlistResponse": 396,
    "pastoral.v1.AcceptOfferRequest": 397,
    "pastoral.v1.DeclineOfferRequest": 398,
  ]

  /// For each message type, by field number, the place of the message type that the field
  /// holds; -1, or no element, where it holds none.
  public static let children: [[Int16]] = [
    [],  // 0: google.protobuf.Duration
    [-1, -1, -1, 2],  // 1: google.rpc.ErrorInfo
    [],  // 2: google.rpc.ErrorInfo.MetadataEntry
    [-1, 4],  // 3: google.rpc.BadRequest
    [],  // 4: google.rpc.BadRequest.FieldViolation
    [-1, 0],  // 5: google.rpc.RetryInfo
    [],  // 6: grpc.health.v1.HealthCheckRequest
    [],  // 7: grpc.health.v1.HealthCheckResponse
    [],  // 8: google.protobuf.Empty
    [],  // 9: google.protobuf.DoubleValue
    [],  // 10: google.protobuf.FloatValue
    [],  // 11: google.protobuf.Int64Value
    [],  // 12: google.protobuf.UInt64Value
    [],  // 13: google.protobuf.Int32Value
    [],  // 14: google.protobuf.UInt32Value
    [],  // 15: google.protobuf.BoolValue
    [],  // 16: google.protobuf.StringValue
    [],  // 17: google.protobuf.BytesValue
    [],  // 18: pastoral.transport.v1.HelloRequest
    [],  // 19: pastoral.transport.v1.HelloResponse
    [],  // 20: pastoral.transport.v1.CancelRequest
    [],  // 21: pastoral.transport.v1.CancelResponse
    [],  // 22: google.protobuf.Timestamp
    [],  // 23: pastoral.v1.Principal
    [],  // 24: pastoral.v1.ListPrincipalsRequest
    [-1, 23],  // 25: pastoral.v1.ListPrincipalsResponse
    [],  // 26: pastoral.v1.DisablePrincipalRequest
    [],  // 27: pastoral.v1.EnablePrincipalRequest
    [],  // 28: pastoral.v1.GrantRoleRequest
    [-1, -1, -1, -1, -1, -1, 22, -1, 22],  // 29: pastoral.v1.RoleGrant
    [],  // 30: pastoral.v1.DecideRoleGrantRequest
    [],  // 31: pastoral.v1.RevokeRoleRequest
    [],  // 32: pastoral.v1.ListRoleGrantsRequest
    [-1, 29],  // 33: pastoral.v1.ListRoleGrantsResponse
    [],  // 34: pastoral.v1.GetPolicyRequest
    [],  // 35: pastoral.v1.PolicyRow
    [-1, -1, 35],  // 36: pastoral.v1.Policy
    [-1, -1, -1, 22, 22, 22],  // 37: pastoral.v1.TokenInfo
    [],  // 38: pastoral.v1.ListTokensRequest
    [-1, 37],  // 39: pastoral.v1.ListTokensResponse
    [],  // 40: pastoral.v1.IssueTokenRequest
    [-1, 37],  // 41: pastoral.v1.IssueTokenResponse
    [],  // 42: pastoral.v1.RotateTokenRequest
    [],  // 43: pastoral.v1.RevokeTokenRequest
    [],  // 44: pastoral.v1.BindIdentityRequest
    [],  // 45: pastoral.v1.IdentityBinding
    [],  // 46: pastoral.v1.UnbindIdentityRequest
    [],  // 47: pastoral.v1.BindCertificateRequest
    [],  // 48: pastoral.v1.CertificateBinding
    [],  // 49: pastoral.v1.RevokeCertificateRequest
    [],  // 50: pastoral.v1.RevokeCertificateResponse
    [-1, 45, 48, 22],  // 51: pastoral.v1.Binding
    [],  // 52: pastoral.v1.ListBindingsRequest
    [-1, 51],  // 53: pastoral.v1.ListBindingsResponse
    [],  // 54: pastoral.v1.Date
    [],  // 55: pastoral.v1.NoticeVersion
    [-1, -1, 22],  // 56: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 57: pastoral.v1.ListAccessesRequest
    [-1, 56],  // 58: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 59: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 60: pastoral.v1.Denial
    [],  // 61: pastoral.v1.ListDenialsRequest
    [-1, 60],  // 62: pastoral.v1.ListDenialsResponse
    [],  // 63: pastoral.v1.Student
    [],  // 64: pastoral.v1.StaffMember
    [],  // 65: pastoral.v1.Programme
    [],  // 66: pastoral.v1.Module
    [-1, -1, -1, -1, 54, 54],  // 67: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 54, 54],  // 68: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 54, 54],  // 69: pastoral.v1.Relation
    [],  // 70: pastoral.v1.GetStudentRequest
    [],  // 71: pastoral.v1.ListStudentsRequest
    [-1, 63],  // 72: pastoral.v1.ListStudentsResponse
    [-1, 63],  // 73: pastoral.v1.PutStudentRequest
    [],  // 74: pastoral.v1.GetStaffMemberRequest
    [],  // 75: pastoral.v1.ListStaffMembersRequest
    [-1, 64],  // 76: pastoral.v1.ListStaffMembersResponse
    [-1, 64],  // 77: pastoral.v1.PutStaffMemberRequest
    [],  // 78: pastoral.v1.GetProgrammeRequest
    [],  // 79: pastoral.v1.ListProgrammesRequest
    [-1, 65],  // 80: pastoral.v1.ListProgrammesResponse
    [-1, 65],  // 81: pastoral.v1.PutProgrammeRequest
    [],  // 82: pastoral.v1.GetModuleRequest
    [],  // 83: pastoral.v1.ListModulesRequest
    [-1, 66],  // 84: pastoral.v1.ListModulesResponse
    [-1, 66],  // 85: pastoral.v1.PutModuleRequest
    [],  // 86: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 67],  // 87: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 67],  // 88: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 89: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 68],  // 90: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 68],  // 91: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 92: pastoral.v1.ListRelationsRequest
    [-1, 69],  // 93: pastoral.v1.ListRelationsResponse
    [-1, 69],  // 94: pastoral.v1.PutRelationRequest
    [-1, -1, 96, 97, 99],  // 95: pastoral.v1.ImportRequest
    [],  // 96: pastoral.v1.ImportBegin
    [-1, -1, 98],  // 97: pastoral.v1.ImportRows
    [-1, 63, 64, 65, 66, 67, 68, 69],  // 98: pastoral.v1.ImportRow
    [],  // 99: pastoral.v1.ImportFinish
    [],  // 100: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 100],  // 101: pastoral.v1.ImportResponse
    [],  // 102: pastoral.v1.GetImportRequest
    [-1, -1, -1, 54, 54],  // 103: pastoral.v1.TutorChange
    [-1, 103],  // 104: pastoral.v1.ChangeTutorRequest
    [-1, 69],  // 105: pastoral.v1.ChangeTutorResponse
    [-1, 103],  // 106: pastoral.v1.ChangeTutorsRequest
    [-1, 108],  // 107: pastoral.v1.ChangeTutorsResponse
    [-1, -1, 105],  // 108: pastoral.v1.TutorChangeOutcome
    [],  // 109: pastoral.v1.ListBookableStaffRequest
    [],  // 110: pastoral.v1.BookableStaff
    [-1, 110],  // 111: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 54, 54],  // 112: pastoral.v1.WeeklyRule
    [-1, -1, -1, 54],  // 113: pastoral.v1.AvailabilityException
    [],  // 114: pastoral.v1.BookingSettings
    [-1, -1, 112, 113, -1, 114],  // 115: pastoral.v1.Availability
    [],  // 116: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 112],  // 117: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 113],  // 118: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 119: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, 114],  // 120: pastoral.v1.SetBookingSettingsRequest
    [-1, -1, -1, 54, 54],  // 121: pastoral.v1.Closure
    [-1, 54, 54],  // 122: pastoral.v1.ListClosuresRequest
    [-1, 121],  // 123: pastoral.v1.ListClosuresResponse
    [-1, 121],  // 124: pastoral.v1.AddClosureRequest
    [],  // 125: pastoral.v1.RemoveClosureRequest
    [-1, -1, -1, 54, 54],  // 126: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 127: pastoral.v1.Slot
    [-1, 127],  // 128: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 129: pastoral.v1.BookRequest
    [-1, -1, -1, 22, 131],  // 130: pastoral.v1.BookAnyRequest
    [-1, 54, 54],  // 131: pastoral.v1.Days
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 55, -1, -1, 22, 22, -1, -1, -1, 22],  // 132: pastoral.v1.Appointment
    [],  // 133: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 134: pastoral.v1.RescheduleRequest
    [],  // 135: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 136: pastoral.v1.ListAppointmentsRequest
    [-1, 132],  // 137: pastoral.v1.ListAppointmentsResponse
    [],  // 138: pastoral.v1.ListAppointmentChangesRequest
    [-1, -1, 22, 22, -1, -1, -1, -1, 22],  // 139: pastoral.v1.AppointmentChange
    [-1, 139],  // 140: pastoral.v1.ListAppointmentChangesResponse
    [],  // 141: pastoral.v1.RecordAttendanceRequest
    [],  // 142: pastoral.v1.CountAttendanceRequest
    [],  // 143: pastoral.v1.CountAttendanceResponse
    [-1, -1, -1, -1, 54, -1, -1, -1, 22, 22],  // 144: pastoral.v1.BookingLimit
    [-1, -1, -1, 54],  // 145: pastoral.v1.LimitBookingRequest
    [],  // 146: pastoral.v1.LiftBookingLimitRequest
    [],  // 147: pastoral.v1.ListBookingLimitsRequest
    [-1, 144],  // 148: pastoral.v1.ListBookingLimitsResponse
    [-1, -1, -1, 22],  // 149: pastoral.v1.BookSeriesRequest
    [-1, -1, 132, 151],  // 150: pastoral.v1.Series
    [-1, 22],  // 151: pastoral.v1.SeriesGap
    [],  // 152: pastoral.v1.GetSeriesRequest
    [-1, -1, 54],  // 153: pastoral.v1.CancelSeriesRequest
    [],  // 154: pastoral.v1.CalendarText
    [],  // 155: pastoral.v1.GetInvitationRequest
    [-1, 54, 54],  // 156: pastoral.v1.ExportCalendarRequest
    [],  // 157: pastoral.v1.WatchCalendarRequest
    [-1, 132],  // 158: pastoral.v1.WatchCalendarResponse
    [-1, -1, -1, -1, -1, 54, 54, -1, 22, 160],  // 159: pastoral.v1.Campaign
    [],  // 160: pastoral.v1.CampaignCounts
    [-1, -1, -1, 54, 54, 162, 163],  // 161: pastoral.v1.CreateCampaignRequest
    [],  // 162: pastoral.v1.StudentGroup
    [],  // 163: pastoral.v1.OwnTutees
    [],  // 164: pastoral.v1.GetCampaignRequest
    [],  // 165: pastoral.v1.ListCampaignsRequest
    [-1, 159],  // 166: pastoral.v1.ListCampaignsResponse
    [],  // 167: pastoral.v1.ListNotBookedRequest
    [],  // 168: pastoral.v1.InvitedStudent
    [-1, 168],  // 169: pastoral.v1.ListNotBookedResponse
    [],  // 170: pastoral.v1.RemindCampaignRequest
    [],  // 171: pastoral.v1.CloseCampaignRequest
    [],  // 172: pastoral.v1.DeclineCampaignRequest
    [-1, -1, -1, -1, -1, -1, 54, 54, -1, 22],  // 173: pastoral.v1.SupportPost
    [-1, -1, -1, -1, 54, 54],  // 174: pastoral.v1.GrantSupportPostRequest
    [-1, -1, 54],  // 175: pastoral.v1.EndSupportPostRequest
    [],  // 176: pastoral.v1.ListSupportPostsRequest
    [-1, 173],  // 177: pastoral.v1.ListSupportPostsResponse
    [],  // 178: pastoral.v1.GetTermsRequest
    [-1, -1, -1, 54, 22],  // 179: pastoral.v1.ConfidentialityTerms
    [],  // 180: pastoral.v1.AcceptTermsRequest
    [],  // 181: pastoral.v1.Ground
    [],  // 182: pastoral.v1.ThirdPartySource
    [],  // 183: pastoral.v1.InformationGap
    [-1, -1, -1, -1, 183, -1, -1, 182, 181],  // 184: pastoral.v1.OpenCaseRequest
    [],  // 185: pastoral.v1.IngestRequest
    [],  // 186: pastoral.v1.IngestResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, 54, -1, -1, 181, 55, -1, -1, 189, -1, 188],  // 187: pastoral.v1.Case
    [-1, -1, -1, -1, 182, 183],  // 188: pastoral.v1.CaseWords
    [-1, -1, -1, -1, 22, 54],  // 189: pastoral.v1.CaseMember
    [],  // 190: pastoral.v1.ListTriageRequest
    [-1, 187],  // 191: pastoral.v1.ListTriageResponse
    [],  // 192: pastoral.v1.AssessCaseRequest
    [],  // 193: pastoral.v1.ListEligibleRequest
    [-1, 195],  // 194: pastoral.v1.ListEligibleResponse
    [],  // 195: pastoral.v1.EligiblePractitioner
    [],  // 196: pastoral.v1.AllocateCaseRequest
    [-1, -1, -1, -1, 54],  // 197: pastoral.v1.HoldCaseRequest
    [],  // 198: pastoral.v1.ChangeCaseRequest
    [-1, -1, -1, 181],  // 199: pastoral.v1.RebaseCaseRequest
    [],  // 200: pastoral.v1.GetCaseRequest
    [],  // 201: pastoral.v1.ListCasesRequest
    [-1, 187],  // 202: pastoral.v1.ListCasesResponse
    [],  // 203: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 54, -1, 22, -1, -1, -1, -1, -1, -1, -1, -1, 54],  // 204: pastoral.v1.CaseloadEntry
    [-1, 204],  // 205: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 22],  // 206: pastoral.v1.CaseChange
    [],  // 207: pastoral.v1.ListCaseChangesRequest
    [-1, 206],  // 208: pastoral.v1.ListCaseChangesResponse
    [-1, 54, 54],  // 209: pastoral.v1.GetCaseStatisticsRequest
    [],  // 210: pastoral.v1.CaseCount
    [-1, 210],  // 211: pastoral.v1.CaseStatistics
    [-1, 213],  // 212: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 182, 181],  // 213: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 182, 181, 55, -1, -1, 22],  // 214: pastoral.v1.CaseDocument
    [],  // 215: pastoral.v1.DownloadDocumentRequest
    [-1, 214],  // 216: pastoral.v1.DownloadDocumentResponse
    [],  // 217: pastoral.v1.ListDocumentsRequest
    [-1, 214],  // 218: pastoral.v1.ListDocumentsResponse
    [-1, 22],  // 219: pastoral.v1.CaseContact
    [],  // 220: pastoral.v1.ThirdPartySubject
    [-1, -1, -1, -1, -1, -1, -1, -1, 220, -1, 182, 181, 219],  // 221: pastoral.v1.CaseItemContent
    [-1, -1, -1, -1, -1, -1, -1, 22, -1, -1, 22, -1, -1, -1, -1, -1, 55, -1, 221],  // 222: pastoral.v1.CaseItem
    [-1, -1, -1, 221],  // 223: pastoral.v1.AddCaseItemRequest
    [-1, -1, -1, 221],  // 224: pastoral.v1.AmendCaseItemRequest
    [],  // 225: pastoral.v1.GetCaseItemRequest
    [],  // 226: pastoral.v1.ListCaseItemsRequest
    [-1, 222],  // 227: pastoral.v1.ListCaseItemsResponse
    [],  // 228: pastoral.v1.ListCaseItemVersionsRequest
    [-1, -1, -1, -1, 22, 55],  // 229: pastoral.v1.CaseItemVersion
    [-1, 229],  // 230: pastoral.v1.ListCaseItemVersionsResponse
    [],  // 231: pastoral.v1.GetCaseItemVersionRequest
    [-1, -1, -1, 181],  // 232: pastoral.v1.RebaseCaseItemRequest
    [-1, -1, -1, -1, -1, -1, -1, 54, -1, 22],  // 233: pastoral.v1.CasePerson
    [-1, -1, -1, -1, -1, -1, -1, 54],  // 234: pastoral.v1.SetCasePersonRequest
    [],  // 235: pastoral.v1.GetCasePersonRequest
    [-1, -1, -1, -1, -1, -1, 54, -1, -1, -1, -1, -1, 22, 22],  // 236: pastoral.v1.CaseTask
    [-1, -1, -1, -1, 54],  // 237: pastoral.v1.AddCaseTaskRequest
    [-1, -1, -1, -1, -1, 54],  // 238: pastoral.v1.SetCaseTaskRequest
    [],  // 239: pastoral.v1.ListCaseTasksRequest
    [-1, 236],  // 240: pastoral.v1.ListCaseTasksResponse
    [-1, -1, -1, -1, -1, -1, 54],  // 241: pastoral.v1.AddCaseMemberRequest
    [],  // 242: pastoral.v1.EndCaseMemberRequest
    [],  // 243: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, -1, -1, 22],  // 244: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 54],  // 245: pastoral.v1.AnswerJoinRequestRequest
    [],  // 246: pastoral.v1.ListJoinRequestsRequest
    [-1, 244],  // 247: pastoral.v1.ListJoinRequestsResponse
    [],  // 248: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, -1, 22],  // 249: pastoral.v1.CaseTransfer
    [],  // 250: pastoral.v1.AnswerTransferRequest
    [],  // 251: pastoral.v1.WithdrawTransferRequest
    [],  // 252: pastoral.v1.ListTransfersRequest
    [-1, 249],  // 253: pastoral.v1.ListTransfersResponse
    [],  // 254: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 22, -1, -1, 22],  // 255: pastoral.v1.InterestConflict
    [],  // 256: pastoral.v1.WithdrawConflictRequest
    [],  // 257: pastoral.v1.ListConflictsRequest
    [-1, 255],  // 258: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 54, -1, -1, 22],  // 259: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 54, -1, -1, 55, -1, 22, 22, -1, -1, -1, 22],  // 260: pastoral.v1.Consent
    [],  // 261: pastoral.v1.WithdrawConsentRequest
    [-1, 260],  // 262: pastoral.v1.WithdrawConsentResponse
    [],  // 263: pastoral.v1.GetConsentRequest
    [],  // 264: pastoral.v1.ListConsentsRequest
    [-1, 260],  // 265: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 54],  // 266: pastoral.v1.ConsentWording
    [],  // 267: pastoral.v1.ListWordingsRequest
    [-1, 266],  // 268: pastoral.v1.ListWordingsResponse
    [-1, 266],  // 269: pastoral.v1.PublishWordingRequest
    [-1, -1, -1, 22, 22],  // 270: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 22],  // 271: pastoral.v1.DropInPlace
    [-1, 54],  // 272: pastoral.v1.OpenDropInRequest
    [],  // 273: pastoral.v1.CloseDropInRequest
    [-1, -1, 54, 54],  // 274: pastoral.v1.ListDropInsRequest
    [-1, 270],  // 275: pastoral.v1.ListDropInsResponse
    [],  // 276: pastoral.v1.JoinDropInRequest
    [],  // 277: pastoral.v1.LeaveDropInRequest
    [],  // 278: pastoral.v1.GetDropInPlaceRequest
    [],  // 279: pastoral.v1.CallNextRequest
    [-1, 271],  // 280: pastoral.v1.CallNextResponse
    [],  // 281: pastoral.v1.ListDropInQueueRequest
    [-1, 271],  // 282: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 22],  // 283: pastoral.v1.Event
    [],  // 284: pastoral.v1.ListEventsRequest
    [-1, 283],  // 285: pastoral.v1.ListEventsResponse
    [],  // 286: pastoral.v1.WatchEventsRequest
    [-1, 283],  // 287: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 288: pastoral.v1.ExceptionalAccess
    [],  // 289: pastoral.v1.ElevateRequest
    [],  // 290: pastoral.v1.BreakGlassRequest
    [],  // 291: pastoral.v1.EndExceptionalAccessRequest
    [],  // 292: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 293: pastoral.v1.GetExceptionalAccessRequest
    [],  // 294: pastoral.v1.ListExceptionalAccessRequest
    [-1, 288],  // 295: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 296: pastoral.v1.InboxItem
    [],  // 297: pastoral.v1.ListInboxRequest
    [-1, 296],  // 298: pastoral.v1.ListInboxResponse
    [],  // 299: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 300: pastoral.v1.WatchInboxRequest
    [-1, -1, 296],  // 301: pastoral.v1.WatchInboxResponse
    [],  // 302: pastoral.v1.GetCheckpointRequest
    [],  // 303: pastoral.v1.GetCheckpointResponse
    [],  // 304: pastoral.v1.ProveInclusionRequest
    [],  // 305: pastoral.v1.ProveInclusionResponse
    [],  // 306: pastoral.v1.ProveConsistencyRequest
    [],  // 307: pastoral.v1.ProveConsistencyResponse
    [],  // 308: pastoral.v1.VerifyLedgerRequest
    [-1, 310, 311],  // 309: pastoral.v1.VerifyLedgerResponse
    [],  // 310: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 312],  // 311: pastoral.v1.VerifiedLedger
    [],  // 312: pastoral.v1.EndedLog
    [],  // 313: pastoral.v1.ExportLedgerRequest
    [],  // 314: pastoral.v1.ExportLedgerResponse
    [-1, 22],  // 315: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 54],  // 316: pastoral.v1.AgreedAction
    [-1, -1, -1, 315, -1, -1, -1, 316],  // 317: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 316],  // 318: pastoral.v1.AmendNoteRequest
    [],  // 319: pastoral.v1.ShareNoteRequest
    [],  // 320: pastoral.v1.DiscardDraftRequest
    [],  // 321: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 315, 22, -1, -1, -1, 333, -1, -1, -1, -1, -1, -1, -1, -1, -1, 55, 332, 22, 22, 22],  // 322: pastoral.v1.Note
    [],  // 323: pastoral.v1.GetNoteRequest
    [],  // 324: pastoral.v1.ListNotesForStudentRequest
    [],  // 325: pastoral.v1.ListMyNotesRequest
    [-1, 322],  // 326: pastoral.v1.ListNotesResponse
    [],  // 327: pastoral.v1.ListNoteVersionsRequest
    [-1, 330],  // 328: pastoral.v1.ListNoteVersionsResponse
    [],  // 329: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 22, 55, -1, -1, -1, 316],  // 330: pastoral.v1.NoteVersion
    [],  // 331: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 22],  // 332: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 54, -1, -1, -1, 22],  // 333: pastoral.v1.NoteAction
    [],  // 334: pastoral.v1.SetActionRequest
    [],  // 335: pastoral.v1.ListActionsRequest
    [-1, 333],  // 336: pastoral.v1.ListActionsResponse
    [],  // 337: pastoral.v1.NoticeContact
    [],  // 338: pastoral.v1.NoticeStatement
    [-1, 55, -1, 54, -1, 337, 338, -1, -1, 22],  // 339: pastoral.v1.Notice
    [],  // 340: pastoral.v1.GetNoticeRequest
    [],  // 341: pastoral.v1.ListNoticesRequest
    [-1, 339],  // 342: pastoral.v1.ListNoticesResponse
    [-1, 339],  // 343: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, 54],  // 344: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 22, 344, -1, -1, -1, -1, -1, 54, -1, 22],  // 345: pastoral.v1.PaperRecord
    [],  // 346: pastoral.v1.RegisterPaperRequest
    [],  // 347: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 54],  // 348: pastoral.v1.LoanPaperRequest
    [],  // 349: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 344],  // 350: pastoral.v1.DestroyPaperRequest
    [],  // 351: pastoral.v1.GetPaperRequest
    [],  // 352: pastoral.v1.ListPaperRequest
    [-1, 345],  // 353: pastoral.v1.ListPaperResponse
    [],  // 354: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 22],  // 355: pastoral.v1.PaperStep
    [],  // 356: pastoral.v1.ListPaperStepsRequest
    [-1, 355],  // 357: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, 54],  // 358: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 358],  // 359: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 316],  // 360: pastoral.v1.ReferralContent
    [-1, -1, -1, 22],  // 361: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 358, -1, -1, 55, 22, 22, 360, 361, 361, 361],  // 362: pastoral.v1.Referral
    [],  // 363: pastoral.v1.AnswerReferralRequest
    [],  // 364: pastoral.v1.GetReferralRequest
    [],  // 365: pastoral.v1.ListReferralsRequest
    [-1, 362],  // 366: pastoral.v1.ListReferralsResponse
    [],  // 367: pastoral.v1.ReviewReferralRequest
    [],  // 368: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 369: pastoral.v1.AuthenticateResponse
    [],  // 370: pastoral.v1.WhoAmIRequest
    [],  // 371: pastoral.v1.WhoAmIResponse
    [],  // 372: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 373: pastoral.v1.ExchangeResponse
    [],  // 374: pastoral.v1.StepUpRequest
    [-1, -1, 22],  // 375: pastoral.v1.StepUpResponse
    [],  // 376: pastoral.v1.EndRequest
    [],  // 377: pastoral.v1.EndResponse
    [],  // 378: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 380],  // 379: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 380: pastoral.v1.ClinicalSupervisor
    [],  // 381: pastoral.v1.ExtractFields
    [-1, -1, -1, 381],  // 382: pastoral.v1.PreviewExtractRequest
    [],  // 383: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 381, 383],  // 384: pastoral.v1.ExtractPreview
    [-1, -1, -1, 381],  // 385: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 381, -1, -1, -1, 22, 22],  // 386: pastoral.v1.SupervisionExtract
    [],  // 387: pastoral.v1.WithdrawExtractRequest
    [],  // 388: pastoral.v1.GetExtractRequest
    [],  // 389: pastoral.v1.ListExtractsRequest
    [-1, 386],  // 390: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 54, 54, -1, -1, 22, 392],  // 391: pastoral.v1.WaitlistEntry
    [-1, -1, 22, 22, -1, 22],  // 392: pastoral.v1.Offer
    [-1, -1, -1, 54, 54],  // 393: pastoral.v1.JoinWaitlistRequest
    [],  // 394: pastoral.v1.LeaveWaitlistRequest
    [],  // 395: pastoral.v1.ListWaitlistRequest
    [-1, 391],  // 396: pastoral.v1.ListWaitlistResponse
    [],  // 397: pastoral.v1.AcceptOfferRequest
    [],  // 398: pastoral.v1.DeclineOfferRequest
  ]
}
