internal import CallCenterModel
internal import RandomVariates

/// What rules of routing know beyond preferences and delays; empty for a plan without any.
struct RoutingState: ~Copyable {
  /// A group and a call type it serves.
  struct Pair {
    var afterMicroseconds: Int64 = 0
    var reserve: Int64 = 0
    /// Index of the condition; −1: none.
    var condition = -1
    var contactPreference = 0
    var weight = 1.0
    var contactWeight = 1.0
    var speed = 1.0
    /// Microseconds.
    var meanHandling: Int64 = 0
  }

  /// A stage of a call type; the first is that of its skills.
  private struct Stage {
    var afterMicroseconds: Int64
    var condition: Int
    var priority: Double
  }

  let hasOwnQueues: Bool
  /// Whether contacts wait in lines by stage or by group beside the lines by call type.
  let hasLines: Bool
  private let groupCount: Int
  private let typeCount: Int
  /// Shape `[group × type]`.
  private let pairs: [Pair]
  /// All stages of all types; `stageStarts` has the first of each type.
  private let stages: [Stage]
  private let stageStarts: [Int]
  /// Shape `[stage × group]`; 0: does not take part.
  private let ranks: [Int32]
  /// Change of the priority per microsecond, by call type.
  private let ageing: [Double]
  /// By group.
  let targetRatios: [Double]
  /// A number for each group that depends on its name alone.
  let groupNumbers: [UInt64]
  var conditions: ConditionTable
  var lines: RoutingLines
  var work: RoutingWork
  /// Groups that may find a contact since the last event; flags by group.
  var pending: [Int] = []
  var isPending: [Bool]

  init(_ plan: Plan) {
    let isUsed = plan.usesRoutingRules
    hasOwnQueues = plan.routing.queues != .shared
    hasLines = hasOwnQueues || plan.callTypes.contains { !$0.stages.isEmpty }
    groupCount = isUsed ? plan.agentGroups.count : 0
    typeCount = isUsed ? plan.callTypes.count : 0
    var table = ConditionTable.Builder(plan)
    (pairs, stages, stageStarts, ranks) = isUsed ? Self.tables(plan, &table) : ([], [], [], [])
    conditions = table.table
    ageing = plan.callTypes.map { $0.priorityPerMinute / 6e7 }
    targetRatios = plan.agentGroups.map(\.targetQueueRatio)
    groupNumbers = plan.agentGroups.map { StreamKey(seed: 0, replication: 0).child($0.name).bits }
    lines = RoutingLines(count: hasOwnQueues ? groupCount * typeCount : hasLines ? stages.count : 0)
    work = RoutingWork(groups: groupCount)
    isPending = Array(repeating: false, count: plan.agentGroups.count)
    pending.reserveCapacity(groupCount)
  }

  mutating func reset() {
    conditions.reset()
    lines.reset()
    work.reset()
    for group in pending { isPending[group] = false }
    pending.removeAll(keepingCapacity: true)
  }

  private static func tables(
    _ plan: Plan, _ conditions: inout ConditionTable.Builder
  ) -> ([Pair], [Stage], [Int], [Int32]) {
    func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1e6).rounded()) }
    var pairs = [Pair](repeating: Pair(), count: plan.agentGroups.count * plan.callTypes.count)
    var stages: [Stage] = []
    var starts: [Int] = []
    var ranks: [Int32] = []
    for (index, group) in plan.agentGroups.enumerated() {
      for skill in group.skills.map({ plan.routed($0, of: group) }) {
        let type = plan.callTypes[skill.callType]
        pairs[index * plan.callTypes.count + skill.callType] = Pair(
          afterMicroseconds: microseconds(skill.afterSeconds), reserve: Int64(skill.reserve),
          condition: skill.condition.map { conditions.add($0, groups: [index]) } ?? -1,
          contactPreference: skill.contactPreference ?? skill.preference, weight: skill.weight,
          contactWeight: skill.contactWeight ?? 1, speed: skill.speed,
          meanHandling: microseconds(type.meanHandleSeconds / skill.speed))
      }
    }
    for (index, type) in plan.callTypes.enumerated() {
      starts.append(stages.count)
      var priority = Double(type.priority)
      stages.append(Stage(afterMicroseconds: 0, condition: -1, priority: priority))
      ranks += plan.agentGroups.map { group in
        Int32(group.skills.first { $0.callType == index }.map { plan.routed($0, of: group).preference } ?? 0)
      }
      let servers = plan.groups(serving: index)
      for stage in type.stages {
        priority = stage.priority.map(Double.init) ?? priority
        stages.append(
          Stage(
            afterMicroseconds: microseconds(stage.afterSeconds),
            condition: stage.condition.map { conditions.add($0, groups: servers) } ?? -1, priority: priority))
        ranks += plan.agentGroups.indices.map { Int32(stage.ranks[$0] ?? 0) }
      }
    }
    return (pairs, stages, starts + [stages.count], ranks)
  }

  func pair(_ group: Int, _ callType: Int) -> Pair { pairs[group * typeCount + callType] }

  // MARK: Stages

  /// Lines in which contacts of a type wait, one for each stage.
  func lineCount(of callType: Int) -> Int { stageStarts[callType + 1] - stageStarts[callType] }

  /// Stages of a type after the first whose time has come.
  func stagesReached(by callType: Int, after waited: Int64) -> Int {
    var reached = 0
    while reached + 1 < lineCount(of: callType),
      stages[stageStarts[callType] + reached + 1].afterMicroseconds <= waited
    {
      reached += 1
    }
    return reached
  }

  /// The last stage reached whose condition holds.
  func stageInForce(for callType: Int, reached: Int) -> Int {
    let first = stageStarts[callType]
    var stage = first + reached
    while stage > first, stages[stage].condition >= 0, !conditions.holds[stages[stage].condition] { stage -= 1 }
    return stage
  }

  func rank(of group: Int, in stage: Int) -> Int32 { ranks[stage * groupCount + group] }

  /// The lower, the sooner.
  func priority(of callType: Int, in stage: Int, waited: Int64) -> Double {
    stages[stage].priority + ageing[callType] * Double(waited)
  }

  // MARK: Skills and lines

  /// Whether a group with `free` free agents takes contacts of a type that have waited so long.
  func isOpen(_ group: Int, to callType: Int, waited: Int64, free: Int64) -> Bool {
    let pair = pairs[group * typeCount + callType]
    return free > pair.reserve && waited >= pair.afterMicroseconds
      && (pair.condition < 0 || conditions.holds[pair.condition])
  }

  func line(of callType: Int, inQueueOf group: Int) -> Int { group * typeCount + callType }

  func line(of callType: Int, reached: Int) -> Int { stageStarts[callType] + reached }

  /// The group may have become able to take a contact.
  mutating func markPending(_ group: Int) {
    guard !isPending[group] else { return }
    isPending[group] = true
    pending.append(group)
  }
}
