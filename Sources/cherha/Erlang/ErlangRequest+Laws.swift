import QueueingTheory
import Reporting

// Queues whose patience or handling times are not exponential.
extension ErlangRequest {
  static func generalPatience(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handleSeconds", "agents", "thresholdSeconds", "shortAbandonSeconds", "patience"],
      hints: [
        "patienceSeconds": "give patience, a law with its parameters, or use erlang-a", "lines": "use erlang-a",
        "balking": "give patience with the law exponentialWithBalking, or use erlang-a",
      ], model: "mmn-g")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let patience = fields.patience("patience")
    try fields.check()
    guard let patience else { return [] }
    let queue = try GeneralPatience(
      callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0, patience: patience.law, balking: patience.balking
    )
    let result = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return abandonmentMembers(result, waitQuantile: try quantiles { try queue.waitQuantile($0) })
  }

  static func fixedHandling(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handleSeconds", "agents", "thresholdSeconds"],
      hints: ["lines": "use erlang-a", "patienceSeconds": "use erlang-a", "handling": "it is fixed, use mg1"],
      model: "mdn")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    try fields.check()
    let queue = try FixedHandling(callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0)
    let result = try queue.performance(thresholdSeconds: threshold)
    return try delayMembers(result, agents: queue.agents) { try queue.waitQuantile($0) }
  }

  static func singleAgent(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handling", "thresholdSeconds"],
      hints: [
        "agents": "there is one", "handleSeconds": "give handling, a law with its parameters", "lines": "use erlang-a",
        "patienceSeconds": "use erlang-a",
      ], model: "mg1")
    let calls = fields.amount("callsPerHour")
    let handling = fields.handling("handling")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    try fields.check()
    guard let handling else { return [] }
    let queue = try SingleAgentQueue(callsPerHour: calls, handling: handling)
    let result = try queue.performance(thresholdSeconds: threshold)
    var members = try delayMembers(result, agents: 1) { try queue.waitQuantile($0) }
    let place = members.firstIndex { $0.key == "averageQueueLength" } ?? members.endIndex
    members.insert(("waitStandardDeviation", .optional(queue.waitStandardDeviation)), at: place)
    return members
  }

  static func twoMoments(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handleSeconds", "agents", "arrivalCV", "handlingCV", "approximation"],
      hints: [
        "thresholdSeconds": "only means are approximated", "lines": "use erlang-a", "patienceSeconds": "use erlang-a",
      ], model: "ggn")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let arrivalCV = fields.amount("arrivalCV")
    let handlingCV = fields.amount("handlingCV")
    let approximation: TwoMomentApproximation? = fields.choice("approximation")
    try fields.check()
    guard let approximation else { return [] }
    let queue = try TwoMomentQueue(
      callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0, arrivalCV: arrivalCV, handlingCV: handlingCV,
      approximation: approximation)
    let error = QueueingError.unstable(offeredErlangs: queue.load.erlangs, agents: queue.agents)
    return [
      ("offeredErlangs", .number(queue.load.erlangs)), ("stable", .bool(queue.isStable)),
      ("approximation", .string(approximation.rawValue)), ("probabilityOfWait", .number(queue.probabilityOfWait)),
      ("averageSpeedOfAnswer", .optional(queue.averageSpeedOfAnswer)),
      ("averageQueueLength", .optional(queue.averageQueueLength)), ("occupancy", .optional(queue.occupancy)),
    ] + (queue.isStable ? [] : [("reason", .string(error.description))])
  }
}
