package import CallCenterModel
internal import Staffing

/// People without whom, by their time alone, too few contacts of some call types can be answered in an interval.
///
/// The people who can serve any of the types, times what they can do, must carry the share of the load that the targets ask
/// to be answered. It holds for the sum over a day and not for each interval, so a plan that sacrifices an hour for another is
/// passed over: there the service level is not concave, and cuts would be wrong.
package struct CapacityNeed: Sendable, Hashable {
  /// Interval of the window.
  package var interval: Int
  /// What one person of each planned group adds, by position among them.
  package var weights: [Int: Double]
  package var atLeast: Double
  /// Whether it is that somebody is there at all while a number is open, which comes before all other wants.
  package var isPresence = false

  /// The needs of every interval, for each set of call types that have a group in common.
  ///
  /// - Parameters:
  ///   - plan: The plan, volumes solved.
  ///   - groups: Indices of the planned groups; the others count with the people their rosters have.
  ///   - criteria: What is asked; types without any count nothing.
  /// - Returns: Needs by interval of the window.
  package static func all(_ plan: Plan, groups: [Int], criteria: [ServiceCriterion]) -> [CapacityNeed] {
    let assignment = LoadAssignment(plan)
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    let staff = plan.agentGroups.map { Presence(of: $0, plan) }
    var share = [Double](repeating: 0, count: plan.callTypes.count)
    for criterion in criteria { share[criterion.callType] = max(share[criterion.callType], criterion.level) }
    var needs: [CapacityNeed] = []
    for (position, index) in window.enumerated() {
      var erlangs = [Double](repeating: 0, count: plan.callTypes.count)
      for (group, loads) in assignment.loads.enumerated() {
        for load in loads[index] {
          let speed = plan.agentGroups[group].skills.first { $0.callType == load.callType }?.speed ?? 1
          erlangs[load.callType] += load.callsPerHour * load.handleSeconds * speed / 3600 * share[load.callType]
        }
      }
      let present = erlangs.indices.filter { erlangs[$0] > 0 }
      // Sets of types that the same people serve: the largest load asks for all the others do.
      var largest: [[Int: Double]: Double] = [:]
      for types in subsets(of: present) {
        let load = types.reduce(0) { $0 + erlangs[$1] }
        var weights: [Int: Double] = [:]
        var there = 0.0
        for group in plan.agentGroups.indices {
          let skills = plan.agentGroups[group].skills.filter { types.contains($0.callType) }
          guard let fastest = skills.map(\.speed).max() else { continue }
          let each = fastest * (1 - plan.agentGroups[group].shrinkage.total)
          if let planned = groups.firstIndex(of: group) {
            weights[planned] = each
          } else {
            there += each * staff[group].people(in: assignment.intervals[index].range)
          }
        }
        guard load > there, !weights.isEmpty else { continue }
        largest[weights] = max(largest[weights] ?? 0, load - there)
      }
      needs += presence(present, plan, groups, staff.map { $0.people(in: assignment.intervals[index].range) })
        .map { CapacityNeed(interval: position, weights: $0, atLeast: 1, isPresence: true) }
      let own = largest.map { CapacityNeed(interval: position, weights: $0.key, atLeast: $0.value) }
      needs += own.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
    }
    return needs
  }

  /// The planned groups one of which must have somebody, for each call type that no other group serves at the time.
  private static func presence(
    _ types: [Int], _ plan: Plan, _ groups: [Int], _ staff: [Double]
  ) -> [[Int: Double]] {
    var seen: Set<Set<Int>> = []
    return types.compactMap { type in
      let serving = plan.groups(serving: type)
      let planned = serving.compactMap { groups.firstIndex(of: $0) }
      let isServed = serving.contains { !groups.contains($0) && staff[$0] >= 1 }
      guard !isServed, !planned.isEmpty, seen.insert(Set(planned)).inserted else { return nil }
      return Dictionary(uniqueKeysWithValues: planned.map { ($0, 1) })
    }
  }

  private static func order(_ need: CapacityNeed) -> [Double] {
    need.weights.sorted { $0.key < $1.key }.flatMap { [Double($0.key), $0.value] }
  }

  private static let mostTypes = 5

  /// All sets of few types; of many each alone and all together.
  private static func subsets(of types: [Int]) -> [[Int]] {
    guard types.count <= mostTypes else { return types.map { [$0] } + [types] }
    return (1..<(1 << types.count)).map { mask in types.indices.filter { mask >> $0 & 1 == 1 }.map { types[$0] } }
  }
}

/// People on duty without a break, by the roster.
private struct Presence {
  private let duties: [Duty]

  init(of group: AgentGroup, _ plan: Plan) { duties = group.duties }

  func people(in range: Range<Int>) -> Double {
    let seconds = duties.reduce(0) { sum, duty in
      let there = (duty.start..<duty.end).clamped(to: range)
      guard !there.isEmpty else { return sum }
      let away = duty.breaks.reduce(0) { $0 + $1.clamped(to: there).count }
      return sum + duty.people.count * (there.count - away)
    }
    return Double(seconds) / Double(range.count)
  }
}
