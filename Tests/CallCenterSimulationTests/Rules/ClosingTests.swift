import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Visitors who are inside when the doors close, and agents who have something else in hand then, a break to take, or no
/// power.
@Suite struct ClosingTests {
  let calendar = PlanFixture.calendar()

  /// Comes at 10:59, a minute before the doors close; ten minutes of service.
  private func visitor(_ change: (inout CallType) -> Void = { _ in }) -> SingleCall {
    SingleCall("visitor", in: clock(10, 59)..<clock(11), calendar) { type in
      type.channel = .walkIn
      type.open = [clock(8)..<clock(11)]
      type.talk = PlanFixture.constant(600)
      change(&type)
    }
  }

  private func other(_ change: (inout CallType) -> Void = { _ in }) -> SingleCall {
    SingleCall("other", in: clock(10, 57)..<clock(10, 58), calendar) { type in
      type.talk = PlanFixture.constant(900)
      change(&type)
    }
  }

  private func plan(
    _ calls: [SingleCall], until end: Int = clock(11, 5), breaks: [Range<Int>] = [], skill: Skill = .fixture(0)
  ) -> Plan {
    let skills = [skill] + calls.indices.dropFirst().map { Skill.fixture($0) }
    let desk = AgentGroup.fixture(
      duties: [.hours(clock(8)..<end, people: 0..<1, breaks: breaks)], skills: skills)
    return .fixture(calendar, types: calls.map(\.type), groups: [desk])
  }

  private func down(_ plan: Plan, from: Int, seconds: Double) -> Plan {
    var plan = plan
    var site = Site(name: "kyiv", label: "Kyiv")
    site.outages = [
      SiteOutage(name: "alarm", timing: .at(from), duration: PlanFixture.constant(seconds), dropsCalls: false)
    ]
    plan.sites = [site]
    plan.agentGroups[0].site = 0
    return plan
  }

  @Test(arguments: [Channel.voice, .chat, .email])
  func whoEndsSomethingElseAfterTheDutyStaysForVisitors(channel: Channel) {
    let visitor = visitor()
    let other = other {
      $0.channel = channel
      guard channel == .email else { return }
      var work = DeferredWork(deadline: .elapsed(seconds: 4 * 3600), restDays: [])
      work.isInterruptible = false
      $0.deferred = work
    }
    let measures = plan([visitor, other]).measures()
    #expect(measures.contactTotals[0].waitOfAnswered == other.instant + 900_000_000 - visitor.instant)
    #expect(measures.agentTotals[0].overtime == other.instant + 1_500_000_000 - instant(11, 5))
  }

  /// The visitor may ask this group ten minutes after the ticket only, when everybody has left.
  @Test func oneStaysForAVisitorOfALaterStage() {
    let (visitor, other) = (visitor(), other { $0.talk = PlanFixture.constant(540) })
    let measures = plan([visitor, other], skill: .fixture(0, after: 600)).measures()
    #expect(measures.contactTotals[0].waitOfAnswered == 600_000_000)
    let late = other.instant + 540_000_000 - instant(11, 5)
    #expect(measures.agentTotals[0].overtime == late + 600_000_000)
  }

  @Test func nobodyStaysBeyondTheHoursOfTheSkill() {
    var skill = Skill.fixture(0)
    skill.hours = [clock(8)..<clock(11, 2)]
    let total = plan([visitor(), other()], skill: skill).measures().contactTotals[0]
    #expect([total.answered, total.callersUnfinished] == [0, 1])
  }

  /// A break is no end of the duty.
  @Test func aBreakAtClosingTimeIsTaken() {
    let (visitor, other) = (visitor(), other())
    let calls = [visitor, other]
    let measures = plan(calls, until: clock(12), breaks: [clock(11, 5)..<clock(11, 35)]).measures()
    #expect(measures.contactTotals[0].waitOfAnswered == instant(11, 35) - visitor.instant)
    #expect(measures.agentTotals[0].overtime == 0)
    // The duty ends with the break.
    let short = plan(calls, until: clock(11, 35), breaks: [clock(11, 5)..<clock(11, 35)]).measures()
    #expect(short.contactTotals[0].waitOfAnswered == instant(11, 35) - visitor.instant)
    #expect(short.agentTotals[0].overtime == 600_000_000)
  }

  @Test(arguments: [clock(12), clock(11, 5)]) func nobodyWorksInAnOutage(end: Int) {
    let (visitor, other) = (visitor(), other())
    // Down from 11:00:01 to 12:00:01, whether the duty lasts or not.
    let measures = down(plan([visitor, other], until: end), from: clock(11, 0, 1), seconds: 3600).measures()
    #expect(measures.contactTotals[0].waitOfAnswered == instant(12, 0, 1) - visitor.instant)
    #expect(measures.agentTotals[0].busy == 1_500_000_000)
  }

  /// The ticket is drawn at 11:01, in the outage.
  @Test func noTicketIsServedInAnOutage() {
    let visitor = visitor { $0.visit = VisitRule(registration: PlanFixture.constant(120), next: []) }
    let measures = down(plan([visitor], until: clock(13)), from: clock(11, 0, 1), seconds: 3600).measures()
    #expect(measures.contactTotals[0].waitOfAnswered == instant(12, 0, 1) - visitor.instant - 120_000_000)
  }
}
