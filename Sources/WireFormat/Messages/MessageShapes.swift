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
    "pastoral.v1.Date": 34,
    "pastoral.v1.NoticeVersion": 35,
    "pastoral.v1.Access": 36,
    "pastoral.v1.ListAccessesRequest": 37,
    "pastoral.v1.ListAccessesResponse": 38,
    "pastoral.v1.ExportAccessesRequest": 39,
    "pastoral.v1.Denial": 40,
    "pastoral.v1.ListDenialsRequest": 41,
    "pastoral.v1.ListDenialsResponse": 42,
    "pastoral.v1.Student": 43,
    "pastoral.v1.StaffMember": 44,
    "pastoral.v1.Programme": 45,
    "pastoral.v1.Module": 46,
    "pastoral.v1.EnrolmentPeriod": 47,
    "pastoral.v1.ModuleEnrolment": 48,
    "pastoral.v1.Relation": 49,
    "pastoral.v1.GetStudentRequest": 50,
    "pastoral.v1.ListStudentsRequest": 51,
    "pastoral.v1.ListStudentsResponse": 52,
    "pastoral.v1.PutStudentRequest": 53,
    "pastoral.v1.GetStaffMemberRequest": 54,
    "pastoral.v1.ListStaffMembersRequest": 55,
    "pastoral.v1.ListStaffMembersResponse": 56,
    "pastoral.v1.PutStaffMemberRequest": 57,
    "pastoral.v1.GetProgrammeRequest": 58,
    "pastoral.v1.ListProgrammesRequest": 59,
    "pastoral.v1.ListProgrammesResponse": 60,
    "pastoral.v1.PutProgrammeRequest": 61,
    "pastoral.v1.GetModuleRequest": 62,
    "pastoral.v1.ListModulesRequest": 63,
    "pastoral.v1.ListModulesResponse": 64,
    "pastoral.v1.PutModuleRequest": 65,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 66,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 67,
    "pastoral.v1.PutEnrolmentPeriodRequest": 68,
    "pastoral.v1.ListModuleEnrolmentsRequest": 69,
    "pastoral.v1.ListModuleEnrolmentsResponse": 70,
    "pastoral.v1.PutModuleEnrolmentRequest": 71,
    "pastoral.v1.ListRelationsRequest": 72,
    "pastoral.v1.ListRelationsResponse": 73,
    "pastoral.v1.PutRelationRequest": 74,
    "pastoral.v1.ImportRequest": 75,
    "pastoral.v1.ImportBegin": 76,
    "pastoral.v1.ImportRows": 77,
    "pastoral.v1.ImportRow": 78,
    "pastoral.v1.ImportFinish": 79,
    "pastoral.v1.ImportError": 80,
    "pastoral.v1.ImportResponse": 81,
    "pastoral.v1.GetImportRequest": 82,
    "pastoral.v1.ListBookableStaffRequest": 83,
    "pastoral.v1.BookableStaff": 84,
    "pastoral.v1.ListBookableStaffResponse": 85,
    "pastoral.v1.WeeklyRule": 86,
    "pastoral.v1.AvailabilityException": 87,
    "pastoral.v1.Availability": 88,
    "pastoral.v1.GetAvailabilityRequest": 89,
    "pastoral.v1.SetAvailabilityRequest": 90,
    "pastoral.v1.AddAvailabilityExceptionRequest": 91,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 92,
    "pastoral.v1.ListSlotsRequest": 93,
    "pastoral.v1.Slot": 94,
    "pastoral.v1.ListSlotsResponse": 95,
    "pastoral.v1.BookRequest": 96,
    "pastoral.v1.Appointment": 97,
    "pastoral.v1.CancelRequest": 98,
    "pastoral.v1.RescheduleRequest": 99,
    "pastoral.v1.GetAppointmentRequest": 100,
    "pastoral.v1.ListAppointmentsRequest": 101,
    "pastoral.v1.ListAppointmentsResponse": 102,
    "pastoral.v1.Event": 103,
    "pastoral.v1.ListEventsRequest": 104,
    "pastoral.v1.ListEventsResponse": 105,
    "pastoral.v1.WatchEventsRequest": 106,
    "pastoral.v1.WatchEventsResponse": 107,
    "pastoral.v1.ExceptionalAccess": 108,
    "pastoral.v1.ElevateRequest": 109,
    "pastoral.v1.BreakGlassRequest": 110,
    "pastoral.v1.EndExceptionalAccessRequest": 111,
    "pastoral.v1.ReviewExceptionalAccessRequest": 112,
    "pastoral.v1.GetExceptionalAccessRequest": 113,
    "pastoral.v1.ListExceptionalAccessRequest": 114,
    "pastoral.v1.ListExceptionalAccessResponse": 115,
    "pastoral.v1.InboxItem": 116,
    "pastoral.v1.ListInboxRequest": 117,
    "pastoral.v1.ListInboxResponse": 118,
    "pastoral.v1.AcknowledgeInboxItemRequest": 119,
    "pastoral.v1.WatchInboxRequest": 120,
    "pastoral.v1.WatchInboxResponse": 121,
    "pastoral.v1.GetCheckpointRequest": 122,
    "pastoral.v1.GetCheckpointResponse": 123,
    "pastoral.v1.ProveInclusionRequest": 124,
    "pastoral.v1.ProveInclusionResponse": 125,
    "pastoral.v1.ProveConsistencyRequest": 126,
    "pastoral.v1.ProveConsistencyResponse": 127,
    "pastoral.v1.VerifyLedgerRequest": 128,
    "pastoral.v1.VerifyLedgerResponse": 129,
    "pastoral.v1.VerifyLedgerProgress": 130,
    "pastoral.v1.VerifiedLedger": 131,
    "pastoral.v1.EndedLog": 132,
    "pastoral.v1.ExportLedgerRequest": 133,
    "pastoral.v1.ExportLedgerResponse": 134,
    "pastoral.v1.AuthenticateRequest": 135,
    "pastoral.v1.AuthenticateResponse": 136,
    "pastoral.v1.WhoAmIRequest": 137,
    "pastoral.v1.WhoAmIResponse": 138,
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
    [],  // 34: pastoral.v1.Date
    [],  // 35: pastoral.v1.NoticeVersion
    [-1, -1, 22],  // 36: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 37: pastoral.v1.ListAccessesRequest
    [-1, 36],  // 38: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 39: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 40: pastoral.v1.Denial
    [],  // 41: pastoral.v1.ListDenialsRequest
    [-1, 40],  // 42: pastoral.v1.ListDenialsResponse
    [],  // 43: pastoral.v1.Student
    [],  // 44: pastoral.v1.StaffMember
    [],  // 45: pastoral.v1.Programme
    [],  // 46: pastoral.v1.Module
    [-1, -1, -1, -1, 34, 34],  // 47: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 34, 34],  // 48: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 34, 34],  // 49: pastoral.v1.Relation
    [],  // 50: pastoral.v1.GetStudentRequest
    [],  // 51: pastoral.v1.ListStudentsRequest
    [-1, 43],  // 52: pastoral.v1.ListStudentsResponse
    [-1, 43],  // 53: pastoral.v1.PutStudentRequest
    [],  // 54: pastoral.v1.GetStaffMemberRequest
    [],  // 55: pastoral.v1.ListStaffMembersRequest
    [-1, 44],  // 56: pastoral.v1.ListStaffMembersResponse
    [-1, 44],  // 57: pastoral.v1.PutStaffMemberRequest
    [],  // 58: pastoral.v1.GetProgrammeRequest
    [],  // 59: pastoral.v1.ListProgrammesRequest
    [-1, 45],  // 60: pastoral.v1.ListProgrammesResponse
    [-1, 45],  // 61: pastoral.v1.PutProgrammeRequest
    [],  // 62: pastoral.v1.GetModuleRequest
    [],  // 63: pastoral.v1.ListModulesRequest
    [-1, 46],  // 64: pastoral.v1.ListModulesResponse
    [-1, 46],  // 65: pastoral.v1.PutModuleRequest
    [],  // 66: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 47],  // 67: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 47],  // 68: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 69: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 48],  // 70: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 48],  // 71: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 72: pastoral.v1.ListRelationsRequest
    [-1, 49],  // 73: pastoral.v1.ListRelationsResponse
    [-1, 49],  // 74: pastoral.v1.PutRelationRequest
    [-1, -1, 76, 77, 79],  // 75: pastoral.v1.ImportRequest
    [],  // 76: pastoral.v1.ImportBegin
    [-1, -1, 78],  // 77: pastoral.v1.ImportRows
    [-1, 43, 44, 45, 46, 47, 48, 49],  // 78: pastoral.v1.ImportRow
    [],  // 79: pastoral.v1.ImportFinish
    [],  // 80: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 80],  // 81: pastoral.v1.ImportResponse
    [],  // 82: pastoral.v1.GetImportRequest
    [],  // 83: pastoral.v1.ListBookableStaffRequest
    [],  // 84: pastoral.v1.BookableStaff
    [-1, 84],  // 85: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 34, 34],  // 86: pastoral.v1.WeeklyRule
    [-1, -1, -1, 34],  // 87: pastoral.v1.AvailabilityException
    [-1, -1, 86, 87],  // 88: pastoral.v1.Availability
    [],  // 89: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 86],  // 90: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 87],  // 91: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 92: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 34, 34],  // 93: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 94: pastoral.v1.Slot
    [-1, 94],  // 95: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 96: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 35, -1, -1, 22, 22],  // 97: pastoral.v1.Appointment
    [],  // 98: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 99: pastoral.v1.RescheduleRequest
    [],  // 100: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 101: pastoral.v1.ListAppointmentsRequest
    [-1, 97],  // 102: pastoral.v1.ListAppointmentsResponse
    [-1, -1, 22],  // 103: pastoral.v1.Event
    [],  // 104: pastoral.v1.ListEventsRequest
    [-1, 103],  // 105: pastoral.v1.ListEventsResponse
    [],  // 106: pastoral.v1.WatchEventsRequest
    [-1, 103],  // 107: pastoral.v1.WatchEventsResponse
    [-1, -1, -1, -1, -1, -1, -1, -1, -1, 22, 22, 22, -1, 22, 22],  // 108: pastoral.v1.ExceptionalAccess
    [],  // 109: pastoral.v1.ElevateRequest
    [],  // 110: pastoral.v1.BreakGlassRequest
    [],  // 111: pastoral.v1.EndExceptionalAccessRequest
    [],  // 112: pastoral.v1.ReviewExceptionalAccessRequest
    [],  // 113: pastoral.v1.GetExceptionalAccessRequest
    [],  // 114: pastoral.v1.ListExceptionalAccessRequest
    [-1, 108],  // 115: pastoral.v1.ListExceptionalAccessResponse
    [-1, -1, -1, -1, 22, 22, 22],  // 116: pastoral.v1.InboxItem
    [],  // 117: pastoral.v1.ListInboxRequest
    [-1, 116],  // 118: pastoral.v1.ListInboxResponse
    [],  // 119: pastoral.v1.AcknowledgeInboxItemRequest
    [],  // 120: pastoral.v1.WatchInboxRequest
    [-1, -1, 116],  // 121: pastoral.v1.WatchInboxResponse
    [],  // 122: pastoral.v1.GetCheckpointRequest
    [],  // 123: pastoral.v1.GetCheckpointResponse
    [],  // 124: pastoral.v1.ProveInclusionRequest
    [],  // 125: pastoral.v1.ProveInclusionResponse
    [],  // 126: pastoral.v1.ProveConsistencyRequest
    [],  // 127: pastoral.v1.ProveConsistencyResponse
    [],  // 128: pastoral.v1.VerifyLedgerRequest
    [-1, 130, 131],  // 129: pastoral.v1.VerifyLedgerResponse
    [],  // 130: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22, -1, -1, 132],  // 131: pastoral.v1.VerifiedLedger
    [],  // 132: pastoral.v1.EndedLog
    [],  // 133: pastoral.v1.ExportLedgerRequest
    [],  // 134: pastoral.v1.ExportLedgerResponse
    [],  // 135: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 136: pastoral.v1.AuthenticateResponse
    [],  // 137: pastoral.v1.WhoAmIRequest
    [],  // 138: pastoral.v1.WhoAmIResponse
  ]
}
