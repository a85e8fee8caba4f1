internal import CallCenterModel
internal import Experiments
internal import Reporting
internal import ScenarioFiles

/// What a sweep is asked: a scenario, the points at which it is to be run, and what is wanted of each.
///
/// Every point has been read and found valid.
struct SweepQuestion {
  static let mostPoints = 10_000

  struct Point {
    /// From 1.
    var number: Int
    var values: [String?]
    var positions: [Double]
    /// SHA-256 of the files read for it.
    var inputs = ""
  }

  let file: String
  let option: String?
  let overrides: RunOverrides
  let header: SweepHeader
  private(set) var points: [Point]

  init(
    _ scenario: ScenarioOptions, _ overrides: RunOverrides, vary: [String], measures: [String], design: SweepDesign,
    count: Int?, quiet: Bool
  ) throws {
    var (plan, reading) = try scenario.read(quiet: quiet)
    try overrides.apply(to: &plan)
    guard plan.run.batches == 0 else {
      throw CommandFailure(
        .badInput, code: "bad-input", "\(reading.file): run.batches: a sweep runs independent replications")
    }
    file = scenario.file
    option = scenario.optionName
    self.overrides = overrides
    let varied: [VariedValues]
    let factors: [SweepFactor]
    do {
      varied = try vary.map { try VariedValues(parsing: $0) }
      factors = try Self.factors(varied, design)
      points = try Self.points(varied, factors, design, count: count, seed: plan.run.seed)
    } catch let error as VariedValuesError {
      throw CommandFailure(.usage, code: "usage", "--vary \(error)")
    }
    header = SweepHeader(
      scenario: ScenarioIdentity(
        name: plan.name, file: reading.file, sha256: reading.sha256, option: scenario.optionName),
      version: CherhaVersion.current, plan: plan, design: design, factors: factors,
      measures: try Self.measures(measures, plan), points: points.count)
    try readPoints()
  }

  /// The levels of a grid, the ends of other designs.
  private static func factors(_ varied: [VariedValues], _ design: SweepDesign) throws -> [SweepFactor] {
    var paths: Set<String> = []
    return try varied.map { varied in
      guard paths.insert(varied.path).inserted else {
        throw VariedValuesError(description: "\(varied.path): the path is given twice")
      }
      let key = varied.path.split(separator: ".").first.map(String.init) ?? ""
      if ["format", "name", "include", "options", "run"].contains(key) {
        let hint = key == "run" ? "; --seed, --replications and --precision are for all points" : ""
        throw VariedValuesError(description: "\(varied.path): `\(key)` cannot be varied\(hint)")
      }
      guard design != .grid else {
        return SweepFactor(path: varied.path, values: try varied.levels(limit: mostPoints))
      }
      let ends = try varied.ends()
      return SweepFactor(path: varied.path, values: [ends.low, ends.high])
    }
  }

  private static func points(
    _ varied: [VariedValues], _ factors: [SweepFactor], _ design: SweepDesign, count: Int?, seed: UInt64
  ) throws -> [Point] {
    switch design {
    case .grid:
      let grid = SweepGrid(sizes: factors.map(\.values.count))
      guard let count = grid.count, count <= mostPoints else {
        throw VariedValuesError(description: "makes more than \(mostPoints) points; that is the limit")
      }
      return (1...count).map { number in
        Point(number: number, values: zip(factors, grid.levels(of: number)).map { $0.values[$1] }, positions: [])
      }
    case .tornado:
      let base = Point(number: 1, values: factors.map { _ in nil }, positions: [])
      return [base]
        + factors.indices.flatMap { factor in
          (0...1).map { end in
            var values: [String?] = factors.map { _ in nil }
            values[factor] = factors[factor].values[end]
            return Point(number: 2 * factor + end + 2, values: values, positions: [])
          }
        }
    case .latinHypercube:
      let count = count ?? 0
      let columns = try varied.map { varied in
        try LatinHypercube.column(count: count, name: varied.path, seed: seed).map { try varied.value(at: $0) }
      }
      return (0..<count).map { index in
        Point(number: index + 1, values: columns.map { $0[index].text }, positions: columns.map { $0[index].share })
      }
    }
  }

