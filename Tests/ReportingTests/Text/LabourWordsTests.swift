import CallCenterModel
import Foundation
import RandomVariates
import Scheduling
import Testing

@testable import Reporting

@Suite struct LabourWordsTests {
  private static let hour = 3_600

  /// Only what the sentences name.
  private static func plan() throws -> Plan {
    let zone = try #require(TimeZone(identifier: "Europe/Kyiv"))
    let monday = try #require(LocalDate(iso: "2017-07-03"))
    let calendar = PlanCalendar(
      timeZone: zone, from: monday, windowDays: 7, warmUpDays: 0, holidays: [], intervalSeconds: 1_800)
    let type = CallType(
      name: "advice", label: "Advice", arrivals: ArrivalPlan(segments: [], dayFactorCV: 0, counts: .firstAttempts),
      open: [], outsideHours: .closed, talk: .constant(try .init(300)), wrapUp: nil, patience: nil, balking: 0,
      redial: nil, priority: 1, lines: nil,
      target: ServiceTarget(
        thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: 0.8, maximumLost: nil))
    let group = AgentGroup(
      name: "sumy", label: "Sumy", site: nil, duties: [], skills: [], shrinkage: .none, costPerHour: .zero,
      maximumOccupancy: 1)
    var plan = Plan(
      name: "planned", calendar: calendar, callTypes: [type], sites: [], agentGroups: [group], lines: nil,
      costs: CostRules(currency: "UAH", overtimeFactor: 1),
      run: RunSettings(
        seed: 1, replications: 1, precision: [], confidence: 0.95, attribution: .byArrival, intervals: .none))
    let contract = Contract(
      name: "full", label: "Full time", people: 0...2, hoursPerWeek: 36...40, daysPerWeek: 5...5, shiftTypes: [0],
      costPerHour: .zero, daysOffTogether: false, sameAllWeek: .nothing)
    plan.planning = PlanningBrief(
      targets: [],
      shiftTypes: [
        ShiftType(name: "day", label: "Day", starts: [8 * hour], lengths: [8 * hour], breaks: [])
      ],
      pools: [StaffPool(group: 0, contracts: [contract])], rules: .none, pay: .none,
      prices: CoverPrices(shortagePerHour: .zero, surplusPerHour: .zero), gridSeconds: 900, confidence: 0.95, gap: 0.005
    )
    return plan
  }

  private static let obstacles: [PlanningObstacle] = [
    .nobodyAt(callType: 0, hours: 3 * hour..<7 * hour, days: Array(0..<7)),
    .nobodyAt(callType: 0, hours: 8 * hour..<18 * hour, days: [5, 6]),
    .tooFewPeople(callType: 0, isRoundTheClock: true, needed: 5, available: 2),
    .tooFewPeople(callType: 0, isRoundTheClock: false, needed: 3, available: 2),
    .hoursOutOfReach(pool: 0, contract: 0, possible: 12...20.5),
    .noShift(pool: 0, contract: 0),
    .noPlaceForBreak(shiftType: 0, hours: 20 * hour..<32 * hour, lengthSeconds: 1_800, isBesideAnother: false),
    .noPlaceForBreak(shiftType: 0, hours: 8 * hour..<16 * hour, lengthSeconds: 900, isBesideAnother: true),
    .noWeek(pool: 0, contract: 0, lifting: [.restBetweenShifts, .daysPerWeek]),
    .noWeek(pool: 0, contract: 0, lifting: []),
  ]

  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test func saysWhatCannotBe() throws {
    let words = LabourWords(try Self.plan(), language: .en)
    #expect(
      Self.obstacles.map { plain(words.text($0)) } == [
        "Advice: no shift covers 03:00–07:00 on any day, and contacts come then",
        "Advice: no shift covers 08:00–18:00 on Sat 8 July 2017, Sun 9 July 2017, and contacts come then",
        "Advice: one post round the clock takes at least 5 people under these rules; there may be 2",
        "Advice: one post at all hours of contacts takes at least 3 people under these rules; there may be 2",
        "Sumy, Full time: 36–40 h a week are asked of a person; these shifts and rules give 12–20.5 h",
        "Sumy, Full time: none of its shifts may begin on a day that is planned",
        "Day 20:00–08:00: a break of 30 min has no place in it, so the shift is left out",
        "Day 08:00–16:00: a break of 15 min has no place beside the other breaks, so the shift is left out",
        "Sumy, Full time: nobody can work a week under these rules; it would be possible without the rest between shifts, "
          + "or without the number of days a week",
        "Sumy, Full time: nobody can work a week under these rules, and no single rule is the reason",
      ])
  }

  @Test func saysItInUkrainian() throws {
    let words = LabourWords(try Self.plan(), language: .uk)
    #expect(
      [0, 2, 3, 4, 8].map { plain(words.text(Self.obstacles[$0])) } == [
        "Advice: звернення надходять о 03:00–07:00, але жодна зміна жодного дня не охоплює цих годин",
        "Advice: для одного цілодобового поста за цими правилами потрібно щонайменше 5 людей, а може бути щонайбільше 2",
        "Advice: для одного поста в усі години звернень за цими правилами потрібні щонайменше 3 людини, "
          + "а може бути щонайбільше 2",
        "Sumy, Full time: на одну людину потрібно 36–40 год на тиждень, а ці зміни й правила дають 12–20,5 год",
        "Sumy, Full time: за цими правилами ніхто не може відпрацювати тиждень; це можливо без відпочинку між змінами "
          + "або без заданої кількості робочих днів на тиждень",
      ])
  }

  @Test func saysWhichWeeksWereLeftOut() throws {
    let words = LabourWords(try Self.plan(), language: .en)
    #expect(words.text(.every, pool: 0, contract: 0) == nil)
    #expect(
      words.text(.steadyAllWeek, pool: 0, contract: 0)
        == "Sumy, Full time: of too many possible weeks only those with the same shift all week were used")
  }

  @Test func namesTheArticleOfAViolation() throws {
    let shifts = [8..<20, 32..<44].map {
      LabourShift(range: $0.lowerBound * Self.hour..<$0.upperBound * Self.hour, paidSeconds: 12 * Self.hour)
    }
    let plan = try Self.plan()
    let found = try #require(LabourRules.ukraine(martialLaw: false).violations(of: shifts, in: plan.calendar).first)
    #expect(
      plain(LabourWords(plan, language: .en).text(found))
        == "12 h of rest after a shift that asks for 24 h (Labour Code, Art. 59)")
    #expect(
      plain(LabourWords(plan, language: .uk).text(found))
        == "12 год відпочинку після зміни, що потребує 24 год (КЗпП, ст. 59)")
  }
}
