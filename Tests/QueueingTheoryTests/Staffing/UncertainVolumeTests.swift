import QueueingTheory
import Testing

@Suite struct UncertainVolumeTests {
  private func question(
    _ model: StaffingModel, _ volume: VolumeLaw, _ targets: StaffingTargets, handleSeconds: Double = 300
  ) throws -> UncertainVolume {
    let queue = try ErlangQueue(callsPerHour: volume.mean, handleSeconds: handleSeconds, model: model)
    return try UncertainVolume(queue, volume: volume, targets: targets)
  }

  @Test func reference() throws {
    for row in try ReferenceRow.load("uncertain-volume") {
      let patience = try row.number("patience")
      let question = try question(
        patience < .infinity ? .erlangA(patienceSeconds: patience) : .erlangC,
        .gamma(mean: row.number("calls"), cv: row.number("cv")),
        StaffingTargets(serviceLevel: row.number("target"), thresholdSeconds: row.number("T")),
        handleSeconds: row.number("handle"))
      let agents = try row.count("n")
      let met = try #require(row.outputs["probabilityTargetMet"] ?? nil).value
      let level = try #require(row.outputs["expectedServiceLevel"] ?? nil).value
      #expect(abs(try question.probabilityTargetMet(agents: agents) - met) < 1e-9, "\(row)")
      #expect(abs(try #require(try question.expectedServiceLevel(agents: agents)) - level) < 1e-9, "\(row)")
    }
  }

  @Test(arguments: [StaffingModel.erlangC, .erlangA(patienceSeconds: 120)], [0.05, 0.2, 0.6])
  func isTheFewest(model: StaffingModel, cv: Double) throws {
    let question = try question(model, .gamma(mean: 150, cv: cv), StaffingTargets(serviceLevel: 0.8))
    for confidence in [0.3, 0.5, 0.9, 0.99] {
      guard case .reachable(let agents, _, _) = try question.requirement(confidence: confidence) else {
        Issue.record("not reachable")
        continue
      }
      #expect(try question.probabilityTargetMet(agents: agents) >= confidence)
      #expect(try question.probabilityTargetMet(agents: agents - 1) < confidence)
    }
    let expected = try #require(try question.agentsForExpectedServiceLevel())
    #expect(try #require(try question.expectedServiceLevel(agents: expected)) >= 0.8)
    #expect(try #require(try question.expectedServiceLevel(agents: expected - 1)) < 0.8)
  }

  @Test func aListOfVolumesIsCounted() throws {
    let volumes: [VolumeLaw.Scenario] = [
      .init(callsPerHour: 200, probability: 0.3), .init(callsPerHour: 150, probability: 0.5),
      .init(callsPerHour: 100, probability: 0.2),
    ]
    let targets = StaffingTargets(serviceLevel: 0.8)
    let question = try question(.erlangC, .scenarios(volumes), targets)
    #expect(volumes.count == 3 && abs(question.volume.mean - 155) < 1e-12)
    for (confidence, calls) in [(0.1, 100.0), (0.2, 100), (0.5, 150), (0.7, 150), (0.71, 200), (1, 200)] {
      let alone = try ErlangStaffing(callsPerHour: calls, handleSeconds: 300, model: .erlangC, targets: targets)
      #expect(try question.requirement(confidence: confidence) == (try alone.requirement()))
    }
    #expect(abs(try question.probabilityTargetMet(agents: 17) - 0.7) < 1e-12)
    let levels = try volumes.map {
      try #require(
        try ErlangC(callsPerHour: $0.callsPerHour, handleSeconds: 300, agents: 17).performance().serviceLevel())
    }
    let expected = (0.3 * 200 * levels[0] + 0.5 * 150 * levels[1] + 0.2 * 100 * levels[2]) / 155
    #expect(abs(try #require(try question.expectedServiceLevel(agents: 17)) - expected) < 1e-14)
  }

  /// Knowing the volume ever better leads to the staffing of the mean.
  @Test func littleUncertaintyIsNone() throws {
    let targets = StaffingTargets(serviceLevel: 0.8)
    let known = try question(.erlangA(patienceSeconds: 120), .gamma(mean: 150, cv: 0), targets)
    let almost = try question(.erlangA(patienceSeconds: 120), .gamma(mean: 150, cv: 0.001), targets)
    #expect(try known.requirement(confidence: 0.9) == (try known.requirementAtMean()))
    #expect(try known.probabilityTargetMet(agents: 15) == 1 && known.probabilityTargetMet(agents: 10) == 0)
    let level = try #require(try known.expectedServiceLevel(agents: 14))
    #expect(abs(try #require(try almost.expectedServiceLevel(agents: 14)) - level) < 1e-5)
  }

  @Test func whatCannotBeIsRefusedOrToldApart() throws {
    let targets = StaffingTargets(serviceLevel: 0.8)
    for law in [
      VolumeLaw.gamma(mean: -1, cv: 0.1), .gamma(mean: 100, cv: 11), .gamma(mean: 100, cv: .nan), .scenarios([]),
      .scenarios([.init(callsPerHour: 1, probability: 0.5)]),
    ] {
      #expect(throws: QueueingError.self) {
        try UncertainVolume(
          ErlangQueue(callsPerHour: 1, handleSeconds: 300, model: .erlangC), volume: law, targets: targets)
      }
    }
    let question = try question(.erlangC, .gamma(mean: 150, cv: 0.1), targets)
    #expect(throws: QueueingError.self) { try question.requirement(confidence: 1) }
    let perfect = try self.question(.erlangC, .gamma(mean: 150, cv: 0.1), StaffingTargets(serviceLevel: 1))
    #expect(try perfect.agentsForExpectedServiceLevel() == nil)
    let nobody = try self.question(.erlangC, .gamma(mean: 0, cv: 0.1), targets)
    #expect(try nobody.probabilityTargetMet(agents: 1) == 1)
    #expect(try nobody.expectedServiceLevel(agents: 1) == 1)
    #expect(try question.probabilityTargetMet(agents: 0) == 0)
  }
}
