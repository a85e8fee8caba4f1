import QueueingTheory
import Reporting

// Several call types and groups of agents.
extension ErlangRequest {
  static func multiskill(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callTypes", "groups", "callToGroup", "groupToCall", "waitingRoom", "thresholdSeconds", "shortAbandonSeconds",
        "serviceLevelDefinition",
      ], hints: ["lines": "use waitingRoom", "agents": "give them for each of the groups"], model: "multiskill")
    let types = fields.objects("callTypes") { type in
      type.accept(["callsPerHour", "patienceSeconds"], model: "a call type")
      return MultiskillSystem.CallType(
        callsPerHour: type.amount("callsPerHour"), patienceSeconds: type.amountOrInfinity("patienceSeconds"))
    }
    let groups = fields.objects("groups") { group in
      group.accept(["agents", "handleSeconds"], model: "a group")
      let agents = group.count("agents") ?? 0
      guard case .array = group.value("handleSeconds") else {
        let seconds = group.amount("handleSeconds")
        return MultiskillSystem.AgentGroup(
          agents: agents, handleSeconds: [Double](repeating: seconds, count: types.count))
      }
      return MultiskillSystem.AgentGroup(agents: agents, handleSeconds: group.amounts("handleSeconds"))
    }
    let callToGroup = fields.countRows("callToGroup")
    let groupToCall = fields.countRows("groupToCall")
    let room = fields.count("waitingRoom", required: false)
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let definition: ServiceLevelDefinition = fields.choice("serviceLevelDefinition", required: false) ?? .ofOffered
    try fields.check()
    let system = try MultiskillSystem(
      callTypes: types, groups: groups, callToGroup: callToGroup, groupToCall: groupToCall, waitingRoom: room)
    let result = try system.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    let isComplete = result.callTypes.allSatisfy { $0.outcomes != nil }
    return [
      ("callTypes", .array(result.callTypes.map { members(of: $0, definition) })),
      (
        "groups",
        .array(
          result.groups.map {
            .object([("occupancy", .optional($0.occupancy)), ("busyAgents", .number($0.busyAgents))])
          })
      ),
    ] + (isComplete ? [] : [("reason", .string("the chain that follows one caller is too large"))])
  }

  private static func members(
    of type: MultiskillPerformance.CallType, _ definition: ServiceLevelDefinition
  ) -> JSONValue {
    .object([
      ("probabilityOfWait", .number(type.probabilityOfWait)), ("abandonment", .number(type.abandonment)),
      ("blocking", .number(type.blocking)), ("averageSpeedOfAnswer", .optional(type.averageSpeedOfAnswer)),
      ("averageWait", .optional(type.averageWait)), ("averageQueueLength", .number(type.averageQueueLength)),
      ("serviceLevel", .optional(type.outcomes?.serviceLevel(definition))),
    ])
  }

  static func overflow(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["offeredErlangs", "primaryLines", "overflowLines"],
      hints: [
        "lines": "use primaryLines and overflowLines", "callsPerHour": "use offeredErlangs",
        "handleSeconds": "use offeredErlangs",
      ], model: "overflow")
    let isList = if case .array? = fields.value("offeredErlangs") { true } else { false }
    let offered = isList ? fields.amounts("offeredErlangs") : [fields.amount("offeredErlangs")]
    let lines = isList ? fields.counts("primaryLines") : [fields.count("primaryLines") ?? 0]
    let second = fields.count("overflowLines")
    if fields.issues.isEmpty, offered.count != lines.count {
      fields.refuse("primaryLines", "one number of lines for each load, \(offered.count)")
    }
    try fields.check()
    let primaries = try zip(offered, lines).map { try ErlangB(offeredErlangs: $0, lines: $1) }
    let system = try OverflowGroup(primaries: primaries, overflowLines: second ?? 0)
    let blocking = primaries.map { JSONValue.number($0.blocking) }
    return [
      ("offeredErlangs", .number(system.offeredErlangs)), ("primaryBlocking", isList ? .array(blocking) : blocking[0]),
      ("meanErlangs", .number(system.meanErlangs)), ("variance", .number(system.variance)),
      ("peakedness", .number(system.peakedness)),
      ("blockingOfOverflow", .number(system.approximateBlockingOfOverflow)),
      ("lostShare", .number(system.approximateLostShare)), ("approximation", .string("hayward")),
    ]
  }
}
