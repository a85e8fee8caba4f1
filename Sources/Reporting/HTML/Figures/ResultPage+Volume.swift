internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  /// What a picture over time covers, where that is not all.
  func chosenWeek(_ caption: String) -> String {
    guard let (first, last) = series.chosen else { return caption }
    let count = last.dayNumber - first.dayNumber + 1
    let days = text.plain(.days, count: count, ["count": text.number.whole(count)])
    return caption + " " + text.plain(.chosenWeek, ["week": text.dates.window(first, last, days: days)])
  }

  /// Contacts offered and answered over the week.
  var volumeFigure: Figure? {
    let rows = series.cells.compactMap { cell -> (IntervalSeries.Cell, Estimate, Estimate?)? in
      guard let offered = contacts(cell.record, .offered) else { return nil }
      return (cell, offered, contacts(cell.record, .answered))
    }
    guard !rows.isEmpty else { return nil }
    let names = [text.plain(.offeredColumn), text.plain(.answeredColumn)]
    let values = rows.map { cell, offered, answered in
      JSONValue.object(
        [series.time(cell)] + Chart.members(offered, "o") + Chart.members(answered, "a"))
    }
    let lines = zip(names, ["o", "a"]).flatMap { name, suffix -> [JSONValue] in
      [
        [
          "mark": ["type": "area", "opacity": 0.3, "interpolate": "step-after"],
          "encoding": [
            "y": ["field": .string("l\(suffix)"), "type": "quantitative"], "y2": ["field": .string("u\(suffix)")],
            "color": Chart.datum(name),
          ],
        ],
        [
          "mark": ["type": "line", "interpolate": "step-after", "strokeWidth": 1.5],
          "encoding": [
            "y": Chart.quantitative("v\(suffix)", title: text.plain(.perInterval, ["time": length]), format: ",.4~r"),
            "color": Chart.datum(name),
          ],
        ],
      ]
    }
    let tooltips =
      Chart.tooltips(names[0], text, suffix: "o", format: ",.4~r")
      + Chart.tooltips(names[1], text, suffix: "a", format: ",.4~r")
    let title = text.plain(.volumeTitle, ["contacts": terminal.words(record).all])
    return Figure(
      id: "volume", title: title, caption: chosenWeek(text.plain(.volumeCaption, ["time": length])),
      panels: [
        Figure.Panel(
          description: title,
          specification: series.specification(
            height: 220, rows: values,
            encoding: [("color", Chart.color(names, [Chart.series(0), Chart.series(1)]))],
            layers: lines + [series.pointer(tooltips)]))
      ],
      table: HTML.table(
        caption: title,
        head: [
          text.html(.whenColumn), text.defined(names[0], .offered), text.defined(names[1], .answered),
          text.defined(text.plain(.abandonedColumn), .abandoned),
        ],
        rows: rows.map { cell, offered, answered in
          [
            HTML.escaped(moment(cell.record)), intervalCell(offered, .offered), intervalCell(answered, .answered),
            intervalCell(contacts(cell.record, .abandoned), .abandoned),
          ]
        }))
  }

  /// A cell of a row of an interval; where there are many rows its limits are left to the ±.
  func intervalCell(_ estimate: Estimate?, _ measure: Measure) -> String {
    text.cell(estimate, measure, hasLimits: series.cells.count <= HTML.longest)
  }

  var length: String { text.estimates.units.text(Double(series.seconds)) }

  /// Agents rostered and busy, and the work that came.
  var staffingFigure: Figure? {
    let rows = series.cells.compactMap { cell -> (IntervalSeries.Cell, Estimate, Estimate, Estimate?)? in
      guard let rostered = agents(cell.record, .rosteredAgents), let busy = agents(cell.record, .busyAgents) else {
        return nil
      }
      return (cell, rostered, busy, work(cell.record))
    }
    guard !rows.isEmpty else { return nil }
    let names = [
      text.plain(.rosteredSeries), text.plain(.busySeries), text.plain(.workSeries), text.plain(.neededSeries),
    ]
    let needs = rows.map { agentsNeeded($0.0.record) }
    let isNeedKnown = needs.contains { $0 != nil }
    let values = zip(rows, needs).map { row, need -> JSONValue in
      var members = [series.time(row.0), ("vr", Chart.rounded(row.1.mean))]
      members += Chart.members(row.2, "b")
      members += Chart.members(row.3, "w")
      if let need { members.append(("vn", .integer(need))) }
      return .object(members)
    }
    func line(_ suffix: String, _ name: String, _ dash: JSONValue = []) -> JSONValue {
      [
        "mark": ["type": "line", "interpolate": "step-after", "strokeWidth": 1.5, "strokeDash": dash],
        "encoding": [
          "y": Chart.quantitative("v\(suffix)", title: text.plain(.agentsAxis), format: ",.4~r"),
          "color": Chart.datum(name),
        ],
      ]
    }
    let band: JSONValue = [
      "mark": ["type": "area", "opacity": 0.35, "interpolate": "step-after"],
      "encoding": [
        "y": ["field": "lb", "type": "quantitative"], "y2": ["field": "ub"], "color": Chart.datum(names[1]),
      ],
    ]
    let tooltips =
      [Chart.tooltip("vr", names[0], format: ",.4~r")] + Chart.tooltips(names[1], text, suffix: "b", format: ",.4~r")
      + Chart.tooltips(names[2], text, suffix: "w", format: ",.4~r")
      + (isNeedKnown ? [Chart.tooltip("vn", names[3], format: ",.4~r")] : [])
    let shown = isNeedKnown ? names : Array(names.dropLast())
    let colors = [Chart.series(0), Chart.series(1), Chart.series(3), Chart.series(2)].prefix(shown.count)
    let lines = [line("r", names[0]), line("b", names[1]), line("w", names[2], [4, 3])]
    let caption = text.plain(.staffingCaption) + (isNeedKnown ? " " + text.plain(.neededExplained) : "")
    return Figure(
      id: "staffing", title: text.plain(.staffingPictureTitle), caption: chosenWeek(caption),
      panels: [
        Figure.Panel(
          description: text.plain(.staffingPictureTitle),
          specification: series.specification(
            height: 220, rows: values,
            encoding: [("color", Chart.color(shown, Array(colors)))],
            layers: [band] + lines + (isNeedKnown ? [line("n", names[3], [2, 2])] : []) + [series.pointer(tooltips)]
          ))
      ],
      table: HTML.table(
        caption: text.plain(.staffingPictureTitle),
        head: [
          text.html(.whenColumn), text.defined(names[0], .rosteredAgents), text.defined(names[1], .busyAgents),
          HTML.element("abbr", ["tabindex": "0", "title": text.plain(.workExplained)], HTML.escaped(names[2])),
        ]
          + (isNeedKnown
            ? [HTML.element("abbr", ["tabindex": "0", "title": text.plain(.neededExplained)], HTML.escaped(names[3]))]
            : []),
        rows: zip(rows, needs).map { row, need in
          [
            HTML.escaped(moment(row.0.record)), intervalCell(row.1, .rosteredAgents),
            intervalCell(row.2, .busyAgents), intervalCell(row.3, .busyAgents),
          ] + (isNeedKnown ? [need.map { text.number.whole($0) } ?? "–"] : [])
        }))
  }

  /// Agents to roster in all groups; `nil` where a group's need is not known.
  private func agentsNeeded(_ interval: IntervalRecord) -> Int? {
    interval.neededAgents.reduce(0) { sum, needed in sum.flatMap { sum in needed.map { sum + $0 } } }
  }
}
