"""A plugin that does what a test says, well or not.

Each argument is METHOD=ACTION; for a method named more than once the actions come one after the other, and the last
one stays. ACTION is one of

  answer:HEX    a Response with that message
  status        a Response with the status INTERNAL
  hang          nothing, for ever
  exit          the program ends
  stream:HEX    the answer, on another stream
  type:HEX      the answer, in a Data frame
  twice:HEX     the answer, twice
  part:HEX      half of the answer, and then nothing
  long          a header that says more than a frame may have
  noise         bytes that are no frame
  facts:PORT    a rendering of what the program finds around itself, as JSON; it tries to reach that port
"""

import errno
import json
import os
import resource
import socket
import struct
import sys

LINE = socket.socket(fileno=3)


def receive(count):
    bytes_read = b""
    while len(bytes_read) < count:
        part = LINE.recv(count - len(bytes_read))
        if not part:
            sys.exit(0)
        bytes_read += part
    return bytes_read


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def method_of(payload):
    at = 0
    while at < len(payload):
        key, at = varint(payload, at)
        size, at = varint(payload, at)
        if key & 7 == 0:
            continue
        if key >> 3 == 2:
            return payload[at : at + size].decode()
        at += size
    return ""


def field(number, content):
    length, head = len(content), b""
    while length >= 0x80:
        head += bytes([length & 0x7F | 0x80])
        length >>= 7
    return bytes([number << 3 | 2]) + head + bytes([length]) + content


def frame(stream, payload, kind=2):
    return struct.pack(">IIBB", len(payload), stream, kind, 0) + payload


def attempt(action):
    try:
        action()
        return "yes"
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error.errno))
    except MemoryError:
        return "MemoryError"


def connect(port):
    with socket.socket() as peer:
        peer.settimeout(5)
        peer.connect(("127.0.0.1", port))


def write_file(path):
    with open(path, "wb") as file:
        file.write(b"a")


def facts(port):
    found = {
        "descriptors": sorted(int(name) for name in os.listdir("/proc/self/fd"))[:-1],
        "environment": dict(os.environ),
        "here": os.listdir("."),
        "writes_here": attempt(lambda: write_file("a")),
        "writes_elsewhere": attempt(lambda: write_file("/tmp/pastoral-scripted-plugin")),
        "connects": attempt(lambda: connect(port)),
        "process": os.getpid(),
        "session": os.getsid(0) == os.getpid(),
        "memory": resource.getrlimit(resource.RLIMIT_AS)[1],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "gigabytes": attempt(lambda: len(bytearray(2 << 30))),
        "privileges": [line.split()[1] for line in open("/proc/self/status") if "NoNewPrivs" in line],
    }
    return field(1, field(1, json.dumps(found).encode()) + field(2, b"application/json"))


def act(action, stream):
    name, _, argument = action.partition(":")
    if name == "facts":
        return LINE.sendall(frame(stream, field(2, facts(int(argument)))))
    answer = field(2, bytes.fromhex(argument)) if argument else b""
    if name == "answer":
        LINE.sendall(frame(stream, answer))
    elif name == "status":
        LINE.sendall(frame(stream, field(1, b"\x08\x0d")))
    elif name == "hang":
        while True:
            receive(1)
    elif name == "exit":
        sys.exit(1)
    elif name == "stream":
        LINE.sendall(frame(stream + 2, answer))
    elif name == "type":
        LINE.sendall(frame(stream, answer, kind=3))
    elif name == "twice":
        LINE.sendall(frame(stream, answer) * 2)
    elif name == "part":
        whole = frame(stream, answer)
        LINE.sendall(whole[: len(whole) // 2])
        while True:
            receive(1)
    elif name == "long":
        LINE.sendall(struct.pack(">IIBB", 0x7FFFFFFF, stream, 2, 0))
    elif name == "noise":
        LINE.sendall(b"\xff" * 64)
    else:
        sys.exit(f"no action {name}")


SCRIPT = {}
for word in sys.argv[1:]:
    method, _, action = word.partition("=")
    SCRIPT.setdefault(method, []).append(action)

while True:
    length, stream, _, _ = struct.unpack(">IIBB", receive(10))
    actions = SCRIPT.get(method_of(receive(length)), ["status"])
    act(actions[0], stream)
    if len(actions) > 1:
        actions.pop(0)
