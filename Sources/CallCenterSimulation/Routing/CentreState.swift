internal import CallCenterModel

/// Agents and waiting contacts at an instant: what routing policies may read.
struct CentreState: ~Copyable {
  let groups: UnsafeMutablePointer<GroupState>
  let groupCount: Int
  /// Waiting contacts by call type.
  let lines: UnsafeMutablePointer<WaitingLine>
  /// One a call type, and one for the promises of each type that calls back.
  let lineCount: Int
  /// By call type: the line of its promises, −1 without.
  let promiseLines: [Int]
  var pool: ContactPool
  /// By group; filled only where ``RoutingTable/comparesIdleness``.
  let idleLines: UnsafeMutablePointer<IdleLine>
  /// What rules beyond preferences know.
  var routing: RoutingState
  private let servers: UnsafeMutablePointer<RoutingTable.Server>
  private let serverStarts: UnsafeMutablePointer<Int>
  private let demands: UnsafeMutablePointer<RoutingTable.Demand>
  private let demandStarts: UnsafeMutablePointer<Int>
  private let allStages: UnsafeMutablePointer<Int64>
  private let stageStarts: UnsafeMutablePointer<Int>

  init(_ plan: Plan, routing: RoutingTable) {
    self.routing = RoutingState(plan)
    groupCount = plan.agentGroups.count
    lineCount = routing.servers.count
    promiseLines = plan.promiseLines
    groups = .allocate(capacity: max(1, groupCount))
    groups.initialize(repeating: GroupState(), count: groupCount)
    lines = .allocate(capacity: lineCount)
    lines.initialize(repeating: WaitingLine(), count: lineCount)
    pool = ContactPool(capacity: 256, hasDetails: ContactPath.isNeeded(plan))
    idleLines = .allocate(capacity: max(1, groupCount))
    let guests = plan.guests
    for (index, group) in plan.agentGroups.enumerated() {
      let people = group.duties.reduce(1) { max($0, $1.people.upperBound) }
      (idleLines + index).initialize(to: IdleLine(capacity: routing.comparesIdleness ? 2 * (people + guests) : 1))
    }
    (servers, serverStarts) = Self.flattened(routing.servers)
    (demands, demandStarts) = Self.flattened(routing.demands)
    (allStages, stageStarts) = Self.flattened(routing.stages)
  }

  deinit {
    groups.deallocate()
    lines.deallocate()
    idleLines.deinitialize(count: groupCount)
    idleLines.deallocate()
    servers.deallocate()
    serverStarts.deallocate()
    demands.deallocate()
    demandStarts.deallocate()
    allStages.deallocate()
    stageStarts.deallocate()
  }

  mutating func reset() {
    groups.update(repeating: GroupState(), count: groupCount)
    lines.update(repeating: WaitingLine(), count: lineCount)
    for group in 0..<groupCount { idleLines[group].removeAll() }
    pool.removeAll()
    routing.reset()
  }

  /// The groups that serve a call type, by preference.
  @inline(__always)
  func servers(of callType: Int) -> UnsafeBufferPointer<RoutingTable.Server> {
    UnsafeBufferPointer(
      start: servers + serverStarts[callType], count: serverStarts[callType &+ 1] &- serverStarts[callType])
  }

  /// The call types a group serves, by priority, then preference.
  @inline(__always)
  func demands(on group: Int) -> UnsafeBufferPointer<RoutingTable.Demand> {
    UnsafeBufferPointer(start: demands + demandStarts[group], count: demandStarts[group &+ 1] &- demandStarts[group])
  }

  /// Waits of a call type, ascending, after which further groups take part.
  @inline(__always)
  func stages(of callType: Int) -> UnsafeBufferPointer<Int64> {
    UnsafeBufferPointer(
      start: allStages + stageStarts[callType], count: stageStarts[callType &+ 1] &- stageStarts[callType])
  }

  /// Takes a skill into use or out of it: out of use, no contact has ever waited long enough for it.
  func setSkill(_ callType: Int, of group: Int, isOn: Bool) {
    for line in [callType, promiseLines[callType]] where line >= 0 {
      for index in serverStarts[line]..<serverStarts[line + 1] where servers[index].group == group {
        servers[index].isInUse = isOn
      }
      for index in demandStarts[group]..<demandStarts[group + 1] where demands[index].callType == line {
        demands[index].isInUse = isOn
      }
    }
  }

  private static func flattened<Row>(_ rows: [[Row]]) -> (UnsafeMutablePointer<Row>, UnsafeMutablePointer<Int>) {
    let starts = UnsafeMutablePointer<Int>.allocate(capacity: rows.count + 1)
    let all = UnsafeMutablePointer<Row>.allocate(capacity: max(1, rows.reduce(0) { $0 + $1.count }))
    var index = 0
    for (row, values) in rows.enumerated() {
      (starts + row).initialize(to: index)
      for value in values {
        (all + index).initialize(to: value)
        index += 1
      }
    }
    (starts + rows.count).initialize(to: index)
    return (all, starts)
  }
}
