import Foundation

/// What a process holds in memory, as the kernel counts it.
struct ProcessMemory {
  private let processID: Int32

  init(_ processID: Int32) { self.processID = processID }

  /// What it holds now.
  var bytes: Int { get throws { try field("VmRSS") } }

  /// The most that it held since `resetPeak`.
  var peakBytes: Int { get throws { try field("VmHWM") } }

  /// Lets the peak begin at what is held now.
  func resetPeak() throws {
    let file = try FileHandle(forWritingTo: URL(filePath: "/proc/\(processID)/clear_refs"))
    try file.write(contentsOf: Data("5".utf8))
    try file.close()
  }

  private func field(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
    guard let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first,
      let count = Int(kibibytes)
    else { throw NoSuchField(name: name) }
    return count << 10
  }

  struct NoSuchField: Error { let name: String }
}
