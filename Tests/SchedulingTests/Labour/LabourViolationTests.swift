import CallCenterModel
import Scheduling
import Testing

private typealias Fixture = PlanningFixture

@Suite struct LabourViolationTests {
  private static let calendar = Fixture.calendar(days: 14, warmUp: 0)

  /// Shifts by hours from the first midnight.
  private func shifts(_ hours: [Range<Int>]) -> [LabourShift] {
    hours.map {
      LabourShift(range: $0.lowerBound * 3_600..<$0.upperBound * 3_600, paidSeconds: $0.count * 3_600)
    }
  }

  private func violations(
    _ hours: [Range<Int>], _ rules: LabourRules, in calendar: PlanCalendar = calendar
  ) -> [LabourViolation] {
    rules.violations(of: shifts(hours), in: calendar)
  }

  @Test func letsAnOrdinaryFortnightPass() {
    let days = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map { $0 * 24 + 9..<$0 * 24 + 17 }
    #expect(violations(days, .ukraine(martialLaw: false)).isEmpty)
    #expect(violations([], .ukraine(martialLaw: false)).isEmpty)
  }

  /// Twelve hours ask 24; after twelve of rest half is missing.
  @Test func findsShortRest() throws {
    let found = violations([8..<20, 32..<44], .ukraine(martialLaw: false))
    let short = try #require(found.first)
    #expect(found.count == 1)
    #expect(short.rule == .restBetweenShifts)
    #expect(short.range == 20 * 3_600..<32 * 3_600)
    #expect((short.found, short.limit) == (43_200, 86_400))
  }

  @Test func findsTwoShiftsAtATime() {
    let found = violations([8..<16, 15..<20], .none)
    #expect(found.map(\.rule) == [.oneShiftAtATime])
    #expect(found.first?.found == 3_600)
  }

  /// Seven days a week leave no 42 hours; a rest over the border of two weeks serves one of them.
  @Test func findsWeeksWithoutRest() {
    let rules = Fixture.rules(weekly: 42)
    let all = (0..<14).map { $0 * 24 + 9..<$0 * 24 + 17 }
    #expect(violations(all, rules).map(\.rule) == [.weeklyRest, .weeklyRest])
    let border = all.filter { ![6, 7].contains($0.lowerBound / 24) }
    let found = violations(border, rules)
    #expect(found.map(\.range) == [7 * 86_400..<14 * 86_400])
    let both = all.filter { ![6, 7, 13].contains($0.lowerBound / 24) }
    #expect(violations(both, Fixture.rules(weekly: 31)).isEmpty)
    #expect(violations(both, rules).count == 1, "from 17 on Saturday 31 h are left of the last week")
  }

  @Test func findsLongRowsAndLongWeeks() throws {
    let days = [0, 1, 2, 3, 4, 5, 6].map { $0 * 24 + 9..<$0 * 24 + 17 }
    let row = try #require(violations(days, Fixture.rules(row: 6)).first)
    #expect((row.rule, row.found, row.limit) == (.daysInARow, 7, 6))
    #expect(row.range == 0..<7 * 86_400)
    let week = try #require(violations(days, Fixture.rules(hours: 48)).first)
    #expect((week.rule, week.found, week.limit) == (.hoursPerWeek, 56 * 3_600, 48 * 3_600))
  }

  /// Ten working days of eight hours are the norm; 14 days of 15 hours are 130 above it.
  @Test func findsOvertimeBeyondTheYear() throws {
    let days = (0..<14).map { $0 * 24 + 6..<$0 * 24 + 21 }
    var rules = Fixture.rules()
    rules.maximumOvertimePerYear = 120
    let found = try #require(violations(days, rules).first)
    #expect((found.rule, found.found) == (.overtime, 130 * 3_600))
    #expect(rules.normSeconds(of: Self.calendar.days.dropLast(2)) == 80 * 3_600)
  }

  /// A window that begins on a Wednesday and has ten days holds no whole week from Monday on but one.
  @Test func countsWholeWeeksFromMonday() {
    let calendar = Fixture.calendar(from: "2017-07-05", days: 12, warmUp: 0)
    let all = (0..<12).map { $0 * 24 + 9..<$0 * 24 + 17 }
    let found = violations(all, Fixture.rules(weekly: 42), in: calendar)
    #expect(found.map(\.range) == [5 * 86_400..<12 * 86_400])
  }
}
