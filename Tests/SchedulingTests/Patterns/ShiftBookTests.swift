import CallCenterModel
import Scheduling
import Testing

private typealias Fixture = PlanningFixture

@Suite struct ShiftBookTests {
  private static let hour = Fixture.hour

  /// 8 to 17 on Monday with 15 minutes after two to three hours, and an unpaid hour between 12 and 14.
  @Test func laysAShiftOnADay() throws {
    let breaks = [
      PlannedBreak(window: .between(12 * Self.hour..<14 * Self.hour), length: Self.hour, isPaid: false),
      PlannedBreak(window: .after(2 * Self.hour...3 * Self.hour), length: 900, isPaid: true),
    ]
    let book = ShiftBook(
      Fixture.plan([Fixture.shift("day", starts: [8], hours: [9], breaks: breaks)], [Fixture.contract(shifts: [0])]))
    let pool = book.coverPools()[0]
    #expect(pool.name == "desk.full")
    #expect(book.slotCount == 7 * 96)
    #expect(pool.shifts.map(\.day) == Array(0..<7))
    let monday = try #require(pool.shifts.first)
    #expect(monday.slots == 32..<68)
    #expect(monday.breaks == [.init(starts: 40...44, length: 1), .init(starts: 48...52, length: 4)])
    #expect(monday.paidHours == 8)
    #expect(monday.cost == 800)
    #expect(book.slot(ofElapsed: 86_400 + 8 * Self.hour) == 32, "after a day of warm-up")
    #expect(book.elapsed(ofSlot: 32) == 86_400 + 8 * Self.hour)
  }

  /// From 10 the first break may reach into the second one's hours: each gets its half of 12:00 to 13:15.
  @Test func keepsBreaksApart() throws {
    let breaks = [
      PlannedBreak(window: .after(2 * Self.hour...3 * Self.hour), length: 900, isPaid: true),
      PlannedBreak(window: .between(12 * Self.hour..<15 * Self.hour), length: 2_700, isPaid: false),
    ]
    let book = ShiftBook(
      Fixture.plan([Fixture.shift("day", starts: [10], hours: [8], breaks: breaks)], [Fixture.contract(shifts: [0])]))
    let monday = try #require(book.coverPools()[0].shifts.first)
    #expect(monday.breaks.map(\.starts) == [48...49, 51...57])
    #expect(monday.breaks[0].starts.upperBound + monday.breaks[0].length <= monday.breaks[1].starts.lowerBound)
  }

  /// A break between 2 and 4 at night belongs to shifts over that time alone.
  @Test func findsTheNightOfABreak() {
    let pause = PlannedBreak(window: .between(2 * Self.hour..<4 * Self.hour), length: 1_800, isPaid: true)
    let book = ShiftBook(
      Fixture.plan(
        [Fixture.shift("any", starts: [0, 3, 8, 20], hours: [12], breaks: [pause])], [Fixture.contract(shifts: [0])]))
    let monday = book.coverPools()[0].shifts.prefix(4)
    #expect(monday.map { $0.breaks.map(\.starts) } == [[8...14], [], [], [104...110]])
  }

  @Test func saysWhereTheWindowRunsOn() {
    let book = ShiftBook(
      Fixture.plan([Fixture.shift("night", starts: [20], hours: [12])], [Fixture.contract(shifts: [0])], grid: 3_600))
    #expect(book.windowSlots == 168)
    #expect(book.slotCount == 176)
    #expect(book.terms(pool: 0, slot: 3, weight: 2).map(\.slot) == [3, 171])
    #expect(book.terms(pool: 0, slot: 8, weight: 2).map(\.slot) == [8])
    #expect(book.isCyclic)
  }

  /// 12 hours over the end of summer time are 13, over its beginning 11; the Sunday itself has 25 and 23.
  @Test(arguments: [("2017-10-23", 13.0, 169), ("2017-03-20", 11.0, 167)])
  func followsTheClock(_ week: (monday: String, hours: Double, slots: Int)) {
    let book = ShiftBook(
      Fixture.plan(
        [Fixture.shift("night", starts: [20], hours: [12])], [Fixture.contract(shifts: [0])],
        calendar: Fixture.calendar(from: week.monday), grid: 3_600))
    #expect(book.windowSlots == week.slots)
    let hours = book.coverPools()[0].shifts.map(\.paidHours)
    #expect(hours == [12, 12, 12, 12, 12, week.hours, 12])
  }

  @Test func scalesTheHoursOfShortWindows() {
    let book = ShiftBook(
      Fixture.plan(
        [Fixture.shift("day", starts: [8], hours: [8])], [Fixture.contract(shifts: [0], hours: 21...42)],
        calendar: Fixture.calendar(days: 2)))
    #expect(book.coverPools()[0].hoursPerPerson == 6...12)
    #expect(book.coverPools()[0].tours.isEmpty)
    #expect(book.weekScopes == [nil])
    #expect(!book.isCyclic)
  }
}
