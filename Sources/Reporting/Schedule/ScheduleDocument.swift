internal import CallCenterModel
internal import Experiments

/// A schedule as its file `cherha-schedule/1` tells it; everything that is shown of a schedule is made of it.
struct ScheduleDocument: Equatable {
  static let format = "cherha-schedule/1"

  struct Run: Equatable {
    var version: String
    var seed: UInt64
    /// Of the verification of the schedule that was chosen.
    var verificationReplications: Int
    /// That all promises said to be kept are.
    var confidence: Double
    var days: Int
  }

  /// In the scenario's currency, over the window.
  struct Cost: Equatable {
    var currency: String
    var total: Double
    var twoStep: Double?
    var integrated: Double
    /// No schedule under the same cuts or the same requirement costs less, shortages priced.
    var bound: Double

    /// How much of the cost lies above the bound, 0…1; `nil` where the bound counts shortages that the cost does not.
    var gap: Double? {
      guard total > 0, bound <= total * (1 + 1e-9) else { return nil }
      return max(0, 1 - bound / total)
    }
  }

  struct Search: Equatable {
    var ending: CutPlan.Ending
    /// The number of the last verification.
    var attempts: Int
    /// Periods with too few contacts to prove anything.
    var unjudged: Int
    var iterations: Int
    var cuts: Int
    var changedCuts: Int
    var isWithinGap: Bool
    var twoStepIsKept: Bool
    /// By how much the formula's targets were raised, 0…1.
    var twoStepRaised: Double
    var integratedIsKept: Bool
  }

  /// What is asked of a call type in one stretch of time.
  struct Promise: Equatable {
    var callType: String
    var label: String
    /// `nil`: the share that is neither abandoned nor blocked.
    var definition: ServiceLevelDefinition?
    /// Share of contacts, 0…1.
    var level: Double
    var thresholdSeconds: Double
    /// Share of the periods that must reach the level; `nil`: their expectation must.
    var onDays: Double?
    var period: PlanningTarget.Period
    /// Local instants, ISO 8601.
    var from: String
    var to: String
    /// Of contacts, or of good periods where `onDays` is asked.
    var estimate: Double?
    var lower: Double?
    var asked: Double
    var isKept: Bool

    /// Short of what is asked by the limit; below 0 there is room.
    var missing: Double { asked - (lower ?? 0) }
    /// The estimate is high enough, the limit is not.
    var isOpen: Bool { !isKept && (estimate ?? 0) >= asked }
  }

  struct Group: Equatable {
    var name: String
    var label: String
    var contracts: [Contract]
  }

  struct Contract: Equatable {
    var name: String
    var label: String
    var people: Int
  }

  /// People on the same shift with the same breaks.
  struct Shift: Equatable {
    /// Positions in ``ScheduleDocument/groups`` and ``Group/contracts``.
    var group: Int
    var contract: Int
    var type: String
    var label: String
    var time: Span
    var breaks: [Span]
    var people: Int
    /// Of one person.
    var paidSeconds: Int
  }

  /// Local instants, ISO 8601 with offset.
  struct Span: Equatable {
    var from: String
    var to: String
  }

  struct Interval: Equatable {
    var start: String
    var seconds: Int
    /// By position of the group.
    var cover: [Cover]
  }

  struct Cover: Equatable {
    /// People to roster by a formula for this interval alone; `nil` where it knows none.
    var required: Double?
    /// On duty and not on a break, before shrinkage.
    var scheduled: Double
  }

  var scenario: ScenarioIdentity
  var run: Run
  var method: ScheduleRecord.Method
  var cost: Cost
  var search: Search
  var promises: [Promise]
  var groups: [Group]
  var shifts: [Shift]
  var intervals: [Interval]

  var people: Int { groups.flatMap(\.contracts).reduce(0) { $0 + $1.people } }
  var paidHours: Double { paidHours { _ in true } }
  /// Nothing is kept where nothing could be judged.
  var isKept: Bool { !promises.isEmpty && promises.allSatisfy(\.isKept) }

  func paidHours(of isCounted: (Shift) -> Bool) -> Double {
    Double(shifts.filter(isCounted).reduce(0) { $0 + $1.people * $1.paidSeconds }) / 3600
  }
}

extension ScheduleDocument.Span {
  /// The local date on which it begins.
  var date: LocalDate? { DateFormat.date(ofStart: from) }
  /// `08:00–16:00`.
  var clock: String { "\(DateFormat.clock(from))–\(DateFormat.clock(to))" }
  var seconds: Int { (ISOInstant.seconds(to) ?? 0) - (ISOInstant.seconds(from) ?? 0) }
}

/// Instants as `2017-07-03T09:00:00+03:00`.
enum ISOInstant {
  /// Seconds since 1970-01-01T00:00Z.
  static func seconds(_ text: String) -> Int? {
    guard let wall = wallSeconds(text) else { return nil }
    let zone = text.dropFirst(19)
    let parts = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let offset = parts[0] * 3600 + parts[1] * 60
    return sign == "+" ? wall - offset : wall + offset
  }

  /// Seconds of the wall clock since 1970-01-01T00:00.
  static func wallSeconds(_ text: String) -> Int? {
    guard let date = DateFormat.date(ofStart: text), text.count >= 19 else { return nil }
    let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    return date.dayNumber * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }
}
