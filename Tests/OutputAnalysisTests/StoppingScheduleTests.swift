import OutputAnalysis
import Testing

@Suite struct StoppingScheduleTests {
  @Test func looksGrowByAQuarterRoundedUp() {
    #expect(Array(StoppingSchedule(limit: 500)) == [100, 125, 157, 197, 247, 309, 387, 484, 500])
  }

  @Test func limitIsTheLastLookOnce() {
    #expect(Array(StoppingSchedule(limit: 125)) == [100, 125])
    #expect(Array(StoppingSchedule(limit: 100)) == [100])
    #expect(Array(StoppingSchedule(limit: 7)) == [7])
  }

  @Test func nextLook() {
    let schedule = StoppingSchedule(limit: 150)
    #expect(schedule.look(after: 0) == 100)
    #expect(schedule.look(after: 100) == 125)
    #expect(schedule.look(after: 125) == 150)
    #expect(schedule.look(after: 150) == nil)
  }
}
