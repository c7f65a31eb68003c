import Domain
import PluginAPI

/// A plugin beside the server must be asked about a share before a call can go on. Thrown out of a lane, so that
/// neither the lane nor its transaction waits for it; whatever the call has done until then is undone.
struct AwaitedPlugin: Error {
  let plugin: any ExternalPartnerPlugin
  let share: SelectedShare

  /// Asks it.
  func prepared() async -> PreparedShare {
    do {
      return PreparedShare(share: share, result: .success(try await plugin.preparation(of: share)))
    } catch {
      return PreparedShare(share: share, result: .failure(error))
    }
  }
}

/// What a plugin beside the server said of a share.
struct PreparedShare: Sendable {
  let share: SelectedShare
  let result: Result<SharePreparation, PluginDown>
}
