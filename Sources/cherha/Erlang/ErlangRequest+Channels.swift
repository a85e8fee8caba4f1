import QueueingTheory
import Reporting

// Chats, outbound beside inbound calls, and trunk lines.
extension ErlangRequest {
  static func chat(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "agents", "pace", "patienceSeconds", "lines", "thresholdSeconds",
        "shortAbandonSeconds",
      ], hints: ["atOnce": "give one pace for each chat of an agent", "balking": "use erlang-a"], model: "chat")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let pace = fields.shares("pace")
    let patience = fields.amountOrInfinity("patienceSeconds")
    let lines = fields.count("lines", required: false)
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    try fields.check()
    let queue = try ChatQueue(
      chatsPerHour: calls, handleSeconds: handle, agents: agents ?? 0, pace: pace, patienceSeconds: patience,
      lines: lines)
    let result = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return abandonmentMembers(result, waitQuantile: try quantiles { try queue.waitQuantile($0) })
      + [
        ("averageChatTime", .optional(queue.averageChatTime)), ("slotOccupancy", .optional(queue.slotOccupancy)),
      ] + (queue.method == .balanced ? [("approximation", .string("balanced"))] : [])
      + (result.isStable ? [] : [("stable", .bool(false)), ("reason", .string(endless(queue)))])
  }

  private static func endless(_ queue: ChatQueue) -> String {
    let error = QueueingError.unstable(offeredErlangs: queue.load.erlangs, agents: queue.agents)
    guard queue.agents > 0, let slowest = queue.pace.last else { return error.description }
    let together = Double(queue.places) * slowest
    return
      "\(queue.load.erlangs) erlangs of chats to agents who work off \(together) at most: the queue grows without end"
  }

  static func blended(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "outboundHandleSeconds", "agents", "reserved", "patienceSeconds",
        "thresholdSeconds", "shortAbandonSeconds", "targetServiceLevel", "serviceLevelDefinition",
      ], hints: ["lines": "they are unlimited"], model: "blended")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let outbound = fields.optionalAmount("outboundHandleSeconds")
    let agents = fields.count("agents")
    let reserved = fields.count("reserved", required: false)
    let patience = fields.amountOrInfinity("patienceSeconds")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let target = fields.optionalShare("targetServiceLevel")
    let definition: ServiceLevelDefinition =
      fields.choice("serviceLevelDefinition", required: false) ?? .excludingBlocked
    if fields.has("reserved") == fields.has("targetServiceLevel") {
      fields.refuse("reserved", "either reserved agents or a targetServiceLevel for which they are solved for")
    } else if fields.has("reserved"), fields.has("serviceLevelDefinition") {
      fields.refuse("serviceLevelDefinition", "a definition together with targetServiceLevel; else all are answered")
    }
    try fields.check()
    let queue: BlendedQueue
    if let target {
      guard
        let found = try BlendedQueue.fewestReserved(
          target: target, definition: definition, thresholdSeconds: threshold, shortAbandonSeconds: short,
          callsPerHour: calls, handleSeconds: handle, outboundHandleSeconds: outbound, agents: agents ?? 0,
          patienceSeconds: patience)
      else {
        let reason = "even without outbound calls the service level is below \(target)"
        return [("reachable", .bool(false)), ("reason", .string(reason))]
      }
      queue = found
    } else {
      queue = try BlendedQueue(
        callsPerHour: calls, handleSeconds: handle, outboundHandleSeconds: outbound, agents: agents ?? 0,
        reserved: reserved ?? 0, patienceSeconds: patience)
    }
    let result = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return (target == nil ? [] : [("reachable", .bool(true))]) + [("reserved", .integer(queue.reserved))]
      + abandonmentMembers(result, waitQuantile: try quantiles { try queue.waitQuantile($0) })
      + [("outboundPerHour", .number(queue.outboundPerHour))]
      + (result.isStable ? [] : [("stable", .bool(false))]) + reason(result, agents: queue.agents)
  }

  static func trunks(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "agents", "patienceSeconds", "balking", "targetBlocking",
        "targetServiceLevel", "serviceLevelDefinition", "thresholdSeconds", "shortAbandonSeconds",
      ],
      hints: ["lines": "they are solved for", "maximumBlocking": "use targetBlocking"], model: "trunks")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents", required: false)
    let patience = fields.amountOrInfinity("patienceSeconds")
    let balking = fields.share("balking", default: 0)
    let blocking = fields.share("targetBlocking")
    var targets = StaffingTargets()
    targets.serviceLevel = fields.optionalShare("targetServiceLevel")
    targets.definition = fields.choice("serviceLevelDefinition", required: false) ?? .excludingBlocked
    targets.thresholdSeconds = fields.amount("thresholdSeconds", default: 20)
    targets.shortAbandonSeconds = fields.optionalAmount("shortAbandonSeconds")
    if fields.has("agents") == fields.has("targetServiceLevel") {
      fields.refuse("agents", "either agents or a targetServiceLevel for which they are solved for")
    }
    try fields.check()
    let trunks = try TrunkLines(
      callsPerHour: calls, handleSeconds: handle, patienceSeconds: patience, balking: balking, targetBlocking: blocking)
    let found: (agents: Int, performance: QueuePerformance)
    if let agents {
      let short = targets.shortAbandonSeconds ?? targets.thresholdSeconds
      found = (
        agents,
        try trunks.performance(
          agents: agents, thresholdSeconds: targets.thresholdSeconds, shortAbandonSeconds: short)
      )
    } else {
      switch try trunks.staffing(targets) {
      case .unreachable(let reason): return [("reachable", .bool(false)), ("reason", .string(reason))]
      case .reachable(let agents, let performance, _): found = (agents, performance)
      }
    }
    return [
      ("lines", .integer(try trunks.fewestLines(agents: found.agents))), ("agents", .integer(found.agents)),
      ("blocking", .number(found.performance.blocking)),
      ("serviceLevel", .optional(found.performance.serviceLevel(targets.definition))),
      ("averageSpeedOfAnswer", .optional(found.performance.averageSpeedOfAnswer)),
      ("abandonment", .number(found.performance.abandonment)), ("occupancy", .optional(found.performance.occupancy)),
    ]
  }
}
