#!/usr/bin/python3
"""Writes the registries that protoc's own plugins do not: methods, message types,
their shapes, descriptors.

Usage: generate_registry.py DESCRIPTOR_SET SWIFT_FOLDER C_FOLDER

DESCRIPTOR_SET is protoc's --descriptor_set_out with imports and source info; C_FOLDER already
holds protoc-c's headers. scripts/protos calls this program.
"""

import base64
import pathlib
import re
import sys
import textwrap

from google.protobuf import descriptor_pb2

SWIFT_HEADER = """\
// Generated from proto/ by scripts/protos. Do not edit.
// swift-format-ignore-file
"""

# Those that a method may be called after.
SWIFT_KEYWORDS = {"continue", "defer", "import", "init", "is", "repeat", "return", "switch"}

METHOD_TYPES = '''
public import SwiftProtobuf

/// How many messages travel each way in a call.
public enum MethodKind: String, Sendable, CaseIterable {
  /// One request, one reply.
  case unary
  /// Many requests, one reply.
  case clientStreaming
  /// One request, many replies.
  case serverStreaming
  /// Many requests, many replies.
  case bidirectional
}

/// A method under its own name and with its own message types, so that neither is spelt twice.
public struct Method<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message>: Sendable {
  /// The service's full name, such as `pastoral.v1.BookingService`.
  public let service: String
  /// The method's name, such as `Book`.
  public let name: String
  /// How many messages travel each way.
  public let kind: MethodKind

  public init(service: String, name: String, kind: MethodKind) {
    self.service = service
    self.name = name
    self.kind = kind
  }
}

/// What the protos say about one method, for programs that look methods up by name.
public struct MethodDescription: Sendable {
  /// The service's full name, such as `pastoral.v1.BookingService`.
  public let service: String
  /// The method's name, such as `Book`.
  public let name: String
  /// How many messages travel each way.
  public let kind: MethodKind
  /// The type of each request message.
  public let request: any SwiftProtobuf.Message.Type
  /// The type of each reply message.
  public let reply: any SwiftProtobuf.Message.Type
  /// The proto's comment as one paragraph; empty where it has none.
  public let documentation: String

  /// Service and method with a slash between, as gRPC and the command line spell them.
  public var path: String { "\\(service)/\\(name)" }

  fileprivate init<Request, Reply>(_ method: Method<Request, Reply>, _ documentation: String) {
    service = method.service
    name = method.name
    kind = method.kind
    request = Request.self
    reply = Reply.self
    self.documentation = documentation
  }
}
'''

DESCRIPTOR_SET = '''
internal import Foundation

/// The protos as data: a serialized `google.protobuf.FileDescriptorSet` with every file and its
/// imports, imported files first, and the comments of our own files.
public enum DescriptorSet {{
  /// The serialized set.
  public static let bytes: [UInt8] = {{
    // The text below is base64, written by the generator; the tests decode it.
    guard let data = Data(base64Encoded: base64, options: .ignoreUnknownCharacters) else {{
      preconditionFailure("The embedded descriptor set is not base64.")
    }}
    return Array(data)
  }}()

  private static let base64 = """
{text}
    """
}}
'''


def swift_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def comments(file, path):
    """The leading comment of a descriptor as one paragraph."""
    for location in file.source_code_info.location:
        if list(location.path) == path:
            return " ".join(location.leading_comments.split())
    return ""


def package_prefix(file):
    """SwiftProtobuf's prefix: pastoral.v1 gives Pastoral_V1_."""
    parts = [part for part in file.package.split(".") if part]
    words = ["".join(w[:1].upper() + w[1:] for w in part.split("_")) for part in parts]
    return "".join(word + "_" for word in words)


def message_types(files):
    """Full proto name to Swift type name, map entries left out, in order of declaration."""
    types = {}

    def add(message, proto_scope, swift_scope):
        if message.options.map_entry:
            return
        proto_name = proto_scope + "." + message.name
        types[proto_name] = swift_scope + message.name
        for nested in message.nested_type:
            add(nested, proto_name, types[proto_name] + ".")

    for file in files:
        for message in file.message_type:
            add(message, "." + file.package, package_prefix(file))
    return types


def kind(method):
    return {
        (False, False): "unary",
        (True, False): "clientStreaming",
        (False, True): "serverStreaming",
        (True, True): "bidirectional",
    }[method.client_streaming, method.server_streaming]


def constant_name(method):
    name = method.name[0].lower() + method.name[1:]
    return f"`{name}`" if name in SWIFT_KEYWORDS else name


def service_name(service):
    return service.name if service.name.endswith("Service") else service.name + "Service"


