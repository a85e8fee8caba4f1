import QueueingTheory
import Reporting

// Classes of callers, the first of which is served before the others.
extension ErlangRequest {
  static func priority(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handleSeconds", "agents", "thresholdSeconds"],
      hints: [
        "patienceSeconds": "use priority-abandonment", "lines": "the lines are unlimited",
        "serviceLevelDefinition": "nobody abandons, all definitions are the same",
      ], model: "priority")
    let calls = fields.amounts("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    try fields.check()
    let queue = try PriorityQueue(callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0)
    let classes = try queue.performance(thresholdSeconds: threshold)
    let overall = try queue.overallPerformance(thresholdSeconds: threshold)
    return classMembers(classes, overall, .ofOffered, agents: queue.agents, hasPatience: false)
  }

  static func priorityAbandonment(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "agents", "patienceSeconds", "thresholdSeconds", "shortAbandonSeconds",
        "serviceLevelDefinition",
      ], hints: ["lines": "the lines are unlimited"], model: "priority-abandonment")
    let calls = fields.amounts("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let patience = fields.amountsOrInfinity("patienceSeconds")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let definition: ServiceLevelDefinition = fields.choice("serviceLevelDefinition", required: false) ?? .ofOffered
    for (key, values) in [("callsPerHour", calls), ("patienceSeconds", patience)] where values.count != 2 {
      if !fields.issues.contains(where: { $0.field == key }) { fields.refuse(key, "a list of two numbers") }
    }
    try fields.check()
    let queue = try PriorityAbandonment(
      callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0, patienceSeconds: patience)
    let classes = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    let overall = try queue.overallPerformance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return classMembers(classes, overall, definition, agents: queue.agents, hasPatience: true)
  }

  private static func classMembers(
    _ classes: [QueuePerformance], _ overall: QueuePerformance, _ definition: ServiceLevelDefinition, agents: Int,
    hasPatience: Bool
  ) -> Members {
    func all(_ value: (QueuePerformance) -> Double?) -> JSONValue { .array(classes.map { .optional(value($0)) }) }
    var members: Members = [
      ("offeredErlangs", all(\.offeredErlangs)), ("stable", .array(classes.map { .bool($0.isStable) })),
      ("probabilityOfWait", all(\.probabilityOfWait)),
    ]
    var whole: Members = [
      ("offeredErlangs", .number(overall.offeredErlangs)), ("stable", .bool(overall.isStable)),
      ("probabilityOfWait", .number(overall.probabilityOfWait)),
    ]
    if hasPatience {
      members.append(("abandonment", all(\.abandonment)))
      whole.append(("abandonment", .number(overall.abandonment)))
    }
    members.append(("averageSpeedOfAnswer", all(\.averageSpeedOfAnswer)))
    whole.append(("averageSpeedOfAnswer", .optional(overall.averageSpeedOfAnswer)))
    if hasPatience {
      members += [("averageWait", all(\.averageWait)), ("averageWaitOfAbandoned", all(\.averageWaitOfAbandoned))]
      whole += [
        ("averageWait", .optional(overall.averageWait)),
        ("averageWaitOfAbandoned", .optional(overall.averageWaitOfAbandoned)),
      ]
    }
    members += [
      ("averageQueueLength", all(\.averageQueueLength)), ("serviceLevel", all { $0.serviceLevel(definition) }),
    ]
    whole += [
      ("averageQueueLength", .optional(overall.averageQueueLength)), ("occupancy", .optional(overall.occupancy)),
      ("serviceLevel", .optional(overall.serviceLevel(definition))),
    ]
    members.append(("overall", .object(whole)))
    if let first = classes.firstIndex(where: { !$0.isStable }) {
      let reason =
        agents == 0
        ? "without agents whoever joins the queue waits for ever"
        : "with class \(first + 1) the load outgrows the \(agents) agents"
      members.append(("reason", .string(reason)))
    }
    return members
  }
}
