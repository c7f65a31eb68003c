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
    "pastoral.v1.BindCertificateRequest": 46,
    "pastoral.v1.CertificateBinding": 47,
    "pastoral.v1.RevokeCertificateRequest": 48,
    "pastoral.v1.RevokeCertificateResponse": 49,
    "pastoral.v1.Date": 50,
    "pastoral.v1.NoticeVersion": 51,
    "pastoral.v1.Access": 52,
    "pastoral.v1.ListAccessesRequest": 53,
    "pastoral.v1.ListAccessesResponse": 54,
    "pastoral.v1.ExportAccessesRequest": 55,
    "pastoral.v1.Denial": 56,
    "pastoral.v1.ListDenialsRequest": 57,
    "pastoral.v1.ListDenialsResponse": 58,
    "pastoral.v1.Student": 59,
    "pastoral.v1.StaffMember": 60,
    "pastoral.v1.Programme": 61,
    "pastoral.v1.Module": 62,
    "pastoral.v1.EnrolmentPeriod": 63,
    "pastoral.v1.ModuleEnrolment": 64,
    "pastoral.v1.Relation": 65,
    "pastoral.v1.GetStudentRequest": 66,
    "pastoral.v1.ListStudentsRequest": 67,
    "pastoral.v1.ListStudentsResponse": 68,
    "pastoral.v1.PutStudentRequest": 69,
    "pastoral.v1.GetStaffMemberRequest": 70,
    "pastoral.v1.ListStaffMembersRequest": 71,
    "pastoral.v1.ListStaffMembersResponse": 72,
    "pastoral.v1.PutStaffMemberRequest": 73,
    "pastoral.v1.GetProgrammeRequest": 74,
    "pastoral.v1.ListProgrammesRequest": 75,
    "pastoral.v1.ListProgrammesResponse": 76,
    "pastoral.v1.PutProgrammeRequest": 77,
    "pastoral.v1.GetModuleRequest": 78,
    "pastoral.v1.ListModulesRequest": 79,
    "pastoral.v1.ListModulesResponse": 80,
    "pastoral.v1.PutModuleRequest": 81,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 82,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 83,
    "pastoral.v1.PutEnrolmentPeriodRequest": 84,
    "pastoral.v1.ListModuleEnrolmentsRequest": 85,
    "pastoral.v1.ListModuleEnrolmentsResponse": 86,
    "pastoral.v1.PutModuleEnrolmentRequest": 87,
    "pastoral.v1.ListRelationsRequest": 88,
    "pastoral.v1.ListRelationsResponse": 89,
    "pastoral.v1.PutRelationRequest": 90,
    "pastoral.v1.ImportRequest": 91,
    "pastoral.v1.ImportBegin": 92,
    "pastoral.v1.ImportRows": 93,
    "pastoral.v1.ImportRow": 94,
    "pastoral.v1.ImportFinish": 95,
    "pastoral.v1.ImportError": 96,
    "pastoral.v1.ImportResponse": 97,
    "pastoral.v1.GetImportRequest": 98,
    "pastoral.v1.ListBookableStaffRequest": 99,
    "pastoral.v1.BookableStaff": 100,
    "pastoral.v1.ListBookableStaffResponse": 101,
    "pastoral.v1.WeeklyRule": 102,
    "pastoral.v1.AvailabilityException": 103,
    "pastoral.v1.Availability": 104,
    "pastoral.v1.GetAvailabilityRequest": 105,
    "pastoral.v1.SetAvailabilityRequest": 106,
    "pastoral.v1.AddAvailabilityExceptionRequest": 107,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 108,
    "pastoral.v1.ListSlotsRequest": 109,
    "pastoral.v1.Slot": 110,
    "pastoral.v1.ListSlotsResponse": 111,
    "pastoral.v1.BookRequest": 112,
    "pastoral.v1.Appointment": 113,
    "pastoral.v1.CancelRequest": 114,
    "pastoral.v1.RescheduleRequest": 115,
    "pastoral.v1.GetAppointmentRequest": 116,
    "pastoral.v1.ListAppointmentsRequest": 117,
    "pastoral.v1.ListAppointmentsResponse": 118,
    "pastoral.v1.Event": 119,
    "pastoral.v1.ListEventsRequest": 120,
    "pastoral.v1.ListEventsResponse": 121,
    "pastoral.v1.WatchEventsRequest": 122,
    "pastoral.v1.WatchEventsResponse": 123,
    "pastoral.v1.ExceptionalAccess": 124,
    "pastoral.v1.ElevateRequest": 125,
    "pastoral.v1.BreakGlassRequest": 126,
    "pastoral.v1.EndExceptionalAccessRequest": 127,
    "pastoral.v1.ReviewExceptionalAccessRequest": 128,
    "pastoral.v1.GetExceptionalAccessRequest": 129,
    "pastoral.v1.ListExceptionalAccessRequest": 130,
    "pastoral.v1.ListExceptionalAccessResponse": 131,
    "pastoral.v1.InboxItem": 132,
    "pastoral.v1.ListInboxRequest": 133,
    "pastoral.v1.ListInboxResponse": 134,
    "pastoral.v1.AcknowledgeInboxItemRequest": 135,
    "pastoral.v1.WatchInboxRequest": 136,
    "pastoral.v1.WatchInboxResponse": 137,
    "pastoral.v1.GetCheckpointRequest": 138,
    "pastoral.v1.GetCheckpointResponse": 139,
    "pastoral.v1.ProveInclusionRequest": 140,
    "pastoral.v1.ProveInclusionResponse": 141,
    "pastoral.v1.ProveConsistencyRequest": 142,
    "pastoral.v1.ProveConsistencyResponse": 143,
    "pastoral.v1.VerifyLedgerRequest": 144,
    "pastoral.v1.VerifyLedgerResponse": 145,
    "pastoral.v1.VerifyLedgerProgress": 146,
    "pastoral.v1.VerifiedLedger": 147,
    "pastoral.v1.EndedLog": 148,
    "pastoral.v1.ExportLedgerRequest": 149,
    "pastoral.v1.ExportLedgerResponse": 150,
    "pastoral.v1.AuthenticateRequest": 151,
    "pastoral.v1.AuthenticateResponse": 152,
    "pastoral.v1.WhoAmIRequest": 153,
    "pastoral.v1.WhoAmIResponse": 154,
    "pastoral.v1.ExchangeRequest": 155,
    "pastoral.v1.ExchangeResponse": 156,
    "pastoral.v1.StepUpRequest": 157,
    "pastoral.v1.StepUpResponse": 158,
    "pastoral.v1.EndRequest": 159,
    "pastoral.v1.EndResponse": 160,
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
    [],  // 46: pastoral.v1.BindCertificateRequest
    [],  // 47: pastoral.v1.CertificateBinding
    [],  // 48: pastoral.v1.RevokeCertificateRequest
    [],  // 49: pastoral.v1.RevokeCertificateResponse
    [],  // 50: pastoral.v1.Date
    [],  // 51: pastoral.v1.NoticeVersion
    [-1, -1, 22],  // 52: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 53: pastoral.v1.ListAccessesRequest
    [-1, 52],  // 54: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 55: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 56: pastoral.v1.Denial
    [],  // 57: pastoral.v1.ListDenialsRequest
    [-1, 56],  // 58: pastoral.v1.ListDenialsResponse
    [],  // 59: pastoral.v1.Student
    [],  // 60: pastoral.v1.StaffMember
    [],  // 61: pastoral.v1.Programme
    [],  // 62: pastoral.v1.Module
    [-1, -1, -1, -1, 50, 50],  // 63: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 50, 50],  // 64: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 50, 50],  // 65: pastoral.v1.Relation
    [],  // 66: pastoral.v1.GetStudentRequest
    [],  // 67: pastoral.v1.ListStudentsRequest
    [-1, 59],  // 68: pastoral.v1.ListStudentsResponse
    [-1, 59],  // 69: pastoral.v1.PutStudentRequest
    [],  // 70: pastoral.v1.GetStaffMemberRequest
    [],  // 71: pastoral.v1.ListStaffMembersRequest
    [-1, 60],  // 72: pastoral.v1.ListStaffMembersResponse
    [-1, 60],  // 73: pastoral.v1.PutStaffMemberRequest
    [],  // 74: pastoral.v1.GetProgrammeRequest
    [],  // 75: pastoral.v1.ListProgrammesRequest
    [-1, 61],  // 76: pastoral.v1.ListProgrammesResponse
    [-1, 61],  // 77: pastoral.v1.PutProgrammeRequest
    [],  // 78: pastoral.v1.GetModuleRequest
    [],  // 79: pastoral.v1.ListModulesRequest
    [-1, 62],  // 80: pastoral.v1.ListModulesResponse
    [-1, 62],  // 81: pastoral.v1.PutModuleRequest
    [],  // 82: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 63],  // 83: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 63],  // 84: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 85: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 64],  // 86: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 64],  // 87: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 88: pastoral.v1.ListRelationsRequest
    [-1, 65],  // 89: pastoral.v1.ListRelationsResponse
    [-1, 65],  // 90: pastoral.v1.PutRelationRequest
    [-1, -1, 92, 93, 95],  // 91: pastoral.v1.ImportRequest
    [],  // 92: pastoral.v1.ImportBegin
    [-1, -1, 94],  // 93: pastoral.v1.ImportRows
    [-1, 59, 60, 61, 62, 63, 64, 65],  // 94: pastoral.v1.ImportRow
    [],  // 95: pastoral.v1.ImportFinish
    [],  // 96: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 96],  // 97: pastoral.v1.ImportResponse
    [],  // 98: pastoral.v1.GetImportRequest
    [],  // 99: pastoral.v1.ListBookableStaffRequest
    [],  // 100: pastoral.v1.BookableStaff
    [-1, 100],  // 101: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 50, 50],  // 102: pastoral.v1.WeeklyRule
    [-1, -1, -1, 50],  // 103: pastoral.v1.AvailabilityException
    [-1, -1, 102, 103],  // 104: pastoral.v1.Availability
    [],  // 105: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 102],  // 106: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 103],  // 107: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 108: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 50, 50],  // 109: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 110: pastoral.v1.Slot
    [-1, 110],  // 111: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 112: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 51, -1, -1, 22, 22],  // 113: pastoral.v1.Appointment
    [],  // 114: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 115: pastoral.v1.RescheduleRequest
    [],  // 116: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 117: pastoral.v1.ListAppointmentsRequest
    [-1, 113],  // 118: pastoral.v1.ListAppointmentsResponse
    [-1, -1, 22],  // 119: pastoral.v1.Event
    [],  // 120: pastoral.v1.ListEventsRequest
    [-1, 119],  // 121: pastoral.v1.ListEventsResponse
    [],  // 122: pastoral.v1.WatchEventsRequest
    [-1, 119],  // 123: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 124: pastoral.v1.ExceptionalAccess
    [],  // 125: pastoral.v1.ElevateRequest
    [],  // 126: pastoral.v1.BreakGlassRequest
    [],  // 127: pastoral.v1.EndExceptionalAccessRequest
    [],  // 128: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 129: pastoral.v1.GetExceptionalAccessRequest
    [],  // 130: pastoral.v1.ListExceptionalAccessRequest
    [-1, 124],  // 131: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 132: pastoral.v1.InboxItem
    [],  // 133: pastoral.v1.ListInboxRequest
    [-1, 132],  // 134: pastoral.v1.ListInboxResponse
    [],  // 135: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 136: pastoral.v1.WatchInboxRequest
    [-1, -1, 132],  // 137: pastoral.v1.WatchInboxResponse
    [],  // 138: pastoral.v1.GetCheckpointRequest
    [],  // 139: pastoral.v1.GetCheckpointResponse
    [],  // 140: pastoral.v1.ProveInclusionRequest
    [],  // 141: pastoral.v1.ProveInclusionResponse
    [],  // 142: pastoral.v1.ProveConsistencyRequest
    [],  // 143: pastoral.v1.ProveConsistencyResponse
    [],  // 144: pastoral.v1.VerifyLedgerRequest
    [-1, 146, 147],  // 145: pastoral.v1.VerifyLedgerResponse
    [],  // 146: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 148],  // 147: pastoral.v1.VerifiedLedger
    [],  // 148: pastoral.v1.EndedLog
    [],  // 149: pastoral.v1.ExportLedgerRequest
    [],  // 150: pastoral.v1.ExportLedgerResponse
    [],  // 151: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 152: pastoral.v1.AuthenticateResponse
    [],  // 153: pastoral.v1.WhoAmIRequest
    [],  // 154: pastoral.v1.WhoAmIResponse
    [],  // 155: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 156: pastoral.v1.ExchangeResponse
    [],  // 157: pastoral.v1.StepUpRequest
    [-1, -1, 22],  // 158: pastoral.v1.StepUpResponse
    [],  // 159: pastoral.v1.EndRequest
    [],  // 160: pastoral.v1.EndResponse
  ]
}
