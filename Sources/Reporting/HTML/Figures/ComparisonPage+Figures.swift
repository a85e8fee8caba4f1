internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ComparisonPage {
  /// Paired differences with their limits and the margin within which options count as the same; a picture a measure.
  var differenceFigures: [Figure] {
    document.criteria.enumerated().compactMap { index, criterion in
      let rows = document.pairs.compactMap { pair -> (String, ComparisonDocument.Difference, Estimate)? in
        guard
          let difference = pair.differences.first(where: {
            $0.measure == criterion.measure && $0.scope == criterion.scope
          }), let estimate = difference.difference
        else { return nil }
        return (label(pair), difference, estimate)
      }
      guard criterion.decides, let first = rows.first else { return nil }
      return differenceFigure(index, criterion, name(first.1), rows)
    }
  }

  private func differenceFigure(
    _ index: Int, _ criterion: ComparisonDocument.Criterion, _ name: String,
    _ rows: [(label: String, difference: ComparisonDocument.Difference, estimate: Estimate)]
  ) -> Figure {
    let isShare = criterion.measure.kind == .probability
    let scale = isShare ? 100.0 : 1
    let verdicts: [(ComparisonRecord.Outcome, JSONValue)] = [
      (.better, Chart.series(1)), (.worse, Chart.series(2)), (.higher, Chart.series(3)), (.lower, Chart.series(4)),
      (.same, Chart.series(0)), (.undecided, Chart.series(7)),
    ].filter { verdict in rows.contains { $0.difference.verdict == verdict.0 } }
    let words = verdicts.map { JSONValue.string(text.plain($0.0.word)) }
    let values = rows.map { row in
      JSONValue.object(
        [("g", .string(row.label)), ("s", .string(text.plain(row.difference.verdict.word)))]
          + Chart.members(row.estimate.scaled(by: scale)))
    }
    let axis = isShare ? text.plain(.pointsColumn) : name
    let tooltips: [JSONValue] =
      [["field": "g", "title": " "], ["field": "s", "title": .string(text.plain(.outcomeColumn))]]
      + Chart.tooltips(axis, text, format: ",.3~r")
    let margin = rows[0].difference.margin
    let legend: JSONValue = ["orient": "bottom", "title": nil, "columns": Chart.columns]
    var layers: [JSONValue] = []
    if margin > 0 {
      layers.append([
        "mark": ["type": "rect", "color": Chart.series(0), "opacity": 0.15],
        "data": ["values": [["a": Chart.rounded(-margin * scale), "b": Chart.rounded(margin * scale)]]],
        "encoding": [
          "x": ["field": "a", "type": "quantitative"], "x2": ["field": "b"], "y": nil, "color": nil,
        ],
      ])
    }
    layers += [
      [
        "mark": ["type": "rule", "color": Chart.ink], "data": ["values": [["zero": 0]]],
        "encoding": ["x": ["field": "zero", "type": "quantitative"], "y": nil, "color": nil],
      ],
      [
        "mark": ["type": "rule", "strokeWidth": 3],
        "encoding": ["x": ["field": "l", "type": "quantitative"], "x2": ["field": "u"], "tooltip": .array(tooltips)],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 90, "opacity": 1],
        "encoding": [
          "x": Chart.quantitative("v", title: axis, format: "+,.3~r", zero: true),
          "shape": ["field": "s", "type": "nominal", "scale": ["domain": .array(words)], "legend": legend],
          "tooltip": .array(tooltips),
        ],
      ],
    ]
    let title = text.plain(.differenceTitle, ["measure": terminal.inText(name)])
    let color: JSONValue = [
      "field": "s", "type": "nominal", "scale": ["domain": .array(words), "range": .array(verdicts.map(\.1))],
      "legend": legend,
    ]
    let caption: Message =
      switch criterion.measure.preference {
      case .higher: .differenceCaptionHigh
      case .lower: .differenceCaptionLow
      case .neither: .differenceCaption
      }
    return Figure(
      id: "difference-\(index + 1)", title: title,
      caption: text.plain(caption, ["margin": terminal.amount(margin, criterion.measure.kind)]),
      panels: [
        Figure.Panel(
          description: title,
          specification: Chart.specification(
            height: .integer(34 * rows.count + 10), rows: values,
            encoding: ["y": ResultPage.names("g"), "color": color], layers: layers))
      ],
      table: HTML.table(
        caption: title, head: [text.html(.pairColumn), HTML.escaped(axis), text.html(.outcomeColumn)],
        rows: rows.map { row in
          [HTML.escaped(row.label), change(row.difference), text.cell(text.plain(row.difference.verdict.word))]
        }))
  }

  /// Cost against service; the systems that no other beats in both stand out.
  var costFigure: Figure? {
    guard
      let criterion = document.criteria.first(where: { $0.measure.kind == .probability && $0.scope == nil }),
      document.systems.filter({ $0.cost != nil }).count > 1
    else { return nil }
    let points = document.systems.compactMap { system -> (ComparisonDocument.System, Estimate, Estimate)? in
      guard let cost = system.cost, let level = system.measures[criterion.key] else { return nil }
      return (system, cost, level)
    }
    guard points.count > 1 else { return nil }
    let kinds = [text.plain(.onFrontier), text.plain(.offFrontier)]
    let values = points.map { system, cost, level in
      JSONValue.object(
        [("g", .string(system.name)), ("s", .string(document.pareto.contains(system.name) ? kinds[0] : kinds[1]))]
          + Chart.members(cost, "c") + Chart.members(level))
    }
    let name = text.catalogue.name(of: criterion.measure)
    let costName = text.catalogue.name(of: .cost) + (document.currency.isEmpty ? "" : ", \(document.currency)")
    let tooltips: [JSONValue] =
      [["field": "g", "title": " "], ["field": "s", "title": " "]]
      + Chart.tooltips(name, text, format: ".1%") + Chart.tooltips(costName, text, suffix: "c", format: ",.5~r")
    let y = Chart.quantitative("v", title: name, format: ".0%", zero: false)
    let x = Chart.quantitative("vc", title: costName, format: ",.4~r", zero: false)
    let title = text.plain(.costTitle, ["measure": terminal.inText(name)])
    let color = Chart.color(kinds, [Chart.series(1), Chart.series(7)])
    return Figure(
      id: "cost", title: title, caption: text.plain(.costCaption),
      panels: [
        Figure.Panel(
          description: title,
          specification: Chart.specification(
            height: 260, rows: values,
            encoding: ["color": .object([("field", "s")] + (Self.members(color)))],
            layers: [
              [
                "mark": ["type": "rule", "strokeWidth": 1.5],
                "encoding": [
                  "x": ["field": "vc", "type": "quantitative"], "y": ["field": "l", "type": "quantitative"],
                  "y2": ["field": "u"],
                ],
              ],
              [
                "mark": ["type": "rule", "strokeWidth": 1.5],
                "encoding": [
                  "y": ["field": "v", "type": "quantitative"], "x": ["field": "lc", "type": "quantitative"],
                  "x2": ["field": "uc"],
                ],
              ],
              [
                "mark": ["type": "point", "filled": true, "size": 90, "opacity": 1],
                "encoding": ["x": x, "y": y, "tooltip": .array(tooltips)],
              ],
              [
                "mark": ["type": "text", "dy": -12, "color": Chart.ink],
                "encoding": [
                  "x": ["field": "vc", "type": "quantitative"], "y": ["field": "v", "type": "quantitative"],
                  "text": ["field": "g"], "color": nil,
                ],
              ],
            ]))
      ],
      table: HTML.table(
        caption: title,
        head: [
          text.html(.optionColumn), HTML.escaped(costName), text.name(criterion.measure), text.html(.frontierColumn),
        ],
        rows: points.map { system, cost, level in
          [
            HTML.escaped(system.name), text.cell(cost, .cost), text.cell(level, criterion.measure),
            text.cell(document.pareto.contains(system.name) ? kinds[0] : kinds[1]),
          ]
        }))
  }

  private static func members(_ value: JSONValue) -> [(key: String, value: JSONValue)] {
    guard case .object(let members) = value else { return [] }
    return members
  }
}
