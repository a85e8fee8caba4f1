internal import CallCenterModel

extension SchedulePage {
  /// So that the page stays small.
  private static let mostPanels = 28

  /// Need, cover, shortage and breaks: a picture a group, a panel a day.
  var coverFigures: [Figure] {
    let dates = document.dates
    let shown = Array(dates.prefix(max(1, min(7, Self.mostPanels / max(1, document.groups.count)))))
    return document.groups.indices.compactMap { group in
      guard let span = document.workingHours(document.hours(group)), let first = shown.first, let last = shown.last
      else { return nil }
      let title = text.plain(.schedulePictureTitle, ["group": document.groups[group].label])
      let rows = Rows(document, group)
      let panels = shown.enumerated().map { index, date in
        let label = text.dates.heading(date)
        return Figure.Panel(
          label: label, description: "\(title), \(label)",
          specification: specification(rows, document.positions(date), span, hasLegend: index == 0))
      }
      var caption = text.plain(.schedulePictureCaption)
      if shown.count < dates.count {
        let days = text.plain(.days, count: shown.count, ["count": text.number.whole(shown.count)])
        caption += " " + text.plain(.scheduleShownDays, ["days": text.dates.window(first, last, days: days)])
      }
      return Figure(
        id: "cover-\(group + 1)", title: title, caption: caption, panels: panels,
        table: table(title, rows, shown.flatMap(document.positions)))
    }
  }

  /// What the pictures of a group show of every interval.
  struct Rows {
    let document: ScheduleDocument
    let cover: [ScheduleDocument.Cover]
    let onBreak: [Double]
    /// Of a bar as high as the picture.
    let most: Double

    init(_ document: ScheduleDocument, _ group: Int) {
      self.document = document
      cover = document.intervals.map { $0.cover[group] }
      onBreak = document.onBreak(group)
      most = zip(cover, onBreak).map { max($0.scheduled, $0.required ?? 0, $1) }.max() ?? 0
    }

    /// A row of a specification at a minute of the local day.
    func json(_ position: Int, minute: Int, isEnd: Bool) -> JSONValue {
      let cover = cover[position]
      var members: [(key: String, value: JSONValue)] = [
        ("m", .integer(minute)), ("s", Chart.rounded(cover.scheduled)),
        ("h", Chart.rounded(max(cover.scheduled, cover.required ?? 0))), ("b", Chart.rounded(onBreak[position])),
      ]
      if let need = cover.required { members.append(("n", Chart.rounded(need))) }
      if isEnd { members.append(("z", 1)) }
      return .object(members)
    }
  }

