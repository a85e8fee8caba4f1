import QueueingTheory
import Reporting

// The staff of a day, so that targets hold in every interval.
extension ErlangRequest {
  static func timeVaryingStaffing(_ fields: inout ErlangFields) throws -> Members {
    let name = ErlangModel.timeVaryingStaffing.rawValue
    fields.accept(
      [
        "callsPerHour", "intervalSeconds", "handleSeconds", "patienceSeconds", "lines", "initial", "targetServiceLevel",
        "serviceLevelDefinition", "thresholdSeconds", "shortAbandonSeconds", "maximumOccupancy", "maximumAbandonment",
        "maximumAverageSpeedOfAnswer", "maximumBlocking", "maximumProbabilityOfWait", "maximumWaitQuantile",
        "shrinkage",
      ], hints: ["agents": "they are solved for", "balking": "use staffing of erlang-a"], model: name)
    let calls = fields.amounts("callsPerHour")
    let interval = fields.amount("intervalSeconds")
    let handle = fields.amount("handleSeconds")
    let patience = fields.amountOrInfinity("patienceSeconds")
    let lines = fields.count("lines", required: false)
    let initial = startingState(&fields, model: name)
    let targets = staffingTargets(&fields)
    if fields.has("maximumBlocking"), lines == nil {
      fields.refuse("maximumBlocking", "a limit together with lines; without them nobody is blocked")
    }
    let shrinkage = fields.shrinkage(required: false)
    try fields.check()
    let staffing = try TimeVaryingStaffing(
      callsPerHour: calls, intervalSeconds: interval, handleSeconds: handle, patienceSeconds: patience, lines: lines,
      initial: initial, targets: targets)
    let result: (agents: [Int], performance: TimeVaryingPerformance, solutions: Int)
    switch try staffing.requirement() {
    case .unreachable(let interval, let reason):
      return [
        ("reachable", .bool(false)), ("interval", .integer(interval + 1)),
        ("reason", .string("in interval \(interval + 1) \(reason)")),
      ]
    case .reachable(let agents, let performance, let solutions): result = (agents, performance, solutions)
    }
    let simple = try staffing.agents(.simple)
    let scheduled = try result.agents.map { try Shrinkage.scheduled(agents: $0, shrinkage: shrinkage) }
    var answer: Members = [
      ("reachable", .bool(true)), ("agents", counts(result.agents)), ("scheduled", counts(scheduled)),
      ("sippAgents", counts(simple)), ("achieved", achieved(result.performance, targets.definition)),
    ]
    let alone = simple.compactMap { $0 }
    if alone.count == simple.count {
      let performance = try staffing.queue(agents: alone).performance(
        thresholdSeconds: targets.thresholdSeconds, shortAbandonSeconds: targets.shortAbandonSeconds)
      answer.append(("sippAchieved", achieved(performance, targets.definition)))
    } else {
      answer.append(("sippAchieved", .null))
    }
    return answer + [("iterations", .integer(result.solutions))]
  }

  private static func counts(_ values: [Int?]) -> JSONValue {
    .array(values.map { $0.map { .integer($0) } ?? .null })
  }

  private static func achieved(_ performance: TimeVaryingPerformance, _ definition: ServiceLevelDefinition) -> JSONValue
  {
    let arrivals = performance.byArrival
    return .object([
      ("serviceLevel", .numbers(arrivals.map { $0.serviceLevel(definition) })),
      ("probabilityOfWait", .numbers(arrivals.map(\.probabilityOfWait))),
      ("abandonment", .numbers(arrivals.map(\.abandonment))), ("blocking", .numbers(arrivals.map(\.blocking))),
      ("averageSpeedOfAnswer", .numbers(arrivals.map(\.averageSpeedOfAnswer))),
    ])
  }
}
