import CallCenterModel

extension ReadingContext {
  func arrivals(_ item: Item?) -> ArrivalsDocument? {
    guard let item, let fields = fields(item, "arrivals") else { return nil }
    let weekdays = weekdays(fields["weekdays"])
    let timeOfDay = timeOfDay(fields["timeOfDay"])
    let counts = choice(fields["counts"], CountedVolume.self) ?? .firstAttempts
    let factor = dayFactor(fields["dayFactor"])
    let rate = quantity(fields["rate"], "a rate such as `150 per hour`", RateQuantity.rate)
    let volume = quantity(fields["volume"], "a volume such as `156_287 per year`", RateQuantity.volume)
    guard fields.has("rate") != fields.has("volume") else {
      fields.error("one of `rate` and `volume` is required\(fields.has("rate") ? ", not both" : "")")
      return nil
    }
    let stated = volume ?? rate.map { ($0 * 86_400, .day) }
    guard let stated else { return nil }
    return ArrivalsDocument(
      place: item.place, path: item.path, contacts: stated.contacts, period: stated.period, counts: counts,
      weekdays: weekdays, timeOfDay: timeOfDay, dayFactorCV: factor)
  }

  private func dayFactor(_ item: Item?) -> Double {
    guard let item, let gamma = fields(item, "dayFactor")?["gamma"], let fields = fields(gamma, "gammaFactor"),
      let cv = quantity(fields["cv"], "a cv such as `12 %`", ShareQuantity.variation)
    else { return 0 }
    if cv > 10 { error(gamma, "the cv of the day factor is at most 10, not \(cv)") }
    return cv
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
    guard let entries = item.tree.entries, item.tree["csv"] == nil, let first = entries.first,
      DaySet.isDays(first.key)
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
        ByDay(daily: DayShape(pieces: weights.enumerated().map { ($0 * step..<($0 + 1) * step, $1) }))
      }
    } else if item.tree["csv"] != nil {
      guard let fields = fields(item, "csvFile"), let table = table(fields["csv"]),
        let slots = slots(table, valueName: "weight")
      else { return nil }
      result = slots.map { DayShape(pieces: $0.map { ($0.range, $0.value) }) }
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
    var pieces: [(range: Range<Int>, weight: Double)] = []
    for (range, value) in ranges {
      pieces.append((range.clamped(to: 0..<WallTime.day), value))
      if range.upperBound > WallTime.day { pieces.append((0..<range.upperBound - WallTime.day, value)) }
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
}
