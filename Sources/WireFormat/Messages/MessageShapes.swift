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
    "pastoral.v1.ListAgreedAdjustmentsRequest": 32,
    "pastoral.v1.AgreedAdjustment": 33,
    "pastoral.v1.ListAgreedAdjustmentsResponse": 34,
    "pastoral.v1.Principal": 35,
    "pastoral.v1.ListPrincipalsRequest": 36,
    "pastoral.v1.ListPrincipalsResponse": 37,
    "pastoral.v1.DisablePrincipalRequest": 38,
    "pastoral.v1.EnablePrincipalRequest": 39,
    "pastoral.v1.GrantRoleRequest": 40,
    "pastoral.v1.RoleGrant": 41,
    "pastoral.v1.DecideRoleGrantRequest": 42,
    "pastoral.v1.RevokeRoleRequest": 43,
    "pastoral.v1.ListRoleGrantsRequest": 44,
    "pastoral.v1.ListRoleGrantsResponse": 45,
    "pastoral.v1.GetPolicyRequest": 46,
    "pastoral.v1.PolicyRow": 47,
    "pastoral.v1.Policy": 48,
    "pastoral.v1.TokenInfo": 49,
    "pastoral.v1.ListTokensRequest": 50,
    "pastoral.v1.ListTokensResponse": 51,
    "pastoral.v1.IssueTokenRequest": 52,
    "pastoral.v1.IssueTokenResponse": 53,
    "pastoral.v1.RotateTokenRequest": 54,
    "pastoral.v1.RevokeTokenRequest": 55,
    "pastoral.v1.BindIdentityRequest": 56,
    "pastoral.v1.IdentityBinding": 57,
    "pastoral.v1.UnbindIdentityRequest": 58,
    "pastoral.v1.BindCertificateRequest": 59,
    "pastoral.v1.CertificateBinding": 60,
    "pastoral.v1.RevokeCertificateRequest": 61,
    "pastoral.v1.RevokeCertificateResponse": 62,
    "pastoral.v1.Binding": 63,
    "pastoral.v1.ListBindingsRequest": 64,
    "pastoral.v1.ListBindingsResponse": 65,
    "pastoral.v1.Access": 66,
    "pastoral.v1.ListAccessesRequest": 67,
    "pastoral.v1.ListAccessesResponse": 68,
    "pastoral.v1.ExportAccessesRequest": 69,
    "pastoral.v1.Denial": 70,
    "pastoral.v1.ListDenialsRequest": 71,
    "pastoral.v1.ListDenialsResponse": 72,
    "pastoral.v1.Student": 73,
    "pastoral.v1.StaffMember": 74,
    "pastoral.v1.Programme": 75,
    "pastoral.v1.Module": 76,
    "pastoral.v1.EnrolmentPeriod": 77,
    "pastoral.v1.ModuleEnrolment": 78,
    "pastoral.v1.Relation": 79,
    "pastoral.v1.GetStudentRequest": 80,
    "pastoral.v1.ListStudentsRequest": 81,
    "pastoral.v1.ListStudentsResponse": 82,
    "pastoral.v1.PutStudentRequest": 83,
    "pastoral.v1.GetStaffMemberRequest": 84,
    "pastoral.v1.ListStaffMembersRequest": 85,
    "pastoral.v1.ListStaffMembersResponse": 86,
    "pastoral.v1.PutStaffMemberRequest": 87,
    "pastoral.v1.GetProgrammeRequest": 88,
    "pastoral.v1.ListProgrammesRequest": 89,
    "pastoral.v1.ListProgrammesResponse": 90,
    "pastoral.v1.PutProgrammeRequest": 91,
    "pastoral.v1.GetModuleRequest": 92,
    "pastoral.v1.ListModulesRequest": 93,
    "pastoral.v1.ListModulesResponse": 94,
    "pastoral.v1.PutModuleRequest": 95,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 96,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 97,
    "pastoral.v1.PutEnrolmentPeriodRequest": 98,
    "pastoral.v1.ListModuleEnrolmentsRequest": 99,
    "pastoral.v1.ListModuleEnrolmentsResponse": 100,
    "pastoral.v1.PutModuleEnrolmentRequest": 101,
    "pastoral.v1.ListRelationsRequest": 102,
    "pastoral.v1.ListRelationsResponse": 103,
    "pastoral.v1.PutRelationRequest": 104,
    "pastoral.v1.ImportRequest": 105,
    "pastoral.v1.ImportBegin": 106,
    "pastoral.v1.ImportRows": 107,
    "pastoral.v1.ImportRow": 108,
    "pastoral.v1.ImportFinish": 109,
    "pastoral.v1.ImportError": 110,
    "pastoral.v1.ImportResponse": 111,
    "pastoral.v1.GetImportRequest": 112,
    "pastoral.v1.TutorChange": 113,
    "pastoral.v1.ChangeTutorRequest": 114,
    "pastoral.v1.ChangeTutorResponse": 115,
    "pastoral.v1.ChangeTutorsRequest": 116,
    "pastoral.v1.ChangeTutorsResponse": 117,
    "pastoral.v1.TutorChangeOutcome": 118,
    "pastoral.v1.ListBookableStaffRequest": 119,
    "pastoral.v1.BookableStaff": 120,
    "pastoral.v1.ListBookableStaffResponse": 121,
    "pastoral.v1.WeeklyRule": 122,
    "pastoral.v1.AvailabilityException": 123,
    "pastoral.v1.BookingSettings": 124,
    "pastoral.v1.Availability": 125,
    "pastoral.v1.GetAvailabilityRequest": 126,
    "pastoral.v1.SetAvailabilityRequest": 127,
    "pastoral.v1.AddAvailabilityExceptionRequest": 128,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 129,
    "pastoral.v1.SetBookingSettingsRequest": 130,
    "pastoral.v1.Closure": 131,
    "pastoral.v1.ListClosuresRequest": 132,
    "pastoral.v1.ListClosuresResponse": 133,
    "pastoral.v1.AddClosureRequest": 134,
    "pastoral.v1.RemoveClosureRequest": 135,
    "pastoral.v1.ListSlotsRequest": 136,
    "pastoral.v1.Slot": 137,
    "pastoral.v1.ListSlotsResponse": 138,
    "pastoral.v1.BookRequest": 139,
    "pastoral.v1.BookAnyRequest": 140,
    "pastoral.v1.Days": 141,
    "pastoral.v1.Appointment": 142,
    "pastoral.v1.CancelRequest": 143,
    "pastoral.v1.RescheduleRequest": 144,
    "pastoral.v1.GetAppointmentRequest": 145,
    "pastoral.v1.ListAppointmentsRequest": 146,
    "pastoral.v1.ListAppointmentsResponse": 147,
    "pastoral.v1.ListAppointmentChangesRequest": 148,
    "pastoral.v1.AppointmentChange": 149,
    "pastoral.v1.ListAppointmentChangesResponse": 150,
    "pastoral.v1.RecordAttendanceRequest": 151,
    "pastoral.v1.CountAttendanceRequest": 152,
    "pastoral.v1.CountAttendanceResponse": 153,
    "pastoral.v1.BookingLimit": 154,
    "pastoral.v1.LimitBookingRequest": 155,
    "pastoral.v1.LiftBookingLimitRequest": 156,
    "pastoral.v1.ListBookingLimitsRequest": 157,
    "pastoral.v1.ListBookingLimitsResponse": 158,
    "pastoral.v1.BookSeriesRequest": 159,
    "pastoral.v1.Series": 160,
    "pastoral.v1.SeriesGap": 161,
    "pastoral.v1.GetSeriesRequest": 162,
    "pastoral.v1.CancelSeriesRequest": 163,
    "pastoral.v1.CalendarText": 164,
    "pastoral.v1.GetInvitationRequest": 165,
    "pastoral.v1.ExportCalendarRequest": 166,
    "pastoral.v1.WatchCalendarRequest": 167,
    "pastoral.v1.WatchCalendarResponse": 168,
    "pastoral.v1.Campaign": 169,
    "pastoral.v1.CampaignCounts": 170,
    "pastoral.v1.CreateCampaignRequest": 171,
    "pastoral.v1.StudentGroup": 172,
    "pastoral.v1.OwnTutees": 173,
    "pastoral.v1.GetCampaignRequest": 174,
    "pastoral.v1.ListCampaignsRequest": 175,
    "pastoral.v1.ListCampaignsResponse": 176,
    "pastoral.v1.ListNotBookedRequest": 177,
    "pastoral.v1.InvitedStudent": 178,
    "pastoral.v1.ListNotBookedResponse": 179,
    "pastoral.v1.RemindCampaignRequest": 180,
    "pastoral.v1.CloseCampaignRequest": 181,
    "pastoral.v1.DeclineCampaignRequest": 182,
    "pastoral.v1.DestructionCertificate": 183,
    "pastoral.v1.PaperRecord": 184,
    "pastoral.v1.RegisterPaperRequest": 185,
    "pastoral.v1.MovePaperRequest": 186,
    "pastoral.v1.LoanPaperRequest": 187,
    "pastoral.v1.ReturnLoanRequest": 188,
    "pastoral.v1.DestroyPaperRequest": 189,
    "pastoral.v1.GetPaperRequest": 190,
    "pastoral.v1.ListPaperRequest": 191,
    "pastoral.v1.ListPaperResponse": 192,
    "pastoral.v1.ListOverduePaperRequest": 193,
    "pastoral.v1.PaperStep": 194,
    "pastoral.v1.ListPaperStepsRequest": 195,
    "pastoral.v1.ListPaperStepsResponse": 196,
    "pastoral.v1.SupportPost": 197,
    "pastoral.v1.GrantSupportPostRequest": 198,
    "pastoral.v1.EndSupportPostRequest": 199,
    "pastoral.v1.ListSupportPostsRequest": 200,
    "pastoral.v1.ListSupportPostsResponse": 201,
    "pastoral.v1.GetTermsRequest": 202,
    "pastoral.v1.ConfidentialityTerms": 203,
    "pastoral.v1.ListTermsRequest": 204,
    "pastoral.v1.ListTermsResponse": 205,
    "pastoral.v1.PublishTermsRequest": 206,
    "pastoral.v1.AcceptTermsRequest": 207,
    "pastoral.v1.Ground": 208,
    "pastoral.v1.ThirdPartySource": 209,
    "pastoral.v1.InformationGap": 210,
    "pastoral.v1.OpenCaseRequest": 211,
    "pastoral.v1.IngestRequest": 212,
    "pastoral.v1.IngestResponse": 213,
    "pastoral.v1.Case": 214,
    "pastoral.v1.CasePaper": 215,
    "pastoral.v1.CaseWords": 216,
    "pastoral.v1.CaseMember": 217,
    "pastoral.v1.ListTriageRequest": 218,
    "pastoral.v1.ListTriageResponse": 219,
    "pastoral.v1.AssessCaseRequest": 220,
    "pastoral.v1.ListEligibleRequest": 221,
    "pastoral.v1.ListEligibleResponse": 222,
    "pastoral.v1.EligiblePractitioner": 223,
    "pastoral.v1.AllocateCaseRequest": 224,
    "pastoral.v1.HoldCaseRequest": 225,
    "pastoral.v1.ChangeCaseRequest": 226,
    "pastoral.v1.RebaseCaseRequest": 227,
    "pastoral.v1.GetCaseRequest": 228,
    "pastoral.v1.ListCasesRequest": 229,
    "pastoral.v1.ListCasesResponse": 230,
    "pastoral.v1.ListCaseloadRequest": 231,
    "pastoral.v1.CaseloadEntry": 232,
    "pastoral.v1.ListCaseloadResponse": 233,
    "pastoral.v1.CaseChange": 234,
    "pastoral.v1.ListCaseChangesRequest": 235,
    "pastoral.v1.ListCaseChangesResponse": 236,
    "pastoral.v1.GetCaseStatisticsRequest": 237,
    "pastoral.v1.CaseCount": 238,
    "pastoral.v1.CaseStatistics": 239,
    "pastoral.v1.CaseAppointment": 240,
    "pastoral.v1.ListCaseSlotsRequest": 241,
    "pastoral.v1.BookCaseAppointmentRequest": 242,
    "pastoral.v1.RescheduleCaseAppointmentRequest": 243,
    "pastoral.v1.CancelCaseAppointmentRequest": 244,
    "pastoral.v1.RecordCaseAttendanceRequest": 245,
    "pastoral.v1.ListCaseAppointmentsRequest": 246,
    "pastoral.v1.ListOwnCaseAppointmentsRequest": 247,
    "pastoral.v1.ListCaseAppointmentsResponse": 248,
    "pastoral.v1.UploadDocumentRequest": 249,
    "pastoral.v1.DocumentHead": 250,
    "pastoral.v1.CaseDocument": 251,
    "pastoral.v1.DownloadDocumentRequest": 252,
    "pastoral.v1.DownloadDocumentResponse": 253,
    "pastoral.v1.ListDocumentsRequest": 254,
    "pastoral.v1.ListDocumentsResponse": 255,
    "pastoral.v1.RebaseDocumentRequest": 256,
    "pastoral.v1.CaseContact": 257,
    "pastoral.v1.ThirdPartySubject": 258,
    "pastoral.v1.CaseItemContent": 259,
    "pastoral.v1.CaseItem": 260,
    "pastoral.v1.AddCaseItemRequest": 261,
    "pastoral.v1.AmendCaseItemRequest": 262,
    "pastoral.v1.GetCaseItemRequest": 263,
    "pastoral.v1.ListCaseItemsRequest": 264,
    "pastoral.v1.ListCaseItemsResponse": 265,
    "pastoral.v1.ListCaseItemVersionsRequest": 266,
    "pastoral.v1.CaseItemVersion": 267,
    "pastoral.v1.ListCaseItemVersionsResponse": 268,
    "pastoral.v1.GetCaseItemVersionRequest": 269,
    "pastoral.v1.RebaseCaseItemRequest": 270,
    "pastoral.v1.CasePerson": 271,
    "pastoral.v1.SetCasePersonRequest": 272,
    "pastoral.v1.GetCasePersonRequest": 273,
    "pastoral.v1.CaseTask": 274,
    "pastoral.v1.AddCaseTaskRequest": 275,
    "pastoral.v1.SetCaseTaskRequest": 276,
    "pastoral.v1.ListCaseTasksRequest": 277,
    "pastoral.v1.ListCaseTasksResponse": 278,
    "pastoral.v1.AddCaseMemberRequest": 279,
    "pastoral.v1.EndCaseMemberRequest": 280,
    "pastoral.v1.RequestToJoinRequest": 281,
    "pastoral.v1.JoinRequest": 282,
    "pastoral.v1.AnswerJoinRequestRequest": 283,
    "pastoral.v1.ListJoinRequestsRequest": 284,
    "pastoral.v1.ListJoinRequestsResponse": 285,
    "pastoral.v1.ProposeTransferRequest": 286,
    "pastoral.v1.CaseTransfer": 287,
    "pastoral.v1.AnswerTransferRequest": 288,
    "pastoral.v1.WithdrawTransferRequest": 289,
    "pastoral.v1.ListTransfersRequest": 290,
    "pastoral.v1.ListTransfersResponse": 291,
    "pastoral.v1.DeclareConflictRequest": 292,
    "pastoral.v1.InterestConflict": 293,
    "pastoral.v1.WithdrawConflictRequest": 294,
    "pastoral.v1.ListConflictsRequest": 295,
    "pastoral.v1.ListConflictsResponse": 296,
    "pastoral.v1.GiveConsentRequest": 297,
    "pastoral.v1.Consent": 298,
    "pastoral.v1.WithdrawConsentRequest": 299,
    "pastoral.v1.WithdrawConsentResponse": 300,
    "pastoral.v1.GetConsentRequest": 301,
    "pastoral.v1.ListConsentsRequest": 302,
    "pastoral.v1.ListConsentsResponse": 303,
    "pastoral.v1.ConsentWording": 304,
    "pastoral.v1.ListWordingsRequest": 305,
    "pastoral.v1.ListWordingsResponse": 306,
    "pastoral.v1.PublishWordingRequest": 307,
    "pastoral.v1.Safeguard": 308,
    "pastoral.v1.PartnerDestination": 309,
    "pastoral.v1.PartnerDetails": 310,
    "pastoral.v1.RegisterPartnerRequest": 311,
    "pastoral.v1.ChangePartnerRequest": 312,
    "pastoral.v1.GetPartnerRequest": 313,
    "pastoral.v1.ListPartnersRequest": 314,
    "pastoral.v1.ListPartnersResponse": 315,
    "pastoral.v1.Partner": 316,
    "pastoral.v1.ListPluginsRequest": 317,
    "pastoral.v1.ListPluginsResponse": 318,
    "pastoral.v1.Plugin": 319,
    "pastoral.v1.FormQuestion": 320,
    "pastoral.v1.FieldSelection": 321,
    "pastoral.v1.FormAnswer": 322,
    "pastoral.v1.ProposeDisclosureRequest": 323,
    "pastoral.v1.DisclosurePreview": 324,
    "pastoral.v1.DecideDisclosureRequest": 325,
    "pastoral.v1.CancelDisclosureRequest": 326,
    "pastoral.v1.ResolveDisclosureRequest": 327,
    "pastoral.v1.RecordExplanationRequest": 328,
    "pastoral.v1.ReviewDisclosureRequest": 329,
    "pastoral.v1.GetDisclosureRequest": 330,
    "pastoral.v1.GetDisclosurePayloadRequest": 331,
    "pastoral.v1.DisclosurePayload": 332,
    "pastoral.v1.ListDisclosuresRequest": 333,
    "pastoral.v1.ListWaitingDisclosuresRequest": 334,
    "pastoral.v1.ListDisclosuresResponse": 335,
    "pastoral.v1.QueuedDisclosure": 336,
    "pastoral.v1.ListDisclosureQueueRequest": 337,
    "pastoral.v1.ListDisclosureQueueResponse": 338,
    "pastoral.v1.WatchDisclosureQueueRequest": 339,
    "pastoral.v1.WatchDisclosureQueueResponse": 340,
    "pastoral.v1.DisclosureAttempt": 341,
    "pastoral.v1.DisclosureStep": 342,
    "pastoral.v1.Disclosure": 343,
    "pastoral.v1.ReportDisclosuresRequest": 344,
    "pastoral.v1.ToldCount": 345,
    "pastoral.v1.PartnerDisclosures": 346,
    "pastoral.v1.StateDisclosures": 347,
    "pastoral.v1.MonthDisclosures": 348,
    "pastoral.v1.DisclosureReport": 349,
    "pastoral.v1.DropIn": 350,
    "pastoral.v1.DropInPlace": 351,
    "pastoral.v1.OpenDropInRequest": 352,
    "pastoral.v1.CloseDropInRequest": 353,
    "pastoral.v1.ListDropInsRequest": 354,
    "pastoral.v1.ListDropInsResponse": 355,
    "pastoral.v1.JoinDropInRequest": 356,
    "pastoral.v1.LeaveDropInRequest": 357,
    "pastoral.v1.GetDropInPlaceRequest": 358,
    "pastoral.v1.CallNextRequest": 359,
    "pastoral.v1.CallNextResponse": 360,
    "pastoral.v1.ListDropInQueueRequest": 361,
    "pastoral.v1.ListDropInQueueResponse": 362,
    "pastoral.v1.Event": 363,
    "pastoral.v1.ListEventsRequest": 364,
    "pastoral.v1.ListEventsResponse": 365,
    "pastoral.v1.WatchEventsRequest": 366,
    "pastoral.v1.WatchEventsResponse": 367,
    "pastoral.v1.ExceptionalAccess": 368,
    "pastoral.v1.ElevateRequest": 369,
    "pastoral.v1.BreakGlassRequest": 370,
    "pastoral.v1.EndExceptionalAccessRequest": 371,
    "pastoral.v1.ReviewExceptionalAccessRequest": 372,
    "pastoral.v1.GetExceptionalAccessRequest": 373,
    "pastoral.v1.ListExceptionalAccessRequest": 374,
    "pastoral.v1.ListExceptionalAccessResponse": 375,
    "pastoral.v1.InboxItem": 376,
    "pastoral.v1.ListInboxRequest": 377,
    "pastoral.v1.ListInboxResponse": 378,
    "pastoral.v1.AcknowledgeInboxItemRequest": 379,
    "pastoral.v1.WatchInboxRequest": 380,
    "pastoral.v1.WatchInboxResponse": 381,
    "pastoral.v1.GetCheckpointRequest": 382,
    "pastoral.v1.GetCheckpointResponse": 383,
    "pastoral.v1.ProveInclusionRequest": 384,
    "pastoral.v1.ProveInclusionResponse": 385,
    "pastoral.v1.ProveConsistencyRequest": 386,
    "pastoral.v1.ProveConsistencyResponse": 387,
    "pastoral.v1.VerifyLedgerRequest": 388,
    "pastoral.v1.VerifyLedgerResponse": 389,
    "pastoral.v1.VerifyLedgerProgress": 390,
    "pastoral.v1.VerifiedLedger": 391,
    "pastoral.v1.EndedLog": 392,
    "pastoral.v1.ExportLedgerRequest": 393,
    "pastoral.v1.ExportLedgerResponse": 394,
    "pastoral.v1.AdHocMeeting": 395,
    "pastoral.v1.AgreedAction": 396,
    "pastoral.v1.CreateNoteRequest": 397,
    "pastoral.v1.AmendNoteRequest": 398,
    "pastoral.v1.ShareNoteRequest": 399,
    "pastoral.v1.DiscardDraftRequest": 400,
    "pastoral.v1.DiscardDraftResponse": 401,
    "pastoral.v1.Note": 402,
    "pastoral.v1.GetNoteRequest": 403,
    "pastoral.v1.ListNotesForStudentRequest": 404,
    "pastoral.v1.ListMyNotesRequest": 405,
    "pastoral.v1.ListNotesResponse": 406,
    "pastoral.v1.ListNoteVersionsRequest": 407,
    "pastoral.v1.ListNoteVersionsResponse": 408,
    "pastoral.v1.GetNoteVersionRequest": 409,
    "pastoral.v1.NoteVersion": 410,
    "pastoral.v1.AddCommentRequest": 411,
    "pastoral.v1.NoteComment": 412,
    "pastoral.v1.NoteAction": 413,
    "pastoral.v1.SetActionRequest": 414,
    "pastoral.v1.ListActionsRequest": 415,
    "pastoral.v1.ListActionsResponse": 416,
    "pastoral.v1.NoticeContact": 417,
    "pastoral.v1.NoticeStatement": 418,
    "pastoral.v1.Notice": 419,
    "pastoral.v1.GetNoticeRequest": 420,
    "pastoral.v1.ListNoticesRequest": 421,
    "pastoral.v1.ListNoticesResponse": 422,
    "pastoral.v1.PublishNoticeRequest": 423,
    "pastoral.v1.PoliceRequestForm": 424,
    "pastoral.v1.RegisterReceivedRequestRequest": 425,
    "pastoral.v1.RecordRequestCheckRequest": 426,
    "pastoral.v1.RefuseReceivedRequestRequest": 427,
    "pastoral.v1.GetReceivedRequestRequest": 428,
    "pastoral.v1.ListReceivedRequestsRequest": 429,
    "pastoral.v1.ListReceivedRequestsResponse": 430,
    "pastoral.v1.RequestCheck": 431,
    "pastoral.v1.ReceivedRequest": 432,
    "pastoral.v1.SafetyGround": 433,
    "pastoral.v1.CreateReferralRequest": 434,
    "pastoral.v1.ReferralContent": 435,
    "pastoral.v1.ReferralStep": 436,
    "pastoral.v1.Referral": 437,
    "pastoral.v1.AnswerReferralRequest": 438,
    "pastoral.v1.GetReferralRequest": 439,
    "pastoral.v1.ListReferralsRequest": 440,
    "pastoral.v1.ListReferralsResponse": 441,
    "pastoral.v1.ReviewReferralRequest": 442,
    "pastoral.v1.AuthenticateRequest": 443,
    "pastoral.v1.AuthenticateResponse": 444,
    "pastoral.v1.WhoAmIRequest": 445,
    "pastoral.v1.WhoAmIResponse": 446,
    "pastoral.v1.ExchangeRequest": 447,
    "pastoral.v1.ExchangeResponse": 448,
    "pastoral.v1.StepUpRequest": 449,
    "pastoral.v1.StepUpResponse": 450,
    "pastoral.v1.EndRequest": 451,
    "pastoral.v1.EndResponse": 452,
    "pastoral.v1.ListClinicalSupervisorsRequest": 453,
    "pastoral.v1.ListClinicalSupervisorsResponse": 454,
    "pastoral.v1.ClinicalSupervisor": 455,
    "pastoral.v1.ExtractFields": 456,
    "pastoral.v1.PreviewExtractRequest": 457,
    "pastoral.v1.IdentifierFinding": 458,
    "pastoral.v1.ExtractPreview": 459,
    "pastoral.v1.ShareExtractRequest": 460,
    "pastoral.v1.SupervisionExtract": 461,
    "pastoral.v1.WithdrawExtractRequest": 462,
    "pastoral.v1.GetExtractRequest": 463,
    "pastoral.v1.ListExtractsRequest": 464,
    "pastoral.v1.ListExtractsResponse": 465,
    "pastoral.v1.WaitlistEntry": 466,
    "pastoral.v1.Offer": 467,
    "pastoral.v1.JoinWaitlistRequest": 468,
    "pastoral.v1.LeaveWaitlistRequest": 469,
    "pastoral.v1.ListWaitlistRequest": 470,
    "pastoral.v1.ListWaitlistResponse": 471,
    "pastoral.v1.AcceptOfferRequest": 472,
    "pastoral.v1.DeclineOfferRequest": 473,
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
    [],  // 32: pastoral.v1.ListAgreedAdjustmentsRequest
    [-1, -1, -1, -1, -1, -1, 23, 22],  // 33: pastoral.v1.AgreedAdjustment
    [-1, 33],  // 34: pastoral.v1.ListAgreedAdjustmentsResponse
    [],  // 35: pastoral.v1.Principal
    [],  // 36: pastoral.v1.ListPrincipalsRequest
    [-1, 35],  // 37: pastoral.v1.ListPrincipalsResponse
    [],  // 38: pastoral.v1.DisablePrincipalRequest
    [],  // 39: pastoral.v1.EnablePrincipalRequest
    [],  // 40: pastoral.v1.GrantRoleRequest
    [-1, -1, -1, -1, -1, -1, 22, -1, 22],  // 41: pastoral.v1.RoleGrant
    [],  // 42: pastoral.v1.DecideRoleGrantRequest
    [],  // 43: pastoral.v1.RevokeRoleRequest
    [],  // 44: pastoral.v1.ListRoleGrantsRequest
    [-1, 41],  // 45: pastoral.v1.ListRoleGrantsResponse
    [],  // 46: pastoral.v1.GetPolicyRequest
    [],  // 47: pastoral.v1.PolicyRow
    [-1, -1, 47],  // 48: pastoral.v1.Policy
    [-1, -1, -1, 22, 22, 22],  // 49: pastoral.v1.TokenInfo
    [],  // 50: pastoral.v1.ListTokensRequest
    [-1, 49],  // 51: pastoral.v1.ListTokensResponse
    [],  // 52: pastoral.v1.IssueTokenRequest
    [-1, 49],  // 53: pastoral.v1.IssueTokenResponse
    [],  // 54: pastoral.v1.RotateTokenRequest
    [],  // 55: pastoral.v1.RevokeTokenRequest
    [],  // 56: pastoral.v1.BindIdentityRequest
    [],  // 57: pastoral.v1.IdentityBinding
    [],  // 58: pastoral.v1.UnbindIdentityRequest
    [],  // 59: pastoral.v1.BindCertificateRequest
    [],  // 60: pastoral.v1.CertificateBinding
    [],  // 61: pastoral.v1.RevokeCertificateRequest
    [],  // 62: pastoral.v1.RevokeCertificateResponse
    [-1, 57, 60, 22],  // 63: pastoral.v1.Binding
    [],  // 64: pastoral.v1.ListBindingsRequest
    [-1, 63],  // 65: pastoral.v1.ListBindingsResponse
    [-1, -1, 22],  // 66: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 67: pastoral.v1.ListAccessesRequest
    [-1, 66],  // 68: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 69: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 70: pastoral.v1.Denial
    [],  // 71: pastoral.v1.ListDenialsRequest
    [-1, 70],  // 72: pastoral.v1.ListDenialsResponse
    [],  // 73: pastoral.v1.Student
    [],  // 74: pastoral.v1.StaffMember
    [],  // 75: pastoral.v1.Programme
    [],  // 76: pastoral.v1.Module
    [-1, -1, -1, -1, 23, 23],  // 77: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 23, 23],  // 78: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 23, 23],  // 79: pastoral.v1.Relation
    [],  // 80: pastoral.v1.GetStudentRequest
    [],  // 81: pastoral.v1.ListStudentsRequest
    [-1, 73],  // 82: pastoral.v1.ListStudentsResponse
    [-1, 73],  // 83: pastoral.v1.PutStudentRequest
    [],  // 84: pastoral.v1.GetStaffMemberRequest
    [],  // 85: pastoral.v1.ListStaffMembersRequest
    [-1, 74],  // 86: pastoral.v1.ListStaffMembersResponse
    [-1, 74],  // 87: pastoral.v1.PutStaffMemberRequest
    [],  // 88: pastoral.v1.GetProgrammeRequest
    [],  // 89: pastoral.v1.ListProgrammesRequest
    [-1, 75],  // 90: pastoral.v1.ListProgrammesResponse
    [-1, 75],  // 91: pastoral.v1.PutProgrammeRequest
    [],  // 92: pastoral.v1.GetModuleRequest
    [],  // 93: pastoral.v1.ListModulesRequest
    [-1, 76],  // 94: pastoral.v1.ListModulesResponse
    [-1, 76],  // 95: pastoral.v1.PutModuleRequest
    [],  // 96: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 77],  // 97: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 77],  // 98: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 99: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 78],  // 100: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 78],  // 101: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 102: pastoral.v1.ListRelationsRequest
    [-1, 79],  // 103: pastoral.v1.ListRelationsResponse
    [-1, 79],  // 104: pastoral.v1.PutRelationRequest
    [-1, -1, 106, 107, 109],  // 105: pastoral.v1.ImportRequest
    [],  // 106: pastoral.v1.ImportBegin
    [-1, -1, 108],  // 107: pastoral.v1.ImportRows
    [-1, 73, 74, 75, 76, 77, 78, 79],  // 108: pastoral.v1.ImportRow
    [],  // 109: pastoral.v1.ImportFinish
    [],  // 110: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 110],  // 111: pastoral.v1.ImportResponse
    [],  // 112: pastoral.v1.GetImportRequest
    [-1, -1, -1, 23, 23],  // 113: pastoral.v1.TutorChange
    [-1, 113],  // 114: pastoral.v1.ChangeTutorRequest
    [-1, 79],  // 115: pastoral.v1.ChangeTutorResponse
    [-1, 113],  // 116: pastoral.v1.ChangeTutorsRequest
    [-1, 118],  // 117: pastoral.v1.ChangeTutorsResponse
    [-1, -1, 115],  // 118: pastoral.v1.TutorChangeOutcome
    [],  // 119: pastoral.v1.ListBookableStaffRequest
    [],  // 120: pastoral.v1.BookableStaff
    [-1, 120],  // 121: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 23, 23],  // 122: pastoral.v1.WeeklyRule
    [-1, -1, -1, 23],  // 123: pastoral.v1.AvailabilityException
    [],  // 124: pastoral.v1.BookingSettings
    [-1, -1, 122, 123, -1, 124],  // 125: pastoral.v1.Availability
    [],  // 126: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 122],  // 127: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 123],  // 128: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 129: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, 124],  // 130: pastoral.v1.SetBookingSettingsRequest
    [-1, -1, -1, 23, 23],  // 131: pastoral.v1.Closure
    [-1, 23, 23],  // 132: pastoral.v1.ListClosuresRequest
    [-1, 131],  // 133: pastoral.v1.ListClosuresResponse
    [-1, 131],  // 134: pastoral.v1.AddClosureRequest
    [],  // 135: pastoral.v1.RemoveClosureRequest
    [-1, -1, -1, 23, 23],  // 136: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 137: pastoral.v1.Slot
    [-1, 137],  // 138: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 139: pastoral.v1.BookRequest
    [-1, -1, -1, 22, 141],  // 140: pastoral.v1.BookAnyRequest
    [-1, 23, 23],  // 141: pastoral.v1.Days
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 24, -1, -1, 22, 22, -1, -1, -1, 22],  // 142: pastoral.v1.Appointment
    [],  // 143: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 144: pastoral.v1.RescheduleRequest
    [],  // 145: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 146: pastoral.v1.ListAppointmentsRequest
    [-1, 142],  // 147: pastoral.v1.ListAppointmentsResponse
    [],  // 148: pastoral.v1.ListAppointmentChangesRequest
    [-1, -1, 22, 22, -1, -1, -1, -1, 22],  // 149: pastoral.v1.AppointmentChange
    [-1, 149],  // 150: pastoral.v1.ListAppointmentChangesResponse
    [],  // 151: pastoral.v1.RecordAttendanceRequest
    [],  // 152: pastoral.v1.CountAttendanceRequest
    [],  // 153: pastoral.v1.CountAttendanceResponse
    [-1, -1, -1, -1, 23, -1, -1, -1, 22, 22],  // 154: pastoral.v1.BookingLimit
    [-1, -1, -1, 23],  // 155: pastoral.v1.LimitBookingRequest
    [],  // 156: pastoral.v1.LiftBookingLimitRequest
    [],  // 157: pastoral.v1.ListBookingLimitsRequest
    [-1, 154],  // 158: pastoral.v1.ListBookingLimitsResponse
    [-1, -1, -1, 22],  // 159: pastoral.v1.BookSeriesRequest
    [-1, -1, 142, 161],  // 160: pastoral.v1.Series
    [-1, 22],  // 161: pastoral.v1.SeriesGap
    [],  // 162: pastoral.v1.GetSeriesRequest
    [-1, -1, 23],  // 163: pastoral.v1.CancelSeriesRequest
    [],  // 164: pastoral.v1.CalendarText
    [],  // 165: pastoral.v1.GetInvitationRequest
    [-1, 23, 23],  // 166: pastoral.v1.ExportCalendarRequest
    [],  // 167: pastoral.v1.WatchCalendarRequest
    [-1, 142],  // 168: pastoral.v1.WatchCalendarResponse
    [-1, -1, -1, -1, -1, 23, 23, -1, 22, 170],  // 169: pastoral.v1.Campaign
    [],  // 170: pastoral.v1.CampaignCounts
    [-1, -1, -1, 23, 23, 172, 173],  // 171: pastoral.v1.CreateCampaignRequest
    [],  // 172: pastoral.v1.StudentGroup
    [],  // 173: pastoral.v1.OwnTutees
    [],  // 174: pastoral.v1.GetCampaignRequest
    [],  // 175: pastoral.v1.ListCampaignsRequest
    [-1, 169],  // 176: pastoral.v1.ListCampaignsResponse
    [],  // 177: pastoral.v1.ListNotBookedRequest
    [],  // 178: pastoral.v1.InvitedStudent
    [-1, 178],  // 179: pastoral.v1.ListNotBookedResponse
    [],  // 180: pastoral.v1.RemindCampaignRequest
    [],  // 181: pastoral.v1.CloseCampaignRequest
    [],  // 182: pastoral.v1.DeclineCampaignRequest
    [-1, -1, -1, 23],  // 183: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 22, 183, -1, -1, -1, -1, -1, 23, -1, 22],  // 184: pastoral.v1.PaperRecord
    [],  // 185: pastoral.v1.RegisterPaperRequest
    [],  // 186: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 23],  // 187: pastoral.v1.LoanPaperRequest
    [],  // 188: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 183],  // 189: pastoral.v1.DestroyPaperRequest
    [],  // 190: pastoral.v1.GetPaperRequest
    [],  // 191: pastoral.v1.ListPaperRequest
    [-1, 184],  // 192: pastoral.v1.ListPaperResponse
    [],  // 193: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 22],  // 194: pastoral.v1.PaperStep
    [],  // 195: pastoral.v1.ListPaperStepsRequest
    [-1, 194],  // 196: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, -1, -1, -1, 23, 23, -1, 22],  // 197: pastoral.v1.SupportPost
    [-1, -1, -1, -1, 23, 23],  // 198: pastoral.v1.GrantSupportPostRequest
    [-1, -1, 23],  // 199: pastoral.v1.EndSupportPostRequest
    [],  // 200: pastoral.v1.ListSupportPostsRequest
    [-1, 197],  // 201: pastoral.v1.ListSupportPostsResponse
    [],  // 202: pastoral.v1.GetTermsRequest
    [-1, -1, -1, 23, 22],  // 203: pastoral.v1.ConfidentialityTerms
    [],  // 204: pastoral.v1.ListTermsRequest
    [-1, 203],  // 205: pastoral.v1.ListTermsResponse
    [-1, 203],  // 206: pastoral.v1.PublishTermsRequest
    [],  // 207: pastoral.v1.AcceptTermsRequest
    [],  // 208: pastoral.v1.Ground
    [],  // 209: pastoral.v1.ThirdPartySource
    [],  // 210: pastoral.v1.InformationGap
    [-1, -1, -1, -1, 210, -1, -1, 209, 208],  // 211: pastoral.v1.OpenCaseRequest
    [],  // 212: pastoral.v1.IngestRequest
    [],  // 213: pastoral.v1.IngestResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, 23, -1, -1, 208, 24, -1, -1, 217, -1, 216, -1, -1, -1, -1, -1, -1, -1, -1, 22, -1, -1, -1, -1, -1, -1, -1, -1, 215],  // 214: pastoral.v1.Case
    [],  // 215: pastoral.v1.CasePaper
    [-1, -1, -1, -1, 209, 210],  // 216: pastoral.v1.CaseWords
    [-1, -1, -1, -1, 22, 23],  // 217: pastoral.v1.CaseMember
    [],  // 218: pastoral.v1.ListTriageRequest
    [-1, 214],  // 219: pastoral.v1.ListTriageResponse
    [],  // 220: pastoral.v1.AssessCaseRequest
    [],  // 221: pastoral.v1.ListEligibleRequest
    [-1, 223],  // 222: pastoral.v1.ListEligibleResponse
    [],  // 223: pastoral.v1.EligiblePractitioner
    [],  // 224: pastoral.v1.AllocateCaseRequest
    [-1, -1, -1, -1, 23],  // 225: pastoral.v1.HoldCaseRequest
    [],  // 226: pastoral.v1.ChangeCaseRequest
    [-1, -1, -1, 208],  // 227: pastoral.v1.RebaseCaseRequest
    [],  // 228: pastoral.v1.GetCaseRequest
    [],  // 229: pastoral.v1.ListCasesRequest
    [-1, 214],  // 230: pastoral.v1.ListCasesResponse
    [],  // 231: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 23, -1, 22, -1, -1, -1, -1, -1, -1, -1, -1, 23, -1, -1, 22],  // 232: pastoral.v1.CaseloadEntry
    [-1, 232],  // 233: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 22],  // 234: pastoral.v1.CaseChange
    [],  // 235: pastoral.v1.ListCaseChangesRequest
    [-1, 234],  // 236: pastoral.v1.ListCaseChangesResponse
    [-1, 23, 23],  // 237: pastoral.v1.GetCaseStatisticsRequest
    [],  // 238: pastoral.v1.CaseCount
    [-1, 238],  // 239: pastoral.v1.CaseStatistics
    [-1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, -1, -1, 22, 22],  // 240: pastoral.v1.CaseAppointment
    [-1, -1, -1, 23, 23],  // 241: pastoral.v1.ListCaseSlotsRequest
    [-1, -1, -1, 22],  // 242: pastoral.v1.BookCaseAppointmentRequest
    [-1, -1, -1, 22],  // 243: pastoral.v1.RescheduleCaseAppointmentRequest
    [],  // 244: pastoral.v1.CancelCaseAppointmentRequest
    [],  // 245: pastoral.v1.RecordCaseAttendanceRequest
    [],  // 246: pastoral.v1.ListCaseAppointmentsRequest
    [-1, 22],  // 247: pastoral.v1.ListOwnCaseAppointmentsRequest
    [-1, 240],  // 248: pastoral.v1.ListCaseAppointmentsResponse
    [-1, 250],  // 249: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 209, 208],  // 250: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 209, 208, 24, -1, -1, 22],  // 251: pastoral.v1.CaseDocument
    [],  // 252: pastoral.v1.DownloadDocumentRequest
    [-1, 251],  // 253: pastoral.v1.DownloadDocumentResponse
    [],  // 254: pastoral.v1.ListDocumentsRequest
    [-1, 251],  // 255: pastoral.v1.ListDocumentsResponse
    [-1, -1, -1, 208],  // 256: pastoral.v1.RebaseDocumentRequest
    [-1, 22],  // 257: pastoral.v1.CaseContact
    [],  // 258: pastoral.v1.ThirdPartySubject
    [-1, -1, -1, -1, -1, -1, -1, -1, 258, -1, 209, 208, 257],  // 259: pastoral.v1.CaseItemContent
    [-1, -1, -1, -1, -1, -1, -1, 22, -1, -1, 22, -1, -1, -1, -1, -1, 24, -1, 259],  // 260: pastoral.v1.CaseItem
    [-1, -1, -1, 259],  // 261: pastoral.v1.AddCaseItemRequest
    [-1, -1, -1, 259],  // 262: pastoral.v1.AmendCaseItemRequest
    [],  // 263: pastoral.v1.GetCaseItemRequest
    [],  // 264: pastoral.v1.ListCaseItemsRequest
    [-1, 260],  // 265: pastoral.v1.ListCaseItemsResponse
    [],  // 266: pastoral.v1.ListCaseItemVersionsRequest
    [-1, -1, -1, -1, 22, 24],  // 267: pastoral.v1.CaseItemVersion
    [-1, 267],  // 268: pastoral.v1.ListCaseItemVersionsResponse
    [],  // 269: pastoral.v1.GetCaseItemVersionRequest
    [-1, -1, -1, 208],  // 270: pastoral.v1.RebaseCaseItemRequest
    [-1, -1, -1, -1, -1, -1, -1, 23, -1, 22],  // 271: pastoral.v1.CasePerson
    [-1, -1, -1, -1, -1, -1, -1, 23],  // 272: pastoral.v1.SetCasePersonRequest
    [],  // 273: pastoral.v1.GetCasePersonRequest
    [-1, -1, -1, -1, -1, -1, 23, -1, -1, -1, -1, -1, 22, 22],  // 274: pastoral.v1.CaseTask
    [-1, -1, -1, -1, 23],  // 275: pastoral.v1.AddCaseTaskRequest
    [-1, -1, -1, -1, -1, 23],  // 276: pastoral.v1.SetCaseTaskRequest
    [],  // 277: pastoral.v1.ListCaseTasksRequest
    [-1, 274],  // 278: pastoral.v1.ListCaseTasksResponse
    [-1, -1, -1, -1, -1, -1, 23],  // 279: pastoral.v1.AddCaseMemberRequest
    [],  // 280: pastoral.v1.EndCaseMemberRequest
    [],  // 281: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 22, -1, -1, -1, -1, -1, 22],  // 282: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 23],  // 283: pastoral.v1.AnswerJoinRequestRequest
    [],  // 284: pastoral.v1.ListJoinRequestsRequest
    [-1, 282],  // 285: pastoral.v1.ListJoinRequestsResponse
    [],  // 286: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, -1, 22],  // 287: pastoral.v1.CaseTransfer
    [],  // 288: pastoral.v1.AnswerTransferRequest
    [],  // 289: pastoral.v1.WithdrawTransferRequest
    [],  // 290: pastoral.v1.ListTransfersRequest
    [-1, 287],  // 291: pastoral.v1.ListTransfersResponse
    [],  // 292: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 22, -1, -1, 22],  // 293: pastoral.v1.InterestConflict
    [],  // 294: pastoral.v1.WithdrawConflictRequest
    [],  // 295: pastoral.v1.ListConflictsRequest
    [-1, 293],  // 296: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 23, -1, -1, 22],  // 297: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 23, -1, -1, 24, -1, 22, 22, -1, -1, -1, 22],  // 298: pastoral.v1.Consent
    [],  // 299: pastoral.v1.WithdrawConsentRequest
    [-1, 298],  // 300: pastoral.v1.WithdrawConsentResponse
    [],  // 301: pastoral.v1.GetConsentRequest
    [],  // 302: pastoral.v1.ListConsentsRequest
    [-1, 298],  // 303: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 23],  // 304: pastoral.v1.ConsentWording
    [],  // 305: pastoral.v1.ListWordingsRequest
    [-1, 304],  // 306: pastoral.v1.ListWordingsResponse
    [-1, 304],  // 307: pastoral.v1.PublishWordingRequest
    [-1, -1, -1, 23],  // 308: pastoral.v1.Safeguard
    [],  // 309: pastoral.v1.PartnerDestination
    [-1, -1, -1, 309, -1, -1, 23, 308],  // 310: pastoral.v1.PartnerDetails
    [-1, -1, -1, -1, 310],  // 311: pastoral.v1.RegisterPartnerRequest
    [-1, -1, -1, 310],  // 312: pastoral.v1.ChangePartnerRequest
    [],  // 313: pastoral.v1.GetPartnerRequest
    [],  // 314: pastoral.v1.ListPartnersRequest
    [-1, 316],  // 315: pastoral.v1.ListPartnersResponse
    [-1, -1, -1, -1, -1, 310, -1, 22, 22],  // 316: pastoral.v1.Partner
    [],  // 317: pastoral.v1.ListPluginsRequest
    [-1, 319],  // 318: pastoral.v1.ListPluginsResponse
    [-1, -1, -1, -1, -1, -1, 320],  // 319: pastoral.v1.Plugin
    [],  // 320: pastoral.v1.FormQuestion
    [],  // 321: pastoral.v1.FieldSelection
    [],  // 322: pastoral.v1.FormAnswer
    [-1, -1, -1, 321, 322],  // 323: pastoral.v1.ProposeDisclosureRequest
    [],  // 324: pastoral.v1.DisclosurePreview
    [],  // 325: pastoral.v1.DecideDisclosureRequest
    [],  // 326: pastoral.v1.CancelDisclosureRequest
    [],  // 327: pastoral.v1.ResolveDisclosureRequest
    [-1, -1, -1, -1, 23],  // 328: pastoral.v1.RecordExplanationRequest
    [],  // 329: pastoral.v1.ReviewDisclosureRequest
    [],  // 330: pastoral.v1.GetDisclosureRequest
    [],  // 331: pastoral.v1.GetDisclosurePayloadRequest
    [],  // 332: pastoral.v1.DisclosurePayload
    [],  // 333: pastoral.v1.ListDisclosuresRequest
    [],  // 334: pastoral.v1.ListWaitingDisclosuresRequest
    [-1, 343],  // 335: pastoral.v1.ListDisclosuresResponse
    [-1, -1, -1, -1, 22, -1, 22],  // 336: pastoral.v1.QueuedDisclosure
    [],  // 337: pastoral.v1.ListDisclosureQueueRequest
    [-1, 336],  // 338: pastoral.v1.ListDisclosureQueueResponse
    [],  // 339: pastoral.v1.WatchDisclosureQueueRequest
    [-1, -1, 336],  // 340: pastoral.v1.WatchDisclosureQueueResponse
    [-1, 22],  // 341: pastoral.v1.DisclosureAttempt
    [-1, -1, -1, 22],  // 342: pastoral.v1.DisclosureStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 321, 322, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 342, 342, -1, -1, 341, -1, 23, 23, -1, -1, 22, 342, -1, -1, 22],  // 343: pastoral.v1.Disclosure
    [-1, 23, 23],  // 344: pastoral.v1.ReportDisclosuresRequest
    [],  // 345: pastoral.v1.ToldCount
    [-1, -1, -1, -1, -1, 345],  // 346: pastoral.v1.PartnerDisclosures
    [-1, -1, 345],  // 347: pastoral.v1.StateDisclosures
    [-1, 23, 345],  // 348: pastoral.v1.MonthDisclosures
    [-1, 23, 23, 346, 347, 348, 345, 345, 345, 345, 345, 345],  // 349: pastoral.v1.DisclosureReport
    [-1, -1, -1, 22, 22],  // 350: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 22],  // 351: pastoral.v1.DropInPlace
    [-1, 23],  // 352: pastoral.v1.OpenDropInRequest
    [],  // 353: pastoral.v1.CloseDropInRequest
    [-1, -1, 23, 23],  // 354: pastoral.v1.ListDropInsRequest
    [-1, 350],  // 355: pastoral.v1.ListDropInsResponse
    [],  // 356: pastoral.v1.JoinDropInRequest
    [],  // 357: pastoral.v1.LeaveDropInRequest
    [],  // 358: pastoral.v1.GetDropInPlaceRequest
    [],  // 359: pastoral.v1.CallNextRequest
    [-1, 351],  // 360: pastoral.v1.CallNextResponse
    [],  // 361: pastoral.v1.ListDropInQueueRequest
    [-1, 351],  // 362: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 22],  // 363: pastoral.v1.Event
    [],  // 364: pastoral.v1.ListEventsRequest
    [-1, 363],  // 365: pastoral.v1.ListEventsResponse
    [],  // 366: pastoral.v1.WatchEventsRequest
    [-1, 363],  // 367: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 368: pastoral.v1.ExceptionalAccess
    [],  // 369: pastoral.v1.ElevateRequest
    [],  // 370: pastoral.v1.BreakGlassRequest
    [],  // 371: pastoral.v1.EndExceptionalAccessRequest
    [],  // 372: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 373: pastoral.v1.GetExceptionalAccessRequest
    [],  // 374: pastoral.v1.ListExceptionalAccessRequest
    [-1, 368],  // 375: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 376: pastoral.v1.InboxItem
    [],  // 377: pastoral.v1.ListInboxRequest
    [-1, 376],  // 378: pastoral.v1.ListInboxResponse
    [],  // 379: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 380: pastoral.v1.WatchInboxRequest
    [-1, -1, 376],  // 381: pastoral.v1.WatchInboxResponse
    [],  // 382: pastoral.v1.GetCheckpointRequest
    [],  // 383: pastoral.v1.GetCheckpointResponse
    [],  // 384: pastoral.v1.ProveInclusionRequest
    [],  // 385: pastoral.v1.ProveInclusionResponse
    [],  // 386: pastoral.v1.ProveConsistencyRequest
    [],  // 387: pastoral.v1.ProveConsistencyResponse
    [],  // 388: pastoral.v1.VerifyLedgerRequest
    [-1, 390, 391],  // 389: pastoral.v1.VerifyLedgerResponse
    [],  // 390: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 392],  // 391: pastoral.v1.VerifiedLedger
    [],  // 392: pastoral.v1.EndedLog
    [],  // 393: pastoral.v1.ExportLedgerRequest
    [],  // 394: pastoral.v1.ExportLedgerResponse
    [-1, 22],  // 395: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 23],  // 396: pastoral.v1.AgreedAction
    [-1, -1, -1, 395, -1, -1, -1, 396],  // 397: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 396],  // 398: pastoral.v1.AmendNoteRequest
    [],  // 399: pastoral.v1.ShareNoteRequest
    [],  // 400: pastoral.v1.DiscardDraftRequest
    [],  // 401: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 395, 22, -1, -1, -1, 413, -1, -1, -1, -1, -1, -1, -1, -1, -1, 24, 412, 22, 22, 22],  // 402: pastoral.v1.Note
    [],  // 403: pastoral.v1.GetNoteRequest
    [],  // 404: pastoral.v1.ListNotesForStudentRequest
    [],  // 405: pastoral.v1.ListMyNotesRequest
    [-1, 402],  // 406: pastoral.v1.ListNotesResponse
    [],  // 407: pastoral.v1.ListNoteVersionsRequest
    [-1, 410],  // 408: pastoral.v1.ListNoteVersionsResponse
    [],  // 409: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 22, 24, -1, -1, -1, 396],  // 410: pastoral.v1.NoteVersion
    [],  // 411: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 22],  // 412: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 23, -1, -1, -1, 22],  // 413: pastoral.v1.NoteAction
    [],  // 414: pastoral.v1.SetActionRequest
    [],  // 415: pastoral.v1.ListActionsRequest
    [-1, 413],  // 416: pastoral.v1.ListActionsResponse
    [],  // 417: pastoral.v1.NoticeContact
    [],  // 418: pastoral.v1.NoticeStatement
    [-1, 24, -1, 23, -1, 417, 418, -1, -1, 22],  // 419: pastoral.v1.Notice
    [],  // 420: pastoral.v1.GetNoticeRequest
    [],  // 421: pastoral.v1.ListNoticesRequest
    [-1, 419],  // 422: pastoral.v1.ListNoticesResponse
    [-1, 419],  // 423: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 23, -1, -1, -1, -1, -1, -1, -1, -1, 23],  // 424: pastoral.v1.PoliceRequestForm
    [-1, -1, -1, -1, -1, -1, 23, 424],  // 425: pastoral.v1.RegisterReceivedRequestRequest
    [-1, -1, -1, 22],  // 426: pastoral.v1.RecordRequestCheckRequest
    [],  // 427: pastoral.v1.RefuseReceivedRequestRequest
    [],  // 428: pastoral.v1.GetReceivedRequestRequest
    [],  // 429: pastoral.v1.ListReceivedRequestsRequest
    [-1, 432],  // 430: pastoral.v1.ListReceivedRequestsResponse
    [-1, -1, -1, 22],  // 431: pastoral.v1.RequestCheck
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 23, 424, -1, 22, 431, -1, 22, -1, -1, 22],  // 432: pastoral.v1.ReceivedRequest
    [-1, -1, -1, 23],  // 433: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 433],  // 434: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 396],  // 435: pastoral.v1.ReferralContent
    [-1, -1, -1, 22],  // 436: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 433, -1, -1, 24, 22, 22, 435, 436, 436, 436],  // 437: pastoral.v1.Referral
    [],  // 438: pastoral.v1.AnswerReferralRequest
    [],  // 439: pastoral.v1.GetReferralRequest
    [],  // 440: pastoral.v1.ListReferralsRequest
    [-1, 437],  // 441: pastoral.v1.ListReferralsResponse
    [],  // 442: pastoral.v1.ReviewReferralRequest
    [],  // 443: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 444: pastoral.v1.AuthenticateResponse
    [],  // 445: pastoral.v1.WhoAmIRequest
    [],  // 446: pastoral.v1.WhoAmIResponse
    [],  // 447: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 448: pastoral.v1.ExchangeResponse
    [],  // 449: pastoral.v1.StepUpRequest
    [-1, -1, 22],  // 450: pastoral.v1.StepUpResponse
    [],  // 451: pastoral.v1.EndRequest
    [],  // 452: pastoral.v1.EndResponse
    [],  // 453: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 455],  // 454: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 455: pastoral.v1.ClinicalSupervisor
    [],  // 456: pastoral.v1.ExtractFields
    [-1, -1, -1, 456],  // 457: pastoral.v1.PreviewExtractRequest
    [],  // 458: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 456, 458],  // 459: pastoral.v1.ExtractPreview
    [-1, -1, -1, 456],  // 460: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 22, 456, -1, -1, -1, 22, 22],  // 461: pastoral.v1.SupervisionExtract
    [],  // 462: pastoral.v1.WithdrawExtractRequest
    [],  // 463: pastoral.v1.GetExtractRequest
    [],  // 464: pastoral.v1.ListExtractsRequest
    [-1, 461],  // 465: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 23, 23, -1, -1, 22, 467],  // 466: pastoral.v1.WaitlistEntry
    [-1, -1, 22, 22, -1, 22],  // 467: pastoral.v1.Offer
    [-1, -1, -1, 23, 23],  // 468: pastoral.v1.JoinWaitlistRequest
    [],  // 469: pastoral.v1.LeaveWaitlistRequest
    [],  // 470: pastoral.v1.ListWaitlistRequest
    [-1, 466],  // 471: pastoral.v1.ListWaitlistResponse
    [],  // 472: pastoral.v1.AcceptOfferRequest
    [],  // 473: pastoral.v1.DeclineOfferRequest
  ]
}
