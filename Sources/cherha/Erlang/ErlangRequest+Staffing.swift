import QueueingTheory
import Reporting

extension ErlangRequest {
  /// The formulas a staffing can be computed by.
  enum StaffingFormula: String, CaseIterable {
    case erlangB = "erlang-b"
    case erlangC = "erlang-c"
    case erlangA = "erlang-a"
  }

  static func staffing(_ fields: inout ErlangFields) throws -> Members {
    guard let formula: StaffingFormula = fields.choice("of") else { throw ErlangFailure(issues: fields.issues) }
    acceptStaffing(formula, &fields, model: "staffing of \(formula.rawValue)")
    let calls = fields.amount("callsPerHour")
    let handle = fields.amount("handleSeconds")
    let model = staffingModel(formula, &fields)
    let targets = staffingTargets(&fields)
    let shrinkage = fields.shrinkage(required: false)
    try fields.check()
    let staffing = try ErlangStaffing(callsPerHour: calls, handleSeconds: handle, model: model, targets: targets)
    switch try staffing.requirement() {
    case .unreachable(let reason): return [("reachable", .bool(false)), ("reason", .string(reason))]
    case .reachable(let agents, let performance, let withOneLess):
      let scheduled = try Shrinkage.scheduled(agents: agents, shrinkage: shrinkage)
      return [
        ("reachable", .bool(true)), ("agents", .integer(agents)), ("scheduled", .integer(scheduled)),
        ("serviceLevel", .optional(performance.serviceLevel(targets.definition))),
        ("occupancy", .optional(performance.occupancy)),
        ("serviceLevelWithOneLess", .optional(withOneLess?.serviceLevel(targets.definition))),
      ]
    }
  }

  /// Refuses what no staffing by this formula uses; `more` are inputs of the model beside those of a staffing.
  static func acceptStaffing(
    _ formula: StaffingFormula, _ fields: inout ErlangFields, model: String, more: [String] = []
  ) {
    var keys =
      [
        "of", "callsPerHour", "handleSeconds", "targetServiceLevel", "serviceLevelDefinition", "maximumOccupancy",
        "shrinkage",
      ] + more
    let waits = ["thresholdSeconds", "maximumWaitQuantile", "maximumProbabilityOfWait"]
    var hints = ["agents": "they are solved for"]
    switch formula {
    case .erlangB:
      keys += ["maximumBlocking"]
      hints["lines"] = "each agent has one, they are solved for"
      hints["thresholdSeconds"] = "nobody waits"
      for key in ["maximumAverageSpeedOfAnswer", "maximumWaitQuantile", "maximumProbabilityOfWait"] {
        hints[key] = "nobody waits"
      }
    case .erlangC:
      keys += waits + ["maximumAverageSpeedOfAnswer"]
      hints["lines"] = "use erlang-a"
      hints["maximumBlocking"] = "use erlang-a with lines"
    case .erlangA:
      keys +=
        waits + [
          "shortAbandonSeconds", "patienceSeconds", "lines", "balking", "maximumAbandonment",
          "maximumAverageSpeedOfAnswer", "maximumBlocking",
        ]
    }
    if formula != .erlangA {
      for key in ["patienceSeconds", "balking", "maximumAbandonment", "shortAbandonSeconds"] {
        hints[key] = "use erlang-a"
      }
    }
    fields.accept(keys, hints: hints, model: model)
    if formula == .erlangA, fields.has("maximumBlocking"), !fields.has("lines") {
      fields.refuse("maximumBlocking", "a limit together with lines; without them nobody is blocked")
    }
  }

  static func staffingModel(_ formula: StaffingFormula, _ fields: inout ErlangFields) -> StaffingModel {
    switch formula {
    case .erlangB: .erlangB
    case .erlangC: .erlangC
    case .erlangA:
      .erlangA(
        patienceSeconds: fields.amountOrInfinity("patienceSeconds"), lines: fields.count("lines", required: false),
        balking: fields.share("balking", default: 0))
    }
  }

  static func staffingTargets(_ fields: inout ErlangFields) -> StaffingTargets {
    var targets = StaffingTargets()
    targets.serviceLevel = fields.optionalShare("targetServiceLevel")
    targets.definition = fields.choice("serviceLevelDefinition", required: false) ?? .excludingBlocked
    targets.thresholdSeconds = fields.amount("thresholdSeconds", default: 20)
    targets.shortAbandonSeconds = fields.optionalAmount("shortAbandonSeconds")
    targets.maximumOccupancy = fields.optionalShare("maximumOccupancy")
    targets.maximumAbandonment = fields.optionalShare("maximumAbandonment")
    targets.maximumAverageSpeedOfAnswer = fields.optionalAmount("maximumAverageSpeedOfAnswer")
    targets.maximumBlocking = fields.optionalShare("maximumBlocking")
    targets.maximumProbabilityOfWait = fields.optionalShare("maximumProbabilityOfWait")
    targets.maximumWaitQuantile = fields.object("maximumWaitQuantile", required: false) { limit in
      limit.accept(["share", "seconds"], model: "maximumWaitQuantile")
      return WaitLimit(share: limit.share("share"), seconds: limit.amount("seconds"))
    }
    return targets
  }
}
