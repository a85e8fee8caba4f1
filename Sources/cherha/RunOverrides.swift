internal import CallCenterModel
internal import ScenarioFiles

/// What the command line says of a run instead of the scenario.
struct RunOverrides {
  var seed: UInt64?
  var replications: Int?
  /// As written.
  var precision: [String]

  /// With a precision and no number of replications there may be ten thousand.
  func apply(to plan: inout Plan) throws {
    if let seed { plan.run.seed = seed }
    if !precision.isEmpty {
      let names = plan.callTypes.map(\.name) + plan.agentGroups.map(\.name)
      plan.run.precision = try precision.map { text in
        do { return try PrecisionTarget(parsing: text, names: names, currency: plan.costs.currency) } catch {
          throw CommandFailure(.usage, code: "usage", "--precision \"\(text)\": \(error)")
        }
      }
      if replications == nil { plan.run.replications = max(plan.run.replications, 10_000) }
    }
    if let replications { plan.run.replications = replications }
    for target in plan.run.precision {
      if let objection = plan.objection(to: target) {
        throw CommandFailure(.usage, code: "usage", "--precision: \(objection)")
      }
    }
  }
}
