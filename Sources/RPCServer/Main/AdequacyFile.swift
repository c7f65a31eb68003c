import ArgumentParser
import Domain
import Foundation

extension Settings {
  /// Which countries were found adequate: the list of `adequacy`, in the form of the one that came with the program, or
  /// that one. Read when the server starts, so that a wrong one is known then.
  func adequacy() throws -> AdequacyFindings {
    guard let file = self[.adequacy] else { return .committed }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw ValidationError("Cannot read the file of --adequacy, \(file).")
    }
    do throws(AdequacyFindings.Fault) {
      return try AdequacyFindings(text: text)
    } catch {
      throw ValidationError("\(file):\(error.line): \(error.description).")
    }
  }
}
