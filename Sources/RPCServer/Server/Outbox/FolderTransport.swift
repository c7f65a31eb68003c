import Glibc
import PluginAPI
import Store

/// Puts payloads into a partner's folder, from which its own client collects them: whole or not at all, and never
/// over another.
///
///     .NAME.part written and synced ─► linked as NAME, which fails where there is one ─► folder synced
///
/// The proof that the ledger has it stands beside it as NAME.tlog-proof, and comes first.
struct FolderTransport: PartnerTransport {
  let folder: String

  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage {
    guard case .file(let name) = envelope else { return .notSent(.envelope) }
    do {
      try makeFolder()
      if !proof.isEmpty { try put(proof, as: name + ".tlog-proof", replaces: true) }
    } catch {
      return .notSent(.local)
    }
    do {
      try put(payload, as: name, replaces: false)
      return .answered(LinkAnswer(status: 0))
    } catch {
      // Before it was linked, nobody who collects could see it.
      return error.isVisible ? .unknown : .notSent(.local)
    }
  }

  private struct PutFailure: Error {
    var isVisible = false
  }

  private func makeFolder() throws(PutFailure) {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw PutFailure() }
  }

  /// - Parameter replaces: Whether an earlier file of that name may go: for proofs, of which a later attempt has
  ///   another.
  private func put(_ bytes: [UInt8], as name: String, replaces: Bool) throws(PutFailure) {
    let (part, whole) = ("\(folder)/.\(name).part", "\(folder)/\(name)")
    // One that a crash has left behind.
    unlink(part)
    defer { unlink(part) }
    do throws(SystemError) {
      try DurableFile.create(part, content: bytes)
    } catch {
      throw PutFailure()
    }
    guard replaces ? rename(part, whole) == 0 : link(part, whole) == 0 else { throw PutFailure() }
    do throws(SystemError) {
      try DurableFile.sync(folder)
    } catch {
      throw PutFailure(isVisible: true)
    }
  }
}
