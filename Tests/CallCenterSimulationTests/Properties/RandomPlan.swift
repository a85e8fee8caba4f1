import CallCenterModel
import RandomVariates
import Synchronization
import TestSupport

/// A small centre with a bit of everything, drawn from a number.
///
/// Every element is drawn from a stream of its own, by its name and the index of the type or group it belongs to: a new
/// element leaves all others of a plan as they are.
struct RandomPlan {
  private let key: StreamKey
  private let calendar: PlanCalendar

  /// Days around changes of the clocks among them.
  private static let places = [
    ("Europe/Kyiv", "2017-07-03"), ("Europe/Kyiv", "2017-03-26"), ("Europe/Kyiv", "2017-10-29"),
    ("Australia/Lord_Howe", "2017-10-01"), ("America/Sao_Paulo", "2017-10-15"), ("Asia/Kathmandu", "2017-05-01"),
  ]

  /// The most first attempts of a small plan, whatever is drawn, warm-up and days after the window included.
  static let mostContacts = 500

  /// Calls, rotas and starting states alone.
  static func calls(_ number: Int) -> Plan { RandomPlan(number).plan() }

  /// The same with channels and people laid over it.
  static func make(_ number: Int) -> Plan {
    var plan = calls(number)
    RandomChannels.add(to: &plan, number)
    RandomPeople.add(to: &plan, number)
    var followUps = RandomFollowUps(number)
    followUps.extend(&plan)
    var callBacks = RandomCallBacks(number)
    callBacks.extend(&plan)
    return plan
  }

  /// Calls alone, under rules of routing.
  static func routed(_ number: Int) -> Plan {
    var plan = calls(number)
    RandomRouting(number).add(to: &plan)
    return plan
  }

  /// The same plan with so few calls that it has at most ``mostContacts``.
  static func small(_ number: Int) -> Plan { small(make(number), number) }

  static func small(_ written: Plan, _ number: Int) -> Plan {
    var plan = written
    var expected = 0.0
    for type in plan.callTypes {
      for day in plan.calendar.days.indices { expected += type.arrivals.expected(onDay: day) }
    }
    var factor = min(1, Double(mostContacts) / 2 / max(expected, 1))
    for round in 0... {
      for type in plan.callTypes.indices {
        plan.callTypes[type].arrivals.segments = plan.callTypes[type].arrivals.segments.map { day in
          day.map { $0.scaled(by: factor) }
        }
        // Booked appointments do not follow the rates.
        if round > 0, case .appointments = plan.callTypes[type].arrivals.process {
          plan.callTypes[type].arrivals.process = .poisson
        }
      }
      if contacts(of: plan, number: number) <= mostContacts { break }
      factor = 0.5
    }
    return plan
  }

  static func contacts(of plan: Plan, number: Int) -> Int {
    plan.callTypes.reduce(0) {
      $0 + SingleCall.arrivals($1, plan.calendar, seed: plan.run.seed, replication: number).count
    }
  }

  private init(_ number: Int) {
    key = StreamKey(seed: 99, replication: number)
    var draws = Draws(key.child("calendar"))
    calendar = Self.calendar(
      place: draws.number(0...Self.places.count - 1), days: draws.number(1...2), warmUp: draws.number(0...1),
      interval: [900, 1800, 3600, 7200][draws.number(0...3)])
  }

  /// The draws of one element.
  private func draws(_ element: String, _ index: Int = 0) -> Draws {
    Draws(key.child(element).child(UInt64(index)))
  }

  private func plan() -> Plan {
    var counts = draws("counts")
    let typeCount = counts.number(1...4)
    let types = (0..<typeCount).map { callType($0, of: typeCount) }
    let groups = (0..<counts.number(0...4)).map { group($0, types: typeCount) }
    var lines = draws("sharedLines")
    var run = draws("run")
    var plan = Plan.fixture(
      calendar, types: types, groups: groups, lines: lines.chance(0.3) ? lines.number(1...12) : nil,
      seed: run.random.next(), attribution: run.chance(0.5) ? .byArrival : .byEnd,
      intervals: [IntervalReport.dated, .profile, .none][run.number(0...2)])
    start(&plan)
    return plan
  }

