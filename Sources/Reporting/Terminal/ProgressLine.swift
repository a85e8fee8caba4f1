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
    let share = Double(replications) / Double(goal)
    var text = catalogue.text(
      .progress, count: goal, ["done": number.whole(replications), "goal": number.whole(goal)])
    if replications > 0, elapsedSeconds >= 1, replications < goal {
      let left = (elapsedSeconds / share * (1 - share)).rounded(.up)
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
