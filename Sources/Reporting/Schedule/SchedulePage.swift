internal import CallCenterModel
internal import Experiments

/// The page of a schedule.
struct SchedulePage {
  let document: ScheduleDocument
  let text: PageText
  let words: ScheduleWords
  /// The words of the terminal.
  private let terminal: TerminalReport

  init(_ document: ScheduleDocument, _ language: Language) {
    self.document = document
    text = PageText(language, confidence: document.run.confidence, currency: document.cost.currency)
    words = ScheduleWords(document, text.catalogue)
    terminal = TerminalReport(language: language, width: .max)
  }

  var page: Page {
    var sections = [
      PageSection(id: "answer", heading: text.plain(.answerHeading), content: answer),
      PageSection(
        id: "search", heading: text.plain(.scheduleSearchHeading),
        content: HTML.list(words.search.map { HTML.escaped(text.sentence($0)) })),
      PageSection(id: "promises", heading: text.plain(.schedulePromises), content: promises),
      PageSection(id: "shifts", heading: text.plain(.schedulePeopleAndShifts), content: staff + "\n" + shifts),
    ]
    let figures = coverFigures
    if !figures.isEmpty {
      sections.append(
        PageSection(
          id: "pictures", heading: text.plain(.schedulePictures),
          content: need + figures.map { $0.html(text) }.joined(separator: "\n")))
    }
    sections.append(PageSection(id: "assumptions", heading: text.plain(.assumptionsHeading), content: assumptions))
    return Page(
      text: text, title: text.plain(.scheduleHeadline, ["name": document.scenario.name]),
      details: Array(words.details.dropFirst()), warning: nil, sections: sections, footer: footer)
  }

  private var footer: String {
    HTML.element(
      "p",
      text.html(
        .madeFrom,
        [
          "file": document.scenario.file, "version": document.run.version, "seed": String(document.run.seed),
          "sum": String(document.scenario.sha256.prefix(12)),
        ]))
  }

  private var answer: String {
    let sentences = words.answer(period: terminal.period(days: document.run.days)).map(text.sentence)
    return HTML.element("p", ["class": "lead"], HTML.escaped(sentences.joined(separator: " ")))
  }

  private var need: String {
    let items = words.shortages.map { HTML.escaped(text.sentence($0)) }
    let list =
      items.isEmpty ? "" : HTML.element("h3", text.html(.scheduleShortHeading)) + "\n" + HTML.list(items) + "\n"
    return HTML.element("p", HTML.escaped(words.needSentences.joined(separator: " "))) + "\n" + list
  }

  private var assumptions: String {
    let items: [(Message, String)] = [
      (
        .methodMark,
        text.plain(.scheduleAssumedCuts, ["error": text.percent(1 - document.run.confidence, decimals: 2)])
      ), (.methodMark, text.plain(.scheduleNeedNote)), (.assumptionMark, text.plain(.scheduleAssumedPeople)),
      (.assumptionMark, text.plain(.assumedScenario, ["file": document.scenario.file])),
    ]
    return HTML.element("p", text.html(.assumptionsNote))
      + HTML.list(
        items.map { mark, item in
          HTML.element("strong", ["class": "mark"], text.html(mark)) + " " + HTML.escaped(text.sentence(item))
        }, ["class": "assumptions"])
  }

  // MARK: Tables

  private var promises: String {
    let rows = document.promises.map { promise in
      [
        HTML.escaped(promise.label), HTML.element("td", ["class": "words"], HTML.escaped(words.target(promise))),
        text.cell(words.when(promise, aligned: false)), text.cell(words.percent(promise.asked)),
        text.cell(words.estimate(promise.estimate)), text.cell(words.limit(promise.lower)),
        text.cell(text.plain(words.verdict(promise).word)),
      ]
    }
    let note = text.html(.scheduleLimits, ["level": text.percent(document.run.confidence, decimals: 2)])
    return HTML.table(
      caption: text.plain(.schedulePromises),
      head: headings([
        .scheduleType, .targetColumn, .scheduleWhen, .scheduleAsked, .simulatedColumn, .scheduleLower, .verdictColumn,
      ]), rows: rows) + "\n" + HTML.element("p", ["class": "fine"], note)
  }

