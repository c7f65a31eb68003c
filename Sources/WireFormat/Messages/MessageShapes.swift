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
    "pastoral.v1.TokenInfo": 28,
    "pastoral.v1.ListTokensRequest": 29,
    "pastoral.v1.ListTokensResponse": 30,
    "pastoral.v1.IssueTokenRequest": 31,
    "pastoral.v1.IssueTokenResponse": 32,
    "pastoral.v1.RevokeTokenRequest": 33,
    "pastoral.v1.BindIdentityRequest": 34,
    "pastoral.v1.IdentityBinding": 35,
    "pastoral.v1.BindCertificateRequest": 36,
    "pastoral.v1.CertificateBinding": 37,
    "pastoral.v1.RevokeCertificateRequest": 38,
    "pastoral.v1.RevokeCertificateResponse": 39,
    "pastoral.v1.Date": 40,
    "pastoral.v1.NoticeVersion": 41,
    "pastoral.v1.Access": 42,
    "pastoral.v1.ListAccessesRequest": 43,
    "pastoral.v1.ListAccessesResponse": 44,
    "pastoral.v1.ExportAccessesRequest": 45,
    "pastoral.v1.Denial": 46,
    "pastoral.v1.ListDenialsRequest": 47,
    "pastoral.v1.ListDenialsResponse": 48,
    "pastoral.v1.Student": 49,
    "pastoral.v1.StaffMember": 50,
    "pastoral.v1.Programme": 51,
    "pastoral.v1.Module": 52,
    "pastoral.v1.EnrolmentPeriod": 53,
    "pastoral.v1.ModuleEnrolment": 54,
    "pastoral.v1.Relation": 55,
    "pastoral.v1.GetStudentRequest": 56,
    "pastoral.v1.ListStudentsRequest": 57,
    "pastoral.v1.ListStudentsResponse": 58,
    "pastoral.v1.PutStudentRequest": 59,
    "pastoral.v1.GetStaffMemberRequest": 60,
    "pastoral.v1.ListStaffMembersRequest": 61,
    "pastoral.v1.ListStaffMembersResponse": 62,
    "pastoral.v1.PutStaffMemberRequest": 63,
    "pastoral.v1.GetProgrammeRequest": 64,
    "pastoral.v1.ListProgrammesRequest": 65,
    "pastoral.v1.ListProgrammesResponse": 66,
    "pastoral.v1.PutProgrammeRequest": 67,
    "pastoral.v1.GetModuleRequest": 68,
    "pastoral.v1.ListModulesRequest": 69,
    "pastoral.v1.ListModulesResponse": 70,
    "pastoral.v1.PutModuleRequest": 71,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 72,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 73,
    "pastoral.v1.PutEnrolmentPeriodRequest": 74,
    "pastoral.v1.ListModuleEnrolmentsRequest": 75,
    "pastoral.v1.ListModuleEnrolmentsResponse": 76,
    "pastoral.v1.PutModuleEnrolmentRequest": 77,
    "pastoral.v1.ListRelationsRequest": 78,
    "pastoral.v1.ListRelationsResponse": 79,
    "pastoral.v1.PutRelationRequest": 80,
    "pastoral.v1.ImportRequest": 81,
    "pastoral.v1.ImportBegin": 82,
    "pastoral.v1.ImportRows": 83,
    "pastoral.v1.ImportRow": 84,
    "pastoral.v1.ImportFinish": 85,
    "pastoral.v1.ImportError": 86,
    "pastoral.v1.ImportResponse": 87,
    "pastoral.v1.GetImportRequest": 88,
    "pastoral.v1.ListBookableStaffRequest": 89,
    "pastoral.v1.BookableStaff": 90,
    "pastoral.v1.ListBookableStaffResponse": 91,
    "pastoral.v1.WeeklyRule": 92,
    "pastoral.v1.AvailabilityException": 93,
    "pastoral.v1.Availability": 94,
    "pastoral.v1.GetAvailabilityRequest": 95,
    "pastoral.v1.SetAvailabilityRequest": 96,
    "pastoral.v1.AddAvailabilityExceptionRequest": 97,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 98,
    "pastoral.v1.ListSlotsRequest": 99,
    "pastoral.v1.Slot": 100,
    "pastoral.v1.ListSlotsResponse": 101,
    "pastoral.v1.BookRequest": 102,
    "pastoral.v1.Appointment": 103,
    "pastoral.v1.CancelRequest": 104,
    "pastoral.v1.RescheduleRequest": 105,
    "pastoral.v1.GetAppointmentRequest": 106,
    "pastoral.v1.ListAppointmentsRequest": 107,
    "pastoral.v1.ListAppointmentsResponse": 108,
    "pastoral.v1.Event": 109,
    "pastoral.v1.ListEventsRequest": 110,
    "pastoral.v1.ListEventsResponse": 111,
    "pastoral.v1.WatchEventsRequest": 112,
    "pastoral.v1.WatchEventsResponse": 113,
    "pastoral.v1.ExceptionalAccess": 114,
    "pastoral.v1.ElevateRequest": 115,
    "pastoral.v1.BreakGlassRequest": 116,
    "pastoral.v1.EndExceptionalAccessRequest": 117,
    "pastoral.v1.ReviewExceptionalAccessRequest": 118,
    "pastoral.v1.GetExceptionalAccessRequest": 119,
    "pastoral.v1.ListExceptionalAccessRequest": 120,
    "pastoral.v1.ListExceptionalAccessResponse": 121,
    "pastoral.v1.InboxItem": 122,
    "pastoral.v1.ListInboxRequest": 123,
    "pastoral.v1.ListInboxResponse": 124,
    "pastoral.v1.AcknowledgeInboxItemRequest": 125,
    "pastoral.v1.WatchInboxRequest": 126,
    "pastoral.v1.WatchInboxResponse": 127,
    "pastoral.v1.GetCheckpointRequest": 128,
    "pastoral.v1.GetCheckpointResponse": 129,
    "pastoral.v1.ProveInclusionRequest": 130,
    "pastoral.v1.ProveInclusionResponse": 131,
    "pastoral.v1.ProveConsistencyRequest": 132,
    "pastoral.v1.ProveConsistencyResponse": 133,
    "pastoral.v1.VerifyLedgerRequest": 134,
    "pastoral.v1.VerifyLedgerResponse": 135,
    "pastoral.v1.VerifyLedgerProgress": 136,
    "pastoral.v1.VerifiedLedger": 137,
    "pastoral.v1.EndedLog": 138,
    "pastoral.v1.ExportLedgerRequest": 139,
    "pastoral.v1.ExportLedgerResponse": 140,
    "pastoral.v1.AuthenticateRequest": 141,
    "pastoral.v1.AuthenticateResponse": 142,
    "pastoral.v1.WhoAmIRequest": 143,
    "pastoral.v1.WhoAmIResponse": 144,
    "pastoral.v1.ExchangeRequest": 145,
    "pastoral.v1.ExchangeResponse": 146,
    "pastoral.v1.EndRequest": 147,
    "pastoral.v1.EndResponse": 148,
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
    [-1, -1, -1, 22, 22, 22],  // 28: pastoral.v1.TokenInfo
    [],  // 29: pastoral.v1.ListTokensRequest
    [-1, 28],  // 30: pastoral.v1.ListTokensResponse
    [],  // 31: pastoral.v1.IssueTokenRequest
    [-1, 28],  // 32: pastoral.v1.IssueTokenResponse
    [],  // 33: pastoral.v1.RevokeTokenRequest
    [],  // 34: pastoral.v1.BindIdentityRequest
    [],  // 35: pastoral.v1.IdentityBinding
    [],  // 36: pastoral.v1.BindCertificateRequest
    [],  // 37: pastoral.v1.CertificateBinding
    [],  // 38: pastoral.v1.RevokeCertificateRequest
    [],  // 39: pastoral.v1.RevokeCertificateResponse
    [],  // 40: pastoral.v1.Date
    [],  // 41: pastoral.v1.NoticeVersion
    [-1, -1, 22],  // 42: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 43: pastoral.v1.ListAccessesRequest
    [-1, 42],  // 44: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 45: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 46: pastoral.v1.Denial
    [],  // 47: pastoral.v1.ListDenialsRequest
    [-1, 46],  // 48: pastoral.v1.ListDenialsResponse
    [],  // 49: pastoral.v1.Student
    [],  // 50: pastoral.v1.StaffMember
    [],  // 51: pastoral.v1.Programme
    [],  // 52: pastoral.v1.Module
    [-1, -1, -1, -1, 40, 40],  // 53: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 40, 40],  // 54: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 40, 40],  // 55: pastoral.v1.Relation
    [],  // 56: pastoral.v1.GetStudentRequest
    [],  // 57: pastoral.v1.ListStudentsRequest
    [-1, 49],  // 58: pastoral.v1.ListStudentsResponse
    [-1, 49],  // 59: pastoral.v1.PutStudentRequest
    [],  // 60: pastoral.v1.GetStaffMemberRequest
    [],  // 61: pastoral.v1.ListStaffMembersRequest
    [-1, 50],  // 62: pastoral.v1.ListStaffMembersResponse
    [-1, 50],  // 63: pastoral.v1.PutStaffMemberRequest
    [],  // 64: pastoral.v1.GetProgrammeRequest
    [],  // 65: pastoral.v1.ListProgrammesRequest
    [-1, 51],  // 66: pastoral.v1.ListProgrammesResponse
    [-1, 51],  // 67: pastoral.v1.PutProgrammeRequest
    [],  // 68: pastoral.v1.GetModuleRequest
    [],  // 69: pastoral.v1.ListModulesRequest
    [-1, 52],  // 70: pastoral.v1.ListModulesResponse
    [-1, 52],  // 71: pastoral.v1.PutModuleRequest
    [],  // 72: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 53],  // 73: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 53],  // 74: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 75: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 54],  // 76: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 54],  // 77: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 78: pastoral.v1.ListRelationsRequest
    [-1, 55],  // 79: pastoral.v1.ListRelationsResponse
    [-1, 55],  // 80: pastoral.v1.PutRelationRequest
    [-1, -1, 82, 83, 85],  // 81: pastoral.v1.ImportRequest
    [],  // 82: pastoral.v1.ImportBegin
    [-1, -1, 84],  // 83: pastoral.v1.ImportRows
    [-1, 49, 50, 51, 52, 53, 54, 55],  // 84: pastoral.v1.ImportRow
    [],  // 85: pastoral.v1.ImportFinish
    [],  // 86: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 86],  // 87: pastoral.v1.ImportResponse
    [],  // 88: pastoral.v1.GetImportRequest
    [],  // 89: pastoral.v1.ListBookableStaffRequest
    [],  // 90: pastoral.v1.BookableStaff
    [-1, 90],  // 91: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 40, 40],  // 92: pastoral.v1.WeeklyRule
    [-1, -1, -1, 40],  // 93: pastoral.v1.AvailabilityException
    [-1, -1, 92, 93],  // 94: pastoral.v1.Availability
    [],  // 95: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 92],  // 96: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 93],  // 97: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 98: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 40, 40],  // 99: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 100: pastoral.v1.Slot
    [-1, 100],  // 101: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 102: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 41, -1, -1, 22, 22],  // 103: pastoral.v1.Appointment
    [],  // 104: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 105: pastoral.v1.RescheduleRequest
    [],  // 106: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 107: pastoral.v1.ListAppointmentsRequest
    [-1, 103],  // 108: pastoral.v1.ListAppointmentsResponse
    [-1, -1, 22],  // 109: pastoral.v1.Event
    [],  // 110: pastoral.v1.ListEventsRequest
    [-1, 109],  // 111: pastoral.v1.ListEventsResponse
    [],  // 112: pastoral.v1.WatchEventsRequest
    [-1, 109],  // 113: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 114: pastoral.v1.ExceptionalAccess
    [],  // 115: pastoral.v1.ElevateRequest
    [],  // 116: pastoral.v1.BreakGlassRequest
    [],  // 117: pastoral.v1.EndExceptionalAccessRequest
    [],  // 118: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 119: pastoral.v1.GetExceptionalAccessRequest
    [],  // 120: pastoral.v1.ListExceptionalAccessRequest
    [-1, 114],  // 121: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 122: pastoral.v1.InboxItem
    [],  // 123: pastoral.v1.ListInboxRequest
    [-1, 122],  // 124: pastoral.v1.ListInboxResponse
    [],  // 125: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 126: pastoral.v1.WatchInboxRequest
    [-1, -1, 122],  // 127: pastoral.v1.WatchInboxResponse
    [],  // 128: pastoral.v1.GetCheckpointRequest
    [],  // 129: pastoral.v1.GetCheckpointResponse
    [],  // 130: pastoral.v1.ProveInclusionRequest
    [],  // 131: pastoral.v1.ProveInclusionResponse
    [],  // 132: pastoral.v1.ProveConsistencyRequest
    [],  // 133: pastoral.v1.ProveConsistencyResponse
    [],  // 134: pastoral.v1.VerifyLedgerRequest
    [-1, 136, 137],  // 135: pastoral.v1.VerifyLedgerResponse
    [],  // 136: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 138],  // 137: pastoral.v1.VerifiedLedger
    [],  // 138: pastoral.v1.EndedLog
    [],  // 139: pastoral.v1.ExportLedgerRequest
    [],  // 140: pastoral.v1.ExportLedgerResponse
    [],  // 141: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 142: pastoral.v1.AuthenticateResponse
    [],  // 143: pastoral.v1.WhoAmIRequest
    [],  // 144: pastoral.v1.WhoAmIResponse
    [],  // 145: pastoral.v1.ExchangeRequest
    [-1, -1, -1, 22],  // 146: pastoral.v1.ExchangeResponse
    [],  // 147: pastoral.v1.EndRequest
    [],  // 148: pastoral.v1.EndResponse
  ]
}