  // MARK: Call types

  private func callType(_ index: Int, of count: Int) -> CallType {
    var hours = draws("open", index)
    let opening = hours.number(0...10) * 3600
    let closing = opening + hours.number(2...13) * 3600
    let isRoundTheClock = hours.chance(0.5)
    let open = isRoundTheClock ? calendar.allTime : calendar.days.flatMap { $0.elapsed(during: opening..<closing) }
    let other = (index + 1) % count
    var outside = draws("outsideHours", index)
    var handling = draws("handling", index)
    var patience = draws("patience", index)
    var balking = draws("balking", index)
    var priority = draws("priority", index)
    var lines = draws("lines", index)
    var target = draws("target", index)
    return .fixture(
      "type\(index)", in: calendar, arrivals: arrivals(index), open: open,
      outsideHours: other != index && outside.chance(0.5) ? .refer(to: other) : .closed,
      talk: handling.law(handling.number(60.0...900.0)), wrapUp: handling.chance(0.5) ? handling.law(60) : nil,
      patience: patience.chance(0.8) ? patience.law(patience.number(10.0...900.0)) : nil,
      balking: balking.chance(0.3) ? 0.3 : 0, redial: redial(index), priority: priority.number(1...2),
      lines: lines.chance(0.3) ? lines.number(1...6) : nil,
      target: .within(Double(target.number(0...60)), shortAbandon: Double(target.number(0...30))))
  }

  private func arrivals(_ index: Int) -> ArrivalPlan {
    var draws = draws("arrivals", index)
    let rates = (0..<24).map { _ in draws.chance(0.2) ? 0 : draws.number(0.0...12.0) }
    let segments = calendar.days.map { day in
      rates.enumerated().flatMap { hour, rate in
        day.elapsed(during: hour * 3600..<(hour + 1) * 3600).map {
          ArrivalPlan.Segment(start: $0.lowerBound, end: $0.upperBound, perSecond: rate / 3600)
        }
      }.sorted { $0.start < $1.start }
    }
    var arrivals = ArrivalPlan(segments: segments, dayFactorCV: draws.chance(0.3) ? 0.4 : 0, counts: .firstAttempts)
    process(index, &arrivals)
    return arrivals
  }

  private func process(_ index: Int, _ arrivals: inout ArrivalPlan) {
    var draws = draws("process", index)
    arrivals.dayFactorCorrelation = draws.chance(0.5) ? 0.6 : 0
    switch draws.number(0...11) {
    case 0: arrivals.process = .fixedCounts
    case 1: arrivals.process = .fixedTotal
    case 2: arrivals.process = .randomTotal(RandomTotal(cv: 0.5, concentration: draws.chance(0.5) ? 20 : nil))
    case 3: arrivals.process = .recorded
    case 4:
      let times = calendar.days.map { day in stride(from: day.start, to: day.end, by: 3_600).map { $0 } }
      arrivals.process = .appointments(
        AppointmentBook(
          times: times, seats: draws.number(1...4), noShow: 0.1, lateness: draws.law(draws.number(30.0...1800.0)),
          earlySeconds: 300))
    case 5:
      arrivals.intervalFactor = IntervalFactor(cv: 0.5, everySeconds: draws.number(1...9) * 600, correlation: 0.7)
    case 6:
      arrivals.modulation = Modulation([
        ("a", 0, draws.number(60.0...9000.0)), ("b", 1, draws.number(60.0...9000.0)),
      ])
    case 7: arrivals.batches = .geometric(mean: draws.number(1.1...4.0))
    default: break
    }
  }

  private func redial(_ index: Int) -> RedialRule? {
    var draws = draws("redial", index)
    guard draws.chance(0.5) else { return nil }
    return RedialRule(
      afterAbandonment: draws.number(0.0...1.0), afterBlocking: draws.number(0.0...1.0),
      delay: draws.law(draws.number(30.0...1800.0)), maximumAttempts: draws.number(2...6))
  }

  // MARK: Agent groups

