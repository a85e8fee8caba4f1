internal import CallCenterModel

/// What one more person of a group in one interval would change, found by simulating on the same random numbers.
///
/// People are added in several intervals of a run at once, so far apart that what they do can be told apart: the effect of
/// a person is looked for from one interval before to the next place where somebody was added.
struct OutcomeEffects: Sendable {
  struct Effect: Sendable, Hashable {
    /// Position among the groups.
    var group: Int
    /// The interval of the window in which a person more is there.
    var place: Int
    /// Change of the block's share of good contacts.
    var slope: Double
  }

  /// Shape `[criterion][block]`.
  private(set) var effects: [[[Effect]]]

  /// How far apart people are added.
  static let apartSeconds = 10_800

  /// - Parameters:
  ///   - groups: Indices of the groups to which people are added.
  ///   - plan: The plan at which effects are wanted.
  ///   - sample: What it achieves.
  ///   - sampler: On the same random numbers.
  ///   - blocks: Of which the effects are wanted.
  /// - Throws: `CancellationError` when interrupted.
  init(_ groups: [Int], at plan: Plan, _ sample: OutcomeSample, sampler: OutcomeSampler, blocks: ServiceBlocks)
    throws
  {
    let intervals = Self.windowIntervals(plan)
    let apart = max(3, (Self.apartSeconds + plan.calendar.intervalSeconds - 1) / plan.calendar.intervalSeconds)
    effects = blocks.blocks.map { $0.map { _ in [] } }
    for (position, group) in groups.enumerated() {
      let served = Set(plan.agentGroups[group].skills.map(\.callType))
      for phase in 0..<min(apart, intervals.count) {
        let places = Array(stride(from: phase, to: intervals.count, by: apart))
        let changed = try sampler.sample(plan.adding(1, to: group, in: places.map { intervals[$0] }))
        for place in places {
          for criterion in sampler.criteria.indices where served.contains(sampler.criteria[criterion].callType) {
            var changes: [Int: (good: Int64, base: Int64)] = [:]
            for interval in max(place - 1, 0)..<min(place + apart - 1, intervals.count) {
              let block = blocks.blockOfInterval[criterion][interval]
              let good = changed.good[criterion][interval] - sample.good[criterion][interval]
              let base = changed.base[criterion][interval] - sample.base[criterion][interval]
              changes[block, default: (0, 0)].good += good
              changes[block, default: (0, 0)].base += base
            }
            for (block, change) in changes.sorted(by: { $0.key < $1.key }) {
              let all = Double(blocks.base(sample, criterion, block))
              guard all > 0 else { continue }
              let share = Double(blocks.good(sample, criterion, block)) / all
              let slope = (Double(change.good) - share * Double(change.base)) / all
              guard slope > Self.leastSlope else { continue }
              effects[criterion][block].append(Effect(group: position, place: place, slope: slope))
            }
          }
        }
      }
    }
  }

  /// Effects below it are noise of the rest of the centre.
  private static let leastSlope = 1e-4

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
