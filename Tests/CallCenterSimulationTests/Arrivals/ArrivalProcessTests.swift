import CallCenterModel
import RandomVariates
import TestSupport
import Testing

@testable import CallCenterSimulation

/// What holds for single contacts, whatever is drawn.
@Suite struct ArrivalProcessTests {
  private struct Seen: Hashable {
    var instant: Int64
    var key: StreamKey
  }

  private let calendar = PlanFixture.calendar()

  /// All contacts of a type named `calls` in one replication.
  private func seen(_ arrivals: ArrivalPlan, _ calendar: PlanCalendar, replication: Int = 0) throws -> [Seen] {
    var source = try ArrivalSource(.fixture(in: calendar, arrivals: arrivals), calendar: calendar)
    source.reset(root: StreamKey(seed: 3, replication: replication))
    var result: [Seen] = []
    while let instant = source.next() {
      result.append(Seen(instant: instant, key: source.dayKey.child(source.ordinal)))
    }
    #expect(zip(result, result.dropFirst()).allSatisfy { $0.instant <= $1.instant })
    #expect(Set(result.map(\.key)).count == result.count, "every contact has a key of its own")
    return result
  }

  private func arrivals(_ calendar: PlanCalendar, perHour: Double = 30, _ change: (inout ArrivalPlan) throws -> Void)
    rethrows -> ArrivalPlan
  {
    var arrivals = ArrivalPlan.daily(perHour: [Double](repeating: perHour, count: 48), in: calendar)
    try change(&arrivals)
    return arrivals
  }

  private func book(_ calendar: PlanCalendar, seats: Int = 3, noShow: Double = 0.2) -> ArrivalPlan {
    arrivals(calendar) {
      $0.process = .appointments(
        AppointmentBook(
          times: calendar.days.map { day in stride(from: 32_400, to: 61_200, by: 900).map { day.start + $0 } },
          seats: seats, noShow: noShow, lateness: PlanFixture.exponential(600), earlySeconds: 900))
    }
  }

  /// One of each kind.
  private func all(_ calendar: PlanCalendar) -> [(name: String, plan: ArrivalPlan)] {
    let states = [("a", 0.5, 1_800.0), ("b", 2.0, 900.0)]
    return [
      (
        "interval",
        arrivals(calendar) { $0.intervalFactor = IntervalFactor(cv: 0.3, everySeconds: 1_800, correlation: 0.5) }
      ),
      ("modulated", arrivals(calendar) { $0.modulation = Modulation(states) }),
      ("batches", arrivals(calendar) { $0.batches = .geometric(mean: 2) }),
      (
        "all factors",
        arrivals(calendar) {
          $0.dayFactorCV = 0.3
          $0.dayFactorCorrelation = 0.5
          $0.intervalFactor = IntervalFactor(cv: 0.3, everySeconds: 3_600, correlation: 1)
          $0.modulation = Modulation(states)
          $0.batches = .listed([.init(size: 1, probability: 0.5), .init(size: 4, probability: 0.5)])
        }
      ),
      ("fixed", arrivals(calendar) { $0.process = .fixedCounts }),
      ("uniform", arrivals(calendar) { $0.process = .fixedTotal }),
      ("total", arrivals(calendar) { $0.process = .randomTotal(RandomTotal(cv: 0.2, concentration: 30)) }),
      ("recorded", arrivals(calendar) { $0.process = .recorded }),
      ("appointments", book(calendar)),
    ]
  }

  @Test func callersOfADateDoNotDependOnTheCalendarOrOnWhatRanBefore() throws {
    let long = PlanFixture.calendar(from: "2017-07-02", days: 3, warmUp: 1)
    let shift = Int64(long.days[2].start) * 1_000_000
    for (short, other) in zip(all(calendar), all(long)) {
      let alone = try seen(short.plan, calendar).filter { $0.instant < instant(24) }
      let among = try seen(other.plan, long).map { Seen(instant: $0.instant - shift, key: $0.key) }
        .filter { (0..<instant(24)).contains($0.instant) }
      #expect(alone.map(\.key) == among.map(\.key) && alone.count > 50, "\(short.name)")
      #expect(zip(alone, among).allSatisfy { abs($0.instant - $1.instant) <= 1 }, "\(short.name)")

      var source = try ArrivalSource(.fixture(in: calendar, arrivals: short.plan), calendar: calendar)
      for replication in [2, 1] {
        source.reset(root: StreamKey(seed: 3, replication: replication))
        for _ in 0..<70 { _ = source.next() }
      }
      source.reset(root: StreamKey(seed: 3, replication: 0))
      var again: [Int64] = []
      while let instant = source.next() { again.append(instant) }
      #expect(again == (try seen(short.plan, calendar).map(\.instant)), "\(short.name)")
    }
  }

