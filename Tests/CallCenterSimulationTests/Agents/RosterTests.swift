import CallCenterModel
import RandomVariates
import TestSupport
import Testing

@testable import CallCenterSimulation

@Suite struct RosterTests {
  let calendar = PlanFixture.calendar(days: 2)

  private func timeline(_ group: AgentGroup) -> [StaffingTimeline.Step] {
    StaffingTimeline(.fixture(calendar, types: [.fixture(in: calendar)], groups: [group])).steps
  }

  @Test func equalHandOverIsNoStep() {
    let steps = timeline(.fixture(agents: 4, in: calendar))
    let end = calendar.days[calendar.days.count - 1].end
    #expect(steps.map(\.present) == [4, 0])
    #expect(steps.map(\.key) == [eventKey(0, .staffingRise), eventKey(Int64(end) * 1_000_000, .staffingCut)])
  }

  @Test func changesOfOneInstantAreNetted() {
    let duties = [
      Duty.hours(clock(8)..<clock(12), people: 0..<5), Duty.hours(clock(12)..<clock(16), people: 5..<8),
      Duty.hours(clock(10)..<clock(16), people: 8..<10, breaks: [clock(12)..<clock(13)]),
    ]
    let steps = timeline(.fixture(duties: duties))
    #expect(steps.map(\.present) == [5, 7, 3, 5, 0])
    #expect(
      steps.map(\.key) == [
        eventKey(instant(8), .staffingRise), eventKey(instant(10), .staffingRise), eventKey(instant(12), .staffingCut),
        eventKey(instant(13), .staffingRise), eventKey(instant(16), .staffingCut),
      ])
  }

  /// Random duties with breaks against a count minute by minute.
  @Test(arguments: 0..<10)
  func totalsAgreeWithMinutes(number: Int) {
    var random = RandomStream(StreamKey(seed: 15, replication: number))
    var rostered = [Int64](repeating: 0, count: 48)
    let duties = (0..<6).map { ordinal -> Duty in
      let start = Int.random(in: 0..<20 * 60, using: &random)
      let length = Int.random(in: 60..<600, using: &random)
      let pause = start + Int.random(in: 1..<50, using: &random)
      let pauseEnd = pause + Int.random(in: 1..<10, using: &random)
      let people = Int.random(in: 1..<5, using: &random)
      for minute in start..<start + length where !(pause..<pauseEnd).contains(minute) && minute < 24 * 60 {
        rostered[minute / 30] += Int64(people) * 60_000_000
      }
      return Duty(
        people: ordinal * 10..<ordinal * 10 + people, day: 0, start: start * 60, end: (start + length) * 60,
        breaks: [pause * 60..<pauseEnd * 60], paidSeconds: 1_001)
    }
    let totals = RosterTotals(.fixture(duties: duties), intervals: calendar.intervals(ofDay: 0))
    #expect(totals.rostered == rostered)
    // Pay inside the day, spread evenly: floors of exact shares telescope, so at most a microsecond a duty is lost.
    let paid = duties.reduce(Int64(0)) { sum, duty in
      let share = Int64(min(duty.end, 86_400) - duty.start)
      return sum + Int64(duty.people.count) * (1_001_000_000 * share / Int64(duty.end - duty.start))
    }
    #expect(totals.paid.reduce(0, +) == paid)
  }

  /// People drawn one by one stay within the roster, and repeat with their spells for the same key.
  @Test func shrinkageRepeatsAndStaysWithinTheRoster() {
    let group = AgentGroup.fixture(
      agents: 10, in: calendar, shrinkage: Shrinkage(absence: 0.2, offPhone: 0.3, meanSpellSeconds: 900))
    var timeline = StaffingTimeline(.fixture(calendar, types: [.fixture(in: calendar)], groups: [group]))
    timeline.draw(root: StreamKey(seed: 1, replication: 4))
    let steps = timeline.steps
    let spells = timeline.spells
    #expect(steps.allSatisfy { (0...10).contains($0.present) })
    #expect(spells.map(\.key) == spells.map(\.key).sorted())
    timeline.draw(root: StreamKey(seed: 1, replication: 5))
    #expect(timeline.spells.map(\.key) != spells.map(\.key))
    timeline.draw(root: StreamKey(seed: 1, replication: 4))
    #expect(timeline.steps.map(\.present) == steps.map(\.present))
    #expect(timeline.spells.map(\.key) == spells.map(\.key))
    #expect(timeline.spells.map(\.length) == spells.map(\.length))
  }
}
