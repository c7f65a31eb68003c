import Foundation
public import Messages
public import SwiftProtobuf

/// A plugin's program that does what a test says, well or not: `Tests/RPCTests/Plugins/Fixtures/scripted_plugin.py`,
/// which lists what there is.
public enum ScriptedPlugin {
  /// What runs it.
  public static let program = "/usr/bin/python3"

  /// - Parameter actions: Each `METHOD=ACTION`.
  public static func arguments(_ actions: [String]) -> [String] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Plugins/Fixtures/scripted_plugin.py").path
    return ["-I", "-S", "-B", script] + actions
  }

  /// What it says of itself where a test does not care: one that a local authority's folder, mail or HTTPS is
  /// reached by.
  public static func manifest(
    _ change: (inout Pastoral_Plugin_V1_ManifestResponse) -> Void = { _ in }
  ) -> String {
    var manifest = Pastoral_Plugin_V1_ManifestResponse.with {
      $0.contractMin = 1
      $0.contractMax = 1
      $0.name = "scripted"
      $0.version = "1.0"
      $0.kind = .localAuthority
      $0.authorities = [.consent, .seriousConcern]
      $0.fields = [.name, .itemText]
      $0.payloadBytesMax = 1_000
      $0.folder = true
      $0.mail = .with { $0.subject = "Scripted" }
      $0.https = .with { $0.path = "/shares/{share}" }
    }
    change(&manifest)
    return "Manifest=answer:" + hex(manifest)
  }

  /// A share has no issues.
  public static let valid = "Validate=answer:"

  /// A rendering that says that.
  public static func rendering(_ text: String, as mediaType: String = "text/plain") -> String {
    hex(
      Pastoral_Plugin_V1_RenderResponse.with {
        $0.rendered.payload = Data(text.utf8)
        $0.rendered.mediaType = mediaType
      })
  }

  /// A message's bytes, as an action has them.
  public static func hex(_ message: some Message) -> String {
    // A message with no required fields always serialises.
    let bytes: [UInt8] = (try? message.serializedBytes()) ?? []
    return bytes.map { String(format: "%02x", $0) }.joined()
  }
}
