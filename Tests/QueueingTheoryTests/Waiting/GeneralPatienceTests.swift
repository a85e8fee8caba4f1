import Foundation
import QueueingTheory
import RandomVariates
import Testing

@Suite struct GeneralPatienceTests {
  private static func law(_ row: ReferenceRow) throws -> Law {
    switch try row.text("law") {
    case "deterministic": .constant(try Constant(row.number("seconds")))
    case "uniform": .uniform(try Uniform(from: row.number("from"), to: row.number("to")))
    case "exponential": .exponential(try Exponential(mean: row.number("mean")))
    case "erlang": .gamma(try Gamma.erlang(stages: row.count("k"), mean: row.number("mean")))
    case "lognormal": .lognormal(try Lognormal(mean: row.number("mean"), cv: row.number("cv")))
    case "weibull": .weibull(try Weibull(mean: row.number("mean"), cv: row.number("cv")))
    default:
      .hyperexponential(
        try Hyperexponential(
          probabilities: [row.number("p1"), row.number("p2")], means: [row.number("m1"), row.number("m2")]))
    }
  }

  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("mmn-g")
    #expect(rows.count >= 49)
    for row in rows {
      let queue = try GeneralPatience(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"),
        patience: Self.law(row), balking: row.number("balking"))
      let result = try queue.performance(thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      try row.expect("probabilityOfWait", result.probabilityOfWait)
      try row.expect("abandonment", result.abandonment)
      try row.expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try row.expect("averageWait", result.averageWait)
      try row.expect("averageWaitOfAbandoned", result.averageWaitOfAbandoned)
      try row.expect("virtualWait", result.virtualWait)
      try row.expect("averageQueueLength", result.averageQueueLength)
      try row.expect("occupancy", result.occupancy)
      try row.expect("abandonmentWithinThreshold", result.abandonmentWithinThreshold)
      for definition in ServiceLevelDefinition.allCases where definition != .ofOffered {
        try row.expect(definition.rawValue, result.serviceLevel(definition))
      }
      try row.expect("missed", result.outcomes.shortfall(.ofOffered))
    }
  }

  private static func near(_ a: Double?, _ b: Double?, _ tolerance: Double) -> Bool {
    switch (a, b) {
    case (let a?, let b?): abs(a - b) <= tolerance * max(abs(a), abs(b))
    case (nil, nil): true
    default: false
    }
  }

  static let grid: [(calls: Double, agents: Int)] = [
    (0, 3), (0.012, 1), (0.012, 7), (11, 1), (150, 0), (150, 10), (150, 14), (150, 40), (1200, 101), (1200, 70),
    (1.2e5, 10_050), (1.2e5, 9000), (1.2e7, 1_000_500), (1.2e7, 999_000), (1.2e7, 5),
  ]

  /// The exponential law is Erlang A, however it is written.
  @Test(arguments: grid, [0, 0.2])
  func exponentialPatienceIsErlangA(point: (calls: Double, agents: Int), balking: Double) throws {
    let exact = try ErlangA(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: 120, balking: balking)
    let expected = try exact.performance(thresholdSeconds: 12, shortAbandonSeconds: 3)
    let laws: [Law] = [
      .exponential(try Exponential(mean: 120)), .gamma(try Gamma(shape: 1, scale: 120)),
      .hyperexponential(try Hyperexponential(probabilities: [0.5, 0.5], means: [120, 120])),
      .mixture(
        try Mixture(weights: [1, 2], laws: Array(repeating: .exponential(try Exponential(mean: 120)), count: 2))),
    ]
    for law in laws {
      let queue = try GeneralPatience(
        callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patience: law, balking: balking)
      let actual = try queue.performance(thresholdSeconds: 12, shortAbandonSeconds: 3)
      let pairs: [(Double?, Double?)] = [
        (actual.probabilityOfWait, expected.probabilityOfWait), (actual.abandonment, expected.abandonment),
        (actual.averageSpeedOfAnswer, expected.averageSpeedOfAnswer), (actual.averageWait, expected.averageWait),
        (actual.averageWaitOfAbandoned, expected.averageWaitOfAbandoned),
        (actual.averageWaitOfDelayed, expected.averageWaitOfDelayed), (actual.virtualWait, expected.virtualWait),
        (actual.averageQueueLength, expected.averageQueueLength), (actual.occupancy, expected.occupancy),
        (actual.averageInSystem, expected.averageInSystem),
        (actual.abandonmentWithinThreshold, expected.abandonmentWithinThreshold),
        (actual.outcomes.answeredLater, expected.outcomes.answeredLater),
        (actual.outcomes.abandonedShort, expected.outcomes.abandonedShort),
        (actual.outcomes.abandonedLater, expected.outcomes.abandonedLater),
        (try queue.waitQuantile(0.5), try exact.waitQuantile(0.5)),
        (try queue.waitQuantile(0.99), try exact.waitQuantile(0.99)),
      ]
      for (index, pair) in pairs.enumerated() {
        #expect(Self.near(pair.0, pair.1, 1e-8) || abs(pair.1 ?? 1) < 1e-290, "\(index): \(pair), \(law)")
      }
    }
  }

