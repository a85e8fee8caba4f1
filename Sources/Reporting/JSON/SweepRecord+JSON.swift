internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension SweepRecord {
  /// The document `cherha-sweep/1`.
  package var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [("format", .string("cherha-sweep/1"))]
    guard case .object(let asked) = header.json else { return .null }
    members += asked
    if !isComplete { members.append(("interrupted", .bool(true))) }
    members.append(("results", .array(points.map { $0.row(header) })))
    if header.design != .latinHypercube {
      members.append(("differences", .array(differences.map { $0.json(header) })))
    } else {
      var planes: [JSONValue] = []
      for index in header.measures.indices {
        guard let regression = regressions[index] else { continue }
        planes.append(
          .object(
            header.measures[index].json + [
              ("explained", .number(regression.explained)),
              (
                "coefficients",
                .array(
                  regression.sensitivities.map {
                    .object([("path", .string(header.factors[$0.factor].path)), ("coefficient", $0.coefficient.json)])
                  })
              ),
            ]))
      }
      members.append(("regressions", .array(planes)))
    }
    return .object(members)
  }
}

extension SweepDifference {
  fileprivate func json(_ header: SweepHeader) -> JSONValue {
    .object(
      header.measures[measure].json + [
        ("path", .string(header.factors[factor].path)), ("from", .integer(from)), ("to", .integer(to)),
        ("difference", estimate.json), ("varianceRatio", .optional(varianceRatio)),
      ])
  }
}

extension SweptMeasure {
  fileprivate var json: [(key: String, value: JSONValue)] {
    [("measure", .string(measure.rawValue)), ("scope", scope.map(JSONValue.string) ?? .null)]
  }
}

extension SweepHeader {
  /// What decides the points and what is done at each.
  package var json: JSONValue {
    .object([
      ("scenario", scenario.json),
      (
        "run",
        .object([
          ("version", .string(version)), ("seed", Int(exactly: seed).map(JSONValue.integer) ?? .string(String(seed))),
          ("replications", .integer(replications)), ("precision", .array(precision.map(JSONValue.string))),
          ("days", .integer(days)), ("confidence", .number(confidence)), ("currency", .string(currency)),
        ])
      ),
      ("design", .string(design.rawValue)),
      (
        "factors",
        .array(
          factors.map {
            .object([("path", .string($0.path)), ("values", .array($0.values.map(JSONValue.string)))])
          })
      ),
      (
        "measures",
        .array(
          measures.map { measure in
            .object(measure.json + (measure.label.map { [("label", .string($0))] } ?? []))
          })
      ),
      ("points", .integer(points)),
    ])
  }
}

extension SweepPoint {
  /// Without what only serves to pair it.
  fileprivate func row(_ header: SweepHeader) -> JSONValue {
    .object(members(header) + [("measures", .array(zip(header.measures, estimates).map { .object($0.row($1)) }))])
  }

  private func members(_ header: SweepHeader) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = [
      ("point", .integer(number)), ("values", .array(values.map { $0.map(JSONValue.string) ?? .null })),
    ]
    if !positions.isEmpty { members.append(("positions", .array(positions.map(JSONValue.number)))) }
    members += [("replications", .integer(replications)), ("stoppedBy", .string(stoppedBy.rawValue))]
    if !volumes.isEmpty { members.append(("solvedVolumes", .array(volumes.map(\.json)))) }
    return members
  }

  /// The file of a finished point, `cherha-sweep-point/1`, from which a sweep is taken up again or merged.
  ///
  /// - Parameters:
  ///   - header: What decided it.
  ///   - key: What it must agree with to be used again.
  /// - Returns: The document.
  package func json(_ header: SweepHeader, key: String) -> JSONValue {
    let measures = zip(header.measures, zip(estimates, samples)).map { measure, found in
      var members = measure.row(found.0)
      if let samples = found.1 {
        members.append(("scale", .number(samples.scale)))
        members.append(("samples", .string(samples.samples.text)))
      }
      return JSONValue.object(members)
    }
    return .object(
      [("format", .string(SweepPoint.format)), ("key", .string(key)), ("sweep", header.json)] + members(header)
        + [("inputs", .string(inputs)), ("measures", .array(measures))])
  }
}

extension SweptMeasure {
  fileprivate func row(_ estimate: Estimate?) -> [(key: String, value: JSONValue)] {
    guard let estimate, case .object(let members) = estimate.json else { return json + [("mean", .null)] }
    return json + members
  }
}

extension RatioSamples {
  /// `numerator/denominator` of each replication, with a blank between replications.
  fileprivate var text: String {
    zip(numerators, denominators).map { "\($0)/\($1)" }.joined(separator: " ")
  }
}
