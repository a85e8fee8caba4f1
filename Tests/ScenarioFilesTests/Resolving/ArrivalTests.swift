import CallCenterModel
import RandomVariates
import Testing

@testable import ScenarioFiles

/// Arrivals as scenario files state them, against numbers found by hand.
@Suite struct ArrivalTests {
  private func arrivals(_ text: String, from: String = "2017-07-03", days: Int = 1, open: String = "always") throws
    -> ArrivalPlan
  {
    try plan(from: from, days: days, arrivals: text, open: open).callTypes[0].arrivals
  }

  @Test func pointsAreJoinedByStraightLines() throws {
    let plan = try arrivals("{volume: 600 per day, timeOfDay: {points: {08:00: 0, 10:00: 4, 13:00: 1}}}")
    // Areas 2·4/2 = 4 and 3·(4 + 1)/2 = 7.5 hours.
    let perHour = 600 / 11.5
    #expect(plan.segments[0].map(\.start) == [8 * 3_600, 10 * 3_600])
    #expect(plan.segments[0].map(\.end) == [10 * 3_600, 13 * 3_600])
    for (segment, rates) in zip(plan.segments[0], [(0.0, 4.0), (4, 1)]) {
      #expect((segment.perSecond - rates.0 * perHour / 3_600).magnitude < 1e-12)
      #expect((segment.perSecondAtEnd - rates.1 * perHour / 3_600).magnitude < 1e-12)
    }
    #expect((plan.expected(onDay: 0) - 600).magnitude < 1e-9)
    // From 09:00 (weight 2) to 11:30 (weight 2.5).
    let part = plan.expected(during: [9 * 3_600..<11 * 3_600 + 1_800])
    #expect((part - perHour * (3 + 1.5 * 3.25)).magnitude < 1e-9)
  }

  @Test func pointsOfAnHourThatIsRepeatedOrSkipped() throws {
    let text = "{volume: 120 per day, timeOfDay: {points: {02:00: 1, 05:00: 1}}}"
    #expect((try arrivals(text, from: "2017-03-26").expected(onDay: 0) - 80).magnitude < 1e-9)
    #expect((try arrivals(text, from: "2017-10-29").expected(onDay: 0) - 160).magnitude < 1e-9)
    let rising = try arrivals("{volume: 150 per day, timeOfDay: {points: {02:00: 0, 05:00: 3}}}", from: "2017-10-29")
    // The hour from three to four (weights 1 to 2, a third of the volume) comes twice.
    #expect((rising.expected(onDay: 0) - 200).magnitude < 1e-9)
    #expect(rising.segments[0].count == 2)
  }

  @Test func surgeIsATrapezoid() throws {
    let plan = try arrivals(
      "{rate: 60 per hour, surges: [{date: 2017-07-03, factor: 4, from: 08:00, to: 20:00, ramp: 1 h}]}", days: 2)
    // Three more for ten hours and twice half of that for an hour.
    #expect((plan.expected(onDay: 0) - 60 * (24 + 3 * 11)).magnitude < 1e-9)
    #expect((plan.expected(onDay: 1) - 60 * 24).magnitude < 1e-9)
    #expect((plan.expected(during: [8 * 3_600..<9 * 3_600]) - 150).magnitude < 1e-9)
    let whole = try arrivals("{rate: 60 per hour, surges: [{date: 2017-07-03, factor: 0.5}]}")
    #expect((whole.expected(onDay: 0) - 720).magnitude < 1e-9)
    #expect(whole.segments[0].count == 1)
  }

  @Test func rampOverPointsFollowsTheProduct() throws {
    let points = "timeOfDay: {points: {00:00: 0, 24:00: 24}}"
    let plan = try arrivals(
      "{volume: 288 per day, \(points), surges: [{date: 2017-07-03, factor: 3, from: 10:00, to: 12:00, ramp: 1 h}]}")
    // The rate is the hour of the day t; the surge adds 2∫t(t − 10) over the rise and 2∫t(12 − t) over the fall.
    #expect((plan.expected(onDay: 0) - (288 + 2 * (16.0 / 3 + 17.0 / 3))).magnitude < 1e-2)
  }

  @Test func fixedCountsKeepTheDayByLargestRemainders() throws {
    // 7.5, 2.5, 2.4, 2.6 contacts.
    let text = "timeOfDay: {00:00-06:00: 75, 06:00-12:00: 25, 12:00-18:00: 24, 18:00-24:00: 26}"
    let fixed = try arrivals("{volume: 15 per day, process: fixed, \(text)}")
    #expect(fixed.process == .fixedCounts)
    #expect(fixed.segments[0].map { $0.expected.rounded() } == [8, 2, 2, 3])
    #expect(fixed.segments[0].allSatisfy { ($0.expected - $0.expected.rounded()).magnitude < 1e-9 })
    let uniform = try arrivals("{volume: 15.4 per day, process: uniform, \(text)}")
    #expect(uniform.process == .fixedTotal)
    #expect((uniform.expected(onDay: 0) - 15).magnitude < 1e-9)
    #expect((uniform.segments[0][0].expected - 7.5).magnitude < 1e-9)
    // Equal neighbours stay two intervals.
    let equal = try arrivals("{volume: 3 per day, process: fixed, timeOfDay: {00:00-12:00: 1, 12:00-24:00: 1}}")
    #expect(equal.segments[0].map { $0.expected.rounded() } == [2, 1])
  }