  private func group(_ index: Int, types: Int) -> AgentGroup {
    var skills = draws("skills", index)
    let served = (0..<types).compactMap { type -> Skill? in
      guard skills.chance(0.7) else { return nil }
      return .fixture(
        type, preference: skills.number(1...2), speed: skills.chance(0.4) ? skills.number(0.5...1.5) : 1,
        after: skills.chance(0.3) ? Double(skills.number(1...120)) : 0)
    }
    var shrinkage = draws("shrinkage", index)
    return .fixture(
      "group\(index)", duties: duties(index), skills: served,
      shrinkage: shrinkage.chance(0.3) ? Shrinkage(absence: 0.1, offPhone: 0.2, meanSpellSeconds: 600) : .none)
  }

  private func duties(_ index: Int) -> [Duty] {
    var draws = draws("duties", index)
    let isAlways = draws.chance(0.4)
    let people = draws.number(1...3)
    return calendar.days.indices.compactMap { day in
      if isAlways { return .wholeDay(day, people: people, in: calendar) }
      guard draws.chance(0.8) else { return nil }
      // A late duty may run past midnight.
      let start = calendar.days[day].start + draws.number(0...70) * 900
      let end = min(start + draws.number(8...40) * 900, calendar.days[calendar.days.count - 1].end)
      guard end > start + 7200 else { return nil }
      let pause = start + draws.number(1...4) * 900
      return Duty(
        people: 0..<people, day: day, start: start, end: end, breaks: draws.chance(0.5) ? [pause..<pause + 600] : [],
        paidSeconds: end - start)
    }
  }

  // MARK: Start

  /// A beginning in mid-day, callers in the queue and calls in hand, where there is no warm-up.
  private func start(_ plan: inout Plan) {
    guard calendar.warmUpDays == 0 else { return }
    var begin = draws("startAt")
    if begin.chance(0.2) { plan.calendar.startSeconds = begin.number(1...80) * 900 + begin.number(0...1) * 600 }
    for type in plan.callTypes.indices {
      var draws = draws("start", type)
      guard draws.chance(0.3) else { continue }
      let patience = plan.callTypes[type].patience
      let talk = plan.callTypes[type].talk
      let ages = (0..<draws.number(0...6)).map { _ in draws.number(0.0...300.0) }
      let inService = plan.agentGroups.enumerated().compactMap { index, group -> StartingState.InService? in
        guard let skill = group.skills.first(where: { $0.callType == type }) else { return nil }
        let elapsed = (0..<draws.number(0...3)).map { _ in draws.chance(0.3) ? 0 : draws.number(0.0...600.0) }
        return .init(group: index, elapsedSeconds: elapsed.filter { Self.exceeds(talk, $0 * skill.speed) })
      }
      plan.callTypes[type].start = StartingState(
        waitingSeconds: ages.filter { age in patience.map { Self.exceeds($0, age) } ?? true }, inService: inService)
    }
  }

  private static func exceeds(_ law: Law, _ bound: Double) -> Bool { ((try? law.survival(bound)) ?? 0) > 1e-12 }

  // MARK: Calendars

  private static let calendars = Mutex<[[Int]: PlanCalendar]>([:])

  /// Calendars take longer to make than a small plan to run; they are made once.
  private static func calendar(place: Int, days: Int, warmUp: Int, interval: Int) -> PlanCalendar {
    let key = [place, days, warmUp, interval]
    if let known = calendars.withLock({ $0[key] }) { return known }
    let made = PlanFixture.calendar(
      from: places[place].1, days: days, warmUp: warmUp, interval: interval, timeZone: places[place].0)
    calendars.withLock { $0[key] = made }
    return made
  }
}

/// Random choices of one element of a plan.
struct Draws {
  var random: RandomStream

  init(_ key: StreamKey) { random = RandomStream(key) }

  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }

  mutating func law(_ mean: Double) -> Law {
    switch number(0...3) {
    case 0: PlanFixture.constant(mean.rounded())
    case 1: PlanFixture.exponential(mean)
    case 2: PlanFixture.law { () throws(LawError) in .lognormal(try Lognormal(mean: mean, cv: 0.8)) }
    default: PlanFixture.law { () throws(LawError) in .gamma(try Gamma(mean: mean, cv: 1.3)) }
    }
  }
}
