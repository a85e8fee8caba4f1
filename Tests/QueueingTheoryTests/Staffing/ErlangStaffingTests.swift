import QueueingTheory
import Testing

@Suite struct ErlangStaffingTests {
  static let models: [StaffingModel] = [
    .erlangB, .erlangC, .erlangA(patienceSeconds: 120), .erlangA(patienceSeconds: 1e5),
    .erlangA(patienceSeconds: 60, lines: 400, balking: 0.1), .erlangA(patienceSeconds: .infinity, lines: 500),
  ]

  /// By trying every number of agents from none upward.
  private func searched(_ staffing: ErlangStaffing, _ holds: (QueuePerformance) -> Bool) throws -> Int? {
    try (0...200).first { holds(try staffing.performance(agents: $0)) }
  }

  @Test(arguments: models, [0.012, 150, 1333])
  func isTheFewestThatReachAServiceLevel(model: StaffingModel, calls: Double) throws {
    let all = try ErlangStaffing(
      callsPerHour: calls, handleSeconds: 300, model: model, targets: StaffingTargets(serviceLevel: 0.5))
    let performances = try (0...200).map { try all.performance(agents: $0) }
    for target in [0.05, 0.5, 0.8, 0.95, 0.9999] {
      let staffing = try ErlangStaffing(
        callsPerHour: calls, handleSeconds: 300, model: model,
        targets: StaffingTargets(serviceLevel: target, definition: .ofOffered, thresholdSeconds: 20))
      let expected = performances.firstIndex { $0.isStable && ($0.serviceLevel(.ofOffered) ?? 0) >= target }
      guard case .reachable(let agents, let performance, let withOneLess) = try staffing.requirement() else {
        #expect(expected == nil, "\(model) \(calls) \(target)")
        continue
      }
      #expect(agents == expected, "\(model) \(calls) \(target)")
      #expect(performance == (try staffing.performance(agents: agents)))
      #expect(withOneLess == (agents > 0 ? try staffing.performance(agents: agents - 1) : nil))
    }
  }

  @Test(arguments: [0.012, 150, 1333])
  func everyLimitHolds(calls: Double) throws {
    let staffing = try ErlangStaffing(
      callsPerHour: calls, handleSeconds: 300, model: .erlangA(patienceSeconds: 120, lines: 300),
      targets: StaffingTargets(
        serviceLevel: 0.7, maximumOccupancy: 0.85, maximumAbandonment: 0.04, maximumAverageSpeedOfAnswer: 9,
        maximumBlocking: 0.001))
    let expected = try searched(staffing) {
      ($0.serviceLevel() ?? 0) >= 0.7 && $0.occupancy ?? 1 <= 0.85 && $0.abandonment <= 0.04
        && $0.averageSpeedOfAnswer ?? .infinity <= 9 && $0.blocking <= 0.001
    }
    guard case .reachable(let agents, _, _) = try staffing.requirement() else {
      Issue.record("not reachable")
      return
    }
    #expect(agents == expected)
  }

  @Test(arguments: models, [150, 1333])
  func aQuantileOfTheWaitIsALimit(model: StaffingModel, calls: Double) throws {
    for limit in [
      WaitLimit(share: 0.5, seconds: 0), WaitLimit(share: 0.9, seconds: 30), WaitLimit(share: 0.99, seconds: 5),
    ] {
      let staffing = try ErlangStaffing(
        callsPerHour: calls, handleSeconds: 300, model: model, targets: StaffingTargets(maximumWaitQuantile: limit))
      guard case .reachable(let agents, _, _) = try staffing.requirement() else {
        Issue.record("not reachable: \(model) \(limit)")
        continue
      }
      let waits = (0...200).map { quantile(model, calls, agents: $0, limit.share) }
      #expect(agents == waits.firstIndex { ($0 ?? .infinity) <= limit.seconds }, "\(model) \(calls) \(limit)")
    }
  }

  private func quantile(_ model: StaffingModel, _ calls: Double, agents: Int, _ share: Double) -> Double? {
    switch model {
    case .erlangB: 0
    case .erlangC: try? ErlangC(callsPerHour: calls, handleSeconds: 300, agents: agents).waitQuantile(share)
    case .erlangA(let patience, let lines, let balking):
      try? ErlangA(
        callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: patience, lines: lines,
        balking: balking
      ).waitQuantile(share)
    }
  }

