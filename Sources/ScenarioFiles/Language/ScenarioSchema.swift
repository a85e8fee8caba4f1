/// The scenario language as a JSON Schema, for completion and checks in editors.
package enum ScenarioSchema {
  /// JSON Schema, draft 2020-12.
  package static func text() -> String { json.text() + "\n" }

  static var json: JSONText {
    let shapes = ScenarioLanguage.shapes.map { ($0.name, schema($0.shape)) }
    let sections = ScenarioLanguage.sections.filter { $0.name != "scenario" }.map { ($0.name, schema($0)) }
    guard case .object(let root) = schema(ScenarioLanguage.section("scenario")) else {
      preconditionFailure("a section is an object")
    }
    let start: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("cherha scenario, format \(ScenarioLanguage.format)")),
    ]
    return .object(start + root + [("$defs", .object(shapes + sections))])
  }

  private static func schema(_ section: LanguageSection) -> JSONText {
    var entries: [(String, JSONText)] = section.about.isEmpty ? [] : [("description", .string(section.about))]
    entries.append(("type", .string("object")))
    entries.append(("properties", .object(section.keys.map { ($0.name, schema($0)) })))
    entries.append(("additionalProperties", .boolean(false)))
    let required = section.keys.filter(\.isRequired).map(\.name)
    if section.key("include") != nil {
      // What is required may stand in an included file.
      entries.append(("anyOf", .array([Self.required(required), Self.required(["include"])])))
    } else if !required.isEmpty {
      entries.append(("required", .array(required.map { .string($0) })))
    }
    if !section.alternatives.isEmpty {
      entries.append(("oneOf", .array(section.alternatives.map { Self.required([$0]) })))
    }
    return .object(entries)
  }

  private static func required(_ names: [String]) -> JSONText {
    .object([("required", .array(names.map { .string($0) }))])
  }

  private static func schema(_ key: LanguageKey) -> JSONText {
    guard case .object(let shape) = schema(key.shape) else { preconditionFailure("a schema is an object") }
    var entries: [(String, JSONText)] = key.about.isEmpty ? [] : [("description", .string(key.about))]
    if let fallback = key.fallback { entries.append(("default", .string(fallback))) }
    return .object(entries + shape.filter { $0.0 != "description" || key.about.isEmpty })
  }

  private static func schema(_ shape: Shape) -> JSONText {
    switch shape {
    case .text(let pattern, let about):
      let types: JSONText = pattern == "\\S" ? .array([.string("string"), .string("number")]) : .string("string")
      return .object([("description", .string(about)), ("type", types), ("pattern", .string(pattern))])
    case .choice(let values):
      let booleans: [JSONText] = values.contains("true") ? [.boolean(true), .boolean(false)] : []
      return .object([("enum", .array(values.map { .string($0) } + booleans))])
    case .whole(let range):
      var entries: [(String, JSONText)] = [
        ("type", .array([.string("integer"), .string("string")])), ("minimum", .integer(range.lowerBound)),
      ]
      if range.upperBound < .max { entries.append(("maximum", .integer(range.upperBound))) }
      return .object(entries + [("pattern", .string("^\(ScenarioLanguage.numberPattern)$"))])
    case .number:
      return .object([
        ("type", .array([.string("number"), .string("string")])),
        ("pattern", .string("^\(ScenarioLanguage.numberPattern)$")),
      ])
    case .section(let name), .named(let name):
      return .object([("$ref", .string("#/$defs/\(name)"))])
    case .list(let item):
      return .object([("type", .string("array")), ("items", schema(item))])
    case .byName(let value):
      return .object([("type", .string("object")), ("additionalProperties", schema(value))])
    case .byKey(let pattern, let value):
      return .object([
        ("type", .string("object")), ("patternProperties", .object([(pattern, schema(value))])),
        ("additionalProperties", .boolean(false)), ("minProperties", .integer(1)),
      ])
    case .either(let shapes): return .object([("anyOf", .array(shapes.map { schema($0) }))])
    case .anything: return .object([("type", .string("object"))])
    }
  }
}
