import CallCenterModel
import RandomVariates

extension ReadingContext {
  /// A law of a time, by its one key.
  func law(_ item: Item?) -> Law? {
    guard let item else { return nil }
    if let text = item.tree.scalar {
      let example = (try? TimeQuantity.parse(text)).map { _ in text } ?? (Double(text) == nil ? "5 min" : "\(text) min")
      error(
        item,
        "a law is expected, not \(item.tree.kindName); write `{exponential: {mean: \(example)}}` or `{constant: \(example)}`"
      )
      return nil
    }
    guard let fields = fields(item, "law") else { return nil }
    let chosen = fields.section.keys.map(\.name).filter { fields.has($0) }
    guard chosen.count == 1, let name = chosen.first else {
      // An unknown name was reported already.
      if chosen.count > 1 { fields.error("one law is expected, not \(chosen.joined(separator: " and "))") }
      if chosen.isEmpty, item.tree.entries?.isEmpty == true {
        fields.error("a law such as `{exponential: {mean: 5 min}}` is expected")
      }
      return nil
    }
    for key in fields.section.keys { noteAsked(key.name, of: "law") }
    guard let value = fields[name] else { return nil }
    guard let law = checked(value, { try self.law(named: name, value) }) else { return nil }
    guard law.mean.isFinite, law.mean <= PlanLimits.seconds else {
      error(value, "the mean of the law is longer than ten years; that is the limit")
      return nil
    }
    return law
  }

  private func checked(_ item: Item, _ make: () throws -> Law?) -> Law? {
    do {
      return try make()
    } catch {
      self.error(item, "\(error)")
      return nil
    }
  }

  private func law(named name: String, _ value: Item) throws -> Law? {
    switch name {
    case "constant": return try time(value).map { .constant(try Constant($0)) }
    case "exponential":
      guard let fields = fields(value, name), let mean = positiveTime(fields["mean"]) else { return nil }
      return .exponential(try Exponential(mean: mean))
    case "erlang": return try erlang(value)
    case "gamma", "lognormal", "weibull", "hyperexponential": return try twoWays(name, value)
    case "uniform":
      guard let fields = fields(value, name) else { return nil }
      let (from, to) = (time(fields["from"]), time(fields["to"]))
      guard let from, let to else { return nil }
      return .uniform(try Uniform(from: from, to: to))
    case "triangular":
      guard let fields = fields(value, name) else { return nil }
      let (from, mode, to) = (time(fields["from"]), time(fields["mode"]), time(fields["to"]))
      guard let from, let mode, let to else { return nil }
      return .triangular(try Triangular(from: from, mode: mode, to: to))
    case "empirical": return try empirical(value)
    case "shifted":
      guard let fields = fields(value, name) else { return nil }
      let (shift, law) = (time(fields["by"]), law(fields["law"]))
      guard let shift, let law else { return nil }
      return .shifted(try Shifted(law, by: shift))
    case "mixture": return try mixture(value)
    default: preconditionFailure("the law \(name) is in the language but cannot be read")
    }
  }

  private func erlang(_ value: Item) throws -> Law? {
    guard let fields = fields(value, "erlang") else { return nil }
    let (stages, mean) = (whole(fields["stages"], 1...1_000_000), positiveTime(fields["mean"]))
    guard let stages, let mean else { return nil }
    return .gamma(try Gamma(shape: Double(stages), scale: mean / Double(stages)))
  }

  /// The laws that are given by mean and cv or by their own parameters.
  private func twoWays(_ name: String, _ value: Item) throws -> Law? {
    guard let fields = fields(value, name) else { return nil }
    let own = fields.section.keys.map(\.name).filter { $0 != "mean" && $0 != "cv" }
    let written = own.filter { fields.has($0) }
    let (mean, cv) = (positiveTime(fields["mean"]), quantity(fields["cv"], "a cv", ShareQuantity.variation))
    if fields.has("mean") || fields.has("cv") {
      guard written.isEmpty else {
        fields.error(
          "\(name) is given by `mean` and `cv` or by \(own.map { "`\($0)`" }.joined(separator: " and ")), not by both")
        return nil
      }
      for key in ["mean", "cv"] where !fields.has(key) { fields.error("the key `\(key)` is missing") }
      guard let mean, let cv else { return nil }
      switch name {
      case "gamma": return .gamma(try Gamma(mean: mean, cv: cv))
      case "lognormal": return .lognormal(try Lognormal(mean: mean, cv: cv))
      case "weibull": return .weibull(try Weibull(mean: mean, cv: cv))
      default: return .hyperexponential(try Hyperexponential(mean: mean, cv: cv))
      }
    }
    guard written.count == own.count else {
      let missing = own.filter { !written.contains($0) }.map { "`\($0)`" }.joined(separator: " and ")
      fields.error(written.isEmpty ? "\(name) needs `mean` and `cv`, or \(missing)" : "the key \(missing) is missing")
      return nil
    }
    switch name {
    case "gamma":
      let (shape, scale) = (number(fields["shape"]), positiveTime(fields["scale"]))
      guard let shape, let scale else { return nil }
      return .gamma(try Gamma(shape: shape, scale: scale))
    case "lognormal":
      let (median, sigma) = (positiveTime(fields["median"]), number(fields["sigma"]))
      guard let median, let sigma else { return nil }
      return .lognormal(try Lognormal(median: median, logStandardDeviation: sigma))
    case "weibull":
      let (shape, scale) = (number(fields["shape"]), positiveTime(fields["scale"]))
      guard let shape, let scale else { return nil }
      return .weibull(try Weibull(shape: shape, scale: scale))
    default:
      let (probabilities, means) = (list(fields["probabilities"], share), list(fields["means"], positiveTime))
      guard let probabilities, let means else { return nil }
      return .hyperexponential(try Hyperexponential(probabilities: probabilities, means: means))
    }
  }

