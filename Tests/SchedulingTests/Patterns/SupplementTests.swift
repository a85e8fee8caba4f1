import CallCenterModel
import Scheduling
import Testing

private typealias Fixture = PlanningFixture

/// What shifts cost, worked by hand at 100 an hour.
@Suite struct SupplementTests {
  private let pay = PaySupplements(night: 79_200..<108_000, nightShare: 0.2, weekendShare: 0.1, holidayShare: 1)

  /// Costs of a shift on each day of a week, with the supplements of the suite.
  private func costs(_ shift: ShiftType, from monday: String = "2017-07-03", holidays: [String] = []) -> [Double] {
    let plan = Fixture.plan(
      [shift], [Fixture.contract(shifts: [0])], pay: pay,
      calendar: Fixture.calendar(from: monday, holidays: holidays))
    return ShiftBook(plan).coverPools()[0].shifts.map { ($0.cost * 1e6).rounded() / 1e6 }
  }

  /// Saturday 22:00 to Sunday, a holiday, 6:00: 8 h + 8 × 0.2 at night + 8 × 0.1 on the weekend + 6 × 1 on the holiday.
  @Test func paysANightIntoAHoliday() {
    let costs = costs(Fixture.shift("night", starts: [22], hours: [8]), holidays: ["2017-07-09"])
    #expect(costs[5] == 1640)
    // Friday: 8 + 1.6 + 0.6; Sunday: 8 + 1.6 + 2 × 0.1 + 2 × 1; Monday to Thursday: 8 + 1.6.
    #expect(costs[4] == 1020)
    #expect(costs[6] == 1180)
    #expect(costs[0] == 960)
  }

  /// 18:00 to 2:00 has four hours of night.
  @Test func paysPartOfANight() {
    #expect(costs(Fixture.shift("evening", starts: [18], hours: [8]))[0] == 880)
  }

  /// The night of 29 October 2017 has nine hours from 22 to 6, that of 26 March seven.
  @Test func paysTheHoursThatPass() {
    let night = Fixture.shift("night", starts: [22], hours: [8])
    #expect(costs(night, from: "2017-10-23")[5] == 1170, "9 × (1 + 0.2 + 0.1)")
    #expect(costs(night, from: "2017-03-20")[5] == 910, "7 × (1 + 0.2 + 0.1)")
  }

  /// An unpaid hour of ten: nine paid hours, the supplement in proportion.
  @Test func spreadsPayOverTheShift() {
    let pause = PlannedBreak(window: .after(14_400...14_400), length: 3_600, isPaid: false)
    let costs = costs(Fixture.shift("long", starts: [14], hours: [10], breaks: [pause]))
    #expect(costs[0] == 936, "9 h × (1 + 0.2 × 2 / 10)")
  }

  @Test func readsTheLabourCode() {
    let rules = LabourRules.ukraine(martialLaw: false)
    #expect(rules.restSeconds(after: 12 * 3_600) == 24 * 3_600)
    #expect(rules.articles.first { $0.rule == .restBetweenShifts }?.description == "Art. 59 of the Labour Code")
    #expect(LabourRules.ukraine(martialLaw: true).weeklyRestSeconds == 24 * 3_600)
    #expect(LabourRules.none.articles.isEmpty)
    #expect(PaySupplements.ukraine.nightShare == 0.2)
  }
}
