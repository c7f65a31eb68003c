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
    "google.protobuf.Timestamp": 18,
    "pastoral.v1.Date": 19,
    "pastoral.v1.NoticeVersion": 20,
    "pastoral.v1.Safeguard": 21,
    "pastoral.v1.PartnerDestination": 22,
    "pastoral.v1.PartnerDetails": 23,
    "pastoral.v1.RegisterPartnerRequest": 24,
    "pastoral.v1.ChangePartnerRequest": 25,
    "pastoral.v1.GetPartnerRequest": 26,
    "pastoral.v1.ListPartnersRequest": 27,
    "pastoral.v1.ListPartnersResponse": 28,
    "pastoral.v1.Partner": 29,
    "pastoral.v1.ListPluginsRequest": 30,
    "pastoral.v1.ListPluginsResponse": 31,
    "pastoral.v1.Plugin": 32,
    "pastoral.v1.FormQuestion": 33,
    "pastoral.plugin.v1.ManifestRequest": 34,
    "pastoral.plugin.v1.ManifestResponse": 35,
    "pastoral.plugin.v1.Question": 36,
    "pastoral.plugin.v1.Choice": 37,
    "pastoral.plugin.v1.MailWay": 38,
    "pastoral.plugin.v1.HttpsWay": 39,
    "pastoral.plugin.v1.Header": 40,
    "pastoral.plugin.v1.Share": 41,
    "pastoral.plugin.v1.Field": 42,
    "pastoral.plugin.v1.Answer": 43,
    "pastoral.plugin.v1.ValidateResponse": 44,
    "pastoral.plugin.v1.Issue": 45,
    "pastoral.plugin.v1.RenderResponse": 46,
    "pastoral.plugin.v1.Rendered": 47,
    "pastoral.plugin.v1.Reply": 48,
    "pastoral.plugin.v1.InterpretResponse": 49,
    "pastoral.transport.v1.HelloRequest": 50,
    "pastoral.transport.v1.HelloResponse": 51,
    "pastoral.transport.v1.CancelRequest": 52,
    "pastoral.transport.v1.CancelResponse": 53,
    "pastoral.v1.Adjustment": 54,
    "pastoral.v1.ProposeAdjustmentRequest": 55,
    "pastoral.v1.AmendAdjustmentRequest": 56,
    "pastoral.v1.ApproveAdjustmentRequest": 57,
    "pastoral.v1.EndAdjustmentRequest": 58,
    "pastoral.v1.ListAdjustmentsRequest": 59,
    "pastoral.v1.ListAdjustmentsResponse": 60,
    "pastoral.v1.ListAgreedAdjustmentsRequest": 61,
    "pastoral.v1.AgreedAdjustment": 62,
    "pastoral.v1.ListAgreedAdjustmentsResponse": 63,
    "pastoral.v1.Principal": 64,
    "pastoral.v1.ListPrincipalsRequest": 65,
    "pastoral.v1.ListPrincipalsResponse": 66,
    "pastoral.v1.DisablePrincipalRequest": 67,
    "pastoral.v1.EnablePrincipalRequest": 68,
    "pastoral.v1.GrantRoleRequest": 69,
    "pastoral.v1.RoleGrant": 70,
    "pastoral.v1.DecideRoleGrantRequest": 71,
    "pastoral.v1.RevokeRoleRequest": 72,
    "pastoral.v1.ListRoleGrantsRequest": 73,
    "pastoral.v1.ListRoleGrantsResponse": 74,
    "pastoral.v1.GetPolicyRequest": 75,
    "pastoral.v1.PolicyRow": 76,
    "pastoral.v1.Policy": 77,
    "pastoral.v1.TokenInfo": 78,
    "pastoral.v1.ListTokensRequest": 79,
    "pastoral.v1.ListTokensResponse": 80,
    "pastoral.v1.IssueTokenRequest": 81,
    "pastoral.v1.IssueTokenResponse": 82,
    "pastoral.v1.RotateTokenRequest": 83,
    "pastoral.v1.RevokeTokenRequest": 84,
    "pastoral.v1.BindIdentityRequest": 85,
    "pastoral.v1.IdentityBinding": 86,
    "pastoral.v1.UnbindIdentityRequest": 87,
    "pastoral.v1.BindCertificateRequest": 88,
    "pastoral.v1.CertificateBinding": 89,
    "pastoral.v1.RevokeCertificateRequest": 90,
    "pastoral.v1.RevokeCertificateResponse": 91,
    "pastoral.v1.Binding": 92,
    "pastoral.v1.ListBindingsRequest": 93,
    "pastoral.v1.ListBindingsResponse": 94,
    "pastoral.v1.Access": 95,
    "pastoral.v1.ListAccessesRequest": 96,
    "pastoral.v1.ListAccessesResponse": 97,
    "pastoral.v1.ExportAccessesRequest": 98,
    "pastoral.v1.Denial": 99,
    "pastoral.v1.ListDenialsRequest": 100,
    "pastoral.v1.ListDenialsResponse": 101,
    "pastoral.v1.Student": 102,
    "pastoral.v1.StaffMember": 103,
    "pastoral.v1.Programme": 104,
    "pastoral.v1.Module": 105,
    "pastoral.v1.EnrolmentPeriod": 106,
    "pastoral.v1.ModuleEnrolment": 107,
    "pastoral.v1.Relation": 108,
    "pastoral.v1.GetStudentRequest": 109,
    "pastoral.v1.ListStudentsRequest": 110,
    "pastoral.v1.ListStudentsResponse": 111,
    "pastoral.v1.PutStudentRequest": 112,
    "pastoral.v1.GetStaffMemberRequest": 113,
    "pastoral.v1.ListStaffMembersRequest": 114,
    "pastoral.v1.ListStaffMembersResponse": 115,
    "pastoral.v1.PutStaffMemberRequest": 116,
    "pastoral.v1.GetProgrammeRequest": 117,
    "pastoral.v1.ListProgrammesRequest": 118,
    "pastoral.v1.ListProgrammesResponse": 119,
    "pastoral.v1.PutProgrammeRequest": 120,
    "pastoral.v1.GetModuleRequest": 121,
    "pastoral.v1.ListModulesRequest": 122,
    "pastoral.v1.ListModulesResponse": 123,
    "pastoral.v1.PutModuleRequest": 124,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 125,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 126,
    "pastoral.v1.PutEnrolmentPeriodRequest": 127,
    "pastoral.v1.ListModuleEnrolmentsRequest": 128,
    "pastoral.v1.ListModuleEnrolmentsResponse": 129,
    "pastoral.v1.PutModuleEnrolmentRequest": 130,
    "pastoral.v1.ListRelationsRequest": 131,
    "pastoral.v1.ListRelationsResponse": 132,
    "pastoral.v1.PutRelationRequest": 133,
    "pastoral.v1.ImportRequest": 134,
    "pastoral.v1.ImportBegin": 135,
    "pastoral.v1.ImportRows": 136,
    "pastoral.v1.ImportRow": 137,
    "pastoral.v1.ImportFinish": 138,
    "pastoral.v1.ImportError": 139,
    "pastoral.v1.ImportResponse": 140,
    "pastoral.v1.GetImportRequest": 141,
    "pastoral.v1.TutorChange": 142,
    "pastoral.v1.ChangeTutorRequest": 143,
    "pastoral.v1.ChangeTutorResponse": 144,
    "pastoral.v1.ChangeTutorsRequest": 145,
    "pastoral.v1.ChangeTutorsResponse": 146,
    "pastoral.v1.TutorChangeOutcome": 147,
    "pastoral.v1.ListBookableStaffRequest": 148,
    "pastoral.v1.BookableStaff": 149,
    "pastoral.v1.ListBookableStaffResponse": 150,
    "pastoral.v1.WeeklyRule": 151,
    "pastoral.v1.AvailabilityException": 152,
    "pastoral.v1.BookingSettings": 153,
    "pastoral.v1.Availability": 154,
    "pastoral.v1.GetAvailabilityRequest": 155,
    "pastoral.v1.SetAvailabilityRequest": 156,
    "pastoral.v1.AddAvailabilityExceptionRequest": 157,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 158,
    "pastoral.v1.SetBookingSettingsRequest": 159,
    "pastoral.v1.Closure": 160,
    "pastoral.v1.ListClosuresRequest": 161,
    "pastoral.v1.ListClosuresResponse": 162,
    "pastoral.v1.AddClosureRequest": 163,
    "pastoral.v1.RemoveClosureRequest": 164,
    "pastoral.v1.ListSlotsRequest": 165,
    "pastoral.v1.Slot": 166,
    "pastoral.v1.ListSlotsResponse": 167,
    "pastoral.v1.BookRequest": 168,
    "pastoral.v1.BookAnyRequest": 169,
    "pastoral.v1.Days": 170,
    "pastoral.v1.Appointment": 171,
    "pastoral.v1.CancelRequest": 172,
    "pastoral.v1.RescheduleRequest": 173,
    "pastoral.v1.GetAppointmentRequest": 174,
    "pastoral.v1.ListAppointmentsRequest": 175,
    "pastoral.v1.ListAppointmentsResponse": 176,
    "pastoral.v1.ListAppointmentChangesRequest": 177,
    "pastoral.v1.AppointmentChange": 178,
    "pastoral.v1.ListAppointmentChangesResponse": 179,
    "pastoral.v1.RecordAttendanceRequest": 180,
    "pastoral.v1.CountAttendanceRequest": 181,
    "pastoral.v1.CountAttendanceResponse": 182,
    "pastoral.v1.BookingLimit": 183,
    "pastoral.v1.LimitBookingRequest": 184,
    "pastoral.v1.LiftBookingLimitRequest": 185,
    "pastoral.v1.ListBookingLimitsRequest": 186,
    "pastoral.v1.ListBookingLimitsResponse": 187,
    "pastoral.v1.BookSeriesRequest": 188,
    "pastoral.v1.Series": 189,
    "pastoral.v1.SeriesGap": 190,
    "pastoral.v1.GetSeriesRequest": 191,
    "pastoral.v1.CancelSeriesRequest": 192,
    "pastoral.v1.CalendarText": 193,
    "pastoral.v1.GetInvitationRequest": 194,
    "pastoral.v1.ExportCalendarRequest": 195,
    "pastoral.v1.WatchCalendarRequest": 196,
    "pastoral.v1.WatchCalendarResponse": 197,
    "pastoral.v1.Campaign": 198,
    "pastoral.v1.CampaignCounts": 199,
    "pastoral.v1.CreateCampaignRequest": 200,
    "pastoral.v1.StudentGroup": 201,
    "pastoral.v1.OwnTutees": 202,
    "pastoral.v1.GetCampaignRequest": 203,
    "pastoral.v1.ListCampaignsRequest": 204,
    "pastoral.v1.ListCampaignsResponse": 205,
    "pastoral.v1.ListNotBookedRequest": 206,
    "pastoral.v1.InvitedStudent": 207,
    "pastoral.v1.ListNotBookedResponse": 208,
    "pastoral.v1.RemindCampaignRequest": 209,
    "pastoral.v1.CloseCampaignRequest": 210,
    "pastoral.v1.DeclineCampaignRequest": 211,
    "pastoral.v1.DestructionCertificate": 212,
    "pastoral.v1.PaperRecord": 213,
    "pastoral.v1.RegisterPaperRequest": 214,
    "pastoral.v1.MovePaperRequest": 215,
    "pastoral.v1.LoanPaperRequest": 216,
    "pastoral.v1.ReturnLoanRequest": 217,
    "pastoral.v1.DestroyPaperRequest": 218,
    "pastoral.v1.GetPaperRequest": 219,
    "pastoral.v1.ListPaperRequest": 220,
    "pastoral.v1.ListPaperResponse": 221,
    "pastoral.v1.ListOverduePaperRequest": 222,
    "pastoral.v1.PaperStep": 223,
    "pastoral.v1.ListPaperStepsRequest": 224,
    "pastoral.v1.ListPaperStepsResponse": 225,
    "pastoral.v1.SupportPost": 226,
    "pastoral.v1.GrantSupportPostRequest": 227,
    "pastoral.v1.EndSupportPostRequest": 228,
    "pastoral.v1.ListSupportPostsRequest": 229,
    "pastoral.v1.ListSupportPostsResponse": 230,
    "pastoral.v1.GetTermsRequest": 231,
    "pastoral.v1.ConfidentialityTerms": 232,
    "pastoral.v1.ListTermsRequest": 233,
    "pastoral.v1.ListTermsResponse": 234,
    "pastoral.v1.PublishTermsRequest": 235,
    "pastoral.v1.AcceptTermsRequest": 236,
    "pastoral.v1.Ground": 237,
    "pastoral.v1.ThirdPartySource": 238,
    "pastoral.v1.InformationGap": 239,
    "pastoral.v1.OpenCaseRequest": 240,
    "pastoral.v1.IngestRequest": 241,
    "pastoral.v1.IngestResponse": 242,
    "pastoral.v1.Case": 243,
    "pastoral.v1.CasePaper": 244,
    "pastoral.v1.CaseWords": 245,
    "pastoral.v1.CaseMember": 246,
    "pastoral.v1.ListTriageRequest": 247,
    "pastoral.v1.ListTriageResponse": 248,
    "pastoral.v1.AssessCaseRequest": 249,
    "pastoral.v1.ListEligibleRequest": 250,
    "pastoral.v1.ListEligibleResponse": 251,
    "pastoral.v1.EligiblePractitioner": 252,
    "pastoral.v1.AllocateCaseRequest": 253,
    "pastoral.v1.HoldCaseRequest": 254,
    "pastoral.v1.ChangeCaseRequest": 255,
    "pastoral.v1.RebaseCaseRequest": 256,
    "pastoral.v1.GetCaseRequest": 257,
    "pastoral.v1.ListCasesRequest": 258,
    "pastoral.v1.ListCasesResponse": 259,
    "pastoral.v1.ListCaseloadRequest": 260,
    "pastoral.v1.CaseloadEntry": 261,
    "pastoral.v1.ListCaseloadResponse": 262,
    "pastoral.v1.CaseChange": 263,
    "pastoral.v1.ListCaseChangesRequest": 264,
    "pastoral.v1.ListCaseChangesResponse": 265,
    "pastoral.v1.GetCaseStatisticsRequest": 266,
    "pastoral.v1.CaseCount": 267,
    "pastoral.v1.CaseStatistics": 268,
    "pastoral.v1.CaseAppointment": 269,
    "pastoral.v1.ListCaseSlotsRequest": 270,
    "pastoral.v1.BookCaseAppointmentRequest": 271,
    "pastoral.v1.RescheduleCaseAppointmentRequest": 272,
    "pastoral.v1.CancelCaseAppointmentRequest": 273,
    "pastoral.v1.RecordCaseAttendanceRequest": 274,
    "pastoral.v1.ListCaseAppointmentsRequest": 275,
    "pastoral.v1.ListOwnCaseAppointmentsRequest": 276,
    "pastoral.v1.ListCaseAppointmentsResponse": 277,
    "pastoral.v1.UploadDocumentRequest": 278,
    "pastoral.v1.DocumentHead": 279,
    "pastoral.v1.CaseDocument": 280,
    "pastoral.v1.DownloadDocumentRequest": 281,
    "pastoral.v1.DownloadDocumentResponse": 282,
    "pastoral.v1.ListDocumentsRequest": 283,
    "pastoral.v1.ListDocumentsResponse": 284,
    "pastoral.v1.RebaseDocumentRequest": 285,
    "pastoral.v1.CaseContact": 286,
    "pastoral.v1.ThirdPartySubject": 287,
    "pastoral.v1.CaseItemContent": 288,
    "pastoral.v1.CaseItem": 289,
    "pastoral.v1.AddCaseItemRequest": 290,
    "pastoral.v1.AmendCaseItemRequest": 291,
    "pastoral.v1.GetCaseItemRequest": 292,
    "pastoral.v1.ListCaseItemsRequest": 293,
    "pastoral.v1.ListCaseItemsResponse": 294,
    "pastoral.v1.ListCaseItemVersionsRequest": 295,
    "pastoral.v1.CaseItemVersion": 296,
    "pastoral.v1.ListCaseItemVersionsResponse": 297,
    "pastoral.v1.GetCaseItemVersionRequest": 298,
    "pastoral.v1.RebaseCaseItemRequest": 299,
    "pastoral.v1.CasePerson": 300,
    "pastoral.v1.SetCasePersonRequest": 301,
    "pastoral.v1.GetCasePersonRequest": 302,
    "pastoral.v1.CaseTask": 303,
    "pastoral.v1.AddCaseTaskRequest": 304,
    "pastoral.v1.SetCaseTaskRequest": 305,
    "pastoral.v1.ListCaseTasksRequest": 306,
    "pastoral.v1.ListCaseTasksResponse": 307,
    "pastoral.v1.AddCaseMemberRequest": 308,
    "pastoral.v1.EndCaseMemberRequest": 309,
    "pastoral.v1.RequestToJoinRequest": 310,
    "pastoral.v1.JoinRequest": 311,
    "pastoral.v1.AnswerJoinRequestRequest": 312,
    "pastoral.v1.ListJoinRequestsRequest": 313,
    "pastoral.v1.ListJoinRequestsResponse": 314,
    "pastoral.v1.ProposeTransferRequest": 315,
    "pastoral.v1.CaseTransfer": 316,
    "pastoral.v1.AnswerTransferRequest": 317,
    "pastoral.v1.WithdrawTransferRequest": 318,
    "pastoral.v1.ListTransfersRequest": 319,
    "pastoral.v1.ListTransfersResponse": 320,
    "pastoral.v1.DeclareConflictRequest": 321,
    "pastoral.v1.InterestConflict": 322,
    "pastoral.v1.WithdrawConflictRequest": 323,
    "pastoral.v1.ListConflictsRequest": 324,
    "pastoral.v1.ListConflictsResponse": 325,
    "pastoral.v1.GiveConsentRequest": 326,
    "pastoral.v1.Consent": 327,
    "pastoral.v1.WithdrawConsentRequest": 328,
    "pastoral.v1.WithdrawConsentResponse": 329,
    "pastoral.v1.GetConsentRequest": 330,
    "pastoral.v1.ListConsentsRequest": 331,
    "pastoral.v1.ListConsentsResponse": 332,
    "pastoral.v1.ConsentWording": 333,
    "pastoral.v1.ListWordingsRequest": 334,
    "pastoral.v1.ListWordingsResponse": 335,
    "pastoral.v1.PublishWordingRequest": 336,
    "pastoral.v1.FieldSelection": 337,
    "pastoral.v1.FormAnswer": 338,
    "pastoral.v1.ProposeDisclosureRequest": 339,
    "pastoral.v1.DisclosurePreview": 340,
    "pastoral.v1.DecideDisclosureRequest": 341,
    "pastoral.v1.CancelDisclosureRequest": 342,
    "pastoral.v1.ResolveDisclosureRequest": 343,
    "pastoral.v1.RecordExplanationRequest": 344,
    "pastoral.v1.ReviewDisclosureRequest": 345,
    "pastoral.v1.GetDisclosureRequest": 346,
    "pastoral.v1.GetDisclosurePayloadRequest": 347,
    "pastoral.v1.DisclosurePayload": 348,
    "pastoral.v1.ListDisclosuresRequest": 349,
    "pastoral.v1.ListWaitingDisclosuresRequest": 350,
    "pastoral.v1.ListDisclosuresResponse": 351,
    "pastoral.v1.QueuedDisclosure": 352,
    "pastoral.v1.ListDisclosureQueueRequest": 353,
    "pastoral.v1.ListDisclosureQueueResponse": 354,
    "pastoral.v1.WatchDisclosureQueueRequest": 355,
    "pastoral.v1.WatchDisclosureQueueResponse": 356,
    "pastoral.v1.DisclosureAttempt": 357,
    "pastoral.v1.DisclosureStep": 358,
    "pastoral.v1.Disclosure": 359,
    "pastoral.v1.ReportDisclosuresRequest": 360,
    "pastoral.v1.ToldCount": 361,
    "pastoral.v1.PartnerDisclosures": 362,
    "pastoral.v1.StateDisclosures": 363,
    "pastoral.v1.MonthDisclosures": 364,
    "pastoral.v1.DisclosureReport": 365,
    "pastoral.v1.DropIn": 366,
    "pastoral.v1.DropInPlace": 367,
    "pastoral.v1.OpenDropInRequest": 368,
    "pastoral.v1.CloseDropInRequest": 369,
    "pastoral.v1.ListDropInsRequest": 370,
    "pastoral.v1.ListDropInsResponse": 371,
    "pastoral.v1.JoinDropInRequest": 372,
    "pastoral.v1.LeaveDropInRequest": 373,
    "pastoral.v1.GetDropInPlaceRequest": 374,
    "pastoral.v1.CallNextRequest": 375,
    "pastoral.v1.CallNextResponse": 376,
    "pastoral.v1.ListDropInQueueRequest": 377,
    "pastoral.v1.ListDropInQueueResponse": 378,
    "pastoral.v1.Event": 379,
    "pastoral.v1.ListEventsRequest": 380,
    "pastoral.v1.ListEventsResponse": 381,
    "pastoral.v1.WatchEventsRequest": 382,
    "pastoral.v1.WatchEventsResponse": 383,
    "pastoral.v1.ExceptionalAccess": 384,
    "pastoral.v1.ElevateRequest": 385,
    "pastoral.v1.BreakGlassRequest": 386,
    "pastoral.v1.EndExceptionalAccessRequest": 387,
    "pastoral.v1.ReviewExceptionalAccessRequest": 388,
    "pastoral.v1.GetExceptionalAccessRequest": 389,
    "pastoral.v1.ListExceptionalAccessRequest": 390,
    "pastoral.v1.ListExceptionalAccessResponse": 391,
    "pastoral.v1.InboxItem": 392,
    "pastoral.v1.ListInboxRequest": 393,
    "pastoral.v1.ListInboxResponse": 394,
    "pastoral.v1.AcknowledgeInboxItemRequest": 395,
    "pastoral.v1.WatchInboxRequest": 396,
    "pastoral.v1.WatchInboxResponse": 397,
    "pastoral.v1.GetCheckpointRequest": 398,
    "pastoral.v1.GetCheckpointResponse": 399,
    "pastoral.v1.ProveInclusionRequest": 400,
    "pastoral.v1.ProveInclusionResponse": 401,
    "pastoral.v1.ProveConsistencyRequest": 402,
    "pastoral.v1.ProveConsistencyResponse": 403,
    "pastoral.v1.VerifyLedgerRequest": 404,
    "pastoral.v1.VerifyLedgerResponse": 405,
    "pastoral.v1.VerifyLedgerProgress": 406,
    "pastoral.v1.VerifiedLedger": 407,
    "pastoral.v1.EndedLog": 408,
    "pastoral.v1.ExportLedgerRequest": 409,
    "pastoral.v1.ExportLedgerResponse": 410,
    "pastoral.v1.AdHocMeeting": 411,
    "pastoral.v1.AgreedAction": 412,
    "pastoral.v1.CreateNoteRequest": 413,
    "pastoral.v1.AmendNoteRequest": 414,
    "pastoral.v1.ShareNoteRequest": 415,
    "pastoral.v1.DiscardDraftRequest": 416,
    "pastoral.v1.DiscardDraftResponse": 417,
    "pastoral.v1.Note": 418,
    "pastoral.v1.GetNoteRequest": 419,
    "pastoral.v1.ListNotesForStudentRequest": 420,
    "pastoral.v1.ListMyNotesRequest": 421,
    "pastoral.v1.ListNotesResponse": 422,
    "pastoral.v1.ListNoteVersionsRequest": 423,
    "pastoral.v1.ListNoteVersionsResponse": 424,
    "pastoral.v1.GetNoteVersionRequest": 425,
    "pastoral.v1.NoteVersion": 426,
    "pastoral.v1.AddCommentRequest": 427,
    "pastoral.v1.NoteComment": 428,
    "pastoral.v1.NoteAction": 429,
    "pastoral.v1.SetActionRequest": 430,
    "pastoral.v1.ListActionsRequest": 431,
    "pastoral.v1.ListActionsResponse": 432,
    "pastoral.v1.NoticeContact": 433,
    "pastoral.v1.NoticeStatement": 434,
    "pastoral.v1.Notice": 435,
    "pastoral.v1.GetNoticeRequest": 436,
    "pastoral.v1.ListNoticesRequest": 437,
    "pastoral.v1.ListNoticesResponse": 438,
    "pastoral.v1.PublishNoticeRequest": 439,
    "pastoral.v1.PoliceRequestForm": 440,
    "pastoral.v1.RegisterReceivedRequestRequest": 441,
    "pastoral.v1.RecordRequestCheckRequest": 442,
    "pastoral.v1.RefuseReceivedRequestRequest": 443,
    "pastoral.v1.GetReceivedRequestRequest": 444,
    "pastoral.v1.ListReceivedRequestsRequest": 445,
    "pastoral.v1.ListReceivedRequestsResponse": 446,
    "pastoral.v1.RequestCheck": 447,
    "pastoral.v1.ReceivedRequest": 448,
    "pastoral.v1.SafetyGround": 449,
    "pastoral.v1.CreateReferralRequest": 450,
    "pastoral.v1.ReferralContent": 451,
    "pastoral.v1.ReferralStep": 452,
    "pastoral.v1.Referral": 453,
    "pastoral.v1.AnswerReferralRequest": 454,
    "pastoral.v1.GetReferralRequest": 455,
    "pastoral.v1.ListReferralsRequest": 456,
    "pastoral.v1.ListReferralsResponse": 457,
    "pastoral.v1.ReviewReferralRequest": 458,
    "pastoral.v1.AuthenticateRequest": 459,
    "pastoral.v1.AuthenticateResponse": 460,
    "pastoral.v1.WhoAmIRequest": 461,
    "pastoral.v1.WhoAmIResponse": 462,
    "pastoral.v1.ExchangeRequest": 463,
    "pastoral.v1.ExchangeResponse": 464,
    "pastoral.v1.StepUpRequest": 465,
    "pastoral.v1.StepUpResponse": 466,
    "pastoral.v1.EndRequest": 467,
    "pastoral.v1.EndResponse": 468,
    "pastoral.v1.ListClinicalSupervisorsRequest": 469,
    "pastoral.v1.ListClinicalSupervisorsResponse": 470,
    "pastoral.v1.ClinicalSupervisor": 471,
    "pastoral.v1.ExtractFields": 472,
    "pastoral.v1.PreviewExtractRequest": 473,
    "pastoral.v1.IdentifierFinding": 474,
    "pastoral.v1.ExtractPreview": 475,
    "pastoral.v1.ShareExtractRequest": 476,
    "pastoral.v1.SupervisionExtract": 477,
    "pastoral.v1.WithdrawExtractRequest": 478,
    "pastoral.v1.GetExtractRequest": 479,
    "pastoral.v1.ListExtractsRequest": 480,
    "pastoral.v1.ListExtractsResponse": 481,
    "pastoral.v1.WaitlistEntry": 482,
    "pastoral.v1.Offer": 483,
    "pastoral.v1.JoinWaitlistRequest": 484,
    "pastoral.v1.LeaveWaitlistRequest": 485,
    "pastoral.v1.ListWaitlistRequest": 486,
    "pastoral.v1.ListWaitlistResponse": 487,
    "pastoral.v1.AcceptOfferRequest": 488,
    "pastoral.v1.DeclineOfferRequest": 489,
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
    [],  // 18: google.protobuf.Timestamp
    [],  // 19: pastoral.v1.Date
    [],  // 20: pastoral.v1.NoticeVersion
    [-1, -1, -1, 19],  // 21: pastoral.v1.Safeguard
    [],  // 22: pastoral.v1.PartnerDestination
    [-1, -1, -1, 22, -1, -1, 19, 21],  // 23: pastoral.v1.PartnerDetails
    [-1, -1, -1, -1, 23],  // 24: pastoral.v1.RegisterPartnerRequest
    [-1, -1, -1, 23],  // 25: pastoral.v1.ChangePartnerRequest
    [],  // 26: pastoral.v1.GetPartnerRequest
    [],  // 27: pastoral.v1.ListPartnersRequest
    [-1, 29],  // 28: pastoral.v1.ListPartnersResponse
    [-1, -1, -1, -1, -1, 23, -1, 18, 18],  // 29: pastoral.v1.Partner
    [],  // 30: pastoral.v1.ListPluginsRequest
    [-1, 32],  // 31: pastoral.v1.ListPluginsResponse
    [-1, -1, -1, -1, -1, -1, 33, -1, -1, 18],  // 32: pastoral.v1.Plugin
    [],  // 33: pastoral.v1.FormQuestion
    [],  // 34: pastoral.plugin.v1.ManifestRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 36, -1, -1, -1, 38, 39],  // 35: pastoral.plugin.v1.ManifestResponse
    [-1, -1, -1, -1, -1, -1, -1, 37],  // 36: pastoral.plugin.v1.Question
    [],  // 37: pastoral.plugin.v1.Choice
    [],  // 38: pastoral.plugin.v1.MailWay
    [-1, -1, 40],  // 39: pastoral.plugin.v1.HttpsWay
    [],  // 40: pastoral.plugin.v1.Header
    [-1, -1, -1, 42, 43],  // 41: pastoral.plugin.v1.Share
    [],  // 42: pastoral.plugin.v1.Field
    [],  // 43: pastoral.plugin.v1.Answer
    [-1, 45],  // 44: pastoral.plugin.v1.ValidateResponse
    [],  // 45: pastoral.plugin.v1.Issue
    [-1, 47],  // 46: pastoral.plugin.v1.RenderResponse
    [],  // 47: pastoral.plugin.v1.Rendered
    [],  // 48: pastoral.plugin.v1.Reply
    [],  // 49: pastoral.plugin.v1.InterpretResponse
    [],  // 50: pastoral.transport.v1.HelloRequest
    [],  // 51: pastoral.transport.v1.HelloResponse
    [],  // 52: pastoral.transport.v1.CancelRequest
    [],  // 53: pastoral.transport.v1.CancelResponse
    [-1, -1, -1, -1, -1, -1, -1, 19, 18, -1, -1, -1, -1, -1, 18],  // 54: pastoral.v1.Adjustment
    [-1, -1, -1, -1, -1, -1, 19],  // 55: pastoral.v1.ProposeAdjustmentRequest
    [-1, -1, -1, -1, -1, -1, -1, 19],  // 56: pastoral.v1.AmendAdjustmentRequest
    [],  // 57: pastoral.v1.ApproveAdjustmentRequest
    [],  // 58: pastoral.v1.EndAdjustmentRequest
    [],  // 59: pastoral.v1.ListAdjustmentsRequest
    [-1, 54],  // 60: pastoral.v1.ListAdjustmentsResponse
    [],  // 61: pastoral.v1.ListAgreedAdjustmentsRequest
    [-1, -1, -1, -1, -1, -1, 19, 18],  // 62: pastoral.v1.AgreedAdjustment
    [-1, 62],  // 63: pastoral.v1.ListAgreedAdjustmentsResponse
    [],  // 64: pastoral.v1.Principal
    [],  // 65: pastoral.v1.ListPrincipalsRequest
    [-1, 64],  // 66: pastoral.v1.ListPrincipalsResponse
    [],  // 67: pastoral.v1.DisablePrincipalRequest
    [],  // 68: pastoral.v1.EnablePrincipalRequest
    [],  // 69: pastoral.v1.GrantRoleRequest
    [-1, -1, -1, -1, -1, -1, 18, -1, 18],  // 70: pastoral.v1.RoleGrant
    [],  // 71: pastoral.v1.DecideRoleGrantRequest
    [],  // 72: pastoral.v1.RevokeRoleRequest
    [],  // 73: pastoral.v1.ListRoleGrantsRequest
    [-1, 70],  // 74: pastoral.v1.ListRoleGrantsResponse
    [],  // 75: pastoral.v1.GetPolicyRequest
    [],  // 76: pastoral.v1.PolicyRow
    [-1, -1, 76],  // 77: pastoral.v1.Policy
    [-1, -1, -1, 18, 18, 18],  // 78: pastoral.v1.TokenInfo
    [],  // 79: pastoral.v1.ListTokensRequest
    [-1, 78],  // 80: pastoral.v1.ListTokensResponse
    [],  // 81: pastoral.v1.IssueTokenRequest
    [-1, 78],  // 82: pastoral.v1.IssueTokenResponse
    [],  // 83: pastoral.v1.RotateTokenRequest
    [],  // 84: pastoral.v1.RevokeTokenRequest
    [],  // 85: pastoral.v1.BindIdentityRequest
    [],  // 86: pastoral.v1.IdentityBinding
    [],  // 87: pastoral.v1.UnbindIdentityRequest
    [],  // 88: pastoral.v1.BindCertificateRequest
    [],  // 89: pastoral.v1.CertificateBinding
    [],  // 90: pastoral.v1.RevokeCertificateRequest
    [],  // 91: pastoral.v1.RevokeCertificateResponse
    [-1, 86, 89, 18],  // 92: pastoral.v1.Binding
    [],  // 93: pastoral.v1.ListBindingsRequest
    [-1, 92],  // 94: pastoral.v1.ListBindingsResponse
    [-1, -1, 18],  // 95: pastoral.v1.Access
    [-1, -1, -1, 18, 18],  // 96: pastoral.v1.ListAccessesRequest
    [-1, 95],  // 97: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 18, 18],  // 98: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 18],  // 99: pastoral.v1.Denial
    [],  // 100: pastoral.v1.ListDenialsRequest
    [-1, 99],  // 101: pastoral.v1.ListDenialsResponse
    [],  // 102: pastoral.v1.Student
    [],  // 103: pastoral.v1.StaffMember
    [],  // 104: pastoral.v1.Programme
    [],  // 105: pastoral.v1.Module
    [-1, -1, -1, -1, 19, 19],  // 106: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 19, 19],  // 107: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 19, 19],  // 108: pastoral.v1.Relation
    [],  // 109: pastoral.v1.GetStudentRequest
    [],  // 110: pastoral.v1.ListStudentsRequest
    [-1, 102],  // 111: pastoral.v1.ListStudentsResponse
    [-1, 102],  // 112: pastoral.v1.PutStudentRequest
    [],  // 113: pastoral.v1.GetStaffMemberRequest
    [],  // 114: pastoral.v1.ListStaffMembersRequest
    [-1, 103],  // 115: pastoral.v1.ListStaffMembersResponse
    [-1, 103],  // 116: pastoral.v1.PutStaffMemberRequest
    [],  // 117: pastoral.v1.GetProgrammeRequest
    [],  // 118: pastoral.v1.ListProgrammesRequest
    [-1, 104],  // 119: pastoral.v1.ListProgrammesResponse
    [-1, 104],  // 120: pastoral.v1.PutProgrammeRequest
    [],  // 121: pastoral.v1.GetModuleRequest
    [],  // 122: pastoral.v1.ListModulesRequest
    [-1, 105],  // 123: pastoral.v1.ListModulesResponse
    [-1, 105],  // 124: pastoral.v1.PutModuleRequest
    [],  // 125: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 106],  // 126: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 106],  // 127: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 128: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 107],  // 129: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 107],  // 130: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 131: pastoral.v1.ListRelationsRequest
    [-1, 108],  // 132: pastoral.v1.ListRelationsResponse
    [-1, 108],  // 133: pastoral.v1.PutRelationRequest
    [-1, -1, 135, 136, 138],  // 134: pastoral.v1.ImportRequest
    [],  // 135: pastoral.v1.ImportBegin
    [-1, -1, 137],  // 136: pastoral.v1.ImportRows
    [-1, 102, 103, 104, 105, 106, 107, 108],  // 137: pastoral.v1.ImportRow
    [],  // 138: pastoral.v1.ImportFinish
    [],  // 139: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 139],  // 140: pastoral.v1.ImportResponse
    [],  // 141: pastoral.v1.GetImportRequest
    [-1, -1, -1, 19, 19],  // 142: pastoral.v1.TutorChange
    [-1, 142],  // 143: pastoral.v1.ChangeTutorRequest
    [-1, 108],  // 144: pastoral.v1.ChangeTutorResponse
    [-1, 142],  // 145: pastoral.v1.ChangeTutorsRequest
    [-1, 147],  // 146: pastoral.v1.ChangeTutorsResponse
    [-1, -1, 144],  // 147: pastoral.v1.TutorChangeOutcome
    [],  // 148: pastoral.v1.ListBookableStaffRequest
    [],  // 149: pastoral.v1.BookableStaff
    [-1, 149],  // 150: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 19, 19],  // 151: pastoral.v1.WeeklyRule
    [-1, -1, -1, 19],  // 152: pastoral.v1.AvailabilityException
    [],  // 153: pastoral.v1.BookingSettings
    [-1, -1, 151, 152, -1, 153],  // 154: pastoral.v1.Availability
    [],  // 155: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 151],  // 156: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 152],  // 157: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 158: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, 153],  // 159: pastoral.v1.SetBookingSettingsRequest
    [-1, -1, -1, 19, 19],  // 160: pastoral.v1.Closure
    [-1, 19, 19],  // 161: pastoral.v1.ListClosuresRequest
    [-1, 160],  // 162: pastoral.v1.ListClosuresResponse
    [-1, 160],  // 163: pastoral.v1.AddClosureRequest
    [],  // 164: pastoral.v1.RemoveClosureRequest
    [-1, -1, -1, 19, 19],  // 165: pastoral.v1.ListSlotsRequest
    [-1, 18, 18],  // 166: pastoral.v1.Slot
    [-1, 166],  // 167: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 18],  // 168: pastoral.v1.BookRequest
    [-1, -1, -1, 18, 170],  // 169: pastoral.v1.BookAnyRequest
    [-1, 19, 19],  // 170: pastoral.v1.Days
    [-1, -1, -1, -1, 18, 18, -1, -1, -1, 20, -1, -1, 18, 18, -1, -1, -1, 18],  // 171: pastoral.v1.Appointment
    [],  // 172: pastoral.v1.CancelRequest
    [-1, -1, -1, 18],  // 173: pastoral.v1.RescheduleRequest
    [],  // 174: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 18, 18],  // 175: pastoral.v1.ListAppointmentsRequest
    [-1, 171],  // 176: pastoral.v1.ListAppointmentsResponse
    [],  // 177: pastoral.v1.ListAppointmentChangesRequest
    [-1, -1, 18, 18, -1, -1, -1, -1, 18],  // 178: pastoral.v1.AppointmentChange
    [-1, 178],  // 179: pastoral.v1.ListAppointmentChangesResponse
    [],  // 180: pastoral.v1.RecordAttendanceRequest
    [],  // 181: pastoral.v1.CountAttendanceRequest
    [],  // 182: pastoral.v1.CountAttendanceResponse
    [-1, -1, -1, -1, 19, -1, -1, -1, 18, 18],  // 183: pastoral.v1.BookingLimit
    [-1, -1, -1, 19],  // 184: pastoral.v1.LimitBookingRequest
    [],  // 185: pastoral.v1.LiftBookingLimitRequest
    [],  // 186: pastoral.v1.ListBookingLimitsRequest
    [-1, 183],  // 187: pastoral.v1.ListBookingLimitsResponse
    [-1, -1, -1, 18],  // 188: pastoral.v1.BookSeriesRequest
    [-1, -1, 171, 190],  // 189: pastoral.v1.Series
    [-1, 18],  // 190: pastoral.v1.SeriesGap
    [],  // 191: pastoral.v1.GetSeriesRequest
    [-1, -1, 19],  // 192: pastoral.v1.CancelSeriesRequest
    [],  // 193: pastoral.v1.CalendarText
    [],  // 194: pastoral.v1.GetInvitationRequest
    [-1, 19, 19],  // 195: pastoral.v1.ExportCalendarRequest
    [],  // 196: pastoral.v1.WatchCalendarRequest
    [-1, 171],  // 197: pastoral.v1.WatchCalendarResponse
    [-1, -1, -1, -1, -1, 19, 19, -1, 18, 199],  // 198: pastoral.v1.Campaign
    [],  // 199: pastoral.v1.CampaignCounts
    [-1, -1, -1, 19, 19, 201, 202],  // 200: pastoral.v1.CreateCampaignRequest
    [],  // 201: pastoral.v1.StudentGroup
    [],  // 202: pastoral.v1.OwnTutees
    [],  // 203: pastoral.v1.GetCampaignRequest
    [],  // 204: pastoral.v1.ListCampaignsRequest
    [-1, 198],  // 205: pastoral.v1.ListCampaignsResponse
    [],  // 206: pastoral.v1.ListNotBookedRequest
    [],  // 207: pastoral.v1.InvitedStudent
    [-1, 207],  // 208: pastoral.v1.ListNotBookedResponse
    [],  // 209: pastoral.v1.RemindCampaignRequest
    [],  // 210: pastoral.v1.CloseCampaignRequest
    [],  // 211: pastoral.v1.DeclineCampaignRequest
    [-1, -1, -1, 19],  // 212: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 18, 212, -1, -1, -1, -1, -1, 19, -1, 18],  // 213: pastoral.v1.PaperRecord
    [],  // 214: pastoral.v1.RegisterPaperRequest
    [],  // 215: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 19],  // 216: pastoral.v1.LoanPaperRequest
    [],  // 217: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 212],  // 218: pastoral.v1.DestroyPaperRequest
    [],  // 219: pastoral.v1.GetPaperRequest
    [],  // 220: pastoral.v1.ListPaperRequest
    [-1, 213],  // 221: pastoral.v1.ListPaperResponse
    [],  // 222: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 18],  // 223: pastoral.v1.PaperStep
    [],  // 224: pastoral.v1.ListPaperStepsRequest
    [-1, 223],  // 225: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, -1, -1, -1, 19, 19, -1, 18],  // 226: pastoral.v1.SupportPost
    [-1, -1, -1, -1, 19, 19],  // 227: pastoral.v1.GrantSupportPostRequest
    [-1, -1, 19],  // 228: pastoral.v1.EndSupportPostRequest
    [],  // 229: pastoral.v1.ListSupportPostsRequest
    [-1, 226],  // 230: pastoral.v1.ListSupportPostsResponse
    [],  // 231: pastoral.v1.GetTermsRequest
    [-1, -1, -1, 19, 18],  // 232: pastoral.v1.ConfidentialityTerms
    [],  // 233: pastoral.v1.ListTermsRequest
    [-1, 232],  // 234: pastoral.v1.ListTermsResponse
    [-1, 232],  // 235: pastoral.v1.PublishTermsRequest
    [],  // 236: pastoral.v1.AcceptTermsRequest
    [],  // 237: pastoral.v1.Ground
    [],  // 238: pastoral.v1.ThirdPartySource
    [],  // 239: pastoral.v1.InformationGap
    [-1, -1, -1, -1, 239, -1, -1, 238, 237],  // 240: pastoral.v1.OpenCaseRequest
    [],  // 241: pastoral.v1.IngestRequest
    [],  // 242: pastoral.v1.IngestResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, 19, -1, -1, 237, 20, -1, -1, 246, -1, 245, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, 244],  // 243: pastoral.v1.Case
    [],  // 244: pastoral.v1.CasePaper
    [-1, -1, -1, -1, 238, 239],  // 245: pastoral.v1.CaseWords
    [-1, -1, -1, -1, 18, 19],  // 246: pastoral.v1.CaseMember
    [],  // 247: pastoral.v1.ListTriageRequest
    [-1, 243],  // 248: pastoral.v1.ListTriageResponse
    [],  // 249: pastoral.v1.AssessCaseRequest
    [],  // 250: pastoral.v1.ListEligibleRequest
    [-1, 252],  // 251: pastoral.v1.ListEligibleResponse
    [],  // 252: pastoral.v1.EligiblePractitioner
    [],  // 253: pastoral.v1.AllocateCaseRequest
    [-1, -1, -1, -1, 19],  // 254: pastoral.v1.HoldCaseRequest
    [],  // 255: pastoral.v1.ChangeCaseRequest
    [-1, -1, -1, 237],  // 256: pastoral.v1.RebaseCaseRequest
    [],  // 257: pastoral.v1.GetCaseRequest
    [],  // 258: pastoral.v1.ListCasesRequest
    [-1, 243],  // 259: pastoral.v1.ListCasesResponse
    [],  // 260: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, -1, 18],  // 261: pastoral.v1.CaseloadEntry
    [-1, 261],  // 262: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 18],  // 263: pastoral.v1.CaseChange
    [],  // 264: pastoral.v1.ListCaseChangesRequest
    [-1, 263],  // 265: pastoral.v1.ListCaseChangesResponse
    [-1, 19, 19],  // 266: pastoral.v1.GetCaseStatisticsRequest
    [],  // 267: pastoral.v1.CaseCount
    [-1, 267],  // 268: pastoral.v1.CaseStatistics
    [-1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, -1, -1, 18, 18],  // 269: pastoral.v1.CaseAppointment
    [-1, -1, -1, 19, 19],  // 270: pastoral.v1.ListCaseSlotsRequest
    [-1, -1, -1, 18],  // 271: pastoral.v1.BookCaseAppointmentRequest
    [-1, -1, -1, 18],  // 272: pastoral.v1.RescheduleCaseAppointmentRequest
    [],  // 273: pastoral.v1.CancelCaseAppointmentRequest
    [],  // 274: pastoral.v1.RecordCaseAttendanceRequest
    [],  // 275: pastoral.v1.ListCaseAppointmentsRequest
    [-1, 18],  // 276: pastoral.v1.ListOwnCaseAppointmentsRequest
    [-1, 269],  // 277: pastoral.v1.ListCaseAppointmentsResponse
    [-1, 279],  // 278: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 238, 237],  // 279: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 238, 237, 20, -1, -1, 18],  // 280: pastoral.v1.CaseDocument
    [],  // 281: pastoral.v1.DownloadDocumentRequest
    [-1, 280],  // 282: pastoral.v1.DownloadDocumentResponse
    [],  // 283: pastoral.v1.ListDocumentsRequest
    [-1, 280],  // 284: pastoral.v1.ListDocumentsResponse
    [-1, -1, -1, 237],  // 285: pastoral.v1.RebaseDocumentRequest
    [-1, 18],  // 286: pastoral.v1.CaseContact
    [],  // 287: pastoral.v1.ThirdPartySubject
    [-1, -1, -1, -1, -1, -1, -1, -1, 287, -1, 238, 237, 286],  // 288: pastoral.v1.CaseItemContent
    [-1, -1, -1, -1, -1, -1, -1, 18, -1, -1, 18, -1, -1, -1, -1, -1, 20, -1, 288],  // 289: pastoral.v1.CaseItem
    [-1, -1, -1, 288],  // 290: pastoral.v1.AddCaseItemRequest
    [-1, -1, -1, 288],  // 291: pastoral.v1.AmendCaseItemRequest
    [],  // 292: pastoral.v1.GetCaseItemRequest
    [],  // 293: pastoral.v1.ListCaseItemsRequest
    [-1, 289],  // 294: pastoral.v1.ListCaseItemsResponse
    [],  // 295: pastoral.v1.ListCaseItemVersionsRequest
    [-1, -1, -1, -1, 18, 20],  // 296: pastoral.v1.CaseItemVersion
    [-1, 296],  // 297: pastoral.v1.ListCaseItemVersionsResponse
    [],  // 298: pastoral.v1.GetCaseItemVersionRequest
    [-1, -1, -1, 237],  // 299: pastoral.v1.RebaseCaseItemRequest
    [-1, -1, -1, -1, -1, -1, -1, 19, -1, 18],  // 300: pastoral.v1.CasePerson
    [-1, -1, -1, -1, -1, -1, -1, 19],  // 301: pastoral.v1.SetCasePersonRequest
    [],  // 302: pastoral.v1.GetCasePersonRequest
    [-1, -1, -1, -1, -1, -1, 19, -1, -1, -1, -1, -1, 18, 18],  // 303: pastoral.v1.CaseTask
    [-1, -1, -1, -1, 19],  // 304: pastoral.v1.AddCaseTaskRequest
    [-1, -1, -1, -1, -1, 19],  // 305: pastoral.v1.SetCaseTaskRequest
    [],  // 306: pastoral.v1.ListCaseTasksRequest
    [-1, 303],  // 307: pastoral.v1.ListCaseTasksResponse
    [-1, -1, -1, -1, -1, -1, 19],  // 308: pastoral.v1.AddCaseMemberRequest
    [],  // 309: pastoral.v1.EndCaseMemberRequest
    [],  // 310: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, -1, -1, 18],  // 311: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 19],  // 312: pastoral.v1.AnswerJoinRequestRequest
    [],  // 313: pastoral.v1.ListJoinRequestsRequest
    [-1, 311],  // 314: pastoral.v1.ListJoinRequestsResponse
    [],  // 315: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, 18],  // 316: pastoral.v1.CaseTransfer
    [],  // 317: pastoral.v1.AnswerTransferRequest
    [],  // 318: pastoral.v1.WithdrawTransferRequest
    [],  // 319: pastoral.v1.ListTransfersRequest
    [-1, 316],  // 320: pastoral.v1.ListTransfersResponse
    [],  // 321: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 18, -1, -1, 18],  // 322: pastoral.v1.InterestConflict
    [],  // 323: pastoral.v1.WithdrawConflictRequest
    [],  // 324: pastoral.v1.ListConflictsRequest
    [-1, 322],  // 325: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 19, -1, -1, 18],  // 326: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 19, -1, -1, 20, -1, 18, 18, -1, -1, -1, 18],  // 327: pastoral.v1.Consent
    [],  // 328: pastoral.v1.WithdrawConsentRequest
    [-1, 327],  // 329: pastoral.v1.WithdrawConsentResponse
    [],  // 330: pastoral.v1.GetConsentRequest
    [],  // 331: pastoral.v1.ListConsentsRequest
    [-1, 327],  // 332: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 19],  // 333: pastoral.v1.ConsentWording
    [],  // 334: pastoral.v1.ListWordingsRequest
    [-1, 333],  // 335: pastoral.v1.ListWordingsResponse
    [-1, 333],  // 336: pastoral.v1.PublishWordingRequest
    [],  // 337: pastoral.v1.FieldSelection
    [],  // 338: pastoral.v1.FormAnswer
    [-1, -1, -1, 337, 338],  // 339: pastoral.v1.ProposeDisclosureRequest
    [],  // 340: pastoral.v1.DisclosurePreview
    [],  // 341: pastoral.v1.DecideDisclosureRequest
    [],  // 342: pastoral.v1.CancelDisclosureRequest
    [],  // 343: pastoral.v1.ResolveDisclosureRequest
    [-1, -1, -1, -1, 19],  // 344: pastoral.v1.RecordExplanationRequest
    [],  // 345: pastoral.v1.ReviewDisclosureRequest
    [],  // 346: pastoral.v1.GetDisclosureRequest
    [],  // 347: pastoral.v1.GetDisclosurePayloadRequest
    [],  // 348: pastoral.v1.DisclosurePayload
    [],  // 349: pastoral.v1.ListDisclosuresRequest
    [],  // 350: pastoral.v1.ListWaitingDisclosuresRequest
    [-1, 359],  // 351: pastoral.v1.ListDisclosuresResponse
    [-1, -1, -1, -1, 18, -1, 18],  // 352: pastoral.v1.QueuedDisclosure
    [],  // 353: pastoral.v1.ListDisclosureQueueRequest
    [-1, 352],  // 354: pastoral.v1.ListDisclosureQueueResponse
    [],  // 355: pastoral.v1.WatchDisclosureQueueRequest
    [-1, -1, 352],  // 356: pastoral.v1.WatchDisclosureQueueResponse
    [-1, 18],  // 357: pastoral.v1.DisclosureAttempt
    [-1, -1, -1, 18],  // 358: pastoral.v1.DisclosureStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 337, 338, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 358, 358, -1, -1, 357, -1, 19, 19, -1, -1, 18, 358, -1, -1, 18],  // 359: pastoral.v1.Disclosure
    [-1, 19, 19],  // 360: pastoral.v1.ReportDisclosuresRequest
    [],  // 361: pastoral.v1.ToldCount
    [-1, -1, -1, -1, -1, 361],  // 362: pastoral.v1.PartnerDisclosures
    [-1, -1, 361],  // 363: pastoral.v1.StateDisclosures
    [-1, 19, 361],  // 364: pastoral.v1.MonthDisclosures
    [-1, 19, 19, 362, 363, 364, 361, 361, 361, 361, 361, 361],  // 365: pastoral.v1.DisclosureReport
    [-1, -1, -1, 18, 18],  // 366: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 18],  // 367: pastoral.v1.DropInPlace
    [-1, 19],  // 368: pastoral.v1.OpenDropInRequest
    [],  // 369: pastoral.v1.CloseDropInRequest
    [-1, -1, 19, 19],  // 370: pastoral.v1.ListDropInsRequest
    [-1, 366],  // 371: pastoral.v1.ListDropInsResponse
    [],  // 372: pastoral.v1.JoinDropInRequest
    [],  // 373: pastoral.v1.LeaveDropInRequest
    [],  // 374: pastoral.v1.GetDropInPlaceRequest
    [],  // 375: pastoral.v1.CallNextRequest
    [-1, 367],  // 376: pastoral.v1.CallNextResponse
    [],  // 377: pastoral.v1.ListDropInQueueRequest
    [-1, 367],  // 378: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 18],  // 379: pastoral.v1.Event
    [],  // 380: pastoral.v1.ListEventsRequest
    [-1, 379],  // 381: pastoral.v1.ListEventsResponse
    [],  // 382: pastoral.v1.WatchEventsRequest
    [-1, 379],  // 383: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 18, 18, 18, -1, 18, 18],  // 384: pastoral.v1.ExceptionalAccess
    [],  // 385: pastoral.v1.ElevateRequest
    [],  // 386: pastoral.v1.BreakGlassRequest
    [],  // 387: pastoral.v1.EndExceptionalAccessRequest
    [],  // 388: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 389: pastoral.v1.GetExceptionalAccessRequest
    [],  // 390: pastoral.v1.ListExceptionalAccessRequest
    [-1, 384],  // 391: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 18, 18, 18],  // 392: pastoral.v1.InboxItem
    [],  // 393: pastoral.v1.ListInboxRequest
    [-1, 392],  // 394: pastoral.v1.ListInboxResponse
    [],  // 395: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 396: pastoral.v1.WatchInboxRequest
    [-1, -1, 392],  // 397: pastoral.v1.WatchInboxResponse
    [],  // 398: pastoral.v1.GetCheckpointRequest
    [],  // 399: pastoral.v1.GetCheckpointResponse
    [],  // 400: pastoral.v1.ProveInclusionRequest
    [],  // 401: pastoral.v1.ProveInclusionResponse
    [],  // 402: pastoral.v1.ProveConsistencyRequest
    [],  // 403: pastoral.v1.ProveConsistencyResponse
    [],  // 404: pastoral.v1.VerifyLedgerRequest
    [-1, 406, 407],  // 405: pastoral.v1.VerifyLedgerResponse
    [],  // 406: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 18, -1, -1, 408],  // 407: pastoral.v1.VerifiedLedger
    [],  // 408: pastoral.v1.EndedLog
    [],  // 409: pastoral.v1.ExportLedgerRequest
    [],  // 410: pastoral.v1.ExportLedgerResponse
    [-1, 18],  // 411: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 19],  // 412: pastoral.v1.AgreedAction
    [-1, -1, -1, 411, -1, -1, -1, 412],  // 413: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 412],  // 414: pastoral.v1.AmendNoteRequest
    [],  // 415: pastoral.v1.ShareNoteRequest
    [],  // 416: pastoral.v1.DiscardDraftRequest
    [],  // 417: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 411, 18, -1, -1, -1, 429, -1, -1, -1, -1, -1, -1, -1, -1, -1, 20, 428, 18, 18, 18],  // 418: pastoral.v1.Note
    [],  // 419: pastoral.v1.GetNoteRequest
    [],  // 420: pastoral.v1.ListNotesForStudentRequest
    [],  // 421: pastoral.v1.ListMyNotesRequest
    [-1, 418],  // 422: pastoral.v1.ListNotesResponse
    [],  // 423: pastoral.v1.ListNoteVersionsRequest
    [-1, 426],  // 424: pastoral.v1.ListNoteVersionsResponse
    [],  // 425: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 18, 20, -1, -1, -1, 412],  // 426: pastoral.v1.NoteVersion
    [],  // 427: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 18],  // 428: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 19, -1, -1, -1, 18],  // 429: pastoral.v1.NoteAction
    [],  // 430: pastoral.v1.SetActionRequest
    [],  // 431: pastoral.v1.ListActionsRequest
    [-1, 429],  // 432: pastoral.v1.ListActionsResponse
    [],  // 433: pastoral.v1.NoticeContact
    [],  // 434: pastoral.v1.NoticeStatement
    [-1, 20, -1, 19, -1, 433, 434, -1, -1, 18],  // 435: pastoral.v1.Notice
    [],  // 436: pastoral.v1.GetNoticeRequest
    [],  // 437: pastoral.v1.ListNoticesRequest
    [-1, 435],  // 438: pastoral.v1.ListNoticesResponse
    [-1, 435],  // 439: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, -1, -1, -1, -1, -1, -1, -1, 19],  // 440: pastoral.v1.PoliceRequestForm
    [-1, -1, -1, -1, -1, -1, 19, 440],  // 441: pastoral.v1.RegisterReceivedRequestRequest
    [-1, -1, -1, 18],  // 442: pastoral.v1.RecordRequestCheckRequest
    [],  // 443: pastoral.v1.RefuseReceivedRequestRequest
    [],  // 444: pastoral.v1.GetReceivedRequestRequest
    [],  // 445: pastoral.v1.ListReceivedRequestsRequest
    [-1, 448],  // 446: pastoral.v1.ListReceivedRequestsResponse
    [-1, -1, -1, 18],  // 447: pastoral.v1.RequestCheck
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, 440, -1, 18, 447, -1, 18, -1, -1, 18],  // 448: pastoral.v1.ReceivedRequest
    [-1, -1, -1, 19],  // 449: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 449],  // 450: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 412],  // 451: pastoral.v1.ReferralContent
    [-1, -1, -1, 18],  // 452: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 449, -1, -1, 20, 18, 18, 451, 452, 452, 452],  // 453: pastoral.v1.Referral
    [],  // 454: pastoral.v1.AnswerReferralRequest
    [],  // 455: pastoral.v1.GetReferralRequest
    [],  // 456: pastoral.v1.ListReferralsRequest
    [-1, 453],  // 457: pastoral.v1.ListReferralsResponse
    [],  // 458: pastoral.v1.ReviewReferralRequest
    [],  // 459: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 18],  // 460: pastoral.v1.AuthenticateResponse
    [],  // 461: pastoral.v1.WhoAmIRequest
    [],  // 462: pastoral.v1.WhoAmIResponse
    [],  // 463: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 18],  // 464: pastoral.v1.ExchangeResponse
    [],  // 465: pastoral.v1.StepUpRequest
    [-1, -1, 18],  // 466: pastoral.v1.StepUpResponse
    [],  // 467: pastoral.v1.EndRequest
    [],  // 468: pastoral.v1.EndResponse
    [],  // 469: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 471],  // 470: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 471: pastoral.v1.ClinicalSupervisor
    [],  // 472: pastoral.v1.ExtractFields
    [-1, -1, -1, 472],  // 473: pastoral.v1.PreviewExtractRequest
    [],  // 474: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 472, 474],  // 475: pastoral.v1.ExtractPreview
    [-1, -1, -1, 472],  // 476: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 18, 472, -1, -1, -1, 18, 18],  // 477: pastoral.v1.SupervisionExtract
    [],  // 478: pastoral.v1.WithdrawExtractRequest
    [],  // 479: pastoral.v1.GetExtractRequest
    [],  // 480: pastoral.v1.ListExtractsRequest
    [-1, 477],  // 481: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 19, 19, -1, -1, 18, 483],  // 482: pastoral.v1.WaitlistEntry
    [-1, -1, 18, 18, -1, 18],  // 483: pastoral.v1.Offer
    [-1, -1, -1, 19, 19],  // 484: pastoral.v1.JoinWaitlistRequest
    [],  // 485: pastoral.v1.LeaveWaitlistRequest
    [],  // 486: pastoral.v1.ListWaitlistRequest
    [-1, 482],  // 487: pastoral.v1.ListWaitlistResponse
    [],  // 488: pastoral.v1.AcceptOfferRequest
    [],  // 489: pastoral.v1.DeclineOfferRequest
  ]
}