  @Test func parametersAreRead() throws {
    let plan = try arrivals(
      """
      {rate: 60 per hour, dayFactor: {gamma: {cv: 12 %}, correlation: 60 %},
       intervalFactor: {gamma: {cv: 20 %}, every: 30 min, correlation: 80 %},
       batches: {sizes: {1: 70 %, 5: 10 %, 2: 20 %}},
       modulated: {quiet: {factor: 0.6, mean: 2 h}, busy: {factor: 1.8, mean: 40 min}}}
      """)
    #expect(plan.dayFactorCV == 0.12 && plan.dayFactorCorrelation == 0.6)
    #expect(plan.intervalFactor == IntervalFactor(cv: 0.2, everySeconds: 1_800, correlation: 0.8))
    #expect((plan.batches?.mean ?? 0) == 1.6)
    // The mean over time is (0.6·120 + 1.8·40)/160 = 0.9.
    #expect(zip(plan.modulation?.states ?? [], [2.0 / 3, 2]).allSatisfy { ($0.factor - $1).magnitude < 1e-12 })
    #expect(plan.modulation?.states.map(\.name) == ["quiet", "busy"])
    #expect((plan.expected(onDay: 0) - 1_440).magnitude < 1e-9)
    let total = try arrivals(
      "{volume: 90 per day, timeOfDay: {08:00-10:00: 1, 10:00-12:00: 1}, dayTotal: {gamma: {cv: 0.15}, dirichlet: 40}}")
    #expect(total.process == .randomTotal(RandomTotal(cv: 0.15, concentration: 40)))
    #expect(total.segments[0].count == 2)
    let calendar = try ScenarioFilesTests.plan(
      from: "2017-07-03", more: "run: {seed: 1}", holidays: "[], dayFactor: {gamma: {cv: 10 %}}")
    #expect(calendar.calendar.dayFactorCV == 0.1)
  }

  @Test(arguments: [
    ("time\n2017-07-03 09:00\n03.07.2017 09:00:30\n2017-07-03 09:00\n", [32_400, 32_430], [2.0, 1]),
    ("count;time\n2;2017-07-03T06:00Z\n0;2017-07-03T07:00:00+03:00\n", [32_400], [2]),
  ]) func recordedArrivals(csv: String, starts: [Int], counts: [Double]) throws {
    let folder = try TemporaryFolder(["calls.csv": csv])
    let type = try plan(from: "2017-07-03", arrivals: "{replay: {csv: calls.csv}}", directory: folder.path).callTypes[0]
    #expect(type.arrivals.process == .recorded)
    #expect(type.arrivals.segments[0].map(\.start) == starts)
    #expect(type.arrivals.segments[0].map(\.expected) == counts)
    #expect(type.arrivals.expected(onDay: 1) == 0)
  }

  @Test(arguments: [
    ("time\n2017-07-03 09:00\n2017-08-03 09:00\n", "1 of 2 recorded times lie outside", 0),
    ("time\n2017-07-03 09:00\nnever\n", "a date and time such as", 1),
    ("time\n2017-07-03 09:00\n2017-07-03T09:00Z\n", "either all times carry", 1),
    ("when\n2017-07-03 09:00\n", "there is no column `time`", 1),
    ("time;count\n2017-07-03 09:00;1,5\n", "a whole number of contacts", 1),
  ]) func faultsOfRecordings(csv: String, fragment: String, errors: Int) throws {
    let folder = try TemporaryFolder(["calls.csv": csv])
    let text = MarkedScenario.base.replacing("{rate: 10 per hour}", with: "{replay: {csv: calls.csv}}")
    let reading = ScenarioReader.read(text: text, file: "t.yaml", baseDirectory: folder.path)
    let all = reading.issues.map(\.text).joined(separator: "\n")
    #expect(reading.issues.contains { $0.message.contains(fragment) }, "\(all)")
    #expect(reading.issues.count { $0.severity == .error } == errors, "\(all)")
  }

  @Test func appointmentsStandWhereTheNumberIsOpen() throws {
    let plan = try arrivals(
      """
      {appointments: {times: {mon-fri: {09:00-12:00: 30 min}, sat: {10:00-11:00: 1 h}}, seats: 2, noShow: 10 %,
       punctuality: {uniform: {from: 0 min, to: 20 min}}, early: 5 min}}
      """, days: 7, open: "{mon-fri: [09:00-10:00, 11:00-12:00], sat: always}")
    guard case .appointments(let book) = plan.process else {
      Issue.record("\(plan.process)")
      return
    }
    #expect(book.times[0] == [32_400, 34_200, 39_600, 41_400])
    #expect(book.times[5].map { $0 % 86_400 } == [36_000] && book.times[6].isEmpty)
    #expect((plan.expected(onDay: 0) - 4 * 2 * 0.9).magnitude < 1e-9)
    // Of those booked for nine, a quarter comes by then; of those for half past nine nobody comes before 09:25.
    #expect((plan.expected(during: [0..<32_400]) - 1.8 / 4).magnitude < 1e-6)
    #expect((plan.expected(during: [32_400..<34_200]) - 1.8).magnitude < 1e-6)
    let exact = try arrivals("{appointments: {times: {09:00-10:00: 15 min}}}")
    #expect((exact.expected(during: [32_400..<32_460]) - 1).magnitude < 1e-9)
  }
}