  /// The items of a list, or `nil` where one of them could not be read.
  func list<Value>(_ item: Item?, _ read: (Item?) -> Value?) -> [Value]? {
    guard let item else { return nil }
    guard let items = item.tree.items else {
      error(item, "a list is expected, not \(item.tree.kindName)")
      return nil
    }
    let values = items.enumerated().map { index, tree -> Value? in
      let child = item.at(index, tree)
      if tree.isNull { error(child, "a value is missing") }
      return tree.isNull ? nil : read(child)
    }
    let good = values.compactMap(\.self)
    return good.count == values.count ? good : nil
  }

  private func mixture(_ value: Item) throws -> Law? {
    let parts = list(value) { item -> (Double, Law)? in
      guard let item, let fields = self.fields(item, "mixturePart") else { return nil }
      let (share, law) = (self.share(fields["share"]), self.law(fields["law"]))
      guard let share, let law else { return nil }
      return (share, law)
    }
    guard let parts else { return nil }
    let sum = parts.reduce(0) { $0 + $1.0 }
    guard (sum - 1).magnitude <= 1e-9 else {
      error(value, "the shares of a mixture must add up to 100 %, not to \(sum * 100) %")
      return nil
    }
    return .mixture(try Mixture(weights: parts.map(\.0), laws: parts.map(\.1)))
  }

  private func empirical(_ value: Item) throws -> Law? {
    guard let fields = fields(value, "empirical") else { return nil }
    let (values, quantiles) = (fields["values"], fields["quantiles"])
    switch (values, quantiles) {
    case (let values?, nil):
      guard let numbers = values.tree.entries == nil ? list(values, time) : csvValues(values) else { return nil }
      return .empirical(try Empirical(values: numbers))
    case (nil, let quantiles?):
      guard let points = quantiles.tree["csv"] == nil ? writtenQuantiles(quantiles) : csvQuantiles(quantiles) else {
        return nil
      }
      return .empirical(try Empirical(quantiles: points))
    default:
      fields.error("an empirical law needs `values` or `quantiles`, one of them")
      return nil
    }
  }

  private func writtenQuantiles(_ item: Item) -> [Empirical.Point]? {
    guard let entries = item.tree.entries else {
      error(item, "a map such as `{0 %: 10 s, 50 %: 2 min, 100 %: 20 min}` is expected, not \(item.tree.kindName)")
      return nil
    }
    var points: [Empirical.Point] = []
    for entry in entries {
      let key = Item(tree: Tree(place: entry.keyPlace, content: .scalar(entry.key, quoted: false)), path: item.path)
      let (probability, value) = (share(key), time(item.at(entry.key, entry.value)))
      guard let probability, let value else { continue }
      points.append(.init(probability: probability, value: value))
    }
    return points.count == entries.count ? points : nil
  }

  private func unit(_ item: Item?) -> Double? {
    quantity(item, "a unit of time") { text throws(QuantityError) in
      guard let factor = TimeQuantity.factor(of: text) else {
        throw QuantityError(
          "`\(text)` is not a unit of time\(NearestName.hint(for: text, among: ScenarioLanguage.timeUnits))")
      }
      return factor
    }
  }

  private func csvValues(_ item: Item) -> [Double]? {
    guard let fields = fields(item, "csvValues") else { return nil }
    let (table, unit, name) = (table(fields["csv"]), unit(fields["unit"]), label(fields["column"]))
    guard let table, let unit, let name, let index = column(name, of: table) else { return nil }
    return seconds(table, index, unit)
  }

  private func csvQuantiles(_ item: Item) -> [Empirical.Point]? {
    guard let fields = fields(item, "csvQuantiles") else { return nil }
    let (table, unit) = (table(fields["csv"]), unit(fields["unit"]))
    guard let table, let unit, let p = column("probability", of: table), let v = column("value", of: table),
      let values = seconds(table, v, unit)
    else { return nil }
    let probabilities = table.rows.compactMap { row in
      cell(row[p], table) { cell throws(QuantityError) in
        cell.text.contains("%") ? try ShareQuantity.parse(cell.text) : try table.number(cell)
      }
    }
    guard probabilities.count == values.count else { return nil }
    return zip(probabilities, values).map { Empirical.Point(probability: $0, value: $1) }
  }

  private func seconds(_ table: CSVTable, _ index: Int, _ unit: Double) -> [Double]? {
    let values = table.rows.compactMap { row in
      cell(row[index], table) { cell throws(QuantityError) in
        let value = try table.number(cell) * unit
        guard value >= 0, value <= PlanLimits.seconds else {
          throw QuantityError("a time is 0 to ten years, not `\(cell.text)`")
        }
        return value
      }
    }
    return values.count == table.rows.count ? values : nil
  }
}
