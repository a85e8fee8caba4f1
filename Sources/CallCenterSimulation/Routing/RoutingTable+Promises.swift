internal import CallCenterModel

extension Plan {
  /// By call type: the index of the line in which promises of a call-back stand, beyond the types; −1 without.
  var promiseLines: [Int] {
    var next = callTypes.count
    return callTypes.map { type in
      guard type.callBack != nil else { return -1 }
      next += 1
      return next - 1
    }
  }
}

extension RoutingTable {
  /// The same with a line for the promises of each type that calls back, as if they were a type of their own.
  ///
  /// A promise that keeps its place has the priority and preference of the waiting callers, with whom it is compared by
  /// the time of its call; another has a priority of its own.
  func addingPromises(of plan: Plan) -> RoutingTable {
    var result = self
    for (type, line) in plan.promiseLines.enumerated() where line >= 0 {
      result.servers.append(servers[type])
      result.stages.append(stages[type])
      for group in demands.indices {
        guard var demand = demands[group].first(where: { $0.callType == type }) else { continue }
        demand.callType = line
        demand.priority = plan.callTypes[type].callBack?.priority ?? demand.priority
        result.demands[group].append(demand)
        result.demands[group].sort {
          ($0.priority, $0.preference, $0.callType) < ($1.priority, $1.preference, $1.callType)
        }
      }
    }
    return result
  }
}
