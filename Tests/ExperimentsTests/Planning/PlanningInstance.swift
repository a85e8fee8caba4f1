import CallCenterModel
import RandomVariates
import TestSupport

/// A centre to be planned, made up by chance: the same seed makes the same centre.
struct PlanningInstance: Sendable, CustomStringConvertible {
  let name: String
  let plan: Plan
  var description: String { name }

  private static let halfHour = 1800
  private static let hour = 3600
  static let basePay = 100.0

  /// What is asked of a call type.
  enum Aim: Sendable {
    case share(Double, within: Double, PlanningTarget.Period, onDays: Double?)
    case lost(Double, PlanningTarget.Period)
  }

  /// Who answers, by call type.
  struct Team: Sendable {
    var name: String
    var skills: [Int]
    /// Above ``basePay``.
    var premium: Double = 0
    var shrinkage: Shrinkage = .none
  }

  /// - Parameters:
  ///   - name: For people.
  ///   - dice: What is not said is drawn from it.
  ///   - days: Of the window.
  ///   - aims: One for each call type.
  ///   - teams: The planned groups.
  ///   - confidence: Of the promises.
  init(
    name: String, _ dice: inout Dice, days: Int = 1, aims: [Aim], teams: [Team], confidence: Double = 0.95
  ) {
    self.name = name
    let calendar = PlanFixture.calendar(days: days, interval: Self.hour)
    let opening = dice.whole(7...9) * Self.hour
    let length = dice.whole(8...14) * Self.hour
    let open = calendar.days.map { $0.start + opening..<$0.start + opening + length }
    let types = aims.indices.map { index in Self.type(index, aims[index], calendar, open, &dice) }
    let shifts = Self.shifts(opening: opening, length: length, &dice)
    let groups = teams.map { team in
      AgentGroup(
        name: team.name, label: team.name, site: nil, duties: [],
        skills: team.skills.map { .fixture($0, preference: team.skills.count) }, shrinkage: team.shrinkage,
        costPerHour: Self.money(Self.basePay * (1 + team.premium)), maximumOccupancy: 1)
    }
    var plan = Plan.fixture(calendar, types: types, groups: groups, seed: dice.seed)
    let dearest = groups.map(\.costPerHour).max() ?? Self.money(Self.basePay)
    plan.planning = PlanningBrief(
      targets: aims.indices.map { Self.target($0, aims[$0]) }, shiftTypes: shifts,
      pools: groups.indices.map { group in
        let contract = Contract(
          name: "all", label: "all", people: 0...80, hoursPerWeek: 0...168, daysPerWeek: 1...7,
          shiftTypes: Array(shifts.indices), costPerHour: groups[group].costPerHour, daysOffTogether: false,
          sameAllWeek: .nothing)
        return StaffPool(group: group, contracts: [contract])
      }, rules: .none, pay: .none,
      prices: CoverPrices(
        shortagePerHour: Money(microUnits: 20 * dearest.microUnits), surplusPerHour: .zero), gridSeconds: Self.halfHour,
      confidence: confidence, gap: 0.005)
    self.plan = plan
  }

  private static func money(_ amount: Double) -> Money { Money(microUnits: Int64((amount * 1e6).rounded())) }

  private static func target(_ type: Int, _ aim: Aim) -> PlanningTarget {
    switch aim {
    case .share(_, _, let period, let onDays):
      PlanningTarget(callType: type, period: period, probability: onDays)
    case .lost(_, let period): PlanningTarget(callType: type, period: period, probability: nil)
    }
  }

  /// A morning peak and an afternoon peak, 3 to 15 erlangs on average over the open hours.
  private static func type(
    _ index: Int, _ aim: Aim, _ calendar: PlanCalendar, _ open: [Range<Int>], _ dice: inout Dice
  ) -> CallType {
    var target: ServiceTarget
    switch aim {
    case .share(let level, let within, _, _):
      target = .within(within)
      target.level = level
    case .lost(let most, _):
      target = .within(20)
      target.maximumLost = most
    }
    let handling = dice.number(120...420)
    let variation = dice.number(0.5...1.2)
    let patience = dice.number(60...240)
    let erlangs = dice.number(3...15)
    let (morning, afternoon) = (dice.number(0.15...0.4), dice.number(0.6...0.85))
    let (height, width) = (dice.number(0.5...2), dice.number(0.08...0.2))
    func shape(_ time: Double) -> Double {
      let (first, second) = ((time - morning) / width, (time - afternoon) / width)
      return 1 + height / (1 + first * first) + 0.7 * height / (1 + second * second)
    }
    let steps = (open.first?.count ?? 0) / halfHour
    let heights = (0..<steps).map { shape((Double($0) + 0.5) / Double(steps)) }
    let scale = erlangs / handling * Double(steps) / heights.reduce(0, +)
    let segments = open.map { range in
      heights.enumerated().map { step, height in
        let start = range.lowerBound + step * halfHour
        return ArrivalPlan.Segment(start: start, end: start + halfHour, perSecond: height * scale)
      }
    }
    return CallType.fixture(
      "type\(index + 1)", in: calendar,
      arrivals: ArrivalPlan(segments: segments, dayFactorCV: 0, counts: .firstAttempts), open: open,
      talk: PlanFixture.law { () throws(LawError) in .lognormal(try Lognormal(mean: handling, cv: variation)) },
      patience: PlanFixture.exponential(patience), target: target)
  }

  /// Three to six kinds of shifts within the open hours: halves, whole days with an unpaid lunch, and between.
  private static func shifts(opening: Int, length: Int, _ dice: inout Dice) -> [ShiftType] {
    let lunch = PlannedBreak(window: .after(3 * hour...5 * hour), length: halfHour, isPaid: false)
    let coffee = PlannedBreak(window: .after(hour...2 * hour), length: halfHour, isPaid: true)
    var kinds: [(name: String, hours: Int, breaks: [PlannedBreak])] = [("four", 4, []), ("eight", 8, [lunch])]
    var more: [(name: String, hours: Int, breaks: [PlannedBreak])] = [
      ("five", 5, [coffee]), ("six", 6, [lunch]), ("seven", 7, [lunch]),
    ]
    if length >= 10 * hour { more.append(("ten", 10, [coffee, lunch])) }
    for _ in 0..<dice.whole(1...more.count) { kinds.append(more.remove(at: dice.whole(0...more.count - 1))) }
    return kinds.compactMap { kind in
      let last = opening + length - kind.hours * hour
      guard last >= opening else { return nil }
      return ShiftType(
        name: kind.name, label: kind.name, starts: Array(stride(from: opening, through: last, by: hour)),
        lengths: [kind.hours * hour], breaks: kind.breaks)
    }
  }
}

/// Numbers by chance from a seed.
struct Dice: Sendable {
  let seed: UInt64
  private var stream: RandomStream

  init(seed: UInt64) {
    self.seed = seed
    stream = RandomStream(StreamKey(seed: seed, replication: 0))
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + stream.uniform() * (range.upperBound - range.lowerBound)
  }

  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    min(range.upperBound, range.lowerBound + Int(stream.uniform() * Double(range.count)))
  }
}