  /// Prepared contacts are those of the plain process where nothing but that is asked.
  @Test func preparedProcessIsThePlainOneWhereTheyAgree() throws {
    let plain = try seen(arrivals(calendar) { $0.dayFactorCV = 0.2 }, calendar)
    let batchesOfOne = try seen(
      arrivals(calendar) {
        $0.dayFactorCV = 0.2
        $0.batches = .listed([.init(size: 1, probability: 1)])
      }, calendar)
    let oneState = try seen(
      arrivals(calendar) {
        $0.dayFactorCV = 0.2
        $0.modulation = Modulation([("a", 2, 600), ("b", 2, 600)])
      }, calendar)
    #expect(plain.count > 1_000)
    for other in [batchesOfOne, oneState] {
      #expect(plain.map(\.key) == other.map(\.key))
      #expect(zip(plain, other).allSatisfy { abs($0.instant - $1.instant) <= 1 })
    }
  }

  @Test func countsAreWhatWasStated() throws {
    let rates = (0..<48).map { Double($0 % 5) * 2 }
    var fixed = ArrivalPlan.daily(perHour: rates, in: calendar)
    fixed.process = .fixedCounts
    var uniform = fixed
    uniform.process = .fixedTotal
    var instants: Set<[Int64]> = []
    for replication in 0..<5 {
      let contacts = try seen(fixed, calendar, replication: replication).filter { $0.instant < instant(24) }
      instants.insert(contacts.map(\.instant))
      for interval in 0..<48 {
        let range = Int64(interval) * 1_800_000_000..<Int64(interval + 1) * 1_800_000_000
        #expect(contacts.count { range.contains($0.instant) } == interval % 5)
      }
      #expect(
        try seen(uniform, calendar, replication: replication).count { $0.instant < instant(24) } == contacts.count)
    }
    #expect(instants.count == 5)
  }

  /// Half a contact a day is one every other day, and 12.7 in ten hours are 12 with the rest of the day left over.
  @Test(arguments: [ArrivalProcess.fixedCounts, .fixedTotal])
  func whatIsLeftOfAContactIsNotLost(process: ArrivalProcess) throws {
    let year = PlanFixture.calendar(days: 365)
    for perHour in [0.5 / 24, 170.0 / 365 / 24, 201.5 / 24] {
      var plan = ArrivalPlan.constant(perHour: perHour, in: year)
      plan.process = process
      let counted = try seen(plan, year).count { $0.instant < Int64(year.windowEnd) * 1_000_000 }
      #expect(counted == Int(perHour * Double(year.windowEnd) / 3_600 + 1e-7), "\(perHour) an hour")
    }
  }

  /// A slope down to nothing, cut by two kinds of steps, ends at nothing and not just below.
  @Test func slopesThatEndAtNothingStayRates() throws {
    var points = arrivals(calendar) { _ in }
    points.segments = points.segments.map { day in
      day.prefix(1).map { first in
        ArrivalPlan.Segment(
          start: first.start + 28_800, end: first.start + 72_000, perSecond: 0.011, perSecondAtEnd: 0)
      }
    }
    points.intervalFactor = IntervalFactor(cv: 0.2, everySeconds: 1_800, correlation: 0)
    points.modulation = Modulation([("quiet", 0.6, 1_200), ("busy", 1.8, 240)])
    var count = 0
    for replication in 0..<400 { count += try seen(points, calendar, replication: replication).count }
    #expect(count > 50_000)
  }

  @Test func recordedContactsAreTheSameInEachReplication() throws {
    var plan = ArrivalPlan(
      segments: calendar.days.map { day in
        day.start > 0
          ? [] : [.init(start: 32_400, end: 32_401, perSecond: 2), .init(start: 36_000, end: 36_001, perSecond: 1)]
      }, dayFactorCV: 0, counts: .firstAttempts)
    plan.process = .recorded
    for replication in 0..<3 {
      #expect(
        try seen(plan, calendar, replication: replication).map(\.instant) == [instant(9), instant(9), instant(10)])
    }
  }

  @Test func batchesComeAtOneInstant() throws {
    let plan = arrivals(calendar) { $0.batches = .listed([.init(size: 3, probability: 1)]) }
    let instants = try seen(plan, calendar).map(\.instant)
    #expect(instants.count % 3 == 0 && instants.count > 300)
    #expect(stride(from: 0, to: instants.count, by: 3).allSatisfy { Set(instants[$0..<$0 + 3]).count == 1 })
    #expect(Set(instants).count == instants.count / 3)
  }

  @Test func otherBookingsLeaveTheOtherContactsAlone() throws {
    let few = Set(try seen(book(calendar), calendar))
    let more = Set(try seen(book(calendar, seats: 5), calendar))
    let faithful = Set(try seen(book(calendar, noShow: 0), calendar))
    #expect(few.isSubset(of: more) && few.isSubset(of: faithful) && more.count > few.count)
    #expect(faithful.count { $0.instant < instant(24) } == 32 * 3)
  }

  @Test func largerTotalKeepsTheContactsOfTheSmaller() throws {
    func contacts(_ perHour: Double) throws -> Set<Seen> {
      Set(try seen(arrivals(calendar, perHour: perHour) { $0.process = .fixedTotal }, calendar))
    }
    let (small, large) = (try contacts(10), try contacts(20))
    #expect(small.isSubset(of: large) && large.count == 2 * small.count)
  }

  @Test func appointmentsStayInTheirDate() throws {
    let late = arrivals(calendar) {
      $0.process = .appointments(
        AppointmentBook(
          times: calendar.days.map { [$0.start + 60, $0.end - 60] }, seats: 50, noShow: 0,
          lateness: PlanFixture.exponential(600), earlySeconds: 600))
    }
    let perDay = Dictionary(grouping: try seen(late, calendar)) { seen in
      calendar.days.firstIndex { seen.instant < Int64($0.end) * 1_000_000 }
    }
    #expect(calendar.days.indices.allSatisfy { perDay[$0]?.count == 100 })
  }

  /// Of two types with the same law and nothing of their own, each has the other's factor.
  @Test func commonFactorsAreCommon() throws {
    var calendar = PlanFixture.calendar(days: 60)
    func volumes(_ name: String, _ change: (inout ArrivalPlan) -> Void) throws -> [Double] {
      let type = CallType.fixture(name, in: calendar, arrivals: arrivals(calendar, perHour: 400, change))
      let counts = Dictionary(grouping: SingleCall.arrivals(type, calendar)) { $0 / instant(24) }
      return (0..<60).map { Double(counts[$0]?.count ?? 0) / 9_600 }
    }
    let correlated = { (plan: inout ArrivalPlan) in
      plan.dayFactorCV = 0.5
      plan.dayFactorCorrelation = 1
    }
    func agree(_ a: [Double], _ b: [Double]) -> Bool {
      // Poisson counts of 9,600 times the factor, 60 days: eight standard deviations of their difference.
      zip(a, b).allSatisfy { abs($0 - $1) < 8 * (($0 + $1) / 9_600).squareRoot() }
    }
    #expect(agree(try volumes("a", correlated), try volumes("b", correlated)))
    #expect(!agree(try volumes("a") { $0.dayFactorCV = 0.5 }, try volumes("b") { $0.dayFactorCV = 0.5 }))
    calendar.dayFactorCV = 0.5
    #expect(
      agree(try volumes("a") { _ in }, try volumes("b") { $0.batches = .listed([.init(size: 1, probability: 1)]) }))
  }
}
