import CallCenterModel
import RandomVariates

/// Named people of a group, or one of its cohorts.
struct MemberDocument {
  var name: String
  var people: Int
  var staffing: StaffingDocument
  var speed: Double
  var since: LocalDate?
  var learning: Learning?
  var place: Place
  var path: String
}

/// Shrinkage of which the hours are still rules by days.
struct ShrinkageDocument {
  /// What holds at all hours.
  var always: Shrinkage
  var kinds: [(kind: Shrinkage.Kind, hours: HoursRule?)]

  static let none = ShrinkageDocument(always: .none, kinds: [])
}

struct ReservationDocument {
  var skills: [Located<String>]
  var agents: Int
  var hours: HoursRule
  var place: Place
  var path: String
}

struct OutageDocument {
  enum Timing {
    case every(Law, HoursRule?)
    case at(date: LocalDate, wall: Int)
  }

  var name: String
  var timing: Timing
  var duration: Law
  var dropsCalls: Bool
  var place: Place
  var path: String
}

struct MoveDocument {
  var from: Located<String>
  var to: Located<String>
  var agents: Int
  var when: (callType: Located<String>, count: Int)
  var until: (callType: Located<String>, count: Int)
  var delaySeconds: Double
  var everySeconds: Double
  var place: Place
  var path: String
}
