import CallCenterModel
import Testing

@testable import Scheduling

/// Nine hours with lunch, twice of which would be eighteen hours of rest: legal day after day for office hours alone.
@Suite struct OfficeDaysTests {
  @Test(arguments: [(isShiftWork: true, hasWeeks: false), (isShiftWork: false, hasWeeks: true)])
  func weeksOfFiveDays(isShiftWork: Bool, hasWeeks: Bool) throws {
    var contract = PlanningFixture.contract(shifts: [0], days: 5...5)
    contract.isShiftWork = isShiftWork
    let office = PlanningFixture.shift("office", starts: [9], hours: [9])
    let plan = PlanningFixture.plan([office], [contract], rules: PlanningFixture.rules(factor: 2))
    let pool = try #require(ShiftBook(plan).coverPools().first)
    #expect(pool.tours.isEmpty != hasWeeks)
  }
}