  static let laws: [Law] = {
    do {
      return [
        .constant(try Constant(40)), .uniform(try Uniform(from: 5, to: 90)), .uniform(try Uniform(from: 0, to: 90)),
        .gamma(try Gamma.erlang(stages: 4, mean: 60)), .lognormal(try Lognormal(mean: 60, cv: 1.2)),
        .weibull(try Weibull(mean: 60, cv: 1.7)), .weibull(try Weibull(mean: 60, cv: 12)),
        .hyperexponential(try Hyperexponential(mean: 60, cv: 2)),
        .shifted(try Shifted(.exponential(try Exponential(mean: 50)), by: 10)),
        .mixture(
          try Mixture(weights: [1, 3], laws: [.constant(try Constant(5)), .gamma(try Gamma(mean: 80, cv: 0.5))])),
      ]
    } catch { preconditionFailure("\(error)") }
  }()

  @Test(arguments: grid, laws)
  func nothingIsLostOrCountedTwice(point: (calls: Double, agents: Int), law: Law) throws {
    let queue = try GeneralPatience(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patience: law, balking: 0.03)
    let result = try queue.performance(thresholdSeconds: 20, shortAbandonSeconds: 8)
    let parts = result.outcomes
    let shares = [
      parts.answeredWithin, parts.answeredLater, parts.abandonedShort, parts.abandonedLater, parts.blocked,
    ]
    #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
    #expect(Self.near(shares.reduce(0, +), 1, 1e-11))
    #expect(Self.near(parts.abandonedShort + parts.abandonedLater, result.abandonment, 1e-9))
    guard point.calls > 0 else { return }
    let lambda = point.calls / 3600
    #expect(Self.near(result.averageQueueLength, result.averageWait.map { lambda * $0 }, 1e-12))
    // Calls that come and calls that are served while all agents are busy: served = n·P(all busy)/E[S].
    if point.agents > 0, let occupancy = result.occupancy, result.probabilityOfWait > 1e-3 {
      let busy = result.probabilityOfWait / (1 - 0.03)
      let freeAndBusy = occupancy * Double(point.agents)
      #expect(freeAndBusy >= busy * Double(point.agents) * (1 - 1e-11))
    }
  }

  /// A quantile is where as many calls have left the queue, answered or not.
  @Test(arguments: grid.filter { $0.calls > 0 && $0.agents > 0 }, laws)
  func quantilesInvertTheTimeInQueue(point: (calls: Double, agents: Int), law: Law) throws {
    let queue = try GeneralPatience(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patience: law, balking: 0.03)
    for probability in [0.2, 0.5, 0.9, 0.99] {
      let time = try queue.waitQuantile(probability)
      let reached = try queue.performance(thresholdSeconds: time).serviceLevel(.shortAbandonsMet)
      let short = try queue.performance(thresholdSeconds: time * (1 - 1e-9)).serviceLevel(.shortAbandonsMet)
      #expect(try #require(reached) >= probability - 1e-10)
      #expect(try time == 0 || #require(short) <= probability + 1e-10, "\(probability) \(time)")
    }
  }

  /// Erlang patience of ever more stages tends to the fixed one, and lies between it and the exponential.
  @Test func erlangPatienceLiesBetweenExponentialAndFixed() throws {
    func abandonment(_ law: Law) throws -> Double {
      try GeneralPatience(callsPerHour: 150, handleSeconds: 300, agents: 14, patience: law).performance().abandonment
    }
    let exponential = try abandonment(.exponential(try Exponential(mean: 60)))
    let fixed = try abandonment(.constant(try Constant(60)))
    var last = exponential
    for stages in [2, 5, 20, 100, 10_000] {
      let next = try abandonment(.gamma(try Gamma.erlang(stages: stages, mean: 60)))
      #expect(next < last && next > fixed)
      last = next
    }
    #expect(abs(last / fixed - 1) < 1e-3)
  }

  @Test func tendsToErlangBAndErlangC() throws {
    let loss = try ErlangB(offeredErlangs: 12.5, lines: 14)
    for law: Law in [
      .constant(try Constant(0)), .constant(try Constant(1e-13)), .exponential(try Exponential(mean: 1e-9)),
    ] {
      let hasty = try GeneralPatience(callsPerHour: 150, handleSeconds: 300, agents: 14, patience: law).performance()
      #expect(Self.near(hasty.abandonment, loss.blocking, 1e-8))
    }
    let delay = try ErlangC(callsPerHour: 150, handleSeconds: 300, agents: 14)
    let patient = try GeneralPatience(
      callsPerHour: 150, handleSeconds: 300, agents: 14, patience: .constant(try Constant(1e5)))
    #expect(Self.near(try patient.performance().serviceLevel(), try delay.performance().serviceLevel(), 1e-10))
    #expect(Self.near(try patient.waitQuantile(0.95), try delay.waitQuantile(0.95), 1e-10))
  }

  @Test func whatItDoesNotTakeIsRefused() throws {
    let law = Law.exponential(try Exponential(mean: 1e13))
    #expect(throws: QueueingError.self) {
      try GeneralPatience(callsPerHour: 1e6, handleSeconds: 300, agents: 14, patience: law)
    }
    let triangular = Law.triangular(try Triangular(from: 1, mode: 2, to: 3))
    #expect(throws: QueueingError.self) {
      try GeneralPatience(callsPerHour: 150, handleSeconds: 300, agents: 14, patience: triangular)
    }
  }
}
