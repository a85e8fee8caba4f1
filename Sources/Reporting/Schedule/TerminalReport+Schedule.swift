internal import CallCenterModel
package import Experiments

extension TerminalReport {
  /// A schedule: the answer, how it was found, what it promises, who works when, and where it differs from the need.
  ///
  /// - Parameters:
  ///   - record: What was found.
  ///   - name: The name of the scenario.
  /// - Returns: The report, each line ended by a line feed.
  package func text(of record: ScheduleRecord, name: String) -> String {
    text(
      of: ScheduleDocument(
        record, scenario: ScenarioIdentity(name: name, file: "", sha256: "", option: nil), version: ""))
  }

  func text(of document: ScheduleDocument) -> String {
    let words = ScheduleWords(document, catalogue)
    let title =
      document.scenario.name.wrapped(to: width).map { painter.paint($0, .bold) }
      + words.details.joined(separator: " · ").wrapped(to: width)
    let search = [heading(.scheduleSearchHeading)] + words.search.flatMap(item)
    var sections = [
      title, paragraph(words.answer(period: period(days: document.run.days))), search, promises(words), staff(words),
    ]
    sections += shiftTables(words)
    sections += document.groups.indices.map { cover(words, $0) }
    sections.append(paragraph(words.needSentences))
    sections.append(shortages(words))
    return finished(sections)
  }

  // MARK: Promises

  static let mostPromises = 42
  static let fewPromises = 10

  /// All of them, or those with the least room where they are many.
  private func promises(_ words: ScheduleWords) -> [String] {
    let all = words.document.promises
    guard !all.isEmpty else { return [] }
    var title = [heading(.schedulePromises)]
    var shown = all
    if all.count > Self.mostPromises {
      let count = max(Self.fewPromises, all.filter { !$0.isKept }.count)
      let chosen = all.indices.sorted { (-all[$0].missing, $0) < (-all[$1].missing, $1) }.prefix(
        min(count, Self.mostPromises))
      shown = chosen.map { all[$0] }
      title = [
        heading(
          .scheduleNarrowest, ["shown": number.whole(shown.count), "count": number.whole(all.count)])
      ]
    }
    let hasTypes = Set(shown.map(\.callType)).count > 1
    var columns = [
      TableColumn(heading: catalogue.text(.scheduleWhen), alignment: .left),
      TableColumn(heading: catalogue.text(.targetColumn), alignment: .left, dispensable: hasTypes ? 1 : 2),
      TableColumn(heading: catalogue.text(.scheduleAsked)), TableColumn(heading: catalogue.text(.simulatedColumn)),
      TableColumn(heading: catalogue.text(.scheduleLower)), TableColumn(heading: "", alignment: .left),
    ]
    if hasTypes {
      columns.insert(TableColumn(heading: catalogue.text(.scheduleType), alignment: .left, shortest: 12), at: 0)
    }
    let rows = shown.map { promise in
      let verdict = words.verdict(promise)
      return (hasTypes ? [TableCell(promise.label)] : [])
        + [
          TableCell(words.when(promise)), TableCell(words.target(promise)), TableCell(words.percent(promise.asked)),
          TableCell(words.estimate(promise.estimate)), TableCell(words.limit(promise.lower)),
          TableCell(catalogue.text(verdict.word), style: verdict.style),
        ]
    }
    let note = catalogue.text(
      .scheduleLimits, ["level": percent(words.document.run.confidence, decimals: 2)])
    return title + Table(columns: columns, rows: rows).lines(width: width, painter: painter) + note.wrapped(to: width)
  }

  // MARK: People and shifts

  private func staff(_ words: ScheduleWords) -> [String] {
    let document = words.document
    let columns = [
      TableColumn(heading: catalogue.text(.scheduleContract), alignment: .left, shortest: 16),
      TableColumn(heading: catalogue.text(.scheduleHeads)), TableColumn(heading: catalogue.text(.scheduleHours)),
      TableColumn(heading: catalogue.text(.scheduleHoursEach)),
    ]
    let weeks = Double(document.run.days) / 7
    let rows = document.groups.enumerated().flatMap { group, entry in
      entry.contracts.enumerated().map { contract, terms in
        let hours = document.paidHours { $0.group == group && $0.contract == contract }
        return [
          TableCell(words.contract(group, contract)), TableCell(number.whole(terms.people)),
          TableCell(words.hours(hours)),
          TableCell(terms.people > 0 ? words.hours(hours / Double(terms.people) / weeks) : "–"),
        ]
      }
    }
    return [heading(.scheduleStaff)] + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  /// A table a week.
  private func shiftTables(_ words: ScheduleWords) -> [[String]] {
    let dates = words.document.dates
    return stride(from: 0, to: dates.count, by: 7).compactMap { first in
      let week = dates[first..<min(first + 7, dates.count)]
      let rows = ShiftRow.rows(words.document, on: week)
      guard let start = week.first, !rows.isEmpty else { return nil }
      let title =
        dates.count > 7
        ? heading(.scheduleShiftsFrom, ["date": self.dates.full(start)]) : heading(.scheduleShifts)
      return [title] + shiftTable(words, rows, Array(week))
    }
  }

  private func shiftTable(_ words: ScheduleWords, _ rows: [ShiftRow], _ week: [LocalDate]) -> [String] {
    let groups = words.document.groups
    var columns: [TableColumn] = []
    if groups.count > 1 {
      columns.append(TableColumn(heading: catalogue.text(.groupColumn), alignment: .left, shortest: 10))
    }
    if words.hasContracts {
      columns.append(
        TableColumn(heading: catalogue.text(.scheduleContract), alignment: .left, dispensable: 2, shortest: 8))
    }
    columns += [
      TableColumn(heading: catalogue.text(.scheduleShift), alignment: .left, dispensable: 1, shortest: 10),
      TableColumn(heading: catalogue.text(.scheduleTime), alignment: .left),
    ]
    columns += week.map { TableColumn(heading: "\(dates.weekday($0.weekday))\n\($0.components.day)") }
    let pauses = rows.map { TableCell(words.pauses($0)) }
    var last: Int?
    let cells = rows.map { row -> [TableCell] in
      var cells: [TableCell] = []
      if groups.count > 1 { cells.append(TableCell(row.group == last ? "" : groups[row.group].label)) }
      last = row.group
      if words.hasContracts { cells.append(TableCell(groups[row.group].contracts[row.contract].label)) }
      cells += [TableCell(row.label), TableCell(row.clock)]
      cells += week.map { row.people[$0].map { TableCell(number.whole($0)) } ?? TableCell("·", style: .dim) }
      return cells
    }
    let whole = Table(
      columns: columns + [TableColumn(heading: catalogue.text(.scheduleBreaks), alignment: .left)],
      rows: zip(cells, pauses).map { $0 + [$1] })
    guard whole.naturalWidth > width else { return whole.lines(width: width, painter: painter) }
    let breaks = rows.filter { !$0.pauses.isEmpty }.flatMap { row in
      item((groups.count > 1 ? "\(groups[row.group].label), " : "") + "\(row.clock): \(words.pauses(row))")
    }
    return Table(columns: columns, rows: cells).lines(width: width, painter: painter)
      + (breaks.isEmpty ? [] : ["\(catalogue.text(.scheduleBreaks)):"] + breaks)
  }
}
