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
    "pastoral.v1.CheckPartnersRequest": 30,
    "pastoral.v1.CheckPartnersResponse": 31,
    "pastoral.v1.CheckedPartner": 32,
    "pastoral.v1.PartnerProblem": 33,
    "pastoral.v1.ListPluginsRequest": 34,
    "pastoral.v1.ListPluginsResponse": 35,
    "pastoral.v1.Plugin": 36,
    "pastoral.v1.FormQuestion": 37,
    "pastoral.plugin.v1.ManifestRequest": 38,
    "pastoral.plugin.v1.ManifestResponse": 39,
    "pastoral.plugin.v1.Question": 40,
    "pastoral.plugin.v1.Choice": 41,
    "pastoral.plugin.v1.MailWay": 42,
    "pastoral.plugin.v1.HttpsWay": 43,
    "pastoral.plugin.v1.Header": 44,
    "pastoral.plugin.v1.Share": 45,
    "pastoral.plugin.v1.Field": 46,
    "pastoral.plugin.v1.Answer": 47,
    "pastoral.plugin.v1.ValidateResponse": 48,
    "pastoral.plugin.v1.Issue": 49,
    "pastoral.plugin.v1.RenderResponse": 50,
    "pastoral.plugin.v1.Rendered": 51,
    "pastoral.plugin.v1.Reply": 52,
    "pastoral.plugin.v1.InterpretResponse": 53,
    "pastoral.transport.v1.HelloRequest": 54,
    "pastoral.transport.v1.HelloResponse": 55,
    "pastoral.transport.v1.CancelRequest": 56,
    "pastoral.transport.v1.CancelResponse": 57,
    "pastoral.v1.Adjustment": 58,
    "pastoral.v1.ProposeAdjustmentRequest": 59,
    "pastoral.v1.AmendAdjustmentRequest": 60,
    "pastoral.v1.ApproveAdjustmentRequest": 61,
    "pastoral.v1.EndAdjustmentRequest": 62,
    "pastoral.v1.ListAdjustmentsRequest": 63,
    "pastoral.v1.ListAdjustmentsResponse": 64,
    "pastoral.v1.ListAgreedAdjustmentsRequest": 65,
    "pastoral.v1.AgreedAdjustment": 66,
    "pastoral.v1.ListAgreedAdjustmentsResponse": 67,
    "pastoral.v1.Principal": 68,
    "pastoral.v1.ListPrincipalsRequest": 69,
    "pastoral.v1.ListPrincipalsResponse": 70,
    "pastoral.v1.DisablePrincipalRequest": 71,
    "pastoral.v1.EnablePrincipalRequest": 72,
    "pastoral.v1.GrantRoleRequest": 73,
    "pastoral.v1.RoleGrant": 74,
    "pastoral.v1.DecideRoleGrantRequest": 75,
    "pastoral.v1.RevokeRoleRequest": 76,
    "pastoral.v1.ListRoleGrantsRequest": 77,
    "pastoral.v1.ListRoleGrantsResponse": 78,
    "pastoral.v1.GetPolicyRequest": 79,
    "pastoral.v1.PolicyRow": 80,
    "pastoral.v1.Policy": 81,
    "pastoral.v1.TokenInfo": 82,
    "pastoral.v1.ListTokensRequest": 83,
    "pastoral.v1.ListTokensResponse": 84,
    "pastoral.v1.IssueTokenRequest": 85,
    "pastoral.v1.IssueTokenResponse": 86,
    "pastoral.v1.RotateTokenRequest": 87,
    "pastoral.v1.RevokeTokenRequest": 88,
    "pastoral.v1.BindIdentityRequest": 89,
    "pastoral.v1.IdentityBinding": 90,
    "pastoral.v1.UnbindIdentityRequest": 91,
    "pastoral.v1.BindCertificateRequest": 92,
    "pastoral.v1.CertificateBinding": 93,
    "pastoral.v1.RevokeCertificateRequest": 94,
    "pastoral.v1.RevokeCertificateResponse": 95,
    "pastoral.v1.Binding": 96,
    "pastoral.v1.ListBindingsRequest": 97,
    "pastoral.v1.ListBindingsResponse": 98,
    "pastoral.v1.Access": 99,
    "pastoral.v1.ListAccessesRequest": 100,
    "pastoral.v1.ListAccessesResponse": 101,
    "pastoral.v1.ExportAccessesRequest": 102,
    "pastoral.v1.Denial": 103,
    "pastoral.v1.ListDenialsRequest": 104,
    "pastoral.v1.ListDenialsResponse": 105,
    "pastoral.v1.Student": 106,
    "pastoral.v1.StaffMember": 107,
    "pastoral.v1.Programme": 108,
    "pastoral.v1.Module": 109,
    "pastoral.v1.EnrolmentPeriod": 110,
    "pastoral.v1.ModuleEnrolment": 111,
    "pastoral.v1.Relation": 112,
    "pastoral.v1.GetStudentRequest": 113,
    "pastoral.v1.ListStudentsRequest": 114,
    "pastoral.v1.ListStudentsResponse": 115,
    "pastoral.v1.PutStudentRequest": 116,
    "pastoral.v1.GetStaffMemberRequest": 117,
    "pastoral.v1.ListStaffMembersRequest": 118,
    "pastoral.v1.ListStaffMembersResponse": 119,
    "pastoral.v1.PutStaffMemberRequest": 120,
    "pastoral.v1.GetProgrammeRequest": 121,
    "pastoral.v1.ListProgrammesRequest": 122,
    "pastoral.v1.ListProgrammesResponse": 123,
    "pastoral.v1.PutProgrammeRequest": 124,
    "pastoral.v1.GetModuleRequest": 125,
    "pastoral.v1.ListModulesRequest": 126,
    "pastoral.v1.ListModulesResponse": 127,
    "pastoral.v1.PutModuleRequest": 128,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 129,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 130,
    "pastoral.v1.PutEnrolmentPeriodRequest": 131,
    "pastoral.v1.ListModuleEnrolmentsRequest": 132,
    "pastoral.v1.ListModuleEnrolmentsResponse": 133,
    "pastoral.v1.PutModuleEnrolmentRequest": 134,
    "pastoral.v1.ListRelationsRequest": 135,
    "pastoral.v1.ListRelationsResponse": 136,
    "pastoral.v1.PutRelationRequest": 137,
    "pastoral.v1.ImportRequest": 138,
    "pastoral.v1.ImportBegin": 139,
    "pastoral.v1.ImportRows": 140,
    "pastoral.v1.ImportRow": 141,
    "pastoral.v1.ImportFinish": 142,
    "pastoral.v1.ImportError": 143,
    "pastoral.v1.ImportResponse": 144,
    "pastoral.v1.GetImportRequest": 145,
    "pastoral.v1.TutorChange": 146,
    "pastoral.v1.ChangeTutorRequest": 147,
    "pastoral.v1.ChangeTutorResponse": 148,
    "pastoral.v1.ChangeTutorsRequest": 149,
    "pastoral.v1.ChangeTutorsResponse": 150,
    "pastoral.v1.TutorChangeOutcome": 151,
    "pastoral.v1.ListBookableStaffRequest": 152,
    "pastoral.v1.BookableStaff": 153,
    "pastoral.v1.ListBookableStaffResponse": 154,
    "pastoral.v1.WeeklyRule": 155,
    "pastoral.v1.AvailabilityException": 156,
    "pastoral.v1.BookingSettings": 157,
    "pastoral.v1.Availability": 158,
    "pastoral.v1.GetAvailabilityRequest": 159,
    "pastoral.v1.SetAvailabilityRequest": 160,
    "pastoral.v1.AddAvailabilityExceptionRequest": 161,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 162,
    "pastoral.v1.SetBookingSettingsRequest": 163,
    "pastoral.v1.Closure": 164,
    "pastoral.v1.ListClosuresRequest": 165,
    "pastoral.v1.ListClosuresResponse": 166,
    "pastoral.v1.AddClosureRequest": 167,
    "pastoral.v1.RemoveClosureRequest": 168,
    "pastoral.v1.ListSlotsRequest": 169,
    "pastoral.v1.Slot": 170,
    "pastoral.v1.ListSlotsResponse": 171,
    "pastoral.v1.BookRequest": 172,
    "pastoral.v1.BookAnyRequest": 173,
    "pastoral.v1.Days": 174,
    "pastoral.v1.Appointment": 175,
    "pastoral.v1.CancelRequest": 176,
    "pastoral.v1.RescheduleRequest": 177,
    "pastoral.v1.GetAppointmentRequest": 178,
    "pastoral.v1.ListAppointmentsRequest": 179,
    "pastoral.v1.ListAppointmentsResponse": 180,
    "pastoral.v1.ListAppointmentChangesRequest": 181,
    "pastoral.v1.AppointmentChange": 182,
    "pastoral.v1.ListAppointmentChangesResponse": 183,
    "pastoral.v1.RecordAttendanceRequest": 184,
    "pastoral.v1.CountAttendanceRequest": 185,
    "pastoral.v1.CountAttendanceResponse": 186,
    "pastoral.v1.BookingLimit": 187,
    "pastoral.v1.LimitBookingRequest": 188,
    "pastoral.v1.LiftBookingLimitRequest": 189,
    "pastoral.v1.ListBookingLimitsRequest": 190,
    "pastoral.v1.ListBookingLimitsResponse": 191,
    "pastoral.v1.BookSeriesRequest": 192,
    "pastoral.v1.Series": 193,
    "pastoral.v1.SeriesGap": 194,
    "pastoral.v1.GetSeriesRequest": 195,
    "pastoral.v1.CancelSeriesRequest": 196,
    "pastoral.v1.CalendarText": 197,
    "pastoral.v1.GetInvitationRequest": 198,
    "pastoral.v1.ExportCalendarRequest": 199,
    "pastoral.v1.WatchCalendarRequest": 200,
    "pastoral.v1.WatchCalendarResponse": 201,
    "pastoral.v1.Campaign": 202,
    "pastoral.v1.CampaignCounts": 203,
    "pastoral.v1.CreateCampaignRequest": 204,
    "pastoral.v1.StudentGroup": 205,
    "pastoral.v1.OwnTutees": 206,
    "pastoral.v1.GetCampaignRequest": 207,
    "pastoral.v1.ListCampaignsRequest": 208,
    "pastoral.v1.ListCampaignsResponse": 209,
    "pastoral.v1.ListNotBookedRequest": 210,
    "pastoral.v1.InvitedStudent": 211,
    "pastoral.v1.ListNotBookedResponse": 212,
    "pastoral.v1.RemindCampaignRequest": 213,
    "pastoral.v1.CloseCampaignRequest": 214,
    "pastoral.v1.DeclineCampaignRequest": 215,
    "pastoral.v1.DestructionCertificate": 216,
    "pastoral.v1.PaperRecord": 217,
    "pastoral.v1.RegisterPaperRequest": 218,
    "pastoral.v1.MovePaperRequest": 219,
    "pastoral.v1.LoanPaperRequest": 220,
    "pastoral.v1.ReturnLoanRequest": 221,
    "pastoral.v1.DestroyPaperRequest": 222,
    "pastoral.v1.GetPaperRequest": 223,
    "pastoral.v1.ListPaperRequest": 224,
    "pastoral.v1.ListPaperResponse": 225,
    "pastoral.v1.ListOverduePaperRequest": 226,
    "pastoral.v1.PaperStep": 227,
    "pastoral.v1.ListPaperStepsRequest": 228,
    "pastoral.v1.ListPaperStepsResponse": 229,
    "pastoral.v1.SupportPost": 230,
    "pastoral.v1.GrantSupportPostRequest": 231,
    "pastoral.v1.EndSupportPostRequest": 232,
    "pastoral.v1.ListSupportPostsRequest": 233,
    "pastoral.v1.ListSupportPostsResponse": 234,
    "pastoral.v1.GetTermsRequest": 235,
    "pastoral.v1.ConfidentialityTerms": 236,
    "pastoral.v1.ListTermsRequest": 237,
    "pastoral.v1.ListTermsResponse": 238,
    "pastoral.v1.PublishTermsRequest": 239,
    "pastoral.v1.AcceptTermsRequest": 240,
    "pastoral.v1.Ground": 241,
    "pastoral.v1.ThirdPartySource": 242,
    "pastoral.v1.InformationGap": 243,
    "pastoral.v1.OpenCaseRequest": 244,
    "pastoral.v1.IngestRequest": 245,
    "pastoral.v1.IngestResponse": 246,
    "pastoral.v1.Case": 247,
    "pastoral.v1.CasePaper": 248,
    "pastoral.v1.CaseWords": 249,
    "pastoral.v1.CaseMember": 250,
    "pastoral.v1.ListTriageRequest": 251,
    "pastoral.v1.ListTriageResponse": 252,
    "pastoral.v1.AssessCaseRequest": 253,
    "pastoral.v1.ListEligibleRequest": 254,
    "pastoral.v1.ListEligibleResponse": 255,
    "pastoral.v1.EligiblePractitioner": 256,
    "pastoral.v1.AllocateCaseRequest": 257,
    "pastoral.v1.HoldCaseRequest": 258,
    "pastoral.v1.ChangeCaseRequest": 259,
    "pastoral.v1.RebaseCaseRequest": 260,
    "pastoral.v1.GetCaseRequest": 261,
    "pastoral.v1.ListCasesRequest": 262,
    "pastoral.v1.ListCasesResponse": 263,
    "pastoral.v1.ListCaseloadRequest": 264,
    "pastoral.v1.CaseloadEntry": 265,
    "pastoral.v1.ListCaseloadResponse": 266,
    "pastoral.v1.CaseChange": 267,
    "pastoral.v1.ListCaseChangesRequest": 268,
    "pastoral.v1.ListCaseChangesResponse": 269,
    "pastoral.v1.GetCaseStatisticsRequest": 270,
    "pastoral.v1.CaseCount": 271,
    "pastoral.v1.CaseStatistics": 272,
    "pastoral.v1.CaseAppointment": 273,
    "pastoral.v1.ListCaseSlotsRequest": 274,
    "pastoral.v1.BookCaseAppointmentRequest": 275,
    "pastoral.v1.RescheduleCaseAppointmentRequest": 276,
    "pastoral.v1.CancelCaseAppointmentRequest": 277,
    "pastoral.v1.RecordCaseAttendanceRequest": 278,
    "pastoral.v1.ListCaseAppointmentsRequest": 279,
    "pastoral.v1.ListOwnCaseAppointmentsRequest": 280,
    "pastoral.v1.ListCaseAppointmentsResponse": 281,
    "pastoral.v1.UploadDocumentRequest": 282,
    "pastoral.v1.DocumentHead": 283,
    "pastoral.v1.CaseDocument": 284,
    "pastoral.v1.DownloadDocumentRequest": 285,
    "pastoral.v1.DownloadDocumentResponse": 286,
    "pastoral.v1.ListDocumentsRequest": 287,
    "pastoral.v1.ListDocumentsResponse": 288,
    "pastoral.v1.RebaseDocumentRequest": 289,
    "pastoral.v1.CaseContact": 290,
    "pastoral.v1.ThirdPartySubject": 291,
    "pastoral.v1.CaseItemContent": 292,
    "pastoral.v1.CaseItem": 293,
    "pastoral.v1.AddCaseItemRequest": 294,
    "pastoral.v1.AmendCaseItemRequest": 295,
    "pastoral.v1.GetCaseItemRequest": 296,
    "pastoral.v1.ListCaseItemsRequest": 297,
    "pastoral.v1.ListCaseItemsResponse": 298,
    "pastoral.v1.ListCaseItemVersionsRequest": 299,
    "pastoral.v1.CaseItemVersion": 300,
    "pastoral.v1.ListCaseItemVersionsResponse": 301,
    "pastoral.v1.GetCaseItemVersionRequest": 302,
    "pastoral.v1.RebaseCaseItemRequest": 303,
    "pastoral.v1.CasePerson": 304,
    "pastoral.v1.SetCasePersonRequest": 305,
    "pastoral.v1.GetCasePersonRequest": 306,
    "pastoral.v1.CaseTask": 307,
    "pastoral.v1.AddCaseTaskRequest": 308,
    "pastoral.v1.SetCaseTaskRequest": 309,
    "pastoral.v1.ListCaseTasksRequest": 310,
    "pastoral.v1.ListCaseTasksResponse": 311,
    "pastoral.v1.AddCaseMemberRequest": 312,
    "pastoral.v1.EndCaseMemberRequest": 313,
    "pastoral.v1.RequestToJoinRequest": 314,
    "pastoral.v1.JoinRequest": 315,
    "pastoral.v1.AnswerJoinRequestRequest": 316,
    "pastoral.v1.ListJoinRequestsRequest": 317,
    "pastoral.v1.ListJoinRequestsResponse": 318,
    "pastoral.v1.ProposeTransferRequest": 319,
    "pastoral.v1.CaseTransfer": 320,
    "pastoral.v1.AnswerTransferRequest": 321,
    "pastoral.v1.WithdrawTransferRequest": 322,
    "pastoral.v1.ListTransfersRequest": 323,
    "pastoral.v1.ListTransfersResponse": 324,
    "pastoral.v1.DeclareConflictRequest": 325,
    "pastoral.v1.InterestConflict": 326,
    "pastoral.v1.WithdrawConflictRequest": 327,
    "pastoral.v1.ListConflictsRequest": 328,
    "pastoral.v1.ListConflictsResponse": 329,
    "pastoral.v1.GiveConsentRequest": 330,
    "pastoral.v1.Consent": 331,
    "pastoral.v1.WithdrawConsentRequest": 332,
    "pastoral.v1.WithdrawConsentResponse": 333,
    "pastoral.v1.GetConsentRequest": 334,
    "pastoral.v1.ListConsentsRequest": 335,
    "pastoral.v1.ListConsentsResponse": 336,
    "pastoral.v1.ConsentWording": 337,
    "pastoral.v1.ListWordingsRequest": 338,
    "pastoral.v1.ListWordingsResponse": 339,
    "pastoral.v1.PublishWordingRequest": 340,
    "pastoral.v1.FieldSelection": 341,
    "pastoral.v1.FormAnswer": 342,
    "pastoral.v1.ProposeDisclosureRequest": 343,
    "pastoral.v1.DisclosureSuggestion": 344,
    "pastoral.v1.ListSuggestionsRequest": 345,
    "pastoral.v1.ListSuggestionsResponse": 346,
    "pastoral.v1.DismissSuggestionRequest": 347,
    "pastoral.v1.DisclosurePreview": 348,
    "pastoral.v1.DecideDisclosureRequest": 349,
    "pastoral.v1.CancelDisclosureRequest": 350,
    "pastoral.v1.ResolveDisclosureRequest": 351,
    "pastoral.v1.RecordExplanationRequest": 352,
    "pastoral.v1.ReviewDisclosureRequest": 353,
    "pastoral.v1.GetDisclosureRequest": 354,
    "pastoral.v1.GetDisclosurePayloadRequest": 355,
    "pastoral.v1.DisclosurePayload": 356,
    "pastoral.v1.ListDisclosuresRequest": 357,
    "pastoral.v1.ListWaitingDisclosuresRequest": 358,
    "pastoral.v1.ListDisclosuresResponse": 359,
    "pastoral.v1.QueuedDisclosure": 360,
    "pastoral.v1.ListDisclosureQueueRequest": 361,
    "pastoral.v1.ListDisclosureQueueResponse": 362,
    "pastoral.v1.WatchDisclosureQueueRequest": 363,
    "pastoral.v1.WatchDisclosureQueueResponse": 364,
    "pastoral.v1.DisclosureAttempt": 365,
    "pastoral.v1.DisclosureStep": 366,
    "pastoral.v1.Disclosure": 367,
    "pastoral.v1.ReportDisclosuresRequest": 368,
    "pastoral.v1.ToldCount": 369,
    "pastoral.v1.PartnerDisclosures": 370,
    "pastoral.v1.StateDisclosures": 371,
    "pastoral.v1.MonthDisclosures": 372,
    "pastoral.v1.DisclosureReport": 373,
    "pastoral.v1.DropIn": 374,
    "pastoral.v1.DropInPlace": 375,
    "pastoral.v1.OpenDropInRequest": 376,
    "pastoral.v1.CloseDropInRequest": 377,
    "pastoral.v1.ListDropInsRequest": 378,
    "pastoral.v1.ListDropInsResponse": 379,
    "pastoral.v1.JoinDropInRequest": 380,
    "pastoral.v1.LeaveDropInRequest": 381,
    "pastoral.v1.GetDropInPlaceRequest": 382,
    "pastoral.v1.CallNextRequest": 383,
    "pastoral.v1.CallNextResponse": 384,
    "pastoral.v1.ListDropInQueueRequest": 385,
    "pastoral.v1.ListDropInQueueResponse": 386,
    "pastoral.v1.Event": 387,
    "pastoral.v1.ListEventsRequest": 388,
    "pastoral.v1.ListEventsResponse": 389,
    "pastoral.v1.WatchEventsRequest": 390,
    "pastoral.v1.WatchEventsResponse": 391,
    "pastoral.v1.ExceptionalAccess": 392,
    "pastoral.v1.ElevateRequest": 393,
    "pastoral.v1.BreakGlassRequest": 394,
    "pastoral.v1.EndExceptionalAccessRequest": 395,
    "pastoral.v1.ReviewExceptionalAccessRequest": 396,
    "pastoral.v1.GetExceptionalAccessRequest": 397,
    "pastoral.v1.ListExceptionalAccessRequest": 398,
    "pastoral.v1.ListExceptionalAccessResponse": 399,
    "pastoral.v1.InboxItem": 400,
    "pastoral.v1.ListInboxRequest": 401,
    "pastoral.v1.ListInboxResponse": 402,
    "pastoral.v1.AcknowledgeInboxItemRequest": 403,
    "pastoral.v1.WatchInboxRequest": 404,
    "pastoral.v1.WatchInboxResponse": 405,
    "pastoral.v1.GetCheckpointRequest": 406,
    "pastoral.v1.GetCheckpointResponse": 407,
    "pastoral.v1.ProveInclusionRequest": 408,
    "pastoral.v1.ProveInclusionResponse": 409,
    "pastoral.v1.ProveConsistencyRequest": 410,
    "pastoral.v1.ProveConsistencyResponse": 411,
    "pastoral.v1.VerifyLedgerRequest": 412,
    "pastoral.v1.VerifyLedgerResponse": 413,
    "pastoral.v1.VerifyLedgerProgress": 414,
    "pastoral.v1.VerifiedLedger": 415,
    "pastoral.v1.EndedLog": 416,
    "pastoral.v1.ExportLedgerRequest": 417,
    "pastoral.v1.ExportLedgerResponse": 418,
    "pastoral.v1.AdHocMeeting": 419,
    "pastoral.v1.AgreedAction": 420,
    "pastoral.v1.CreateNoteRequest": 421,
    "pastoral.v1.AmendNoteRequest": 422,
    "pastoral.v1.ShareNoteRequest": 423,
    "pastoral.v1.DiscardDraftRequest": 424,
    "pastoral.v1.DiscardDraftResponse": 425,
    "pastoral.v1.Note": 426,
    "pastoral.v1.GetNoteRequest": 427,
    "pastoral.v1.ListNotesForStudentRequest": 428,
    "pastoral.v1.ListMyNotesRequest": 429,
    "pastoral.v1.ListNotesResponse": 430,
    "pastoral.v1.ListNoteVersionsRequest": 431,
    "pastoral.v1.ListNoteVersionsResponse": 432,
    "pastoral.v1.GetNoteVersionRequest": 433,
    "pastoral.v1.NoteVersion": 434,
    "pastoral.v1.AddCommentRequest": 435,
    "pastoral.v1.NoteComment": 436,
    "pastoral.v1.NoteAction": 437,
    "pastoral.v1.SetActionRequest": 438,
    "pastoral.v1.ListActionsRequest": 439,
    "pastoral.v1.ListActionsResponse": 440,
    "pastoral.v1.NoticeContact": 441,
    "pastoral.v1.NoticeStatement": 442,
    "pastoral.v1.Notice": 443,
    "pastoral.v1.GetNoticeRequest": 444,
    "pastoral.v1.ListNoticesRequest": 445,
    "pastoral.v1.ListNoticesResponse": 446,
    "pastoral.v1.PublishNoticeRequest": 447,
    "pastoral.v1.PoliceRequestForm": 448,
    "pastoral.v1.RegisterReceivedRequestRequest": 449,
    "pastoral.v1.RecordRequestCheckRequest": 450,
    "pastoral.v1.AttachToReceivedRequestRequest": 451,
    "pastoral.v1.RequestAttachmentHead": 452,
    "pastoral.v1.DownloadRequestAttachmentRequest": 453,
    "pastoral.v1.DownloadRequestAttachmentResponse": 454,
    "pastoral.v1.RefuseReceivedRequestRequest": 455,
    "pastoral.v1.GetReceivedRequestRequest": 456,
    "pastoral.v1.ListReceivedRequestsRequest": 457,
    "pastoral.v1.ListReceivedRequestsResponse": 458,
    "pastoral.v1.RequestCheck": 459,
    "pastoral.v1.RequestAttachment": 460,
    "pastoral.v1.ReceivedRequest": 461,
    "pastoral.v1.SafetyGround": 462,
    "pastoral.v1.CreateReferralRequest": 463,
    "pastoral.v1.ReferralContent": 464,
    "pastoral.v1.ReferralStep": 465,
    "pastoral.v1.Referral": 466,
    "pastoral.v1.AnswerReferralRequest": 467,
    "pastoral.v1.GetReferralRequest": 468,
    "pastoral.v1.ListReferralsRequest": 469,
    "pastoral.v1.ListReferralsResponse": 470,
    "pastoral.v1.ReviewReferralRequest": 471,
    "pastoral.v1.AuthenticateRequest": 472,
    "pastoral.v1.AuthenticateResponse": 473,
    "pastoral.v1.WhoAmIRequest": 474,
    "pastoral.v1.WhoAmIResponse": 475,
    "pastoral.v1.ExchangeRequest": 476,
    "pastoral.v1.ExchangeResponse": 477,
    "pastoral.v1.StepUpRequest": 478,
    "pastoral.v1.StepUpResponse": 479,
    "pastoral.v1.EndRequest": 480,
    "pastoral.v1.EndResponse": 481,
    "pastoral.v1.ListClinicalSupervisorsRequest": 482,
    "pastoral.v1.ListClinicalSupervisorsResponse": 483,
    "pastoral.v1.ClinicalSupervisor": 484,
    "pastoral.v1.ExtractFields": 485,
    "pastoral.v1.PreviewExtractRequest": 486,
    "pastoral.v1.IdentifierFinding": 487,
    "pastoral.v1.ExtractPreview": 488,
    "pastoral.v1.ShareExtractRequest": 489,
    "pastoral.v1.SupervisionExtract": 490,
    "pastoral.v1.WithdrawExtractRequest": 491,
    "pastoral.v1.GetExtractRequest": 492,
    "pastoral.v1.ListExtractsRequest": 493,
    "pastoral.v1.ListExtractsResponse": 494,
    "pastoral.v1.WaitlistEntry": 495,
    "pastoral.v1.Offer": 496,
    "pastoral.v1.JoinWaitlistRequest": 497,
    "pastoral.v1.LeaveWaitlistRequest": 498,
    "pastoral.v1.ListWaitlistRequest": 499,
    "pastoral.v1.ListWaitlistResponse": 500,
    "pastoral.v1.AcceptOfferRequest": 501,
    "pastoral.v1.DeclineOfferRequest": 502,
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
    [],  // 30: pastoral.v1.CheckPartnersRequest
    [-1, 32],  // 31: pastoral.v1.CheckPartnersResponse
    [-1, -1, -1, -1, 33],  // 32: pastoral.v1.CheckedPartner
    [],  // 33: pastoral.v1.PartnerProblem
    [],  // 34: pastoral.v1.ListPluginsRequest
    [-1, 36],  // 35: pastoral.v1.ListPluginsResponse
    [-1, -1, -1, -1, -1, -1, 37, -1, -1, 18],  // 36: pastoral.v1.Plugin
    [],  // 37: pastoral.v1.FormQuestion
    [],  // 38: pastoral.plugin.v1.ManifestRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 40, -1, -1, -1, 42, 43],  // 39: pastoral.plugin.v1.ManifestResponse
    [-1, -1, -1, -1, -1, -1, -1, 41],  // 40: pastoral.plugin.v1.Question
    [],  // 41: pastoral.plugin.v1.Choice
    [],  // 42: pastoral.plugin.v1.MailWay
    [-1, -1, 44],  // 43: pastoral.plugin.v1.HttpsWay
    [],  // 44: pastoral.plugin.v1.Header
    [-1, -1, -1, 46, 47],  // 45: pastoral.plugin.v1.Share
    [],  // 46: pastoral.plugin.v1.Field
    [],  // 47: pastoral.plugin.v1.Answer
    [-1, 49],  // 48: pastoral.plugin.v1.ValidateResponse
    [],  // 49: pastoral.plugin.v1.Issue
    [-1, 51],  // 50: pastoral.plugin.v1.RenderResponse
    [],  // 51: pastoral.plugin.v1.Rendered
    [],  // 52: pastoral.plugin.v1.Reply
    [],  // 53: pastoral.plugin.v1.InterpretResponse
    [],  // 54: pastoral.transport.v1.HelloRequest
    [],  // 55: pastoral.transport.v1.HelloResponse
    [],  // 56: pastoral.transport.v1.CancelRequest
    [],  // 57: pastoral.transport.v1.CancelResponse
    [-1, -1, -1, -1, -1, -1, -1, 19, 18, -1, -1, -1, -1, -1, 18],  // 58: pastoral.v1.Adjustment
    [-1, -1, -1, -1, -1, -1, 19],  // 59: pastoral.v1.ProposeAdjustmentRequest
    [-1, -1, -1, -1, -1, -1, -1, 19],  // 60: pastoral.v1.AmendAdjustmentRequest
    [],  // 61: pastoral.v1.ApproveAdjustmentRequest
    [],  // 62: pastoral.v1.EndAdjustmentRequest
    [],  // 63: pastoral.v1.ListAdjustmentsRequest
    [-1, 58],  // 64: pastoral.v1.ListAdjustmentsResponse
    [],  // 65: pastoral.v1.ListAgreedAdjustmentsRequest
    [-1, -1, -1, -1, -1, -1, 19, 18],  // 66: pastoral.v1.AgreedAdjustment
    [-1, 66],  // 67: pastoral.v1.ListAgreedAdjustmentsResponse
    [],  // 68: pastoral.v1.Principal
    [],  // 69: pastoral.v1.ListPrincipalsRequest
    [-1, 68],  // 70: pastoral.v1.ListPrincipalsResponse
    [],  // 71: pastoral.v1.DisablePrincipalRequest
    [],  // 72: pastoral.v1.EnablePrincipalRequest
    [],  // 73: pastoral.v1.GrantRoleRequest
    [-1, -1, -1, -1, -1, -1, 18, -1, 18],  // 74: pastoral.v1.RoleGrant
    [],  // 75: pastoral.v1.DecideRoleGrantRequest
    [],  // 76: pastoral.v1.RevokeRoleRequest
    [],  // 77: pastoral.v1.ListRoleGrantsRequest
    [-1, 74],  // 78: pastoral.v1.ListRoleGrantsResponse
    [],  // 79: pastoral.v1.GetPolicyRequest
    [],  // 80: pastoral.v1.PolicyRow
    [-1, -1, 80],  // 81: pastoral.v1.Policy
    [-1, -1, -1, 18, 18, 18],  // 82: pastoral.v1.TokenInfo
    [],  // 83: pastoral.v1.ListTokensRequest
    [-1, 82],  // 84: pastoral.v1.ListTokensResponse
    [],  // 85: pastoral.v1.IssueTokenRequest
    [-1, 82],  // 86: pastoral.v1.IssueTokenResponse
    [],  // 87: pastoral.v1.RotateTokenRequest
    [],  // 88: pastoral.v1.RevokeTokenRequest
    [],  // 89: pastoral.v1.BindIdentityRequest
    [],  // 90: pastoral.v1.IdentityBinding
    [],  // 91: pastoral.v1.UnbindIdentityRequest
    [],  // 92: pastoral.v1.BindCertificateRequest
    [],  // 93: pastoral.v1.CertificateBinding
    [],  // 94: pastoral.v1.RevokeCertificateRequest
    [],  // 95: pastoral.v1.RevokeCertificateResponse
    [-1, 90, 93, 18],  // 96: pastoral.v1.Binding
    [],  // 97: pastoral.v1.ListBindingsRequest
    [-1, 96],  // 98: pastoral.v1.ListBindingsResponse
    [-1, -1, 18],  // 99: pastoral.v1.Access
    [-1, -1, -1, 18, 18],  // 100: pastoral.v1.ListAccessesRequest
    [-1, 99],  // 101: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 18, 18],  // 102: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 18],  // 103: pastoral.v1.Denial
    [],  // 104: pastoral.v1.ListDenialsRequest
    [-1, 103],  // 105: pastoral.v1.ListDenialsResponse
    [],  // 106: pastoral.v1.Student
    [],  // 107: pastoral.v1.StaffMember
    [],  // 108: pastoral.v1.Programme
    [],  // 109: pastoral.v1.Module
    [-1, -1, -1, -1, 19, 19],  // 110: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 19, 19],  // 111: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 19, 19],  // 112: pastoral.v1.Relation
    [],  // 113: pastoral.v1.GetStudentRequest
    [],  // 114: pastoral.v1.ListStudentsRequest
    [-1, 106],  // 115: pastoral.v1.ListStudentsResponse
    [-1, 106],  // 116: pastoral.v1.PutStudentRequest
    [],  // 117: pastoral.v1.GetStaffMemberRequest
    [],  // 118: pastoral.v1.ListStaffMembersRequest
    [-1, 107],  // 119: pastoral.v1.ListStaffMembersResponse
    [-1, 107],  // 120: pastoral.v1.PutStaffMemberRequest
    [],  // 121: pastoral.v1.GetProgrammeRequest
    [],  // 122: pastoral.v1.ListProgrammesRequest
    [-1, 108],  // 123: pastoral.v1.ListProgrammesResponse
    [-1, 108],  // 124: pastoral.v1.PutProgrammeRequest
    [],  // 125: pastoral.v1.GetModuleRequest
    [],  // 126: pastoral.v1.ListModulesRequest
    [-1, 109],  // 127: pastoral.v1.ListModulesResponse
    [-1, 109],  // 128: pastoral.v1.PutModuleRequest
    [],  // 129: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 110],  // 130: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 110],  // 131: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 132: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 111],  // 133: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 111],  // 134: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 135: pastoral.v1.ListRelationsRequest
    [-1, 112],  // 136: pastoral.v1.ListRelationsResponse
    [-1, 112],  // 137: pastoral.v1.PutRelationRequest
    [-1, -1, 139, 140, 142],  // 138: pastoral.v1.ImportRequest
    [],  // 139: pastoral.v1.ImportBegin
    [-1, -1, 141],  // 140: pastoral.v1.ImportRows
    [-1, 106, 107, 108, 109, 110, 111, 112],  // 141: pastoral.v1.ImportRow
    [],  // 142: pastoral.v1.ImportFinish
    [],  // 143: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 143],  // 144: pastoral.v1.ImportResponse
    [],  // 145: pastoral.v1.GetImportRequest
    [-1, -1, -1, 19, 19],  // 146: pastoral.v1.TutorChange
    [-1, 146],  // 147: pastoral.v1.ChangeTutorRequest
    [-1, 112],  // 148: pastoral.v1.ChangeTutorResponse
    [-1, 146],  // 149: pastoral.v1.ChangeTutorsRequest
    [-1, 151],  // 150: pastoral.v1.ChangeTutorsResponse
    [-1, -1, 148],  // 151: pastoral.v1.TutorChangeOutcome
    [],  // 152: pastoral.v1.ListBookableStaffRequest
    [],  // 153: pastoral.v1.BookableStaff
    [-1, 153],  // 154: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 19, 19],  // 155: pastoral.v1.WeeklyRule
    [-1, -1, -1, 19],  // 156: pastoral.v1.AvailabilityException
    [],  // 157: pastoral.v1.BookingSettings
    [-1, -1, 155, 156, -1, 157],  // 158: pastoral.v1.Availability
    [],  // 159: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 155],  // 160: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 156],  // 161: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 162: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, 157],  // 163: pastoral.v1.SetBookingSettingsRequest
    [-1, -1, -1, 19, 19],  // 164: pastoral.v1.Closure
    [-1, 19, 19],  // 165: pastoral.v1.ListClosuresRequest
    [-1, 164],  // 166: pastoral.v1.ListClosuresResponse
    [-1, 164],  // 167: pastoral.v1.AddClosureRequest
    [],  // 168: pastoral.v1.RemoveClosureRequest
    [-1, -1, -1, 19, 19],  // 169: pastoral.v1.ListSlotsRequest
    [-1, 18, 18],  // 170: pastoral.v1.Slot
    [-1, 170],  // 171: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 18],  // 172: pastoral.v1.BookRequest
    [-1, -1, -1, 18, 174],  // 173: pastoral.v1.BookAnyRequest
    [-1, 19, 19],  // 174: pastoral.v1.Days
    [-1, -1, -1, -1, 18, 18, -1, -1, -1, 20, -1, -1, 18, 18, -1, -1, -1, 18],  // 175: pastoral.v1.Appointment
    [],  // 176: pastoral.v1.CancelRequest
    [-1, -1, -1, 18],  // 177: pastoral.v1.RescheduleRequest
    [],  // 178: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 18, 18],  // 179: pastoral.v1.ListAppointmentsRequest
    [-1, 175],  // 180: pastoral.v1.ListAppointmentsResponse
    [],  // 181: pastoral.v1.ListAppointmentChangesRequest
    [-1, -1, 18, 18, -1, -1, -1, -1, 18],  // 182: pastoral.v1.AppointmentChange
    [-1, 182],  // 183: pastoral.v1.ListAppointmentChangesResponse
    [],  // 184: pastoral.v1.RecordAttendanceRequest
    [],  // 185: pastoral.v1.CountAttendanceRequest
    [],  // 186: pastoral.v1.CountAttendanceResponse
    [-1, -1, -1, -1, 19, -1, -1, -1, 18, 18],  // 187: pastoral.v1.BookingLimit
    [-1, -1, -1, 19],  // 188: pastoral.v1.LimitBookingRequest
    [],  // 189: pastoral.v1.LiftBookingLimitRequest
    [],  // 190: pastoral.v1.ListBookingLimitsRequest
    [-1, 187],  // 191: pastoral.v1.ListBookingLimitsResponse
    [-1, -1, -1, 18],  // 192: pastoral.v1.BookSeriesRequest
    [-1, -1, 175, 194],  // 193: pastoral.v1.Series
    [-1, 18],  // 194: pastoral.v1.SeriesGap
    [],  // 195: pastoral.v1.GetSeriesRequest
    [-1, -1, 19],  // 196: pastoral.v1.CancelSeriesRequest
    [],  // 197: pastoral.v1.CalendarText
    [],  // 198: pastoral.v1.GetInvitationRequest
    [-1, 19, 19],  // 199: pastoral.v1.ExportCalendarRequest
    [],  // 200: pastoral.v1.WatchCalendarRequest
    [-1, 175],  // 201: pastoral.v1.WatchCalendarResponse
    [-1, -1, -1, -1, -1, 19, 19, -1, 18, 203],  // 202: pastoral.v1.Campaign
    [],  // 203: pastoral.v1.CampaignCounts
    [-1, -1, -1, 19, 19, 205, 206],  // 204: pastoral.v1.CreateCampaignRequest
    [],  // 205: pastoral.v1.StudentGroup
    [],  // 206: pastoral.v1.OwnTutees
    [],  // 207: pastoral.v1.GetCampaignRequest
    [],  // 208: pastoral.v1.ListCampaignsRequest
    [-1, 202],  // 209: pastoral.v1.ListCampaignsResponse
    [],  // 210: pastoral.v1.ListNotBookedRequest
    [],  // 211: pastoral.v1.InvitedStudent
    [-1, 211],  // 212: pastoral.v1.ListNotBookedResponse
    [],  // 213: pastoral.v1.RemindCampaignRequest
    [],  // 214: pastoral.v1.CloseCampaignRequest
    [],  // 215: pastoral.v1.DeclineCampaignRequest
    [-1, -1, -1, 19],  // 216: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 18, 216, -1, -1, -1, -1, -1, 19, -1, 18],  // 217: pastoral.v1.PaperRecord
    [],  // 218: pastoral.v1.RegisterPaperRequest
    [],  // 219: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 19],  // 220: pastoral.v1.LoanPaperRequest
    [],  // 221: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 216],  // 222: pastoral.v1.DestroyPaperRequest
    [],  // 223: pastoral.v1.GetPaperRequest
    [],  // 224: pastoral.v1.ListPaperRequest
    [-1, 217],  // 225: pastoral.v1.ListPaperResponse
    [],  // 226: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 18],  // 227: pastoral.v1.PaperStep
    [],  // 228: pastoral.v1.ListPaperStepsRequest
    [-1, 227],  // 229: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, -1, -1, -1, 19, 19, -1, 18],  // 230: pastoral.v1.SupportPost
    [-1, -1, -1, -1, 19, 19],  // 231: pastoral.v1.GrantSupportPostRequest
    [-1, -1, 19],  // 232: pastoral.v1.EndSupportPostRequest
    [],  // 233: pastoral.v1.ListSupportPostsRequest
    [-1, 230],  // 234: pastoral.v1.ListSupportPostsResponse
    [],  // 235: pastoral.v1.GetTermsRequest
    [-1, -1, -1, 19, 18],  // 236: pastoral.v1.ConfidentialityTerms
    [],  // 237: pastoral.v1.ListTermsRequest
    [-1, 236],  // 238: pastoral.v1.ListTermsResponse
    [-1, 236],  // 239: pastoral.v1.PublishTermsRequest
    [],  // 240: pastoral.v1.AcceptTermsRequest
    [],  // 241: pastoral.v1.Ground
    [],  // 242: pastoral.v1.ThirdPartySource
    [],  // 243: pastoral.v1.InformationGap
    [-1, -1, -1, -1, 243, -1, -1, 242, 241],  // 244: pastoral.v1.OpenCaseRequest
    [],  // 245: pastoral.v1.IngestRequest
    [],  // 246: pastoral.v1.IngestResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, 19, -1, -1, 241, 20, -1, -1, 250, -1, 249, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, 248],  // 247: pastoral.v1.Case
    [],  // 248: pastoral.v1.CasePaper
    [-1, -1, -1, -1, 242, 243],  // 249: pastoral.v1.CaseWords
    [-1, -1, -1, -1, 18, 19],  // 250: pastoral.v1.CaseMember
    [],  // 251: pastoral.v1.ListTriageRequest
    [-1, 247],  // 252: pastoral.v1.ListTriageResponse
    [],  // 253: pastoral.v1.AssessCaseRequest
    [],  // 254: pastoral.v1.ListEligibleRequest
    [-1, 256],  // 255: pastoral.v1.ListEligibleResponse
    [],  // 256: pastoral.v1.EligiblePractitioner
    [],  // 257: pastoral.v1.AllocateCaseRequest
    [-1, -1, -1, -1, 19],  // 258: pastoral.v1.HoldCaseRequest
    [],  // 259: pastoral.v1.ChangeCaseRequest
    [-1, -1, -1, 241],  // 260: pastoral.v1.RebaseCaseRequest
    [],  // 261: pastoral.v1.GetCaseRequest
    [],  // 262: pastoral.v1.ListCasesRequest
    [-1, 247],  // 263: pastoral.v1.ListCasesResponse
    [],  // 264: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, -1, 18],  // 265: pastoral.v1.CaseloadEntry
    [-1, 265],  // 266: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 18],  // 267: pastoral.v1.CaseChange
    [],  // 268: pastoral.v1.ListCaseChangesRequest
    [-1, 267],  // 269: pastoral.v1.ListCaseChangesResponse
    [-1, 19, 19],  // 270: pastoral.v1.GetCaseStatisticsRequest
    [],  // 271: pastoral.v1.CaseCount
    [-1, 271],  // 272: pastoral.v1.CaseStatistics
    [-1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, -1, -1, 18, 18],  // 273: pastoral.v1.CaseAppointment
    [-1, -1, -1, 19, 19],  // 274: pastoral.v1.ListCaseSlotsRequest
    [-1, -1, -1, 18],  // 275: pastoral.v1.BookCaseAppointmentRequest
    [-1, -1, -1, 18],  // 276: pastoral.v1.RescheduleCaseAppointmentRequest
    [],  // 277: pastoral.v1.CancelCaseAppointmentRequest
    [],  // 278: pastoral.v1.RecordCaseAttendanceRequest
    [],  // 279: pastoral.v1.ListCaseAppointmentsRequest
    [-1, 18],  // 280: pastoral.v1.ListOwnCaseAppointmentsRequest
    [-1, 273],  // 281: pastoral.v1.ListCaseAppointmentsResponse
    [-1, 283],  // 282: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 242, 241],  // 283: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 242, 241, 20, -1, -1, 18],  // 284: pastoral.v1.CaseDocument
    [],  // 285: pastoral.v1.DownloadDocumentRequest
    [-1, 284],  // 286: pastoral.v1.DownloadDocumentResponse
    [],  // 287: pastoral.v1.ListDocumentsRequest
    [-1, 284],  // 288: pastoral.v1.ListDocumentsResponse
    [-1, -1, -1, 241],  // 289: pastoral.v1.RebaseDocumentRequest
    [-1, 18],  // 290: pastoral.v1.CaseContact
    [],  // 291: pastoral.v1.ThirdPartySubject
    [-1, -1, -1, -1, -1, -1, -1, -1, 291, -1, 242, 241, 290],  // 292: pastoral.v1.CaseItemContent
    [-1, -1, -1, -1, -1, -1, -1, 18, -1, -1, 18, -1, -1, -1, -1, -1, 20, -1, 292],  // 293: pastoral.v1.CaseItem
    [-1, -1, -1, 292],  // 294: pastoral.v1.AddCaseItemRequest
    [-1, -1, -1, 292],  // 295: pastoral.v1.AmendCaseItemRequest
    [],  // 296: pastoral.v1.GetCaseItemRequest
    [],  // 297: pastoral.v1.ListCaseItemsRequest
    [-1, 293],  // 298: pastoral.v1.ListCaseItemsResponse
    [],  // 299: pastoral.v1.ListCaseItemVersionsRequest
    [-1, -1, -1, -1, 18, 20],  // 300: pastoral.v1.CaseItemVersion
    [-1, 300],  // 301: pastoral.v1.ListCaseItemVersionsResponse
    [],  // 302: pastoral.v1.GetCaseItemVersionRequest
    [-1, -1, -1, 241],  // 303: pastoral.v1.RebaseCaseItemRequest
    [-1, -1, -1, -1, -1, -1, -1, 19, -1, 18],  // 304: pastoral.v1.CasePerson
    [-1, -1, -1, -1, -1, -1, -1, 19],  // 305: pastoral.v1.SetCasePersonRequest
    [],  // 306: pastoral.v1.GetCasePersonRequest
    [-1, -1, -1, -1, -1, -1, 19, -1, -1, -1, -1, -1, 18, 18],  // 307: pastoral.v1.CaseTask
    [-1, -1, -1, -1, 19],  // 308: pastoral.v1.AddCaseTaskRequest
    [-1, -1, -1, -1, -1, 19],  // 309: pastoral.v1.SetCaseTaskRequest
    [],  // 310: pastoral.v1.ListCaseTasksRequest
    [-1, 307],  // 311: pastoral.v1.ListCaseTasksResponse
    [-1, -1, -1, -1, -1, -1, 19],  // 312: pastoral.v1.AddCaseMemberRequest
    [],  // 313: pastoral.v1.EndCaseMemberRequest
    [],  // 314: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, -1, -1, 18],  // 315: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 19],  // 316: pastoral.v1.AnswerJoinRequestRequest
    [],  // 317: pastoral.v1.ListJoinRequestsRequest
    [-1, 315],  // 318: pastoral.v1.ListJoinRequestsResponse
    [],  // 319: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, 18],  // 320: pastoral.v1.CaseTransfer
    [],  // 321: pastoral.v1.AnswerTransferRequest
    [],  // 322: pastoral.v1.WithdrawTransferRequest
    [],  // 323: pastoral.v1.ListTransfersRequest
    [-1, 320],  // 324: pastoral.v1.ListTransfersResponse
    [],  // 325: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 18, -1, -1, 18],  // 326: pastoral.v1.InterestConflict
    [],  // 327: pastoral.v1.WithdrawConflictRequest
    [],  // 328: pastoral.v1.ListConflictsRequest
    [-1, 326],  // 329: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 19, -1, -1, 18],  // 330: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 19, -1, -1, 20, -1, 18, 18, -1, -1, -1, 18],  // 331: pastoral.v1.Consent
    [],  // 332: pastoral.v1.WithdrawConsentRequest
    [-1, 331],  // 333: pastoral.v1.WithdrawConsentResponse
    [],  // 334: pastoral.v1.GetConsentRequest
    [],  // 335: pastoral.v1.ListConsentsRequest
    [-1, 331],  // 336: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 19],  // 337: pastoral.v1.ConsentWording
    [],  // 338: pastoral.v1.ListWordingsRequest
    [-1, 337],  // 339: pastoral.v1.ListWordingsResponse
    [-1, 337],  // 340: pastoral.v1.PublishWordingRequest
    [],  // 341: pastoral.v1.FieldSelection
    [],  // 342: pastoral.v1.FormAnswer
    [-1, -1, -1, 341, 342],  // 343: pastoral.v1.ProposeDisclosureRequest
    [-1, -1, -1, -1, -1, -1, -1, 19, -1, 342, -1, 18],  // 344: pastoral.v1.DisclosureSuggestion
    [],  // 345: pastoral.v1.ListSuggestionsRequest
    [-1, 344],  // 346: pastoral.v1.ListSuggestionsResponse
    [],  // 347: pastoral.v1.DismissSuggestionRequest
    [],  // 348: pastoral.v1.DisclosurePreview
    [],  // 349: pastoral.v1.DecideDisclosureRequest
    [],  // 350: pastoral.v1.CancelDisclosureRequest
    [],  // 351: pastoral.v1.ResolveDisclosureRequest
    [-1, -1, -1, -1, 19],  // 352: pastoral.v1.RecordExplanationRequest
    [],  // 353: pastoral.v1.ReviewDisclosureRequest
    [],  // 354: pastoral.v1.GetDisclosureRequest
    [],  // 355: pastoral.v1.GetDisclosurePayloadRequest
    [],  // 356: pastoral.v1.DisclosurePayload
    [],  // 357: pastoral.v1.ListDisclosuresRequest
    [],  // 358: pastoral.v1.ListWaitingDisclosuresRequest
    [-1, 367],  // 359: pastoral.v1.ListDisclosuresResponse
    [-1, -1, -1, -1, 18, -1, 18],  // 360: pastoral.v1.QueuedDisclosure
    [],  // 361: pastoral.v1.ListDisclosureQueueRequest
    [-1, 360],  // 362: pastoral.v1.ListDisclosureQueueResponse
    [],  // 363: pastoral.v1.WatchDisclosureQueueRequest
    [-1, -1, 360],  // 364: pastoral.v1.WatchDisclosureQueueResponse
    [-1, 18],  // 365: pastoral.v1.DisclosureAttempt
    [-1, -1, -1, 18],  // 366: pastoral.v1.DisclosureStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 341, 342, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 366, 366, -1, -1, 365, -1, 19, 19, -1, -1, 18, 366, -1, -1, 18],  // 367: pastoral.v1.Disclosure
    [-1, 19, 19],  // 368: pastoral.v1.ReportDisclosuresRequest
    [],  // 369: pastoral.v1.ToldCount
    [-1, -1, -1, -1, -1, 369],  // 370: pastoral.v1.PartnerDisclosures
    [-1, -1, 369],  // 371: pastoral.v1.StateDisclosures
    [-1, 19, 369],  // 372: pastoral.v1.MonthDisclosures
    [-1, 19, 19, 370, 371, 372, 369, 369, 369, 369, 369, 369],  // 373: pastoral.v1.DisclosureReport
    [-1, -1, -1, 18, 18],  // 374: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 18],  // 375: pastoral.v1.DropInPlace
    [-1, 19],  // 376: pastoral.v1.OpenDropInRequest
    [],  // 377: pastoral.v1.CloseDropInRequest
    [-1, -1, 19, 19],  // 378: pastoral.v1.ListDropInsRequest
    [-1, 374],  // 379: pastoral.v1.ListDropInsResponse
    [],  // 380: pastoral.v1.JoinDropInRequest
    [],  // 381: pastoral.v1.LeaveDropInRequest
    [],  // 382: pastoral.v1.GetDropInPlaceRequest
    [],  // 383: pastoral.v1.CallNextRequest
    [-1, 375],  // 384: pastoral.v1.CallNextResponse
    [],  // 385: pastoral.v1.ListDropInQueueRequest
    [-1, 375],  // 386: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 18],  // 387: pastoral.v1.Event
    [],  // 388: pastoral.v1.ListEventsRequest
    [-1, 387],  // 389: pastoral.v1.ListEventsResponse
    [],  // 390: pastoral.v1.WatchEventsRequest
    [-1, 387],  // 391: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 18, 18, 18, -1, 18, 18],  // 392: pastoral.v1.ExceptionalAccess
    [],  // 393: pastoral.v1.ElevateRequest
    [],  // 394: pastoral.v1.BreakGlassRequest
    [],  // 395: pastoral.v1.EndExceptionalAccessRequest
    [],  // 396: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 397: pastoral.v1.GetExceptionalAccessRequest
    [],  // 398: pastoral.v1.ListExceptionalAccessRequest
    [-1, 392],  // 399: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 18, 18, 18],  // 400: pastoral.v1.InboxItem
    [],  // 401: pastoral.v1.ListInboxRequest
    [-1, 400],  // 402: pastoral.v1.ListInboxResponse
    [],  // 403: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 404: pastoral.v1.WatchInboxRequest
    [-1, -1, 400],  // 405: pastoral.v1.WatchInboxResponse
    [],  // 406: pastoral.v1.GetCheckpointRequest
    [],  // 407: pastoral.v1.GetCheckpointResponse
    [],  // 408: pastoral.v1.ProveInclusionRequest
    [],  // 409: pastoral.v1.ProveInclusionResponse
    [],  // 410: pastoral.v1.ProveConsistencyRequest
    [],  // 411: pastoral.v1.ProveConsistencyResponse
    [],  // 412: pastoral.v1.VerifyLedgerRequest
    [-1, 414, 415],  // 413: pastoral.v1.VerifyLedgerResponse
    [],  // 414: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 18, -1, -1, 416],  // 415: pastoral.v1.VerifiedLedger
    [],  // 416: pastoral.v1.EndedLog
    [],  // 417: pastoral.v1.ExportLedgerRequest
    [],  // 418: pastoral.v1.ExportLedgerResponse
    [-1, 18],  // 419: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 19],  // 420: pastoral.v1.AgreedAction
    [-1, -1, -1, 419, -1, -1, -1, 420],  // 421: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 420],  // 422: pastoral.v1.AmendNoteRequest
    [],  // 423: pastoral.v1.ShareNoteRequest
    [],  // 424: pastoral.v1.DiscardDraftRequest
    [],  // 425: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 419, 18, -1, -1, -1, 437, -1, -1, -1, -1, -1, -1, -1, -1, -1, 20, 436, 18, 18, 18],  // 426: pastoral.v1.Note
    [],  // 427: pastoral.v1.GetNoteRequest
    [],  // 428: pastoral.v1.ListNotesForStudentRequest
    [],  // 429: pastoral.v1.ListMyNotesRequest
    [-1, 426],  // 430: pastoral.v1.ListNotesResponse
    [],  // 431: pastoral.v1.ListNoteVersionsRequest
    [-1, 434],  // 432: pastoral.v1.ListNoteVersionsResponse
    [],  // 433: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 18, 20, -1, -1, -1, 420],  // 434: pastoral.v1.NoteVersion
    [],  // 435: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 18],  // 436: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 19, -1, -1, -1, 18],  // 437: pastoral.v1.NoteAction
    [],  // 438: pastoral.v1.SetActionRequest
    [],  // 439: pastoral.v1.ListActionsRequest
    [-1, 437],  // 440: pastoral.v1.ListActionsResponse
    [],  // 441: pastoral.v1.NoticeContact
    [],  // 442: pastoral.v1.NoticeStatement
    [-1, 20, -1, 19, -1, 441, 442, -1, -1, 18],  // 443: pastoral.v1.Notice
    [],  // 444: pastoral.v1.GetNoticeRequest
    [],  // 445: pastoral.v1.ListNoticesRequest
    [-1, 443],  // 446: pastoral.v1.ListNoticesResponse
    [-1, 443],  // 447: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, -1, -1, -1, -1, -1, -1, -1, 19],  // 448: pastoral.v1.PoliceRequestForm
    [-1, -1, -1, -1, -1, -1, 19, 448],  // 449: pastoral.v1.RegisterReceivedRequestRequest
    [-1, -1, -1, 18],  // 450: pastoral.v1.RecordRequestCheckRequest
    [-1, 452],  // 451: pastoral.v1.AttachToReceivedRequestRequest
    [],  // 452: pastoral.v1.RequestAttachmentHead
    [],  // 453: pastoral.v1.DownloadRequestAttachmentRequest
    [-1, 460],  // 454: pastoral.v1.DownloadRequestAttachmentResponse
    [],  // 455: pastoral.v1.RefuseReceivedRequestRequest
    [],  // 456: pastoral.v1.GetReceivedRequestRequest
    [],  // 457: pastoral.v1.ListReceivedRequestsRequest
    [-1, 461],  // 458: pastoral.v1.ListReceivedRequestsResponse
    [-1, -1, -1, 18],  // 459: pastoral.v1.RequestCheck
    [-1, -1, -1, -1, -1, -1, -1, -1, 18],  // 460: pastoral.v1.RequestAttachment
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, 448, -1, 18, 459, -1, 18, -1, -1, 18, -1, 460],  // 461: pastoral.v1.ReceivedRequest
    [-1, -1, -1, 19],  // 462: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 462],  // 463: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 420],  // 464: pastoral.v1.ReferralContent
    [-1, -1, -1, 18],  // 465: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 462, -1, -1, 20, 18, 18, 464, 465, 465, 465],  // 466: pastoral.v1.Referral
    [],  // 467: pastoral.v1.AnswerReferralRequest
    [],  // 468: pastoral.v1.GetReferralRequest
    [],  // 469: pastoral.v1.ListReferralsRequest
    [-1, 466],  // 470: pastoral.v1.ListReferralsResponse
    [],  // 471: pastoral.v1.ReviewReferralRequest
    [],  // 472: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 18],  // 473: pastoral.v1.AuthenticateResponse
    [],  // 474: pastoral.v1.WhoAmIRequest
    [],  // 475: pastoral.v1.WhoAmIResponse
    [],  // 476: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 18],  // 477: pastoral.v1.ExchangeResponse
    [],  // 478: pastoral.v1.StepUpRequest
    [-1, -1, 18],  // 479: pastoral.v1.StepUpResponse
    [],  // 480: pastoral.v1.EndRequest
    [],  // 481: pastoral.v1.EndResponse
    [],  // 482: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 484],  // 483: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 484: pastoral.v1.ClinicalSupervisor
    [],  // 485: pastoral.v1.ExtractFields
    [-1, -1, -1, 485],  // 486: pastoral.v1.PreviewExtractRequest
    [],  // 487: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 485, 487],  // 488: pastoral.v1.ExtractPreview
    [-1, -1, -1, 485],  // 489: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 18, 485, -1, -1, -1, 18, 18],  // 490: pastoral.v1.SupervisionExtract
    [],  // 491: pastoral.v1.WithdrawExtractRequest
    [],  // 492: pastoral.v1.GetExtractRequest
    [],  // 493: pastoral.v1.ListExtractsRequest
    [-1, 490],  // 494: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 19, 19, -1, -1, 18, 496],  // 495: pastoral.v1.WaitlistEntry
    [-1, -1, 18, 18, -1, 18],  // 496: pastoral.v1.Offer
    [-1, -1, -1, 19, 19],  // 497: pastoral.v1.JoinWaitlistRequest
    [],  // 498: pastoral.v1.LeaveWaitlistRequest
    [],  // 499: pastoral.v1.ListWaitlistRequest
    [-1, 495],  // 500: pastoral.v1.ListWaitlistResponse
    [],  // 501: pastoral.v1.AcceptOfferRequest
    [],  // 502: pastoral.v1.DeclineOfferRequest
  ]
}
