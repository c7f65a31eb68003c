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
    "pastoral.v1.GetCaseRequest": 206,
    "pastoral.v1.ListCasesRequest": 207,
    "pastoral.v1.ListCasesResponse": 208,
    "pastoral.v1.ListCaseloadRequest": 209,
    "pastoral.v1.CaseloadEntry": 210,
    "pastoral.v1.ListCaseloadResponse": 211,
    "pastoral.v1.CaseChange": 212,
    "pastoral.v1.ListCaseChangesRequest": 213,
    "pastoral.v1.ListCaseChangesResponse": 214,
    "pastoral.v1.GetCaseStatisticsRequest": 215,
    "pastoral.v1.CaseCount": 216,
    "pastoral.v1.CaseStatistics": 217,
    "pastoral.v1.UploadDocumentRequest": 218,
    "pastoral.v1.DocumentHead": 219,
    "pastoral.v1.CaseDocument": 220,
    "pastoral.v1.DownloadDocumentRequest": 221,
    "pastoral.v1.DownloadDocumentResponse": 222,
    "pastoral.v1.ListDocumentsRequest": 223,
    "pastoral.v1.ListDocumentsResponse": 224,
    "pastoral.v1.AddCaseMemberRequest": 225,
    "pastoral.v1.EndCaseMemberRequest": 226,
    "pastoral.v1.RequestToJoinRequest": 227,
    "pastoral.v1.JoinRequest": 228,
    "pastoral.v1.AnswerJoinRequestRequest": 229,
    "pastoral.v1.ListJoinRequestsRequest": 230,
    "pastoral.v1.ListJoinRequestsResponse": 231,
    "pastoral.v1.ProposeTransferRequest": 232,
    "pastoral.v1.CaseTransfer": 233,
    "pastoral.v1.AnswerTransferRequest": 234,
    "pastoral.v1.WithdrawTransferRequest": 235,
    "pastoral.v1.ListTransfersRequest": 236,
    "pastoral.v1.ListTransfersResponse": 237,
    "pastoral.v1.DeclareConflictRequest": 238,
    "pastoral.v1.InterestConflict": 239,
    "pastoral.v1.WithdrawConflictRequest": 240,
    "pastoral.v1.ListConflictsRequest": 241,
    "pastoral.v1.ListConflictsResponse": 242,
    "pastoral.v1.GiveConsentRequest": 243,
    "pastoral.v1.Consent": 244,
    "pastoral.v1.WithdrawConsentRequest": 245,
    "pastoral.v1.WithdrawConsentResponse": 246,
    "pastoral.v1.GetConsentRequest": 247,
    "pastoral.v1.ListConsentsRequest": 248,
    "pastoral.v1.ListConsentsResponse": 249,
    "pastoral.v1.ConsentWording": 250,
    "pastoral.v1.ListWordingsRequest": 251,
    "pastoral.v1.ListWordingsResponse": 252,
    "pastoral.v1.PublishWordingRequest": 253,
    "pastoral.v1.DropIn": 254,
    "pastoral.v1.DropInPlace": 255,
    "pastoral.v1.OpenDropInRequest": 256,
    "pastoral.v1.CloseDropInRequest": 257,
    "pastoral.v1.ListDropInsRequest": 258,
    "pastoral.v1.ListDropInsResponse": 259,
    "pastoral.v1.JoinDropInRequest": 260,
    "pastoral.v1.LeaveDropInRequest": 261,
    "pastoral.v1.GetDropInPlaceRequest": 262,
    "pastoral.v1.CallNextRequest": 263,
    "pastoral.v1.CallNextResponse": 264,
    "pastoral.v1.ListDropInQueueRequest": 265,
    "pastoral.v1.ListDropInQueueResponse": 266,
    "pastoral.v1.Event": 267,
    "pastoral.v1.ListEventsRequest": 268,
    "pastoral.v1.ListEventsResponse": 269,
    "pastoral.v1.WatchEventsRequest": 270,
    "pastoral.v1.WatchEventsResponse": 271,
    "pastoral.v1.ExceptionalAccess": 272,
    "pastoral.v1.ElevateRequest": 273,
    "pastoral.v1.BreakGlassRequest": 274,
    "pastoral.v1.EndExceptionalAccessRequest": 275,
    "pastoral.v1.ReviewExceptionalAccessRequest": 276,
    "pastoral.v1.GetExceptionalAccessRequest": 277,
    "pastoral.v1.ListExceptionalAccessRequest": 278,
    "pastoral.v1.ListExceptionalAccessResponse": 279,
    "pastoral.v1.InboxItem": 280,
    "pastoral.v1.ListInboxRequest": 281,
    "pastoral.v1.ListInboxResponse": 282,
    "pastoral.v1.AcknowledgeInboxItemRequest": 283,
    "pastoral.v1.WatchInboxRequest": 284,
    "pastoral.v1.WatchInboxResponse": 285,
    "pastoral.v1.GetCheckpointRequest": 286,
    "pastoral.v1.GetCheckpointResponse": 287,
    "pastoral.v1.ProveInclusionRequest": 288,
    "pastoral.v1.ProveInclusionResponse": 289,
    "pastoral.v1.ProveConsistencyRequest": 290,
    "pastoral.v1.ProveConsistencyResponse": 291,
    "pastoral.v1.VerifyLedgerRequest": 292,
    "pastoral.v1.VerifyLedgerResponse": 293,
    "pastoral.v1.VerifyLedgerProgress": 294,
    "pastoral.v1.VerifiedLedger": 295,
    "pastoral.v1.EndedLog": 296,
    "pastoral.v1.ExportLedgerRequest": 297,
    "pastoral.v1.ExportLedgerResponse": 298,
    "pastoral.v1.AdHocMeeting": 299,
    "pastoral.v1.AgreedAction": 300,
    "pastoral.v1.CreateNoteRequest": 301,
    "pastoral.v1.AmendNoteRequest": 302,
    "pastoral.v1.ShareNoteRequest": 303,
    "pastoral.v1.DiscardDraftRequest": 304,
    "pastoral.v1.DiscardDraftResponse": 305,
    "pastoral.v1.Note": 306,
    "pastoral.v1.GetNoteRequest": 307,
    "pastoral.v1.ListNotesForStudentRequest": 308,
    "pastoral.v1.ListMyNotesRequest": 309,
    "pastoral.v1.ListNotesResponse": 310,
    "pastoral.v1.ListNoteVersionsRequest": 311,
    "pastoral.v1.ListNoteVersionsResponse": 312,
    "pastoral.v1.GetNoteVersionRequest": 313,
    "pastoral.v1.NoteVersion": 314,
    "pastoral.v1.AddCommentRequest": 315,
    "pastoral.v1.NoteComment": 316,
    "pastoral.v1.NoteAction": 317,
    "pastoral.v1.SetActionRequest": 318,
    "pastoral.v1.ListActionsRequest": 319,
    "pastoral.v1.ListActionsResponse": 320,
    "pastoral.v1.NoticeContact": 321,
    "pastoral.v1.NoticeStatement": 322,
    "pastoral.v1.Notice": 323,
    "pastoral.v1.GetNoticeRequest": 324,
    "pastoral.v1.ListNoticesRequest": 325,
    "pastoral.v1.ListNoticesResponse": 326,
    "pastoral.v1.PublishNoticeRequest": 327,
    "pastoral.v1.DestructionCertificate": 328,
    "pastoral.v1.PaperRecord": 329,
    "pastoral.v1.RegisterPaperRequest": 330,
    "pastoral.v1.MovePaperRequest": 331,
    "pastoral.v1.LoanPaperRequest": 332,
    "pastoral.v1.ReturnLoanRequest": 333,
    "pastoral.v1.DestroyPaperRequest": 334,
    "pastoral.v1.GetPaperRequest": 335,
    "pastoral.v1.ListPaperRequest": 336,
    "pastoral.v1.ListPaperResponse": 337,
    "pastoral.v1.ListOverduePaperRequest": 338,
    "pastoral.v1.PaperStep": 339,
    "pastoral.v1.ListPaperStepsRequest": 340,
    "pastoral.v1.ListPaperStepsResponse": 341,
    "pastoral.v1.SafetyGround": 342,
    "pastoral.v1.CreateReferralRequest": 343,
    "pastoral.v1.ReferralContent": 344,
    "pastoral.v1.ReferralStep": 345,
    "pastoral.v1.Referral": 346,
    "pastoral.v1.AnswerReferralRequest": 347,
    "pastoral.v1.GetReferralRequest": 348,
    "pastoral.v1.ListReferralsRequest": 349,
    "pastoral.v1.ListReferralsResponse": 350,
    "pastoral.v1.ReviewReferralRequest": 351,
    "pastoral.v1.AuthenticateRequest": 352,
    "pastoral.v1.AuthenticateResponse": 353,
    "pastoral.v1.WhoAmIRequest": 354,
    "pastoral.v1.WhoAmIResponse": 355,
    "pastoral.v1.ExchangeRequest": 356,
    "pastoral.v1.ExchangeResponse": 357,
    "pastoral.v1.StepUpRequest": 358,
    "pastoral.v1.StepUpResponse": 359,
    "pastoral.v1.EndRequest": 360,
    "pastoral.v1.EndResponse": 361,
    "pastoral.v1.ListClinicalSupervisorsRequest": 362,
    "pastoral.v1.ListClinicalSupervisorsResponse": 363,
    "pastoral.v1.ClinicalSupervisor": 364,
    "pastoral.v1.ExtractFields": 365,
    "pastoral.v1.PreviewExtractRequest": 366,
    "pastoral.v1.IdentifierFinding": 367,
    "pastoral.v1.ExtractPreview": 368,
    "pastoral.v1.ShareExtractRequest": 369,
    "pastoral.v1.SupervisionExtract": 370,
    "pastoral.v1.WithdrawExtractRequest": 371,
    "pastoral.v1.GetExtractRequest": 372,
    "pastoral.v1.ListExtractsRequest": 373,
    "pastoral.v1.ListExtractsResponse": 374,
    "pastoral.v1.WaitlistEntry": 375,
    "pastoral.v1.Offer": 376,
    "pastoral.v1.JoinWaitlistRequest": 377,
    "pastoral.v1.LeaveWaitlistRequest": 378,
    "pastoral.v1.ListWaitlistRequest": 379,
    "pastoral.v1.ListWaitlistResponse": 380,
    "pastoral.v1.AcceptOfferRequest": 381,
    "pastoral.v1.DeclineOfferRequest": 382,
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
    [],  // 206: pastoral.v1.GetCaseRequest
    [],  // 207: pastoral.v1.ListCasesRequest
    [-1, 194],  // 208: pastoral.v1.ListCasesResponse
    [],  // 209: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 23, -1, 22],  // 210: pastoral.v1.CaseloadEntry
    [-1, 210],  // 211: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 22],  // 212: pastoral.v1.CaseChange
    [],  // 213: pastoral.v1.ListCaseChangesRequest
    [-1, 212],  // 214: pastoral.v1.ListCaseChangesResponse
    [-1, 23, 23],  // 215: pastoral.v1.GetCaseStatisticsRequest
    [],  // 216: pastoral.v1.CaseCount
    [-1, 216],  // 217: pastoral.v1.CaseStatistics
    [-1, 219],  // 218: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 189, 188],  // 219: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 189, 188, 24, -1, -1, 22],  // 220: pastoral.v1.CaseDocument
    [],  // 221: pastoral.v1.DownloadDocumentRequest
    [-1, 220],  // 222: pastoral.v1.DownloadDocumentResponse
    [],  // 223: pastoral.v1.ListDocumentsRequest
    [-1, 220],  // 224: pastoral.v1.ListDocumentsResponse
    [-1, -1, -1, -1, -1, -1, 23],  // 225: pastoral.v1.AddCaseMemberRequest
    [],  // 226: pastoral.v1.EndCaseMemberRequest
    [],  // 227: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, -1, -1, 22],  // 228: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 23],  // 229: pastoral.v1.AnswerJoinRequestRequest
    [],  // 230: pastoral.v1.ListJoinRequestsRequest
    [-1, 228],  // 231: pastoral.v1.ListJoinRequestsResponse
    [],  // 232: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, -1, 22],  // 233: pastoral.v1.CaseTransfer
    [],  // 234: pastoral.v1.AnswerTransferRequest
    [],  // 235: pastoral.v1.WithdrawTransferRequest
    [],  // 236: pastoral.v1.ListTransfersRequest
    [-1, 233],  // 237: pastoral.v1.ListTransfersResponse
    [],  // 238: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 22, -1, -1, 22],  // 239: pastoral.v1.InterestConflict
    [],  // 240: pastoral.v1.WithdrawConflictRequest
    [],  // 241: pastoral.v1.ListConflictsRequest
    [-1, 239],  // 242: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 23, -1, -1, 22],  // 243: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 23, -1, -1, 24, -1, 22, 22, -1, -1, -1, 22],  // 244: pastoral.v1.Consent
    [],  // 245: pastoral.v1.WithdrawConsentRequest
    [-1, 244],  // 246: pastoral.v1.WithdrawConsentResponse
    [],  // 247: pastoral.v1.GetConsentRequest
    [],  // 248: pastoral.v1.ListConsentsRequest
    [-1, 244],  // 249: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 23],  // 250: pastoral.v1.ConsentWording
    [],  // 251: pastoral.v1.ListWordingsRequest
    [-1, 250],  // 252: pastoral.v1.ListWordingsResponse
    [-1, 250],  // 253: pastoral.v1.PublishWordingRequest
    [-1, -1, -1, 22, 22],  // 254: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 22],  // 255: pastoral.v1.DropInPlace
    [-1, 23],  // 256: pastoral.v1.OpenDropInRequest
    [],  // 257: pastoral.v1.CloseDropInRequest
    [-1, -1, 23, 23],  // 258: pastoral.v1.ListDropInsRequest
    [-1, 254],  // 259: pastoral.v1.ListDropInsResponse
    [],  // 260: pastoral.v1.JoinDropInRequest
    [],  // 261: pastoral.v1.LeaveDropInRequest
    [],  // 262: pastoral.v1.GetDropInPlaceRequest
    [],  // 263: pastoral.v1.CallNextRequest
    [-1, 255],  // 264: pastoral.v1.CallNextResponse
    [],  // 265: pastoral.v1.ListDropInQueueRequest
    [-1, 255],  // 266: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 22],  // 267: pastoral.v1.Event
    [],  // 268: pastoral.v1.ListEventsRequest
    [-1, 267],  // 269: pastoral.v1.ListEventsResponse
    [],  // 270: pastoral.v1.WatchEventsRequest
    [-1, 267],  // 271: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 272: pastoral.v1.ExceptionalAccess
    [],  // 273: pastoral.v1.ElevateRequest
    [],  // 274: pastoral.v1.BreakGlassRequest
    [],  // 275: pastoral.v1.EndExceptionalAccessRequest
    [],  // 276: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 277: pastoral.v1.GetExceptionalAccessRequest
    [],  // 278: pastoral.v1.ListExceptionalAccessRequest
    [-1, 272],  // 279: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 280: pastoral.v1.InboxItem
    [],  // 281: pastoral.v1.ListInboxRequest
    [-1, 280],  // 282: pastoral.v1.ListInboxResponse
    [],  // 283: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 284: pastoral.v1.WatchInboxRequest
    [-1, -1, 280],  // 285: pastoral.v1.WatchInboxResponse
    [],  // 286: pastoral.v1.GetCheckpointRequest
    [],  // 287: pastoral.v1.GetCheckpointResponse
    [],  // 288: pastoral.v1.ProveInclusionRequest
    [],  // 289: pastoral.v1.ProveInclusionResponse
    [],  // 290: pastoral.v1.ProveConsistencyRequest
    [],  // 291: pastoral.v1.ProveConsistencyResponse
    [],  // 292: pastoral.v1.VerifyLedgerRequest
    [-1, 294, 295],  // 293: pastoral.v1.VerifyLedgerResponse
    [],  // 294: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 296],  // 295: pastoral.v1.VerifiedLedger
    [],  // 296: pastoral.v1.EndedLog
    [],  // 297: pastoral.v1.ExportLedgerRequest
    [],  // 298: pastoral.v1.ExportLedgerResponse
    [-1, 22],  // 299: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 23],  // 300: pastoral.v1.AgreedAction
    [-1, -1, -1, 299, -1, -1, -1, 300],  // 301: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 300],  // 302: pastoral.v1.AmendNoteRequest
    [],  // 303: pastoral.v1.ShareNoteRequest
    [],  // 304: pastoral.v1.DiscardDraftRequest
    [],  // 305: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 299, 22, -1, -1, -1, 317, -1, -1, -1, -1, -1, -1, -1, -1, -1, 24, 316, 22, 22, 22],  // 306: pastoral.v1.Note
    [],  // 307: pastoral.v1.GetNoteRequest
    [],  // 308: pastoral.v1.ListNotesForStudentRequest
    [],  // 309: pastoral.v1.ListMyNotesRequest
    [-1, 306],  // 310: pastoral.v1.ListNotesResponse
    [],  // 311: pastoral.v1.ListNoteVersionsRequest
    [-1, 314],  // 312: pastoral.v1.ListNoteVersionsResponse
    [],  // 313: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 22, 24, -1, -1, -1, 300],  // 314: pastoral.v1.NoteVersion
    [],  // 315: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 22],  // 316: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 23, -1, -1, -1, 22],  // 317: pastoral.v1.NoteAction
    [],  // 318: pastoral.v1.SetActionRequest
    [],  // 319: pastoral.v1.ListActionsRequest
    [-1, 317],  // 320: pastoral.v1.ListActionsResponse
    [],  // 321: pastoral.v1.NoticeContact
    [],  // 322: pastoral.v1.NoticeStatement
    [-1, 24, -1, 23, -1, 321, 322, -1, -1, 22],  // 323: pastoral.v1.Notice
    [],  // 324: pastoral.v1.GetNoticeRequest
    [],  // 325: pastoral.v1.ListNoticesRequest
    [-1, 323],  // 326: pastoral.v1.ListNoticesResponse
    [-1, 323],  // 327: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, 23],  // 328: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 22, 328, -1, -1, -1, -1, -1, 23, -1, 22],  // 329: pastoral.v1.PaperRecord
    [],  // 330: pastoral.v1.RegisterPaperRequest
    [],  // 331: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 23],  // 332: pastoral.v1.LoanPaperRequest
    [],  // 333: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 328],  // 334: pastoral.v1.DestroyPaperRequest
    [],  // 335: pastoral.v1.GetPaperRequest
    [],  // 336: pastoral.v1.ListPaperRequest
    [-1, 329],  // 337: pastoral.v1.ListPaperResponse
    [],  // 338: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 22],  // 339: pastoral.v1.PaperStep
    [],  // 340: pastoral.v1.ListPaperStepsRequest
    [-1, 339],  // 341: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, 23],  // 342: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 342],  // 343: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 300],  // 344: pastoral.v1.ReferralContent
    [-1, -1, -1, 22],  // 345: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 342, -1, -1, 24, 22, 22, 344, 345, 345, 345],  // 346: pastoral.v1.Referral
    [],  // 347: pastoral.v1.AnswerReferralRequest
    [],  // 348: pastoral.v1.GetReferralRequest
    [],  // 349: pastoral.v1.ListReferralsRequest
    [-1, 346],  // 350: pastoral.v1.ListReferralsResponse
    [],  // 351: pastoral.v1.ReviewReferralRequest
    [],  // 352: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 353: pastoral.v1.AuthenticateResponse
    [],  // 354: pastoral.v1.WhoAmIRequest
    [],  // 355: pastoral.v1.WhoAmIResponse
    [],  // 356: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 357: pastoral.v1.ExchangeResponse
    [],  // 358: pastoral.v1.StepUpRequest
    [-1, -1, 22],  // 359: pastoral.v1.StepUpResponse
    [],  // 360: pastoral.v1.EndRequest
    [],  // 361: pastoral.v1.EndResponse
    [],  // 362: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 364],  // 363: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 364: pastoral.v1.ClinicalSupervisor
    [],  // 365: pastoral.v1.ExtractFields
    [-1, -1, -1, 365],  // 366: pastoral.v1.PreviewExtractRequest
    [],  // 367: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 365, 367],  // 368: pastoral.v1.ExtractPreview
    [-1, -1, -1, 365],  // 369: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 365, -1, -1, -1, 22, 22],  // 370: pastoral.v1.SupervisionExtract
    [],  // 371: pastoral.v1.WithdrawExtractRequest
    [],  // 372: pastoral.v1.GetExtractRequest
    [],  // 373: pastoral.v1.ListExtractsRequest
    [-1, 370],  // 374: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 23, 23, -1, -1, 22, 376],  // 375: pastoral.v1.WaitlistEntry
    [-1, -1, 22, 22, -1, 22],  // 376: pastoral.v1.Offer
    [-1, -1, -1, 23, 23],  // 377: pastoral.v1.JoinWaitlistRequest
    [],  // 378: pastoral.v1.LeaveWaitlistRequest
    [],  // 379: pastoral.v1.ListWaitlistRequest
    [-1, 375],  // 380: pastoral.v1.ListWaitlistResponse
    [],  // 381: pastoral.v1.AcceptOfferRequest
    [],  // 382: pastoral.v1.DeclineOfferRequest
  ]
}
