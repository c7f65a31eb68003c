import Domain
import Messages
import SwiftProtobuf

/// Exceptional access between the wire and the domain.
extension ExceptionalAccess.Kind {
  /// Nil where the caller named none that this server knows.
  init?(_ kind: Pastoral_V1_ExceptionalAccessKind) {
    switch kind {
    case .elevation: self = .elevation
    case .breakGlass: self = .breakGlass
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension ExceptionalAccess.Emergency {
  init?(_ emergency: Pastoral_V1_Emergency) {
    switch emergency {
    case .riskToLife: self = .riskToLife
    case .riskToOthers: self = .riskToOthers
    case .safeguarding: self = .safeguarding
    case .missingStudent: self = .missingStudent
    case .otherSeriousHarm: self = .otherSeriousHarm
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension ExceptionalAccess.Finding {
  init?(_ finding: Pastoral_V1_Finding) {
    switch finding {
    case .justified: self = .justified
    case .notJustified: self = .notJustified
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension Pastoral_V1_ExceptionalAccess {
  init(_ access: ExceptionalAccess, holderName: String, at now: Instant) {
    self.init()
    id = access.id.text
    kind =
      switch access.kind {
      case .elevation: .elevation
      case .breakGlass: .breakGlass
      }
    holderID = access.holder
    self.holderName = holderName
    studentID = access.student.text
    ticket = access.ticket
    emergency =
      switch access.emergency {
      case .riskToLife: .riskToLife
      case .riskToOthers: .riskToOthers
      case .safeguarding: .safeguarding
      case .missingStudent: .missingStudent
      case .otherSeriousHarm: .otherSeriousHarm
      case nil: .unspecified
      }
    reason = access.reason
    began = Google_Protobuf_Timestamp(access.began)
    expires = Google_Protobuf_Timestamp(access.expires)
    if let moment = access.ended { ended = Google_Protobuf_Timestamp(moment) }
    live = access.isLive(at: now)
    reviewDue = Google_Protobuf_Timestamp(access.reviewDue)
    if let review = access.review {
      reviewed = Google_Protobuf_Timestamp(review.at)
      reviewerID = review.reviewer
      finding =
        switch review.finding {
        case .justified: .justified
        case .notJustified: .notJustified
        }
      comment = review.comment
    }
    revision = access.revision
  }
}
