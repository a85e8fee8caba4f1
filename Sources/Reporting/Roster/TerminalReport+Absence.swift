package import CallCenterModel
package import Experiments
internal import OutputAnalysis
package import Scheduling

extension TerminalReport {
  /// Somebody absent: lost shifts, who may stand in, the repair, and what both do to the service.
  ///
  /// - Parameters:
  ///   - absence: Of one person.
  ///   - study: The service as simulated; `nil`: it could not be.
  ///   - plan: With the call types.
  ///   - words: For the labour rules that forbid stand-ins.
  /// - Returns: The report, each line ended by a line feed.
  package func text(
    of absence: RosterAbsence, study: AbsenceStudy?, plan: Plan, words: LabourWords
  ) -> String {
    let title = plan.name.wrapped(to: width).map { painter.paint($0, .bold) }
    let text = absence.text(words: words, language: catalogue.language, width: width)
    var sections = [title, text.split(separator: "\n").map(String.init)]
    if let study, !absence.lost.isEmpty {
      let name = absence.repaired.problem.people[absence.person].label
      if !study.effects.isEmpty { sections.append(service(study, plan, name: name)) }
      sections.append(paragraph(notes(study, isRepairWhole: absence.stillEmpty.isEmpty)))
    }
    return finished(sections)
  }

  private func service(_ study: AbsenceStudy, _ plan: Plan, name: String) -> [String] {
    let hasTypes = Set(study.effects.map(\.criterion.callType)).count > 1
    var columns = [
      TableColumn(heading: catalogue.text(.scheduleWhen), alignment: .left),
      TableColumn(heading: catalogue.text(.targetColumn), alignment: .left, dispensable: 2),
      TableColumn(heading: catalogue.text(.absencePlanned)), TableColumn(heading: catalogue.text(.absenceWithout)),
      TableColumn(heading: catalogue.text(.absencePoints), dispensable: 1),
      TableColumn(heading: catalogue.text(.absenceRepaired)),
      TableColumn(heading: catalogue.text(.absencePoints), dispensable: 1),
    ]
    if hasTypes {
      columns.insert(TableColumn(heading: catalogue.text(.scheduleType), alignment: .left, shortest: 12), at: 1)
    }
    let rows = study.effects.map { effect in
      var row = [TableCell(dates.weekdayAndDate(effect.date))]
      if hasTypes { row.append(TableCell(plan.callTypes[effect.criterion.callType].label)) }
      row.append(TableCell(target(effect.criterion, plan)))
      row += [share(effect.planned), share(effect.without), points(effect.lost)]
      row += [share(effect.repaired), points(effect.left)]
      return row
    }
    return [heading(.absenceService, ["name": name])]
      + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private func day(_ date: LocalDate) -> String { dates.weekdayAndDate(date, aligned: false) }

  private func share(_ estimate: Estimate?) -> TableCell {
    TableCell(estimates.text(estimate, .probability, .one))
  }

  /// Percentage points.
  private func points(_ estimate: Estimate?) -> TableCell {
    TableCell(estimates.text(estimate?.scaled(by: 100), .ratio, .one))
  }

  private func target(_ criterion: ServiceCriterion, _ plan: Plan) -> String {
    let level = percent(criterion.level)
    guard criterion.kind != .notLost else { return catalogue.text(.scheduleNotLost, ["share": level]) }
    let seconds = plan.callTypes[criterion.callType].target.thresholdSeconds
    return "\(level) \(catalogue.text(.within, ["time": DurationUnits(catalogue).text(seconds)]))"
  }

  private func notes(_ study: AbsenceStudy, isRepairWhole: Bool) -> [String] {
    var notes: [String] = []
    if study.effects.isEmpty, study.unknown.isEmpty { notes.append(catalogue.text(.absenceNoTarget)) }
    if !study.effects.isEmpty {
      if isRepairWhole { notes.append(catalogue.text(.absenceWhole)) }
      var pairs: [String] = []
      for effect in study.effects {
        let pair = catalogue.text(
          .absenceAs, ["date": day(effect.date), "day": day(effect.simulated)])
        if !pairs.contains(pair) { pairs.append(pair) }
      }
      notes.append(
        catalogue.text(
          .absenceNote,
          [
            "days": pairs.joined(separator: "; "), "replications": replications(study.replications),
            "level": percent(study.confidence, decimals: 2),
          ]))
    }
    if !study.unknown.isEmpty {
      let days = study.unknown.map(day).joined(separator: ", ")
      notes.append(catalogue.text(.absenceUnknown, ["days": days]))
    }
    return notes
  }
}
