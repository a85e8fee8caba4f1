/// One line that says how far a run has come.
package struct ProgressLine: Sendable {
  private let catalogue: Catalogue
  private let number: NumberFormat
  private let units: DurationUnits
  private let width: Int

  package init(language: Language, width: Int = 80) {
    catalogue = Catalogue(language)
    number = NumberFormat(language: language)
    units = DurationUnits(catalogue)
    self.width = max(20, width)
  }

  /// The line, at most `width` columns wide and without a line feed.
  ///
  /// - Parameters:
  ///   - replications: Done so far.
  ///   - limit: The most there can be.
  ///   - expected: How many the precision asked for is expected to take, where that is known.
  ///   - elapsedSeconds: Since the run began.
  /// - Returns: A bar, the share done, the replications done and the time left.
  package func text(replications: Int, limit: Int, expected: Int? = nil, elapsedSeconds: Double) -> String {
    let goal = max(1, replications, min(limit, expected ?? limit))
    let text = catalogue.text(
      .progress, count: goal, ["done": number.whole(replications), "goal": number.whole(goal)])
    return line(text, share: Double(replications) / Double(goal), elapsedSeconds: elapsedSeconds)
  }

  /// The line of a sweep.
  ///
  /// - Parameters:
  ///   - point: The place of the point in hand among those of the sweep, from 1.
  ///   - points: Their number.
  ///   - share: Of the point in hand, that is done.
  ///   - before: Points that were finished before this run.
  ///   - elapsedSeconds: Since the run began.
  /// - Returns: A bar, the share done, the point in hand and the time left.
  package func text(point: Int, of points: Int, share: Double, before: Int, elapsedSeconds: Double) -> String {
    let text = catalogue.text(
      .sweepProgress, ["point": number.whole(point), "points": number.whole(points)])
    let done = (Double(point - 1) + share) / Double(points)
    return line(text, share: done, before: Double(before) / Double(points), elapsedSeconds: elapsedSeconds)
  }

  /// The line of a search for shifts.
  ///
  /// - Parameters:
  ///   - plans: Simulated so far.
  ///   - cheapest: Cost of the cheapest that meets the targets; `nil`: none yet.
  ///   - elapsedSeconds: Since the search began.
  /// - Returns: The plans, the cheapest and the time since.
  package func text(plans: Int, cheapest: Double?, elapsedSeconds: Double) -> String {
    var text = catalogue.text(.searchProgress, count: plans, ["plans": number.whole(plans)])
    if let cheapest { text += catalogue.text(.searchCheapest, ["cost": number.whole(Int(cheapest.rounded()))]) }
    text += ", " + units.text(elapsedSeconds.rounded())
    return String(text.fitted(to: min(width, text.displayWidth)).map { $0 == "\u{A0}" ? " " : $0 })
  }

  private func line(_ label: String, share: Double, before: Double = 0, elapsedSeconds: Double) -> String {
    var text = label
    if share > before, elapsedSeconds >= 1, share < 1 {
      let left = (elapsedSeconds / (share - before) * (1 - share)).rounded(.up)
      text += catalogue.text(.timeLeft, ["time": units.text(left)])
    }
    let percent = number.fixed((share * 100).rounded(.down), decimals: 0) + "\u{A0}%"
    let tail = " " + percent.fitted(to: 5, alignRight: true) + "  " + text
    let bar = min(30, width - tail.displayWidth)
    let line = bar >= 5 ? Self.bar(share, width: bar) + tail : tail
    return String(line.fitted(to: min(width, line.displayWidth)).map { $0 == "\u{A0}" ? " " : $0 })
  }

  private static func bar(_ share: Double, width: Int) -> String {
    let full = Int(share * Double(width))
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }
}