def method_registry(files, types):
    namespaces, entries, seen = [], [], set()
    for file in files:
        for s, service in enumerate(file.service):
            namespace = service_name(service)
            if namespace in seen:
                sys.exit(f"generate_registry.py: two services would be called {namespace}.")
            seen.add(namespace)
            full_name = f"{file.package}.{service.name}"
            lines = textwrap.wrap(comments(file, [6, s]), 92)
            block = [f"/// {line}" for line in lines] + [f"public enum {namespace} {{"]
            block.append(f"  /// `{full_name}`.")
            block.append(f"  public static let name = {swift_string(full_name)}")
            for m, method in enumerate(service.method):
                text = comments(file, [6, s, 2, m])
                constant = constant_name(method)
                block.append("")
                block += [f"  /// {line}" for line in textwrap.wrap(text, 92)]
                block.append(
                    f"  public static let {constant} = Method<\n"
                    f"    {types[method.input_type]}, {types[method.output_type]}\n"
                    f"  >(service: name, name: {swift_string(method.name)}, kind: .{kind(method)})"
                )
                entries.append(
                    f"    MethodDescription(\n      {namespace}.{constant},\n"
                    f"      {swift_string(text)}),"
                )
            namespaces.append("\n".join(block + ["}"]))
    registry = (
        "/// Every method of every service.\npublic enum MethodRegistry {\n"
        "  /// In order of proto file and declaration.\n"
        "  public static let methods: [MethodDescription] = [\n"
        + "\n".join(entries) + "\n  ]\n}\n"
    )
    return SWIFT_HEADER + METHOD_TYPES + "\n" + registry + "\n" + "\n\n".join(namespaces) + "\n"


def message_registry(types):
    lines = "\n".join(f"    {name}.self," for name in types.values())
    return (
        SWIFT_HEADER + "\npublic import SwiftProtobuf\n\n"
        "/// Every message type of the protos and of what they import.\n"
        "public enum MessageRegistry {\n"
        "  /// In order of proto file and declaration.\n"
        "  public static let messages: [any SwiftProtobuf.Message.Type] = [\n"
        f"{lines}\n  ]\n}}\n"
    )


def message_shapes(files, types):
    """Which fields of each message hold messages: map entries too, which have no Swift type."""
    messages = {}

    def add(message, scope):
        name = f"{scope}.{message.name}"
        messages[name] = message
        for nested in message.nested_type:
            add(nested, name)

    for file in files:
        for message in file.message_type:
            add(message, "." + file.package)
    places = {name: place for place, name in enumerate(messages)}
    rows = []
    for name, message in messages.items():
        held = {f.number: places[f.type_name] for f in message.field if f.type == f.TYPE_MESSAGE}
        row = ", ".join(str(held.get(number, -1)) for number in range(max(held, default=-1) + 1))
        rows.append(f"    [{row}],  // {places[name]}: {name[1:]}")
    named = [f"    {swift_string(name[1:])}: {places[name]}," for name in types]
    return (
        SWIFT_HEADER + "\n"
        "/// Which fields hold messages, for a walk over bytes that are not decoded yet.\n"
        "public enum MessageShapes {\n"
        "  /// A message type's place in `children`, by its full name in the protos.\n"
        "  public static let places: [String: Int] = [\n" + "\n".join(named) + "\n  ]\n\n"
        "  /// For each message type, by field number, the place of the message type that the field\n"
        "  /// holds; -1, or no element, where it holds none.\n"
        "  public static let children: [[Int16]] = [\n" + "\n".join(rows) + "\n  ]\n}\n"
    )


def descriptor_set(files):
    """The set with the comments of our own files, and nothing else of the source info."""
    result = descriptor_pb2.FileDescriptorSet()
    for file in files:
        copy = result.file.add()
        copy.CopyFrom(file)
        copy.ClearField("source_code_info")
        if file.name.startswith("google/protobuf/"):
            continue
        for location in file.source_code_info.location:
            if location.leading_comments:
                kept = copy.source_code_info.location.add(path=location.path)
                kept.leading_comments = location.leading_comments
    text = base64.b64encode(result.SerializeToString(deterministic=True)).decode()
    indented = "\n".join("    " + text[i : i + 96] for i in range(0, len(text), 96))
    return SWIFT_HEADER + DESCRIPTOR_SET.format(text=indented)


def c_message_table(c_folder):
    """A C array of the descriptors that protoc-c's headers declare."""
    headers = sorted(str(p.relative_to(c_folder)) for p in c_folder.rglob("*.pb-c.h"))
    names = []
    for header in headers:
        text = (c_folder / header).read_text()
        names += re.findall(r"extern const ProtobufCMessageDescriptor (\w+);", text)
    includes = "\n".join(f'#include "{header}"' for header in headers)
    entries = "\n".join(f"  &{name}," for name in names)
    return (
        "/* Generated from proto/ by scripts/protos. Do not edit. */\n\n"
        '#include "message_table.h"\n\n'
        f"{includes}\n\n"
        "/* Every message type, map entries included. */\n"
        f"const ProtobufCMessageDescriptor *const message_table[] = {{\n{entries}\n}};\n\n"
        "const size_t message_table_count = sizeof message_table / sizeof message_table[0];\n"
    )


def main(descriptor_path, swift_folder, c_folder):
    swift_folder, c_folder = pathlib.Path(swift_folder), pathlib.Path(c_folder)
    parsed = descriptor_pb2.FileDescriptorSet()
    parsed.ParseFromString(pathlib.Path(descriptor_path).read_bytes())
    files = list(parsed.file)
    types = message_types(files)
    (swift_folder / "MethodRegistry.swift").write_text(method_registry(files, types))
    (swift_folder / "MessageRegistry.swift").write_text(message_registry(types))
    (swift_folder / "MessageShapes.swift").write_text(message_shapes(files, types))
    (swift_folder / "DescriptorSet.swift").write_text(descriptor_set(files))
    (c_folder / "message_table.c").write_text(c_message_table(c_folder))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
