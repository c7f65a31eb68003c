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
    "pastoral.v1.Student": 25,
    "pastoral.v1.StaffMember": 26,
    "pastoral.v1.Programme": 27,
    "pastoral.v1.Module": 28,
    "pastoral.v1.EnrolmentPeriod": 29,
    "pastoral.v1.ModuleEnrolment": 30,
    "pastoral.v1.Relation": 31,
    "pastoral.v1.GetStudentRequest": 32,
    "pastoral.v1.ListStudentsRequest": 33,
    "pastoral.v1.ListStudentsResponse": 34,
    "pastoral.v1.PutStudentRequest": 35,
    "pastoral.v1.GetStaffMemberRequest": 36,
    "pastoral.v1.ListStaffMembersRequest": 37,
    "pastoral.v1.ListStaffMembersResponse": 38,
    "pastoral.v1.PutStaffMemberRequest": 39,
    "pastoral.v1.GetProgrammeRequest": 40,
    "pastoral.v1.ListProgrammesRequest": 41,
    "pastoral.v1.ListProgrammesResponse": 42,
    "pastoral.v1.PutProgrammeRequest": 43,
    "pastoral.v1.GetModuleRequest": 44,
    "pastoral.v1.ListModulesRequest": 45,
    "pastoral.v1.ListModulesResponse": 46,
    "pastoral.v1.PutModuleRequest": 47,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 48,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 49,
    "pastoral.v1.PutEnrolmentPeriodRequest": 50,
    "pastoral.v1.ListModuleEnrolmentsRequest": 51,
    "pastoral.v1.ListModuleEnrolmentsResponse": 52,
    "pastoral.v1.PutModuleEnrolmentRequest": 53,
    "pastoral.v1.ListRelationsRequest": 54,
    "pastoral.v1.ListRelationsResponse": 55,
    "pastoral.v1.PutRelationRequest": 56,
    "pastoral.v1.ImportRequest": 57,
    "pastoral.v1.ImportBegin": 58,
    "pastoral.v1.ImportRows": 59,
    "pastoral.v1.ImportRow": 60,
    "pastoral.v1.ImportFinish": 61,
    "pastoral.v1.ImportError": 62,
    "pastoral.v1.ImportResponse": 63,
    "pastoral.v1.GetImportRequest": 64,
    "pastoral.v1.ListBookableStaffRequest": 65,
    "pastoral.v1.BookableStaff": 66,
    "pastoral.v1.ListBookableStaffResponse": 67,
    "pastoral.v1.WeeklyRule": 68,
    "pastoral.v1.AvailabilityException": 69,
    "pastoral.v1.Availability": 70,
    "pastoral.v1.GetAvailabilityRequest": 71,
    "pastoral.v1.SetAvailabilityRequest": 72,
    "pastoral.v1.AddAvailabilityExceptionRequest": 73,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 74,
    "pastoral.v1.ListSlotsRequest": 75,
    "pastoral.v1.Slot": 76,
    "pastoral.v1.ListSlotsResponse": 77,
    "pastoral.v1.BookRequest": 78,
    "pastoral.v1.Appointment": 79,
    "pastoral.v1.CancelRequest": 80,
    "pastoral.v1.RescheduleRequest": 81,
    "pastoral.v1.GetAppointmentRequest": 82,
    "pastoral.v1.ListAppointmentsRequest": 83,
    "pastoral.v1.ListAppointmentsResponse": 84,
    "pastoral.v1.AuthenticateRequest": 85,
    "pastoral.v1.AuthenticateResponse": 86,
    "pastoral.v1.WhoAmIRequest": 87,
    "pastoral.v1.WhoAmIResponse": 88,
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
    [],  // 25: pastoral.v1.Student
    [],  // 26: pastoral.v1.StaffMember
    [],  // 27: pastoral.v1.Programme
    [],  // 28: pastoral.v1.Module
    [-1, -1, -1, -1, 23, 23],  // 29: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 23, 23],  // 30: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 23, 23],  // 31: pastoral.v1.Relation
    [],  // 32: pastoral.v1.GetStudentRequest
    [],  // 33: pastoral.v1.ListStudentsRequest
    [-1, 25],  // 34: pastoral.v1.ListStudentsResponse
    [-1, 25],  // 35: pastoral.v1.PutStudentRequest
    [],  // 36: pastoral.v1.GetStaffMemberRequest
    [],  // 37: pastoral.v1.ListStaffMembersRequest
    [-1, 26],  // 38: pastoral.v1.ListStaffMembersResponse
    [-1, 26],  // 39: pastoral.v1.PutStaffMemberRequest
    [],  // 40: pastoral.v1.GetProgrammeRequest
    [],  // 41: pastoral.v1.ListProgrammesRequest
    [-1, 27],  // 42: pastoral.v1.ListProgrammesResponse
    [-1, 27],  // 43: pastoral.v1.PutProgrammeRequest
    [],  // 44: pastoral.v1.GetModuleRequest
    [],  // 45: pastoral.v1.ListModulesRequest
    [-1, 28],  // 46: pastoral.v1.ListModulesResponse
    [-1, 28],  // 47: pastoral.v1.PutModuleRequest
    [],  // 48: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 29],  // 49: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 29],  // 50: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 51: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 30],  // 52: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 30],  // 53: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 54: pastoral.v1.ListRelationsRequest
    [-1, 31],  // 55: pastoral.v1.ListRelationsResponse
    [-1, 31],  // 56: pastoral.v1.PutRelationRequest
    [-1, -1, 58, 59, 61],  // 57: pastoral.v1.ImportRequest
    [],  // 58: pastoral.v1.ImportBegin
    [-1, -1, 60],  // 59: pastoral.v1.ImportRows
    [-1, 25, 26, 27, 28, 29, 30, 31],  // 60: pastoral.v1.ImportRow
    [],  // 61: pastoral.v1.ImportFinish
    [],  // 62: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 62],  // 63: pastoral.v1.ImportResponse
    [],  // 64: pastoral.v1.GetImportRequest
    [],  // 65: pastoral.v1.ListBookableStaffRequest
    [],  // 66: pastoral.v1.BookableStaff
    [-1, 66],  // 67: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 23, 23],  // 68: pastoral.v1.WeeklyRule
    [-1, -1, -1, 23],  // 69: pastoral.v1.AvailabilityException
    [-1, -1, 68, 69],  // 70: pastoral.v1.Availability
    [],  // 71: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 68],  // 72: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 69],  // 73: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 74: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 23, 23],  // 75: pastoral.v1.ListSlotsRequest
    [-1, 22, 22],  // 76: pastoral.v1.Slot
    [-1, 76],  // 77: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 22],  // 78: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 22, 22, -1, -1, -1, 24, -1, -1, 22, 22],  // 79: pastoral.v1.Appointment
    [],  // 80: pastoral.v1.CancelRequest
    [-1, -1, -1, 22],  // 81: pastoral.v1.RescheduleRequest
    [],  // 82: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 22, 22],  // 83: pastoral.v1.ListAppointmentsRequest
    [-1, 79],  // 84: pastoral.v1.ListAppointmentsResponse
    [],  // 85: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 22],  // 86: pastoral.v1.AuthenticateResponse
    [],  // 87: pastoral.v1.WhoAmIRequest
    [],  // 88: pastoral.v1.WhoAmIResponse
  ]
}
