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
    "pastoral.v1.PartnerTerms": 24,
    "pastoral.v1.RegisterPartnerRequest": 25,
    "pastoral.v1.ChangePartnerRequest": 26,
    "pastoral.v1.GetPartnerRequest": 27,
    "pastoral.v1.ListPartnersRequest": 28,
    "pastoral.v1.ListPartnersResponse": 29,
    "pastoral.v1.Partner": 30,
    "pastoral.v1.CheckPartnersRequest": 31,
    "pastoral.v1.CheckPartnersResponse": 32,
    "pastoral.v1.CheckedPartner": 33,
    "pastoral.v1.PartnerProblem": 34,
    "pastoral.v1.ListPluginsRequest": 35,
    "pastoral.v1.ListPluginsResponse": 36,
    "pastoral.v1.Plugin": 37,
    "pastoral.v1.FormQuestion": 38,
    "pastoral.plugin.v1.ManifestRequest": 39,
    "pastoral.plugin.v1.ManifestResponse": 40,
    "pastoral.plugin.v1.Question": 41,
    "pastoral.plugin.v1.Choice": 42,
    "pastoral.plugin.v1.MailWay": 43,
    "pastoral.plugin.v1.HttpsWay": 44,
    "pastoral.plugin.v1.Header": 45,
    "pastoral.plugin.v1.Share": 46,
    "pastoral.plugin.v1.Field": 47,
    "pastoral.plugin.v1.Answer": 48,
    "pastoral.plugin.v1.ValidateResponse": 49,
    "pastoral.plugin.v1.Issue": 50,
    "pastoral.plugin.v1.RenderResponse": 51,
    "pastoral.plugin.v1.Rendered": 52,
    "pastoral.plugin.v1.Reply": 53,
    "pastoral.plugin.v1.InterpretResponse": 54,
    "pastoral.transport.v1.HelloRequest": 55,
    "pastoral.transport.v1.HelloResponse": 56,
    "pastoral.transport.v1.CancelRequest": 57,
    "pastoral.transport.v1.CancelResponse": 58,
    "pastoral.v1.Adjustment": 59,
    "pastoral.v1.ProposeAdjustmentRequest": 60,
    "pastoral.v1.AmendAdjustmentRequest": 61,
    "pastoral.v1.ApproveAdjustmentRequest": 62,
    "pastoral.v1.EndAdjustmentRequest": 63,
    "pastoral.v1.ListAdjustmentsRequest": 64,
    "pastoral.v1.ListAdjustmentsResponse": 65,
    "pastoral.v1.ListAgreedAdjustmentsRequest": 66,
    "pastoral.v1.AgreedAdjustment": 67,
    "pastoral.v1.ListAgreedAdjustmentsResponse": 68,
    "pastoral.v1.Principal": 69,
    "pastoral.v1.ListPrincipalsRequest": 70,
    "pastoral.v1.ListPrincipalsResponse": 71,
    "pastoral.v1.DisablePrincipalRequest": 72,
    "pastoral.v1.EnablePrincipalRequest": 73,
    "pastoral.v1.GrantRoleRequest": 74,
    "pastoral.v1.RoleGrant": 75,
    "pastoral.v1.DecideRoleGrantRequest": 76,
    "pastoral.v1.RevokeRoleRequest": 77,
    "pastoral.v1.ListRoleGrantsRequest": 78,
    "pastoral.v1.ListRoleGrantsResponse": 79,
    "pastoral.v1.GetPolicyRequest": 80,
    "pastoral.v1.PolicyRow": 81,
    "pastoral.v1.Policy": 82,
    "pastoral.v1.TokenInfo": 83,
    "pastoral.v1.ListTokensRequest": 84,
    "pastoral.v1.ListTokensResponse": 85,
    "pastoral.v1.IssueTokenRequest": 86,
    "pastoral.v1.IssueTokenResponse": 87,
    "pastoral.v1.RotateTokenRequest": 88,
    "pastoral.v1.RevokeTokenRequest": 89,
    "pastoral.v1.BindIdentityRequest": 90,
    "pastoral.v1.IdentityBinding": 91,
    "pastoral.v1.UnbindIdentityRequest": 92,
    "pastoral.v1.BindCertificateRequest": 93,
    "pastoral.v1.CertificateBinding": 94,
    "pastoral.v1.RevokeCertificateRequest": 95,
    "pastoral.v1.RevokeCertificateResponse": 96,
    "pastoral.v1.Binding": 97,
    "pastoral.v1.ListBindingsRequest": 98,
    "pastoral.v1.ListBindingsResponse": 99,
    "pastoral.v1.Access": 100,
    "pastoral.v1.ListAccessesRequest": 101,
    "pastoral.v1.ListAccessesResponse": 102,
    "pastoral.v1.ExportAccessesRequest": 103,
    "pastoral.v1.Denial": 104,
    "pastoral.v1.ListDenialsRequest": 105,
    "pastoral.v1.ListDenialsResponse": 106,
    "pastoral.v1.Student": 107,
    "pastoral.v1.StaffMember": 108,
    "pastoral.v1.Programme": 109,
    "pastoral.v1.Module": 110,
    "pastoral.v1.EnrolmentPeriod": 111,
    "pastoral.v1.ModuleEnrolment": 112,
    "pastoral.v1.Relation": 113,
    "pastoral.v1.GetStudentRequest": 114,
    "pastoral.v1.ListStudentsRequest": 115,
    "pastoral.v1.ListStudentsResponse": 116,
    "pastoral.v1.PutStudentRequest": 117,
    "pastoral.v1.GetStaffMemberRequest": 118,
    "pastoral.v1.ListStaffMembersRequest": 119,
    "pastoral.v1.ListStaffMembersResponse": 120,
    "pastoral.v1.PutStaffMemberRequest": 121,
    "pastoral.v1.GetProgrammeRequest": 122,
    "pastoral.v1.ListProgrammesRequest": 123,
    "pastoral.v1.ListProgrammesResponse": 124,
    "pastoral.v1.PutProgrammeRequest": 125,
    "pastoral.v1.GetModuleRequest": 126,
    "pastoral.v1.ListModulesRequest": 127,
    "pastoral.v1.ListModulesResponse": 128,
    "pastoral.v1.PutModuleRequest": 129,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 130,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 131,
    "pastoral.v1.PutEnrolmentPeriodRequest": 132,
    "pastoral.v1.ListModuleEnrolmentsRequest": 133,
    "pastoral.v1.ListModuleEnrolmentsResponse": 134,
    "pastoral.v1.PutModuleEnrolmentRequest": 135,
    "pastoral.v1.ListRelationsRequest": 136,
    "pastoral.v1.ListRelationsResponse": 137,
    "pastoral.v1.PutRelationRequest": 138,
    "pastoral.v1.ImportRequest": 139,
    "pastoral.v1.ImportBegin": 140,
    "pastoral.v1.ImportRows": 141,
    "pastoral.v1.ImportRow": 142,
    "pastoral.v1.ImportFinish": 143,
    "pastoral.v1.ImportError": 144,
    "pastoral.v1.ImportResponse": 145,
    "pastoral.v1.GetImportRequest": 146,
    "pastoral.v1.TutorChange": 147,
    "pastoral.v1.ChangeTutorRequest": 148,
    "pastoral.v1.ChangeTutorResponse": 149,
    "pastoral.v1.ChangeTutorsRequest": 150,
    "pastoral.v1.ChangeTutorsResponse": 151,
    "pastoral.v1.TutorChangeOutcome": 152,
    "pastoral.v1.ListBookableStaffRequest": 153,
    "pastoral.v1.BookableStaff": 154,
    "pastoral.v1.ListBookableStaffResponse": 155,
    "pastoral.v1.WeeklyRule": 156,
    "pastoral.v1.AvailabilityException": 157,
    "pastoral.v1.BookingSettings": 158,
    "pastoral.v1.Availability": 159,
    "pastoral.v1.GetAvailabilityRequest": 160,
    "pastoral.v1.SetAvailabilityRequest": 161,
    "pastoral.v1.AddAvailabilityExceptionRequest": 162,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 163,
    "pastoral.v1.SetBookingSettingsRequest": 164,
    "pastoral.v1.Closure": 165,
    "pastoral.v1.ListClosuresRequest": 166,
    "pastoral.v1.ListClosuresResponse": 167,
    "pastoral.v1.AddClosureRequest": 168,
    "pastoral.v1.RemoveClosureRequest": 169,
    "pastoral.v1.ListSlotsRequest": 170,
    "pastoral.v1.Slot": 171,
    "pastoral.v1.ListSlotsResponse": 172,
    "pastoral.v1.BookRequest": 173,
    "pastoral.v1.BookAnyRequest": 174,
    "pastoral.v1.Days": 175,
    "pastoral.v1.Appointment": 176,
    "pastoral.v1.CancelRequest": 177,
    "pastoral.v1.RescheduleRequest": 178,
    "pastoral.v1.GetAppointmentRequest": 179,
    "pastoral.v1.ListAppointmentsRequest": 180,
    "pastoral.v1.ListAppointmentsResponse": 181,
    "pastoral.v1.ListAppointmentChangesRequest": 182,
    "pastoral.v1.AppointmentChange": 183,
    "pastoral.v1.ListAppointmentChangesResponse": 184,
    "pastoral.v1.RecordAttendanceRequest": 185,
    "pastoral.v1.CountAttendanceRequest": 186,
    "pastoral.v1.CountAttendanceResponse": 187,
    "pastoral.v1.BookingLimit": 188,
    "pastoral.v1.LimitBookingRequest": 189,
    "pastoral.v1.LiftBookingLimitRequest": 190,
    "pastoral.v1.ListBookingLimitsRequest": 191,
    "pastoral.v1.ListBookingLimitsResponse": 192,
    "pastoral.v1.BookSeriesRequest": 193,
    "pastoral.v1.Series": 194,
    "pastoral.v1.SeriesGap": 195,
    "pastoral.v1.GetSeriesRequest": 196,
    "pastoral.v1.CancelSeriesRequest": 197,
    "pastoral.v1.CalendarText": 198,
    "pastoral.v1.GetInvitationRequest": 199,
    "pastoral.v1.ExportCalendarRequest": 200,
    "pastoral.v1.WatchCalendarRequest": 201,
    "pastoral.v1.WatchCalendarResponse": 202,
    "pastoral.v1.Campaign": 203,
    "pastoral.v1.CampaignCounts": 204,
    "pastoral.v1.CreateCampaignRequest": 205,
    "pastoral.v1.StudentGroup": 206,
    "pastoral.v1.OwnTutees": 207,
    "pastoral.v1.GetCampaignRequest": 208,
    "pastoral.v1.ListCampaignsRequest": 209,
    "pastoral.v1.ListCampaignsResponse": 210,
    "pastoral.v1.ListNotBookedRequest": 211,
    "pastoral.v1.InvitedStudent": 212,
    "pastoral.v1.ListNotBookedResponse": 213,
    "pastoral.v1.RemindCampaignRequest": 214,
    "pastoral.v1.CloseCampaignRequest": 215,
    "pastoral.v1.DeclineCampaignRequest": 216,
    "pastoral.v1.DestructionCertificate": 217,
    "pastoral.v1.PaperRecord": 218,
    "pastoral.v1.RegisterPaperRequest": 219,
    "pastoral.v1.MovePaperRequest": 220,
    "pastoral.v1.LoanPaperRequest": 221,
    "pastoral.v1.ReturnLoanRequest": 222,
    "pastoral.v1.DestroyPaperRequest": 223,
    "pastoral.v1.GetPaperRequest": 224,
    "pastoral.v1.ListPaperRequest": 225,
    "pastoral.v1.ListPaperResponse": 226,
    "pastoral.v1.ListOverduePaperRequest": 227,
    "pastoral.v1.PaperStep": 228,
    "pastoral.v1.ListPaperStepsRequest": 229,
    "pastoral.v1.ListPaperStepsResponse": 230,
    "pastoral.v1.SupportPost": 231,
    "pastoral.v1.GrantSupportPostRequest": 232,
    "pastoral.v1.EndSupportPostRequest": 233,
    "pastoral.v1.ListSupportPostsRequest": 234,
    "pastoral.v1.ListSupportPostsResponse": 235,
    "pastoral.v1.GetTermsRequest": 236,
    "pastoral.v1.ConfidentialityTerms": 237,
    "pastoral.v1.ListTermsRequest": 238,
    "pastoral.v1.ListTermsResponse": 239,
    "pastoral.v1.PublishTermsRequest": 240,
    "pastoral.v1.AcceptTermsRequest": 241,
    "pastoral.v1.Ground": 242,
    "pastoral.v1.ThirdPartySource": 243,
    "pastoral.v1.InformationGap": 244,
    "pastoral.v1.OpenCaseRequest": 245,
    "pastoral.v1.IngestRequest": 246,
    "pastoral.v1.IngestResponse": 247,
    "pastoral.v1.Case": 248,
    "pastoral.v1.CasePaper": 249,
    "pastoral.v1.CaseWords": 250,
    "pastoral.v1.CaseMember": 251,
    "pastoral.v1.ListTriageRequest": 252,
    "pastoral.v1.ListTriageResponse": 253,
    "pastoral.v1.AssessCaseRequest": 254,
    "pastoral.v1.ListEligibleRequest": 255,
    "pastoral.v1.ListEligibleResponse": 256,
    "pastoral.v1.EligiblePractitioner": 257,
    "pastoral.v1.AllocateCaseRequest": 258,
    "pastoral.v1.HoldCaseRequest": 259,
    "pastoral.v1.ChangeCaseRequest": 260,
    "pastoral.v1.RebaseCaseRequest": 261,
    "pastoral.v1.GetCaseRequest": 262,
    "pastoral.v1.ListCasesRequest": 263,
    "pastoral.v1.ListCasesResponse": 264,
    "pastoral.v1.ListCaseloadRequest": 265,
    "pastoral.v1.CaseloadEntry": 266,
    "pastoral.v1.ListCaseloadResponse": 267,
    "pastoral.v1.CaseChange": 268,
    "pastoral.v1.ListCaseChangesRequest": 269,
    "pastoral.v1.ListCaseChangesResponse": 270,
    "pastoral.v1.GetCaseStatisticsRequest": 271,
    "pastoral.v1.CaseCount": 272,
    "pastoral.v1.CaseStatistics": 273,
    "pastoral.v1.CaseAppointment": 274,
    "pastoral.v1.ListCaseSlotsRequest": 275,
    "pastoral.v1.BookCaseAppointmentRequest": 276,
    "pastoral.v1.RescheduleCaseAppointmentRequest": 277,
    "pastoral.v1.CancelCaseAppointmentRequest": 278,
    "pastoral.v1.RecordCaseAttendanceRequest": 279,
    "pastoral.v1.ListCaseAppointmentsRequest": 280,
    "pastoral.v1.ListOwnCaseAppointmentsRequest": 281,
    "pastoral.v1.ListCaseAppointmentsResponse": 282,
    "pastoral.v1.UploadDocumentRequest": 283,
    "pastoral.v1.DocumentHead": 284,
    "pastoral.v1.CaseDocument": 285,
    "pastoral.v1.DownloadDocumentRequest": 286,
    "pastoral.v1.DownloadDocumentResponse": 287,
    "pastoral.v1.ListDocumentsRequest": 288,
    "pastoral.v1.ListDocumentsResponse": 289,
    "pastoral.v1.RebaseDocumentRequest": 290,
    "pastoral.v1.CaseContact": 291,
    "pastoral.v1.ThirdPartySubject": 292,
    "pastoral.v1.CaseItemContent": 293,
    "pastoral.v1.CaseItem": 294,
    "pastoral.v1.AddCaseItemRequest": 295,
    "pastoral.v1.AmendCaseItemRequest": 296,
    "pastoral.v1.GetCaseItemRequest": 297,
    "pastoral.v1.ListCaseItemsRequest": 298,
    "pastoral.v1.ListCaseItemsResponse": 299,
    "pastoral.v1.ListCaseItemVersionsRequest": 300,
    "pastoral.v1.CaseItemVersion": 301,
    "pastoral.v1.ListCaseItemVersionsResponse": 302,
    "pastoral.v1.GetCaseItemVersionRequest": 303,
    "pastoral.v1.RebaseCaseItemRequest": 304,
    "pastoral.v1.CasePerson": 305,
    "pastoral.v1.SetCasePersonRequest": 306,
    "pastoral.v1.GetCasePersonRequest": 307,
    "pastoral.v1.CaseTask": 308,
    "pastoral.v1.AddCaseTaskRequest": 309,
    "pastoral.v1.SetCaseTaskRequest": 310,
    "pastoral.v1.ListCaseTasksRequest": 311,
    "pastoral.v1.ListCaseTasksResponse": 312,
    "pastoral.v1.AddCaseMemberRequest": 313,
    "pastoral.v1.EndCaseMemberRequest": 314,
    "pastoral.v1.RequestToJoinRequest": 315,
    "pastoral.v1.JoinRequest": 316,
    "pastoral.v1.AnswerJoinRequestRequest": 317,
    "pastoral.v1.ListJoinRequestsRequest": 318,
    "pastoral.v1.ListJoinRequestsResponse": 319,
    "pastoral.v1.ProposeTransferRequest": 320,
    "pastoral.v1.CaseTransfer": 321,
    "pastoral.v1.AnswerTransferRequest": 322,
    "pastoral.v1.WithdrawTransferRequest": 323,
    "pastoral.v1.ListTransfersRequest": 324,
    "pastoral.v1.ListTransfersResponse": 325,
    "pastoral.v1.DeclareConflictRequest": 326,
    "pastoral.v1.InterestConflict": 327,
    "pastoral.v1.WithdrawConflictRequest": 328,
    "pastoral.v1.ListConflictsRequest": 329,
    "pastoral.v1.ListConflictsResponse": 330,
    "pastoral.v1.GiveConsentRequest": 331,
    "pastoral.v1.Consent": 332,
    "pastoral.v1.WithdrawConsentRequest": 333,
    "pastoral.v1.WithdrawConsentResponse": 334,
    "pastoral.v1.GetConsentRequest": 335,
    "pastoral.v1.ListConsentsRequest": 336,
    "pastoral.v1.ListConsentsResponse": 337,
    "pastoral.v1.ConsentWording": 338,
    "pastoral.v1.ListWordingsRequest": 339,
    "pastoral.v1.ListWordingsResponse": 340,
    "pastoral.v1.PublishWordingRequest": 341,
    "pastoral.v1.FieldSelection": 342,
    "pastoral.v1.FormAnswer": 343,
    "pastoral.v1.ProposeDisclosureRequest": 344,
    "pastoral.v1.StudentTold": 345,
    "pastoral.v1.AnsweredItem": 346,
    "pastoral.v1.DisclosureSuggestion": 347,
    "pastoral.v1.ListSuggestionsRequest": 348,
    "pastoral.v1.ListSuggestionsResponse": 349,
    "pastoral.v1.DismissSuggestionRequest": 350,
    "pastoral.v1.DisclosurePreview": 351,
    "pastoral.v1.DecideDisclosureRequest": 352,
    "pastoral.v1.CancelDisclosureRequest": 353,
    "pastoral.v1.ResolveDisclosureRequest": 354,
    "pastoral.v1.RecordExplanationRequest": 355,
    "pastoral.v1.ReviewDisclosureRequest": 356,
    "pastoral.v1.GetDisclosureRequest": 357,
    "pastoral.v1.GetDisclosurePayloadRequest": 358,
    "pastoral.v1.DisclosurePayload": 359,
    "pastoral.v1.GetDisclosureRecordRequest": 360,
    "pastoral.v1.DisclosureRecord": 361,
    "pastoral.v1.RecordEntry": 362,
    "pastoral.v1.ListDisclosuresRequest": 363,
    "pastoral.v1.ListWaitingDisclosuresRequest": 364,
    "pastoral.v1.ListDisclosuresResponse": 365,
    "pastoral.v1.QueuedDisclosure": 366,
    "pastoral.v1.ListDisclosureQueueRequest": 367,
    "pastoral.v1.ListDisclosureQueueResponse": 368,
    "pastoral.v1.WatchDisclosureQueueRequest": 369,
    "pastoral.v1.WatchDisclosureQueueResponse": 370,
    "pastoral.v1.DisclosureAttempt": 371,
    "pastoral.v1.DisclosureStep": 372,
    "pastoral.v1.Disclosure": 373,
    "pastoral.v1.ReportDisclosuresRequest": 374,
    "pastoral.v1.ToldCount": 375,
    "pastoral.v1.PartnerDisclosures": 376,
    "pastoral.v1.StateDisclosures": 377,
    "pastoral.v1.MonthDisclosures": 378,
    "pastoral.v1.DisclosureReport": 379,
    "pastoral.v1.DropIn": 380,
    "pastoral.v1.DropInPlace": 381,
    "pastoral.v1.OpenDropInRequest": 382,
    "pastoral.v1.CloseDropInRequest": 383,
    "pastoral.v1.ListDropInsRequest": 384,
    "pastoral.v1.ListDropInsResponse": 385,
    "pastoral.v1.JoinDropInRequest": 386,
    "pastoral.v1.LeaveDropInRequest": 387,
    "pastoral.v1.GetDropInPlaceRequest": 388,
    "pastoral.v1.CallNextRequest": 389,
    "pastoral.v1.CallNextResponse": 390,
    "pastoral.v1.ListDropInQueueRequest": 391,
    "pastoral.v1.ListDropInQueueResponse": 392,
    "pastoral.v1.Event": 393,
    "pastoral.v1.ListEventsRequest": 394,
    "pastoral.v1.ListEventsResponse": 395,
    "pastoral.v1.WatchEventsRequest": 396,
    "pastoral.v1.WatchEventsResponse": 397,
    "pastoral.v1.ExceptionalAccess": 398,
    "pastoral.v1.ElevateRequest": 399,
    "pastoral.v1.BreakGlassRequest": 400,
    "pastoral.v1.EndExceptionalAccessRequest": 401,
    "pastoral.v1.ReviewExceptionalAccessRequest": 402,
    "pastoral.v1.GetExceptionalAccessRequest": 403,
    "pastoral.v1.ListExceptionalAccessRequest": 404,
    "pastoral.v1.ListExceptionalAccessResponse": 405,
    "pastoral.v1.InboxItem": 406,
    "pastoral.v1.ListInboxRequest": 407,
    "pastoral.v1.ListInboxResponse": 408,
    "pastoral.v1.AcknowledgeInboxItemRequest": 409,
    "pastoral.v1.WatchInboxRequest": 410,
    "pastoral.v1.WatchInboxResponse": 411,
    "pastoral.v1.GetCheckpointRequest": 412,
    "pastoral.v1.GetCheckpointResponse": 413,
    "pastoral.v1.ProveInclusionRequest": 414,
    "pastoral.v1.ProveInclusionResponse": 415,
    "pastoral.v1.OpenLeafRequest": 416,
    "pastoral.v1.OpenLeafResponse": 417,
    "pastoral.v1.LeafOpening": 418,
    "pastoral.v1.ProveConsistencyRequest": 419,
    "pastoral.v1.ProveConsistencyResponse": 420,
    "pastoral.v1.VerifyLedgerRequest": 421,
    "pastoral.v1.VerifyLedgerResponse": 422,
    "pastoral.v1.VerifyLedgerProgress": 423,
    "pastoral.v1.VerifiedLedger": 424,
    "pastoral.v1.EndedLog": 425,
    "pastoral.v1.ExportLedgerRequest": 426,
    "pastoral.v1.ExportLedgerResponse": 427,
    "pastoral.v1.AdHocMeeting": 428,
    "pastoral.v1.AgreedAction": 429,
    "pastoral.v1.CreateNoteRequest": 430,
    "pastoral.v1.AmendNoteRequest": 431,
    "pastoral.v1.ShareNoteRequest": 432,
    "pastoral.v1.DiscardDraftRequest": 433,
    "pastoral.v1.DiscardDraftResponse": 434,
    "pastoral.v1.Note": 435,
    "pastoral.v1.GetNoteRequest": 436,
    "pastoral.v1.ListNotesForStudentRequest": 437,
    "pastoral.v1.ListMyNotesRequest": 438,
    "pastoral.v1.ListNotesResponse": 439,
    "pastoral.v1.ListNoteVersionsRequest": 440,
    "pastoral.v1.ListNoteVersionsResponse": 441,
    "pastoral.v1.GetNoteVersionRequest": 442,
    "pastoral.v1.NoteVersion": 443,
    "pastoral.v1.AddCommentRequest": 444,
    "pastoral.v1.NoteComment": 445,
    "pastoral.v1.NoteAction": 446,
    "pastoral.v1.SetActionRequest": 447,
    "pastoral.v1.ListActionsRequest": 448,
    "pastoral.v1.ListActionsResponse": 449,
    "pastoral.v1.NoticeContact": 450,
    "pastoral.v1.NoticeStatement": 451,
    "pastoral.v1.Notice": 452,
    "pastoral.v1.GetNoticeRequest": 453,
    "pastoral.v1.ListNoticesRequest": 454,
    "pastoral.v1.ListNoticesResponse": 455,
    "pastoral.v1.PublishNoticeRequest": 456,
    "pastoral.v1.PoliceRequestForm": 457,
    "pastoral.v1.PlainRequestForm": 458,
    "pastoral.v1.RegisterReceivedRequestRequest": 459,
    "pastoral.v1.RecordRequestCheckRequest": 460,
    "pastoral.v1.AttachToReceivedRequestRequest": 461,
    "pastoral.v1.RequestAttachmentHead": 462,
    "pastoral.v1.DownloadRequestAttachmentRequest": 463,
    "pastoral.v1.DownloadRequestAttachmentResponse": 464,
    "pastoral.v1.RefuseReceivedRequestRequest": 465,
    "pastoral.v1.GetReceivedRequestRequest": 466,
    "pastoral.v1.ListReceivedRequestsRequest": 467,
    "pastoral.v1.ListReceivedRequestsResponse": 468,
    "pastoral.v1.RequestCheck": 469,
    "pastoral.v1.RequestAttachment": 470,
    "pastoral.v1.ReceivedRequest": 471,
    "pastoral.v1.SafetyGround": 472,
    "pastoral.v1.CreateReferralRequest": 473,
    "pastoral.v1.ReferralContent": 474,
    "pastoral.v1.ReferralStep": 475,
    "pastoral.v1.Referral": 476,
    "pastoral.v1.AnswerReferralRequest": 477,
    "pastoral.v1.GetReferralRequest": 478,
    "pastoral.v1.ListReferralsRequest": 479,
    "pastoral.v1.ListReferralsResponse": 480,
    "pastoral.v1.ReviewReferralRequest": 481,
    "pastoral.v1.AuthenticateRequest": 482,
    "pastoral.v1.AuthenticateResponse": 483,
    "pastoral.v1.WhoAmIRequest": 484,
    "pastoral.v1.WhoAmIResponse": 485,
    "pastoral.v1.ExchangeRequest": 486,
    "pastoral.v1.ExchangeResponse": 487,
    "pastoral.v1.StepUpRequest": 488,
    "pastoral.v1.StepUpResponse": 489,
    "pastoral.v1.EndRequest": 490,
    "pastoral.v1.EndResponse": 491,
    "pastoral.v1.ListClinicalSupervisorsRequest": 492,
    "pastoral.v1.ListClinicalSupervisorsResponse": 493,
    "pastoral.v1.ClinicalSupervisor": 494,
    "pastoral.v1.ExtractFields": 495,
    "pastoral.v1.PreviewExtractRequest": 496,
    "pastoral.v1.IdentifierFinding": 497,
    "pastoral.v1.ExtractPreview": 498,
    "pastoral.v1.ShareExtractRequest": 499,
    "pastoral.v1.SupervisionExtract": 500,
    "pastoral.v1.WithdrawExtractRequest": 501,
    "pastoral.v1.GetExtractRequest": 502,
    "pastoral.v1.ListExtractsRequest": 503,
    "pastoral.v1.ListExtractsResponse": 504,
    "pastoral.v1.WaitlistEntry": 505,
    "pastoral.v1.Offer": 506,
    "pastoral.v1.JoinWaitlistRequest": 507,
    "pastoral.v1.LeaveWaitlistRequest": 508,
    "pastoral.v1.ListWaitlistRequest": 509,
    "pastoral.v1.ListWaitlistResponse": 510,
    "pastoral.v1.AcceptOfferRequest": 511,
    "pastoral.v1.DeclineOfferRequest": 512,
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
    [-1, -1, -1, 22, -1, -1, 19, 21, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 24],  // 23: pastoral.v1.PartnerDetails
    [],  // 24: pastoral.v1.PartnerTerms
    [-1, -1, -1, -1, 23],  // 25: pastoral.v1.RegisterPartnerRequest
    [-1, -1, -1, 23],  // 26: pastoral.v1.ChangePartnerRequest
    [],  // 27: pastoral.v1.GetPartnerRequest
    [],  // 28: pastoral.v1.ListPartnersRequest
    [-1, 30],  // 29: pastoral.v1.ListPartnersResponse
    [-1, -1, -1, -1, -1, 23, -1, 18, 18],  // 30: pastoral.v1.Partner
    [],  // 31: pastoral.v1.CheckPartnersRequest
    [-1, 33],  // 32: pastoral.v1.CheckPartnersResponse
    [-1, -1, -1, -1, 34],  // 33: pastoral.v1.CheckedPartner
    [],  // 34: pastoral.v1.PartnerProblem
    [],  // 35: pastoral.v1.ListPluginsRequest
    [-1, 37],  // 36: pastoral.v1.ListPluginsResponse
    [-1, -1, -1, -1, -1, -1, 38, -1, -1, 18],  // 37: pastoral.v1.Plugin
    [],  // 38: pastoral.v1.FormQuestion
    [],  // 39: pastoral.plugin.v1.ManifestRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 41, -1, -1, -1, 43, 44],  // 40: pastoral.plugin.v1.ManifestResponse
    [-1, -1, -1, -1, -1, -1, -1, 42, 42],  // 41: pastoral.plugin.v1.Question
    [],  // 42: pastoral.plugin.v1.Choice
    [],  // 43: pastoral.plugin.v1.MailWay
    [-1, -1, 45],  // 44: pastoral.plugin.v1.HttpsWay
    [],  // 45: pastoral.plugin.v1.Header
    [-1, -1, -1, 47, 48],  // 46: pastoral.plugin.v1.Share
    [],  // 47: pastoral.plugin.v1.Field
    [],  // 48: pastoral.plugin.v1.Answer
    [-1, 50],  // 49: pastoral.plugin.v1.ValidateResponse
    [],  // 50: pastoral.plugin.v1.Issue
    [-1, 52],  // 51: pastoral.plugin.v1.RenderResponse
    [],  // 52: pastoral.plugin.v1.Rendered
    [],  // 53: pastoral.plugin.v1.Reply
    [],  // 54: pastoral.plugin.v1.InterpretResponse
    [],  // 55: pastoral.transport.v1.HelloRequest
    [],  // 56: pastoral.transport.v1.HelloResponse
    [],  // 57: pastoral.transport.v1.CancelRequest
    [],  // 58: pastoral.transport.v1.CancelResponse
    [-1, -1, -1, -1, -1, -1, -1, 19, 18, -1, -1, -1, -1, -1, 18],  // 59: pastoral.v1.Adjustment
    [-1, -1, -1, -1, -1, -1, 19],  // 60: pastoral.v1.ProposeAdjustmentRequest
    [-1, -1, -1, -1, -1, -1, -1, 19],  // 61: pastoral.v1.AmendAdjustmentRequest
    [],  // 62: pastoral.v1.ApproveAdjustmentRequest
    [],  // 63: pastoral.v1.EndAdjustmentRequest
    [],  // 64: pastoral.v1.ListAdjustmentsRequest
    [-1, 59],  // 65: pastoral.v1.ListAdjustmentsResponse
    [],  // 66: pastoral.v1.ListAgreedAdjustmentsRequest
    [-1, -1, -1, -1, -1, -1, 19, 18],  // 67: pastoral.v1.AgreedAdjustment
    [-1, 67],  // 68: pastoral.v1.ListAgreedAdjustmentsResponse
    [],  // 69: pastoral.v1.Principal
    [],  // 70: pastoral.v1.ListPrincipalsRequest
    [-1, 69],  // 71: pastoral.v1.ListPrincipalsResponse
    [],  // 72: pastoral.v1.DisablePrincipalRequest
    [],  // 73: pastoral.v1.EnablePrincipalRequest
    [],  // 74: pastoral.v1.GrantRoleRequest
    [-1, -1, -1, -1, -1, -1, 18, -1, 18],  // 75: pastoral.v1.RoleGrant
    [],  // 76: pastoral.v1.DecideRoleGrantRequest
    [],  // 77: pastoral.v1.RevokeRoleRequest
    [],  // 78: pastoral.v1.ListRoleGrantsRequest
    [-1, 75],  // 79: pastoral.v1.ListRoleGrantsResponse
    [],  // 80: pastoral.v1.GetPolicyRequest
    [],  // 81: pastoral.v1.PolicyRow
    [-1, -1, 81],  // 82: pastoral.v1.Policy
    [-1, -1, -1, 18, 18, 18],  // 83: pastoral.v1.TokenInfo
    [],  // 84: pastoral.v1.ListTokensRequest
    [-1, 83],  // 85: pastoral.v1.ListTokensResponse
    [],  // 86: pastoral.v1.IssueTokenRequest
    [-1, 83],  // 87: pastoral.v1.IssueTokenResponse
    [],  // 88: pastoral.v1.RotateTokenRequest
    [],  // 89: pastoral.v1.RevokeTokenRequest
    [],  // 90: pastoral.v1.BindIdentityRequest
    [],  // 91: pastoral.v1.IdentityBinding
    [],  // 92: pastoral.v1.UnbindIdentityRequest
    [],  // 93: pastoral.v1.BindCertificateRequest
    [],  // 94: pastoral.v1.CertificateBinding
    [],  // 95: pastoral.v1.RevokeCertificateRequest
    [],  // 96: pastoral.v1.RevokeCertificateResponse
    [-1, 91, 94, 18, -1, -1, 18],  // 97: pastoral.v1.Binding
    [],  // 98: pastoral.v1.ListBindingsRequest
    [-1, 97],  // 99: pastoral.v1.ListBindingsResponse
    [-1, -1, 18],  // 100: pastoral.v1.Access
    [-1, -1, -1, 18, 18],  // 101: pastoral.v1.ListAccessesRequest
    [-1, 100],  // 102: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 18, 18],  // 103: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 18],  // 104: pastoral.v1.Denial
    [],  // 105: pastoral.v1.ListDenialsRequest
    [-1, 104],  // 106: pastoral.v1.ListDenialsResponse
    [],  // 107: pastoral.v1.Student
    [],  // 108: pastoral.v1.StaffMember
    [],  // 109: pastoral.v1.Programme
    [],  // 110: pastoral.v1.Module
    [-1, -1, -1, -1, 19, 19],  // 111: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 19, 19],  // 112: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 19, 19],  // 113: pastoral.v1.Relation
    [],  // 114: pastoral.v1.GetStudentRequest
    [],  // 115: pastoral.v1.ListStudentsRequest
    [-1, 107],  // 116: pastoral.v1.ListStudentsResponse
    [-1, 107],  // 117: pastoral.v1.PutStudentRequest
    [],  // 118: pastoral.v1.GetStaffMemberRequest
    [],  // 119: pastoral.v1.ListStaffMembersRequest
    [-1, 108],  // 120: pastoral.v1.ListStaffMembersResponse
    [-1, 108],  // 121: pastoral.v1.PutStaffMemberRequest
    [],  // 122: pastoral.v1.GetProgrammeRequest
    [],  // 123: pastoral.v1.ListProgrammesRequest
    [-1, 109],  // 124: pastoral.v1.ListProgrammesResponse
    [-1, 109],  // 125: pastoral.v1.PutProgrammeRequest
    [],  // 126: pastoral.v1.GetModuleRequest
    [],  // 127: pastoral.v1.ListModulesRequest
    [-1, 110],  // 128: pastoral.v1.ListModulesResponse
    [-1, 110],  // 129: pastoral.v1.PutModuleRequest
    [],  // 130: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 111],  // 131: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 111],  // 132: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 133: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 112],  // 134: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 112],  // 135: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 136: pastoral.v1.ListRelationsRequest
    [-1, 113],  // 137: pastoral.v1.ListRelationsResponse
    [-1, 113],  // 138: pastoral.v1.PutRelationRequest
    [-1, -1, 140, 141, 143],  // 139: pastoral.v1.ImportRequest
    [],  // 140: pastoral.v1.ImportBegin
    [-1, -1, 142],  // 141: pastoral.v1.ImportRows
    [-1, 107, 108, 109, 110, 111, 112, 113],  // 142: pastoral.v1.ImportRow
    [],  // 143: pastoral.v1.ImportFinish
    [],  // 144: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 144],  // 145: pastoral.v1.ImportResponse
    [],  // 146: pastoral.v1.GetImportRequest
    [-1, -1, -1, 19, 19],  // 147: pastoral.v1.TutorChange
    [-1, 147],  // 148: pastoral.v1.ChangeTutorRequest
    [-1, 113],  // 149: pastoral.v1.ChangeTutorResponse
    [-1, 147],  // 150: pastoral.v1.ChangeTutorsRequest
    [-1, 152],  // 151: pastoral.v1.ChangeTutorsResponse
    [-1, -1, 149],  // 152: pastoral.v1.TutorChangeOutcome
    [],  // 153: pastoral.v1.ListBookableStaffRequest
    [],  // 154: pastoral.v1.BookableStaff
    [-1, 154],  // 155: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 19, 19],  // 156: pastoral.v1.WeeklyRule
    [-1, -1, -1, 19],  // 157: pastoral.v1.AvailabilityException
    [],  // 158: pastoral.v1.BookingSettings
    [-1, -1, 156, 157, -1, 158],  // 159: pastoral.v1.Availability
    [],  // 160: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 156],  // 161: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 157],  // 162: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 163: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, 158],  // 164: pastoral.v1.SetBookingSettingsRequest
    [-1, -1, -1, 19, 19],  // 165: pastoral.v1.Closure
    [-1, 19, 19],  // 166: pastoral.v1.ListClosuresRequest
    [-1, 165],  // 167: pastoral.v1.ListClosuresResponse
    [-1, 165],  // 168: pastoral.v1.AddClosureRequest
    [],  // 169: pastoral.v1.RemoveClosureRequest
    [-1, -1, -1, 19, 19],  // 170: pastoral.v1.ListSlotsRequest
    [-1, 18, 18],  // 171: pastoral.v1.Slot
    [-1, 171],  // 172: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 18],  // 173: pastoral.v1.BookRequest
    [-1, -1, -1, 18, 175],  // 174: pastoral.v1.BookAnyRequest
    [-1, 19, 19],  // 175: pastoral.v1.Days
    [-1, -1, -1, -1, 18, 18, -1, -1, -1, 20, -1, -1, 18, 18, -1, -1, -1, 18],  // 176: pastoral.v1.Appointment
    [],  // 177: pastoral.v1.CancelRequest
    [-1, -1, -1, 18],  // 178: pastoral.v1.RescheduleRequest
    [],  // 179: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 18, 18],  // 180: pastoral.v1.ListAppointmentsRequest
    [-1, 176],  // 181: pastoral.v1.ListAppointmentsResponse
    [],  // 182: pastoral.v1.ListAppointmentChangesRequest
    [-1, -1, 18, 18, -1, -1, -1, -1, 18],  // 183: pastoral.v1.AppointmentChange
    [-1, 183],  // 184: pastoral.v1.ListAppointmentChangesResponse
    [],  // 185: pastoral.v1.RecordAttendanceRequest
    [],  // 186: pastoral.v1.CountAttendanceRequest
    [],  // 187: pastoral.v1.CountAttendanceResponse
    [-1, -1, -1, -1, 19, -1, -1, -1, 18, 18],  // 188: pastoral.v1.BookingLimit
    [-1, -1, -1, 19],  // 189: pastoral.v1.LimitBookingRequest
    [],  // 190: pastoral.v1.LiftBookingLimitRequest
    [],  // 191: pastoral.v1.ListBookingLimitsRequest
    [-1, 188],  // 192: pastoral.v1.ListBookingLimitsResponse
    [-1, -1, -1, 18],  // 193: pastoral.v1.BookSeriesRequest
    [-1, -1, 176, 195],  // 194: pastoral.v1.Series
    [-1, 18],  // 195: pastoral.v1.SeriesGap
    [],  // 196: pastoral.v1.GetSeriesRequest
    [-1, -1, 19],  // 197: pastoral.v1.CancelSeriesRequest
    [],  // 198: pastoral.v1.CalendarText
    [],  // 199: pastoral.v1.GetInvitationRequest
    [-1, 19, 19],  // 200: pastoral.v1.ExportCalendarRequest
    [],  // 201: pastoral.v1.WatchCalendarRequest
    [-1, 176],  // 202: pastoral.v1.WatchCalendarResponse
    [-1, -1, -1, -1, -1, 19, 19, -1, 18, 204],  // 203: pastoral.v1.Campaign
    [],  // 204: pastoral.v1.CampaignCounts
    [-1, -1, -1, 19, 19, 206, 207],  // 205: pastoral.v1.CreateCampaignRequest
    [],  // 206: pastoral.v1.StudentGroup
    [],  // 207: pastoral.v1.OwnTutees
    [],  // 208: pastoral.v1.GetCampaignRequest
    [],  // 209: pastoral.v1.ListCampaignsRequest
    [-1, 203],  // 210: pastoral.v1.ListCampaignsResponse
    [],  // 211: pastoral.v1.ListNotBookedRequest
    [],  // 212: pastoral.v1.InvitedStudent
    [-1, 212],  // 213: pastoral.v1.ListNotBookedResponse
    [],  // 214: pastoral.v1.RemindCampaignRequest
    [],  // 215: pastoral.v1.CloseCampaignRequest
    [],  // 216: pastoral.v1.DeclineCampaignRequest
    [-1, -1, -1, 19],  // 217: pastoral.v1.DestructionCertificate
    [-1, -1, -1, -1, -1, -1, -1, 18, 217, -1, -1, -1, -1, -1, 19, -1, 18],  // 218: pastoral.v1.PaperRecord
    [],  // 219: pastoral.v1.RegisterPaperRequest
    [],  // 220: pastoral.v1.MovePaperRequest
    [-1, -1, -1, -1, 19],  // 221: pastoral.v1.LoanPaperRequest
    [],  // 222: pastoral.v1.ReturnLoanRequest
    [-1, -1, -1, 217],  // 223: pastoral.v1.DestroyPaperRequest
    [],  // 224: pastoral.v1.GetPaperRequest
    [],  // 225: pastoral.v1.ListPaperRequest
    [-1, 218],  // 226: pastoral.v1.ListPaperResponse
    [],  // 227: pastoral.v1.ListOverduePaperRequest
    [-1, -1, -1, 18],  // 228: pastoral.v1.PaperStep
    [],  // 229: pastoral.v1.ListPaperStepsRequest
    [-1, 228],  // 230: pastoral.v1.ListPaperStepsResponse
    [-1, -1, -1, -1, -1, -1, 19, 19, -1, 18],  // 231: pastoral.v1.SupportPost
    [-1, -1, -1, -1, 19, 19],  // 232: pastoral.v1.GrantSupportPostRequest
    [-1, -1, 19],  // 233: pastoral.v1.EndSupportPostRequest
    [],  // 234: pastoral.v1.ListSupportPostsRequest
    [-1, 231],  // 235: pastoral.v1.ListSupportPostsResponse
    [],  // 236: pastoral.v1.GetTermsRequest
    [-1, -1, -1, 19, 18],  // 237: pastoral.v1.ConfidentialityTerms
    [],  // 238: pastoral.v1.ListTermsRequest
    [-1, 237],  // 239: pastoral.v1.ListTermsResponse
    [-1, 237],  // 240: pastoral.v1.PublishTermsRequest
    [],  // 241: pastoral.v1.AcceptTermsRequest
    [],  // 242: pastoral.v1.Ground
    [],  // 243: pastoral.v1.ThirdPartySource
    [],  // 244: pastoral.v1.InformationGap
    [-1, -1, -1, -1, 244, -1, -1, 243, 242],  // 245: pastoral.v1.OpenCaseRequest
    [],  // 246: pastoral.v1.IngestRequest
    [],  // 247: pastoral.v1.IngestResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, 19, -1, -1, 242, 20, -1, -1, 251, -1, 250, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, 249],  // 248: pastoral.v1.Case
    [],  // 249: pastoral.v1.CasePaper
    [-1, -1, -1, -1, 243, 244],  // 250: pastoral.v1.CaseWords
    [-1, -1, -1, -1, 18, 19],  // 251: pastoral.v1.CaseMember
    [],  // 252: pastoral.v1.ListTriageRequest
    [-1, 248],  // 253: pastoral.v1.ListTriageResponse
    [],  // 254: pastoral.v1.AssessCaseRequest
    [],  // 255: pastoral.v1.ListEligibleRequest
    [-1, 257],  // 256: pastoral.v1.ListEligibleResponse
    [],  // 257: pastoral.v1.EligiblePractitioner
    [],  // 258: pastoral.v1.AllocateCaseRequest
    [-1, -1, -1, -1, 19],  // 259: pastoral.v1.HoldCaseRequest
    [],  // 260: pastoral.v1.ChangeCaseRequest
    [-1, -1, -1, 242],  // 261: pastoral.v1.RebaseCaseRequest
    [],  // 262: pastoral.v1.GetCaseRequest
    [],  // 263: pastoral.v1.ListCasesRequest
    [-1, 248],  // 264: pastoral.v1.ListCasesResponse
    [],  // 265: pastoral.v1.ListCaseloadRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, -1, 18],  // 266: pastoral.v1.CaseloadEntry
    [-1, 266],  // 267: pastoral.v1.ListCaseloadResponse
    [-1, -1, -1, 18],  // 268: pastoral.v1.CaseChange
    [],  // 269: pastoral.v1.ListCaseChangesRequest
    [-1, 268],  // 270: pastoral.v1.ListCaseChangesResponse
    [-1, 19, 19],  // 271: pastoral.v1.GetCaseStatisticsRequest
    [],  // 272: pastoral.v1.CaseCount
    [-1, 272],  // 273: pastoral.v1.CaseStatistics
    [-1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, -1, -1, 18, 18],  // 274: pastoral.v1.CaseAppointment
    [-1, -1, -1, 19, 19],  // 275: pastoral.v1.ListCaseSlotsRequest
    [-1, -1, -1, 18],  // 276: pastoral.v1.BookCaseAppointmentRequest
    [-1, -1, -1, 18],  // 277: pastoral.v1.RescheduleCaseAppointmentRequest
    [],  // 278: pastoral.v1.CancelCaseAppointmentRequest
    [],  // 279: pastoral.v1.RecordCaseAttendanceRequest
    [],  // 280: pastoral.v1.ListCaseAppointmentsRequest
    [-1, 18],  // 281: pastoral.v1.ListOwnCaseAppointmentsRequest
    [-1, 274],  // 282: pastoral.v1.ListCaseAppointmentsResponse
    [-1, 284],  // 283: pastoral.v1.UploadDocumentRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, 243, 242],  // 284: pastoral.v1.DocumentHead
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 243, 242, 20, -1, -1, 18],  // 285: pastoral.v1.CaseDocument
    [],  // 286: pastoral.v1.DownloadDocumentRequest
    [-1, 285],  // 287: pastoral.v1.DownloadDocumentResponse
    [],  // 288: pastoral.v1.ListDocumentsRequest
    [-1, 285],  // 289: pastoral.v1.ListDocumentsResponse
    [-1, -1, -1, 242],  // 290: pastoral.v1.RebaseDocumentRequest
    [-1, 18],  // 291: pastoral.v1.CaseContact
    [],  // 292: pastoral.v1.ThirdPartySubject
    [-1, -1, -1, -1, -1, -1, -1, -1, 292, -1, 243, 242, 291],  // 293: pastoral.v1.CaseItemContent
    [-1, -1, -1, -1, -1, -1, -1, 18, -1, -1, 18, -1, -1, -1, -1, -1, 20, -1, 293],  // 294: pastoral.v1.CaseItem
    [-1, -1, -1, 293],  // 295: pastoral.v1.AddCaseItemRequest
    [-1, -1, -1, 293],  // 296: pastoral.v1.AmendCaseItemRequest
    [],  // 297: pastoral.v1.GetCaseItemRequest
    [],  // 298: pastoral.v1.ListCaseItemsRequest
    [-1, 294],  // 299: pastoral.v1.ListCaseItemsResponse
    [],  // 300: pastoral.v1.ListCaseItemVersionsRequest
    [-1, -1, -1, -1, 18, 20],  // 301: pastoral.v1.CaseItemVersion
    [-1, 301],  // 302: pastoral.v1.ListCaseItemVersionsResponse
    [],  // 303: pastoral.v1.GetCaseItemVersionRequest
    [-1, -1, -1, 242],  // 304: pastoral.v1.RebaseCaseItemRequest
    [-1, -1, -1, -1, -1, -1, -1, 19, -1, 18],  // 305: pastoral.v1.CasePerson
    [-1, -1, -1, -1, -1, -1, -1, 19],  // 306: pastoral.v1.SetCasePersonRequest
    [],  // 307: pastoral.v1.GetCasePersonRequest
    [-1, -1, -1, -1, -1, -1, 19, -1, -1, -1, -1, -1, 18, 18],  // 308: pastoral.v1.CaseTask
    [-1, -1, -1, -1, 19],  // 309: pastoral.v1.AddCaseTaskRequest
    [-1, -1, -1, -1, -1, 19],  // 310: pastoral.v1.SetCaseTaskRequest
    [],  // 311: pastoral.v1.ListCaseTasksRequest
    [-1, 308],  // 312: pastoral.v1.ListCaseTasksResponse
    [-1, -1, -1, -1, -1, -1, 19],  // 313: pastoral.v1.AddCaseMemberRequest
    [],  // 314: pastoral.v1.EndCaseMemberRequest
    [],  // 315: pastoral.v1.RequestToJoinRequest
    [-1, -1, -1, -1, -1, -1, -1, 18, 18, -1, -1, -1, -1, -1, 18],  // 316: pastoral.v1.JoinRequest
    [-1, -1, -1, -1, 19],  // 317: pastoral.v1.AnswerJoinRequestRequest
    [],  // 318: pastoral.v1.ListJoinRequestsRequest
    [-1, 316],  // 319: pastoral.v1.ListJoinRequestsResponse
    [],  // 320: pastoral.v1.ProposeTransferRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, 18],  // 321: pastoral.v1.CaseTransfer
    [],  // 322: pastoral.v1.AnswerTransferRequest
    [],  // 323: pastoral.v1.WithdrawTransferRequest
    [],  // 324: pastoral.v1.ListTransfersRequest
    [-1, 321],  // 325: pastoral.v1.ListTransfersResponse
    [],  // 326: pastoral.v1.DeclareConflictRequest
    [-1, -1, -1, -1, 18, -1, -1, 18],  // 327: pastoral.v1.InterestConflict
    [],  // 328: pastoral.v1.WithdrawConflictRequest
    [],  // 329: pastoral.v1.ListConflictsRequest
    [-1, 327],  // 330: pastoral.v1.ListConflictsResponse
    [-1, -1, -1, -1, -1, 19, -1, -1, 18],  // 331: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 19, -1, -1, 20, -1, 18, 18, -1, -1, -1, 18],  // 332: pastoral.v1.Consent
    [],  // 333: pastoral.v1.WithdrawConsentRequest
    [-1, 332],  // 334: pastoral.v1.WithdrawConsentResponse
    [],  // 335: pastoral.v1.GetConsentRequest
    [],  // 336: pastoral.v1.ListConsentsRequest
    [-1, 332],  // 337: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 19],  // 338: pastoral.v1.ConsentWording
    [],  // 339: pastoral.v1.ListWordingsRequest
    [-1, 338],  // 340: pastoral.v1.ListWordingsResponse
    [-1, 338],  // 341: pastoral.v1.PublishWordingRequest
    [],  // 342: pastoral.v1.FieldSelection
    [],  // 343: pastoral.v1.FormAnswer
    [-1, -1, -1, 342, 343, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 345, 346],  // 344: pastoral.v1.ProposeDisclosureRequest
    [-1, 19],  // 345: pastoral.v1.StudentTold
    [],  // 346: pastoral.v1.AnsweredItem
    [-1, -1, -1, -1, -1, -1, -1, 19, -1, 343, -1, 18],  // 347: pastoral.v1.DisclosureSuggestion
    [],  // 348: pastoral.v1.ListSuggestionsRequest
    [-1, 347],  // 349: pastoral.v1.ListSuggestionsResponse
    [],  // 350: pastoral.v1.DismissSuggestionRequest
    [],  // 351: pastoral.v1.DisclosurePreview
    [],  // 352: pastoral.v1.DecideDisclosureRequest
    [],  // 353: pastoral.v1.CancelDisclosureRequest
    [],  // 354: pastoral.v1.ResolveDisclosureRequest
    [-1, -1, -1, -1, 19],  // 355: pastoral.v1.RecordExplanationRequest
    [],  // 356: pastoral.v1.ReviewDisclosureRequest
    [],  // 357: pastoral.v1.GetDisclosureRequest
    [],  // 358: pastoral.v1.GetDisclosurePayloadRequest
    [],  // 359: pastoral.v1.DisclosurePayload
    [],  // 360: pastoral.v1.GetDisclosureRecordRequest
    [-1, -1, -1, 18, 362],  // 361: pastoral.v1.DisclosureRecord
    [],  // 362: pastoral.v1.RecordEntry
    [],  // 363: pastoral.v1.ListDisclosuresRequest
    [],  // 364: pastoral.v1.ListWaitingDisclosuresRequest
    [-1, 373],  // 365: pastoral.v1.ListDisclosuresResponse
    [-1, -1, -1, -1, 18, -1, 18],  // 366: pastoral.v1.QueuedDisclosure
    [],  // 367: pastoral.v1.ListDisclosureQueueRequest
    [-1, 366],  // 368: pastoral.v1.ListDisclosureQueueResponse
    [],  // 369: pastoral.v1.WatchDisclosureQueueRequest
    [-1, -1, 366],  // 370: pastoral.v1.WatchDisclosureQueueResponse
    [-1, 18],  // 371: pastoral.v1.DisclosureAttempt
    [-1, -1, -1, 18],  // 372: pastoral.v1.DisclosureStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 342, 343, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 372, 372, -1, -1, 371, -1, 19, 19, -1, -1, 18, 372, -1, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 345, 346, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, 19],  // 373: pastoral.v1.Disclosure
    [-1, 19, 19],  // 374: pastoral.v1.ReportDisclosuresRequest
    [],  // 375: pastoral.v1.ToldCount
    [-1, -1, -1, -1, -1, 375],  // 376: pastoral.v1.PartnerDisclosures
    [-1, -1, 375],  // 377: pastoral.v1.StateDisclosures
    [-1, 19, 375],  // 378: pastoral.v1.MonthDisclosures
    [-1, 19, 19, 376, 377, 378, 375, 375, 375, 375, 375, 375],  // 379: pastoral.v1.DisclosureReport
    [-1, -1, -1, 18, 18],  // 380: pastoral.v1.DropIn
    [-1, -1, -1, -1, -1, 18],  // 381: pastoral.v1.DropInPlace
    [-1, 19],  // 382: pastoral.v1.OpenDropInRequest
    [],  // 383: pastoral.v1.CloseDropInRequest
    [-1, -1, 19, 19],  // 384: pastoral.v1.ListDropInsRequest
    [-1, 380],  // 385: pastoral.v1.ListDropInsResponse
    [],  // 386: pastoral.v1.JoinDropInRequest
    [],  // 387: pastoral.v1.LeaveDropInRequest
    [],  // 388: pastoral.v1.GetDropInPlaceRequest
    [],  // 389: pastoral.v1.CallNextRequest
    [-1, 381],  // 390: pastoral.v1.CallNextResponse
    [],  // 391: pastoral.v1.ListDropInQueueRequest
    [-1, 381],  // 392: pastoral.v1.ListDropInQueueResponse
    [-1, -1, 18],  // 393: pastoral.v1.Event
    [],  // 394: pastoral.v1.ListEventsRequest
    [-1, 393],  // 395: pastoral.v1.ListEventsResponse
    [],  // 396: pastoral.v1.WatchEventsRequest
    [-1, 393],  // 397: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 18, 18, 18, -1, 18, 18],  // 398: pastoral.v1.ExceptionalAccess
    [],  // 399: pastoral.v1.ElevateRequest
    [],  // 400: pastoral.v1.BreakGlassRequest
    [],  // 401: pastoral.v1.EndExceptionalAccessRequest
    [],  // 402: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 403: pastoral.v1.GetExceptionalAccessRequest
    [],  // 404: pastoral.v1.ListExceptionalAccessRequest
    [-1, 398],  // 405: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 18, 18, 18],  // 406: pastoral.v1.InboxItem
    [],  // 407: pastoral.v1.ListInboxRequest
    [-1, 406],  // 408: pastoral.v1.ListInboxResponse
    [],  // 409: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 410: pastoral.v1.WatchInboxRequest
    [-1, -1, 406],  // 411: pastoral.v1.WatchInboxResponse
    [],  // 412: pastoral.v1.GetCheckpointRequest
    [],  // 413: pastoral.v1.GetCheckpointResponse
    [],  // 414: pastoral.v1.ProveInclusionRequest
    [],  // 415: pastoral.v1.ProveInclusionResponse
    [],  // 416: pastoral.v1.OpenLeafRequest
    [-1, -1, 418],  // 417: pastoral.v1.OpenLeafResponse
    [],  // 418: pastoral.v1.LeafOpening
    [],  // 419: pastoral.v1.ProveConsistencyRequest
    [],  // 420: pastoral.v1.ProveConsistencyResponse
    [],  // 421: pastoral.v1.VerifyLedgerRequest
    [-1, 423, 424],  // 422: pastoral.v1.VerifyLedgerResponse
    [],  // 423: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 18, -1, 425],  // 424: pastoral.v1.VerifiedLedger
    [],  // 425: pastoral.v1.EndedLog
    [],  // 426: pastoral.v1.ExportLedgerRequest
    [],  // 427: pastoral.v1.ExportLedgerResponse
    [-1, 18],  // 428: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 19],  // 429: pastoral.v1.AgreedAction
    [-1, -1, -1, 428, -1, -1, -1, 429],  // 430: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 429],  // 431: pastoral.v1.AmendNoteRequest
    [],  // 432: pastoral.v1.ShareNoteRequest
    [],  // 433: pastoral.v1.DiscardDraftRequest
    [],  // 434: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 428, 18, -1, -1, -1, 446, -1, -1, -1, -1, -1, -1, -1, -1, -1, 20, 445, 18, 18, 18],  // 435: pastoral.v1.Note
    [],  // 436: pastoral.v1.GetNoteRequest
    [],  // 437: pastoral.v1.ListNotesForStudentRequest
    [],  // 438: pastoral.v1.ListMyNotesRequest
    [-1, 435],  // 439: pastoral.v1.ListNotesResponse
    [],  // 440: pastoral.v1.ListNoteVersionsRequest
    [-1, 443],  // 441: pastoral.v1.ListNoteVersionsResponse
    [],  // 442: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 18, 20, -1, -1, -1, 429],  // 443: pastoral.v1.NoteVersion
    [],  // 444: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 18],  // 445: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 19, -1, -1, -1, 18],  // 446: pastoral.v1.NoteAction
    [],  // 447: pastoral.v1.SetActionRequest
    [],  // 448: pastoral.v1.ListActionsRequest
    [-1, 446],  // 449: pastoral.v1.ListActionsResponse
    [],  // 450: pastoral.v1.NoticeContact
    [],  // 451: pastoral.v1.NoticeStatement
    [-1, 20, -1, 19, -1, 450, 451, -1, -1, 18],  // 452: pastoral.v1.Notice
    [],  // 453: pastoral.v1.GetNoticeRequest
    [],  // 454: pastoral.v1.ListNoticesRequest
    [-1, 452],  // 455: pastoral.v1.ListNoticesResponse
    [-1, 452],  // 456: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, -1, -1, -1, -1, -1, -1, -1, -1, 19],  // 457: pastoral.v1.PoliceRequestForm
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 19],  // 458: pastoral.v1.PlainRequestForm
    [-1, -1, -1, -1, -1, -1, 19, 457, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 458],  // 459: pastoral.v1.RegisterReceivedRequestRequest
    [-1, -1, -1, 18],  // 460: pastoral.v1.RecordRequestCheckRequest
    [-1, 462],  // 461: pastoral.v1.AttachToReceivedRequestRequest
    [],  // 462: pastoral.v1.RequestAttachmentHead
    [],  // 463: pastoral.v1.DownloadRequestAttachmentRequest
    [-1, 470],  // 464: pastoral.v1.DownloadRequestAttachmentResponse
    [],  // 465: pastoral.v1.RefuseReceivedRequestRequest
    [],  // 466: pastoral.v1.GetReceivedRequestRequest
    [],  // 467: pastoral.v1.ListReceivedRequestsRequest
    [-1, 471],  // 468: pastoral.v1.ListReceivedRequestsResponse
    [-1, -1, -1, 18],  // 469: pastoral.v1.RequestCheck
    [-1, -1, -1, -1, -1, -1, -1, -1, 18],  // 470: pastoral.v1.RequestAttachment
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 19, 457, -1, 18, 469, -1, 18, -1, -1, 18, -1, 470, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 458],  // 471: pastoral.v1.ReceivedRequest
    [-1, -1, -1, 19],  // 472: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 472],  // 473: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 429],  // 474: pastoral.v1.ReferralContent
    [-1, -1, -1, 18],  // 475: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 472, -1, -1, 20, 18, 18, 474, 475, 475, 475],  // 476: pastoral.v1.Referral
    [],  // 477: pastoral.v1.AnswerReferralRequest
    [],  // 478: pastoral.v1.GetReferralRequest
    [],  // 479: pastoral.v1.ListReferralsRequest
    [-1, 476],  // 480: pastoral.v1.ListReferralsResponse
    [],  // 481: pastoral.v1.ReviewReferralRequest
    [],  // 482: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 18],  // 483: pastoral.v1.AuthenticateResponse
    [],  // 484: pastoral.v1.WhoAmIRequest
    [],  // 485: pastoral.v1.WhoAmIResponse
    [],  // 486: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 18],  // 487: pastoral.v1.ExchangeResponse
    [],  // 488: pastoral.v1.StepUpRequest
    [-1, -1, 18],  // 489: pastoral.v1.StepUpResponse
    [],  // 490: pastoral.v1.EndRequest
    [],  // 491: pastoral.v1.EndResponse
    [],  // 492: pastoral.v1.ListClinicalSupervisorsRequest
    [-1, 494],  // 493: pastoral.v1.ListClinicalSupervisorsResponse
    [],  // 494: pastoral.v1.ClinicalSupervisor
    [],  // 495: pastoral.v1.ExtractFields
    [-1, -1, -1, 495],  // 496: pastoral.v1.PreviewExtractRequest
    [],  // 497: pastoral.v1.IdentifierFinding
    [-1, -1, -1, 495, 497],  // 498: pastoral.v1.ExtractPreview
    [-1, -1, -1, 495],  // 499: pastoral.v1.ShareExtractRequest
    [-1, -1, -1, -1, -1, -1, -1, 18, 495, -1, -1, -1, 18, 18],  // 500: pastoral.v1.SupervisionExtract
    [],  // 501: pastoral.v1.WithdrawExtractRequest
    [],  // 502: pastoral.v1.GetExtractRequest
    [],  // 503: pastoral.v1.ListExtractsRequest
    [-1, 500],  // 504: pastoral.v1.ListExtractsResponse
    [-1, -1, -1, -1, 19, 19, -1, -1, 18, 506],  // 505: pastoral.v1.WaitlistEntry
    [-1, -1, 18, 18, -1, 18],  // 506: pastoral.v1.Offer
    [-1, -1, -1, 19, 19],  // 507: pastoral.v1.JoinWaitlistRequest
    [],  // 508: pastoral.v1.LeaveWaitlistRequest
    [],  // 509: pastoral.v1.ListWaitlistRequest
    [-1, 505],  // 510: pastoral.v1.ListWaitlistResponse
    [],  // 511: pastoral.v1.AcceptOfferRequest
    [],  // 512: pastoral.v1.DeclineOfferRequest
  ]
}
