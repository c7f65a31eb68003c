/// A piece of a FHIR resource. Fields keep the order in which they are written here, so that the same resource is
/// always the same bytes; FHIR knows no empty values, so what is empty is left out.
enum FHIRValue: Sendable {
  case text(String)
  case list([FHIRValue])
  case object([Field])

  struct Field: Sendable {
    let name: String
    let value: FHIRValue
  }

  /// JSON, a field a line, for people who are shown it before it leaves.
  var json: String {
    var out = ""
    write(to: &out, indent: "")
    return out + "\n"
  }

  private var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let values): values.allSatisfy(\.isEmpty)
    case .object(let fields): fields.allSatisfy(\.value.isEmpty)
    }
  }

  private func write(to out: inout String, indent: String) {
    let deeper = indent + "  "
    switch self {
    case .text(let text): out += Self.quoted(text)
    case .list(let values):
      out += "["
      for (index, value) in values.filter({ !$0.isEmpty }).enumerated() {
        out += index == 0 ? "\n\(deeper)" : ",\n\(deeper)"
        value.write(to: &out, indent: deeper)
      }
      out += "\n\(indent)]"
    case .object(let fields):
      out += "{"
      for (index, field) in fields.filter({ !$0.value.isEmpty }).enumerated() {
        out += index == 0 ? "\n\(deeper)" : ",\n\(deeper)"
        out += "\(Self.quoted(field.name)): "
        field.value.write(to: &out, indent: deeper)
      }
      out += "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      // FHIR's strings have no other control characters, however they are spelt.
      case _ where character.value < 0x20 || character.value == 0x7F: quoted += " "
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }
}

extension FHIRValue: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .text(text) }
}

extension FHIRValue: ExpressibleByArrayLiteral {
  init(arrayLiteral values: FHIRValue...) { self = .list(values) }
}

extension FHIRValue: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral fields: (String, FHIRValue)...) {
    self = .object(fields.map { Field(name: $0.0, value: $0.1) })
  }
}
