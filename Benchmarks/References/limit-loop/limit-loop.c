// The limit: what an epoll loop of two system calls a burst makes of the echo call on this machine.
// It knows the frame and as much of the envelope as it must, checks nothing else, and serves only
// Echo. Usage: limit-loop PORT THREADS. Prints "listening" once it does.

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { header = 10, bufferBytes = 1 << 20, eventsMax = 256 };

struct connection { int socket; size_t used; uint8_t in[bufferBytes]; };

static int port;

static size_t varint(const uint8_t **at) {
  size_t value = 0;
  for (int shift = 0;; shift += 7) {
    uint8_t byte = *(*at)++;
    value |= (size_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

static uint8_t *putVarint(uint8_t *out, size_t value) {
  for (; value >= 0x80; value >>= 7) *out++ = value | 0x80;
  *out++ = value;
  return out;
}

// Field 3 of the Request becomes field 2 of the Response.
static uint8_t *answer(uint8_t *out, const uint8_t *frame, const uint8_t *end) {
  const uint8_t *at = frame + header, *payload = end;
  size_t length = 0;
  while (at < end) {
    uint8_t key = *at++;
    size_t value = varint(&at);
    if ((key & 7) != 2) continue;
    if (key >> 3 == 3) payload = at, length = value;
    at += value;
  }
  uint8_t *start = out;
  memcpy(out + 4, frame + 4, 4);
  out[8] = 2;
  out[9] = 0;
  out += header;
  *out++ = 2 << 3 | 2;
  out = putVarint(out, length);
  memcpy(out, payload, length);
  out += length;
  uint32_t size = htonl(out - start - header);
  memcpy(start, &size, 4);
  return out;
}

static int serve(struct connection *c, uint8_t *out) {
  ssize_t count = read(c->socket, c->in + c->used, bufferBytes - c->used);
  if (count <= 0) return 0;
  c->used += count;
  uint8_t *at = c->in, *end = c->in + c->used, *written = out;
  while (end - at >= header) {
    uint32_t size;
    memcpy(&size, at, 4);
    size_t whole = header + ntohl(size);
    if ((size_t)(end - at) < whole) break;
    written = answer(written, at, at + whole);
    at += whole;
  }
  c->used = end - at;
  memmove(c->in, at, c->used);
  while (out < written) {
    count = write(c->socket, out, written - out);
    if (count <= 0) return 0;
    out += count;
  }
  return 1;
}

static void *loop(void *unused) {
  int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  setsockopt(listener, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
  struct sockaddr_in address = {
    .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 256)) {
    perror("limit-loop");
    exit(1);
  }
  struct epoll_event event = {EPOLLIN, {NULL}}, events[eventsMax];
  epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  uint8_t *out = malloc(bufferBytes);
  puts("listening");
  fflush(stdout);
  for (;;) {
    int count = epoll_wait(poll, events, eventsMax, -1);
    for (int i = 0; i < count; i++) {
      struct connection *c = events[i].data.ptr;
      if (c == NULL) {
        c = calloc(1, sizeof *c);
        c->socket = accept(listener, NULL, NULL);
        setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        event.data.ptr = c;
        epoll_ctl(poll, EPOLL_CTL_ADD, c->socket, &event);
      } else if (!serve(c, out)) {
        close(c->socket);
        free(c);
      }
    }
  }
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 3) return fputs("usage: limit-loop PORT THREADS\n", stderr), 2;
  port = atoi(argv[1]);
  pthread_t thread;
  for (int i = atoi(argv[2]); i > 1; i--) pthread_create(&thread, NULL, loop, NULL);
  loop(NULL);
}
