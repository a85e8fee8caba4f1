import QueueingTheory
import Testing

@Suite struct TimeVaryingStaffingTests {
  private static let ramp = [30.0, 110, 110, 20]

  private func ramp(
    _ targets: StaffingTargets, patience: Double = 120, lines: Int? = nil, calls: [Double] = ramp,
    initial: TimeVaryingQueue.StartingState = .empty
  ) throws -> TimeVaryingStaffing {
    try TimeVaryingStaffing(
      callsPerHour: calls, intervalSeconds: 600, handleSeconds: 300, patienceSeconds: patience, lines: lines,
      initial: initial, targets: targets)
  }

  /// All targets hold, and with one agent less in any one interval they do not.
  private func expectLocallyLeast(_ staffing: TimeVaryingStaffing, _ name: String = "") throws -> [Int] {
    guard case .reachable(let agents, let performance, let solutions) = try staffing.requirement() else {
      Issue.record("not reachable: \(name)")
      return []
    }
    #expect(solutions < 10 * agents.count + 20, "\(name)")
    #expect(try staffing.holds(agents: agents).allSatisfy { $0 }, "\(name) \(agents)")
    let again = try staffing.queue(agents: agents).performance(
      thresholdSeconds: staffing.targets.thresholdSeconds, shortAbandonSeconds: staffing.targets.shortAbandonSeconds)
    #expect(again == performance)
    for interval in agents.indices where agents[interval] > 0 {
      var fewer = agents
      fewer[interval] -= 1
      #expect(try !staffing.holds(agents: fewer).allSatisfy { $0 }, "\(name) \(agents), one less in \(interval)")
    }
    return agents
  }

  @Test(arguments: ServiceLevelDefinition.allCases)
  func levelsOfAnyDefinition(definition: ServiceLevelDefinition) throws {
    let targets = StaffingTargets(serviceLevel: 0.8, definition: definition, shortAbandonSeconds: 10)
    let agents = try expectLocallyLeast(try ramp(targets), "\(definition)")
    #expect(agents.count == 4 && agents[1] > agents[0])
  }

  @Test func otherTargets() throws {
    let limits: [(String, StaffingTargets)] = [
      ("abandonment", StaffingTargets(maximumAbandonment: 0.03)),
      ("speed", StaffingTargets(maximumAverageSpeedOfAnswer: 10)),
      ("wait", StaffingTargets(maximumProbabilityOfWait: 0.2)),
      ("occupancy", StaffingTargets(maximumOccupancy: 0.7)),
      ("quantile", StaffingTargets(maximumWaitQuantile: WaitLimit(share: 0.9, seconds: 30))),
      ("several", StaffingTargets(serviceLevel: 0.8, maximumAbandonment: 0.03, maximumAverageSpeedOfAnswer: 8)),
    ]
    for (name, targets) in limits { _ = try expectLocallyLeast(try ramp(targets), name) }
  }

  /// What the peak leaves behind is forgotten; a lag of one handling time repairs that, with more agents than needed.
  @Test func eachIntervalByItselfMissesTargetsAfterThePeak() throws {
    let staffing = try ramp(StaffingTargets(serviceLevel: 0.8, definition: .ofOffered), patience: .infinity)
    let agents = try expectLocallyLeast(staffing, "patient")
    let alone = try staffing.agents(.simple).compactMap { $0 }
    let holds = try staffing.holds(agents: alone)
    #expect(holds[0] && holds[1] && holds[2] && !holds[3], "\(alone) \(agents)")
    let lagged = try staffing.agents(.lagged).compactMap { $0 }
    #expect(try staffing.holds(agents: lagged).contains(false) || lagged.reduce(0, +) > agents.reduce(0, +))
  }

  /// A level volume that has settled needs what Erlang A says.
  @Test func aSettledDayNeedsTheLongRun() throws {
    let targets = StaffingTargets(serviceLevel: 0.8)
    let staffing = try ramp(
      targets, calls: [60, 60, 60], initial: .init(inService: 5, queued: 0))
    let agents = try expectLocallyLeast(staffing, "level")
    let alone = try staffing.agents(.simple)
    #expect(agents.last == alone.last ?? nil)
  }

  @Test func aBacklogAtTheStartIsCleared() throws {
    let targets = StaffingTargets(serviceLevel: 0.8)
    let none = try expectLocallyLeast(try ramp(targets, calls: [60, 60]), "none")
    let many = try expectLocallyLeast(
      try ramp(targets, calls: [60, 60], initial: .init(inService: 5, queued: 8)), "backlog")
    #expect(many[0] > none[0])
  }

  @Test func intervalsWithoutCallsAskForNothing() throws {
    let targets = StaffingTargets(serviceLevel: 0.8, definition: .ofAnswered)
    #expect(try expectLocallyLeast(try ramp(targets, calls: [0, 0]), "silence") == [0, 0])
    let agents = try expectLocallyLeast(try ramp(targets, calls: [0, 90, 0]), "island")
    #expect(agents[0] == 0 && agents[1] > 4)
  }

  @Test func fewLinesAreOutOfReachWhereTheyBlock() throws {
    let staffing = try ramp(StaffingTargets(maximumBlocking: 0.01), lines: 9)
    guard case .unreachable(let interval, let reason) = try staffing.requirement() else {
      Issue.record("reachable")
      return
    }
    #expect(interval == 1 && reason.contains("9 agents") && reason.contains("blocking"), "\(interval) \(reason)")
    let more = try ramp(StaffingTargets(serviceLevel: 0.8, maximumBlocking: 0.01), lines: 24)
    _ = try expectLocallyLeast(more, "lines")
  }

  @Test func perfectionNeedsALineForEachAgentOnly() throws {
    guard case .unreachable(0, let reason) = try ramp(StaffingTargets(serviceLevel: 1)).requirement() else {
      Issue.record("reachable")
      return
    }
    #expect(reason.contains("no finite number"))
    let agents = try expectLocallyLeast(try ramp(StaffingTargets(maximumProbabilityOfWait: 0), lines: 15), "loss")
    #expect(agents.allSatisfy { $0 == 15 })
  }

  @Test func wrongQuestionsAreRefused() {
    #expect(throws: QueueingError.noTarget) { try ramp(StaffingTargets()) }
    #expect(throws: QueueingError.self) { try ramp(StaffingTargets(serviceLevel: 1.2)) }
    #expect(throws: QueueingError.self) { try ramp(StaffingTargets(serviceLevel: 0.8), calls: []) }
    #expect(throws: QueueingError.self) {
      try ramp(StaffingTargets(serviceLevel: 0.8), lines: 3, initial: .init(inService: 4, queued: 0))
    }
  }
}
