#include "frames.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HEADER = 10, REQUEST = 1, RESPONSE = 2, PAYLOAD_MAX = 4 << 20 };

/* Fields of the envelopes, by number and wire type: a varint is 0, what has a length is 2. */
enum { METHOD = 2 << 3 | 2, MESSAGE = 3 << 3 | 2, STATUS = 1 << 3 | 2, REPLY = 2 << 3 | 2 };

/* Returns 1 when all of it is there, 0 at the end, -1 in the middle. */
static int read_all(uint8_t *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t count = read(PLUGIN_SOCKET, bytes + done, length - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return count == 0 && done == 0 ? 0 : -1;
    done += (size_t)count;
  }
  return 1;
}

static int write_all(const uint8_t *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t count = write(PLUGIN_SOCKET, bytes + done, length - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return -1;
    done += (size_t)count;
  }
  return 0;
}

static uint32_t number(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void put_number(uint8_t *bytes, uint32_t value) {
  for (int i = 0; i < 4; i++) bytes[i] = (uint8_t)(value >> (24 - 8 * i));
}

/* Reads a varint and moves on behind it. Returns -1 where there is none. */
static int varint(const uint8_t **at, const uint8_t *end, uint64_t *value) {
  *value = 0;
  for (int shift = 0; shift < 64 && *at < end; shift += 7) {
    uint8_t byte = *(*at)++;
    *value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return 0;
  }
  return -1;
}

static size_t put_varint(uint8_t *bytes, uint64_t value) {
  size_t count = 0;
  for (; value >= 0x80; value >>= 7) bytes[count++] = (uint8_t)(value | 0x80);
  bytes[count++] = (uint8_t)value;
  return count;
}

/* Finds method and message. There is one service, and a plugin needs neither deadline nor metadata. */
static int parse(struct request *request, size_t length) {
  const uint8_t *at = request->payload, *end = at + length;
  while (at < end) {
    uint64_t key, size;
    if (varint(&at, end, &key) != 0 || varint(&at, end, &size) != 0) return -1;
    if ((key & 7) == 0) continue; /* A varint, which was just read. */
    if ((key & 7) != 2 || size > (uint64_t)(end - at)) return -1;
    if (key == METHOD) {
      if (size >= sizeof request->method) return -1;
      memcpy(request->method, at, size);
      request->method[size] = 0;
    } else if (key == MESSAGE) {
      request->message = at;
      request->message_length = size;
    }
    at += size;
  }
  return 1;
}

int request_read(struct request *request) {
  *request = (struct request){0};
  uint8_t header[HEADER];
  int found = read_all(header, sizeof header);
  if (found != 1) return found;
  uint32_t length = number(header);
  if (length > PAYLOAD_MAX || header[8] != REQUEST) return -1;
  request->stream = number(header + 4);
  /* One more, since malloc(0) may be NULL. */
  request->payload = malloc(length + 1);
  if (request->payload == NULL) abort();
  return read_all(request->payload, length) == 1 ? parse(request, length) : -1;
}

void request_free(struct request *request) { free(request->payload); }

static int write_field(uint32_t stream, int field, const uint8_t *content, size_t length) {
  uint8_t head[HEADER + 1 + 10];
  head[HEADER] = (uint8_t)field;
  size_t field_head = 1 + put_varint(head + HEADER + 1, length);
  put_number(head, (uint32_t)(field_head + length));
  put_number(head + 4, stream);
  head[8] = RESPONSE;
  head[9] = 0;
  if (write_all(head, HEADER + field_head) != 0) return -1;
  return write_all(content, length);
}

int response_write(uint32_t stream, const uint8_t *message, size_t length) {
  return write_field(stream, REPLY, message, length);
}

int status_write(uint32_t stream, int code) {
  const uint8_t status[] = {1 << 3, (uint8_t)code};
  return write_field(stream, STATUS, status, sizeof status);
}
