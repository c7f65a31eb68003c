/* Generated from proto/ by scripts/protos. Do not edit. */

#include "message_table.h"

#include "google/protobuf/duration.pb-c.h"
#include "google/protobuf/empty.pb-c.h"
#include "google/protobuf/timestamp.pb-c.h"
#include "google/protobuf/wrappers.pb-c.h"
#include "google/rpc/error_details.pb-c.h"
#include "grpc/health/v1/health.pb-c.h"
#include "pastoral/conformance/v1/echo.pb-c.h"
#include "pastoral/transport/v1/control.pb-c.h"
#include "pastoral/v1/audit.pb-c.h"
#include "pastoral/v1/booking.pb-c.h"
#include "pastoral/v1/common.pb-c.h"
#include "pastoral/v1/directory.pb-c.h"
#include "pastoral/v1/session.pb-c.h"

/* Every message type, map entries included. */
const ProtobufCMessageDescriptor *const message_table[] = {
  &google__protobuf__duration__descriptor,
  &google__protobuf__empty__descriptor,
  &google__protobuf__timestamp__descriptor,
  &google__protobuf__double_value__descriptor,
  &google__protobuf__float_value__descriptor,
  &google__protobuf__int64_value__descriptor,
  &google__protobuf__uint64_value__descriptor,
  &google__protobuf__int32_value__descriptor,
  &google__protobuf__uint32_value__descriptor,
  &google__protobuf__bool_value__descriptor,
  &google__protobuf__string_value__descriptor,
  &google__protobuf__bytes_value__descriptor,
  &google__rpc__error_info__descriptor,
  &google__rpc__error_info__metadata_entry__descriptor,
  &google__rpc__bad_request__descriptor,
  &google__rpc__bad_request__field_violation__descriptor,
  &google__rpc__retry_info__descriptor,
  &grpc__health__v1__health_check_request__descriptor,
  &grpc__health__v1__health_check_response__descriptor,
  &pastoral__transport__v1__hello_request__descriptor,
  &pastoral__transport__v1__hello_response__descriptor,
  &pastoral__transport__v1__cancel_request__descriptor,
  &pastoral__transport__v1__cancel_response__descriptor,
  &pastoral__v1__access__descriptor,
  &pastoral__v1__list_accesses_request__descriptor,
  &pastoral__v1__list_accesses_response__descriptor,
  &pastoral__v1__export_accesses_request__descriptor,
  &pastoral__v1__denial__descriptor,
  &pastoral__v1__list_denials_request__descriptor,
  &pastoral__v1__list_denials_response__descriptor,
  &pastoral__v1__list_bookable_staff_request__descriptor,
  &pastoral__v1__bookable_staff__descriptor,
  &pastoral__v1__list_bookable_staff_response__descriptor,
  &pastoral__v1__weekly_rule__descriptor,
  &pastoral__v1__availability_exception__descriptor,
  &pastoral__v1__availability__descriptor,
  &pastoral__v1__get_availability_request__descriptor,
  &pastoral__v1__set_availability_request__descriptor,
  &pastoral__v1__add_availability_exception_request__descriptor,
  &pastoral__v1__remove_availability_exception_request__descriptor,
  &pastoral__v1__list_slots_request__descriptor,
  &pastoral__v1__slot__descriptor,
  &pastoral__v1__list_slots_response__descriptor,
  &pastoral__v1__book_request__descriptor,
  &pastoral__v1__appointment__descriptor,
  &pastoral__v1__cancel_request__descriptor,
  &pastoral__v1__reschedule_request__descriptor,
  &pastoral__v1__get_appointment_request__descriptor,
  &pastoral__v1__list_appointments_request__descriptor,
  &pastoral__v1__list_appointments_response__descriptor,
  &pastoral__v1__date__descriptor,
  &pastoral__v1__notice_version__descriptor,
  &pastoral__v1__student__descriptor,
  &pastoral__v1__staff_member__descriptor,
  &pastoral__v1__programme__descriptor,
  &pastoral__v1__module__descriptor,
  &pastoral__v1__enrolment_period__descriptor,
  &pastoral__v1__module_enrolment__descriptor,
  &pastoral__v1__relation__descriptor,
  &pastoral__v1__get_student_request__descriptor,
  &pastoral__v1__list_students_request__descriptor,
  &pastoral__v1__list_students_response__descriptor,
  &pastoral__v1__put_student_request__descriptor,
  &pastoral__v1__get_staff_member_request__descriptor,
  &pastoral__v1__list_staff_members_request__descriptor,
  &pastoral__v1__list_staff_members_response__descriptor,
  &pastoral__v1__put_staff_member_request__descriptor,
  &pastoral__v1__get_programme_request__descriptor,
  &pastoral__v1__list_programmes_request__descriptor,
  &pastoral__v1__list_programmes_response__descriptor,
  &pastoral__v1__put_programme_request__descriptor,
  &pastoral__v1__get_module_request__descriptor,
  &pastoral__v1__list_modules_request__descriptor,
  &pastoral__v1__list_modules_response__descriptor,
  &pastoral__v1__put_module_request__descriptor,
  &pastoral__v1__list_enrolment_periods_request__descriptor,
  &pastoral__v1__list_enrolment_periods_response__descriptor,
  &pastoral__v1__put_enrolment_period_request__descriptor,
  &pastoral__v1__list_module_enrolments_request__descriptor,
  &pastoral__v1__list_module_enrolments_response__descriptor,
  &pastoral__v1__put_module_enrolment_request__descriptor,
  &pastoral__v1__list_relations_request__descriptor,
  &pastoral__v1__list_relations_response__descriptor,
  &pastoral__v1__put_relation_request__descriptor,
  &pastoral__v1__import_request__descriptor,
  &pastoral__v1__import_begin__descriptor,
  &pastoral__v1__import_rows__descriptor,
  &pastoral__v1__import_row__descriptor,
  &pastoral__v1__import_finish__descriptor,
  &pastoral__v1__import_error__descriptor,
  &pastoral__v1__import_response__descriptor,
  &pastoral__v1__get_import_request__descriptor,
  &pastoral__v1__authenticate_request__descriptor,
  &pastoral__v1__authenticate_response__descriptor,
  &pastoral__v1__who_am_irequest__descriptor,
  &pastoral__v1__who_am_iresponse__descriptor,
};

const size_t message_table_count = sizeof message_table / sizeof message_table[0];
