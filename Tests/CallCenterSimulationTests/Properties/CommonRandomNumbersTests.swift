import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Two versions of a centre meet the same callers: same instants, same patience, same need for handling.
@Suite struct CommonRandomNumbersTests {
  let calendar = PlanFixture.calendar(interval: 60)

  private func type(_ name: String, perHour: Double, patience: Double) -> CallType {
    .fixture(
      name, in: calendar, perHour: perHour, wrapUp: PlanFixture.exponential(40),
      patience: PlanFixture.exponential(patience))
  }

  /// What is seen of a type minute by minute where nobody waits: when its calls come and how long they are handled.
  private struct Seen: Equatable {
    var contacts: [ContactSums]
    var busy: [Int64]
  }

  /// Every type by its name; it is served by the group of its name alone.
  private func seen(_ plan: Plan, _ name: String) -> Seen {
    let measures = plan.measures(number: 3)
    let type = plan.callTypes.firstIndex { $0.name == name } ?? 0
    let group = plan.agentGroups.firstIndex { $0.name == name }
    let intervals = measures.contactCells.count / plan.callTypes.count
    return Seen(
      contacts: (0..<intervals).map { measures.contactCells[$0 * plan.callTypes.count + type] },
      busy: group.map { group in
        (0..<intervals).map { measures.agentCells[$0 * plan.agentGroups.count + group].busy }
      } ?? [])
  }

  /// As many agents as are ever needed, or none so that patience is seen.
  private func plan(_ types: [CallType], agents: Int) -> Plan {
    let groups = types.indices.map {
      AgentGroup.fixture(types[$0].name, agents: agents, in: calendar, skills: agents > 0 ? [.fixture($0)] : [])
    }
    return .fixture(calendar, types: types, groups: groups, seed: 5, intervals: .dated)
  }

  @Test(arguments: [200, 0])
  func callersDoNotDependOnTheRestOfTheModel(agents: Int) {
    let first = type("first", perHour: 60, patience: 120)
    let second = type("second", perHour: 30, patience: 60)
    let third = type("third", perHour: 90, patience: 200)
    let base = plan([first, second], agents: agents)
    let expected = seen(base, "first")
    #expect(expected.contacts.reduce(0) { $0 + $1.offered } > 1000)

    #expect(seen(plan([first, second, third], agents: agents), "first") == expected, "a type more")
    #expect(seen(plan([third, second, first], agents: agents), "first") == expected, "another order")
    var busier = base
    busier.callTypes[1].arrivals = .constant(perHour: 300, in: calendar)
    busier.callTypes[1].talk = PlanFixture.constant(10)
    #expect(seen(busier, "first") == expected, "another type changed")
    var withGroup = base
    withGroup.agentGroups.insert(.fixture("another", agents: 3, in: calendar, skills: [.fixture(1)]), at: 0)
    #expect(seen(withGroup, "first") == expected, "a group more")
    if agents > 0 {
      var other = base
      other.agentGroups[0] = .fixture("first", agents: 250, in: calendar)
      #expect(seen(other, "first") == expected, "another number of agents")
    }
  }

  /// A longer warm-up or window adds days, and leaves the callers of the others as they are.
  @Test func callersDoNotDependOnTheCalendar() {
    let short = PlanFixture.calendar(interval: 60)
    let long = PlanFixture.calendar(from: "2017-07-02", days: 3, warmUp: 1, interval: 60)
    func measures(_ calendar: PlanCalendar) -> ReplicationMeasures {
      let type = CallType.fixture(in: calendar, perHour: 60, patience: PlanFixture.constant(0))
      return Plan.fixture(calendar, types: [type], groups: [], seed: 5, intervals: .dated).measures()
    }
    let one = measures(short).contactCells.map(\.offered)
    let several = measures(long).contactCells.map(\.offered)
    #expect(Array(several[1440..<2880]) == one)
  }

  @Test func volumeScalesTheSameStream() {
    // Twice the rate: the first half of the calls of the doubled day are the calls of the day, at half the time.
    let single = SingleCall.arrivals(.fixture(in: calendar, perHour: 30), calendar)
    let double = SingleCall.arrivals(.fixture(in: calendar, perHour: 60), calendar)
    let count = single.prefix { $0 < instant(24) }.count
    for (one, two) in zip(single.prefix(count), double) { #expect(abs(one / 2 - two) <= 1) }
  }

  @Test func seedAndNumberDecideEverything() {
    let plan = plan([type("first", perHour: 60, patience: 120)], agents: 4)
    var other = plan
    other.run.seed = 6
    let alone = plan.measures(number: 5)
    #expect(other.measures(number: 5).contactCells != alone.contactCells)
    #expect(plan.measures(number: 6).contactCells != alone.contactCells)

    var replication = Replication(plan)
    var last: ReplicationMeasures?
    for number in 0...5 { last = replication.run(number: number) }
    #expect(last?.contactCells == alone.contactCells)
    #expect(last?.agentCells == alone.agentCells)
    #expect(last?.waitsOfAnswered == alone.waitsOfAnswered)
    #expect(last?.maximumQueue == alone.maximumQueue)
    // Backwards too.
    #expect(replication.run(number: 2).contactCells == plan.measures(number: 2).contactCells)
  }
}
