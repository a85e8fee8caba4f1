package import CallCenterModel
internal import Foundation
package import RandomVariates

/// Parts of plans for tests, with a default for all that a test does not care about.
package enum PlanFixture {
  /// A calendar from Monday 3 July 2017, a month without a change of clocks.
  package static func calendar(
    from date: String = "2017-07-03", days: Int = 1, warmUp: Int = 0, interval: Int = 1800,
    timeZone: String = "Europe/Kyiv", holidays: Set<LocalDate> = []
  ) -> PlanCalendar {
    guard let zone = TimeZone(identifier: timeZone), let from = LocalDate(iso: date) else {
      preconditionFailure("no zone \(timeZone) or no date \(date)")
    }
    return PlanCalendar(
      timeZone: zone, from: from, windowDays: days, warmUpDays: warmUp, holidays: holidays, intervalSeconds: interval)
  }

  /// A law whose parameters are known to be in range.
  package static func law(_ make: () throws(LawError) -> Law) -> Law {
    do {
      return try make()
    } catch {
      preconditionFailure("\(error)")
    }
  }

  package static func exponential(_ mean: Double) -> Law {
    law { () throws(LawError) in .exponential(try Exponential(mean: mean)) }
  }

  package static func constant(_ seconds: Double) -> Law {
    law { () throws(LawError) in .constant(try Constant(seconds)) }
  }
}

extension PlanCalendar {
  /// All elapsed time from the first day to the end of the last.
  package var allTime: [Range<Int>] { [0..<(days.last?.end ?? 0)] }
}

extension ArrivalPlan {
  /// The same rate at all times.
  package static func constant(
    perHour: Double, in calendar: PlanCalendar, dayFactorCV: Double = 0, counts: CountedVolume = .firstAttempts
  ) -> ArrivalPlan {
    ArrivalPlan(
      segments: calendar.days.map { [Segment(start: $0.start, end: $0.end, perSecond: perHour / 3600)] },
      dayFactorCV: dayFactorCV, counts: counts)
  }

  /// A rate for each interval of a day, the same every day.
  package static func daily(
    perHour: [Double], in calendar: PlanCalendar, counts: CountedVolume = .firstAttempts
  ) -> ArrivalPlan {
    ArrivalPlan(
      segments: calendar.days.indices.map { day in
        zip(calendar.intervals(ofDay: day), perHour).map { interval, rate in
          Segment(start: interval.lowerBound, end: interval.upperBound, perSecond: rate / 3600)
        }
      }, dayFactorCV: 0, counts: counts)
  }
}

extension CallType {
  package static func fixture(
    _ name: String = "calls", in calendar: PlanCalendar, arrivals: ArrivalPlan? = nil, perHour: Double = 0,
    open: [Range<Int>]? = nil, outsideHours: OutsideHours = .closed, talk: Law = PlanFixture.exponential(300),
    wrapUp: Law? = nil, patience: Law? = nil, balking: Double = 0, redial: RedialRule? = nil, priority: Int = 10,
    lines: Int? = nil, target: ServiceTarget = .none
  ) -> CallType {
    CallType(
      name: name, label: name, arrivals: arrivals ?? .constant(perHour: perHour, in: calendar),
      open: open ?? calendar.allTime, outsideHours: outsideHours, talk: talk, wrapUp: wrapUp, patience: patience,
      balking: balking, redial: redial, priority: priority, lines: lines, target: target)
  }
}

extension ServiceTarget {
  package static func within(_ threshold: Double, shortAbandon: Double? = nil) -> ServiceTarget {
    ServiceTarget(
      thresholdSeconds: threshold, shortAbandonSeconds: shortAbandon ?? threshold, definition: .excludingBlocked,
      level: nil, maximumLost: nil)
  }
}

extension Skill {
  package static func fixture(
    _ callType: Int, preference: Int = 1, speed: Double = 1, after: Double = 0
  ) -> Skill {
    Skill(callType: callType, preference: preference, speed: speed, afterSeconds: after)
  }
}

extension AgentGroup {
  package static func fixture(
    _ name: String = "desk", duties: [Duty], skills: [Skill] = [.fixture(0)], shrinkage: Shrinkage = .none
  ) -> AgentGroup {
    AgentGroup(
      name: name, label: name, site: nil, duties: duties, skills: skills, shrinkage: shrinkage, costPerHour: .zero,
      maximumOccupancy: 1)
  }

  /// The same number at all times.
  package static func fixture(
    _ name: String = "desk", agents: Int, in calendar: PlanCalendar, skills: [Skill] = [.fixture(0)],
    shrinkage: Shrinkage = .none
  ) -> AgentGroup {
    let duties = agents == 0 ? [] : calendar.days.indices.map { Duty.wholeDay($0, people: agents, in: calendar) }
    return .fixture(name, duties: duties, skills: skills, shrinkage: shrinkage)
  }

  /// A number for each interval of a day, the same every day.
  package static func fixture(
    _ name: String = "desk", agents: [Int], in calendar: PlanCalendar, skills: [Skill] = [.fixture(0)]
  ) -> AgentGroup {
    let duties = calendar.days.indices.flatMap { day in
      zip(calendar.intervals(ofDay: day), agents).compactMap { interval, people in
        people == 0
          ? nil
          : Duty(
            people: 0..<people, day: day, start: interval.lowerBound, end: interval.upperBound, breaks: [],
            paidSeconds: interval.count)
      }
    }
    return .fixture(name, duties: duties, skills: skills)
  }
}

extension Duty {
  package static func wholeDay(_ day: Int, people: Int, in calendar: PlanCalendar) -> Duty {
    let date = calendar.days[day]
    return Duty(people: 0..<people, day: day, start: date.start, end: date.end, breaks: [], paidSeconds: date.length)
  }

  /// Hours of day 0, in elapsed seconds.
  package static func hours(_ hours: Range<Int>, people: Range<Int>, breaks: [Range<Int>] = []) -> Duty {
    Duty(
      people: people, day: 0, start: hours.lowerBound, end: hours.upperBound, breaks: breaks,
      paidSeconds: hours.count)
  }
}

extension Plan {
  package static func fixture(
    _ calendar: PlanCalendar, types: [CallType], groups: [AgentGroup], lines: Int? = nil, seed: UInt64 = 1,
    replications: Int = 1, precision: [PrecisionTarget] = [], attribution: Attribution = .byArrival,
    intervals: IntervalReport = .none
  ) -> Plan {
    Plan(
      name: "fixture", calendar: calendar, callTypes: types, sites: [], agentGroups: groups, lines: lines,
      costs: CostRules(currency: "", overtimeFactor: 1),
      run: RunSettings(
        seed: seed, replications: replications, precision: precision, confidence: 0.95, attribution: attribution,
        intervals: intervals))
  }
}
