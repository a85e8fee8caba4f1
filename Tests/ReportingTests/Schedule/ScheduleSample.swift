import CallCenterModel
import Experiments
import Foundation

@testable import Reporting

/// Schedules of two groups in a week of October 2017, made up.
enum ScheduleSample {
  private static let monday = LocalDate(iso: "2017-10-02") ?? LocalDate(dayNumber: 0)

  private static func instant(_ day: Int, _ minute: Int) -> String {
    let (date, rest) = (monday.advanced(by: day + minute / 1440), minute % 1440)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(date)T\(two(rest / 60)):\(two(rest % 60)):00+03:00"
  }

  private static func span(_ day: Int, _ from: Int, _ to: Int) -> ScheduleDocument.Span {
    ScheduleDocument.Span(from: instant(day, from), to: instant(day, to))
  }

  /// Minutes after midnight; lunch of 45 unpaid minutes and a coffee break of 15.
  private static func shift(
    _ group: Int, _ contract: Int, _ day: Int, _ hours: Range<Int>, coffee: Int, lunch: Int, people: Int
  ) -> ScheduleDocument.Shift {
    let (from, to) = (hours.lowerBound * 60, hours.upperBound * 60)
    return ScheduleDocument.Shift(
      group: group, contract: contract, type: hours.count > 8 ? "long" : "day",
      label: hours.count > 8 ? "Long <shift>" : "Day shift", time: span(day, from, to),
      breaks: [span(day, coffee, coffee + 15), span(day, lunch, lunch + 45)], people: people,
      paidSeconds: (to - from - 45) * 60)
  }

  private static var shifts: [ScheduleDocument.Shift] {
    (0..<7).flatMap { day -> [ScheduleDocument.Shift] in
      let isWeekend = day >= 5
      var shifts = [
        shift(0, 0, day, 8..<16, coffee: 570, lunch: 780, people: isWeekend ? 1 : 3),
        shift(0, 0, day, 11..<19, coffee: 750, lunch: 840, people: isWeekend ? 1 : 4),
        shift(1, 0, day, 9..<17, coffee: 630, lunch: 795, people: 2),
      ]
      if !isWeekend { shifts.append(shift(0, 0, day, 8..<16, coffee: 585, lunch: 825, people: 2)) }
      if day == 0 || day == 4 { shifts.append(shift(0, 1, day, 8..<20, coffee: 600, lunch: 810, people: 1)) }
      return shifts
    }
  }

  private static func cover(_ group: Int, _ day: Int, _ minute: Int) -> ScheduleDocument.Cover {
    let middle = Double(minute) + 15
    let hour = middle / 60
    let people = shifts.filter { $0.group == group }.reduce(0.0) { sum, shift in
      let there = overlap(shift.time, day, minute) - shift.breaks.reduce(0.0) { $0 + overlap($1, day, minute) }
      return sum + Double(shift.people) * there / 30
    }
    let isOpen = (8..<20).contains(minute / 60)
    let wave = max(0, 1 - (hour - 13) * (hour - 13) / 40)
    let need = (group == 0 ? 6.4 : 2.1) * wave * (day >= 5 ? 0.35 : 1)
    return ScheduleDocument.Cover(
      required: isOpen ? (need * 100).rounded() / 100 : 0, scheduled: people)
  }

  /// Minutes of a half hour that a span takes.
  private static func overlap(_ span: ScheduleDocument.Span, _ day: Int, _ minute: Int) -> Double {
    let start = ISOInstant.seconds(instant(day, minute)) ?? 0
    let (from, to) = (ISOInstant.seconds(span.from) ?? 0, ISOInstant.seconds(span.to) ?? 0)
    return Double((start..<start + 1800).clamped(to: from..<to).count) / 60
  }

