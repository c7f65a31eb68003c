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
    "pastoral.v1.Access": 25,
    "pastoral.v1.ListAccessesRequest": 26,
    "pastoral.v1.ListAccessesResponse": 27,
    "pastoral.v1.ExportAccessesRequest": 28,
    "pastoral.v1.Denial": 29,
    "pastoral.v1.ListDenialsRequest": 30,
    "pastoral.v1.ListDenialsResponse": 31,
    "pastoral.v1.Student": 32,
    "pastoral.v1.StaffMember": 33,
    "pastoral.v1.Programme": 34,
    "pastoral.v1.Module": 35,
    "pastoral.v1.EnrolmentPeriod": 36,
    "pastoral.v1.ModuleEnrolment": 37,
    "pastoral.v1.Relation": 38,
    "pastoral.v1.GetStudentRequest": 39,
    "pastoral.v1.ListStudentsRequest": 40,
    "pastoral.v1.ListStudentsResponse": 41,
    "pastoral.v1.PutStudentRequest": 42,
    "pastoral.v1.GetStaffMemberRequest": 43,
    "pastoral.v1.ListStaffMembersRequest": 44,
    "pastoral.v1.ListStaffMembersResponse": 45,
    "pastoral.v1.PutStaffMemberRequest": 46,
    "pastoral.v1.GetProgrammeRequest": 47,
    "pastoral.v1.ListProgrammesRequest": 48,
    "pastoral.v1.ListProgrammesResponse": 49,
    "pastoral.v1.PutProgrammeRequest": 50,
    "pastoral.v1.GetModuleRequest": 51,
    "pastoral.v1.ListModulesRequest": 52,
    "pastoral.v1.ListModulesResponse": 53,
    "pastoral.v1.PutModuleRequest": 54,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 55,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 56,
    "pastoral.v1.PutEnrolmentPeriodRequest": 57,
    "pastoral.v1.ListModuleEnrolmentsRequest": 58,
    "pastoral.v1.ListModuleEnrolmentsResponse": 59,
    "pastoral.v1.PutModuleEnrolmentRequest": 60,
    "pastoral.v1.ListRelationsRequest": 61,
    "pastoral.v1.ListRelationsResponse": 62,
    "pastoral.v1.PutRelationRequest": 63,
    "pastoral.v1.ImportRequest": 64,
    "pastoral.v1.ImportBegin": 65,
    "pastoral.v1.ImportRows": 66,
    "pastoral.v1.ImportRow": 67,
    "pastoral.v1.ImportFinish": 68,
    "pastoral.v1.ImportError": 69,
    "pastoral.v1.ImportResponse": 70,
    "pastoral.v1.GetImportRequest": 71,
    "pastoral.v1.ListBookableStaffRequest": 72,
    "pastoral.v1.BookableStaff": 73,
    "pastoral.v1.ListBookableStaffResponse": 74,
    "pastoral.v1.WeeklyRule": 75,
    "pastoral.v1.AvailabilityException": 76,
    "pastoral.v1.Availability": 77,
    "pastoral.v1.GetAvailabilityRequest": 78,
    "pastoral.v1.SetAvailabilityRequest": 79,
    "pastoral.v1.AddAvailabilityExceptionRequest": 80,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 81,
    "pastoral.v1.ListSlotsRequest": 82,
    "pastoral.v1.Slot": 83,
    "pastoral.v1.ListSlotsResponse": 84,
    "pastoral.v1.BookRequest": 85,
    "pastoral.v1.Appointment": 86,
    "pastoral.v1.CancelRequest": 87,
    "pastoral.v1.RescheduleRequest": 88,
    "pastoral.v1.GetAppointmentRequest": 89,
    "pastoral.v1.ListAppointmentsRequest": 90,
    "pastoral.v1.ListAppointmentsResponse": 91,
    "pastoral.v1.GetCheckpointRequest": 92,
    "pastoral.v1.GetCheckpointResponse": 93,
    "pastoral.v1.ProveInclusionRequest": 94,
    "pastoral.v1.ProveInclusionResponse": 95,
    "pastoral.v1.ProveConsistencyRequest": 96,
    "pastoral.v1.ProveConsistencyResponse": 97,
    "pastoral.v1.VerifyLedgerRequest": 98,
    "pastoral.v1.VerifyLedgerResponse": 99,
    "pastoral.v1.VerifyLedgerProgress": 100,
    "pastoral.v1.VerifiedLedger": 101,
    "pastoral.v1.ExportLedgerRequest": 102,
    "pastoral.v1.ExportLedgerResponse": 103,
    "pastoral.v1.AuthenticateRequest": 104,
    "pastoral.v1.AuthenticateResponse": 105,
    "pastoral.v1.WhoAmIRequest": 106,
    "pastoral.v1.WhoAmIResponse": 107,
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
    [-1, -1, 22],  // 25: pastoral.v1.Access
    [-1, -1, -1, 22, 22],  // 26: pastoral.v1.ListAccessesRequest
    [-1, 25],  // 27: pastoral.v1.ListAccessesResponse
    [-1, -1, -1, 22, 22],  // 28: pastoral.v1.ExportAccessesRequest
    [-1, -1, -1, -1, 22],  // 29: pastoral.v1.Denial
    [],  // 30: pastoral.v1.ListDenialsRequest
    [-1, 29],  // 31: pastoral.v1.ListDenialsResponse
    [],  // 32: pastoral.v1.Student
    [],  // 33: pastoral.v1.StaffMember
    [],  // 34: pastoral.v1.Programme
    [],  // 35: pastoral.v1.Module
    [-1, -1, -1, -1, 23, 23],  // 36: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 23, 23],  // 37: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 23, 23],  // 38: pastoral.v1.Relation
    [],  // 39: pastoral.v1.GetStudentRequest
    [],  // 40: pastoral.v1.ListStudentsRequest
    [-1, 32],  // 41: pastoral.v1.ListStudentsResponse
    [-1, 32],  // 42: pastoral.v1.PutStudentRequest
    [],  // 43: pastoral.v1.GetStaffMemberRequest
    [],  // 44: pastoral.v1.ListStaffMembersRequest
    [-1, 33],  // 45: pastoral.v1.ListStaffMembersResponse
    [-1, 33],  // 46: pastoral.v1.PutStaffMemberRequest
    [],  // 47: pastoral.v1.GetProgrammeRequest
    [],  // 48: pastoral.v1.ListProgrammesRequest
    [-1, 34],  // 49: pastoral.v1.ListProgrammesResponse
    [-1, 34],  // 50: pastoral.v1.PutProgrammeRequest
    [],  // 51: pastoral.v1.GetModuleRequest
    [],  // 52: pastoral.v1.ListModulesRequest
    [-1, 35],  // 53: pastoral.v1.ListModulesResponse
    [-1, 35],  // 54: pastoral.v1.PutModuleRequest
    [],  // 55: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 36],  // 56: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 36],  // 57: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 58: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 37],  // 59: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 37],  // 60: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 61: pastoral.v1.ListRelationsRequest
    [-1, 38],  // 62: pastoral.v1.ListRelationsResponse
    [-1, 38],  // 63: pastoral.v1.PutRelationRequest
    [-1, -1, 65, 66, 68],  // 64: pastoral.v1.ImportRequest
    [],  // 65: pastoral.v1.ImportBegin
    [-1, -1, 67],  // 66: pastoral.v1.ImportRows
    [-1, 32, 33, 34, 35, 36, 37, 38],  // 67: pastoral.v1.ImportRow
    [],  // 68: pastoral.v1.ImportFinish
    [],  // 69: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 69],  // 70: pastoral.v1.ImportResponse
    [],  // 71: pastoral.v1.GetImportRequest
    [],  // 72: pastoral.v1.ListBookableStaffRequest
    [],  // 73: pastoral.v1.BookableStaff
    [-1, 73],  // 74: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 23, 23],  // 75: pastoral.v1.WeeklyRule
    [-1, -1, -1, 23],  // 76: pastoral.v1.AvailabilityException
    [-1, -1, 75, 76],  // 77: pastoral.v1.Availability
    [],  // 78: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 75],  // 79: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 76],  // 80: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 81: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 23, 23],  // 82: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 83: pastoral.v1.Slot
    [-1, 83],  // 84: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 85: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 24, -1, -1, 22, 22],  // 86: pastoral.v1.Appointment
    [],  // 87: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 88: pastoral.v1.RescheduleRequest
    [],  // 89: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 90: pastoral.v1.ListAppointmentsRequest
    [-1, 86],  // 91: pastoral.v1.ListAppointmentsResponse
    [],  // 92: pastoral.v1.GetCheckpointRequest
    [],  // 93: pastoral.v1.GetCheckpointResponse
    [],  // 94: pastoral.v1.ProveInclusionRequest
    [],  // 95: pastoral.v1.ProveInclusionResponse
    [],  // 96: pastoral.v1.ProveConsistencyRequest
    [],  // 97: pastoral.v1.ProveConsistencyResponse
    [],  // 98: pastoral.v1.VerifyLedgerRequest
    [-1, 100, 101],  // 99: pastoral.v1.VerifyLedgerResponse
    [],  // 100: pastoral.v1.VerifyLedgerProgress
    [-1, -1, -1, 22],  // 101: pastoral.v1.VerifiedLedger
    [],  // 102: pastoral.v1.ExportLedgerRequest
    [],  // 103: pastoral.v1.ExportLedgerResponse
    [],  // 104: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 105: pastoral.v1.AuthenticateResponse
    [],  // 106: pastoral.v1.WhoAmIRequest
    [],  // 107: pastoral.v1.WhoAmIResponse
  ]
}
