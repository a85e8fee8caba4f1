import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// A site goes down at 10:00 and cuts the calls in hand, whatever was to follow them.
@Suite struct DroppedCallTests {
  let calendar = PlanFixture.calendar()

  /// Comes at 9:55; ten minutes of talk and two of wrap-up.
  private func call(_ change: (inout CallType) -> Void = { _ in }) -> SingleCall {
    SingleCall("call", in: clock(9, 55)..<clock(9, 56), calendar) { type in
      type.talk = PlanFixture.constant(600)
      type.wrapUp = PlanFixture.constant(120)
      change(&type)
    }
  }

  private func plan(_ types: [CallType], experts: Int? = nil, lines: Int? = nil) -> Plan {
    let duty = Duty.hours(clock(8)..<clock(18), people: 0..<1)
    let skills = types.indices.filter { experts == nil || $0 != 1 }.map { Skill.fixture($0) }
    var groups = [AgentGroup.fixture("kyiv", duties: [duty], skills: skills)]
    groups[0].site = 0
    if let experts {
      groups.append(.fixture("sumy", duties: experts > 0 ? [duty] : [], skills: [.fixture(1)]))
    }
    var plan = Plan.fixture(calendar, types: types, groups: groups, lines: lines)
    var site = Site(name: "kyiv", label: "Kyiv")
    site.outages = [
      SiteOutage(name: "alarm", timing: .at(clock(10)), duration: PlanFixture.constant(7200), dropsCalls: true)
    ]
    plan.sites = [site]
    return plan
  }

  private func expectCut(_ measures: ReplicationMeasures, _ call: SingleCall, _ what: Comment) {
    let total = measures.contactTotals[0]
    #expect([total.answered, total.callersServed] == [1, 1], what)
    #expect(total.handlingTime == instant(10) - call.instant, what)
    #expect(measures.agentTotals[0].busy == instant(10) - call.instant, what)
    #expect(measures.agentTotals[0].excess == 0, what)
  }

  @Test func nothingFollowsACallThatIsCut() {
    let other = CallType.fixture("other", in: calendar)
    for kind in [TransferRule.Kind.cold, .warm] {
      let call = call {
        $0.transfer = TransferRule(
          targets: [TypeShare(callType: 1, share: 1)], kind: kind, delay: nil, conference: nil)
      }
      let measures = plan([call.type, other]).measures()
      expectCut(measures, call, "\(kind) transfer")
      #expect(measures.serviceTotals[0].transferred == 0)
      #expect(measures.contactTotals[1].offered == 0)
    }
    let recalled = call {
      $0.recall = RecallRule(unsolved: 1, delay: PlanFixture.constant(60), maximum: 1)
      $0.referral = [TypeShare(callType: 1, share: 1)]
    }
    let measures = plan([recalled.type, other]).measures()
    expectCut(measures, recalled, "recall and referral")
    #expect(measures.serviceTotals[0].recalls == 0 && measures.serviceTotals[1].created == 0)
  }

  @Test func theLineIsFreeAndThePersonPauses() {
    var people = CallType.fixture(
      "people", in: calendar, open: [clock(9, 55)..<clock(20)], talk: PlanFixture.constant(1200))
    people.population = Population(people: 1, pause: PlanFixture.constant(3600))
    let total = plan([people], lines: 1).measures().contactTotals[0]
    // Cut at 10:00; from 11:00 waiting for the power; 12:20 + 1 h = 13:20, 14:40, 16:00, 17:20; 18:40 nobody is there.
    #expect([total.answered, total.blocked, total.unfinished] == [6, 0, 1])
    #expect(total.handlingTime == 300_000_000 + 5 * 1_200_000_000)
  }

  /// Nobody at the other desk: the first agent waits with the caller from 9:57 on, and is cut off; the caller waits on.
  @Test func whoWaitsWithACallerIsCutOff() {
    let call = call {
      $0.talk = PlanFixture.constant(60)
      $0.transfer = TransferRule(
        targets: [TypeShare(callType: 1, share: 1)], kind: .warm, delay: nil, conference: PlanFixture.constant(30))
    }
    let expert = CallType.fixture("expert", in: calendar, patience: PlanFixture.constant(900))
    let measures = plan([call.type, expert], experts: 0).measures()
    expectCut(measures, call, "holding")
    #expect(measures.contactTotals[1].waitOfAbandoned == 900_000_000)
  }

  /// Both talk to the caller when the first site goes down; the second goes on.
  @Test func aConferenceIsLeft() {
    let call = call {
      $0.talk = PlanFixture.constant(60)
      $0.transfer = TransferRule(
        targets: [TypeShare(callType: 1, share: 1)], kind: .warm, delay: nil, conference: PlanFixture.constant(900))
    }
    let expert = CallType.fixture("expert", in: calendar, talk: PlanFixture.constant(100))
    let measures = plan([call.type, expert], experts: 1).measures()
    expectCut(measures, call, "conference")
    #expect(measures.agentTotals[1].busy == 1_000_000_000)
  }

  /// The agent dials from 9:58 on; the try is used up.
  @Test func aDialIsCut() {
    let first = SingleCall("first", in: clock(9, 54)..<clock(9, 55), calendar) { $0.talk = PlanFixture.constant(180) }
    let second = call {
      $0.callBack = CallBackRule(
        thresholdSeconds: 0, predictor: .queueLength, open: self.calendar.allTime, accepted: 1, priority: nil,
        dialling: PlanFixture.constant(3600), reached: 1, maximumTries: 1, retryDelay: nil, patienceOfOthers: 1)
    }
    let measures = plan([second.type, first.type], lines: 2).measures()
    let total = measures.contactTotals[0]
    #expect([total.deflected, total.callersServed, total.callersLost] == [1, 0, 1])
    #expect(total.handlingTime == instant(10) - first.instant - 180_000_000)
    #expect(measures.agentTotals[0].busy == instant(10) - first.instant)
    #expect([measures.serviceTotals[0].callBacks, measures.serviceTotals[0].callBacksReached] == [1, 0])
  }

  @Test(arguments: [(0.0, 0), (1.0, 1)]) func aRecordIsDialledAgain(rightParty: Double, served: Int64) {
    for look in [3600.0, 10] {
      let record = call {
        $0.channel = .outbound
        $0.wrapUp = nil
        $0.dialling = DiallingRule(
          mode: .preview, minimumFree: 1, hours: self.calendar.allTime, preview: PlanFixture.constant(look), reached: 1,
          ring: nil, noAnswer: nil, rightParty: rightParty, otherTalk: PlanFixture.constant(600), maximumDials: 2,
          retryDelay: PlanFixture.constant(9 * 3600))
      }
      let measures = plan([record.type], lines: 1).measures()
      let total = measures.contactTotals[0]
      // The look is cut, or the talk; only a talk with the one asked for is the end. At 19:00 nobody is there.
      let isDone = look == 10 && served == 1
      #expect(measures.serviceTotals[0].dialled == 1)
      #expect([total.callersServed, total.callersUnfinished] == (isDone ? [1, 0] : [0, 1]))
      #expect(total.handlingTime == instant(10) - record.instant)
      #expect(measures.agentTotals[0].busy == instant(10) - record.instant)
      #expect(measures.serviceTotals[0].backlog == (isDone ? 0 : 1))
    }
  }

  @Test func visitorsAndChatsAreFinished() {
    for channel in [Channel.walkIn, .chat] {
      let call = call { $0.channel = channel }
      #expect(plan([call.type]).measures().contactTotals[0].handlingTime == 720_000_000)
    }
  }
}
