import CallCenterModel
import RandomVariates
import TestSupport

/// People who differ, sites that go down, floating breaks and help, laid over a random plan by draws of their own.
struct RandomPeople {
  private var random: RandomStream
  private let calendar: PlanCalendar

  static func add(to plan: inout Plan, _ number: Int) {
    var maker = RandomPeople(
      random: RandomStream(StreamKey(seed: 97, replication: number)), calendar: plan.calendar)
    maker.add(to: &plan)
  }

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }

  /// Some hours of every day.
  private mutating func hours() -> [Range<Int>] {
    let from = number(0...18)
    let to = from + number(1...5)
    return calendar.days.flatMap { $0.elapsed(during: from * 3600..<to * 3600) }
  }

  private mutating func add(to plan: inout Plan) {
    if chance(0.3) { addSite(to: &plan) }
    for index in plan.agentGroups.indices { change(&plan.agentGroups[index]) }
    let groups = plan.agentGroups.count
    guard groups > 1, chance(0.3) else { return }
    for _ in 0..<number(1...2) {
      let from = number(0...groups - 1)
      let type = number(0...plan.callTypes.count - 1)
      let least = number(1...4)
      plan.moves.append(
        StaffMove(
          from: from, to: (from + number(1...groups - 1)) % groups, agents: number(1...2),
          when: .init(callType: type, count: least), until: .init(callType: type, count: number(0...least - 1)),
          delaySeconds: chance(0.5) ? number(1.0...300.0) : 0, everySeconds: number(10.0...600.0)))
    }
  }

  private mutating func addSite(to plan: inout Plan) {
    var site = Site(name: "site", label: "site")
    let all = [0..<(calendar.days.last?.end ?? 0)]
    for index in 0..<number(1...2) {
      let timing: SiteOutage.Timing =
        chance(0.7)
        ? .every(PlanFixture.exponential(number(1800.0...20_000)), hours: chance(0.5) ? all : hours())
        : .at(number(0...calendar.windowEnd))
      site.outages.append(
        SiteOutage(
          name: "outage\(index)", timing: timing, duration: PlanFixture.exponential(number(60.0...3600)),
          dropsCalls: plan.run.attribution == .byArrival && chance(0.5)))
    }
    plan.sites = [site]
    for index in plan.agentGroups.indices where chance(0.7) { plan.agentGroups[index].site = 0 }
  }

  private mutating func change(_ group: inout AgentGroup) {
    let people = group.duties.map(\.people.upperBound).max() ?? 0
    if chance(0.2) {
      let deviation = Attendance.Deviation(share: 0.4, by: PlanFixture.exponential(number(60.0...7200)))
      group.attendance = Attendance(late: deviation, early: chance(0.5) ? deviation : nil)
    }
    if chance(0.2) {
      group.shrinkage.kinds = [
        .init(name: "coaching", share: 0.2, meanSpellSeconds: 900, hours: hours(), coverage: 0.3)
      ]
    }
    if chance(0.3), people > 0 {
      let more = number(1...2)
      group.duties += group.duties.map {
        var duty = $0
        duty.people = people..<people + more
        return duty
      }
      let start = calendar.days[0].date
      group.cohorts = [
        Cohort(
          name: "new", people: people..<people + more, speed: chance(0.7) ? number(0.5...1.5) : 1,
          learning: chance(0.5) ? Learning(from: 0.5, start: start, days: 7) : nil)
      ]
    }
    if chance(0.25) {
      let (length, atOnce) = (number(1...6) * 300, chance(0.7) ? number(1...2) : nil)
      for index in group.duties.indices where group.duties[index].breaks.isEmpty {
        let duty = group.duties[index]
        let first = duty.start + (duty.end - duty.start) / 4
        let last = duty.start + (duty.end - duty.start) / 2
        guard first <= last, last + length <= duty.end else { continue }
        group.duties[index].floatingBreaks = [
          FloatingBreak(rule: 0, starts: first...last, length: length, atOnce: atOnce)
        ]
      }
    }
    guard let skill = group.skills.first else { return }
    if chance(0.2) {
      group.reservations = [Reservation(callTypes: [skill.callType], agents: number(1...2), hours: hours())]
    }
    if chance(0.2) { group.skills[number(0...group.skills.count - 1)].hours = hours() }
  }
}
