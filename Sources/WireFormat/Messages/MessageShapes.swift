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
    "pastoral.v1.Student": 21,
    "pastoral.v1.StaffMember": 22,
    "pastoral.v1.Programme": 23,
    "pastoral.v1.Module": 24,
    "pastoral.v1.EnrolmentPeriod": 25,
    "pastoral.v1.ModuleEnrolment": 26,
    "pastoral.v1.Relation": 27,
    "pastoral.v1.GetStudentRequest": 28,
    "pastoral.v1.ListStudentsRequest": 29,
    "pastoral.v1.ListStudentsResponse": 30,
    "pastoral.v1.PutStudentRequest": 31,
    "pastoral.v1.GetStaffMemberRequest": 32,
    "pastoral.v1.ListStaffMembersRequest": 33,
    "pastoral.v1.ListStaffMembersResponse": 34,
    "pastoral.v1.PutStaffMemberRequest": 35,
    "pastoral.v1.GetProgrammeRequest": 36,
    "pastoral.v1.ListProgrammesRequest": 37,
    "pastoral.v1.ListProgrammesResponse": 38,
    "pastoral.v1.PutProgrammeRequest": 39,
    "pastoral.v1.GetModuleRequest": 40,
    "pastoral.v1.ListModulesRequest": 41,
    "pastoral.v1.ListModulesResponse": 42,
    "pastoral.v1.PutModuleRequest": 43,
    "pastoral.v1.ListEnrolmentPeriodsRequest": 44,
    "pastoral.v1.ListEnrolmentPeriodsResponse": 45,
    "pastoral.v1.PutEnrolmentPeriodRequest": 46,
    "pastoral.v1.ListModuleEnrolmentsRequest": 47,
    "pastoral.v1.ListModuleEnrolmentsResponse": 48,
    "pastoral.v1.PutModuleEnrolmentRequest": 49,
    "pastoral.v1.ListRelationsRequest": 50,
    "pastoral.v1.ListRelationsResponse": 51,
    "pastoral.v1.PutRelationRequest": 52,
    "pastoral.v1.ImportRequest": 53,
    "pastoral.v1.ImportBegin": 54,
    "pastoral.v1.ImportRows": 55,
    "pastoral.v1.ImportRow": 56,
    "pastoral.v1.ImportFinish": 57,
    "pastoral.v1.ImportError": 58,
    "pastoral.v1.ImportResponse": 59,
    "pastoral.v1.GetImportRequest": 60,
    "pastoral.v1.ListBookableStaffRequest": 61,
    "pastoral.v1.BookableStaff": 62,
    "pastoral.v1.ListBookableStaffResponse": 63,
    "pastoral.v1.WeeklyRule": 64,
    "pastoral.v1.AvailabilityException": 65,
    "pastoral.v1.Availability": 66,
    "pastoral.v1.GetAvailabilityRequest": 67,
    "pastoral.v1.SetAvailabilityRequest": 68,
    "pastoral.v1.AddAvailabilityExceptionRequest": 69,
    "pastoral.v1.RemoveAvailabilityExceptionRequest": 70,
    "pastoral.v1.ListSlotsRequest": 71,
    "pastoral.v1.Slot": 72,
    "pastoral.v1.ListSlotsResponse": 73,
    "pastoral.v1.BookRequest": 74,
    "pastoral.v1.Appointment": 75,
    "pastoral.v1.CancelRequest": 76,
    "pastoral.v1.RescheduleRequest": 77,
    "pastoral.v1.GetAppointmentRequest": 78,
    "pastoral.v1.ListAppointmentsRequest": 79,
    "pastoral.v1.ListAppointmentsResponse": 80,
    "pastoral.v1.AuthenticateRequest": 81,
    "pastoral.v1.AuthenticateResponse": 82,
    "pastoral.v1.WhoAmIRequest": 83,
    "pastoral.v1.WhoAmIResponse": 84,
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
    [],  // 21: pastoral.v1.Student
    [],  // 22: pastoral.v1.StaffMember
    [],  // 23: pastoral.v1.Programme
    [],  // 24: pastoral.v1.Module
    [-1, -1, -1, -1, 19, 19],  // 25: pastoral.v1.EnrolmentPeriod
    [-1, -1, -1, -1, 19, 19],  // 26: pastoral.v1.ModuleEnrolment
    [-1, -1, -1, -1, -1, 19, 19],  // 27: pastoral.v1.Relation
    [],  // 28: pastoral.v1.GetStudentRequest
    [],  // 29: pastoral.v1.ListStudentsRequest
    [-1, 21],  // 30: pastoral.v1.ListStudentsResponse
    [-1, 21],  // 31: pastoral.v1.PutStudentRequest
    [],  // 32: pastoral.v1.GetStaffMemberRequest
    [],  // 33: pastoral.v1.ListStaffMembersRequest
    [-1, 22],  // 34: pastoral.v1.ListStaffMembersResponse
    [-1, 22],  // 35: pastoral.v1.PutStaffMemberRequest
    [],  // 36: pastoral.v1.GetProgrammeRequest
    [],  // 37: pastoral.v1.ListProgrammesRequest
    [-1, 23],  // 38: pastoral.v1.ListProgrammesResponse
    [-1, 23],  // 39: pastoral.v1.PutProgrammeRequest
    [],  // 40: pastoral.v1.GetModuleRequest
    [],  // 41: pastoral.v1.ListModulesRequest
    [-1, 24],  // 42: pastoral.v1.ListModulesResponse
    [-1, 24],  // 43: pastoral.v1.PutModuleRequest
    [],  // 44: pastoral.v1.ListEnrolmentPeriodsRequest
    [-1, 25],  // 45: pastoral.v1.ListEnrolmentPeriodsResponse
    [-1, 25],  // 46: pastoral.v1.PutEnrolmentPeriodRequest
    [],  // 47: pastoral.v1.ListModuleEnrolmentsRequest
    [-1, 26],  // 48: pastoral.v1.ListModuleEnrolmentsResponse
    [-1, 26],  // 49: pastoral.v1.PutModuleEnrolmentRequest
    [],  // 50: pastoral.v1.ListRelationsRequest
    [-1, 27],  // 51: pastoral.v1.ListRelationsResponse
    [-1, 27],  // 52: pastoral.v1.PutRelationRequest
    [-1, -1, 54, 55, 57],  // 53: pastoral.v1.ImportRequest
    [],  // 54: pastoral.v1.ImportBegin
    [-1, -1, 56],  // 55: pastoral.v1.ImportRows
    [-1, 21, 22, 23, 24, 25, 26, 27],  // 56: pastoral.v1.ImportRow
    [],  // 57: pastoral.v1.ImportFinish
    [],  // 58: pastoral.v1.ImportError
    [-1, -1, -1, -1, -1, -1, -1, 58],  // 59: pastoral.v1.ImportResponse
    [],  // 60: pastoral.v1.GetImportRequest
    [],  // 61: pastoral.v1.ListBookableStaffRequest
    [],  // 62: pastoral.v1.BookableStaff
    [-1, 62],  // 63: pastoral.v1.ListBookableStaffResponse
    [-1, -1, -1, -1, -1, 19, 19],  // 64: pastoral.v1.WeeklyRule
    [-1, -1, -1, 19],  // 65: pastoral.v1.AvailabilityException
    [-1, -1, 64, 65],  // 66: pastoral.v1.Availability
    [],  // 67: pastoral.v1.GetAvailabilityRequest
    [-1, -1, 64],  // 68: pastoral.v1.SetAvailabilityRequest
    [-1, -1, 65],  // 69: pastoral.v1.AddAvailabilityExceptionRequest
    [],  // 70: pastoral.v1.RemoveAvailabilityExceptionRequest
    [-1, -1, -1, 19, 19],  // 71: pastoral.v1.ListSlotsRequest
    [-1, 18, 18],  // 72: pastoral.v1.Slot
    [-1, 72],  // 73: pastoral.v1.ListSlotsResponse
    [-1, -1, -1, 18],  // 74: pastoral.v1.BookRequest
    [-1, -1, -1, -1, 18, 18, -1, -1, -1, 20, -1, -1, 18, 18],  // 75: pastoral.v1.Appointment
    [],  // 76: pastoral.v1.CancelRequest
    [-1, -1, -1, 18],  // 77: pastoral.v1.RescheduleRequest
    [],  // 78: pastoral.v1.GetAppointmentRequest
    [-1, -1, -1, 18, 18],  // 79: pastoral.v1.ListAppointmentsRequest
    [-1, 75],  // 80: pastoral.v1.ListAppointmentsResponse
    [],  // 81: pastoral.v1.AuthenticateRequest
    [-1, -1, -1, 18],  // 82: pastoral.v1.AuthenticateResponse
    [],  // 83: pastoral.v1.WhoAmIRequest
    [],  // 84: pastoral.v1.WhoAmIResponse
  ]
}
