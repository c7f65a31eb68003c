"""Writes the fuzzers' first inputs, from the golden vectors of Tests/WireFormatTests/Vectors.

What stands in a fuzzer's input before the bytes under test is said in FuzzTesting/Bodies.
"""

import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent
vectors = root / "Tests/WireFormatTests/Vectors"
HEADER = 10


def write(fuzzer, name, content):
    folder = root / "FuzzTesting/Corpus" / fuzzer
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed-{name}").write_bytes(content)


def frame(path):
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    return bytes.fromhex("".join(lines))


def message(path):
    """The type's name and the bytes."""
    text = path.read_text()
    name = re.search(r"^type (.*)$", text, re.M).group(1)
    return name, bytes.fromhex(" ".join(re.findall(r"^bytes (.*)$", text, re.M)))


frames = {path.stem: frame(path) for path in sorted((vectors / "Frames").glob("*.hex"))}
for name, content in frames.items():
    write("frames", name, b"\x00\x02" + content)
    if "request" in name:
        write("request-envelope", name, content[HEADER:])
    if "response" in name:
        write("response-envelope", name, content[HEADER:])
write("frames", "all", b"\x07\x00" + b"".join(frames.values()))

shapes = (root / "Sources/WireFormat/Messages/MessageShapes.swift").read_text()
types = re.findall(r'^    "(.*)": \d+,$', shapes, re.M)  # In the registry's order.
for path in sorted((vectors / "Messages").glob("*.txt")):
    name, content = message(path)
    write("messages", path.stem, bytes([types.index(name)]) + content)
    write("request-envelope", path.stem, b"\x0a\x01s\x12\x01m\x1a" + bytes([len(content) & 0x7f]) + content)

write("metadata", "authorization", b"\x00\x0dauthorization\x00\x03pst")
write("metadata", "two", b"\x00\x01a\x00\x01b\x01c\x00\x00")
write("metadata", "twice", b"\x01\x0dauthorization\x00\x01a\x0dAuthorization\x00\x01b")
write("metadata", "four", b"\x01" + b"\x01k\x00\x01v" * 4)
write("metadata", "long-key", b"\x01\x11" + b"k" * 17 + b"\x00\x00")
write("metadata", "long-value", b"\x01\x01k\x00\x0d" + b"v" * 13)
write("metadata", "long-total", b"\x01" + b"\x02kk\x00\x0c" + b"v" * 12 + b"\x02jj\x00\x0c" + b"v" * 12 + b"\x01l\x00\x0c" + b"v" * 12)
write("metadata", "control", b"\x00\x01k\x00\x02\r\n")
write("streams", "unary", bytes([3, 0x08, 1, 0, 7, 6, 1]))
write("streams", "client-stream", bytes([3, 0x00, 1, 2, 0x0b, 1, 0, 9, 0x0b, 1, 5, 9, 6, 1]))
write("streams", "late-data", bytes([3, 0x00, 1, 2, 6, 1, 0x0f, 0, 3, 1, 0]))
write("streams", "oversized", bytes([3, 0x00, 1, 2, 0x0d, 3, 0, 0x1d, 1, 0]))
write("tokens", "no-token", b"pst_usr_" + b"A" * 43 + b"_000000")
write("identifiers", "student", b"stu_" + b"a" * 26)
write("identifiers", "appointment", b"apt_5k3v" + b"2" * 22)

ledger = root / "Tests/RPCTests/Ledger/Vectors"
for path in sorted((ledger / "leaves").glob("*.leaf")):
    write("leaves", path.stem, path.read_bytes())
write("leaves", "code", b"uk-gdpr-9.2.h")
for size in ("0", "260"):
    write("notes", f"checkpoint-{size}", (ledger / "checkpoints" / size).read_bytes())
write("notes", "log-proof", (ledger / "share.tlog-proof").read_bytes())
write("notes", "key", (ledger / "log.vkey").read_bytes().strip())
write("notes", "origin", (ledger / "log/checkpoint").read_bytes().split(b"\n")[0])
