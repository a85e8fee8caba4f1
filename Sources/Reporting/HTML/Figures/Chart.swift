internal import OutputAnalysis

/// The parts of Vega-Lite specifications; colours are names of the style sheet, so that light, dark and print need one picture.
enum Chart {
  /// Colours of series, in order; ``Palette`` in the style sheet.
  static func series(_ index: Int) -> JSONValue { .string("var(--series\(index % 8 + 1))") }

  static let ink: JSONValue = "var(--ink)"
  static let target: JSONValue = "var(--target)"

  /// A number of at most four significant digits.
  static func rounded(_ value: Double) -> JSONValue {
    guard value.isFinite, value != 0 else { return value == 0 ? 0 : .null }
    var scale = 1.0
    var size = abs(value)
    while size < 1000, scale < 1e9 {
      size *= 10
      scale *= 10
    }
    let number = (value * scale).rounded() / scale
    return number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
  }

  static func rounded(_ value: Double?) -> JSONValue { value.map { rounded($0) } ?? .null }

  /// `mean`, `lower` and `upper` of an estimate under names that end with `suffix`.
  static func members(_ estimate: Estimate?, _ suffix: String = "") -> [(key: String, value: JSONValue)] {
    [
      ("v\(suffix)", rounded(estimate?.mean)), ("l\(suffix)", rounded(estimate?.lower)),
      ("u\(suffix)", rounded(estimate?.upper)),
    ]
  }

  static func specification(
    height: JSONValue, rows: [JSONValue], transform: [JSONValue] = [], encoding: JSONValue = [:], layers: [JSONValue]
  ) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("width", "container"), ("height", height), ("autosize", ["type": "fit-x", "contains": "padding"]),
      ("data", ["values": .array(rows)]),
    ]
    if !transform.isEmpty { members.append(("transform", .array(transform))) }
    members += [("encoding", encoding), ("layer", .array(layers))]
    return .object(members)
  }

  /// The colours of named series, with a legend below.
  static func color(_ names: [String], _ colors: [JSONValue]) -> JSONValue {
    [
      "type": "nominal",
      "scale": ["domain": .array(names.map(JSONValue.string)), "range": .array(colors)],
      "legend": [
        "orient": "bottom", "title": nil, "columns": columns, "symbolType": "square", "symbolOpacity": 1,
        "labelLimit": 240,
      ],
    ]
  }

  /// One column of a legend on a narrow page, several on a wide one.
  static let columns: JSONValue = ["expr": "containerSize()[0] < 500 ? 1 : 3"]

  static func tooltip(_ field: String, _ title: String, format: String) -> JSONValue {
    ["field": .string(field), "type": "quantitative", "title": .string(title), "format": .string(format)]
  }

  /// Value and limits under one name.
  static func tooltips(_ name: String, _ text: PageText, suffix: String = "", format: String) -> [JSONValue] {
    [
      tooltip("v\(suffix)", name, format: format), tooltip("l\(suffix)", text.plain(.atLeast), format: format),
      tooltip("u\(suffix)", text.plain(.atMost), format: format),
    ]
  }

  static func value(_ value: JSONValue) -> JSONValue { ["value": value] }

  static func datum(_ name: String) -> JSONValue { ["datum": .string(name)] }

  static func quantitative(
    _ field: String, title: String?, format: String, zero: Bool = true, domain: JSONValue? = nil
  ) -> JSONValue {
    var scale: [(key: String, value: JSONValue)] = [("zero", .bool(zero))]
    if let domain { scale.append(("domain", domain)) }
    return [
      "field": .string(field), "type": "quantitative", "title": title.map(JSONValue.string) ?? .null,
      "scale": .object(scale), "axis": ["format": .string(format), "tickCount": 5],
    ]
  }
}
