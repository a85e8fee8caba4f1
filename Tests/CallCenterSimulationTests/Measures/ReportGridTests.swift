import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

@Suite struct ReportGridTests {
  private func grid(_ calendar: PlanCalendar, _ report: IntervalReport) -> ReportGrid {
    ReportGrid(.fixture(calendar, types: [.fixture(in: calendar)], groups: [], intervals: report))
  }

  @Test func datedCellsAreTheIntervals() {
    let grid = grid(PlanFixture.calendar(from: "2017-03-25", days: 3, warmUp: 1), .dated)
    #expect(grid.cellCount == 48 + 46 + 48)
    #expect(grid.intervals.map(\.cell) == Array(0..<grid.cellCount))
    let days = [(0, 48), (1, 46), (2, 48)].flatMap { Array(repeating: $0.0, count: $0.1) }
    #expect(grid.intervals.map(\.day) == days)
    #expect(grid.intervals.first?.start == 86_400)
    #expect(zip(grid.intervals, grid.intervals.dropFirst()).allSatisfy { $0.end == $1.start })
  }

  /// The hour that the clocks skip is empty, the one they repeat is counted twice, in the cells of their wall time.
  @Test func profileFollowsTheWallClock() {
    let spring = grid(PlanFixture.calendar(from: "2017-03-26"), .profile)
    #expect(spring.cellCount == 7 * 48)
    let sunday = 6 * 48
    #expect(spring.intervals.map(\.cell) == Array(sunday..<sunday + 6) + Array(sunday + 8..<sunday + 48))
    let autumn = grid(PlanFixture.calendar(from: "2017-10-29"), .profile)
    #expect(autumn.intervals.count == 50)
    #expect(autumn.intervals.count { $0.cell == sunday + 6 } == 2)
    #expect(autumn.intervals.count { $0.cell == sunday + 7 } == 2)
  }

  @Test func noneHasNoCells() { #expect(grid(PlanFixture.calendar(), .none).cellCount == 0) }
}
