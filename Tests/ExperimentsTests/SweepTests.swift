import CallCenterModel
import OutputAnalysis
import TestSupport
import Testing

@testable import Experiments

@Suite struct SweepTests {
  static let measures = [
    SweptMeasure(measure: .serviceLevelExcludingBlocked, scope: nil, label: nil),
    SweptMeasure(measure: .offered, scope: "calls", label: nil),
    SweptMeasure(measure: .occupancy, scope: "desk", label: nil),
  ]

  static func plan(agents: Int, replications: Int = 30, seed: UInt64 = 1) -> Plan {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture("calls", in: calendar, perHour: 20, patience: PlanFixture.exponential(120))
    let group = AgentGroup.fixture("desk", agents: agents, in: calendar, skills: [.fixture(0)])
    var plan = Plan.fixture(calendar, types: [type], groups: [group], replications: replications, intervals: .none)
    plan.run.seed = seed
    return plan
  }

  static func header(
    _ design: SweepDesign, _ factors: [SweepFactor], measures: [SweptMeasure] = measures, points: Int
  ) -> SweepHeader {
    SweepHeader(
      scenario: ScenarioIdentity(name: "fixture", file: "fixture.yaml", sha256: "", option: nil), version: "test",
      plan: plan(agents: 3), design: design, factors: factors, measures: measures, points: points)
  }

