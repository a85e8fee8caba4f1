internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  private struct HeatCell {
    var weekday: Int
    var hour: Int
    var level: Estimate
    var offered: Double
  }

  /// Service level by hour and day of the week.
  var heatFigure: Figure? {
    let cells = heatCells
    guard cells.count > 1 else { return nil }
    let weekdays = text.plain(.weekdays).split(separator: " ").map(String.init)
    let shown = Array(Set(cells.map(\.weekday))).sorted()
    let hours = Array(Set(cells.map(\.hour))).sorted()
    let values = cells.map { cell in
      JSONValue.object(
        [
          ("d", .string(weekdays[cell.weekday])), ("h", .string(hour(cell.hour))),
          ("c", .string(heatClass(cell.level.mean))), ("n", Chart.rounded(cell.offered)),
        ] + Chart.members(cell.level))
    }
    let tooltips: [JSONValue] =
      [
        ["field": "d", "title": .string(text.plain(.weekdayAxis))],
        ["field": "h", "title": .string(text.plain(.hourAxis))],
      ]
      + Chart.tooltips(text.plain(.serviceLevelShort), text, format: ".1%")
      + [Chart.tooltip("n", text.plain(.offeredColumn), format: ",.4~r")]
    let classes = heatClasses
    let color: JSONValue = .object(
      [("field", "c")] + members(Chart.color(classes, (1...classes.count).map { .string("var(--heat\($0))") })))
    return Figure(
      id: "heat", title: text.plain(.heatTitle), caption: text.plain(.heatCaption),
      panels: [
        Figure.Panel(
          description: text.plain(.heatTitle),
          specification: Chart.specification(
            height: .integer(20 * hours.count), rows: values,
            encoding: [
              "x": [
                "field": "d", "type": "ordinal", "sort": .array(shown.map { .string(weekdays[$0]) }), "title": nil,
                "axis": ["labelAngle": 0, "orient": "top"],
              ],
              "y": [
                "field": "h", "type": "ordinal", "sort": .array(hours.map { .string(hour($0)) }), "title": nil,
              ],
            ],
            layers: [
              ["mark": ["type": "rect"], "encoding": ["color": color, "tooltip": .array(tooltips)]],
              [
                "mark": ["type": "text", "color": Chart.ink, "fontSize": 11, "tooltip": nil],
                "encoding": ["text": ["field": "v", "type": "quantitative", "format": ".0%"]],
              ],
            ]))
      ],
      table: HTML.table(
        caption: text.plain(.heatTitle), head: [text.html(.hourAxis)] + shown.map { HTML.escaped(weekdays[$0]) },
        rows: hours.map { hour in
          [HTML.escaped(self.hour(hour))]
            + shown.map { day in
              let cell = cells.first { $0.hour == hour && $0.weekday == day }
              return text.cell(cell?.level, .serviceLevelExcludingBlocked)
            }
        }))
  }

  private static let heatSteps = [0.2, 0.4, 0.6, 0.8, 0.9]

  /// The names of the steps between two bounds.
  private var heatClasses: [String] {
    let steps = Self.heatSteps.map { text.percent($0) }
    let middle = zip(Self.heatSteps, steps.dropFirst()).map { "\(text.number.trimmed($0 * 100, decimals: 0))–\($1)" }
    return ["< \(steps[0])"] + middle + ["≥ \(steps[steps.count - 1])"]
  }

  private func heatClass(_ level: Double) -> String { heatClasses[Self.heatSteps.count { level >= $0 }] }

  private func hour(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }

  /// Means over the intervals and live types of a cell, weighted by what was offered; limits likewise, which is wider than need be.
  private var heatCells: [HeatCell] {
    var sums: [Int: (offered: Double, mean: Double, lower: Double?, upper: Double?)] = [:]
    var weights: [Int: Double] = [:]
    for interval in record.intervals {
      guard let weekday = interval.weekday ?? DateFormat.date(ofStart: interval.start)?.weekday,
        let hour = Int((interval.weekday == nil ? String(interval.start.dropFirst(11)) : interval.start).prefix(2))
      else { continue }
      let key = weekday.rawValue * 24 + hour
      for (index, type) in liveTypes {
        let set = interval.callTypes[index]
        guard let offered = set[.offered]?.mean, offered > 0,
          let level = set[(type.target?.definition ?? .excludingBlocked).measure]
        else { continue }
        var sum = sums[key] ?? (0, 0, 0, 0)
        sum.offered += offered / Double(max(1, interval.dates))
        sum.mean += offered * level.mean
        sum.lower = sum.lower.flatMap { low in level.lower.map { low + offered * $0 } }
        sum.upper = sum.upper.flatMap { high in level.upper.map { high + offered * $0 } }
        sums[key] = sum
        weights[key, default: 0] += offered
      }
    }
    return sums.sorted { $0.key < $1.key }.compactMap { key, sum in
      guard let weight = weights[key], weight > 0 else { return nil }
      return HeatCell(
        weekday: key / 24, hour: key % 24,
        level: Estimate(
          mean: sum.mean / weight, lower: sum.lower.map { $0 / weight }, upper: sum.upper.map { $0 / weight }),
        offered: sum.offered)
    }
  }

  /// How bad one day in ten is: of all contacts, or of each type where contacts count in several.
  var spreadFigure: Figure? {
    var scopes: [(label: String?, target: Double?, days: [(day: String, spreads: [DaySpread])])] = [
      (nil, commonTarget, record.days.map { (label($0), $0.total) })
    ]
    if record.callTypes.count == 1 || record.days.contains(where: \.total.isEmpty) {
      scopes = shownTypes.map { index, type in
        (
          shownTypes.count > 1 ? type.label : nil, type.target?.level,
          record.days.map { (label($0), $0.callTypes[index]) }
        )
      }
    }
    scopes = scopes.filter { scope in scope.days.contains { $0.spreads.contains { $0.measure.kind == .probability } } }
    guard !scopes.isEmpty else { return nil }
    let caption =
      text.plain(.spreadCaption)
      + (scopes.allSatisfy { $0.target == nil } ? "" : " " + text.plain(.dashedTarget))
    return Figure(
      id: "spread", title: text.plain(.spreadTitle), caption: caption,
      panels: scopes.flatMap { spreadPanels($0.label, $0.target, $0.days) },
      table: scopes.map { spreadTable($0.label, $0.days) }.joined(separator: "\n"))
  }

  private func spreadPanels(
    _ scope: String?, _ target: Double?, _ days: [(day: String, spreads: [DaySpread])]
  ) -> [Figure.Panel] {
    func chosen(_ isChosen: (Measure) -> Bool) -> [(String, DaySpread)] {
      days.compactMap { day, spreads in spreads.first { isChosen($0.measure) }.map { (day, $0) } }
    }
    func name(_ message: Message) -> String { [scope, text.plain(message)].compactMap { $0 }.joined(separator: ": ") }
    return [
      spreadPanel(
        chosen { $0.kind == .probability }, name(.serviceLevelShort), format: ".0%", domain: [0, 1], target: target),
      spreadPanel(chosen { $0 == .offered }, name(.offeredColumn), format: ",.4~r", domain: nil, target: nil),
    ]
  }

  private func spreadTable(_ scope: String?, _ days: [(day: String, spreads: [DaySpread])]) -> String {
    let measures = days.first { !$0.spreads.isEmpty }?.spreads.map(\.measure) ?? []
    let head = measures.flatMap { measure in
      [Message.tenthDay, .middleDay, .ninetiethDay].map { message in
        text.defined("\(text.catalogue.name(of: measure)): \(text.plain(message))", measure)
      }
    }
    let rows = days.map { day, spreads in
      [HTML.escaped(day)]
        + measures.flatMap { measure in
          let quantiles = spreads.first { $0.measure == measure }?.quantiles
          return [0.1, 0.5, 0.9].map { probability in
            text.cell(quantiles?.first { $0.probability == probability }?.estimate, measure)
          }
        }
    }
    let caption = [text.plain(.spreadTitle), scope].compactMap { $0 }.joined(separator: ": ")
    let title = scope.map { HTML.element("p", ["class": "panel"], HTML.escaped($0)) } ?? ""
    return title + HTML.table(caption: caption, head: [text.html(.dayColumn)] + head, rows: rows)
  }

  /// The target that all live types share.
  private var commonTarget: Double? {
    let levels = Set(liveTypes.map { $0.type.target?.level })
    return levels.count == 1 ? levels.first ?? nil : nil
  }

  private func label(_ day: DayRecord) -> String {
    let weekday = text.dates.weekday(day.weekday)
    guard let date = day.date.flatMap({ LocalDate(iso: $0) }) else { return weekday }
    return "\(weekday) \(date.components.day)"
  }

  private func spreadPanel(
    _ days: [(String, DaySpread)], _ name: String, format: String, domain: JSONValue?, target: Double?
  ) -> Figure.Panel {
    func quantile(_ spread: DaySpread, _ probability: Double) -> JSONValue {
      Chart.rounded(spread.quantiles.first { $0.probability == probability }?.estimate?.mean)
    }
    let values = days.map { label, spread in
      JSONValue.object([
        ("d", .string(label)), ("a", quantile(spread, 0.1)), ("b", quantile(spread, 0.5)), ("c", quantile(spread, 0.9)),
      ])
    }
    let format2 = format == ".0%" ? ".1%" : format
    let tooltips: [JSONValue] = [
      ["field": "d", "title": " "], Chart.tooltip("a", text.plain(.tenthDay), format: format2),
      Chart.tooltip("b", text.plain(.middleDay), format: format2),
      Chart.tooltip("c", text.plain(.ninetiethDay), format: format2),
    ]
    var layers: [JSONValue] = [
      [
        "mark": ["type": "bar", "size": 14, "color": Chart.series(0), "opacity": 0.45, "cornerRadius": 2],
        "encoding": [
          "y": Chart.quantitative("a", title: nil, format: format, zero: domain != nil, domain: domain),
          "y2": ["field": "c"], "tooltip": .array(tooltips),
        ],
      ],
      [
        "mark": ["type": "tick", "orient": "horizontal", "size": 20, "thickness": 2.5, "color": Chart.ink],
        "encoding": ["y": ["field": "b", "type": "quantitative"], "tooltip": .array(tooltips)],
      ],
    ]
    if let target {
      layers.append([
        "mark": ["type": "rule", "color": Chart.target, "strokeDash": [6, 3], "strokeWidth": 1.5],
        "data": ["values": [["target": .number(target)]]],
        "encoding": ["x": nil, "y": ["field": "target", "type": "quantitative"]],
      ])
    }
    return Figure.Panel(
      label: name, description: "\(text.plain(.spreadTitle)): \(name)",
      specification: Chart.specification(
        height: 160, rows: values,
        encoding: [
          "x": [
            "field": "d", "type": "ordinal", "sort": nil, "title": nil,
            "axis": ["labelAngle": 0, "labelOverlap": true],
          ]
        ], layers: layers))
  }
}
