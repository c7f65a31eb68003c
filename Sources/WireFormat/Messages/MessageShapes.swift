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
    "pastoral.v1.Date": 23,
    "pastoral.v1.NoticeVersion": 24,
    "pastoral.v1.Adjustment": 25,
    "pastoral.v1.ProposeAdjustmentRequest": 26,
    "pastoral.v1.AmendAdjustmentRequest": 27,
    "pastoral.v1.ApproveAdjustmentRequest": 28,
    "pastoral.v1.EndAdjustmentRequest": 29,
    "pastoral.v1.ListAdjustmentsRequest": 30,
    "pastoral.v1.ListAdjustmentsResponse": 31,
    "pastoral.v1.Principal": 32,
    "pastoral.v1.ListPrincipalsRequest": 33,
    "pastoral.v1.ListPrincipalsResponse": 34,
    "pastoral.v1.DisablePrincipalRequest": 35,
    "pastoral.v1.EnablePrincipalRequest": 36,
    "pastoral.v1.GrantRoleRequest": 37,
    "pastoral.v1.RoleGrant": 38,
    "pastoral.v1.DecideRoleGrantRequest": 39,
    "pastoral.v1.RevokeRoleRequest": 40,
    "pastoral.v1.ListRoleGrantsRequest": 41,
    "pastoral.v1.ListRoleGrantsResponse": 42,
    "pastoral.v1.GetPolicyRequest": 43,
    "pastoral.v1.PolicyRow": 44,
    "pastoral.v1.Policy": 45,
    "pastoral.v1.TokenInfo": 46,
    "pastoral.v1.ListTokensRequest": 47,
    "pastoral.v1.ListTokensResponse": 48,
    "pastoral.v1.IssueTokenRequest": 49,
    "pastoral.v1.IssueTokenResponse": 50,
    "pastoral.v1.RotateTokenRequest": 51,
    "pastoral.v1.RevokeTokenRequest": 52,
    "pastoral.v1.BindIdentityRequest": 53,
    "pastoral.v1.IdentityBinding": 54,
    "pastoral.v1.UnbindIdentityRequest": 55,
    "pastoral.v1.BindCertificateRequest": 56,
    "pastoral.v1.CertificateBinding": 57,
    "pastoral.v1.RevokeCertificateRequest": 58,
    "pastoral.v1.RevokeCertificateResponse": 59,
    "pastoral.v1.Binding": 60,
    "pastoral.v1.ListBindingsRequest": 61,
    "pastoral.v1.ListBindingsResponse": 62,
    "pastoral.v1.Access": 63,
    "pastoral.v1.ListAccessesRequest": 64,
    "pastoral.v1.ListAccessesResponse": 65,
    "pastoral.v1.ExportAccessesRequest": 66,
    "pastoral.v1.Denial": 67,
    "pastoral.v1.ListDenialsRequest": 68,
    "pastoral.v1.ListDenialsResponse": 69,
    "pastoral.v1.Student": 70,
    "pastoral.v1.StaffMember": 71,
    "pastoral.v1.Programme": 72,
    "pastoral.v1.Module": 73,
    "pastoral.v1.EnrolmentPeriod": 74,
    "pastoral.v1.ModuleEnrolment": 75,
    "pastoral.v1.Relation": 76,
    "pastoral.v1.GetStudentRequest": 77,
    "pastoral.v1.ListStudentsRequest": 78,
    "pastoral.v1.ListStudentsResponse": 79,
    "pastoral.v1.PutStudentRequest": 80,
    "pastoral.v1.GetStaffMemberRequest": 81,
    "pastoral.v1.ListStaffMembersRequest": 82,
    "pastoral.v1.ListStaffMembersResponse": 83,
    "pastoral.v1.PutStaffMemberRequest": 84,
    "pastoral.v1.GetProgrammeRequest": 85,
    "pastoral.v1.ListProgrammesRequest": 86,
    "pastoral.v1.ListProgrammesResponse": 87,
    "pastoral.v1.PutProgrammeRequest": 88,
    "pastoral.v1.GetModuleRequest": 89,
    "pastoral.v1.ListModulesRequest": 90,
    "pastoral.v1.ListModulesResponse": 91,
    "pastoral.v1.PutModuleRequest": 92,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 93,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 94,
    "pastoral.v1.PutEnrolmentPeriodRequest": 95,
    "pastoral.v1.ListModuleEnrolmentsRequest": 96,
    "pastoral.v1.ListModuleEnrolmentsResponse": 97,
    "pastoral.v1.PutModuleEnrolmentRequest": 98,
    "pastoral.v1.ListRelationsRequest": 99,
    "pastoral.v1.ListRelationsResponse": 100,
    "pastoral.v1.PutRelationRequest": 101,
    "pastoral.v1.ImportRequest": 102,
    "pastoral.v1.ImportBegin": 103,
    "pastoral.v1.ImportRows": 104,
    "pastoral.v1.ImportRow": 105,
    "pastoral.v1.ImportFinish": 106,
    "pastoral.v1.ImportError": 107,
    "pastoral.v1.ImportResponse": 108,
    "pastoral.v1.GetImportRequest": 109,
    "pastoral.v1.TutorChange": 110,
    "pastoral.v1.ChangeTutorRequest": 111,
    "pastoral.v1.ChangeTutorResponse": 112,
    "pastoral.v1.ChangeTutorsRequest": 113,
    "pastoral.v1.ChangeTutorsResponse": 114,
    "pastoral.v1.TutorChangeOutcome": 115,
    "pastoral.v1.ListBookableStaffRequest": 116,
    "pastoral.v1.BookableStaff": 117,
    "pastoral.v1.ListBookableStaffResponse": 118,
    "pastoral.v1.WeeklyRule": 119,
    "pastoral.v1.AvailabilityException": 120,
    "pastoral.v1.BookingSettings": 121,
    "pastoral.v1.Availability": 122,
    "pastoral.v1.GetAvailabilityRequest": 123,
    "pastoral.v1.SetAvailabilityRequest": 124,
    "pastoral.v1.AddAvailabilityExceptionRequest": 125,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 126,
    "pastoral.v1.SetBookingSettingsRequest": 127,
    "pastoral.v1.Closure": 128,
    "pastoral.v1.ListClosuresRequest": 129,
    "pastoral.v1.ListClosuresResponse": 130,
    "pastoral.v1.AddClosureRequest": 131,
    "pastoral.v1.RemoveClosureRequest": 132,
    "pastoral.v1.ListSlotsRequest": 133,
    "pastoral.v1.Slot": 134,
    "pastoral.v1.ListSlotsResponse": 135,
    "pastoral.v1.BookRequest": 136,
    "pastoral.v1.BookAnyRequest": 137,
    "pastoral.v1.Days": 138,
    "pastoral.v1.Appointment": 139,
    "pastoral.v1.CancelRequest": 140,
    "pastoral.v1.RescheduleRequest": 141,
    "pastoral.v1.GetAppointmentRequest": 142,
    "pastoral.v1.ListAppointmentsRequest": 143,
    "pastoral.v1.ListAppointmentsResponse": 144,
    "pastoral.v1.ListAppointmentChangesRequest": 145,
    "pastoral.v1.AppointmentChange": 146,
    "pastoral.v1.ListAppointmentChangesResponse": 147,
    "pastoral.v1.RecordAttendanceRequest": 148,
    "pastoral.v1.CountAttendanceRequest": 149,
    "pastoral.v1.CountAttendanceResponse": 150,
    "pastoral.v1.BookingLimit": 151,
    "pastoral.v1.LimitBookingRequest": 152,
    "pastoral.v1.LiftBookingLimitRequest": 153,
    "pastoral.v1.ListBookingLimitsRequest": 154,
    "pastoral.v1.ListBookingLimitsResponse": 155,
    "pastoral.v1.BookSeriesRequest": 156,
    "pastoral.v1.Series": 157,
    "pastoral.v1.SeriesGap": 158,
    "pastoral.v1.GetSeriesRequest": 159,
    "pastoral.v1.CancelSeriesRequest": 160,
    "pastoral.v1.CalendarText": 161,
    "pastoral.v1.GetInvitationRequest": 162,
    "pastoral.v1.ExportCalendarRequest": 163,
    "pastoral.v1.WatchCalendarRequest": 164,
    "pastoral.v1.WatchCalendarResponse": 165,
    "pastoral.v1.Campaign": 166,
    "pastoral.v1.CampaignCounts": 167,
    "pastoral.v1.CreateCampaignRequest": 168,
    "pastoral.v1.StudentGroup": 169,
    "pastoral.v1.OwnTutees": 170,
    "pastoral.v1.GetCampaignRequest": 171,
    "pastoral.v1.ListCampaignsRequest": 172,
    "pastoral.v1.ListCampaignsResponse": 173,
    "pastoral.v1.ListNotBookedRequest": 174,
    "pastoral.v1.InvitedStudent": 175,
    "pastoral.v1.ListNotBookedResponse": 176,
    "pastoral.v1.RemindCampaignRequest": 177,
    "pastoral.v1.CloseCampaignRequest": 178,
    "pastoral.v1.DeclineCampaignRequest": 179,
    "pastoral.v1.SupportPost": 180,
    "pastoral.v1.GrantSupportPostRequest": 181,
    "pastoral.v1.EndSupportPostRequest": 182,
    "pastoral.v1.ListSupportPostsRequest": 183,
    "pastoral.v1.ListSupportPostsResponse": 184,
    "pastoral.v1.GetTermsRequest": 185,
    "pastoral.v1.ConfidentialityTerms": 186,
    "pastoral.v1.AcceptTermsRequest": 187,
    "pastoral.v1.Ground": 188,
    "pastoral.v1.ThirdPartySource": 189,
    "pastoral.v1.InformationGap": 190,
    "pastoral.v1.OpenCaseRequest": 191,
    "pastoral.v1.IngestRequest": 192,
    "pastoral.v1.IngestResponse": 193,
    "pastoral.v1.Case": 194,
    "pastoral.v1.CaseWords": 195,
    "pastoral.v1.CaseMember": 196,
    "pastoral.v1.ListTriageRequest": 197,
    "pastoral.v1.ListTriageResponse": 198,
    "pastoral.v1.AssessCaseRequest": 199,
    "pastoral.v1.ListEligibleRequest": 200,
    "pastoral.v1.ListEligibleResponse": 201,
    "pastoral.v1.EligiblePractitioner": 202,
    "pastoral.v1.AllocateCaseRequest": 203,
    "pastoral.v1.HoldCaseRequest": 204,
    "pastoral.v1.ChangeCaseRequest": 205,
    "pastoral.v1.RebaseCaseRequest": 206,
    "pastoral.v1.GetCaseRequest": 207,
    "pastoral.v1.ListCasesRequest": 208,
    "pastoral.v1.ListCasesResponse": 209,
    "pastoral.v1.ListCaseloadRequest": 210,
    "pastoral.v1.CaseloadEntry": 211,
    "pastoral.v1.ListCaseloadResponse": 212,
    "pastoral.v1.CaseChange": 213,
    "pastoral.v1.ListCaseChangesRequest": 214,
    "pastoral.v1.ListCaseChangesResponse": 215,
    "pastoral.v1.GetCaseStatisticsRequest": 216,
    "pastoral.v1.CaseCount": 217,
    "pastoral.v1.CaseStatistics": 218,
    "pastoral.v1.UploadDocumentRequest": 219,
    "pastoral.v1.DocumentHead": 220,
    "pastoral.v1.CaseDocument": 221,
    "pastoral.v1.DownloadDocumentRequest": 222,
    "pastoral.v1.DownloadDocumentResponse": 223,
    "pastoral.v1.ListDocumentsRequest": 224,
    "pastoral.v1.ListDocumentsResponse": 225,
    "pastoral.v1.CaseContact": 226,
    "pastoral.v1.ThirdPartySubject": 227,
    "pastoral.v1.CaseItemContent": 228,
    "pastoral.v1.CaseItem": 229,
    "pastoral.v1.AddCaseItemRequest": 230,
    "pastoral.v1.AmendCaseItemRequest": 231,
    "pastoral.v1.GetCaseItemRequest": 232,
    "pastoral.v1.ListCaseItemsRequest": 233,
    "pastoral.v1.ListCaseItemsResponse": 234,
    "pastoral.v1.ListCaseItemVersionsRequest": 235,
    "pastoral.v1.CaseItemVersion": 236,
    "pastoral.v1.ListCaseItemVersionsResponse": 237,
    "pastoral.v1.GetCaseItemVersionRequest": 238,
    "pastoral.v1.RebaseCaseItemRequest": 239,
    "pastoral.v1.CasePerson": 240,
    "pastoral.v1.SetCasePersonRequest": 241,
    "pastoral.v1.GetCasePersonRequest": 242,
    "pastoral.v1.CaseTask": 243,
    "pastoral.v1.AddCaseTaskRequest": 244,
    "pastoral.v1.SetCaseTaskRequest": 245,
    "pastoral.v1.ListCaseTasksRequest": 246,
    "pastoral.v1.ListCaseTasksResponse": 247,
    "pastoral.v1.AddCaseMemberRequest": 248,
    "pastoral.v1.EndCaseMemberRequest": 249,
    "pastoral.v1.RequestToJoinRequest": 250,
    "pastoral.v1.JoinRequest": 251,
    "pastoral.v1.AnswerJoinRequestRequest": 252,
    "pastoral.v1.ListJoinRequestsRequest": 253,
    "pastoral.v1.ListJoinRequestsResponse": 254,
    "pastoral.v1.ProposeTransferRequest": 255,
    "pastoral.v1.CaseTransfer": 256,
    "pastoral.v1.AnswerTransferRequest": 257,
    "pastoral.v1.WithdrawTransferRequest": 258,
    "pastoral.v1.ListTransfersRequest": 259,
    "pastoral.v1.ListTransfersResponse": 260,
    "pastoral.v1.DeclareConflictRequest": 261,
    "pastoral.v1.InterestConflict": 262,
    "pastoral.v1.WithdrawConflictRequest": 263,
    "pastoral.v1.ListConflictsRequest": 264,
    "pastoral.v1.ListConflictsResponse": 265,
    "pastoral.v1.GiveConsentRequest": 266,
    "pastoral.v1.Consent": 267,
    "pastoral.v1.WithdrawConsentRequest": 268,
    "pastoral.v1.WithdrawConsentResponse": 269,
    "pastoral.v1.GetConsentRequest": 270,
    "pastoral.v1.ListConsentsRequest": 271,
    "pastoral.v1.ListConsentsResponse": 272,
    "pastoral.v1.ConsentWording": 273,
    "pastoral.v1.ListWordingsRequest": 274,
    "pastoral.v1.ListWordingsResponse": 275,
    "pastoral.v1.PublishWordingRequest": 276,
    "pastoral.v1.DropIn": 277,
    "pastoral.v1.DropInPlace": 278,
    "pastoral.v1.OpenDropInRequest": 279,
    "pastoral.v1.CloseDropInRequest": 280,
    "pastoral.v1.ListDropInsRequest": 281,
    "pastoral.v1.ListDropInsResponse": 282,
    "pastoral.v1.JoinDropInRequest": 283,
    "pastoral.v1.LeaveDropInRequest": 284,
    "pastoral.v1.GetDropInPlaceRequest": 285,
    "pastoral.v1.CallNextRequest": 286,
    "pastoral.v1.CallNextResponse": 287,
    "pastoral.v1.ListDropInQueueRequest": 288,
    "pastoral.v1.ListDropInQueueResponse": 289,
    "pastoral.v1.Event": 290,
    "pastoral.v1.ListEventsRequest": 291,
    "pastoral.v1.ListEventsResponse": 292,
    "pastoral.v1.WatchEventsRequest": 293,
    "pastoral.v1.WatchEventsResponse": 294,
    "pastoral.v1.ExceptionalAccess": 295,
    "pastoral.v1.ElevateRequest": 296,
    "pastoral.v1.BreakGlassRequest": 297,
    "pastoral.v1.EndExceptionalAccessRequest": 298,
    "pastoral.v1.ReviewExceptionalAccessRequest": 299,
    "pastoral.v1.GetExceptionalAccessRequest": 300,
    "pastoral.v1.ListExceptionalAccessRequest": 301,
    "pastoral.v1.ListExceptionalAccessResponse": 302,
    "pastoral.v1.InboxItem": 303,
    "pastoral.v1.ListInboxRequest": 304,
    "pastoral.v1.ListInboxResponse": 305,
    "pastoral.v1.AcknowledgeInboxItemRequest": 306,
    "pastoral.v1.WatchInboxRequest": 307,
    "pastoral.v1.WatchInboxResponse": 308,
    "pastoral.v1.GetCheckpointRequest": 309,
    "pastoral.v1.GetCheckpointResponse": 310,
    "pastoral.v1.ProveInclusionRequest": 311,
    "pastoral.v1.ProveInclusionResponse": 312,
    "pastoral.v1.ProveConsistencyRequest": 313,
    "pastoral.v1.ProveConsistencyResponse": 314,
    "pastoral.v1.VerifyLedgerRequest": 315,
    "pastoral.v1.VerifyLedgerResponse": 316,
    "pastoral.v1.VerifyLedgerProgress": 317,
    "pastoral.v1.VerifiedLedger": 318,
    "pastoral.v1.EndedLog": 319,
    "pastoral.v1.ExportLedgerRequest": 320,
    "pastoral.v1.ExportLedgerResponse": 321,
    "pastoral.v1.AdHocMeeting": 322,
    "pastoral.v1.AgreedAction": 323,
    "pastoral.v1.CreateNoteRequest": 324,
    "pastoral.v1.AmendNoteRequest": 325,
    "pastoral.v1.ShareNoteRequest": 326,
    "pastoral.v1.DiscardDraftRequest": 327,
    "pastoral.v1.DiscardDraftResponse": 328,
    "pastoral.v1.Note": 329,
    "pastoral.v1.GetNoteRequest": 330,
    "pastoral.v1.ListNotesForStudentRequest": 331,
    "pastoral.v1.ListMyNotesRequest": 332,
    "pastoral.v1.ListNotesResponse": 333,
    "pastoral.v1.ListNoteVersionsRequest": 334,
    "pastoral.v1.ListNoteVersionsResponse": 335,
    "pastoral.v1.GetNoteVersionRequest": 336,
    "pastoral.v1.NoteVersion": 337,
    "pastoral.v1.AddCommentRequest": 338,
    "pastoral.v1.NoteComment": 339,
    "pastoral.v1.NoteAction": 340,
    "pastoral.v1.SetActionRequest": 341,
    "pastoral.v1.ListActionsRequest": 342,
    "pastoral.v1.ListActionsResponse": 343,
    "pastoral.v1.NoticeContact": 344,
    "pastoral.v1.NoticeStatement": 345,
    "pastoral.v1.Notice": 346,
    "pastoral.v1.GetNoticeRequest": 347,
    "pastoral.v1.ListNoticesRequest": 348,
    "pastoral.v1.ListNoticesResponse": 349,
    "pastoral.v1.PublishNoticeRequest": 350,
    "pastoral.v1.DestructionCertificate": 351,
    "pastoral.v1.PaperRecord": 352,
    "pastoral.v1.RegisterPaperRequest": 353,
    "pastoral.v1.MovePaperRequest": 354,
    "pastoral.v1.LoanPaperRequest": 355,
    "pastoral.v1.ReturnLoanRequest": 356,
    "pastoral.v1.DestroyPaperRequest": 357,
    "pastoral.v1.GetPaperRequest": 358,
    "pastoral.v1.ListPaperRequest": 359,
    "pastoral.v1.ListPaperResponse": 360,
    "pastoral.v1.ListOverduePaperRequest": 361,
    "pastoral.v1.PaperStep": 362,
    "pastoral.v1.ListPaperStepsRequest": 363,
    "pastoral.v1.ListPaperStepsResponse": 364,
    "pastoral.v1.SafetyGround": 365,
    "pastoral.v1.CreateReferralRequest": 366,
    "pastoral.v1.ReferralContent": 367,
    "pastoral.v1.ReferralStep": 368,
    "pastoral.v1.Referral": 369,
    "pastoral.v1.AnswerReferralRequest": 370,
    "pastoral.v1.GetReferralRequest": 371,
    "pastoral.v1.ListReferralsRequest": 372,
    "pastoral.v1.ListReferralsResponse": 373,
    "pastoral.v1.ReviewReferralRequest": 374,
    "pastoral.v1.AuthenticateRequest": 375,
    "pastoral.v1.AuthenticateResponse": 376,
    "pastoral.v1.WhoAmIRequest": 377,
    "pastoral.v1.WhoAmIResponse": 378,
    "pastoral.v1.ExchangeRequest": 379,
    "pastoral.v1.ExchangeResponse": 380,
    "pastoral.v1.StepUpRequest": 381,
    "pastoral.v1.StepUpResponse": 382,
    "pastoral.v1.EndRequest": 383,
    "pastoral.v1.EndResponse": 384,
    "pastoral.v1.ListClinicalSupervisorsRequest": 385,
    "pastoral.v1.ListClinicalSupervisorsResponse": 386,
    "pastoral.v1.ClinicalSupervisor": 387,
    "pastoral.v1.ExtractFields": 388,
    "pastoral.v1.PreviewExtractRequest": 389,
    "pastoral.v1.IdentifierFinding": 390,
    "pastoral.v1.ExtractPreview": 391,
    "pastoral.v1.ShareExtractRequest": 392,
    "pastoral.v1.SupervisionExtract": 393,
    "pastoral.v1.WithdrawExtractRequest": 394,
    "pastoral.v1.GetExtractRequest": 395,
    "pastoral.v1.ListExtractsRequest": 396,
    "pastoral.v1.ListExtractsResponse": 397,
    "pastoral.v1.WaitlistEntry": 398,
    "pastoral.v1.Offer": 399,
    "pastoral.v1.JoinWaitlistRequest": 400,
    "pastoral.v1.LeaveWaitlistRequest": 401,
    "pastoral.v1.ListWaitlistRequest": 402,
    "pastoral.v1.ListWaitlistResponse": 403,
    "pastoral.v1.AcceptOfferRequest": 404,
    "pastoral.v1.DeclineOfferRequest": 405,
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
    [],  // 23: pastoral.v1.Date
    [],  // 24: pastoral.v1.NoticeVersion
    [-1, -1, -1, -1, -1, -1, -1, 23, 22, -1, -1, -1, -1, -1, 22],  // 25: pastoral.v1.Adjustment
    [-1, -1, -1, -1, -1, -1, 23],  // 26: pastoral.v1.ProposeAdjustmentRequest
    [-1, -1, -1, -1, -1, -1, -1, 23],  // 27: pastoral.v1.AmendAdjustmentRequest
    [],  // 28: pastoral.v1.ApproveAdjustmentRequest
    [],  // 29: pastoral.v1.EndAdjustmentRequest
    [],  // 30: pastoral.v1.ListAdjustmentsRequest
    [-1, 25],  // 31: pastoral.v1.ListAdjustmentsResponse
    [],  // 32: pastoral.v1.Principal
    [],  // 33: pastoral.v1.ListPrincipalsRequest
    [-1, 32],  // 34: pastoral.v1.ListPrincipalsResponse
    [],  // 35: pastoral.v1.DisablePrincipalRequest
    [],  // 36: pastoral.v1.EnablePrincipalRequest
    [],  // 37: pastoral.v1.GrantRoleRequest
    [-1, -1, -1, -1, -1, -1, 22, -1, 22],  // 38: pastoral.v1.RoleGrant
    [],  // 39: pastoral.v1.DecideRoleGrantRequest
    [],  // 40: pastoral.v1.RevokeRoleRequest
    [],  // 41: pastoral.v1.ListRoleGrantsRequest
    [-1, 38],  // 42: pastoral.v1.ListRoleGrantsResponse
    [],  // 43: pastoral.v1.GetPolicyRequest
    [],  // 44: pastoral.v1.PolicyRow
    [-1, -1, 44],  // 45: pastoral.v1.Policy
    [-1, -1, -1, 22, 22, 22],  // 46: pastoral.v1.TokenInfo
    [],  // 47: pastoral.v1.ListTokensRequest
    [-1, 46],  // 48: pastoral.v1.ListTokensResponse
    [],  // 49: pastoral.v1.IssueTokenRequest
    [-1, 46],  // 50: pastoral.v1.IssueTokenResponse
    [],  // 51: pastoral.v1.RotateTokenRequest
    [],  // 52: pastoral.v1.RevokeTokenRequest
    [],  // 53: pastoral.v1.BindIdentityRequest
    [],  // 54: pastoral.v1.IdentityBinding
    [],  // 55: pastoral.v1.UnbindIdentityRequest
    [],  // 56: pastoral.v1.BindCertificateRequest
    [],  // 57: pastoral.v1.CertificateBinding
    [],  // 58: pastoral.v1.RevokeCertificateRequest
    [],  // 59: pastoral.v1.RevokeCertificateResponse
    [-1, 54, 57, 22],  // 60: pastoral.v1.Binding
    [],  // 61: pastoral.v1.ListBindingsRequest
    [-1, 60],  // 62: pastoral.v1.ListBindingsResponse
    [-1, -1, 22],  // 63: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 64: pastoral.v1.ListAccessesRequest
    [-1, 63],  // 65: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 66: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 67: pastoral.v1.Denial
    [],  // 68: pastoral.v1.ListDenialsRequest
    [-1, 67],  // 69: pastoral.v1.ListDenialsResponse
    [],  // 70: pastoral.v1.Student
    [],  // 71: pastoral.v1.StaffMember
    [],  // 72: pastoral.v1.Programme
    [],  // 73: pastoral.v1.Module
    [-1, -1, -1, -1, 23, 23],  // 74: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 23, 23],  // 75: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 23, 23],  // 76: pastoral.v1.Relation
    [],  // 77: pastoral.v1.GetStudentRequest
    [],  // 78: pastoral.v1.ListStudentsRequest
    [-1, 70],  // 79: pastoral.v1.ListStudentsResponse
    [-1, 70],  // 80: pastoral.v1.PutStudentRequest
    [],  // 81: pastoral.v1.GetStaffMemberRequest
    [],  // 82: pastoral.v1.ListStaffMembersRequest
    [-1, 71],  // 83: pastoral.v1.ListStaffMembersResponse
    [-1, 71],  // 84: pastoral.v1.PutStaffMemberRequest
    [],  // 85: pastoral.v1.GetProgrammeRequest
    [],  // 86: pastoral.v1.ListProgrammesRequest
    [-1, 72],  // 87: pastoral.v1.ListProgrammesResponse
    [-1, 72],  // 88: pastoral.v1.PutProgrammeRequest
    [],  // 89: pastoral.v1.GetModuleRequest
    [],  // 90: pastoral.v1.ListModulesRequest
    [-1, 73],  // 91: pastoral.v1.ListModulesResponse
    [-1, 73],  // 92: pastoral.v1.PutModuleRequest
    [],  // 93: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 74],  // 94: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 74],  // 95: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 96: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 75],  // 97: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 75],  // 98: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 99: pastoral.v1.ListRelationsRequest
    [-1, 76],  // 100: pastoral.v1.ListRelationsResponse
    [-1, 76],  // 101: pastoral.v1.PutRelationRequest
    [-1, -1, 103, 104, 106],  // 102: pastoral.v1.ImportRequest
    [],  // 103: pastoral.v1.ImportBegin
    [-1, -1, 105],  // 104: pastoral.v1.ImportRows
    [-1, 70, 71, 72, 73, 74, 75, 76],  // 105: pastoral.v1.ImportRow
    [],  // 106: pastoral.v1.ImportFinish
    [],  // 107: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 107],  // 108: pastoral.v1.ImportResponse
    [],  // 109: pastoral.v1.GetImportRequest
    [-1, -1, -1, 23, 23],  // 110: pastoral.v1.TutorChange
    [-1, 110],  // 111: pastoral.v1.ChangeTutorRequest
    [-1, 76],  // 112: pastoral.v1.ChangeTutorResponse
    [-1, 110],  // 113: pastoral.v1.ChangeTutorsRequest
    [-1, 115],  // 114: pastoral.v1.ChangeTutorsResponse
    [-1, -1, 112],  // 115: pastoral.v1.TutorChangeOutcome
    [],  // 116: pastoral.v1.ListBookableStaffRequest
    [],  // 117: pastoral.v1.BookableStaff
    [-1, 117],  // 118: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 23, 23],  // 119: pastoral.v1.WeeklyRule
    [-1, -1, -1, 23],  // 120: pastoral.v1.AvailabilityException
    [],  // 121: pastoral.v1.BookingSettings
    [-1, -1, 119, 120, -1, 121],  // 122: pastoral.v1.Availability
    [],  // 123: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 119],  // 124: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 120],  // 125: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 126: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, 121],  // 127: pastoral.v1.SetBookingSettingsRequest
    [-1, -1, -1, 23, 23],  // 128: pastoral.v1.Closure
    [-1, 23, 23],  // 129: pastoral.v1.ListClosuresRequest
    [-1, 128],  // 130: pastoral.v1.ListClosuresResponse
    [-1, 128],  // 131: pastoral.v1.AddClosureRequest
    [],  // 132: pastoral.v1.RemoveClosureRequest
    [-1, -1, -1, 23, 23],  // 133: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 134: pastoral.v1.Slot
    [-1, 134],  // 135: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 136: pastoral.v1.BookRequest
    [-1, -1, -1, 22, 138],  // 137: pastoral.v1.BookAnyRequest
    [-1, 23, 23],  // 138: pastoral.v1.Days
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 24, -1, -1, 22, 22, -1, -1, -1, 22],  // 139: pastoral.v1.Appointment
    [],  // 140: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 141: pastoral.v1.RescheduleRequest
    [],  // 142: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 143: pastoral.v1.ListAppointmentsRequest
    [-1, 139],  // 144: pastoral.v1.ListAppointmentsResponse
    [],  // 145: pastoral.v1.ListAppointmentChangesRequest
    [-1, -1, 22, 22, -1, -1, -1, -1, 22],  // 146: pastoral.v1.AppointmentChange
    [-1, 146],  // 147: pastoral.v1.ListAppointmentChangesResponse
    [],  // 148: pastoral.v1.RecordAttendanceRequest
    [],  // 149: pastoral.v1.CountAttendanceRequest
    [],  // 150: pastoral.v1.CountAttendanceResponse
    [-1, -1, -1, -1, 23, -1, -1, -1, 22, 22],  // 151: pastoral.v1.BookingLimit
    [-1, -1, -1, 23],  // 152: pastoral.v1.LimitBookingRequest
    [],  // 153: pastoral.v1.LiftBookingLimitRequest
    [],  // 154: pastoral.v1.ListBookingLimitsRequest
    [-1, 151],  // 155: pastoral.v1.ListBookingLimitsResponse
    [-1, -1, -1, 22],  // 156: pastoral.v1.BookSeriesRequest
    [-1, -1, 139, 158],  // 157: pastoral.v1.Series
    [-1, 22],  // 158: pastoral.v1.SeriesGap
    [],  // 159: pastoral.v1.GetSeriesRequest
    [-1, -1, 23],  // 160: pastoral.v1.CancelSeriesRequest
    [],  // 161: pastoral.v1.CalendarText
    [],  // 162: pastoral.v1.GetInvitationRequest
    [-1, 23, 23],  // 163: pastoral.v1.ExportCalendarRequest
    [],  // 164: pastoral.v1.WatchCalendarRequest
    [-1, 139],  // 165: pastoral.v1.WatchCalendarResponse
    [-1, -1, -1, -1, -1, 23, 23, -1, 22, 167],  // 166: pastoral.v1.Campaign
    [],  // 167: pastoral.v1.CampaignCounts
    [-1, -1, -1, 23, 23, 169, 170],  // 168: pastoral.v1.CreateCampaignRequest
    [],  // 169: pastoral.v1.StudentGroup
    [],  // 170: pastoral.v1.OwnTutees
    [],  // 171: pastoral.v1.GetCampaignRequest
    [],  // 172: pastoral.v1.ListCampaignsRequest
    [-1, 166],  // 173: pastoral.v1.ListCampaignsResponse
    [],  // 174: pastoral.v1.ListNotBookedRequest
    [],  // 175: pastoral.v1.InvitedStudent
    [-1, 175],  // 176: pastoral.v1.ListNotBookedResponse
    [],  // 177: pastoral.v1.RemindCampaignRequest
    [],  // 178: pastoral.v1.CloseCampaignRequest
    [],  // 179: pastoral.v1.DeclineCampaignRequest
    [-1, -1, -1, -1, -1, -1, 23, 23, -1, 22],  // 180: pastoral.v1.SupportPost
    [-1, -1, -1, -1, 23, 23],  // 181: pastoral.v1.GrantSupportPostRequest
    [-1, -1, 23],  // 182: pastoral.v1.EndSupportPostRequest
    [],  // 183: pastoral.v1.ListSupportPostsRequest
    [-1, 180],  // 184: pastoral.v1.ListSupportPostsResponse
    [],  // 185: pastoral.v1.GetTermsRequest
    [-1, -1, -1, 23, 22],  // 186: pastoral.v1.ConfidentialityTerms
    [],  // 187: pastoral.v1.AcceptTermsRequest
    [],  // 188: pastoral.v1.Ground
    [],  // 189: pastoral.v1.ThirdPartySource
    [],  // 190: pastoral.v1.InformationGap
    [-1, -1, -1, -1, 190, -1, -1, 189, 188],  // 191: pastoral.v1.OpenCaseRequest
    [],  // 192: pastoral.v1.IngestRequest
    [],  // 193: pastoral.v1.IngestResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, 23, -1, -1, 188, 24, -1, -1, 196, -1, 195],  // 194: pastoral.v1.Case
    [-1, -1, -1, -1, 189, 190],  // 195: pastoral.v1.CaseWords
    [-1, -1, -1, -1, 22, 23],  // 196: pastoral.v1.CaseMember
    [],  // 197: pastoral.v1.ListTriageRequest
    [-1, 194],  // 198: pastoral.v1.ListTriageResponse
    [],  // 199: pastoral.v1.AssessCaseRequest
    [],  // 200: pastoral.v1.ListEligibleRequest
    [-1, 202],  // 201: pastoral.v1.ListEligibleResponse
    [],  // 202: pastoral.v1.EligiblePractitioner
    [],  // 203: pastoral.v1.AllocateCaseRequest
    [-1, -1, -1, -1, 23],  // 204: pastoral.v1.HoldCaseRequest
    [],  // 205: pastoral.v1.ChangeCaseRequest
    [-1, -1, -1, 188],  // 206: pastoral.v1.RebaseCaseRequest
    [],  // 207: pastoral.v1.GetCaseRequest
    [],  // 208: pastoral.v1.ListCasesRequest
    [-1, 194],  // 209: pastoral.v1.ListCasesResponse
    [],  // 210: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 23, -1, 22, -1, -1, -1, -1, -1, -1, -1, -1, 23],  // 211: pastoral.v1.CaseloadEntry
    [-1, 211],  // 212: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 22],  // 213: pastoral.v1.CaseChange
    [],  // 214: pastoral.v1.ListCaseChangesRequest
    [-1, 213],  // 215: pastoral.v1.ListCaseChangesResponse
    [-1, 23, 23],  // 216: pastoral.v1.GetCaseStatisticsRequest
    [],  // 217: pastoral.v1.CaseCount
    [-1, 217],  // 218: pastoral.v1.CaseStatistics
    [-1, 220],  // 219: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 189, 188],  // 220: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 189, 188, 24, -1, -1, 22],  // 221: pastoral.v1.CaseDocument
    [],  // 222: pastoral.v1.DownloadDocumentRequest
    [-1, 221],  // 223: pastoral.v1.DownloadDocumentResponse
    [],  // 224: pastoral.v1.ListDocumentsRequest
    [-1, 221],  // 225: pastoral.v1.ListDocumentsResponse
    [-1, 22],  // 226: pastoral.v1.CaseContact
    [],  // 227: pastoral.v1.ThirdPartySubject
    [-1, -1, -1, -1, -1, -1, -1, -1, 227, -1, 189, 188, 226],  // 228: pastoral.v1.CaseItemContent
    [-1, -1, -1, -1, -1, -1, -1, 22, -1, -1, 22, -1, -1, -1, -1, -1, 24, -1, 228],  // 229: pastoral.v1.CaseItem
    [-1, -1, -1, 228],  // 230: pastoral.v1.AddCaseItemRequest
    [-1, -1, -1, 228],  // 231: pastoral.v1.AmendCaseItemRequest
    [],  // 232: pastoral.v1.GetCaseItemRequest
    [],  // 233: pastoral.v1.ListCaseItemsRequest
    [-1, 229],  // 234: pastoral.v1.ListCaseItemsResponse
    [],  // 235: pastoral.v1.ListCaseItemVersionsRequest
    [-1, -1, -1, -1, 22, 24],  // 236: pastoral.v1.CaseItemVersion
    [-1, 236],  // 237: pastoral.v1.ListCaseItemVersionsResponse
    [],  // 238: pastoral.v1.GetCaseItemVersionRequest
    [-1, -1, -1, 188],  // 239: pastoral.v1.RebaseCaseItemRequest
    [-1, -1, -1, -1, -1, -1, -1, 23, -1, 22],  // 240: pastoral.v1.CasePerson
    [-1, -1, -1, -1, -1, -1, -1, 23],  // 241: pastoral.v1.SetCasePersonRequest
    [],  // 242: pastoral.v1.GetCasePersonRequest
    [-1, -1, -1, -1, -1, -1, 23, -1, -1, -1, -1, -1, 22, 22],  // 243: pastoral.v1.CaseTask
    [-1, -1, -1, -1, 23],  // 244: pastoral.v1.AddCaseTaskRequest
    [-1, -1, -1, -1, -1, 23],  // 245: pastoral.v1.SetCaseTaskRequest
    [],  // 246: pastoral.v1.ListCaseTasksRequest
    [-1, 243],  // 247: pastoral.v1.ListCaseTasksResponse
    [-1, -1, -1, -1, -1, -1, 23],  // 248: pastoral.v1.AddCaseMemberRequest
    [],  // 249: pastoral.v1.EndCaseMemberRequest
    [],  // 250: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, -1, -1, 22],  // 251: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 23],  // 252: pastoral.v1.AnswerJoinRequestRequest
    [],  // 253: pastoral.v1.ListJoinRequestsRequest
    [-1, 251],  // 254: pastoral.v1.ListJoinRequestsResponse
    [],  // 255: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, -1, 22],  // 256: pastoral.v1.CaseTransfer
    [],  // 257: pastoral.v1.AnswerTransferRequest
    [],  // 258: pastoral.v1.WithdrawTransferRequest
    [],  // 259: pastoral.v1.ListTransfersRequest
    [-1, 256],  // 260: pastoral.v1.ListTransfersResponse
    [],  // 261: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 22, -1, -1, 22],  // 262: pastoral.v1.InterestConflict
    [],  // 263: pastoral.v1.WithdrawConflictRequest
    [],  // 264: pastoral.v1.ListConflictsRequest
    [-1, 262],  // 265: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 23, -1, -1, 22],  // 266: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 23, -1, -1, 24, -1, 22, 22, -1, -1, -1, 22],  // 267: pastoral.v1.Consent
    [],  // 268: pastoral.v1.WithdrawConsentRequest
    [-1, 267],  // 269: pastoral.v1.WithdrawConsentResponse
    [],  // 270: pastoral.v1.GetConsentRequest
    [],  // 271: pastoral.v1.ListConsentsRequest
    [-1, 267],  // 272: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 23],  // 273: pastoral.v1.ConsentWording
    [],  // 274: pastoral.v1.ListWordingsRequest
    [-1, 273],  // 275: pastoral.v1.ListWordingsResponse
    [-1, 273],  // 276: pastoral.v1.PublishWordingRequest
    [-1, -1, -1, 22, 22],  // 277: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 22],  // 278: pastoral.v1.DropInPlace
    [-1, 23],  // 279: pastoral.v1.OpenDropInRequest
    [],  // 280: pastoral.v1.CloseDropInRequest
    [-1, -1, 23, 23],  // 281: pastoral.v1.ListDropInsRequest
    [-1, 277],  // 282: pastoral.v1.ListDropInsResponse
    [],  // 283: pastoral.v1.JoinDropInRequest
    [],  // 284: pastoral.v1.LeaveDropInRequest
    [],  // 285: pastoral.v1.GetDropInPlaceRequest
    [],  // 286: pastoral.v1.CallNextRequest
    [-1, 278],  // 287: pastoral.v1.CallNextResponse
    [],  // 288: pastoral.v1.ListDropInQueueRequest
    [-1, 278],  // 289: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 22],  // 290: pastoral.v1.Event
    [],  // 291: pastoral.v1.ListEventsRequest
    [-1, 290],  // 292: pastoral.v1.ListEventsResponse
    [],  // 293: pastoral.v1.WatchEventsRequest
    [-1, 290],  // 294: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 295: pastoral.v1.ExceptionalAccess
    [],  // 296: pastoral.v1.ElevateRequest
    [],  // 297: pastoral.v1.BreakGlassRequest
    [],  // 298: pastoral.v1.EndExceptionalAccessRequest
    [],  // 299: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 300: pastoral.v1.GetExceptionalAccessRequest
    [],  // 301: pastoral.v1.ListExceptionalAccessRequest
    [-1, 295],  // 302: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 303: pastoral.v1.InboxItem
    [],  // 304: pastoral.v1.ListInboxRequest
    [-1, 303],  // 305: pastoral.v1.ListInboxResponse
    [],  // 306: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 307: pastoral.v1.WatchInboxRequest
    [-1, -1, 303],  // 308: pastoral.v1.WatchInboxResponse
    [],  // 309: pastoral.v1.GetCheckpointRequest
    [],  // 310: pastoral.v1.GetCheckpointResponse
    [],  // 311: pastoral.v1.ProveInclusionRequest
    [],  // 312: pastoral.v1.ProveInclusionResponse
    [],  // 313: pastoral.v1.ProveConsistencyRequest
    [],  // 314: pastoral.v1.ProveConsistencyResponse
    [],  // 315: pastoral.v1.VerifyLedgerRequest
    [-1, 317, 318],  // 316: pastoral.v1.VerifyLedgerResponse
    [],  // 317: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 319],  // 318: pastoral.v1.VerifiedLedger
    [],  // 319: pastoral.v1.EndedLog
    [],  // 320: pastoral.v1.ExportLedgerRequest
    [],  // 321: pastoral.v1.ExportLedgerResponse
    [-1, 22],  // 322: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 23],  // 323: pastoral.v1.AgreedAction
    [-1, -1, -1, 322, -1, -1, -1, 323],  // 324: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 323],  // 325: pastoral.v1.AmendNoteRequest
    [],  // 326: pastoral.v1.ShareNoteRequest
    [],  // 327: pastoral.v1.DiscardDraftRequest
    [],  // 328: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 322, 22, -1, -1, -1, 340, -1, -1, -1, -1, -1, -1, -1, -1, -1, 24, 339, 22, 22, 22],  // 329: pastoral.v1.Note
    [],  // 330: pastoral.v1.GetNoteRequest
    [],  // 331: pastoral.v1.ListNotesForStudentRequest
    [],  // 332: pastoral.v1.ListMyNotesRequest
    [-1, 329],  // 333: pastoral.v1.ListNotesResponse
    [],  // 334: pastoral.v1.ListNoteVersionsRequest
    [-1, 337],  // 335: pastoral.v1.ListNoteVersionsResponse
    [],  // 336: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 22, 24, -1, -1, -1, 323],  // 337: pastoral.v1.NoteVersion
    [],  // 338: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 22],  // 339: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 23, -1, -1, -1, 22],  // 340: pastoral.v1.NoteAction
    [],  // 341: pastoral.v1.SetActionRequest
    [],  // 342: pastoral.v1.ListActionsRequest
    [-1, 340],  // 343: pastoral.v1.ListActionsResponse
    [],  // 344: pastoral.v1.NoticeContact
    [],  // 345: pastoral.v1.NoticeStatement
    [-1, 24, -1, 23, -1, 344, 345, -1, -1, 22],  // 346: pastoral.v1.Notice
    [],  // 347: pastoral.v1.GetNoticeRequest
    [],  // 348: pastoral.v1.ListNoticesRequest
    [-1, 346],  // 349: pastoral.v1.ListNoticesResponse
    [-1, 346],  // 350: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, 23],  // 351: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 22, 351, -1, -1, -1, -1, -1, 23, -1, 22],  // 352: pastoral.v1.PaperRecord
    [],  // 353: pastoral.v1.RegisterPaperRequest
    [],  // 354: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 23],  // 355: pastoral.v1.LoanPaperRequest
    [],  // 356: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 351],  // 357: pastoral.v1.DestroyPaperRequest
    [],  // 358: pastoral.v1.GetPaperRequest
    [],  // 359: pastoral.v1.ListPaperRequest
    [-1, 352],  // 360: pastoral.v1.ListPaperResponse
    [],  // 361: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 22],  // 362: pastoral.v1.PaperStep
    [],  // 363: pastoral.v1.ListPaperStepsRequest
    [-1, 362],  // 364: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, 23],  // 365: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 365],  // 366: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 323],  // 367: pastoral.v1.ReferralContent
    [-1, -1, -1, 22],  // 368: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 365, -1, -1, 24, 22, 22, 367, 368, 368, 368],  // 369: pastoral.v1.Referral
    [],  // 370: pastoral.v1.AnswerReferralRequest
    [],  // 371: pastoral.v1.GetReferralRequest
    [],  // 372: pastoral.v1.ListReferralsRequest
    [-1, 369],  // 373: pastoral.v1.ListReferralsResponse
    [],  // 374: pastoral.v1.ReviewReferralRequest
    [],  // 375: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 376: pastoral.v1.AuthenticateResponse
    [],  // 377: pastoral.v1.WhoAmIRequest
    [],  // 378: pastoral.v1.WhoAmIResponse
    [],  // 379: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 380: pastoral.v1.ExchangeResponse
    [],  // 381: pastoral.v1.StepUpRequest
    [-1, -1, 22],  // 382: pastoral.v1.StepUpResponse
    [],  // 383: pastoral.v1.EndRequest
    [],  // 384: pastoral.v1.EndResponse
    [],  // 385: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 387],  // 386: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 387: pastoral.v1.ClinicalSupervisor
    [],  // 388: pastoral.v1.ExtractFields
    [-1, -1, -1, 388],  // 389: pastoral.v1.PreviewExtractRequest
    [],  // 390: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 388, 390],  // 391: pastoral.v1.ExtractPreview
    [-1, -1, -1, 388],  // 392: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 388, -1, -1, -1, 22, 22],  // 393: pastoral.v1.SupervisionExtract
    [],  // 394: pastoral.v1.WithdrawExtractRequest
    [],  // 395: pastoral.v1.GetExtractRequest
    [],  // 396: pastoral.v1.ListExtractsRequest
    [-1, 393],  // 397: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 23, 23, -1, -1, 22, 399],  // 398: pastoral.v1.WaitlistEntry
    [-1, -1, 22, 22, -1, 22],  // 399: pastoral.v1.Offer
    [-1, -1, -1, 23, 23],  // 400: pastoral.v1.JoinWaitlistRequest
    [],  // 401: pastoral.v1.LeaveWaitlistRequest
    [],  // 402: pastoral.v1.ListWaitlistRequest
    [-1, 398],  // 403: pastoral.v1.ListWaitlistResponse
    [],  // 404: pastoral.v1.AcceptOfferRequest
    [],  // 405: pastoral.v1.DeclineOfferRequest
  ]
}
