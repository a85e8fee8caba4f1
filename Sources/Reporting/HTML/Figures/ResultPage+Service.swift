internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  /// Panels are for so many call types, those with most contacts.
  private var mostPanels: Int { series.cells.count > 400 ? 4 : 6 }

  /// The busiest live types, in their order.
  var shownTypes: [(index: Int, type: NamedMeasures)] {
    let live = liveTypes.filter { ($0.type.measures[.offered]?.mean ?? 0) > 0 }
    let busiest = live.sorted {
      ($1.type.measures[.offered]?.mean ?? 0, $0.index) < ($0.type.measures[.offered]?.mean ?? 0, $1.index)
    }.prefix(mostPanels)
    return busiest.sorted { $0.index < $1.index }
  }

  /// Service level against target, one panel a call type.
  var serviceFigure: Figure? {
    guard !series.cells.isEmpty, !shownTypes.isEmpty else { return nil }
    let panels = shownTypes.map { index, type in
      let definition = (type.target?.definition ?? .excludingBlocked).measure
      let values = series.cells.map { cell in
        let set = cell.record.callTypes[index]
        guard let level = set[definition] else { return JSONValue.object([series.time(cell)]) }
        return JSONValue.object(
          [series.time(cell)] + Chart.members(level)
            + [("n", Chart.rounded(set[.offered].map { $0.mean / Double(max(1, cell.record.dates)) }))])
      }
      return Figure.Panel(
        label: panelLabel(type), description: "\(text.plain(.servicePictureTitle)): \(panelLabel(type))",
        specification: servicePanel(values, type))
    }
    return Figure(
      id: "service", title: text.plain(.servicePictureTitle), caption: chosenWeek(text.plain(.servicePictureCaption)),
      panels: panels, table: serviceTable)
  }

  private func panelLabel(_ type: NamedMeasures) -> String {
    guard let target = type.target else { return type.label }
    let within = text.plain(.within, ["time": text.estimates.units.text(target.thresholdSeconds)])
    guard let level = target.level else { return "\(type.label), \(within)" }
    return "\(type.label), \(text.plain(.panelTarget, ["level": text.percent(level), "within": within]))"
  }

  private func servicePanel(_ values: [JSONValue], _ type: NamedMeasures) -> JSONValue {
    let invalid: JSONValue = "break-paths-filter-domains"
    var layers: [JSONValue] = [
      [
        "mark": [
          "type": "area", "opacity": 0.3, "interpolate": "step-after", "color": Chart.series(0), "invalid": invalid,
        ],
        "encoding": ["y": ["field": "l", "type": "quantitative"], "y2": ["field": "u"]],
      ],
      [
        "mark": [
          "type": "line", "interpolate": "step-after", "strokeWidth": 1.5, "color": Chart.series(0),
          "invalid": invalid,
        ],
        "encoding": [
          "y": Chart.quantitative("v", title: text.plain(.serviceLevelShort), format: ".0%", domain: [0, 1])
        ],
      ],
    ]
    if let level = type.target?.level {
      layers.append([
        "mark": ["type": "rule", "color": Chart.target, "strokeDash": [6, 3], "strokeWidth": 1.5],
        "data": ["values": [["target": .number(level)]]],
        "encoding": ["x": nil, "y": ["field": "target", "type": "quantitative"]],
      ])
    }
    let tooltips =
      Chart.tooltips(text.plain(.serviceLevelShort), text, format: ".1%")
      + [Chart.tooltip("n", text.plain(.offeredColumn), format: ",.4~r")]
    return series.specification(height: 120, rows: values, layers: layers + [series.pointer(tooltips)])
  }

  private var serviceTable: String {
    let head =
      [text.html(.whenColumn)]
      + shownTypes.map { _, type in
        text.defined(panelLabel(type), (type.target?.definition ?? .excludingBlocked).measure)
      }
    let rows = series.cells.compactMap { cell -> [String]? in
      guard (contacts(cell.record, .offered)?.mean ?? 0) > 0 else { return nil }
      return [HTML.escaped(moment(cell.record))]
        + shownTypes.map { index, type in
          let definition = (type.target?.definition ?? .excludingBlocked).measure
          return intervalCell(cell.record.callTypes[index][definition], definition)
        }
    }
    return HTML.table(caption: text.plain(.servicePictureTitle), head: head, rows: rows)
  }

  /// How long the answered had waited.
  var waitFigure: Figure? {
    var scopes = shownTypes.map { ($0.type.label, $0.type.measures.waitShares) }
    if scopes.count > 1 { scopes.insert((text.plain(.allGroups), record.total.waitShares), at: 0) }
    scopes = scopes.filter { !$0.1.isEmpty }
    guard let longest = scopes.max(by: { $0.1.count < $1.1.count })?.1 else { return nil }
    let times = longest.map { time($0.seconds) }
    let values = scopes.flatMap { label, shares in
      zip(times, shares).map { time, share in
        JSONValue.object([("s", .string(label)), ("x", .string(time))] + Chart.members(share.share))
      }
    }
    let x: JSONValue = [
      "field": "x", "type": "ordinal", "sort": nil, "title": .string(text.plain(.waitAxis)),
      "axis": ["labelAngle": -45, "labelOverlap": true],
    ]
    let colors = scopes.indices.map(Chart.series)
    let tooltips: [JSONValue] =
      [["field": "s", "title": " "], ["field": "x", "title": .string(text.plain(.waitAxis))]]
      + Chart.tooltips(text.plain(.shareSeries), text, format: ".1%")
    return Figure(
      id: "waits", title: text.plain(.waitTitle), caption: text.plain(.waitCaption),
      panels: [
        Figure.Panel(
          description: text.plain(.waitTitle),
          specification: Chart.specification(
            height: 240, rows: values,
            encoding: [
              "x": x,
              "color": .object([("field", "s")] + members(Chart.color(scopes.map(\.0), colors))),
            ],
            layers: [
              [
                "mark": ["type": "area", "opacity": 0.25],
                "encoding": ["y": ["field": "l", "type": "quantitative"], "y2": ["field": "u"]],
              ],
              [
                "mark": ["type": "line", "point": ["size": 40], "strokeWidth": 1.5],
                "encoding": [
                  "y": Chart.quantitative("v", title: text.plain(.shareSeries), format: ".0%", zero: false),
                  "tooltip": .array(tooltips),
                ],
              ],
            ]))
      ],
      table: HTML.table(
        caption: text.plain(.waitTitle), head: [text.html(.waitAxis)] + scopes.map { HTML.escaped($0.0) },
        rows: times.indices.map { index in
          [HTML.escaped(times[index])]
            + scopes.map {
              index < $0.1.count
                ? text.cell($0.1[index].share, .serviceLevelOfAnswered) : text.cell("≈ " + text.percent(1))
            }
        }))
  }

  func members(_ value: JSONValue) -> [(key: String, value: JSONValue)] {
    guard case .object(let members) = value else { return [] }
    return members
  }

  /// `at once`, `20 s`, `2 min`, `5 days`.
  private func time(_ seconds: Double) -> String {
    guard seconds > 0 else { return text.plain(.atOnce) }
    guard seconds >= 86_400 else { return text.estimates.units.text(seconds) }
    let days = Int((seconds / 86_400).rounded())
    return text.plain(.days, count: days, ["count": text.number.whole(days)])
  }
}
