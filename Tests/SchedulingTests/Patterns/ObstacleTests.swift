import CallCenterModel
import Scheduling
import Testing

private typealias Fixture = PlanningFixture

@Suite struct ObstacleTests {
  private static let hour = Fixture.hour
  private static let long = Fixture.shift("long", starts: [8, 20], hours: [12])
  private static let code = LabourRules.ukraine(martialLaw: false)

  private func obstacles(_ plan: Plan) -> [PlanningObstacle] { ShiftBook(plan).impossibilities() }

  @Test func namesHoursThatNoShiftCovers() throws {
    let plan = try Fixture.plan(
      [Fixture.shift("early", starts: [7], hours: [12]), Fixture.shift("late", starts: [15], hours: [12])],
      [Fixture.contract(shifts: [0, 1])], callHours: 0..<24)
    #expect(obstacles(plan) == [.nobodyAt(callType: 0, hours: 3 * Self.hour..<7 * Self.hour, days: Array(0..<7))])
  }

  @Test func asksNothingForHoursWithoutContacts() throws {
    let plan = try Fixture.plan(
      [Fixture.shift("day", starts: [8], hours: [10])], [Fixture.contract(shifts: [0])], callHours: 8..<18)
    #expect(obstacles(plan).isEmpty)
  }

  @Test func saysOnWhichDays() throws {
    var weekdays = Fixture.shift("day", starts: [8], hours: [10])
    weekdays.days = [true, true, true, true, true, false, false, false]
    let plan = try Fixture.plan([weekdays], [Fixture.contract(shifts: [0])], callHours: 8..<18)
    #expect(obstacles(plan) == [.nobodyAt(callType: 0, hours: 8 * Self.hour..<18 * Self.hour, days: [5, 6])])
  }

  /// 168 hours at 40 a person are more than four people's.
  @Test func countsThePeopleOfAPostRoundTheClock() throws {
    let plan = try Fixture.plan(
      [Self.long], [Fixture.contract(shifts: [0], people: 0...2, hours: 0...40)], rules: Self.code, callHours: 0..<24)
    #expect(obstacles(plan) == [.tooFewPeople(callType: 0, isRoundTheClock: true, needed: 5, available: 2)])
    let enough = try Fixture.plan(
      [Self.long], [Fixture.contract(shifts: [0], people: 0...5, hours: 0...40)], rules: Self.code, callHours: 0..<24)
    #expect(obstacles(enough).isEmpty)
  }

  /// The fewest weeks that together hold every shift of the week, by growing sets of shifts one person at a time.
  @Test(arguments: [code, Fixture.rules(factor: 2, weekly: 60), Fixture.rules(rest: 20, row: 2)])
  func countsAsManyAsAreNeeded(_ rules: LabourRules) throws {
    let plan = try Fixture.plan(
      [Self.long], [Fixture.contract(shifts: [0], people: 0...1)], rules: rules, callHours: 0..<24)
    let book = ShiftBook(plan)
    // Weeks that are parts of others are never needed.
    func greatest(_ sets: Set<Int>) -> Set<Int> {
      sets.filter { set in !sets.contains { $0 != set && $0 & set == set } }
    }
    let masks = greatest(
      Set(
        book.coverPools()[0].tours.map { tour in
          tour.families.enumerated().reduce(0) { mask, entry in
            entry.element.map { mask | 1 << (2 * entry.offset + $0) } ?? mask
          }
        }))
    var reached: Set<Int> = [0]
    var fewest = 0
    while !reached.contains(16_383) {
      fewest += 1
      reached = Set(reached.flatMap { known in masks.map { known | $0 } })
    }
    let found = book.impossibilities()
    #expect(found == [.tooFewPeople(callType: 0, isRoundTheClock: true, needed: fewest, available: 1)])
  }

  @Test func saysThatHoursAreOutOfReach() throws {
    let plan = Fixture.plan(
      [Fixture.shift("short", starts: [8], hours: [4])], [Fixture.contract(shifts: [0], hours: 36...40, days: 3...5)])
    #expect(obstacles(plan) == [.hoursOutOfReach(pool: 0, contract: 0, possible: 12...20)])
  }

  /// Five days of twelve hours leave no room for twice the rest.
  @Test func namesTheRulesThatAllowNoWeek() {
    let plan = Fixture.plan([Self.long], [Fixture.contract(shifts: [0], days: 5...5)], rules: Self.code)
    let found = ShiftBook(plan).impossibilities()
    #expect(found == [.noWeek(pool: 0, contract: 0, lifting: [.restBetweenShifts, .daysPerWeek])])
    #expect(ShiftBook(plan).coverPools()[0].shifts.isEmpty)
  }

  @Test func saysThatABreakHasNoPlace() {
    let late = PlannedBreak(window: .after(9 * Self.hour...10 * Self.hour), length: 1_800, isPaid: true)
    let plan = Fixture.plan(
      [Fixture.shift("day", starts: [8, 9], hours: [8], breaks: [late])], [Fixture.contract(shifts: [0])])
    #expect(
      obstacles(plan) == [
        .noPlaceForBreak(
          shiftType: 0, hours: 8 * Self.hour..<16 * Self.hour, lengthSeconds: 1_800, isBesideAnother: false),
        .noShift(pool: 0, contract: 0),
      ])
  }
}
