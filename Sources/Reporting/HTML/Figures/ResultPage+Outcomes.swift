internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  /// How busy the groups are while on duty.
  var occupancyFigure: Figure? {
    let groups = record.agentGroups.filter { $0.measures[.occupancy] != nil }
    guard !groups.isEmpty else { return nil }
    let values = groups.map { group in
      JSONValue.object([("g", .string(group.label))] + Chart.members(group.measures[.occupancy]))
    }
    let name = text.catalogue.name(of: .occupancy)
    let tooltips = [["field": "g", "title": " "]] + Chart.tooltips(name, text, format: ".1%")
    return Figure(
      id: "occupancy", title: text.plain(.occupancyTitle), caption: text.plain(.occupancyCaption),
      panels: [
        Figure.Panel(
          description: text.plain(.occupancyTitle),
          specification: Chart.specification(
            height: .integer(26 * groups.count + 4), rows: values, encoding: ["y": Self.names("g")],
            layers: [
              [
                "mark": ["type": "bar", "color": Chart.series(0), "height": 14, "opacity": 0.55],
                "encoding": [
                  "x": Chart.quantitative("v", title: name, format: ".0%", domain: [0, 1]), "tooltip": .array(tooltips),
                ],
              ],
              [
                "mark": ["type": "rule", "color": Chart.ink, "strokeWidth": 3],
                "encoding": ["x": ["field": "l", "type": "quantitative"], "x2": ["field": "u"]],
              ],
            ]))
      ],
      table: HTML.table(
        caption: text.plain(.occupancyTitle),
        head: [text.html(.groupColumn), text.name(.occupancy), text.name(.busyAgents)],
        rows: groups.map { group in
          [
            HTML.escaped(group.label), text.cell(group.measures[.occupancy], .occupancy),
            text.cell(group.measures[.busyAgents], .busyAgents),
          ]
        }))
  }

  /// An axis of names, in the order of the rows.
  static func names(_ field: String) -> JSONValue {
    [
      "field": .string(field), "type": "nominal", "sort": nil, "title": nil,
      "axis": [
        "labelLimit": ["expr": "containerSize()[0] < 500 ? 110 : 260"], "ticks": false, "domain": false,
      ],
    ]
  }

  /// Where those who came went.
  var outcomeFigure: Figure? {
    let outcomes: [(Measure, Int)] = [
      (.answered, 1), (.contained, 6), (.deflected, 4), (.abandoned, 2), (.blocked, 5), (.unfinished, 3),
      (.referred, 0), (.closed, 7),
    ]
    let types = record.callTypes.filter { type in outcomes.contains { (type.measures[$0.0]?.mean ?? 0) > 0 } }
    let shown = outcomes.filter { outcome in types.contains { ($0.measures[outcome.0]?.mean ?? 0) > 0 } }
    guard !types.isEmpty else { return nil }
    let values = types.flatMap { type in
      shown.enumerated().map { order, outcome in
        JSONValue.object(
          [
            ("g", .string(type.label)), ("s", .string(text.catalogue.name(of: outcome.0))), ("o", .integer(order)),
          ] + Chart.members(type.measures[outcome.0]))
      }
    }
    let names = shown.map { text.catalogue.name(of: $0.0) }
    let tooltips: [JSONValue] =
      [["field": "g", "title": " "], ["field": "s", "title": " "]]
      + Chart.tooltips(text.plain(.countSeries), text, format: ",.4~r")
    let people = [Measure.callers, .callersServed, .callersLost, .attemptsPerCaller]
    return Figure(
      id: "outcomes", title: text.plain(.outcomeTitle), caption: outcomeCaption,
      panels: [
        Figure.Panel(
          description: text.plain(.outcomeTitle),
          specification: Chart.specification(
            height: .integer(30 * types.count + 4), rows: values,
            encoding: [
              "y": Self.names("g"),
              "x": [
                "field": "v", "type": "quantitative", "stack": "normalize", "title": nil,
                "axis": ["format": ".0%", "tickCount": 5],
              ],
              "color": .object([("field", "s")] + members(Chart.color(names, shown.map { Chart.series($0.1) }))),
              "order": ["field": "o"], "tooltip": .array(tooltips),
            ], layers: [["mark": ["type": "bar", "height": 20]]]))
      ],
      table: HTML.table(
        caption: text.plain(.outcomeTitle),
        head: [HTML.escaped(terminal.typeWords(record).type)] + (shown.map(\.0) + people).map { text.name($0) },
        rows: types.map { type in
          [HTML.escaped(type.label)] + (shown.map(\.0) + people).map { text.cell(type.measures[$0], $0) }
        }))
  }

  private var outcomeCaption: String {
    guard let attempts = record.total[.attemptsPerCaller], attempts.mean > 1 else { return text.plain(.outcomeCaption) }
    let again = text.plain(.redialCaption, ["attempts": text.estimates.text(attempts, .ratio, .one).joined])
    return text.plain(.outcomeCaption) + " " + again
  }

  /// The oldest item of deferred work against its deadline, one panel a call type.
  var backlogFigure: Figure? {
    let types = record.callTypes.enumerated().filter { $0.element.channel?.isDeferred == true }
    guard !types.isEmpty, !series.cells.isEmpty else { return nil }
    let panels = types.compactMap { index, type -> Figure.Panel? in
      let ages = series.cells.map { ($0, $0.record.callTypes[index][.oldestAge]) }
      guard ages.contains(where: { $0.1 != nil }) else { return nil }
      return backlogPanel(type, ages)
    }
    guard !panels.isEmpty else { return nil }
    let head = types.flatMap { _, type in
      [Measure.backlog, .oldestAge].map { text.defined("\(type.label): \(text.catalogue.name(of: $0))", $0) }
    }
    return Figure(
      id: "backlog", title: text.plain(.backlogTitle), caption: chosenWeek(text.plain(.backlogCaption)), panels: panels,
      table: HTML.table(
        caption: text.plain(.backlogTitle), head: [text.html(.whenColumn)] + head,
        rows: series.cells.map { cell in
          [HTML.escaped(moment(cell.record))]
            + types.flatMap { index, _ in
              [Measure.backlog, .oldestAge].map { intervalCell(cell.record.callTypes[index][$0], $0) }
            }
        }))
  }

  private func backlogPanel(_ type: NamedMeasures, _ ages: [(cell: IntervalSeries.Cell, age: Estimate?)])
    -> Figure.Panel
  {
    let longest = max(ages.compactMap { $0.age?.upper ?? $0.age?.mean }.max() ?? 0, type.deadline?.clockSeconds ?? 0)
    let isInDays = longest > 2 * 86_400
    let unit = isInDays ? 86_400.0 : 3_600
    let values = ages.map { cell, age in
      JSONValue.object([series.time(cell)] + Chart.members(age?.scaled(by: 1 / unit)))
    }
    let name = text.plain(isInDays ? .ageInDays : .ageInHours)
    var layers: [JSONValue] = [
      [
        "mark": ["type": "area", "opacity": 0.3, "color": Chart.series(0)],
        "encoding": ["y": ["field": "l", "type": "quantitative"], "y2": ["field": "u"]],
      ],
      [
        "mark": ["type": "line", "strokeWidth": 1.5, "color": Chart.series(0)],
        "encoding": ["y": Chart.quantitative("v", title: name, format: ",.4~r")],
      ],
    ]
    if let deadline = type.deadline?.clockSeconds {
      layers.append([
        "mark": ["type": "rule", "color": Chart.target, "strokeDash": [6, 3], "strokeWidth": 1.5],
        "data": ["values": [["deadline": Chart.rounded(deadline / unit)]]],
        "encoding": ["x": nil, "y": ["field": "deadline", "type": "quantitative"]],
      ])
    }
    let label = [type.label, type.deadline.map(deadlineText)].compactMap { $0 }.joined(separator: ", ")
    return Figure.Panel(
      label: label, description: "\(text.plain(.backlogTitle)): \(label)",
      specification: series.specification(
        height: 120, rows: values,
        layers: layers + [series.pointer(Chart.tooltips(name, text, format: ",.4~r"))]))
  }

  private func deadlineText(_ deadline: StatedDeadline) -> String {
    let count = Int(deadline.count)
    switch deadline.unit {
    case .seconds: return text.plain(.deadlineSeconds, ["time": text.estimates.units.text(deadline.count)])
    case .workingSeconds: return text.plain(.deadlineWorking, ["time": text.estimates.units.text(deadline.count)])
    case .days:
      let days = text.plain(.days, count: count, ["count": text.number.whole(count)])
      return text.plain(.deadlineSeconds, ["time": days])
    case .months:
      let months = text.plain(.monthCount, count: count, ["count": text.number.whole(count)])
      return text.plain(.deadlineSeconds, ["time": months])
    }
  }
}

extension StatedDeadline {
  /// The age at which an item is late at the earliest; `nil` where that depends on the hours of work.
  fileprivate var clockSeconds: Double? {
    switch unit {
    case .seconds: count
    case .days: count * 86_400
    case .months: count * 28 * 86_400
    case .workingSeconds: nil
    }
  }
}
