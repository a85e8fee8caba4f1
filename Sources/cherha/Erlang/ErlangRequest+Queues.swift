import QueueingTheory
import Reporting

extension ErlangRequest {
  typealias Members = [(key: String, value: JSONValue)]

  static func erlangB(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["offeredErlangs", "callsPerHour", "handleSeconds", "lines", "targetBlocking"],
      hints: ["agents": "use lines", "patienceSeconds": "use erlang-a", "thresholdSeconds": "nobody waits"],
      model: "erlang-b")
    let offered = try offeredErlangs(&fields)
    let lines = fields.count("lines", required: false)
    let target = fields.optionalShare("targetBlocking")
    try fields.check()
    let system: ErlangB
    switch (offered, lines, target) {
    case (let offered?, let lines?, nil): system = try ErlangB(offeredErlangs: offered, lines: lines)
    case (let offered?, nil, let target?):
      system = try ErlangB.fewestLines(offeredErlangs: offered, targetBlocking: target)
    case (nil, let lines?, let target?): system = try ErlangB.largestLoad(lines: lines, targetBlocking: target)
    default:
      throw ErlangFailure(
        .invalidInput, "give two of offeredErlangs, lines and targetBlocking; the third is solved for")
    }
    return [
      ("blocking", .number(system.blocking)), ("carriedErlangs", .number(system.carriedErlangs)),
      ("occupancy", .optional(system.occupancy)), ("lines", .integer(system.lines)),
      ("offeredErlangs", .number(system.offeredErlangs)),
    ]
  }

  /// The load as such or as calls × handling time.
  static func offeredErlangs(_ fields: inout ErlangFields) throws -> Double? {
    if fields.has("offeredErlangs") {
      for key in ["callsPerHour", "handleSeconds"] where fields.has(key) {
        fields.refuse(key, "either offeredErlangs or callsPerHour with handleSeconds")
      }
      return fields.optionalAmount("offeredErlangs")
    }
    guard fields.has("callsPerHour") || fields.has("handleSeconds") else { return nil }
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    try fields.check()
    return try OfferedLoad(callsPerHour: calls, handleSeconds: handle).erlangs
  }

  static func erlangC(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handleSeconds", "agents", "thresholdSeconds"],
      hints: ["lines": "use erlang-a", "patienceSeconds": "use erlang-a", "balking": "use erlang-a"], model: "erlang-c")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    try fields.check()
    let queue = try ErlangC(callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0)
    let result = try queue.performance(thresholdSeconds: threshold)
    return try delayMembers(result, agents: queue.agents) { try queue.waitQuantile($0) }
  }

  /// The answers of a queue of patient callers.
  static func delayMembers(
    _ result: QueuePerformance, agents: Int, _ quantile: (Double) throws -> Double?
  ) rethrows -> Members {
    [
      ("offeredErlangs", .number(result.offeredErlangs)), ("stable", .bool(result.isStable)),
      ("probabilityOfWait", .number(result.probabilityOfWait)),
      ("averageSpeedOfAnswer", .optional(result.averageSpeedOfAnswer)),
      ("averageWaitOfDelayed", .optional(result.averageWaitOfDelayed)),
      ("averageQueueLength", .optional(result.averageQueueLength)), ("occupancy", .optional(result.occupancy)),
      ("averageInSystem", .optional(result.averageInSystem)),
      ("serviceLevel", .object([("ofOffered", .optional(result.serviceLevel(.ofOffered)))])),
      ("waitQuantile", try quantiles(quantile)),
    ] + reason(result, agents: agents)
  }

  static func erlangA(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "agents", "thresholdSeconds", "shortAbandonSeconds", "patienceSeconds",
        "lines", "balking",
      ], model: "erlang-a")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let patience = fields.amountOrInfinity("patienceSeconds")
    let lines = fields.count("lines", required: false)
    let balking = fields.share("balking", default: 0)
    if let lines, let agents, lines < agents {
      fields.refuse("lines", "a whole number of at least the agents, \(agents)")
    }
    try fields.check()
    let queue = try ErlangA(
      callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0, patienceSeconds: patience, lines: lines,
      balking: balking)
    let result = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return abandonmentMembers(result, waitQuantile: try quantiles { try queue.waitQuantile($0) })
      + (result.isStable ? [] : [("stable", .bool(false))]) + reason(result, agents: queue.agents)
  }

  /// The outputs of queues with impatient callers.
  static func abandonmentMembers(_ result: QueuePerformance, waitQuantile: JSONValue) -> Members {
    let levels = ServiceLevelDefinition.allCases.map {
      (key: $0.rawValue, value: JSONValue.optional(result.serviceLevel($0)))
    }
    return [
      ("offeredErlangs", .number(result.offeredErlangs)), ("probabilityOfWait", .number(result.probabilityOfWait)),
      ("abandonment", .number(result.abandonment)), ("blocking", .number(result.blocking)),
      ("averageSpeedOfAnswer", .optional(result.averageSpeedOfAnswer)),
      ("averageWait", .optional(result.averageWait)),
      ("averageWaitOfAbandoned", .optional(result.averageWaitOfAbandoned)),
      ("virtualWait", .optional(result.virtualWait)), ("averageQueueLength", .optional(result.averageQueueLength)),
      ("occupancy", .optional(result.occupancy)), ("serviceLevel", .object(levels)),
      ("abandonmentWithinThreshold", .number(result.abandonmentWithinThreshold)), ("waitQuantile", waitQuantile),
    ]
  }

  static func quantiles(_ quantile: (Double) throws -> Double?) rethrows -> JSONValue {
    .object(
      try [("0.5", 0.5), ("0.9", 0.9), ("0.95", 0.95), ("0.99", 0.99)].map { name, probability in
        (name, .optional(try quantile(probability)))
      })
  }

  static func reason(_ result: QueuePerformance, agents: Int) -> Members {
    guard !result.isStable else { return [] }
    let error = QueueingError.unstable(offeredErlangs: result.offeredErlangs, agents: agents)
    return [("reason", .string(error.description))]
  }
}
