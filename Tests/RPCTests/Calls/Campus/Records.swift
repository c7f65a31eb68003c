import Domain
import Foundation
import Messages
import SwiftProtobuf

// Records of the directory, as campus systems send them.

extension Pastoral_V1_Student {
  static func student(_ person: Person) -> Self { student(person.campusID ?? "", person.rawValue) }

  static func student(_ campusID: String, _ name: String = "Ada") -> Self {
    .with {
      $0.campusID = campusID
      $0.givenName = name.capitalized
      $0.familyName = "Student"
      $0.email = "\(name)@example.ac.uk"
    }
  }
}

extension Pastoral_V1_StaffMember {
  static func staffMember(_ person: Person) -> Self {
    staffMember(person.campusID ?? "", person.rawValue)
  }

  static func staffMember(_ campusID: String, _ name: String = "Tom") -> Self {
    .with {
      $0.campusID = campusID
      $0.givenName = name
      $0.familyName = "Staff"
      $0.email = "\(name)@example.ac.uk"
      $0.jobTitle = "Lecturer"
    }
  }
}

extension Pastoral_V1_Programme {
  static func programme(_ code: String, _ title: String = "Title") -> Self {
    .with {
      $0.code = code
      $0.title = title
    }
  }
}

extension Pastoral_V1_Module {
  static func module(_ code: String, _ title: String = "Title") -> Self {
    .with {
      $0.code = code
      $0.title = title
    }
  }
}

extension Pastoral_V1_EnrolmentPeriod {
  static func enrolment(
    _ student: Person, on programme: String, from: String, to: String? = nil
  ) -> Self {
    .with {
      $0.studentCampusID = student.campusID ?? ""
      $0.programmeCode = programme
      $0.from = .day(from)
      if let to { $0.to = .day(to) }
    }
  }
}

extension Pastoral_V1_ModuleEnrolment {
  static func moduleEnrolment(
    _ student: Person, in module: String, from: String, to: String? = nil
  ) -> Self {
    .with {
      $0.studentCampusID = student.campusID ?? ""
      $0.moduleCode = module
      $0.from = .day(from)
      if let to { $0.to = .day(to) }
    }
  }
}

extension Pastoral_V1_Relation {
  static func relation(
    _ staff: Person, _ kind: Pastoral_V1_RelationKind, _ about: String, from: String,
    to: String? = nil
  ) -> Self {
    .with {
      $0.kind = kind
      $0.staffCampusID = staff.campusID ?? ""
      $0.about = about
      $0.from = .day(from)
      if let to { $0.to = .day(to) }
    }
  }
}

// Days and moments as they are read aloud.

extension Pastoral_V1_Date {
  /// Such as `2026-11-23`.
  static func day(_ iso: String) -> Self {
    // Tests write days that exist.
    let date = LocalDate(iso: iso)!
    return .with {
      $0.year = Int32(date.year)
      $0.month = Int32(date.month)
      $0.day = Int32(date.day)
    }
  }
}

extension Google_Protobuf_Timestamp {
  /// Such as `2026-11-23 10:00`, in UTC.
  static func utc(_ text: String) -> Self {
    .with { $0.seconds = Instant.utc(text).millisecondsSince1970 / 1_000 }
  }

  /// As `utc` takes it.
  var utc: String {
    let day = LocalDate(daysSince1970: Int(seconds / 86_400))?.iso ?? "?"
    let minutes = Int(seconds % 86_400) / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
  }
}

extension Instant {
  /// Such as `2026-11-23 10:00`, in UTC.
  static func utc(_ text: String) -> Instant {
    // Tests write days and times that exist.
    let date = LocalDate(iso: String(text.prefix(10)))!
    let clock = text.dropFirst(11).split(separator: ":").map { Int($0)! }
    return Instant(
      secondsSince1970: Int64(date.daysSince1970 * 86_400 + clock[0] * 3_600 + clock[1] * 60))
  }
}
