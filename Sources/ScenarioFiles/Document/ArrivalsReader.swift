import CallCenterModel

extension ReadingContext {
  func arrivals(_ item: Item?) -> ArrivalsDocument? {
    guard let item else { return nil }
    if item.tree.scalar == "none" { return ArrivalsDocument.none(item) }
    guard let fields = fields(item, "arrivals") else { return nil }
    var document = ArrivalsDocument(
      place: item.place, path: item.path, contacts: 0, period: .day, counts: .firstAttempts,
      weekdays: weekdays(fields["weekdays"]), timeOfDay: timeOfDay(fields["timeOfDay"]))
    document.counts = choice(fields["counts"], CountedVolume.self) ?? .firstAttempts
    variation(fields, &document)
    let rate = quantity(fields["rate"], "a rate such as `150 per hour`", RateQuantity.rate)
    let volume = quantity(fields["volume"], "a volume such as `156_287 per year`", RateQuantity.volume)
    let replay = replay(fields["replay"])
    let appointments = appointments(fields["appointments"])
    let population = population(fields["population"])
    let ways = fields.section.alternatives.filter { fields.has($0) }
    guard ways.count == 1 else {
      let names = fields.section.alternatives.map { "`\($0)`" }
      fields.error(
        "one of \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) is required"
          + (ways.isEmpty ? "" : ways.count == 2 ? ", not both" : ", not \(ways.count)"))
      return nil
    }
    if fields.has("population") { return population.map { self.population($0, fields) } }
    refuseCombinations(fields, document)
    if let stated = volume ?? rate.map({ ($0 * 86_400, .day) }) {
      (document.contacts, document.period) = stated
    } else if let replay {
      document.process = .recorded(replay)
    } else if let appointments {
      document.process = .appointments(appointments)
    } else {
      return nil
    }
    return document
  }

  /// People instead of a rate.
  private func population(_ population: Population, _ fields: Fields) -> ArrivalsDocument {
    for key in fields.section.keys.map(\.name) where key != "population" && fields.has(key) {
      fields.error("`\(key)` says when unknown people call; those of a `population` call after their pause")
    }
    var result = ArrivalsDocument.none(fields.item)
    result.population = population
    return result
  }

  private func weekdays(_ item: Item?) -> ByDay<Double>? {
    guard let item else { return nil }
    guard let entries = item.tree.entries else {
      error(item, "a map such as `{mon-fri: 1, sat: 0.4}` is expected, not \(item.tree.kindName)")
      return nil
    }
    guard item.tree["csv"] != nil else {
      let weights = byDay(item, entries) { self.weight($0) }
      if let weights, weights.all.allSatisfy({ $0 == 0 }) { error(item, "all weights are 0: nobody would ever call") }
      return weights
    }
    guard let fields = fields(item, "csvFile"), let table = table(fields["csv"]), let day = column("day", of: table),
      let weight = column("weight", of: table)
    else { return nil }
    var result = ByDay<Double>()
    for row in table.rows {
      let days = cell(row[day], table) { cell throws(QuantityError) in try DaySet.parse(cell.text.trimmed) }
      let value = cell(row[weight], table) { cell throws(QuantityError) in
        let value = try table.number(cell)
        guard value >= 0, value <= 1e12 else { throw QuantityError("a weight is 0 to 1e12, not `\(cell.text)`") }
        return value
      }
      guard let days, let value else { continue }
      if let twice = result.add(days, value) {
        issues.error(table.place(row[day]), "", "\(twice) is named by an earlier row already")
      }
    }
    if result.all.allSatisfy({ $0 == 0 }) { error(item, "all weights are 0: nobody would ever call") }
    return result
  }

  private func timeOfDay(_ item: Item?) -> ByDay<DayShape>? {
    guard let item else { return nil }
    guard let entries = item.tree.entries, item.tree["csv"] == nil, item.tree["points"] == nil,
      let first = entries.first, DaySet.isDays(first.key)
    else { return shapes(item) }
    return byDay(item, entries) { self.shapes($0)?[.weekday(.monday)] }
  }

