internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

/// What a planner reads after a run: the answer first, then the figures behind it.
package struct TerminalReport: Sendable {
  let catalogue: Catalogue
  let number: NumberFormat
  let estimates: EstimateFormat
  let dates: DateFormat
  let painter: Painter
  let width: Int
  /// What becomes of a figure in a sentence; the terminal shows the error of the most important one only.
  var figure: @Sendable (EstimateText, Estimate, Measure, _ isMain: Bool) -> String = { text, _, _, isMain in
    isMain ? text.joined : text.value
  }

  /// - Parameters:
  ///   - language: The language of the text and of its numbers.
  ///   - width: Columns of the terminal; below 60 it is taken as 60.
  ///   - color: Whether control sequences for colour may be written.
  package init(language: Language, width: Int = 100, color: Bool = false) {
    catalogue = Catalogue(language)
    number = NumberFormat(language: language)
    estimates = EstimateFormat(catalogue)
    dates = DateFormat(catalogue)
    painter = Painter(color: color)
    self.width = max(60, width)
  }

  package func text(of record: RunRecord) -> String {
    let sections = [
      title(record), answer(record), precision(record), assertions(record), totals(record), callTypes(record),
      channels(record),
      agentGroups(record),
      worstIntervals(record), formulas(record),
    ].filter { !$0.isEmpty }
    return finished(
      sections + [notes(record, hasUnknownError: sections.joined().contains(where: Self.hasUnknownError))])
  }

  /// Sections with a blank line between them; blanks that were kept from breaking become ordinary ones.
  func finished(_ sections: [[String]]) -> String {
    let lines = sections.filter { !$0.isEmpty }.joined(separator: [""])
    return lines.map { line in
      var line = String(line.map { $0 == "\u{A0}" ? " " : $0 })
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  func heading(_ message: Message, _ values: KeyValuePairs<String, String> = [:]) -> String {
    painter.paint(sentence(catalogue.text(message, values)), .bold)
  }

  func paragraph(_ sentences: [String]) -> [String] {
    sentences.map(sentence).joined(separator: " ").wrapped(to: width)
  }

  /// With a capital letter at its beginning.
  func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  func item(_ text: String) -> [String] { ("•\u{A0}" + sentence(text)).wrapped(to: width, indent: "  ") }

  /// Too narrow for words where a mark will do.
  var isNarrow: Bool { width < 100 }

  func cell(_ estimate: Estimate?, _ measure: Measure, _ digits: EstimateFormat.Digits? = nil) -> TableCell {
    TableCell(estimates.text(estimate, measure.kind, digits ?? (isNarrow ? .one : .compact)))
  }

  func percent(_ share: Double, decimals: Int = 1) -> String {
    number.trimmed(share * 100, decimals: decimals) + "\u{A0}%"
  }

  static func hasUnknownError(_ line: String) -> Bool {
    line.split(separator: "±").dropFirst().contains { $0.first { $0 != " " && $0 != "\u{A0}" } == "?" }
  }
}

extension TerminalReport {
  private func title(_ record: RunRecord) -> [String] {
    let details = details(record).joined(separator: " · ").wrapped(to: width)
    var lines = record.scenario.name.wrapped(to: width).map { painter.paint($0, .bold) } + details
    if let warning = interruption(record) {
      lines += [""] + warning.wrapped(to: width).map { painter.paint($0, .warning) }
    }
    return lines
  }

  /// That the result is only a part, if it is.
  func interruption(_ record: RunRecord) -> String? {
    guard record.run.stoppedBy == .interruption else { return nil }
    return catalogue.text(.interrupted, ["replications": replications(record.run.replications)])
  }

  /// Option, window, effort and seed.
  func details(_ record: RunRecord) -> [String] {
    var parts: [String] = []
    if let option = record.scenario.option { parts.append(catalogue.text(.option, ["name": option])) }
    parts.append(window(record))
    if let batches = record.run.batches {
      let days = catalogue.text(.days, count: batches.days, ["count": number.whole(batches.days)])
      parts.append(
        catalogue.text(.batches, count: batches.batches, ["count": number.whole(batches.batches), "days": days]))
    } else {
      parts.append(replications(record.run.replications))
    }
    parts.append(catalogue.text(.seed, ["seed": String(record.run.seed)]))
    return parts
  }

  /// Dates where they are known, and how many days.
  private func window(_ record: RunRecord) -> String {
    let days = catalogue.text(.days, count: record.run.days, ["count": number.whole(record.run.days)])
    guard record.intervalReport == .dated,
      let first = record.intervals.first.flatMap({ DateFormat.date(ofStart: $0.start) })
    else { return days }
    guard record.run.days > 1 else { return dates.heading(first) }
    return dates.window(first, first.advanced(by: record.run.days - 1), days: days)
  }

  func replications(_ count: Int) -> String {
    catalogue.text(.replications, count: count, ["count": number.whole(count)])
  }

  func period(_ record: RunRecord) -> String { period(days: record.run.days) }

  func period(days: Int) -> String {
    switch days {
    case 1: catalogue.text(.perDay)
    case 7: catalogue.text(.perWeek)
    default: catalogue.text(.perDays, count: days, ["count": number.whole(days)])
    }
  }
}
