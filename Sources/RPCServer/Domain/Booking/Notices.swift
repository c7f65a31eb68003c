/// The privacy notices in force, stamped on what is collected under them.
public enum Notices {
  /// The See My Tutor notice, as it was published first.
  public static let seeMyTutor = NoticeVersion(notice: "see-my-tutor", version: "1")
}