  /// A shape for every day, or one for each day set of a CSV file.
  private func shapes(_ item: Item) -> ByDay<DayShape>? {
    let result: ByDay<DayShape>?
    if let items = item.tree.items {
      guard [24, 48, 96, 288].contains(items.count) else {
        error(item, "a list of weights has 24, 48, 96 or 288 entries, not \(items.count)")
        return nil
      }
      let step = WallTime.day / items.count
      result = list(item, { $0.flatMap { self.weight($0) } }).map { weights in
        ByDay(daily: DayShape(pieces: weights.enumerated().map { .init($0 * step..<($0 + 1) * step, $1) }))
      }
    } else if item.tree["csv"] != nil {
      guard let fields = fields(item, "csvFile"), let table = table(fields["csv"]),
        let slots = slots(table, valueName: "weight")
      else { return nil }
      result = slots.map { DayShape(pieces: $0.map { .init($0.range, $0.value) }) }
    } else if item.tree["points"] != nil {
      result = points(item).map { ByDay(daily: $0) }
    } else if let entries = item.tree.entries {
      result = byTime(item, entries) { self.weight($0) }.flatMap { self.cyclic($0, item) }.map { ByDay(daily: $0) }
    } else {
      error(
        item,
        "a map such as `{08:00-20:00: 1}`, a list of weights or `{csv: FILE}` is expected, not \(item.tree.kindName)")
      return nil
    }
    if let result, result.all.allSatisfy({ $0.total == 0 }) {
      error(item, "all weights are 0: nobody would ever call")
      return nil
    }
    return result
  }

  /// Ranges that run past midnight cover the end and the beginning of the same day.
  private func cyclic(_ ranges: [(range: Range<Int>, value: Double)], _ item: Item) -> DayShape? {
    var pieces: [DayShape.Piece] = []
    for (range, value) in ranges {
      pieces.append(.init(range.clamped(to: 0..<WallTime.day), value))
      if range.upperBound > WallTime.day { pieces.append(.init(0..<range.upperBound - WallTime.day, value)) }
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (before, after) in zip(pieces, pieces.dropFirst()) where after.range.lowerBound < before.range.upperBound {
      error(
        item,
        "the times from \(WallTime.clock(before.range.lowerBound)) and from \(WallTime.clock(after.range.lowerBound)) overlap"
      )
      return nil
    }
    return DayShape(pieces: pieces)
  }

  /// Straight lines between times of the day; nothing before the first and after the last.
  private func points(_ item: Item) -> DayShape? {
    guard let value = fields(item, "timePoints")?["points"] else { return nil }
    guard let entries = value.tree.entries else {
      error(value, "a map such as `{08:00: 0, 10:30: 5, 20:00: 0}` is expected, not \(value.tree.kindName)")
      return nil
    }
    let points = entries.compactMap { entry -> (wall: Int, weight: Double)? in
      let key = Item(tree: Tree(place: entry.keyPlace, content: .scalar(entry.key, quoted: false)), path: value.path)
      let wall = quantity(key, "a time of day", WallTime.parse)
      let child = value.at(entry.key, entry.value)
      if entry.value.isNull { error(Item(tree: key.tree, path: child.path), "a value is missing") }
      guard let weight = entry.value.isNull ? nil : weight(child), let wall else { return nil }
      return (wall, weight)
    }.sorted { $0.wall < $1.wall }
    guard points.count == entries.count else { return nil }
    guard points.count >= 2 else {
      error(value, "at least two points are needed")
      return nil
    }
    let pairs = zip(points, points.dropFirst())
    guard pairs.allSatisfy({ $0.wall < $1.wall }) else {
      error(value, "a time of day stands twice")
      return nil
    }
    return DayShape(pieces: pairs.map { .init($0.wall..<$1.wall, $0.weight, $1.weight) })
  }
}

extension ArrivalsDocument {
  /// Nobody comes unasked.
  fileprivate static func none(_ item: Item) -> ArrivalsDocument {
    ArrivalsDocument(
      place: item.place, path: item.path, contacts: 0, period: .day, counts: .firstAttempts, weekdays: nil,
      timeOfDay: nil)
  }
}
