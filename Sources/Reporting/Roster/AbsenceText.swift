internal import CallCenterModel
package import Scheduling

extension RosterAbsence {
  /// What is missing, who may stand in and who may not, and the repair with the fewest changes.
  ///
  /// - Parameters:
  ///   - words: For the labour rules that forbid it.
  ///   - language: Of the text.
  ///   - width: Columns of the terminal.
  /// - Returns: Lines, each ended by a line feed.
  package func text(words: LabourWords, language: Language, width: Int) -> String {
    AbsenceText(absence: self, words: words, catalogue: Catalogue(language)).lines
      .flatMap { line in
        let blanks = String(repeating: " ", count: line.indent)
        return line.text.wrapped(to: width - line.indent, indent: "  ").map { blanks + $0 + "\n" }
      }.joined()
  }
}

private struct AbsenceText {
  struct Line {
    var indent: Int
    var text: String
  }

  let absence: RosterAbsence
  let words: LabourWords
  let catalogue: Catalogue

  private var problem: RosterProblem { absence.repaired.problem }
  private var dialect: SpreadsheetDialect { SpreadsheetDialect(language: catalogue.language) }

  var lines: [Line] {
    let name = problem.people[absence.person].label
    guard !absence.lost.isEmpty else { return [Line(indent: 0, text: catalogue.text(.absenceNothing, ["name": name]))] }
    let count = absence.lost.count
    return [Line(indent: 0, text: catalogue.text(.absenceLost, count: count, ["name": name, "count": "\(count)"]))]
      + absence.lost.flatMap(lost) + repair
  }

  private func lost(_ lost: RosterAbsence.Lost) -> [Line] {
    let ready = lost.standIns.filter { $0.obstacle == nil }.map { standIn in
      let name = problem.people[standIn.person].label
      guard standIn.overtimeSeconds > 0 else { return name }
      return catalogue.text(
        .absenceOvertime, ["name": name, "hours": dialect.hours(standIn.overtimeSeconds)])
    }
    let others = lost.standIns.filter { $0.obstacle != .otherGroup }.compactMap { standIn in
      standIn.obstacle.map { "\(problem.people[standIn.person].label) – \(text($0))" }
    }
    let may =
      ready.isEmpty
      ? catalogue.text(.absenceNobody) : catalogue.text(.absenceMay, ["names": ready.joined(separator: "; ")])
    let mayNot = catalogue.text(.absenceMayNot, ["names": others.joined(separator: "; ")])
    return [Line(indent: 0, text: "• " + shift(lost.shift)), Line(indent: 2, text: may)]
      + (others.isEmpty ? [] : [Line(indent: 2, text: mayNot)])
  }

  private var repair: [Line] {
    guard !absence.changes.isEmpty else { return [Line(indent: 0, text: catalogue.text(.absenceNoRepair))] }
    let changes = absence.changes.count
    return [Line(indent: 0, text: catalogue.text(.absenceRepair, count: changes, ["count": "\(changes)"]))]
      + absence.changes.map { change in
        let name = problem.people[change.person].label
        let date = DateFormat(catalogue).heading(problem.calendar.days[change.day].date)
        let from = change.from.map(title) ?? catalogue.text(.absenceOff)
        let to = change.to.map(title) ?? catalogue.text(.absenceOff)
        return Line(indent: 0, text: "• \(date): \(name): \(from) → \(to)")
      }
      + absence.stillEmpty.map { missing in
        Line(indent: 0, text: catalogue.text(.absenceStill, ["shift": shift(missing.shift)]))
      }
  }

  private func title(_ shift: Int) -> String {
    let shift = problem.shifts[shift]
    let clock = problem.clock(shift.time, shift.day)
    return shift.type.map { "\(problem.shiftTypes[$0].label) \(clock)" } ?? clock
  }

  private func shift(_ shift: Int) -> String {
    "\(DateFormat(catalogue).heading(problem.calendar.days[problem.shifts[shift].day].date)), \(title(shift))"
  }

  private func text(_ obstacle: StandIn.Obstacle) -> String {
    switch obstacle {
    case .rule(let violation): words.text(violation)
    default: catalogue.text(obstacle)
    }
  }
}
