import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Promises to call back on hand-made days: a first call keeps the only agent busy, a second gets the offer.
@Suite struct CallBackTests {
  let calendar = PlanFixture.calendar()

  private var first: SingleCall {
    SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(600) }
  }

  private func second(_ rule: CallBackRule?, _ change: (inout CallType) -> Void = { _ in }) -> SingleCall {
    SingleCall("second", in: clock(10, 2)..<clock(10, 3), calendar) { type in
      type.talk = PlanFixture.constant(100)
      type.callBack = rule
      change(&type)
    }
  }

  private func rule(
    threshold: Double = 0, _ predictor: CallBackRule.Predictor = .queueLength, open: [Range<Int>]? = nil,
    accepted: Double = 1, priority: Int? = nil, dialling: Double = 20, reached: Double = 1, tries: Int = 1,
    patience: Double = 1
  ) -> CallBackRule {
    CallBackRule(
      thresholdSeconds: threshold, predictor: predictor, open: open ?? calendar.allTime, accepted: accepted,
      priority: priority, dialling: PlanFixture.constant(dialling), reached: reached, maximumTries: tries,
      retryDelay: tries > 1 ? PlanFixture.constant(300) : nil, patienceOfOthers: patience)
  }

  private func plan(_ types: [CallType], lines: Int? = nil) -> Plan {
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: types.indices.map { .fixture($0) })
    return .fixture(calendar, types: types, groups: [group], lines: lines)
  }

  @Test(arguments: [nil, 20] as [Int?])
  func aPromiseIsKept(priority: Int?) {
    let (first, second) = (first, second(rule(priority: priority)))
    let measures = plan([first.type, second.type]).measures()
    let total = measures.contactTotals[1]
    #expect([total.offered, total.deflected, total.answered, total.queued] == [1, 1, 0, 0])
    #expect([total.callers, total.callersServed] == [1, 1])
    #expect(total.handlingTime == 120_000_000)
    #expect(total.queueTime == 0 && measures.maximumQueue == [0, 0])
    let services = measures.serviceTotals[1]
    #expect([services.callBacks, services.callBacksReached] == [1, 1])
    #expect(services.callBackWait == first.instant + 620_000_000 - second.instant)
    #expect(measures.agentTotals[0].busy == 720_000_000)
  }

  @Test func whoIsNeverReachedIsLost() {
    let measures = plan([first.type, second(rule(reached: 0, tries: 3)).type]).measures()
    let total = measures.contactTotals[1]
    #expect([total.deflected, total.callersServed, total.callersLost] == [1, 0, 1])
    #expect([measures.serviceTotals[1].callBacks, measures.serviceTotals[1].callBacksReached] == [1, 0])
    #expect(total.handlingTime == 60_000_000)
    #expect(measures.agentTotals[0].busy == 660_000_000)
  }

  @Test func whoDeclinesWaitsWithAnotherPatience() {
    let call = second(rule(accepted: 0, patience: 2)) { $0.patience = PlanFixture.constant(100) }
    let total = plan([first.type, call.type]).measures().contactTotals[1]
    #expect([total.deflected, total.abandoned] == [0, 1])
    #expect(total.waitOfAbandoned == 200_000_000)
  }

  /// One call ahead of nobody: the prediction by the queue is one handling time, which must be exceeded.
  @Test(arguments: [(99.0, 1), (100.0, 0)])
  func theOfferNeedsALongerPrediction(threshold: Double, deflected: Int) {
    let total = plan([first.type, second(rule(threshold: threshold)).type]).measures().contactTotals[1]
    #expect(total.deflected == deflected)
    #expect(total.answered == 1 - deflected)
  }

  @Test func nobodyIsFirstInAnEmptyLineAndNobodyHasWaited() {
    for predictor in [CallBackRule.Predictor.headOfLine, .lastWait, .meanOfLast(3)] {
      #expect(plan([first.type, second(rule(predictor)).type]).measures().contactTotals[1].deflected == 0)
    }
  }

  /// Calls of 10:02 and 10:03 wait for the end of the first, 600 s long; when the third comes the second is in hand.
  @Test(arguments: [.headOfLine, .lastWait, .meanOfLast(3)] as [CallBackRule.Predictor])
  func predictionsAreExact(predictor: CallBackRule.Predictor) throws {
    let windows = [
      clock(10, 2)..<clock(10, 3), clock(10, 3)..<clock(10, 4), clock(10, 12, 45)..<clock(10, 13, 15),
    ]
    var found: (type: CallType, instants: [Int64])?
    for number in 0..<1000 where found == nil {
      var type = CallType.fixture("three\(number)", in: calendar, talk: PlanFixture.constant(100))
      type.arrivals.segments[0] = windows.map { .init(start: $0.lowerBound, end: $0.upperBound, perSecond: 0.02) }
      let instants = SingleCall.arrivals(type, calendar)
      let seconds = instants.map { Int($0 / 1_000_000) }
      if seconds.count == 3, zip(windows, seconds).allSatisfy({ $0.contains($1) }) { found = (type, instants) }
    }
    let (type, calls) = try #require(found)
    let first = first
    let waits = [first.instant + 600_000_000 - calls[0], first.instant + 700_000_000 - calls[1]]
    let predicted =
      switch predictor {
      case .headOfLine: calls[1] - calls[0]
      case .lastWait: waits[1]
      default: (waits[0] + waits[1]) / 2
      }
    for (threshold, deflected) in [(predicted, 0), (predicted - 1, 1)] as [(Int64, Int64)] {
      var three = type
      three.callBack = rule(threshold: Double(threshold) / 1e6, predictor)
      #expect(plan([first.type, three]).measures().contactTotals[1].deflected == deflected)
    }
  }

  /// The second try comes while the agent talks to a later caller, and goes before another who came later still.
  @Test func anotherTryHasThePlaceOfTheFirst() {
    let (first, second) = (first, second(rule(reached: 0, tries: 2)))
    let third = SingleCall("third", in: clock(10, 12)..<clock(10, 13), calendar) { $0.talk = PlanFixture.constant(600) }
    let fourth = SingleCall("fourth", in: clock(10, 14)..<clock(10, 15), calendar)
    let measures = plan([first.type, second.type, third.type, fourth.type]).measures()
    #expect(measures.contactTotals[3].waitOfAnswered == third.instant + 620_000_000 - fourth.instant)
    #expect(measures.contactTotals[1].callersLost == 1)
  }

  @Test func theOfferHasHours() {
    let rule = rule(open: [clock(11)..<clock(12)])
    #expect(plan([first.type, second(rule).type]).measures().contactTotals[1].deflected == 0)
  }

  @Test func aPromiseHoldsNoLine() {
    let third = SingleCall("third", in: clock(10, 4)..<clock(10, 5), calendar)
    let types = [first.type, second(rule()).type, third.type]
    #expect(plan(types, lines: 2).measures().contactTotals[2].blocked == 0)
    var patient = types
    patient[1].callBack = nil
    #expect(plan(patient, lines: 2).measures().contactTotals[2].blocked == 1)
  }

  /// A promise in its place goes before a caller who came later, one in a line of its own after.
  @Test(arguments: [(nil, 2), (50, 1)] as [(Int?, Int)])
  func thePlaceInTheLine(priority: Int?, served: Int) {
    let (first, second) = (first, second(rule(dialling: 0, priority: priority)))
    let third = SingleCall("third", in: clock(10, 4)..<clock(10, 5), calendar) { $0.talk = PlanFixture.constant(50) }
    let measures = plan([first.type, second.type, third.type]).measures()
    let wait = first.instant + (served == 2 ? 700_000_000 : 600_000_000) - third.instant
    #expect(measures.contactTotals[2].waitOfAnswered == wait)
  }

  private func rule(dialling: Double, priority: Int?) -> CallBackRule {
    rule(priority: priority, dialling: dialling)
  }

  private func rule(_ predictor: CallBackRule.Predictor) -> CallBackRule { rule(threshold: 0, predictor) }
}
