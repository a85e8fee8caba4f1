internal import CallCenterModel

/// What one more person of a group in one interval would change, found by simulating on the same random numbers.
///
/// People are added in several intervals of a run at once, so far apart that what they do can be told apart: the effect of
/// a person is looked for from one interval before to the next place where somebody was added.
struct OutcomeEffects: Sendable {
  /// Change of good contacts less the share's part of the change of all, per replication set; shape
  /// `[group][criterion][period]`, by interval.
  private(set) var slopes: [[[[Int: Double]]]]

  /// How far apart people are added.
  static let apartSeconds = 10_800

  /// - Parameters:
  ///   - groups: Indices of the groups to which people are added.
  ///   - plan: The plan at which effects are wanted.
  ///   - sample: What it achieves.
  ///   - sampler: On the same random numbers.
  ///   - isWanted: Of a criterion and period; the others are left at 0.
  init(
    _ groups: [Int], at plan: Plan, _ sample: OutcomeSample, sampler: OutcomeSampler,
    isWanted: (_ criterion: Int, _ period: Int) -> Bool
  ) throws {
    let intervals = Self.windowIntervals(plan)
    let apart = max(3, (Self.apartSeconds + plan.calendar.intervalSeconds - 1) / plan.calendar.intervalSeconds)
    let criteria = sampler.criteria
    let empty = criteria.map { [[Int: Double]](repeating: [:], count: $0.periods.count) }
    slopes = [[[[Int: Double]]]](repeating: empty, count: groups.count)
    let wanted = criteria.indices.map { index in criteria[index].periods.indices.filter { isWanted(index, $0) } }
    let periodOf = criteria.map { criterion in
      var periods = [Int](repeating: 0, count: intervals.count)
      for (period, range) in criterion.periods.enumerated() { for interval in range { periods[interval] = period } }
      return periods
    }
    let isWantedPeriod = criteria.indices.map { index in
      var flags = [Bool](repeating: false, count: criteria[index].periods.count)
      for period in wanted[index] { flags[period] = true }
      return flags
    }
    for (position, group) in groups.enumerated() {
      for phase in 0..<min(apart, intervals.count) {
        let places = Array(stride(from: phase, to: intervals.count, by: apart))
        let touched = places.contains { place in
          criteria.indices.contains { index in
            Self.reach(of: place, apart, intervals.count).contains { isWantedPeriod[index][periodOf[index][$0]] }
          }
        }
        guard touched else { continue }
        let more = plan.adding(1, to: group, in: places.map { intervals[$0] })
        let changed = try sampler.sample(more)
        for place in places {
          for index in criteria.indices {
            for interval in Self.reach(of: place, apart, intervals.count) {
              let period = periodOf[index][interval]
              guard isWantedPeriod[index][period], let share = sample.share(index, period) else { continue }
              let good = Double(changed.good[index][interval] - sample.good[index][interval])
              let base = Double(changed.base[index][interval] - sample.base[index][interval])
              let slope = good - share * base
              if slope != 0 { slopes[position][index][period][place, default: 0] += slope }
            }
          }
        }
      }
    }
    for position in slopes.indices {
      for index in criteria.indices {
        for period in wanted[index] {
          let all = sample.base[index][criteria[index].periods[period]].reduce(0, +)
          guard all > 0 else { continue }
          slopes[position][index][period] = slopes[position][index][period].mapValues { $0 / Double(all) }
        }
      }
    }
  }

  private static func reach(of place: Int, _ apart: Int, _ count: Int) -> Range<Int> {
    max(place - 1, 0)..<min(place + apart - 1, count)
  }

  /// The window's intervals in elapsed seconds.
  static func windowIntervals(_ plan: Plan) -> [Range<Int>] {
    plan.calendar.windowDayIndices.flatMap { plan.calendar.intervals(ofDay: $0) }
  }
}

extension Plan {
  /// The plan with people more in a group, on duty just in these stretches.
  func adding(_ people: Int, to group: Int, in stretches: [Range<Int>]) -> Plan {
    var plan = self
    let first = agentGroups[group].duties.map(\.people.upperBound).max() ?? 0
    plan.agentGroups[group].duties += stretches.map { range in
      Duty(
        people: first..<first + people, day: calendar.day(of: range.lowerBound), start: range.lowerBound,
        end: range.upperBound, breaks: [], paidSeconds: range.count)
    }
    plan.agentGroups[group].duties.sort { ($0.start, $0.people.lowerBound) < ($1.start, $1.people.lowerBound) }
    return plan
  }
}

extension PlanCalendar {
  fileprivate func day(of instant: Int) -> Int { days.lastIndex { $0.start <= instant } ?? 0 }
}
