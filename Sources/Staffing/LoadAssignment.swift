package import CallCenterModel

/// Which group is to carry which call type when, and how much that is.
///
/// A type belongs to the group that prefers it most among those rostered in the interval without a delay; where none is
/// rostered, to the one that prefers it most.
package struct LoadAssignment: Sendable {
  /// The load of one call type on its group in one interval.
  package struct TypeLoad: Sendable {
    package var callType: Int
    package var callsPerHour: Double
    /// Mean handling time at the group's speed.
    package var handleSeconds: Double
  }

  package let intervals: [StaffingInterval]
  /// Shape `[group][interval]`.
  package var loads: [[[TypeLoad]]]
  /// Shape `[callType][interval]`; −1 where no group serves the type.
  package let groupOfType: [[Int]]

  package init(_ plan: Plan) {
    let intervals = StaffingInterval.all(of: plan)
    let rosters = plan.agentGroups.map { group in Self.rostered(group, intervals) }
    var loads = [[[TypeLoad]]](
      repeating: [[TypeLoad]](repeating: [], count: intervals.count), count: plan.agentGroups.count)
    let calls = FollowUpLoad(plan).adding(to: Self.calls(plan, intervals), intervals)
    let groupOfType = plan.callTypes.indices.map { type -> [Int] in
      let servers = plan.groups(serving: type).compactMap { group in
        plan.agentGroups[group].skills.first { $0.callType == type }.map { (group: group, skill: $0) }
      }.sorted {
        ($0.skill.afterSeconds, $0.skill.preference, $0.group)
          < ($1.skill.afterSeconds, $1.skill.preference, $1.group)
      }
      return intervals.indices.map { interval in
        guard let server = servers.first(where: { rosters[$0.group][interval] }) ?? servers.first else { return -1 }
        if calls[type][interval] > 0 {
          let hours = Double(intervals[interval].range.count) / 3600
          loads[server.group][interval].append(
            TypeLoad(
              callType: type, callsPerHour: calls[type][interval] / hours,
              handleSeconds: plan.callTypes[type].expectedHandleSeconds / server.skill.speed))
        }
        return server.group
      }
    }
    self.intervals = intervals
    self.loads = loads
    self.groupOfType = groupOfType
  }

  /// Expected first attempts that reach an open number, shape `[callType][interval]`, referrals included.
  private static func calls(_ plan: Plan, _ intervals: [StaffingInterval]) -> [[Double]] {
    var calls = [[Double]](repeating: [Double](repeating: 0, count: intervals.count), count: plan.callTypes.count)
    for (type, callType) in plan.callTypes.enumerated() {
      for (index, interval) in intervals.enumerated() {
        for segment in callType.arrivals.segments[interval.day] {
          let span = interval.range.clamped(to: segment.start..<segment.end)
          guard !span.isEmpty else { continue }
          guard segment.isConstant else {
            Self.add(segment, span, plan, type, &calls, index)
            continue
          }
          let open = Self.overlap(span, callType.open)
          calls[type][index] += segment.perSecond * Double(open)
          if case .refer(let other) = callType.outsideHours, open < span.count {
            let theirs = plan.callTypes[other].open
            let referred = Self.overlap(span, theirs) - Self.overlapOfBoth(span, callType.open, theirs)
            calls[other][index] += segment.perSecond * Double(referred)
          }
        }
      }
    }
    return calls
  }

  /// The contacts of a segment of changing rate that reach an open number.
  private static func add(
    _ segment: ArrivalPlan.Segment, _ span: Range<Int>, _ plan: Plan, _ type: Int, _ calls: inout [[Double]],
    _ interval: Int
  ) {
    func expected(_ ranges: [Range<Int>]) -> Double {
      ranges.reduce(0) { $0 + segment.expected(during: $1.clamped(to: span)) }
    }
    let callType = plan.callTypes[type]
    calls[type][interval] += expected(callType.open)
    guard case .refer(let other) = callType.outsideHours else { return }
    let theirs = plan.callTypes[other].open
    let both = theirs.flatMap { range in callType.open.map { $0.clamped(to: range) } }
    calls[other][interval] += expected(theirs) - expected(both)
  }

  /// Seconds of `span` inside `ranges`, which are ascending and apart.
  private static func overlap(_ span: Range<Int>, _ ranges: [Range<Int>]) -> Int {
    var seconds = 0
    for range in ranges[firstIndex(in: ranges, endingAfter: span.lowerBound)...] {
      guard range.lowerBound < span.upperBound else { break }
      seconds += range.clamped(to: span).count
    }
    return seconds
  }

  private static func overlapOfBoth(_ span: Range<Int>, _ first: [Range<Int>], _ second: [Range<Int>]) -> Int {
    var seconds = 0
    for range in first[firstIndex(in: first, endingAfter: span.lowerBound)...] {
      guard range.lowerBound < span.upperBound else { break }
      seconds += overlap(range.clamped(to: span), second)
    }
    return seconds
  }

  private static func rostered(_ group: AgentGroup, _ intervals: [StaffingInterval]) -> [Bool] {
    let ranges = intervals.map(\.range)
    var result = [Bool](repeating: false, count: intervals.count)
    for duty in group.duties {
      var index = firstIndex(in: ranges, endingAfter: duty.start)
      while index < ranges.count, ranges[index].lowerBound < duty.end {
        result[index] = true
        index += 1
      }
    }
    return result
  }

  private static func firstIndex(in ranges: [Range<Int>], endingAfter instant: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
