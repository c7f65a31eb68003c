internal import Foundation
internal import Testing

/// docs/ARCHITECTURE.md says which target may import what; SwiftPM alone lets more through.
@Suite("The table of targets in docs/ARCHITECTURE.md")
struct ImportTableTests {
  let rows: [TargetRow]

  init() throws {
    rows = TargetRow.all(in: try text(of: "docs/ARCHITECTURE.md"))
  }

  @Test("lists the targets of Package.swift, with their folders, and no others")
  func targets() throws {
    let declaration =
      /\.(?:target|executableTarget|systemLibrary)\(\s*name: "([^"]+)"[\s\S]*?path: "([^"]+)"/
    let declared = try text(of: "Package.swift").matches(of: declaration)
      .map { "\($0.1) in \($0.2)" }
      .filter { $0.contains(" in Sources/") }
    #expect(Set(declared) == Set(rows.map { "\($0.target) in \($0.path)" }))
  }

  @Test("has an arrow for every import under Sources")
  func imports() throws {
    for file in try swiftFiles(under: "Sources") {
      let owners = rows.filter { file.path.hasPrefix($0.path + "/") }
      let row = try #require(
        owners.max { $0.path.count < $1.path.count }, "\(file.path) belongs to no target.")
      for module in file.lines.compactMap(importedModule) where !row.allows(module) {
        Issue.record("\(file.path) imports \(module), which the row of \(row.target) lacks.")
      }
    }
  }

  @Test("is drawn on no more folders than the layout has")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    #expect(Set(folders).isSubset(of: ["RPCServer", "WireFormat", "Plugins", "rpc-client"]))
  }

  @Test(
    "is held against every way of writing an import",
    arguments: [
      ("import NIOCore", "NIOCore"),
      ("  import NIOCore", "NIOCore"),
      ("public import SwiftProtobuf", "SwiftProtobuf"),
      ("@preconcurrency internal import Store  // Why.", "Store"),
      ("@_spi(Testing) import Store", "Store"),
      ("import struct Foundation.Data", "Foundation"),
      ("// import Store", nil),
      ("let import = 1", nil),
    ])
  func spellings(line: String, module: String?) {
    #expect(importedModule(line) == module)
  }
}

/// One row: a target, its folder, and what it may import besides the toolchain's modules.
struct TargetRow {
  let target: String
  let path: String
  let isPure: Bool
  let mayImport: Set<String>

  static let toolchain: Set = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]

  func allows(_ module: String) -> Bool {
    mayImport.contains(module) || (!isPure && Self.toolchain.contains(module))
  }

  /// The rows of the table whose first heading is "target".
  static func all(in page: String) -> [TargetRow] {
    page.components(separatedBy: "\n")
      .drop { !$0.hasPrefix("| target |") }
      .dropFirst(2)
      .prefix { $0.hasPrefix("|") }
      .map { line in
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return TargetRow(
          target: cells[0].trimmingCharacters(in: ["`"]), path: cells[1],
          isPure: cells[2].hasPrefix("Pure:"),
          mayImport: Set(cells[3].matches(of: /`(\w+)`/).map { String($0.1) }))
      }
  }
}

/// The module that a line of Swift imports, if it is an import.
func importedModule(_ line: String) -> String? {
  // The pattern is slow on the many lines that have no import.
  guard line.contains("import") else { return nil }
  let statement =
    /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
  return line.firstMatch(of: statement).map { String($0.1) }
}
