import CallCenterModel
import RandomVariates
import TestSupport

/// A small centre with a bit of everything, drawn from a number.
struct RandomPlan {
  private var random: RandomStream
  private let calendar: PlanCalendar

  /// Days around changes of the clocks among them.
  private static let places = [
    ("Europe/Kyiv", "2017-07-03"), ("Europe/Kyiv", "2017-03-26"), ("Europe/Kyiv", "2017-10-29"),
    ("Australia/Lord_Howe", "2017-10-01"), ("America/Sao_Paulo", "2017-10-15"), ("Asia/Kathmandu", "2017-05-01"),
  ]

  static func make(_ number: Int) -> Plan {
    var maker = RandomPlan(number)
    var plan = maker.plan()
    // A stream of its own, so that the rest of the plan stays as it was.
    maker.random = RandomStream(StreamKey(seed: 98, replication: number))
    maker.addChannels(to: &plan)
    RandomPeople.add(to: &plan, number)
    var followUps = RandomFollowUps(number)
    followUps.extend(&plan)
    return plan
  }

  private init(_ number: Int) {
    random = RandomStream(StreamKey(seed: 99, replication: number))
    let place = Self.places[Int.random(in: 0..<Self.places.count, using: &random)]
    calendar = PlanFixture.calendar(
      from: place.1, days: Int.random(in: 1...2, using: &random), warmUp: Int.random(in: 0...1, using: &random),
      interval: [900, 1800, 3600, 7200].randomElement(using: &random) ?? 1800, timeZone: place.0)
  }

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }

  private mutating func plan() -> Plan {
    let typeCount = number(1...4)
    let types = (0..<typeCount).map { callType($0, of: typeCount) }
    let groups = (0..<number(0...4)).map { group($0, types: typeCount) }
    let report: [IntervalReport] = [.dated, .profile, .none]
    return .fixture(
      calendar, types: types, groups: groups, lines: chance(0.3) ? number(1...12) : nil, seed: random.next(),
      attribution: chance(0.5) ? .byArrival : .byEnd, intervals: report.randomElement(using: &random) ?? .dated)
  }

  private mutating func law(_ mean: Double) -> Law {
    switch number(0...3) {
    case 0: PlanFixture.constant(mean.rounded())
    case 1: PlanFixture.exponential(mean)
    case 2: PlanFixture.law { () throws(LawError) in .lognormal(try Lognormal(mean: mean, cv: 0.8)) }
    default: PlanFixture.law { () throws(LawError) in .gamma(try Gamma(mean: mean, cv: 1.3)) }
    }
  }

  private mutating func callType(_ index: Int, of count: Int) -> CallType {
    let isRoundTheClock = chance(0.5)
    let opening = number(0...10) * 3600
    let closing = opening + number(2...13) * 3600
    let open = isRoundTheClock ? calendar.allTime : calendar.days.flatMap { $0.elapsed(during: opening..<closing) }
    var redial: RedialRule?
    if chance(0.5) {
      redial = RedialRule(
        afterAbandonment: number(0.0...1.0), afterBlocking: number(0.0...1.0), delay: law(number(30.0...1800.0)),
        maximumAttempts: number(2...6))
    }
    let rates = (0..<24).map { _ in chance(0.2) ? 0 : number(0.0...12.0) }
    let segments = calendar.days.map { day in
      rates.enumerated().flatMap { hour, rate in
        day.elapsed(during: hour * 3600..<(hour + 1) * 3600).map {
          ArrivalPlan.Segment(start: $0.lowerBound, end: $0.upperBound, perSecond: rate / 3600)
        }
      }.sorted { $0.start < $1.start }
    }
    let other = (index + 1) % count
    return .fixture(
      "type\(index)", in: calendar,
      arrivals: arrivals(segments), open: open,
      outsideHours: other != index && chance(0.5) ? .refer(to: other) : .closed, talk: law(number(60.0...900.0)),
      wrapUp: chance(0.5) ? law(60) : nil, patience: chance(0.8) ? law(number(10.0...900.0)) : nil,
      balking: chance(0.3) ? 0.3 : 0, redial: redial, priority: number(1...2), lines: chance(0.3) ? number(1...6) : nil,
      target: .within(Double(number(0...60)), shortAbandon: Double(number(0...30))))
  }

  private mutating func arrivals(_ segments: [[ArrivalPlan.Segment]]) -> ArrivalPlan {
    var arrivals = ArrivalPlan(segments: segments, dayFactorCV: chance(0.3) ? 0.4 : 0, counts: .firstAttempts)
    arrivals.dayFactorCorrelation = chance(0.5) ? 0.6 : 0
    switch number(0...11) {
    case 0: arrivals.process = .fixedCounts
    case 1: arrivals.process = .fixedTotal
    case 2: arrivals.process = .randomTotal(RandomTotal(cv: 0.5, concentration: chance(0.5) ? 20 : nil))
    case 3: arrivals.process = .recorded
    case 4:
      let times = calendar.days.map { day in stride(from: day.start, to: day.end, by: 3_600).map { $0 } }
      arrivals.process = .appointments(
        AppointmentBook(
          times: times, seats: number(1...4), noShow: 0.1, lateness: law(number(30.0...1800.0)), earlySeconds: 300))
    case 5: arrivals.intervalFactor = IntervalFactor(cv: 0.5, everySeconds: number(1...9) * 600, correlation: 0.7)
    case 6: arrivals.modulation = Modulation([("a", 0, number(60.0...9000.0)), ("b", 1, number(60.0...9000.0))])
    case 7: arrivals.batches = .geometric(mean: number(1.1...4.0))
    default: break
    }
    return arrivals
  }

  /// Makes some types chats or deferred work, and gives some groups several chats at a time.
  private mutating func addChannels(to plan: inout Plan) {
    for index in plan.callTypes.indices {
      if chance(0.25) {
        plan.callTypes[index].channel = .chat
      } else if chance(0.3) {
        let deadlines: [Deadline] = [
          .elapsed(seconds: number(600.0...90_000.0)), .days(number(1...5)), .months(1),
          .working(
            seconds: 7200, open: calendar.days.map { $0.start + 32_400..<$0.start + 64_800 } + [1 << 30..<1 << 31]),
        ]
        plan.callTypes[index].channel = .email
        plan.callTypes[index].deferred = DeferredWork(
          deadline: deadlines[number(0...3)], restDays: chance(0.5) ? DeferredWork.weekend : [],
          isInterruptible: chance(0.8), resumption: chance(0.3) ? law(30) : nil)
        plan.callTypes[index].open = calendar.allTime
        plan.callTypes[index].outsideHours = .closed
        plan.callTypes[index].patience = nil
        plan.callTypes[index].balking = 0
        plan.callTypes[index].redial = nil
        plan.callTypes[index].lines = nil
        plan.callTypes[index].priority = chance(0.8) ? DeferredWork.priority : number(1...2)
      }
    }
    for index in plan.agentGroups.indices where chance(0.6) {
      plan.agentGroups[index].chats = ChatRule(
        paceThousandths: [1_000, 800, 650, 333].dropLast(number(0...2)), filling: chance(0.5) ? .spread : .fill)
    }
  }

  private mutating func group(_ index: Int, types: Int) -> AgentGroup {
    let skills = (0..<types).compactMap { type -> Skill? in
      guard chance(0.7) else { return nil }
      return .fixture(
        type, preference: number(1...2), speed: chance(0.4) ? number(0.5...1.5) : 1,
        after: chance(0.3) ? Double(number(1...120)) : 0)
    }
    var duties: [Duty] = []
    let isAlways = chance(0.4)
    let people = number(1...3)
    for day in calendar.days.indices where isAlways || chance(0.8) {
      let date = calendar.days[day]
      if isAlways {
        duties.append(.wholeDay(day, people: people, in: calendar))
        continue
      }
      // A late duty may run past midnight.
      let start = date.start + number(0...70) * 900
      let end = min(start + number(8...40) * 900, calendar.days[calendar.days.count - 1].end)
      guard end > start + 7200 else { continue }
      let pause = start + number(1...4) * 900
      duties.append(
        Duty(
          people: 0..<people, day: day, start: start, end: end, breaks: chance(0.5) ? [pause..<pause + 600] : [],
          paidSeconds: end - start))
    }
    let shrinkage = chance(0.3) ? Shrinkage(absence: 0.1, offPhone: 0.2, meanSpellSeconds: 600) : .none
    return .fixture("group\(index)", duties: duties, skills: skills, shrinkage: shrinkage)
  }
}