  private func specification(_ rows: Rows, _ positions: [Int], _ span: Range<Int>, hasLegend: Bool) -> JSONValue {
    let shown = positions.compactMap { position -> (position: Int, minute: Int)? in
      let minute = (ISOInstant.wallSeconds(document.intervals[position].start) ?? 0) / 60 % 1440
      return (span.lowerBound * 60..<span.upperBound * 60).contains(minute) ? (position, minute) : nil
    }
    var values = shown.map { rows.json($0.position, minute: $0.minute, isEnd: false) }
    let seconds = shown.last.map { document.intervals[$0.position].seconds } ?? 1800
    // A step ends where the next begins: the last one needs an end of its own.
    if let last = shown.last {
      values.append(rows.json(last.position, minute: last.minute + seconds / 60, isEnd: true))
    }
    let isNeedKnown = rows.cover.contains { $0.required != nil }
    let names = [
      text.plain(.scheduleCoverSeries), text.plain(.scheduleNeedSeries), text.plain(.scheduleShortSeries),
      text.plain(.scheduleBreakSeries),
    ]
    let x: JSONValue = [
      "field": "t", "type": "temporal", "title": nil,
      "scale": ["type": "utc", "nice": false],
      "axis": ["format": "%H:%M", "tickCount": ["interval": "hours", "step": 2], "labelOverlap": true],
    ]
    func y(_ field: String) -> JSONValue {
      Chart.quantitative(
        field, title: text.plain(.agentsAxis), format: ",.4~r", domain: [0, Chart.rounded(max(1, rows.most))])
    }
    var layers: [JSONValue] = [
      [
        "mark": ["type": "area", "opacity": 0.4, "interpolate": "step-after"],
        "encoding": ["y": y("s"), "color": Chart.datum(names[0])],
      ]
    ]
    if isNeedKnown {
      layers += [
        [
          "mark": ["type": "area", "opacity": 0.75, "interpolate": "step-after"],
          "encoding": ["y": y("s"), "y2": ["field": "h"], "color": Chart.datum(names[2])],
        ],
        [
          "mark": ["type": "line", "strokeWidth": 1.75, "interpolate": "step-after"],
          "encoding": ["y": y("n"), "color": Chart.datum(names[1])],
        ],
      ]
    }
    layers.append([
      "mark": ["type": "line", "strokeWidth": 1.5, "strokeDash": [3, 2], "interpolate": "step-after"],
      "encoding": ["y": y("b"), "color": Chart.datum(names[3])],
    ])
    var tooltips: [JSONValue] = [["field": "k", "title": " "], Chart.tooltip("s", names[0], format: ",.4~r")]
    if isNeedKnown { tooltips.append(Chart.tooltip("n", names[1], format: ",.4~r")) }
    tooltips.append(Chart.tooltip("b", names[3], format: ",.4~r"))
    layers.append([
      "mark": ["type": "rect", "opacity": 0],
      "transform": [
        ["filter": "!datum.z"], ["calculate": .string("datum.t + \(seconds * 1000)"), "as": "e"],
        ["calculate": "utcFormat(datum.t, '%H:%M')", "as": "k"],
      ],
      "encoding": ["x2": ["field": "e"], "tooltip": .array(tooltips)],
    ])
    let kinds = isNeedKnown ? [0, 1, 2, 3] : [0, 3]
    let colors = [Chart.series(0), Chart.ink, Chart.series(2), Chart.series(3)]
    let legend: JSONValue =
      hasLegend
      ? [
        "orient": "top", "title": nil, "columns": ["expr": "containerSize()[0] < 500 ? 2 : 4"], "symbolType": "square",
        "symbolOpacity": 1,
        "labelLimit": 240,
      ] : nil
    return Chart.specification(
      height: 130, rows: values, transform: [["calculate": "datum.m * 60000", "as": "t"]],
      encoding: [
        "x": x,
        "color": [
          "type": "nominal",
          "scale": [
            "domain": .array(kinds.map { .string(names[$0]) }), "range": .array(kinds.map { colors[$0] }),
          ],
          "legend": legend,
        ],
      ], layers: layers)
  }

  private func table(_ title: String, _ rows: Rows, _ positions: [Int]) -> String {
    let busy = positions.filter {
      rows.cover[$0].scheduled > 0 || (rows.cover[$0].required ?? 0) > 0 || rows.onBreak[$0] > 0
    }
    func figure(_ value: Double?) -> String {
      text.cell(value.map { text.number.trimmed($0, decimals: 2) } ?? EstimateFormat.missing.value)
    }
    return HTML.table(
      caption: title,
      head: [
        text.html(.whenColumn), text.html(.scheduleNeedSeries), text.html(.scheduleCoverSeries),
        text.html(.scheduleShortSeries), text.html(.scheduleBreakSeries),
      ],
      rows: busy.map { position in
        let cover = rows.cover[position]
        return [
          HTML.escaped(text.dates.moment(document.intervals[position].start, weekday: nil, aligned: false)),
          figure(cover.required), figure(cover.scheduled),
          figure(cover.required.map { max(0, $0 - cover.scheduled) }), figure(rows.onBreak[position]),
        ]
      })
  }
}
