internal import CallCenterModel
package import Scheduling

extension TerminalReport {
  /// A roster: whether every post has somebody and every rule is kept, the dates, totals, what is missing, what is broken.
  ///
  /// - Parameters:
  ///   - roster: What was found, or handed in.
  ///   - words: For the labour rules that it breaks.
  ///   - name: Of the scenario.
  /// - Returns: The report, each line ended by a line feed.
  package func text(of roster: Roster, words: LabourWords, name: String) -> String {
    let title = name.wrapped(to: width).map { painter.paint($0, .bold) }
    let table = roster.text(language: catalogue.language, width: width, color: painter.color)
    let lines = table.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    return finished([title, paragraph(answer(roster)), lines, broken(roster, words)])
  }

  private func answer(_ roster: Roster) -> [String] {
    let posts = roster.problem.shifts.reduce(0) { $0 + $1.posts.count }
    let missing = roster.missing.reduce(0) { $0 + $1.people }
    let broken = roster.violations.count + roster.breaches.count
    let staffed =
      missing == 0
      ? catalogue.text(.rosterComplete, count: posts, ["count": number.whole(posts)])
      : catalogue.text(
        .rosterEmptyPosts, count: missing, ["count": number.whole(missing), "posts": number.whole(posts)])
    let kept =
      broken == 0
      ? catalogue.text(.rosterRulesKept)
      : catalogue.text(.rosterRulesBroken, count: broken, ["count": number.whole(broken)])
    return [staffed, kept]
  }

  private func broken(_ roster: Roster, _ words: LabourWords) -> [String] {
    let problem = roster.problem
    func line(_ person: Int, _ instant: Int, _ text: String) -> (key: [Int], text: String) {
      let day = problem.calendar.days.lastIndex { $0.start <= instant } ?? 0
      let values: KeyValuePairs = [
        "name": problem.people[person].label, "when": dates.heading(problem.calendar.days[day].date), "text": text,
      ]
      return ([person, instant], catalogue.text(.rosterBrokenRule, values))
    }
    let rules = roster.violations.map { line($0.person, $0.violation.range.lowerBound, words.text($0.violation)) }
    let terms = roster.breaches.map { breach in
      let shift = problem.shifts[breach.shift]
      let what = catalogue.text(breach.obstacle)
      return line(breach.person, shift.time.lowerBound, "\(problem.clock(shift.time, shift.day)), \(what)")
    }
    let all = (rules + terms).sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return all.isEmpty ? [] : [heading(.rosterBrokenHeading)] + all.flatMap { item($0.text) }
  }
}

extension Catalogue {
  /// Why a person may not take a shift, but for the labour rules.
  func text(_ obstacle: StandIn.Obstacle) -> String {
    switch obstacle {
    case .otherGroup: text(.obstacleOtherGroup)
    case .contract: text(.obstacleContract)
    case .leave: text(.obstacleLeave)
    case .unavailable: text(.obstacleUnavailable)
    case .worksThatDay: text(.obstacleWorks)
    case .daysPerWeek: text(.obstacleDaysPerWeek)
    case .sameAllWeek: text(.obstacleSameAllWeek)
    case .daysOffTogether: text(.obstacleDaysOffTogether)
    case .rule(let violation): violation.rule.rawValue
    }
  }
}
