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
    "pastoral.v1.Availability": 114,
    "pastoral.v1.GetAvailabilityRequest": 115,
    "pastoral.v1.SetAvailabilityRequest": 116,
    "pastoral.v1.AddAvailabilityExceptionRequest": 117,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 118,
    "pastoral.v1.ListSlotsRequest": 119,
    "pastoral.v1.Slot": 120,
    "pastoral.v1.ListSlotsResponse": 121,
    "pastoral.v1.BookRequest": 122,
    "pastoral.v1.Appointment": 123,
    "pastoral.v1.CancelRequest": 124,
    "pastoral.v1.RescheduleRequest": 125,
    "pastoral.v1.GetAppointmentRequest": 126,
    "pastoral.v1.ListAppointmentsRequest": 127,
    "pastoral.v1.ListAppointmentsResponse": 128,
    "pastoral.v1.GiveConsentRequest": 129,
    "pastoral.v1.Consent": 130,
    "pastoral.v1.WithdrawConsentRequest": 131,
    "pastoral.v1.WithdrawConsentResponse": 132,
    "pastoral.v1.GetConsentRequest": 133,
    "pastoral.v1.ListConsentsRequest": 134,
    "pastoral.v1.ListConsentsResponse": 135,
    "pastoral.v1.ConsentWording": 136,
    "pastoral.v1.ListWordingsRequest": 137,
    "pastoral.v1.ListWordingsResponse": 138,
    "pastoral.v1.PublishWordingRequest": 139,
    "pastoral.v1.Event": 140,
    "pastoral.v1.ListEventsRequest": 141,
    "pastoral.v1.ListEventsResponse": 142,
    "pastoral.v1.WatchEventsRequest": 143,
    "pastoral.v1.WatchEventsResponse": 144,
    "pastoral.v1.ExceptionalAccess": 145,
    "pastoral.v1.ElevateRequest": 146,
    "pastoral.v1.BreakGlassRequest": 147,
    "pastoral.v1.EndExceptionalAccessRequest": 148,
    "pastoral.v1.ReviewExceptionalAccessRequest": 149,
    "pastoral.v1.GetExceptionalAccessRequest": 150,
    "pastoral.v1.ListExceptionalAccessRequest": 151,
    "pastoral.v1.ListExceptionalAccessResponse": 152,
    "pastoral.v1.InboxItem": 153,
    "pastoral.v1.ListInboxRequest": 154,
    "pastoral.v1.ListInboxResponse": 155,
    "pastoral.v1.AcknowledgeInboxItemRequest": 156,
    "pastoral.v1.WatchInboxRequest": 157,
    "pastoral.v1.WatchInboxResponse": 158,
    "pastoral.v1.GetCheckpointRequest": 159,
    "pastoral.v1.GetCheckpointResponse": 160,
    "pastoral.v1.ProveInclusionRequest": 161,
    "pastoral.v1.ProveInclusionResponse": 162,
    "pastoral.v1.ProveConsistencyRequest": 163,
    "pastoral.v1.ProveConsistencyResponse": 164,
    "pastoral.v1.VerifyLedgerRequest": 165,
    "pastoral.v1.VerifyLedgerResponse": 166,
    "pastoral.v1.VerifyLedgerProgress": 167,
    "pastoral.v1.VerifiedLedger": 168,
    "pastoral.v1.EndedLog": 169,
    "pastoral.v1.ExportLedgerRequest": 170,
    "pastoral.v1.ExportLedgerResponse": 171,
    "pastoral.v1.AdHocMeeting": 172,
    "pastoral.v1.AgreedAction": 173,
    "pastoral.v1.CreateNoteRequest": 174,
    "pastoral.v1.AmendNoteRequest": 175,
    "pastoral.v1.ShareNoteRequest": 176,
    "pastoral.v1.DiscardDraftRequest": 177,
    "pastoral.v1.DiscardDraftResponse": 178,
    "pastoral.v1.Note": 179,
    "pastoral.v1.GetNoteRequest": 180,
    "pastoral.v1.ListNotesForStudentRequest": 181,
    "pastoral.v1.ListMyNotesRequest": 182,
    "pastoral.v1.ListNotesResponse": 183,
    "pastoral.v1.ListNoteVersionsRequest": 184,
    "pastoral.v1.ListNoteVersionsResponse": 185,
    "pastoral.v1.GetNoteVersionRequest": 186,
    "pastoral.v1.NoteVersion": 187,
    "pastoral.v1.AddCommentRequest": 188,
    "pastoral.v1.NoteComment": 189,
    "pastoral.v1.NoteAction": 190,
    "pastoral.v1.SetActionRequest": 191,
    "pastoral.v1.ListActionsRequest": 192,
    "pastoral.v1.ListActionsResponse": 193,
    "pastoral.v1.NoticeContact": 194,
    "pastoral.v1.NoticeStatement": 195,
    "pastoral.v1.Notice": 196,
    "pastoral.v1.GetNoticeRequest": 197,
    "pastoral.v1.ListNoticesRequest": 198,
    "pastoral.v1.ListNoticesResponse": 199,
    "pastoral.v1.PublishNoticeRequest": 200,
    "pastoral.v1.SafetyGround": 201,
    "pastoral.v1.CreateReferralRequest": 202,
    "pastoral.v1.ReferralContent": 203,
    "pastoral.v1.ReferralStep": 204,
    "pastoral.v1.Referral": 205,
    "pastoral.v1.AnswerReferralRequest": 206,
    "pastoral.v1.GetReferralRequest": 207,
    "pastoral.v1.ListReferralsRequest": 208,
    "pastoral.v1.ListReferralsResponse": 209,
    "pastoral.v1.ReviewReferralRequest": 210,
    "pastoral.v1.AuthenticateRequest": 211,
    "pastoral.v1.AuthenticateResponse": 212,
    "pastoral.v1.WhoAmIRequest": 213,
    "pastoral.v1.WhoAmIResponse": 214,
    "pastoral.v1.ExchangeRequest": 215,
    "pastoral.v1.ExchangeResponse": 216,
    "pastoral.v1.StepUpRequest": 217,
    "pastoral.v1.StepUpResponse": 218,
    "pastoral.v1.EndRequest": 219,
    "pastoral.v1.EndResponse": 220,
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
    [-1, -1, 112, 113],  // 114: pastoral.v1.Availability
    [],  // 115: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 112],  // 116: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 113],  // 117: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 118: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 54, 54],  // 119: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 120: pastoral.v1.Slot
    [-1, 120],  // 121: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 122: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 55, -1, -1, 22, 22],  // 123: pastoral.v1.Appointment
    [],  // 124: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 125: pastoral.v1.RescheduleRequest
    [],  // 126: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 127: pastoral.v1.ListAppointmentsRequest
    [-1, 123],  // 128: pastoral.v1.ListAppointmentsResponse
    [-1, -1, -1, -1, -1, 54, -1, -1, 22],  // 129: pastoral.v1.GiveConsentRequest
    [-1, -1, -1, -1, -1, -1, 54, -1, -1, 55, -1, 22, 22, -1, -1, -1, 22],  // 130: pastoral.v1.Consent
    [],  // 131: pastoral.v1.WithdrawConsentRequest
    [-1, 130],  // 132: pastoral.v1.WithdrawConsentResponse
    [],  // 133: pastoral.v1.GetConsentRequest
    [],  // 134: pastoral.v1.ListConsentsRequest
    [-1, 130],  // 135: pastoral.v1.ListConsentsResponse
    [-1, -1, -1, 54],  // 136: pastoral.v1.ConsentWording
    [],  // 137: pastoral.v1.ListWordingsRequest
    [-1, 136],  // 138: pastoral.v1.ListWordingsResponse
    [-1, 136],  // 139: pastoral.v1.PublishWordingRequest
    [-1, -1, 22],  // 140: pastoral.v1.Event
    [],  // 141: pastoral.v1.ListEventsRequest
    [-1, 140],  // 142: pastoral.v1.ListEventsResponse
    [],  // 143: pastoral.v1.WatchEventsRequest
    [-1, 140],  // 144: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 145: pastoral.v1.ExceptionalAccess
    [],  // 146: pastoral.v1.ElevateRequest
    [],  // 147: pastoral.v1.BreakGlassRequest
    [],  // 148: pastoral.v1.EndExceptionalAccessRequest
    [],  // 149: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 150: pastoral.v1.GetExceptionalAccessRequest
    [],  // 151: pastoral.v1.ListExceptionalAccessRequest
    [-1, 145],  // 152: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 153: pastoral.v1.InboxItem
    [],  // 154: pastoral.v1.ListInboxRequest
    [-1, 153],  // 155: pastoral.v1.ListInboxResponse
    [],  // 156: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 157: pastoral.v1.WatchInboxRequest
    [-1, -1, 153],  // 158: pastoral.v1.WatchInboxResponse
    [],  // 159: pastoral.v1.GetCheckpointRequest
    [],  // 160: pastoral.v1.GetCheckpointResponse
    [],  // 161: pastoral.v1.ProveInclusionRequest
    [],  // 162: pastoral.v1.ProveInclusionResponse
    [],  // 163: pastoral.v1.ProveConsistencyRequest
    [],  // 164: pastoral.v1.ProveConsistencyResponse
    [],  // 165: pastoral.v1.VerifyLedgerRequest
    [-1, 167, 168],  // 166: pastoral.v1.VerifyLedgerResponse
    [],  // 167: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 169],  // 168: pastoral.v1.VerifiedLedger
    [],  // 169: pastoral.v1.EndedLog
    [],  // 170: pastoral.v1.ExportLedgerRequest
    [],  // 171: pastoral.v1.ExportLedgerResponse
    [-1, 22],  // 172: pastoral.v1.AdHocMeeting
    [-1, -1, -1, -1, 54],  // 173: pastoral.v1.AgreedAction
    [-1, -1, -1, 172, -1, -1, -1, 173],  // 174: pastoral.v1.CreateNoteRequest
    [-1, -1, -1, -1, -1, -1, 173],  // 175: pastoral.v1.AmendNoteRequest
    [],  // 176: pastoral.v1.ShareNoteRequest
    [],  // 177: pastoral.v1.DiscardDraftRequest
    [],  // 178: pastoral.v1.DiscardDraftResponse
    [-1, -1, -1, -1, -1, -1, 172, 22, -1, -1, -1, 190, -1, -1, -1, -1, -1, -1, -1, -1, -1, 55, 189, 22, 22, 22],  // 179: pastoral.v1.Note
    [],  // 180: pastoral.v1.GetNoteRequest
    [],  // 181: pastoral.v1.ListNotesForStudentRequest
    [],  // 182: pastoral.v1.ListMyNotesRequest
    [-1, 179],  // 183: pastoral.v1.ListNotesResponse
    [],  // 184: pastoral.v1.ListNoteVersionsRequest
    [-1, 187],  // 185: pastoral.v1.ListNoteVersionsResponse
    [],  // 186: pastoral.v1.GetNoteVersionRequest
    [-1, -1, -1, -1, -1, 22, 55, -1, -1, -1, 173],  // 187: pastoral.v1.NoteVersion
    [],  // 188: pastoral.v1.AddCommentRequest
    [-1, -1, -1, 22],  // 189: pastoral.v1.NoteComment
    [-1, -1, -1, -1, -1, 54, -1, -1, -1, 22],  // 190: pastoral.v1.NoteAction
    [],  // 191: pastoral.v1.SetActionRequest
    [],  // 192: pastoral.v1.ListActionsRequest
    [-1, 190],  // 193: pastoral.v1.ListActionsResponse
    [],  // 194: pastoral.v1.NoticeContact
    [],  // 195: pastoral.v1.NoticeStatement
    [-1, 55, -1, 54, -1, 194, 195, -1, -1, 22],  // 196: pastoral.v1.Notice
    [],  // 197: pastoral.v1.GetNoticeRequest
    [],  // 198: pastoral.v1.ListNoticesRequest
    [-1, 196],  // 199: pastoral.v1.ListNoticesResponse
    [-1, 196],  // 200: pastoral.v1.PublishNoticeRequest
    [-1, -1, -1, 54],  // 201: pastoral.v1.SafetyGround
    [-1, -1, -1, -1, -1, -1, -1, 201],  // 202: pastoral.v1.CreateReferralRequest
    [-1, -1, -1, -1, 173],  // 203: pastoral.v1.ReferralContent
    [-1, -1, -1, 22],  // 204: pastoral.v1.ReferralStep
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 201, -1, -1, 55, 22, 22, 203, 204, 204, 204],  // 205: pastoral.v1.Referral
    [],  // 206: pastoral.v1.AnswerReferralRequest
    [],  // 207: pastoral.v1.GetReferralRequest
    [],  // 208: pastoral.v1.ListReferralsRequest
    [-1, 205],  // 209: pastoral.v1.ListReferralsResponse
    [],  // 210: pastoral.v1.ReviewReferralRequest
    [],  // 211: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 212: pastoral.v1.AuthenticateResponse
    [],  // 213: pastoral.v1.WhoAmIRequest
    [],  // 214: pastoral.v1.WhoAmIResponse
    [],  // 215: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 216: pastoral.v1.ExchangeResponse
    [],  // 217: pastoral.v1.StepUpRequest
    [-1, -1, 22],  // 218: pastoral.v1.StepUpResponse
    [],  // 219: pastoral.v1.EndRequest
    [],  // 220: pastoral.v1.EndResponse
  ]
}
