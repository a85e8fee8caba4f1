import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Totals of one small plan.
///
/// A change of these numbers is value-changing: the same seed gives other results, and the change log has to say so.
@Suite struct ValueStabilityTests {
  @Test func totalsOfOneSmallPlan() {
    let calendar = PlanFixture.calendar(days: 1, warmUp: 1)
    let types = [
      CallType.fixture(
        "information", in: calendar, arrivals: .constant(perHour: 30, in: calendar, dayFactorCV: 0.2),
        wrapUp: PlanFixture.exponential(30), patience: PlanFixture.exponential(120), balking: 0.1,
        redial: RedialRule(
          afterAbandonment: 0.5, afterBlocking: 0.7, delay: PlanFixture.exponential(600), maximumAttempts: 4),
        priority: 2, lines: 8),
      CallType.fixture(
        "legal", in: calendar, perHour: 10, talk: PlanFixture.exponential(600),
        patience: PlanFixture.exponential(300), priority: 1),
    ]
    let groups = [
      AgentGroup.fixture(
        "kyiv", agents: 3, in: calendar, skills: [.fixture(0), .fixture(1, preference: 2, speed: 0.9)],
        shrinkage: Shrinkage(absence: 0.1, offPhone: 0.1, meanSpellSeconds: 900)),
      AgentGroup.fixture(
        "sumy", agents: 2, in: calendar, skills: [.fixture(1), .fixture(0, preference: 2, after: 30)]),
    ]
    let measures = Plan.fixture(calendar, types: types, groups: groups, lines: 12, seed: 20_170_703).measures()
    let seen = measures.contactTotals.map { sums in
      [
        sums.answered, sums.abandoned, sums.blocked, sums.queued, sums.answeredInTime, sums.waitOfAnswered,
        sums.waitOfAbandoned, sums.queueTime, sums.callersServed, sums.callersLost, sums.attemptsOfCallers,
      ]
    }
    #expect(
      seen == [
        [437, 188, 1, 306, 304, 9_048_741_089, 11_080_449_219, 20_129_190_308, 435, 105, 624],
        [208, 27, 0, 85, 158, 3_968_112_147, 1_655_421_583, 5_623_533_730, 208, 27, 235],
      ])
    #expect(measures.agentTotals.map(\.busy) == [159_705_167_609, 112_345_585_630])
    #expect(measures.agentTotals.map(\.present) == [225_251_426_507, 172_800_000_000])
    #expect(measures.maximumQueue == [6, 3])
  }

  /// A plan of one call type and one group, and what one element adds to it.
  private func plan(_ change: (inout Plan) -> Void) -> Plan {
    let calendar = PlanFixture.calendar()
    let types = [
      CallType.fixture(
        "information", in: calendar, perHour: 20, wrapUp: PlanFixture.exponential(30),
        patience: PlanFixture.exponential(120)),
      CallType.fixture("legal", in: calendar, perHour: 6, talk: PlanFixture.exponential(600), priority: 20),
    ]
    let groups = [
      AgentGroup.fixture("kyiv", agents: 2, in: calendar, skills: [.fixture(0), .fixture(1)]),
      AgentGroup.fixture("sumy", agents: 2, in: calendar, skills: [.fixture(1), .fixture(0)]),
    ]
    var plan = Plan.fixture(calendar, types: types, groups: groups, seed: 20_170_703)
    change(&plan)
    return plan
  }

  private func totals(_ change: (inout Plan) -> Void) -> [Int64] {
    let measures = plan(change).measures()
    return measures.contactTotals.flatMap { [$0.answered, $0.waitOfAnswered, $0.handlingTime] }
      + measures.agentTotals.map(\.busy) + measures.agentTotals.map(\.present)
  }

  @Test func totalsWithADeferredTypeAndAChat() {
    let mail = totals { plan in
      plan.callTypes[1].channel = .email
      plan.callTypes[1].deferred = DeferredWork(deadline: .elapsed(seconds: 14_400), restDays: [])
      plan.callTypes[1].deferred?.resumption = PlanFixture.exponential(60)
    }
    #expect(
      mail == [
        475, 2_155_953_400, 155_454_095_927, 148, 25_722_864_120, 88_000_319_065, 122_866_547_790, 120_563_281_745,
        172_800_000_000, 172_800_000_000,
      ])
    let chat = totals { plan in
      plan.callTypes[1].channel = .chat
      for group in 0..<2 { plan.agentGroups[group].chats = ChatRule(paceThousandths: [1_000, 700], filling: .spread) }
    }
    #expect(
      chat == [
        437, 5_638_060_288, 144_066_661_210, 148, 2_627_849_079, 79_364_328_171, 111_060_299_544, 106_611_599_432,
        172_800_000_000, 172_800_000_000,
      ])
  }

  @Test func totalsWithWhatFollowsACall() {
    let seen = totals { plan in
      plan.callTypes[0].transfer = TransferRule(
        targets: [TypeShare(callType: 1, share: 0.2)], kind: .warm, delay: PlanFixture.exponential(10),
        conference: PlanFixture.exponential(40))
      plan.callTypes[0].recall = RecallRule(unsolved: 0.2, delay: PlanFixture.exponential(3600), maximum: 2)
      plan.callTypes[1].patience = PlanFixture.exponential(300)
    }
    #expect(
      seen == [
        426, 8_470_190_036, 150_869_903_673, 185, 8_651_805_093, 110_054_541_350, 127_831_885_844, 130_425_753_175,
        172_800_000_000, 172_800_000_000,
      ])
  }

  @Test func totalsWithCallBacks() {
    let seen = totals { plan in
      plan.callTypes[0].callBack = CallBackRule(
        thresholdSeconds: 30, predictor: .headOfLine, open: plan.calendar.allTime, accepted: 0.6, priority: nil,
        dialling: PlanFixture.exponential(20), reached: 0.7, maximumTries: 2,
        retryDelay: PlanFixture.exponential(900), patienceOfOthers: 1.5)
    }
    #expect(
      seen == [
        420, 4_866_278_023, 142_411_453_044, 148, 8_551_287_287, 79_364_328_171, 114_108_569_582, 107_642_626_176,
        172_800_000_000, 172_800_000_000,
      ])
  }

  @Test func totalsWithARuleOfRouting() {
    #expect(
      totals { $0.routing.agents = .random } == [
        428, 6_012_284_843, 139_299_197_118, 148, 7_959_004_536, 79_364_328_171, 111_771_803_991, 106_867_135_841,
        172_800_000_000, 172_800_000_000,
      ])
    #expect(
      totals { $0.routing.agents = .leastOccupied } == [
        428, 6_012_284_843, 139_299_197_118, 148, 7_959_004_536, 79_364_328_171, 109_300_772_936, 109_338_166_896,
        172_800_000_000, 172_800_000_000,
      ])
  }

  @Test func totalsWithPeopleWhoMove() {
    let seen = totals { plan in
      plan.agentGroups[0].skills = [.fixture(0)]
      plan.moves = [
        StaffMove(
          from: 1, to: 0, agents: 1, when: .init(callType: 0, count: 2), until: .init(callType: 0, count: 0),
          delaySeconds: 60, everySeconds: 60)
      ]
      var site = Site(name: "kyiv", label: "Kyiv")
      site.outages = [
        SiteOutage(
          name: "alarm", timing: .every(PlanFixture.exponential(14_400), hours: plan.calendar.allTime),
          duration: PlanFixture.exponential(1200), dropsCalls: true)
      ]
      plan.sites = [site]
      plan.agentGroups[0].site = 0
    }
    #expect(
      seen == [
        418, 6_009_160_110, 135_703_703_921, 148, 68_303_109_471, 79_364_328_171, 84_979_568_047, 130_063_878_588,
        156_795_142_676, 168_456_342_031,
      ])
  }
}