  /// Those asked for, or what a planner asks first.
  private static func measures(_ texts: [String], _ plan: Plan) throws -> [SweptMeasure] {
    guard !texts.isEmpty else {
      let system = ComparedSystem(
        name: "", scenario: ScenarioIdentity(name: plan.name, file: "", sha256: "", option: nil), plan: plan)
      return ComparedMeasure.usual(for: [system]).map(\.measure).filter { $0 != .targetMet }.map {
        SweptMeasure(measure: $0, scope: nil, label: nil)
      }
    }
    var seen: Set<MeasureText> = []
    return try texts.map { text in
      do {
        let measure = try MeasureText(parsing: text, of: plan)
        guard seen.insert(measure).inserted else {
          throw CommandFailure(.usage, code: "usage", "--measure \"\(text)\" is given twice")
        }
        let label =
          plan.callTypes.first { $0.name == measure.scope && !measure.measure.isOfAgents }?.label
          ?? plan.agentGroups.first { $0.name == measure.scope }?.label
        return SweptMeasure(measure: measure.measure, scope: measure.scope, label: label)
      } catch let error as PrecisionTextError {
        throw CommandFailure(.usage, code: "usage", "--measure \"\(text)\": \(error)")
      }
    }
  }
}

extension SweepQuestion {
  /// Whether points are compared in pairs, for which what each replication added is kept.
  var pairs: Bool { header.design != .latinHypercube }

  /// A point by its number; `nil` where there is none.
  func point(_ number: Int) -> Point? { points.indices.contains(number - 1) ? points[number - 1] : nil }

  /// `point 3 (agentGroups.sumy.headcount=8)`.
  func name(of point: Point) -> String {
    let values = self.values(of: point).map { "\($0.path)=\($0.value)" }.joined(separator: ", ")
    return values.isEmpty ? "point \(point.number)" : "point \(point.number) (\(values))"
  }

  /// What is laid over the scenario at a point.
  func values(of point: Point) -> [(path: String, value: String)] { overrides(of: point.values) }

  /// Values in the order of the factors, with their paths; `nil` leaves what the scenario says.
  func overrides(of values: [String?]) -> [(path: String, value: String)] {
    zip(header.factors, values).compactMap { factor, value in value.map { (factor.path, $0) } }
  }

  func plan(of point: Point) throws -> Plan {
    let reading = ScenarioReader.read(path: file, option: option, overriding: values(of: point))
    var plan = try reading.planOrFailure()
    guard reading.sha256 == point.inputs else {
      throw CommandFailure(
        .badInput, code: "bad-input", "\(header.scenario.file), \(name(of: point)): its files changed during the sweep")
    }
    try overrides.apply(to: &plan)
    return plan
  }

  /// Reads every point before the first is run, and tells everything that is wrong.
  private mutating func readPoints() throws {
    var findings = SweepFindings()
    for index in points.indices {
      let point = points[index]
      let reading = ScenarioReader.read(path: file, option: option, overriding: values(of: point))
      points[index].inputs = reading.sha256
      if reading.plan != nil, !reading.hasErrors {
        do {
          var plan = try reading.planOrFailure()
          try overrides.apply(to: &plan)
          if plan.run.batches > 0 {
            findings.add("run.batches: a sweep runs independent replications", name(of: point))
          }
        } catch let failure as CommandFailure {
          findings.add(failure.message, name(of: point))
        }
      } else {
        for issue in reading.issues where issue.severity == .error { findings.add(issue, name(of: point)) }
      }
    }
    try findings.throwIfAny(file: header.scenario.file)
  }
}
