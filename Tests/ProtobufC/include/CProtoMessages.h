/* The protos as protobuf-c reads and writes them, so that tests can hold SwiftProtobuf against an
   implementation that shares no code with it. */

#ifndef C_PROTO_MESSAGES_H
#define C_PROTO_MESSAGES_H

#include <stddef.h>
#include <stdint.h>

enum c_proto_outcome {
  C_PROTO_OK,
  /* No proto declares a message type of that name. */
  C_PROTO_UNKNOWN_TYPE,
  /* The bytes are not a message of that type. */
  C_PROTO_NOT_DECODED,
  /* The message holds a field that the type does not declare. */
  C_PROTO_UNKNOWN_FIELD,
};

/* Decodes count bytes as the message type of that full name, such as "pastoral.v1.Date", and
   encodes the result again. On C_PROTO_OK *encoded holds *encoded_count bytes, which the caller
   frees with free(); otherwise it is NULL. */
enum c_proto_outcome c_proto_round_trip(const char *type_name, const uint8_t *bytes, size_t count,
                                        uint8_t **encoded, size_t *encoded_count);

#endif
