"""As much of the protocol as the sweep speaks: docs/PROTOCOL.md has all of it."""

import socket
import struct

REQUEST, RESPONSE = 1, 2
OK, UNKNOWN, ALREADY_EXISTS, UNAVAILABLE = 0, 2, 6, 14


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def message(*fields):
    """A protobuf message of (number, value) pairs; a value is an int, text, bytes, or None for nothing."""
    out = b""
    for number, value in fields:
        if value is None:
            continue
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            content = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(content)) + content
    return out


def fields(content):
    """The fields of a protobuf message: lists of values by number."""
    found, place = {}, 0

    def number():
        nonlocal place
        result = shift = 0
        while True:
            byte = content[place]
            place += 1
            result |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return result

    while place < len(content):
        tag = number()
        if tag & 7 == 0:
            value = number()
        elif tag & 7 == 2:
            length = number()
            value = content[place:place + length]
            place += length
        else:
            raise ValueError("a wire type that no message here has")
        found.setdefault(tag >> 3, []).append(value)
    return found


class Gone(Exception):
    """The server is not there any more."""


class Reply:
    """What the server answered: status code, reason, and the message where there is one."""

    def __init__(self, content):
        response = fields(content)
        status = fields(response.get(1, [b""])[0])
        self.code = status.get(1, [0])[0]
        self.text = status.get(2, [b""])[0].decode()
        self.reason = ""
        for detail in status.get(3, []):
            detail = fields(detail)
            if detail[1][0].endswith(b"google.rpc.ErrorInfo"):
                self.reason = fields(detail[2][0])[1][0].decode()
        self.message = fields(response.get(2, [b""])[0])

    def __str__(self):
        return f"status {self.code} {self.reason} {self.text}"


class Connection:
    """A connection of somebody's own. Calls are sent, and their replies received in the same order."""

    def __init__(self, port, token):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.token = token
        self.stream = 1

    def send(self, method, request, key=None):
        service, _, name = method.rpartition("/")
        metadata = [("authorization", f"Bearer {self.token}")]
        if key:
            metadata.append(("idempotency-key", key))
        body = message((1, service), (2, name), (3, request), (4, 20_000_000_000), *[
            (5, message((1, name), (2, value))) for name, value in metadata])
        try:
            self.socket.sendall(struct.pack(">IIBB", len(body), self.stream, REQUEST, 0) + body)
        except OSError as error:
            raise Gone from error
        self.stream += 2

    def receive(self):
        while True:
            length, _, kind, _ = struct.unpack(">IIBB", self.read(10))
            body = self.read(length)
            if kind == RESPONSE:
                return Reply(body)

    def read(self, count):
        content = b""
        while len(content) < count:
            try:
                part = self.socket.recv(count - len(content))
            except OSError as error:
                raise Gone from error
            if not part:
                raise Gone
            content += part
        return content

    def call(self, method, request, key=None):
        self.send(method, request, key)
        return self.receive()

    def close(self):
        self.socket.close()
