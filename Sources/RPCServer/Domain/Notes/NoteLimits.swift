/// How much a note may hold. The notice promises brief notes, so the limits are narrow.
public enum NoteLimits {
  /// Characters of the meeting's purpose: one long sentence or two.
  public static let purposeLengthMax = 300
  /// Key points, and characters of each: a page that can be read out at the end of the meeting.
  public static let keyPointsMax = 12
  public static let keyPointLengthMax = 300
  /// Actions, and characters of each: more than ten are a plan of study and not an agreement.
  public static let actionsMax = 10
  public static let actionLengthMax = 200
  /// Characters of all texts of a note together: about one page.
  public static let textLengthMax = 2_000
  /// Characters of a student's comment: half a page, since theirs are whole sentences.
  public static let commentLengthMax = 1_000
  /// Comments on a note. Each is kept, and comes with the note.
  public static let commentsMax = 20
  /// Versions of a note. What is changed more often is another meeting's.
  public static let versionsMax = 50
  /// Minutes of an ad hoc meeting: a working day at most.
  public static let adHocMinutes = 1...480
}
