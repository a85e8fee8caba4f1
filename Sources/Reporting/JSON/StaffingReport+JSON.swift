internal import CallCenterModel
package import Experiments
internal import OutputAnalysis
package import Staffing

extension StaffingReport {
  /// The staffing file `cherha-staffing/1`.
  ///
  /// - Parameters:
  ///   - scenario: What was staffed.
  ///   - requirementSHA256: Of the file that the requirement came from.
  /// - Returns: The document.
  package func json(scenario: ScenarioIdentity, requirementSHA256: String? = nil) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("format", .string("cherha-staffing/1")), ("scenario", scenario.json), ("method", .string(method.rawValue)),
    ]
    if let file, let requirementSHA256 {
      members.append(("requirement", .object([("file", .string(file)), ("sha256", .string(requirementSHA256))])))
    }
    members += [
      ("simulated", .string(presence.rawValue)), ("replications", .integer(replications)),
      ("confidence", .number(confidence)),
    ]
    if let search { members.append(("search", search.json)) }
    members += [
      ("targets", .array(targets.map(\.json))), ("poolShortfalls", .array(shortfalls.map(\.json))),
      ("agentGroups", .object(groups.map { ($0.name, $0.json) })),
    ]
    return .object(members)
  }
}

extension SearchOutcome {
  fileprivate var json: JSONValue {
    .object([
      ("replications", .integer(replications)), ("steps", .integer(steps)),
      ("verifiedReplications", .integer(verified)), ("verifications", .integer(rounds)),
      ("confidence", .number(confidence)), ("holds", .bool(holds)), ("unjudged", .integer(unjudged)),
    ])
  }
}

extension JudgedTarget {
  fileprivate var json: JSONValue {
    .object([
      ("callType", .string(callType)), ("target", target.json), ("period", .string(period.rawValue)),
      ("probability", .optional(probability)),
      (
        "periods",
        .array(
          periods.map { period in
            let verdict = period.isMet.map { $0 ? "met" : "missed" } ?? "undecided"
            return .object([
              ("start", .string(period.start)), ("estimate", period.estimate?.json ?? .null),
              ("verdict", .string(verdict)),
            ])
          })
      ),
    ])
  }
}

extension PoolShortfall {
  fileprivate var json: JSONValue {
    .object([
      ("agentGroups", .array(groups.map(JSONValue.string))), ("start", .string(start)), ("agents", .integer(agents)),
      ("needed", .integer(needed)), ("serviceLevel", .optional(serviceLevel)),
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
    var members: [(key: String, value: JSONValue)] = [
      ("start", .string(start)), ("seconds", .integer(seconds)), ("callsPerHour", .number(callsPerHour)),
      ("offeredErlangs", .number(offeredErlangs)), ("agents", .integer(agents)), ("scheduled", .integer(scheduled)),
    ]
    if let unrounded { members.append(("scheduledUnrounded", .number(unrounded))) }
    if let needed { members.append(("needed", .integer(needed))) }
    if let formulaAgents { members.append(("formulaAgents", .integer(formulaAgents))) }
    members += [
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
    ]
    if let parts {
      members.append(
        ("parts", .object(RequirementEffect.allCases.map { ($0.rawValue, .number(parts[$0])) })))
    }
    return .object(members)
  }
}
