internal import CallCenterModel
internal import Experiments

/// Sentences and names of a schedule that terminal and page share.
struct ScheduleWords {
  let document: ScheduleDocument
  let catalogue: Catalogue
  let number: NumberFormat
  let dates: DateFormat
  let units: DurationUnits

  init(_ document: ScheduleDocument, _ catalogue: Catalogue) {
    self.document = document
    self.catalogue = catalogue
    number = NumberFormat(language: catalogue.language)
    dates = DateFormat(catalogue)
    units = DurationUnits(catalogue)
  }

  func text(_ message: Message, count: Int = 0, _ values: KeyValuePairs<String, String> = [:]) -> String {
    catalogue.text(message, count: count, values)
  }

  func percent(_ share: Double, decimals: Int = 1) -> String {
    number.trimmed(share * 100, decimals: decimals) + "\u{A0}%"
  }

  func points(_ share: Double) -> String {
    text(.points, ["count": number.trimmed(share * 100, decimals: 1)])
  }

  /// Without digits that nobody reads.
  func money(_ amount: Double) -> String {
    let decimals = abs(amount) < 100 ? 2 : 0
    let figure = number.trimmed(amount, decimals: decimals)
    return document.cost.currency.isEmpty ? figure : "\(figure)\u{A0}\(document.cost.currency)"
  }

  func people(_ count: Int) -> String { text(.schedulePeople, count: count, ["count": number.whole(count)]) }

  func hours(_ hours: Double) -> String { number.trimmed(hours, decimals: 1) }

  // MARK: Title

  var details: [String] {
    var parts = [text(.scheduleTitle)]
    if let option = document.scenario.option { parts.append(text(.option, ["name": option])) }
    let days = text(.days, count: document.run.days, ["count": number.whole(document.run.days)])
    let all = document.dates
    if let first = all.first, let last = all.last {
      parts.append(first == last ? dates.heading(first) : dates.window(first, last, days: days))
    } else {
      parts.append(days)
    }
    parts.append(text(.seed, ["seed": String(document.run.seed)]))
    return parts
  }

  // MARK: Promises

  /// `80 % within 20 s on 90 % of days`.
  func target(_ promise: ScheduleDocument.Promise) -> String {
    let share =
      promise.definition == nil
      ? text(.scheduleNotLost, ["share": percent(promise.level)])
      : "\(percent(promise.level)) \(text(.within, ["time": units.text(promise.thresholdSeconds)]))"
    guard let onDays = promise.onDays else { return share }
    return text(
      promise.period == .week ? .scheduleOnWindows : .scheduleOnDays, ["target": share, "share": percent(onDays)])
  }

  func when(_ promise: ScheduleDocument.Promise, aligned: Bool = true) -> String {
    switch promise.period {
    case .interval: return dates.moment(promise.from, weekday: nil, aligned: aligned)
    case .day:
      return DateFormat.date(ofStart: promise.from).map { dates.weekdayAndDate($0, aligned: aligned) } ?? promise.from
    case .week: return text(.scheduleWholeWindow)
    }
  }

  func verdict(_ promise: ScheduleDocument.Promise) -> TargetVerdict {
    promise.isKept ? .met : promise.isOpen ? .undecided : .missed
  }

  /// Rounded down, so that a limit that falls short never looks as if it did not.
  func limit(_ lower: Double?) -> String {
    guard let lower else { return EstimateFormat.missing.value }
    return number.fixed(((lower * 1000) + 1e-9).rounded(.down) / 10, decimals: 1) + "\u{A0}%"
  }

  func estimate(_ share: Double?) -> String {
    guard let share else { return EstimateFormat.missing.value }
    return number.fixed(share * 100, decimals: 1) + "\u{A0}%"
  }

  // MARK: Shifts

  /// The label of a contract, with its group where there are several.
  func contract(_ group: Int, _ contract: Int) -> String {
    let (group, contract) = (document.groups[group], document.groups[group].contracts[contract])
    guard document.groups.count > 1, contract.label != group.label else { return contract.label }
    return "\(group.label), \(contract.label)"
  }

  /// `15 min 10:00–11:15, 45 min 13:00`.
  func pauses(_ row: ShiftRow) -> String {
    row.pauses.map { pause in
      let start = pause.first == pause.last ? pause.first : "\(pause.first)–\(pause.last)"
      return "\(units.text(Double(pause.seconds)))\u{A0}\(start)"
    }.joined(separator: ", ")
  }

  /// Whether people work under different contracts of one group.
  var hasContracts: Bool { document.groups.contains { $0.contracts.filter { $0.people > 0 }.count > 1 } }

  // MARK: Need

  private static let mostShortages = 8

  /// The largest stretches with fewer people than a formula asks for, and what the others come to.
  var shortages: [String] {
    let all = document.shortages
    let rest = all.dropFirst(Self.mostShortages)
    let shown = all.prefix(Self.mostShortages).map(shortage)
    guard !rest.isEmpty else { return shown }
    return shown + [
      text(
        .scheduleMoreShort, count: rest.count,
        ["count": number.whole(rest.count), "hours": hours(rest.reduce(0) { $0 + $1.personHours })])
    ]
  }

  private func shortage(_ shortage: ScheduleDocument.Shortage) -> String {
    let group = document.groups.count > 1 ? "\(document.groups[shortage.group].label), " : ""
    let first = document.intervals[shortage.intervals.lowerBound]
    let last = document.intervals[shortage.intervals.upperBound - 1]
    let minutes = ((ISOInstant.wallSeconds(last.start) ?? 0) + last.seconds) / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let end = "\(two(minutes / 60 % 24)):\(two(minutes % 60))"
    let span = text(
      .scheduleShortSpan,
      [
        "hours": hours(shortage.personHours), "scheduled": hours(shortage.worst.scheduled),
        "required": hours(shortage.worst.required ?? 0),
      ])
    return "\(group)\(dates.moment(first.start, weekday: nil, aligned: false))–\(end): \(span)"
  }
}
