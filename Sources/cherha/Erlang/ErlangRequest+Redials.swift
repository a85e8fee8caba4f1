import QueueingTheory
import Reporting

// Lost callers try again.
extension ErlangRequest {
  private struct Redials {
    var calls = 0.0
    var handle = 0.0
    var agents = 0
    var patience = 0.0
    var lines: Int?
    var balking = 0.0
    var afterAbandon = 0.0
    var afterBlocking = 0.0
  }

  static func redial(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "agents", "thresholdSeconds", "shortAbandonSeconds", "patienceSeconds",
        "lines", "balking", "redialAfterAbandon", "redialAfterBlocking", "redialDelaySeconds",
      ], model: "redial")
    var input = Redials()
    input.calls = fields.amount("callsPerHour")
    input.handle = fields.amount("handleSeconds")
    input.agents = fields.count("agents") ?? 0
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    input.patience = fields.amountOrInfinity("patienceSeconds")
    input.lines = fields.count("lines", required: false)
    input.balking = fields.share("balking", default: 0)
    input.afterAbandon = fields.share("redialAfterAbandon")
    input.afterBlocking = fields.share("redialAfterBlocking", default: input.lines == nil ? 0 : nil)
    let delay = fields.optionalAmount("redialDelaySeconds")
    if let lines = input.lines, lines < input.agents {
      fields.refuse("lines", "a whole number of at least the agents, \(input.agents)")
    }
    try fields.check()
    if let delay { return try orbit(input, delay, threshold, short) }
    let queue = try RedialQueue(
      customersPerHour: input.calls, handleSeconds: input.handle, agents: input.agents,
      patienceSeconds: input.patience, lines: input.lines, balking: input.balking,
      redialAfterAbandon: input.afterAbandon, redialAfterBlocking: input.afterBlocking)
    guard let attempts = queue.attempts else {
      return [
        ("attemptsPerCustomer", .null), ("lostCustomers", .null), ("attemptsPerHour", .null), ("stable", .bool(false)),
        ("reason", .string("all lost callers try again, and \(input.agents) agents cannot serve them all")),
      ]
    }
    let result = try attempts.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return [
      ("attemptsPerCustomer", .optional(queue.attemptsPerCustomer)),
      ("lostCustomers", .number(queue.lostCustomers(result))), ("attemptsPerHour", .optional(queue.attemptsPerHour)),
    ] + abandonmentMembers(result, waitQuantile: try quantiles { try attempts.waitQuantile($0) })
      + (result.isStable ? [] : [("stable", .bool(false))]) + reason(result, agents: input.agents)
  }

  private static func orbit(
    _ input: Redials, _ delay: Double, _ threshold: Double, _ short: Double?
  ) throws -> Members {
    let system = try RedialOrbit(
      customersPerHour: input.calls, handleSeconds: input.handle, agents: input.agents,
      patienceSeconds: input.patience, lines: input.lines, balking: input.balking,
      redialAfterAbandon: input.afterAbandon, redialAfterBlocking: input.afterBlocking, redialDelaySeconds: delay)
    let result = try system.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    return [
      ("attemptsPerCustomer", .number(system.attemptsPerCustomer)), ("lostCustomers", .number(system.lostCustomers)),
      ("attemptsPerHour", .number(system.attemptsPerHour)), ("averageInOrbit", .number(system.averageInOrbit)),
    ] + abandonmentMembers(result, waitQuantile: try quantiles { try system.waitQuantile($0) })
  }
}
