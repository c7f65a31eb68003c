internal import Foundation

/// The checkout that these tests stand in.
let root = URL(filePath: #filePath)
  .deletingLastPathComponent()  // House
  .deletingLastPathComponent()  // RPCTests
  .deletingLastPathComponent()  // Tests
  .deletingLastPathComponent()

/// A Swift file of ours, by its path from the root.
struct SourceFile {
  let path: String
  let lines: [String]

  /// Written by scripts/protos, so no rule of style holds for it.
  var isGenerated: Bool {
    path.hasSuffix(".pb.swift") || lines.prefix(2).contains { $0.hasPrefix("// Generated from ") }
  }
}

/// Every Swift file below a folder of the checkout, in order of path.
func swiftFiles(under folder: String) throws -> [SourceFile] {
  try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    .filter { $0.hasSuffix(".swift") }
    .sorted()
    .map { name in
      let path = "\(folder)/\(name)"
      return SourceFile(path: path, lines: try text(of: path).components(separatedBy: "\n"))
    }
}

/// A file of the checkout as text.
func text(of path: String) throws -> String {
  try String(contentsOf: root.appending(path: path), encoding: .utf8)
}
