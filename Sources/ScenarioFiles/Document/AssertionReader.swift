import CallCenterModel

/// An assertion as it was written; its days are still kinds of days.
struct AssertionDocument {
  var name: String
  var measure: Measure
  var probability: Double?
  var scope: Located<String>?
  var bound: Assertion.Bound
  var boundText: String
  var hours: Range<Int>?
  var hoursText: String?
  var days: DaySet?
  var daysText: String?
  var dayShare: Double?
  var confidence: Double?
  var place: Place
  var path: String
}

extension ReadingContext {
  func assertions(_ item: Item?, currency: String, intervalSeconds: Int?) -> [AssertionDocument] {
    (named(item, "assertions", limit: PlanLimits.assertions) ?? []).compactMap { name, place, item in
      assertion(name, place, item, currency: currency, intervalSeconds: intervalSeconds)
    }
  }

  private func assertion(
    _ name: String, _ place: Place, _ item: Item, currency: String, intervalSeconds: Int?
  ) -> AssertionDocument? {
    guard let fields = fields(item, "assertion") else { return nil }
    let measure = choice(fields["measure"], Measure.self)
    let probability = probability(fields, measure)
    let scope = reference(fields["of"])
    let known = names.callTypes + names.agentGroups
    if let scope { require(scope, among: known, "call type or agent group") }
    let hours = assertedHours(fields["between"], intervalSeconds)
    let days = quantity(fields["days"], "days such as `mon-fri`", DaySet.parse)
    let onDays = positiveShare(fields["onDays"])
    let confidence = share(fields["confidence"])
    if let confidence, let item = fields["confidence"], !(0.5...0.9999).contains(confidence) {
      error(item, "the confidence is 50 % to 99.99 %, not \(item.tree.kindName)")
    }
    let written = ["atLeast", "atMost"].filter { fields[$0] != nil }
    guard written.count == 1, let boundItem = fields[written[0]] else {
      if !fields.has("atLeast") || !fields.has("atMost") || written.count == 2 {
        fields.error("an assertion has one bound: `atLeast` or `atMost`")
      }
      return nil
    }
    guard let measure, scope.map({ known.contains($0.value) }) ?? true else { return nil }
    let bound = quantity(boundItem, "an amount") { text throws(QuantityError) in
      try Self.amount(text, measure, currency)
    }
    guard let bound, !(measure.isQuantile && probability == nil) else { return nil }
    return AssertionDocument(
      name: name, measure: measure, probability: probability, scope: scope,
      bound: written[0] == "atLeast" ? .atLeast(bound) : .atMost(bound),
      boundText: boundItem.tree.scalar?.trimmed ?? "", hours: hours, hoursText: fields["between"]?.tree.scalar,
      days: days, daysText: fields["days"]?.tree.scalar, dayShare: onDays, confidence: confidence, place: place,
      path: item.path)
  }

  private func probability(_ fields: Fields, _ measure: Measure?) -> Double? {
    let value = share(fields["at"])
    guard let measure else { return nil }
    guard let item = fields["at"] else {
      if measure.isQuantile { fields.error("`\(measure.rawValue)` needs `at`, such as `at: 95 %`") }
      return nil
    }
    guard measure.isQuantile else {
      error(item, "`at` goes with `waitQuantile` and `waitQuantileOfAnswered`, not with `\(measure.rawValue)`")
      return nil
    }
    guard let value else { return nil }
    guard value > 0, value < 1 else {
      error(item, "a quantile is above 0 % and below 100 %, not \(item.tree.kindName)")
      return nil
    }
    return value
  }

  private func positiveShare(_ item: Item?) -> Double? {
    guard let item, let value = share(item) else { return nil }
    guard value > 0 else {
      error(item, "a share of the days is above 0 %")
      return nil
    }
    return value
  }

  private func assertedHours(_ item: Item?, _ intervalSeconds: Int?) -> Range<Int>? {
    guard let item, let range = quantity(item, "a range such as `22:00-06:00`", WallTime.range) else { return nil }
    guard let intervalSeconds else { return range }
    for end in [range.lowerBound, range.upperBound] where end % intervalSeconds != 0 {
      error(
        item,
        "\(WallTime.clock(end % WallTime.day)) lies within a reporting interval of"
          + " \(PlanDescription.time(Double(intervalSeconds)))")
      return nil
    }
    return range
  }

  /// A value in the unit of the measure.
  private static func amount(_ text: String, _ measure: Measure, _ currency: String) throws(QuantityError) -> Double {
    let name = measure.rawValue
    switch measure.kind {
    case .probability: return try ShareQuantity.parse(text)
    case .seconds: return try TimeQuantity.parse(text)
    case .money:
      let (number, unit) = try DecimalNumber.reading(text)
      let known = currency.isEmpty ? "UAH" : currency
      guard unit == known else {
        throw QuantityError("`\(name)` is in \(currency.isEmpty ? "money" : known): write `\(number.text) \(known)`")
      }
      return number.value
    case .count, .ratio, .agents:
      let (number, unit) = try DecimalNumber.reading(text)
      guard unit.isEmpty else { throw QuantityError("`\(name)` has no unit: write `\(number.text)`") }
      guard number.value >= 0, number.value.isFinite else {
        throw QuantityError("`\(name)` is never below 0, so `\(text)` says nothing")
      }
      return number.value
    }
  }
}