  static func point(_ number: Int, _ values: [String?], _ plan: Plan) throws -> SweepPoint {
    let outcome = try #require(
      try SweepRunner(threads: 2) { false }.run(plan, volumes: [], measures: measures))
    return SweepPoint(
      number: number, values: values, positions: [], inputs: "", replications: outcome.replications,
      stoppedBy: outcome.stoppedBy, volumes: [], estimates: outcome.estimates, samples: outcome.samples)
  }

  @Test func theLastFactorChangesFastest() {
    let grid = SweepGrid(sizes: [2, 3])
    #expect(grid.count == 6)
    #expect((1...6).map { grid.levels(of: $0) } == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
    #expect(
      grid.neighbours().map { [$0.factor, $0.from, $0.to] } == [
        [0, 1, 4], [0, 2, 5], [0, 3, 6], [1, 1, 2], [1, 2, 3], [1, 4, 5], [1, 5, 6],
      ])
    #expect(SweepGrid(sizes: [Int.max, 2]).count == nil)
  }

  @Test func everyStratumOfAHypercubeIsMetOnce() {
    for name in ["a", "b"] {
      let column = LatinHypercube.column(count: 50, name: name, seed: 7)
      #expect(column.map { Int($0 * 50) }.sorted() == Array(0..<50))
      #expect(column.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(column == LatinHypercube.column(count: 50, name: name, seed: 7))
      #expect(column != LatinHypercube.column(count: 50, name: name, seed: 8))
    }
    #expect(
      LatinHypercube.column(count: 50, name: "a", seed: 7) != LatinHypercube.column(count: 50, name: "b", seed: 7))
  }

  @Test func aPointIsWhatASimulationGives() throws {
    let plan = Self.plan(agents: 3)
    let point = try Self.point(1, ["3"], plan)
    let record = try Experiment(plan, threads: 1, version: "test").run(scenario: ExperimentTests.scenario)
    #expect(point.estimates[0] == record.total[.serviceLevelExcludingBlocked])
    #expect(point.estimates[1] == record.callTypes[0].measures[.offered])
    #expect(point.estimates[2] == record.agentGroups[0].measures[.occupancy])
    #expect(point.replications == 30)
    #expect(point.stoppedBy == .replications)
    #expect(point.samples.map { $0?.samples.count } == [30, 30, 30])
  }

  @Test func aPointStopsWhereASimulationDoes() throws {
    var plan = Self.plan(agents: 3, replications: 400)
    plan.run.precision = [
      PrecisionTarget(measure: .serviceLevelExcludingBlocked, scope: nil, halfWidth: .absolute(0.005))
    ]
    let point = try Self.point(1, ["3"], plan)
    let record = try Experiment(plan, threads: 1, version: "test").run(scenario: ExperimentTests.scenario)
    #expect(point.replications == record.run.replications)
    #expect(point.stoppedBy == record.run.stoppedBy)
    #expect(point.estimates[0] == record.total[.serviceLevelExcludingBlocked])
  }

  @Test func neighboursMeetTheSameCallers() throws {
    let header = Self.header(.grid, [SweepFactor(path: "desk.agents", values: ["3", "4"])], points: 2)
    let record = try SweepRecord(
      header: header,
      points: [try Self.point(2, ["4"], Self.plan(agents: 4)), try Self.point(1, ["3"], Self.plan(agents: 3))])
    #expect(record.isComplete)
    #expect(record.points.map(\.number) == [1, 2])
    let step = try #require(record.differences.first)
    #expect((step.measure, step.factor, step.from, step.to) == (0, 0, 1, 2))
    let means = record.points.compactMap { $0.estimates[0]?.mean }
    #expect(abs(step.estimate.mean - (means[1] - means[0])) < 1e-12)
    #expect(try #require(step.estimate.lower) > 0)
    #expect(try #require(step.varianceRatio) > 2)
    // The same callers call: their number differs by nothing, redials aside.
    #expect(record.differences.first { $0.measure == 1 }?.estimate == .structural(0))
    // Other seeds, other callers: nothing is gained.
    let apart = try SweepRecord(
      header: header,
      points: [
        try Self.point(1, ["3"], Self.plan(agents: 3, replications: 200)),
        try Self.point(2, ["4"], Self.plan(agents: 4, replications: 200, seed: 99)),
      ])
    #expect((0.7...1.4).contains(try #require(apart.differences.first?.varianceRatio)))
  }

  @Test func pointsOfDifferentLengthsArePairedAsFarAsBothGo() throws {
    let header = Self.header(.grid, [SweepFactor(path: "desk.agents", values: ["3", "4"])], points: 2)
    let record = try SweepRecord(
      header: header,
      points: [
        try Self.point(1, ["3"], Self.plan(agents: 3, replications: 20)),
        try Self.point(2, ["4"], Self.plan(agents: 4, replications: 30)),
      ])
    let equal = try SweepRecord(
      header: header,
      points: [
        try Self.point(1, ["3"], Self.plan(agents: 3, replications: 20)),
        try Self.point(2, ["4"], Self.plan(agents: 4, replications: 20)),
      ])
    #expect(record.differences == equal.differences)
  }

  @Test func theLargestEffectOfATornadoComesFirst() throws {
    let factors = [SweepFactor(path: "little", values: ["3", "4"]), SweepFactor(path: "much", values: ["2", "5"])]
    let record = try SweepRecord(
      header: Self.header(.tornado, factors, points: 5),
      points: [
        try Self.point(1, [nil, nil], Self.plan(agents: 3)), try Self.point(2, ["3", nil], Self.plan(agents: 3)),
        try Self.point(3, ["4", nil], Self.plan(agents: 4)), try Self.point(4, [nil, "2"], Self.plan(agents: 2)),
        try Self.point(5, [nil, "5"], Self.plan(agents: 5)),
      ])
    let effects = record.effects(0)
    #expect(effects.map(\.factor) == [1, 0])
    #expect(effects[0].low.mean < 0 && effects[0].high.mean > 0)
    #expect(effects[1].low == .structural(0))
  }

  @Test func aPlaneIsFoundExactly() throws {
    let factors = ["a", "b"].map { SweepFactor(path: $0, values: ["0", "1"]) }
    let measure = [SweptMeasure(measure: .offered, scope: nil, label: nil)]
    let a = LatinHypercube.column(count: 20, name: "a", seed: 1)
    let b = LatinHypercube.column(count: 20, name: "b", seed: 1)
    func record(_ y: (Int) -> Double) throws -> SweepRecord {
      try SweepRecord(
        header: Self.header(.latinHypercube, factors, measures: measure, points: 20),
        points: (0..<20).map { index in
          SweepPoint(
            number: index + 1, values: ["", ""], positions: [a[index], b[index]], inputs: "", replications: 1,
            stoppedBy: .replications, volumes: [], estimates: [.structural(y(index))], samples: [nil])
        })
    }
    let exact = try #require(try record { 5 + 2 * a[$0] - 8 * b[$0] }.regressions[0])
    #expect(exact.explained == 1)
    #expect(exact.sensitivities.map(\.factor) == [1, 0])
    #expect(exact.sensitivities[0].coefficient.mean < -0.9)
    #expect(exact.sensitivities[0].coefficient.halfWidth == 0)
    // A bent one leaves a rest, and the limits show it.
    let bent = try #require(try record { a[$0] + 20 * (b[$0] - 0.5) * (b[$0] - 0.5) }.regressions[0])
    #expect(bent.explained < 0.5)
    #expect(bent.sensitivities.allSatisfy { ($0.coefficient.halfWidth ?? 0) > 0.1 })
    #expect(try record { _ in 3 }.regressions == [nil])
  }
}
