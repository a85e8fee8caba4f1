import CallCenterModel
import QueueingTheory
import RandomVariates
import Staffing
import TestSupport
import Testing

/// Which formula covers which plan, and what it says.
@Suite struct FormulaOpinionTests {
  private let calendar = PlanFixture.calendar(warmUp: 1)

  private func plan(
    _ calendar: PlanCalendar? = nil, patience: Double? = 120, agents: Int = 14,
    _ change: (inout Plan) -> Void = { _ in }
  ) -> Plan {
    let calendar = calendar ?? self.calendar
    let type = CallType.fixture(
      "calls", in: calendar, perHour: 150, talk: PlanFixture.exponential(300),
      patience: patience.map(PlanFixture.exponential), target: .eightyTwenty)
    var plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)])
    change(&plan)
    return plan
  }

  private func obstacles(_ plan: Plan, group: Int = 0) -> [FormulaObstacle] {
    guard case .notCovered(let obstacles)? = FormulaOpinion.all(of: plan).first(where: { $0.group == group })?.answer
    else { return [] }
    return obstacles
  }

  private func covered(_ plan: Plan) throws -> (FormulaOpinion.Model, [FormulaOpinion.TypeOpinion]) {
    let opinion = try #require(FormulaOpinion.all(of: plan).first)
    guard case .covered(let model, let types) = opinion.answer else {
      Issue.record("not covered: \(opinion.answer)")
      return (.erlangC, [])
    }
    return (model, types)
  }

  @Test func whatNeverChangesIsErlangA() throws {
    let (model, types) = try covered(plan())
    let exact = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120).performance()
    #expect(model == .erlangA)
    #expect(types[0].measures[.serviceLevelExcludingBlocked] == exact.serviceLevel(.excludingBlocked))
    #expect(types[0].measures[.averageSpeedOfAnswer] == exact.averageSpeedOfAnswer)
    #expect(types[0].measures[.abandonment] == exact.abandonment)
    #expect(types[0].measures[.probabilityOfWait] == exact.probabilityOfWait)
  }

  @Test func patientCallersAreErlangC() throws {
    let (model, types) = try covered(plan(patience: nil, agents: 16))
    let exact = try ErlangC(callsPerHour: 150, handleSeconds: 300, agents: 16).performance()
    #expect(model == .erlangC)
    #expect(types[0].measures[.averageSpeedOfAnswer] == exact.averageSpeedOfAnswer)
  }

  /// Near balance an empty start is remembered for days; overload for ever.
  @Test(arguments: [(22.8, 2), (15, 1)]) func aQueueThatIsNotSettledIsSolvedStepByStep(
    perHour: Double, agents: Int
  ) throws {
    let plan = plan(patience: nil, agents: agents) {
      $0.callTypes[0].arrivals = .constant(perHour: perHour, in: calendar)
    }
    #expect(try covered(plan).0 == .timeVarying)
  }

  @Test func anEmptyStartIsSolvedStepByStep() throws {
    let calendar = PlanFixture.calendar()
    let (model, types) = try covered(plan(calendar))
    let exact = try TimeVaryingQueue(
      callsPerHour: [150, 150], agents: [14, 14], intervalSeconds: 86_400, handleSeconds: 300, patienceSeconds: 120
    ).performance().byArrival[0]
    #expect(model == .timeVarying)
    let level = try #require(types[0].measures[.serviceLevelExcludingBlocked])
    #expect(abs(level - (exact.serviceLevel() ?? 0)) < 1e-12)
    #expect(abs((types[0].measures[.abandonment] ?? 0) - exact.abandonment) < 1e-12)
    // The long run is near, and is not the same.
    let longRun = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120).performance()
    let settled = try #require(longRun.serviceLevel(.excludingBlocked))
    #expect(level > settled + 1e-4 && level < settled + 0.01)
  }

  /// Two types that differ in nothing but their targets are one queue; each is judged by its own threshold.
  @Test func typesOfOneKindAreOneQueue() throws {
    let two = plan { plan in
      plan.callTypes[0].arrivals = .constant(perHour: 100, in: calendar)
      var other = plan.callTypes[0]
      other.name = "others"
      other.arrivals = .constant(perHour: 50, in: calendar)
      other.target.thresholdSeconds = 60
      plan.callTypes.append(other)
      plan.agentGroups[0].skills.append(.fixture(1))
    }
    let (model, types) = try covered(two)
    let queue = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120)
    #expect(model == .erlangA && types.map(\.callType) == [0, 1])
    for (type, seconds) in zip(types, [20.0, 60]) {
      let exact = try queue.performance(thresholdSeconds: seconds, shortAbandonSeconds: 20)
      #expect(type.measures[.serviceLevelExcludingBlocked] == exact.serviceLevel(.excludingBlocked))
    }
  }

  /// A morning of overload with a lunch break for half of the people, by hand from the steps of the solver.
  @Test func stepsFollowTheRosterAndTheOpeningHours() throws {
    let calendar = PlanFixture.calendar()
    let steps = [(8, 9, 200.0, 10), (9, 12, 100, 10), (12, 13, 100, 5), (13, 16, 60, 10)]
    let day = plan(calendar) { plan in
      plan.callTypes[0].arrivals.segments[0] = [
        .init(start: 7 * 3600, end: 9 * 3600, perSecond: 200.0 / 3600),
        .init(start: 9 * 3600, end: 13 * 3600, perSecond: 100.0 / 3600),
        .init(start: 13 * 3600, end: 20 * 3600, perSecond: 60.0 / 3600),
      ]
      for index in plan.callTypes[0].arrivals.segments.indices.dropFirst() {
        plan.callTypes[0].arrivals.segments[index] = []
      }
      plan.callTypes[0].open = [8 * 3600..<16 * 3600]
      plan.agentGroups[0].duties = [
        Duty(people: 0..<5, day: 0, start: 0, end: 86_400, breaks: [], paidSeconds: 86_400),
        Duty(
          people: 5..<10, day: 0, start: 0, end: 86_400, breaks: [12 * 3600..<13 * 3600], paidSeconds: 86_400),
      ]
    }
    let (model, types) = try covered(day)
    var calls = [Double](repeating: 0, count: 24)
    var agents = [Int](repeating: 10, count: 24)
    for (from, to, rate, people) in steps {
      for hour in from..<to { (calls[hour], agents[hour]) = (rate, people) }
    }
    let exact = try TimeVaryingQueue(
      callsPerHour: calls + [0], agents: agents + [0], intervalSeconds: 3600, handleSeconds: 300, patienceSeconds: 120
    ).performance()
    let offered = calls.reduce(0, +)
    let lost = zip(calls, exact.byArrival).reduce(0) { $0 + $1.0 * $1.1.abandonment } / offered
    #expect(model == .timeVarying)
    #expect(abs((types[0].measures[.abandonment] ?? 0) - lost) < 1e-10)
  }

  /// Laws other than the exponential have their own formulas where nothing changes.
  @Test func otherLawsHaveFormulasInTheLongRun() throws {
    let fixedPatience = plan { $0.callTypes[0].patience = PlanFixture.constant(60) }
    #expect(try covered(fixedPatience).0 == .generalPatience)
    let fixedTalk = plan(patience: nil, agents: 16) { $0.callTypes[0].talk = PlanFixture.constant(300) }
    let (model, types) = try covered(fixedTalk)
    let exact = try FixedHandling(callsPerHour: 150, handleSeconds: 300, agents: 16).performance()
    #expect(model == .fixedHandling && types[0].measures[.averageSpeedOfAnswer] == exact.averageSpeedOfAnswer)
    let alone = plan(patience: nil, agents: 1) {
      $0.callTypes[0].arrivals = .constant(perHour: 6, in: calendar)
      $0.callTypes[0].talk = PlanFixture.law { () throws(LawError) in .lognormal(try Lognormal(mean: 240, cv: 1)) }
    }
    #expect(try covered(alone).0 == .singleAgent)
    let loss = plan { plan in
      plan.callTypes[0].talk = PlanFixture.constant(300)
      plan.callTypes[0].lines = 14
    }
    let blocking = try ErlangB(offeredErlangs: 12.5, lines: 14).blocking
    let (lossModel, lossTypes) = try covered(loss)
    #expect(lossModel == .erlangB)
    #expect(abs((lossTypes[0].measures[.blocking] ?? 0) / blocking - 1) < 1e-12)
  }

  // MARK: - What is not covered

  static let changes: [(FormulaObstacle, @Sendable (inout Plan) -> Void)] = [
    (.channel, { $0.callTypes[0].channel = .chat }),
    (.sharedSkills, { $0.agentGroups.append(.fixture("second", agents: 1, in: $0.calendar)) }),
    (.routingRules, { $0.agentGroups[0].skills[0].hours = [0..<3600] }),
    (.routingRules, { $0.agentGroups[0].skills[0].afterSeconds = 5 }),
    (.routingRules, { $0.routing.contacts = .longestQueue }),
    (
      .severalTypes,
      {
        var other = $0.callTypes[0]
        other.name = "other"
        other.priority = 2
        $0.callTypes.append(other)
        $0.agentGroups[0].skills.append(.fixture(1))
      }
    ),
    (.handlingLaw, { $0.callTypes[0].talk = PlanFixture.constant(300) }),
    (.wrapUp, { $0.callTypes[0].wrapUp = PlanFixture.exponential(30) }),
    (
      .redials,
      {
        $0.callTypes[0].redial = RedialRule(
          afterAbandonment: 0.5, afterBlocking: 0, delay: PlanFixture.constant(60), maximumAttempts: 2)
      }
    ),
    (.uncertainVolume, { $0.callTypes[0].arrivals.dayFactorCV = 0.1 }),
    (.notPoisson, { $0.callTypes[0].arrivals.batches = .geometric(mean: 2) }),
    (
      .changingRate,
      {
        $0.callTypes[0].arrivals.segments[0] = [
          .init(start: 0, end: 86_400, perSecond: 0.01, perSecondAtEnd: 0.05)
        ]
      }
    ),
    (.drawnPresence, { $0.agentGroups[0].shrinkage.absence = 0.1 }),
    (.severalSpeeds, { $0.agentGroups[0].cohorts = [Cohort(name: "new", people: 0..<2, speed: 0.8, learning: nil)] }),
    (.lines, { $0.callTypes[0].lines = 10 }),
    (.startingState, { $0.callTypes[0].start = StartingState(waitingSeconds: [5], inService: []) }),
    (.attribution, { $0.run.attribution = .byEnd }),
    (
      .size,
      {
        $0.callTypes[0].arrivals = .constant(perHour: 1e5, in: $0.calendar)
        $0.agentGroups[0].duties.removeLast()
      }
    ),
  ]

  @Test(arguments: changes.indices) func everyObstacleIsNamed(_ index: Int) {
    let (obstacle, change) = Self.changes[index]
    #expect(obstacles(plan(nil, patience: 120, agents: 14, change)) == [obstacle])
  }

  @Test func balkingIsCoveredInTheLongRunAlone() throws {
    #expect(try covered(plan { $0.callTypes[0].balking = 0.1 }).0 == .erlangA)
    #expect(obstacles(plan(PlanFixture.calendar()) { $0.callTypes[0].balking = 0.1 }) == [.patienceLaw])
  }
}
