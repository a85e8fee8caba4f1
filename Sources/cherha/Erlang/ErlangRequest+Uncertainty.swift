import QueueingTheory
import Reporting

// Staffing by a rule, before the volume is known, and for what an interval turns out to be.
extension ErlangRequest {
  static func squareRoot(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "handleSeconds", "patienceSeconds", "targetProbabilityOfWait"],
      hints: ["agents": "they are solved for", "thresholdSeconds": "the rule knows who waits, not how long"],
      model: "square-root")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let patience = fields.has("patienceSeconds") ? fields.amountOrInfinity("patienceSeconds") : .infinity
    let target = fields.share("targetProbabilityOfWait")
    try fields.check()
    let rule = try SquareRootStaffing(
      callsPerHour: calls, handleSeconds: handle, patienceSeconds: patience, targetProbabilityOfWait: target)
    return [
      ("agents", .integer(rule.agents)), ("beta", .number(rule.beta)),
      ("exactAgents", agents(try rule.exactRequirement())), ("approximation", .bool(true)),
    ]
  }

  static func uncertainVolume(_ fields: inout ErlangFields) throws -> Members {
    let formula: StaffingFormula
    if fields.has("of") {
      guard let named: StaffingFormula = fields.choice("of") else { throw ErlangFailure(issues: fields.issues) }
      formula = named
    } else {
      formula = fields.has("patienceSeconds") ? .erlangA : .erlangC
    }
    acceptStaffing(formula, &fields, model: "uncertain-volume", more: ["volumeCV", "scenarios", "confidence"])
    let handle = fields.amount("handleSeconds")
    let volume = volume(&fields)
    let model = staffingModel(formula, &fields)
    let targets = staffingTargets(&fields)
    let shrinkage = fields.shrinkage(required: false)
    let confidence = fields.share("confidence")
    try fields.check()
    let queue = try ErlangQueue(callsPerHour: volume.mean, handleSeconds: handle, model: model)
    let question = try UncertainVolume(queue, volume: volume, targets: targets)
    switch try question.requirement(confidence: confidence) {
    case .unreachable(let reason): return [("reachable", .bool(false)), ("reason", .string(reason))]
    case .reachable(let agents, _, _):
      var answer: Members = [
        ("reachable", .bool(true)), ("agents", .integer(agents)),
        ("scheduled", .integer(try Shrinkage.scheduled(agents: agents, shrinkage: shrinkage))),
        ("probabilityTargetMet", .number(try question.probabilityTargetMet(agents: agents))),
        ("expectedServiceLevel", .optional(try question.expectedServiceLevel(agents: agents))),
        ("agentsAtMean", Self.agents(try question.requirementAtMean())),
      ]
      if targets.serviceLevel != nil {
        answer.append(
          ("agentsForExpectedServiceLevel", count(try question.agentsForExpectedServiceLevel())))
      }
      return answer
    }
  }

  private static func volume(_ fields: inout ErlangFields) -> VolumeLaw {
    guard fields.has("scenarios") else {
      if !fields.has("volumeCV") { fields.refuse("volumeCV", "a number, or scenarios in place of it") }
      let calls = fields.amount("callsPerHour")
      return .gamma(mean: calls, cv: fields.optionalAmount("volumeCV") ?? 0)
    }
    for key in ["callsPerHour", "volumeCV"] where fields.has(key) {
      fields.refuse(key, "either callsPerHour with volumeCV, or scenarios")
    }
    return .scenarios(
      fields.objects("scenarios") { scenario in
        scenario.accept(["callsPerHour", "probability"], model: "a scenario")
        return .init(callsPerHour: scenario.amount("callsPerHour"), probability: scenario.share("probability"))
      })
  }

  static func realisedServiceLevel(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      [
        "callsPerHour", "handleSeconds", "agents", "thresholdSeconds", "shortAbandonSeconds", "patienceSeconds",
        "serviceLevelDefinition", "intervalSeconds", "targetServiceLevel", "confidence",
      ], hints: ["lines": "unlimited lines only"], model: "realised-service-level")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let agents = fields.count("agents")
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let patience = fields.has("patienceSeconds") ? fields.amountOrInfinity("patienceSeconds") : .infinity
    let definition: ServiceLevelDefinition =
      fields.choice("serviceLevelDefinition", required: false) ?? .excludingBlocked
    let interval = fields.amount("intervalSeconds")
    let target = fields.share("targetServiceLevel")
    let confidence = fields.optionalShare("confidence")
    try fields.check()
    let level = try RealisedServiceLevel(
      callsPerHour: calls, handleSeconds: handle, agents: agents ?? 0, patienceSeconds: patience,
      intervalSeconds: interval, thresholdSeconds: threshold, shortAbandonSeconds: short, definition: definition)
    let quantiles = try [("0.05", 0.05), ("0.1", 0.1), ("0.5", 0.5), ("0.9", 0.9), ("0.95", 0.95)].map {
      (key: $0, value: JSONValue.optional(try level.quantile($1)))
    }
    var answer: Members = [
      ("expected", .optional(level.expected)), ("standardDeviation", .optional(level.standardDeviation)),
      ("quantiles", .object(quantiles)),
      ("probabilityTargetMet", .optional(level.probability(ofReaching: target))),
    ]
    if let confidence {
      let needed = try RealisedServiceLevel.agents(
        confidence: confidence, target: target, load: OfferedLoad(callsPerHour: calls, handleSeconds: handle),
        patienceSeconds: patience, intervalSeconds: interval, thresholdSeconds: threshold, shortAbandonSeconds: short,
        definition: definition)
      answer.append(("agentsForConfidence", count(needed)))
    }
    return answer + [("method", .string("beta"))]
  }

  private static func agents(_ requirement: StaffingRequirement) -> JSONValue {
    if case .reachable(let agents, _, _) = requirement { .integer(agents) } else { .null }
  }

  private static func count(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
}
