/// Something a plan is said to do: a measure of a scope that lies on one side of a bound.
package struct Assertion: Sendable, Hashable {
  package enum Bound: Sendable, Hashable {
    /// In the unit of the measure.
    case atLeast(Double)
    case atMost(Double)

    /// In the unit of the measure.
    package var value: Double {
      switch self {
      case .atLeast(let value), .atMost(let value): value
      }
    }
  }

  /// Part of the window.
  package struct Part: Sendable, Hashable {
    /// Indices of days of the window; `nil`: all.
    package var days: Set<Int>?
    /// Seconds of the wall clock of each day, up to 48:00 for a range that goes on at the beginning of the day.
    package var hours: Range<Int>?

    package init(days: Set<Int>? = nil, hours: Range<Int>? = nil) {
      self.days = days
      self.hours = hours
    }

    package var isWhole: Bool { days == nil && hours == nil }
  }

  package var name: String
  package var measure: Measure
  /// Of a quantile of waits, strictly between 0 and 1; `nil` for other measures.
  package var probability: Double?
  /// A call type or agent group; `nil`: the whole centre.
  package var scope: String?
  package var part: Part
  package var bound: Bound
  /// On what share of the days the day's own value meets the bound; `nil`: the value of all days together is meant.
  package var dayShare: Double?
  /// That its verdict is not wrong, when it is the only one.
  package var confidence: Double
  /// Measure, scope, days and hours, as the scenario has them.
  package var subject: String
  /// The bound as the scenario has it, with its unit.
  package var boundText: String
  /// Where it is written.
  package var place: TextPlace

  /// A line of a file.
  package struct TextPlace: Sendable, Hashable {
    package var file: String
    /// From 1.
    package var line: Int

    package init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  package init(
    name: String, measure: Measure, probability: Double? = nil, scope: String? = nil, part: Part = Part(),
    bound: Bound, dayShare: Double? = nil, confidence: Double = 0.95,
    subject: String = "", boundText: String = "",
    place: TextPlace = TextPlace(file: "", line: 1)
  ) {
    self.name = name
    self.measure = measure
    self.probability = probability
    self.scope = scope
    self.part = part
    self.bound = bound
    self.dayShare = dayShare
    self.confidence = confidence
    self.subject = subject
    self.boundText = boundText
    self.place = place
  }

  /// What it says, in one line.
  package var text: String {
    let side =
      switch bound {
      case .atLeast: "at least"
      case .atMost: "at most"
      }
    let days = dayShare.map { " on \(Self.percent($0)) % of the days" } ?? ""
    return "\(subject) \(side) \(boundText)\(days)"
  }

  /// At most three decimals.
  private static func percent(_ share: Double) -> String {
    let rounded = (share * 100_000).rounded() / 1_000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// Whether it says the same, wherever it is written.
  package func saysTheSame(as other: Assertion) -> Bool {
    var moved = other
    moved.place = place
    return self == moved
  }
}

extension Assertion {
  private static let stocks: Set<Measure> = [.backlog, .oldestAge]
  private static let ofWholeWindow: Set<Measure> = [
    .waitQuantile, .waitQuantileOfAnswered, .maximumQueueLength, .targetMet,
  ]

  /// Whether sums of the reporting intervals are needed; those of days do for contacts.
  package var needsIntervals: Bool {
    part.hours != nil || (measure.isOfAgents && (dayShare != nil || part.days != nil))
  }

  /// Whether a profile of the week does not tell the days apart that it asks for.
  package func needsDates(in calendar: PlanCalendar) -> Bool {
    guard needsIntervals else { return false }
    if dayShare != nil { return true }
    guard let days = part.days else { return false }
    let all = calendar.days[calendar.windowDayIndices].map(\.date.weekday)
    let chosen = Set(days.map { all[$0] })
    return all.indices.contains { chosen.contains(all[$0]) != days.contains($0) }
  }

  /// Why this measure has no value in a part of the window or for single days; `nil` where it has one.
  func objectionToParts(in plan: Plan) -> String? {
    guard !part.isWhole || dayShare != nil else { return nil }
    let name = measure.rawValue
    if plan.run.batches > 0 { return "batches have no days or hours of their own" }
    if Self.ofWholeWindow.contains(measure) { return "`\(name)` is one value of the whole window" }
    if Self.stocks.contains(measure), part.hours != nil || dayShare == nil {
      return "`\(name)` is what is left at an end: it goes with `onDays` alone"
    }
    let hasLegs = plan.callTypes.contains { $0.transfer != nil || $0.visit != nil }
    if scope == nil, !measure.isOfAgents, hasLegs {
      return "contacts that go on to another type are not told apart in parts of the window: say `of` which call type"
    }
    if let days = part.days, days.isEmpty { return "the window has no such day" }
    if needsDates(in: plan.calendar), plan.run.intervals == .profile {
      return "it needs the intervals of each date: `run: {intervals: dated}`"
    }
    return nil
  }
}

extension Plan {
  /// Why an assertion cannot be made of this plan; `nil` where it can.
  package func objection(to assertion: Assertion) -> String? {
    objection(to: PrecisionTarget(measure: assertion.measure, scope: assertion.scope, halfWidth: .absolute(0)))
      ?? assertion.objectionToParts(in: self)
  }

  /// The intervals whose sums its assertions need, beside those it reports.
  package var measuredIntervals: IntervalReport {
    guard run.intervals == .none, assertions.contains(where: \.needsIntervals) else { return run.intervals }
    return assertions.contains { $0.needsDates(in: calendar) } || calendar.windowDays <= 31 ? .dated : .profile
  }
}
