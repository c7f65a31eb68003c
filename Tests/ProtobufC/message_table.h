/* The message types that protoc-c generated, for look-up by full name. */

#ifndef MESSAGE_TABLE_H
#define MESSAGE_TABLE_H

#include <protobuf-c/protobuf-c.h>

extern const ProtobufCMessageDescriptor *const message_table[];
extern const size_t message_table_count;

#endif
