/* Frames of ttrpc, as far as a plugin needs them: ten bytes of header, then a Request or a Response.

     length of the payload, 4 bytes | stream, 4 bytes | type, 1 byte | flags, 1 byte     numbers begin with the
                                                                                         highest byte */

#ifndef FRAMES_H
#define FRAMES_H

#include <stddef.h>
#include <stdint.h>

/* The server's end of the line. */
enum { PLUGIN_SOCKET = 3 };

/* A call. */
struct request {
  uint32_t stream;
  /* Such as "Render"; ends with a zero. */
  char method[32];
  const uint8_t *message;
  size_t message_length;
  /* Holds all of it; freed by request_free(). */
  uint8_t *payload;
};

/* Waits for a call. Returns 1 for one, 0 once the server has gone, and -1 for what is no call. */
int request_read(struct request *request);

void request_free(struct request *request);

/* Answers a call with a message. Returns 0, or -1 where the server has gone. */
int response_write(uint32_t stream, const uint8_t *message, size_t length);

/* Answers a call with a status of gRPC's, such as 12 for a method that there is not. */
int status_write(uint32_t stream, int code);

#endif
