import Foundation

/// The programs of partners that scripts/setup installs from PyPI into .build/peers.
public enum PythonPeers {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized

  /// Their Python.
  public static var python: String { root.appending(path: ".build/peers/bin/python").path }

  /// A script of ours under Tests/Interop.
  public static func script(_ name: String) -> String {
    root.appending(path: "Tests/Interop/\(name)").path
  }
}
