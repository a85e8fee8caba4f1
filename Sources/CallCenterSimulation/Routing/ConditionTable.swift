internal import CallCenterModel

/// The conditions of a plan and whether they hold; looked at again only when something they speak of has changed.
struct ConditionTable {
  /// Gathers the conditions of a plan.
  struct Builder {
    private(set) var table: ConditionTable
    private let plan: Plan

    init(_ plan: Plan) {
      self.plan = plan
      table = ConditionTable()
    }

    /// Adds a condition on which it depends what the groups may take.
    mutating func add(_ condition: RoutingCondition, groups: [Int]) -> Int {
      for quantity in condition.quantities {
        switch quantity {
        case .waiting(let types): table.watchedTypes = Set(table.watchedTypes).union(types).sorted()
        case .free(let groups), .busyShare(let groups):
          table.watchedGroups = Set(table.watchedGroups).union(groups).sorted()
        }
      }
      table.all.append(condition)
      table.dependents.append(groups)
      table.reset()
      return table.all.count - 1
    }
  }

  fileprivate var all: [RoutingCondition] = []
  /// By condition: groups that may be able to take other contacts when it changes.
  fileprivate var dependents: [[Int]] = []
  fileprivate var watchedTypes: [Int] = []
  fileprivate var watchedGroups: [Int] = []
  fileprivate var seenWaiting: [Int] = []
  fileprivate var seenBusy: [Int64] = []
  fileprivate var seenPresent: [Int64] = []
  fileprivate(set) var holds: [Bool] = []

  var isEmpty: Bool { all.isEmpty }

  mutating func reset() {
    seenWaiting = Array(repeating: -1, count: watchedTypes.count)
    seenBusy = Array(repeating: -1, count: watchedGroups.count)
    seenPresent = seenBusy
    holds = Array(repeating: false, count: all.count)
  }
}

extension CentreState {
  /// Judges the conditions again if what they look at has changed, and marks the groups of those that turned.
  mutating func refreshConditions() {
    guard !routing.conditions.isEmpty, watchedChanged() else { return }
    for index in routing.conditions.all.indices {
      let holds = isTrue(routing.conditions.all[index])
      guard holds != routing.conditions.holds[index] else { continue }
      routing.conditions.holds[index] = holds
      for group in routing.conditions.dependents[index] { routing.markPending(group) }
    }
  }

  private mutating func watchedChanged() -> Bool {
    var changed = false
    for (place, type) in routing.conditions.watchedTypes.enumerated()
    where routing.conditions.seenWaiting[place] != lines[type].count {
      routing.conditions.seenWaiting[place] = lines[type].count
      changed = true
    }
    for (place, group) in routing.conditions.watchedGroups.enumerated()
    where routing.conditions.seenBusy[place] != groups[group].busy
      || routing.conditions.seenPresent[place] != groups[group].present
    {
      routing.conditions.seenBusy[place] = groups[group].busy
      routing.conditions.seenPresent[place] = groups[group].present
      changed = true
    }
    return changed
  }

  func isTrue(_ condition: RoutingCondition) -> Bool {
    switch condition {
    case .all(let parts): return parts.allSatisfy { isTrue($0) }
    case .any(let parts): return parts.contains { isTrue($0) }
    case .not(let parts): return !parts.allSatisfy { isTrue($0) }
    case .compare(let quantity, let comparison, let bound):
      let left = value(of: quantity)
      let right =
        switch bound {
        case .value(let number): number
        case .quantity(let other): value(of: other)
        }
      return switch comparison {
      case .atLeast: left >= right
      case .atMost: left <= right
      case .above: left > right
      case .below: left < right
      }
    }
  }

  private func value(of quantity: CentreQuantity) -> Double {
    switch quantity {
    case .waiting(let types): return Double(types.reduce(0) { $0 + lines[$1].count })
    case .free(let members): return Double(members.reduce(0) { $0 + groups[$1].idle })
    case .busyShare(let members):
      let present = members.reduce(0) { $0 + groups[$1].present }
      let busy = members.reduce(0) { $0 + groups[$1].busy }
      return present > 0 ? Double(busy) / Double(present) : 1
    }
  }
}
