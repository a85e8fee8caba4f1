internal import CallCenterModel
package import Experiments
internal import OutputAnalysis
package import Staffing

extension StaffingReport {
  /// The staffing file `cherha-staffing/1`.
  package func json(scenario: ScenarioIdentity) -> JSONValue {
    .object([
      ("format", .string("cherha-staffing/1")), ("scenario", scenario.json), ("method", .string(method.rawValue)),
      ("replications", .integer(replications)), ("confidence", .number(confidence)),
      ("agentGroups", .object(groups.map { ($0.name, $0.json) })),
    ])
  }
}

extension GroupStaffing {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if label != name { members.append(("label", .string(label))) }
    members += [
      ("callTypes", .array(callTypes.map(JSONValue.string))), ("target", target.json),
      ("shrinkage", .number(shrinkage)), ("maximumOccupancy", .number(maximumOccupancy)),
      ("intervals", .array(intervals.map(\.json))),
    ]
    return .object(members)
  }
}

extension IntervalStaffing {
  fileprivate var json: JSONValue {
    .object([
      ("start", .string(start)), ("seconds", .integer(seconds)), ("callsPerHour", .number(callsPerHour)),
      ("offeredErlangs", .number(offeredErlangs)), ("agents", .integer(agents)), ("scheduled", .integer(scheduled)),
      (
        "formula",
        .object([("serviceLevel", .optional(formulaServiceLevel)), ("occupancy", .optional(formulaOccupancy))])
      ),
      (
        "simulation",
        .object([
          ("serviceLevel", simulatedServiceLevel?.json ?? .null), ("occupancy", simulatedOccupancy?.json ?? .null),
        ])
      ),
      ("verdict", agreesWithFormula.map { .string($0 ? "agrees" : "differs") } ?? .null),
      ("differences", .array(differences.map { .string($0.rawValue) })),
    ])
  }
}
