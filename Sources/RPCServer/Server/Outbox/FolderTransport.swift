import Glibc
import PluginAPI
import Store

/// Puts payloads into a partner's folder, from which its own client collects them: whole or not at all, and never
/// over another.
///
///     .NAME.part written and synced ─► linked as NAME, which fails where there is one ─► folder synced
///
/// The proof that the ledger has it stands beside it as NAME.tlog-proof, and comes first.
///
/// A pair goes into `OUT` of a client that works in the folder: NAME.dat whole and durable, and then NAME.ctl, without
/// which the client sends nothing. So until the second is linked, nothing was sent.
struct FolderTransport: PartnerTransport {
  let folder: String
  /// What words in braces stand for; nil where nothing is known of the partner.
  var fillIns: FillIns?

  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage {
    switch envelope {
    case .file(let name): return put(payload, proof, as: name)
    case .pair(let name, let control):
      guard let control = (fillIns ?? FillIns([:])).fill(control) else {
        return .notSent(.envelope)
      }
      return put(payload, control: Array(control.utf8), as: name)
    case .mail, .post: return .notSent(.envelope)
    }
  }

  private func put(_ payload: [UInt8], _ proof: [UInt8], as name: String) -> Carriage {
    do {
      try makeFolder()
      if !proof.isEmpty { try put(proof, in: folder, as: name + ".tlog-proof", replaces: true) }
    } catch {
      return .notSent(.local)
    }
    do {
      try put(payload, in: folder, as: name, replaces: false)
      return .answered(LinkAnswer(status: 0))
    } catch {
      // Before it was linked, nobody who collects could see it.
      return error.isVisible ? .unknown : .notSent(.local)
    }
  }

  private func put(_ payload: [UInt8], control: [UInt8], as name: String) -> Carriage {
    guard let out = ClientFolder(path: folder).folder(.out) else { return .notSent(.local) }
    let data = "\(name).dat"
    // One that nobody took would make a pair of the payload at once.
    guard !DurableFile.exists("\(out)/\(name).ctl") else { return .notSent(.local) }
    do {
      try put(payload, in: out, as: data, replaces: false)
    } catch {
      // One that was there before is another attempt's.
      if error.isVisible { unlink("\(out)/\(data)") }
      return .notSent(.local)
    }
    do {
      try put(control, in: out, as: "\(name).ctl", replaces: false)
      return .answered(LinkAnswer(status: 0))
    } catch {
      if error.isVisible { return .unknown }
      unlink("\(out)/\(data)")
      return .notSent(.local)
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
  private func put(
    _ bytes: [UInt8], in folder: String, as name: String, replaces: Bool
  ) throws(PutFailure) {
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
