import CallCenterModel

extension ReadingContext {
  func costs(_ item: Item?) -> CostRules {
    guard let item, let fields = fields(item, "costs") else { return CostRules(currency: "", overtimeFactor: 1) }
    let currency = quantity(fields["currency"], "a currency such as `UAH`") { text throws(QuantityError) in
      let name = text.trimmed
      guard !name.isEmpty, name.words.count == 1, name.count <= 20, !name.contains("/"),
        !name.contains(where: \.isNumber)
      else {
        throw QuantityError("a currency is one word such as `UAH`, not `\(text)`")
      }
      return name
    }
    let overtime = quantity(fields["overtime"], "a multiple such as `200 %`", ShareQuantity.multiple)
    return CostRules(currency: currency ?? "", overtimeFactor: overtime ?? 1)
  }

  func routingLines(_ fields: Fields?) -> Int? {
    whole(fields?["lines"], 1...1_000_000)
  }

  /// The settings without the precision, and the texts of that.
  func run(_ item: Item?, days: Int) -> (settings: RunSettings, precision: [Located<String>], intervalsChosen: Bool) {
    var settings = RunSettings(
      seed: 1, replications: 400, precision: [], confidence: 0.95, attribution: .byArrival,
      intervals: days <= 31 ? .dated : .profile)
    guard let item, let fields = fields(item, "run") else { return (settings, [], false) }
    let precision = precisionTexts(fields["precision"])
    settings.seed = whole(fields["seed"], 0...Int.max).map(UInt64.init) ?? 1
    settings.replications =
      whole(fields["replications"], 1...PlanLimits.replications) ?? (precision.isEmpty ? 400 : 10_000)
    if let confidence = share(fields["confidence"]), let item = fields["confidence"] {
      settings.confidence = confidence
      if !(0.5...0.9999).contains(confidence) {
        error(item, "the confidence is 50 % to 99.99 %, not \(item.tree.kindName)")
      }
    }
    settings.attribution = choice(fields["attribution"], Attribution.self) ?? .byArrival
    let intervals = choice(fields["intervals"], IntervalReport.self)
    settings.intervals = intervals ?? settings.intervals
    return (settings, precision, intervals != nil)
  }

  private func precisionTexts(_ item: Item?) -> [Located<String>] {
    guard let item else { return [] }
    if item.tree.scalar != nil { return reference(item).map { [$0] } ?? [] }
    return list(item, { self.reference($0) }) ?? []
  }
}