  private func headings(_ messages: [Message]) -> [String] {
    messages.map { HTML.escaped(heading($0)) }
  }

  /// On one line, a hyphen at the end of the first taken out.
  private func heading(_ message: Message) -> String {
    text.plain(message).replacing("-\n", with: "").replacing("\n", with: " ")
  }

  private var staff: String {
    let weeks = Double(document.run.days) / 7
    let rows = document.groups.enumerated().flatMap { group, entry in
      entry.contracts.enumerated().map { contract, terms in
        let hours = document.paidHours { $0.group == group && $0.contract == contract }
        let each = terms.people > 0 ? words.hours(hours / Double(terms.people) / weeks) : "–"
        return [
          HTML.escaped(words.contract(group, contract)), text.cell(text.number.whole(terms.people)),
          text.cell(words.hours(hours)), text.cell(each),
        ]
      }
    }
    return HTML.element("h3", text.html(.scheduleStaff)) + "\n"
      + HTML.table(
        caption: text.plain(.scheduleStaff),
        head: headings([.scheduleContract, .scheduleHeads, .scheduleHours, .scheduleHoursEach]), rows: rows)
  }

  private var shifts: String {
    let dates = document.dates
    let weeks = stride(from: 0, to: dates.count, by: 7).compactMap { first -> String? in
      let week = Array(dates[first..<min(first + 7, dates.count)])
      let rows = ShiftRow.rows(document, on: week)
      guard let start = week.first, !rows.isEmpty else { return nil }
      let title =
        dates.count > 7
        ? text.plain(.scheduleShiftsFrom, ["date": text.dates.full(start)]) : text.plain(.scheduleShifts)
      return HTML.element("h3", HTML.escaped(title)) + "\n" + weekTable(title, rows, week)
    }
    let exact = HTML.element(
      "details", HTML.element("summary", text.html(.scheduleBreaksExact)) + "\n" + exactTable)
    return (weeks + [exact]).joined(separator: "\n")
  }

  private func weekTable(_ title: String, _ rows: [ShiftRow], _ week: [LocalDate]) -> String {
    let head =
      headings([.scheduleContract, .scheduleShift, .scheduleTime])
      + week.map { HTML.escaped("\(text.dates.weekday($0.weekday))\u{A0}\($0.components.day)") }
      + headings([.scheduleBreaks])
    return HTML.table(
      caption: title, head: head,
      rows: rows.map { row in
        [
          HTML.escaped(words.contract(row.group, row.contract)),
          text.cell(row.label), text.cell(row.clock),
        ] + week.map { text.cell(row.people[$0].map(text.number.whole) ?? "·") }
          + [HTML.element("td", ["class": "words"], HTML.escaped(words.pauses(row)))]
      })
  }

  /// Every shift with the places of its breaks.
  private var exactTable: String {
    HTML.table(
      caption: text.plain(.scheduleBreaksExact),
      head: headings([
        .scheduleDay, .scheduleContract, .scheduleShift, .scheduleTime, .scheduleHeads, .scheduleBreaksExact,
      ]),
      rows: document.shifts.map { shift in
        [
          HTML.escaped(shift.time.date.map { text.dates.weekdayAndDate($0, aligned: false) } ?? ""),
          HTML.element("td", ["class": "words"], HTML.escaped(words.contract(shift.group, shift.contract))),
          HTML.element("td", ["class": "words"], HTML.escaped(shift.label)), text.cell(shift.time.clock),
          text.cell(text.number.whole(shift.people)), text.cell(shift.breaks.map(\.clock).joined(separator: ", ")),
        ]
      })
  }
}
