import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Lines, opening hours, balking and redials on hand-made days.
@Suite struct AttemptTests {
  let calendar = PlanFixture.calendar()

  /// A line is free when the talk ends, not when the wrap-up ends.
  @Test(arguments: [true, false])
  func linesAreReleasedAfterTalk(shared: Bool) {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) {
      $0.talk = PlanFixture.constant(120)
      $0.wrapUp = PlanFixture.constant(1800)
      $0.lines = shared ? nil : 1
    }
    var plan = Plan.fixture(
      calendar, types: [first.type], groups: [.fixture(agents: 5, in: calendar)], lines: shared ? 1 : nil)
    // Own lines are counted by type: a second call of the same type, from a second stretch of the day.
    let segments = first.type.arrivals.segments[0]
    for minute in [1, 5] {
      plan.callTypes[0].arrivals.segments[0] =
        segments + [.init(start: clock(10, minute), end: clock(10, minute, 30), perSecond: 1)]
      let instants = SingleCall.arrivals(plan.callTypes[0], calendar)
      let sums = plan.measures().contactTotals[0]
      let expected = Self.blocked(instants, lines: 1, talk: 120_000_000)
      #expect(instants.count > 2)
      #expect(sums.blocked == Int64(expected), "minute \(minute)")
      #expect(sums.answered == Int64(instants.count - expected), "minute \(minute)")
    }
  }

  /// Calls that find all lines in use, where agents never run out.
  private static func blocked(_ instants: [Int64], lines: Int, talk: Int64) -> Int {
    var ends: [Int64] = []
    var blocked = 0
    for instant in instants {
      ends.removeAll { $0 <= instant }
      if ends.count < lines { ends.append(instant + talk) } else { blocked += 1 }
    }
    return blocked
  }

  @Test func waitingCallsHoldLines() {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.lines = 1 }
    let second = SingleCall("second", in: clock(10, 2)..<clock(10, 3), calendar)
    // Nobody answers; the own line of `first` does not bind `second`.
    let own = Plan.fixture(calendar, types: [first.type, second.type], groups: []).measures().contactTotals
    #expect(own.map(\.blocked) == [0, 0])
    let shared = Plan.fixture(calendar, types: [first.type, second.type], groups: [], lines: 1).measures().contactTotals
    #expect(shared.map(\.blocked) == [0, 1])
    #expect(shared[1].callersLost == 1)
    #expect(shared[1].queued == 0)
  }

  @Test func referralCountsAtBothNumbers() {
    let closed = SingleCall("day", in: clock(10)..<clock(10, 1), calendar) {
      $0.open = [clock(8)..<clock(9)]
      $0.outsideHours = .refer(to: 1)
    }
    let night = CallType.fixture("night", in: calendar, talk: PlanFixture.constant(60))
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(1)])
    var plan = Plan.fixture(calendar, types: [closed.type, night], groups: [group])
    let open = plan.measures().contactTotals
    #expect(open[0].referred == 1)
    #expect(open[0].offered == 0)
    #expect(open[0].closed == 0)
    #expect(open[1].answered == 1)
    // The person dialled the first number.
    #expect(open[0].callersServed == 1)
    #expect(open[1].callersServed == 0)

    plan.callTypes[1].open = [clock(11)..<clock(12)]
    let both = plan.measures().contactTotals
    #expect(both[0].referred == 0)
    #expect(both[0].closed == 1)
    #expect(both[0].callersLost == 1)
    #expect(both[1].offered == 0)
  }

  @Test func aReferredCallerRedialsTheNumberDialled() {
    // Closed until 11:00; the night number has nobody, the caller gives up and comes back at 11:30 to the open one.
    let day = SingleCall("day", in: clock(10)..<clock(10, 1), calendar) {
      $0.open = [clock(11)..<clock(12)]
      $0.outsideHours = .refer(to: 1)
    }
    let night = CallType.fixture(
      "night", in: calendar, open: [clock(9)..<clock(11)], patience: PlanFixture.constant(10),
      redial: RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(Double(clock(1, 30))), maximumAttempts: 2))
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0)])
    let totals = Plan.fixture(calendar, types: [day.type, night], groups: [group]).measures().contactTotals
    #expect(totals[1].abandoned == 1)
    #expect(totals[0].answered == 1)
    #expect(totals[0].callersServed == 1)
    #expect(totals[0].attemptsOfCallers == 2)
  }

  @Test func balkIsAnAbandonmentWithoutQueueing() {
    let call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar) {
      $0.balking = 1
      $0.patience = PlanFixture.constant(600)
    }
    let refused = Plan.fixture(calendar, types: [call.type], groups: []).measures().contactTotals[0]
    #expect(refused.abandoned == 1)
    #expect(refused.shortAbandons == 1)
    #expect(refused.queued == 0)
    #expect(refused.waitOfAbandoned == 0)
    let served = Plan.fixture(calendar, types: [call.type], groups: [.fixture(agents: 1, in: calendar)]).measures()
    #expect(served.contactTotals[0].answered == 1)
  }

  @Test(arguments: [2, 3, 7])
  func redialsEndWithTheAllowedAttempts(maximum: Int) {
    let call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar) {
      $0.patience = PlanFixture.constant(10)
      $0.redial = RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(60), maximumAttempts: maximum)
    }
    let sums = Plan.fixture(calendar, types: [call.type], groups: []).measures().contactTotals[0]
    #expect(sums.abandoned == Int64(maximum))
    #expect(sums.attemptsOfCallers == Int64(maximum))
    #expect(sums.callers == 1)
    #expect(sums.callersLost == 1)
    #expect(sums.waitOfAbandoned == Int64(maximum) * 10_000_000)
  }

  @Test func redialAfterABusySignalIsServedInTheEnd() {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(600) }
    let second = SingleCall("second", in: clock(10, 2)..<clock(10, 3), calendar) {
      $0.redial = RedialRule(
        afterAbandonment: 0, afterBlocking: 1, delay: PlanFixture.constant(120), maximumAttempts: 50)
    }
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)])
    let sums = Plan.fixture(calendar, types: [first.type, second.type], groups: [group], lines: 1).measures()
      .contactTotals[1]
    let free = first.instant + 600_000_000
    let tries = (free - second.instant + 119_999_999) / 120_000_000
    #expect(sums.blocked == tries)
    #expect(sums.answered == 1)
    #expect(sums.callersServed == 1)
    #expect(sums.attemptsOfCallers == tries + 1)
    #expect(sums.waitOfAnswered == 0)
  }

  /// A call is booked where it came or where it ended.
  @Test func attributionByArrivalAndByEnd() {
    let call = SingleCall("call", in: clock(10, 25)..<clock(10, 26), calendar) {
      $0.patience = PlanFixture.constant(600)
    }
    var plan = Plan.fixture(calendar, types: [call.type], groups: [], intervals: .dated)
    #expect(plan.measures().contactCells[20].abandoned == 1)
    plan.run.attribution = .byEnd
    let byEnd = plan.measures()
    #expect(byEnd.contactCells[20].abandoned == 0)
    #expect(byEnd.contactCells[21].abandoned == 1)
    // The queue belongs to the clock in both.
    #expect(byEnd.contactCells[20].queueTime == instant(10, 30) - call.instant)
    #expect(byEnd.contactCells[21].queueTime == call.instant + 600_000_000 - instant(10, 30))
  }
}
