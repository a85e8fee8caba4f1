import CallCenterModel
internal import Foundation
import RandomVariates

/// A scenario as it was written: names are still names, days are still kinds of days, and what could not be read is left
/// out after it was reported.
struct ScenarioDocument {
  var name: String
  var calendar: CalendarDocument?
  var callTypes: [CallTypeDocument]
  /// Also of types that could not be read, so that references to them are not reported as well.
  var callTypeNames: [String]
  var sites: [SiteDocument]
  var agentGroups: [AgentGroupDocument]
  var agentGroupNames: [String]
  var shifts: [ShiftDocument]
  var lines: Int?
  var moves: [MoveDocument]
  var routing = RoutingRules()
  var routingPlace: Place?
  var costs: CostRules
  var run: RunSettings
  var runPlace: Place
  var intervalsChosen: Bool
  /// Precision texts, checked once all names are known.
  var precision: [Located<String>]
  var assertions: [AssertionDocument] = []
  var planning: PlanningDocument?
  /// Whether all types, shifts and groups were read without an error.
  var isWhole = false
}

/// Ranges of the wall clock for each kind of day, up to 48:00 where they end on the next day; no value means closed.
typealias HoursRule = ByDay<[Range<Int>]>

struct CalendarDocument {
  var timeZone: TimeZone
  var from: LocalDate
  var days: Int
  var warmUpDays: Int?
  /// Seconds of the wall clock of the first day.
  var startAt: Located<Int>?
  var intervalSeconds: Int
  var holidays: Set<LocalDate>
  var dayFactorCV: Double
  var place: Place
}

struct SiteDocument {
  var site: Site
  var hours: HoursRule?
  var outages: [OutageDocument]
  var place: Place
  var seatsPlace: Place
}

struct CallTypeDocument {
  var name: String
  var place: Place
  var path: String
  var label: String
  var arrivals: ArrivalsDocument
  var hours: HoursRule
  /// Index comes later; `nil` is closed.
  var refer: Located<String>?
  var talk: Law
  var wrapUp: Law?
  var patience: Law?
  var balking: Double
  var redial: RedialRule?
  var priority: Int
  var lines: Int?
  var target: ServiceTarget
  var followUps = FollowUpDocument()
  var channel = Channel.voice
  var deferred: DeferredDocument?
  var start: StartDocument?
  var routing = CallTypeRouting()
  var callBack: CallBackRule?
  var callBackHours: HoursRule?
  var dialling: DiallingRule?
}

struct AgentGroupDocument {
  var name: String
  var place: Place
  var path: String
  var label: String
  var site: Int?
  var staffing: StaffingDocument
  var members: [MemberDocument]
  var skills: [SkillDocument]
  var shrinkage: ShrinkageDocument
  var attendance: Attendance?
  var reservations: [ReservationDocument]
  var cost: Money
  var maximumOccupancy: Double
  var chats: ChatRule?
  var targetQueueRatio: Double?
}

struct SkillDocument {
  var callType: Located<String>
  var preference: Int
  var speed: Double
  var afterSeconds: Double
  var only: HoursRule?
  var unsolved: Double?
  var transfers: Double?
  var routing = SkillRouting()
}

enum StaffingDocument {
  /// So many posts or people in these hours.
  case hours(count: Int, HoursRule, breaks: [BreakDocument])
  /// Posts by time of day.
  case levels(ByDay<[(range: Range<Int>, agents: Int)]>)
  /// Posts from a date and time of the wall clock on, until another.
  case dated([DatedLevel])
  /// Shifts in turn; `nil` is a day off.
  case cycle(people: Int, [Located<String>?], from: LocalDate)
  /// Numbers of people by shift.
  case shifts(ByDay<[(shift: Located<String>, people: Int)]>)
  /// A shift by days, the same for all; `off` is a day off.
  case week(people: Int, ByDay<Located<String>>)
}

struct DatedLevel {
  var date: LocalDate
  var wall: Int
  /// Where the time of the file carried one.
  var utcOffset: Int?
  var agents: Int

  /// Seconds in one order; of UTC where an offset is known.
  var instant: Int { date.dayNumber * WallTime.day + wall - (utcOffset ?? 0) }
}

struct ShiftDocument {
  var name: String
  /// Up to 48:00.
  var wall: Range<Int>
  var breaks: [BreakDocument]
  var place: Place
}

struct BreakDocument {
  enum Start {
    case wall(Int), after(Int)
    /// Within these times, when there is nothing to do.
    case between(Range<Int>)
  }
  var start: Start
  var length: Int
  var waves: Int
  /// Most people away together.
  var atOnce: Int?
  var isPaid: Bool
  var place: Place
  var path: String
}