  private static func promise(
    _ type: String, _ day: Int, estimate: Double, lower: Double, onDays: Double? = nil
  ) -> ScheduleDocument.Promise {
    let asked = onDays ?? 0.8
    return ScheduleDocument.Promise(
      callType: type, label: type == "advice" ? "Advice & more" : "Detention", definition: .excludingBlocked,
      level: 0.8, thresholdSeconds: 20, onDays: onDays, period: .day, from: instant(day, 0), to: instant(day + 1, 0),
      estimate: estimate, lower: lower, asked: asked, isKept: lower >= asked)
  }

  private static var week: ScheduleDocument.Promise {
    ScheduleDocument.Promise(
      callType: "detention", label: "Detention", definition: nil, level: 0.95, thresholdSeconds: 15, onDays: nil,
      period: .week, from: instant(0, 0), to: instant(7, 0), estimate: 0.9712, lower: 0.9658, asked: 0.95,
      isKept: true)
  }

  /// Shifts together with service, cheaper than in two steps, all promises kept.
  static let integrated = ScheduleDocument(
    scenario: ScenarioIdentity(
      name: "Legal aid, two sites", file: "legal.yaml", sha256: String(repeating: "0a", count: 32), option: nil),
    run: ScheduleDocument.Run(version: "0.1.0", seed: 7, verificationReplications: 4000, confidence: 0.95, days: 7),
    method: .integrated,
    cost: ScheduleDocument.Cost(
      currency: "UAH", total: 31_250, twoStep: 33_180.5, integrated: 31_250, bound: 31_120),
    search: ScheduleDocument.Search(
      ending: .optimal, attempts: 3, unjudged: 0, iterations: 17, cuts: 64, changedCuts: 3, isWithinGap: true,
      twoStepIsKept: true,
      twoStepRaised: 0.02, integratedIsKept: true),
    promises: (0..<7).map {
      promise("advice", $0, estimate: 0.8123 + 0.004 * Double($0), lower: 0.80461 + 0.004 * Double($0))
    } + [week],
    groups: [
      ScheduleDocument.Group(
        name: "chernivtsi", label: "Chernivtsi",
        contracts: [
          ScheduleDocument.Contract(name: "fullTime", label: "Full time", people: 11),
          ScheduleDocument.Contract(name: "partTime", label: "Part time", people: 1),
        ]),
      ScheduleDocument.Group(
        name: "sumy", label: "Sumy", contracts: [ScheduleDocument.Contract(name: "sumy", label: "Sumy", people: 3)]),
    ],
    shifts: shifts,
    intervals: (0..<7).flatMap { day in
      (0..<48).map { half in
        ScheduleDocument.Interval(
          start: instant(day, half * 30), seconds: 1800, cover: [cover(0, day, half * 30), cover(1, day, half * 30)])
      }
    })

  /// No schedule keeps the promises; the shortage is priced into the bound.
  static var outOfReach: ScheduleDocument {
    var document = integrated
    document.cost = ScheduleDocument.Cost(
      currency: "UAH", total: 31_250, twoStep: 35_000, integrated: 31_250, bound: 98_000)
    document.search.ending = .outOfReach
    document.search.twoStepIsKept = false
    document.search.integratedIsKept = false
    document.promises = [
      promise("advice", 0, estimate: 0.7712, lower: 0.7649), promise("advice", 1, estimate: 0.8012, lower: 0.79996),
      promise("advice", 2, estimate: 0.93, lower: 0.9101, onDays: 0.9),
    ]
    return document
  }

  /// Two steps win by a schedule that the solver could not prove; the need is not known and the cost has no currency.
  static var twoStep: ScheduleDocument {
    var document = integrated
    document.method = .twoStep
    document.scenario.option = "fewer"
    document.search.integratedIsKept = false
    document.search.ending = .circling
    document.search.changedCuts = 0
    document.cost = ScheduleDocument.Cost(
      currency: "", total: 33_180.5, twoStep: 33_180.5, integrated: 32_000, bound: 32_500)
    document.search.isWithinGap = false
    for index in document.intervals.indices {
      for group in 0..<2 { document.intervals[index].cover[group].required = nil }
    }
    return document
  }
}
