#include "CProtoMessages.h"

#include <stdlib.h>
#include <string.h>

#include "message_table.h"

static const ProtobufCMessageDescriptor *message_type(const char *name) {
  for (size_t i = 0; i < message_table_count; i++) {
    if (strcmp(message_table[i]->name, name) == 0) return message_table[i];
  }
  return NULL;
}

enum c_proto_outcome c_proto_round_trip(const char *type_name, const uint8_t *bytes, size_t count,
                                        uint8_t **encoded, size_t *encoded_count) {
  *encoded = NULL;
  *encoded_count = 0;

  const ProtobufCMessageDescriptor *type = message_type(type_name);
  if (type == NULL) return C_PROTO_UNKNOWN_TYPE;
  ProtobufCMessage *message = protobuf_c_message_unpack(type, NULL, count, bytes);
  if (message == NULL) return C_PROTO_NOT_DECODED;

  /* Unknown fields would be carried along and hide a field that protobuf-c does not know. */
  enum c_proto_outcome outcome = C_PROTO_UNKNOWN_FIELD;
  if (message->n_unknown_fields == 0) {
    *encoded_count = protobuf_c_message_get_packed_size(message);
    /* One more, since malloc(0) may be NULL. */
    *encoded = malloc(*encoded_count + 1);
    if (*encoded == NULL) abort();
    protobuf_c_message_pack(message, *encoded);
    outcome = C_PROTO_OK;
  }
  protobuf_c_message_free_unpacked(message, NULL);
  return outcome;
}
