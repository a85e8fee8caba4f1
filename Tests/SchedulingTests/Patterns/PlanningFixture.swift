import CallCenterModel
import Foundation
import RandomVariates
import Scheduling

/// Parts of plans to be planned, with a default for all that a test does not care about.
enum PlanningFixture {
  static let hour = 3_600

  /// A calendar in Kyiv; Monday 3 July 2017 begins a month without a change of clocks.
  static func calendar(
    from date: String = "2017-07-03", days: Int = 7, warmUp: Int = 1, holidays: [String] = []
  ) -> PlanCalendar {
    guard let zone = TimeZone(identifier: "Europe/Kyiv"), let from = LocalDate(iso: date) else {
      preconditionFailure("no zone or no date \(date)")
    }
    return PlanCalendar(
      timeZone: zone, from: from, windowDays: days, warmUpDays: warmUp,
      holidays: Set(holidays.compactMap { LocalDate(iso: $0) }), intervalSeconds: 1_800)
  }

  static func shift(
    _ name: String, starts: [Int], hours: [Int], breaks: [PlannedBreak] = []
  ) -> ShiftType {
    ShiftType(
      name: name, label: name, starts: starts.map { $0 * hour }, lengths: hours.map { $0 * hour }, breaks: breaks)
  }

  static func contract(
    shifts: [Int], people: ClosedRange<Int> = 0...100, hours: ClosedRange<Double> = 0...200,
    days: ClosedRange<Int> = 1...7, daysOffTogether: Bool = false, same: Contract.Stability = .nothing,
    name: String = "full"
  ) -> Contract {
    Contract(
      name: name, label: name, people: people, hoursPerWeek: hours, daysPerWeek: days, shiftTypes: shifts,
      costPerHour: Money(microUnits: 100_000_000), daysOffTogether: daysOffTogether, sameAllWeek: same)
  }

  static func rules(
    factor: Double = 0, rest: Int = 0, weekly: Int = 0, hours: Double? = nil, row: Int? = nil
  ) -> LabourRules {
    LabourRules(
      restFactor: factor, minimumRestSeconds: rest * hour, weeklyRestSeconds: weekly * hour, normHoursPerWeek: 40,
      maximumHoursPerWeek: hours, maximumConsecutiveDays: row, maximumOvertimePerYear: nil, preset: nil)
  }

  static func plan(
    _ shifts: [ShiftType], _ contracts: [Contract], rules: LabourRules = .none, pay: PaySupplements = .none,
    calendar: PlanCalendar = calendar(), grid: Int = 900
  ) -> Plan {
    let group = AgentGroup(
      name: "desk", label: "desk", site: nil, duties: [], skills: [], shrinkage: .none, costPerHour: .zero,
      maximumOccupancy: 1)
    let run = RunSettings(
      seed: 1, replications: 1, precision: [], confidence: 0.95, attribution: .byArrival, intervals: .none)
    var plan = Plan(
      name: "planned", calendar: calendar, callTypes: [], sites: [], agentGroups: [group], lines: nil,
      costs: CostRules(currency: "UAH", overtimeFactor: 1), run: run)
    plan.planning = PlanningBrief(
      targets: [], shiftTypes: shifts, pools: [StaffPool(group: 0, contracts: contracts)], rules: rules, pay: pay,
      prices: CoverPrices(shortagePerHour: .zero, surplusPerHour: .zero), gridSeconds: grid, confidence: 0.95,
      gap: 0.005)
    return plan
  }

  /// One call type, the same rate in some hours of every day, served by the planned group.
  static func plan(
    _ shifts: [ShiftType], _ contracts: [Contract], rules: LabourRules = .none, callHours: Range<Int>
  ) throws -> Plan {
    var plan = plan(shifts, contracts, rules: rules)
    let days = plan.calendar.days
    let segments = days.map { day in
      day.elapsed(during: callHours.lowerBound * hour..<callHours.upperBound * hour).map {
        ArrivalPlan.Segment(start: $0.lowerBound, end: $0.upperBound, perSecond: 0.01)
      }
    }
    plan.callTypes = [
      CallType(
        name: "calls", label: "calls",
        arrivals: ArrivalPlan(segments: segments, dayFactorCV: 0, counts: .firstAttempts),
        open: [0..<days[days.count - 1].end], outsideHours: .closed, talk: .exponential(try Exponential(mean: 300)),
        wrapUp: nil, patience: nil, balking: 0, redial: nil, priority: 1, lines: nil,
        target: ServiceTarget(
          thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: 0.8, maximumLost: nil))
    ]
    plan.agentGroups[0].skills = [Skill(callType: 0, preference: 1, speed: 1, afterSeconds: 0)]
    return plan
  }
}
