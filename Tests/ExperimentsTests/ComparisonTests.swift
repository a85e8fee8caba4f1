import CallCenterModel
import OutputAnalysis
import Synchronization
import TestSupport
import Testing

@testable import Experiments

@Suite struct ComparisonTests {
  static func system(
    _ name: String, agents: Int = 3, perHour: Double = 20, lines: Int? = nil, price: Int64 = 0
  ) -> ComparedSystem {
    let calendar = PlanFixture.calendar()
    var types = ["first", "second"].map {
      CallType.fixture(
        $0, in: calendar, perHour: $0 == "first" ? perHour : 6, patience: PlanFixture.exponential(120),
        target: .within(20))
    }
    types[0].lines = lines
    var group = AgentGroup.fixture(agents: agents, in: calendar, skills: [.fixture(0), .fixture(1)])
    group.costPerHour = Money(microUnits: price * 1_000_000)
    let plan = Plan.fixture(calendar, types: types, groups: [group], replications: 100)
    return ComparedSystem(
      name: name, scenario: ScenarioIdentity(name: name, file: "\(name).yaml", sha256: "", option: nil), plan: plan)
  }

  static func compare(
    _ systems: [ComparedSystem], measures: [ComparedMeasure]? = nil, limit: Int = 400, threads: Int = 1,
    resuming: ComparisonSamples? = nil, upTo: Int = .max,
    atLook: @escaping @Sendable (ComparisonSamples) -> Void = { _ in }
  ) throws -> ComparisonRecord {
    let done = Mutex(0)
    let comparison = Comparison(
      systems, measures: measures ?? ComparedMeasure.usual(for: systems), limit: limit, confidence: 0.95,
      threads: threads, version: "test")
    return try #require(
      try comparison.run(
        resuming: resuming, isCancelled: { done.withLock { $0 } >= upTo },
        progress: { progress in done.withLock { $0 = progress.replications } }, atLook: atLook))
  }

  @Test func oneAgentMoreIsBetter() throws {
    let record = try Self.compare([
      Self.system("three", agents: 3, price: 100), Self.system("four", agents: 4, price: 100),
      Self.system("six", agents: 6, price: 100),
    ])
    #expect(record.stoppedBy == .precision)
    #expect(record.pairs.map { [$0.base, $0.other] } == [[0, 1], [0, 2], [1, 2]])
    for pair in record.pairs {
      #expect(pair.differences[0].measure.measure == .serviceLevelExcludingBlocked)
      #expect(pair.differences[0].outcome == .better)
      #expect(pair.differences[1].measure.measure == .abandonment && pair.differences[1].outcome == .better)
      #expect(try #require(pair.differences[0].varianceRatio) > 1)
    }
    #expect(record.best?.remaining == [2])
    #expect(record.efficient == [0, 1, 2])
    let cost = try #require(record.measures.firstIndex { $0.measure == .cost })
    #expect(record.pairs[0].differences[cost].difference == .structural(2400))
    #expect(record.pairs[0].differences[cost].outcome == .worse)
  }

  @Test func doesNotDependOnThreadsOrOnAPause() throws {
    let systems = [Self.system("a"), Self.system("b", perHour: 20.5)]
    let measures = [
      ComparedMeasure(.serviceLevelOfOffered, margin: .absolute(0.0001), isGated: true),
      ComparedMeasure(.averageWait, margin: .relative(0.02), isGated: false),
    ]
    let whole = try Self.compare(systems, measures: measures, limit: 240)
    #expect(whole.stoppedBy == .limit && whole.replications == 240)
    #expect(try Self.compare(systems, measures: measures, limit: 240, threads: 3) == whole)

    let kept = Mutex<ComparisonSamples?>(nil)
    let part = try Self.compare(systems, measures: measures, limit: 240, upTo: 130) { samples in
      kept.withLock { $0 = samples }
    }
    #expect(part.stoppedBy == .interruption && part.replications >= 130 && part.replications < 240)
    let samples = try #require(kept.withLock { $0 })
    #expect(samples.replications == part.replications)
    #expect(try Self.compare(systems, measures: measures, limit: 240, threads: 2, resuming: samples) == whole)
  }

  @Test func sameIsWithinTheMargin() throws {
    let record = try Self.compare([Self.system("a"), Self.system("b")])
    #expect(record.replications == 100 && record.stoppedBy == .precision)
    #expect(record.pairs[0].differences.allSatisfy { $0.outcome == .same })
    #expect(record.best?.remaining == [0])
  }

  /// Work that was always done in time, of more and of less of it: sure only after many replications.
  @Test func alwaysInTimeIsTheSameOnceItIsSure() throws {
    var systems = [Self.system("three", agents: 8, perHour: 4), Self.system("four", agents: 8, perHour: 5)]
    for index in systems.indices { systems[index].plan.callTypes[0].patience = nil }
    let measures = [ComparedMeasure(.abandonment, scope: "first", margin: .absolute(0.05), isGated: true)]
    let record = try Self.compare(systems, measures: measures, limit: 300)
    let difference = record.pairs[0].differences[0]
    #expect(difference.difference?.mean == 0 && difference.varianceRatio == nil)
    #expect(difference.outcome == .same)
    #expect(try #require(difference.difference?.halfWidth) > 0.01)
  }

  /// Types, hours and causes each add up to the difference in service.
  @Test func partsAddUp() throws {
    let record = try Self.compare([Self.system("many", agents: 4), Self.system("few", agents: 3, lines: 4)])
    let explanation = try #require(record.pairs[0].explanation)
    let level = try #require(record.pairs[0].differences.first { $0.measure.measure == .serviceLevelExcludingBlocked })
    #expect(level.outcome == .worse)
    #expect(explanation.total < 0)
    for shares in [
      explanation.callTypes.map(\.share), explanation.hours.map(\.share), explanation.causes.map(\.share),
    ] {
      #expect(abs(shares.reduce(0, +) - explanation.total) < 1e-12)
    }
    #expect(Set(explanation.callTypes.map(\.label)) == ["first", "second"])
    #expect(explanation.hours.count == 24)
    #expect(explanation.causes.contains { $0.label == .blocked })
  }

  /// A volume that counts answered calls is solved once: the other option has the same callers.
  @Test func optionsHaveTheCallersOfTheBase() throws {
    var systems = [Self.system("three", agents: 3), Self.system("eight", agents: 8)]
    for index in systems.indices { systems[index].plan.callTypes[0].arrivals.counts = .answered }
    systems[1].plan.callTypes[1].arrivals = .constant(perHour: 7, in: systems[1].plan.calendar)
    let solved = try systems.solvingVolumes(threads: 1)
    #expect(solved[0].plan.callTypes[0].arrivals != systems[0].plan.callTypes[0].arrivals)
    #expect(
      solved[1].plan.callTypes[0].arrivals.segments == solved[0].plan.callTypes[0].arrivals.segments)
    #expect(solved[1].plan.callTypes[1].arrivals == systems[1].plan.callTypes[1].arrivals)
  }

  /// What a replication adds is what the run's estimate is made of, for every measure of every scope.
  @Test func samplesAreTheMeasures() throws {
    let system = Self.system("one", lines: 5, price: 90)
    let plan = system.plan
    let record = try Experiment(plan, threads: 1, version: "test").run(scenario: system.scenario)
    let scopes: [(String?, MeasureSet)] =
      [(nil, record.total)] + record.callTypes.map { ($0.name, $0.measures) }
      + record.agentGroups.map { ($0.name, $0.measures) }
    var pending: [(SampledMeasure, Estimate)] = []
    for (scope, set) in scopes {
      for (measure, estimate) in set.estimates {
        pending.append((try #require(SampledMeasure(measure, scope: scope, of: plan), "\(measure)"), estimate))
      }
    }
    let sampled = pending
    let samples = Mutex([RatioSamples](repeating: RatioSamples(), count: sampled.count))
    ParallelReplications(plan, threads: 1).run(upTo: 100, isCancelled: { false }) { measures in
      for (index, (measure, _)) in sampled.enumerated() {
        let pair = measure.pair(measures)
        samples.withLock { $0[index].append(numerator: pair.numerator, denominator: pair.denominator) }
      }
      return true
    }
    #expect(sampled.count > 80)
    for (own, (measure, estimate)) in zip(samples.withLock({ $0 }), sampled) {
      let value = try #require(own.ratio) * measure.scale
      #expect(abs(value - estimate.mean) <= 1e-9 * abs(estimate.mean), "\(measure.measure) \(measure.scope ?? "")")
    }
  }
}