  /// With patient callers and few lines nobody waits where nearly all are blocked, so the limit has two crossings.
  @Test(arguments: models.dropLast())
  func theProbabilityOfWaitingIsALimit(model: StaffingModel) throws {
    let staffing = try ErlangStaffing(
      callsPerHour: 150, handleSeconds: 300, model: model, targets: StaffingTargets(maximumProbabilityOfWait: 0.1))
    let expected = try searched(staffing) { $0.isStable && $0.probabilityOfWait <= 0.1 }
    guard case .reachable(let agents, _, _) = try staffing.requirement() else {
      Issue.record("not reachable")
      return
    }
    #expect(agents == expected)
  }

  @Test func aLargeCentreIsFound() throws {
    let staffing = try ErlangStaffing(
      callsPerHour: 1.2e7, handleSeconds: 300, model: .erlangC, targets: StaffingTargets(serviceLevel: 0.8))
    guard case .reachable(let agents, let performance, let fewer) = try staffing.requirement() else {
      Issue.record("not reachable")
      return
    }
    #expect(agents > 1_000_000 && agents < 1_001_000)
    #expect(try #require(performance.serviceLevel()) >= 0.8)
    #expect((fewer?.serviceLevel() ?? 0) < 0.8)
  }

  @Test func aTargetThatRoundsToOneIsNotReachedByRounding() throws {
    let nearlyOne = 1 - 1.0 / 9_007_199_254_740_992
    let staffing = try ErlangStaffing(
      callsPerHour: 150, handleSeconds: 300, model: .erlangC, targets: StaffingTargets(serviceLevel: nearlyOne))
    guard case .reachable(let agents, let performance, let fewer) = try staffing.requirement() else {
      Issue.record("not reachable")
      return
    }
    #expect(try #require(performance.outcomes.shortfall(.ofOffered)) <= 1.2e-16)
    #expect(try #require(fewer?.outcomes.shortfall(.ofOffered)) > 1.1e-16)
    #expect(agents > 30 && agents < 60)
  }

  @Test(arguments: [
    (StaffingModel.erlangC, StaffingTargets(serviceLevel: 1)),
    (.erlangA(patienceSeconds: 120), StaffingTargets(serviceLevel: 1)),
    (.erlangA(patienceSeconds: 120), StaffingTargets(maximumAbandonment: 0)),
    (.erlangC, StaffingTargets(maximumAverageSpeedOfAnswer: 0)),
    (.erlangC, StaffingTargets(maximumOccupancy: 0)), (.erlangC, StaffingTargets(maximumProbabilityOfWait: 0)),
    (.erlangC, StaffingTargets(maximumWaitQuantile: WaitLimit(share: 1, seconds: 60))),
    (.erlangB, StaffingTargets(maximumBlocking: 0)),
    (.erlangA(patienceSeconds: 120, lines: 12), StaffingTargets(serviceLevel: 0.8, definition: .ofOffered)),
  ])
  func whatIsOutOfReachSaysWhy(model: StaffingModel, targets: StaffingTargets) throws {
    let staffing = try ErlangStaffing(callsPerHour: 150, handleSeconds: 300, model: model, targets: targets)
    guard case .unreachable(let reason) = try staffing.requirement() else {
      Issue.record("reachable: \(model) \(targets)")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func aLineForEachAgentLeavesNoWait() throws {
    let staffing = try ErlangStaffing(
      callsPerHour: 150, handleSeconds: 300, model: .erlangA(patienceSeconds: 120, lines: 12),
      targets: StaffingTargets(serviceLevel: 1, maximumAbandonment: 0))
    guard case .reachable(let agents, _, _) = try staffing.requirement() else {
      Issue.record("not reachable")
      return
    }
    #expect(agents == 12)
  }

  @Test func aStaffingNeedsATargetWithinItsDomain() {
    for targets in [
      StaffingTargets(), StaffingTargets(serviceLevel: 1.1), StaffingTargets(maximumOccupancy: -1),
      StaffingTargets(serviceLevel: 0.5, thresholdSeconds: -1), StaffingTargets(maximumBlocking: .nan),
      StaffingTargets(maximumWaitQuantile: WaitLimit(share: 1.5, seconds: 20)),
      StaffingTargets(maximumWaitQuantile: WaitLimit(share: 0.5, seconds: -1)),
    ] {
      #expect(throws: QueueingError.self) {
        try ErlangStaffing(callsPerHour: 150, handleSeconds: 300, model: .erlangC, targets: targets)
      }
    }
  }
}
