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
    settings.controls = yesOrNo(fields["controls"]) ?? false
    batches(fields, days: days, intervals, &settings)
    return (settings, precision, intervals != nil)
  }

  /// Steady state by batch means, and what does not go with it.
  private func batches(_ fields: Fields, days: Int, _ intervals: IntervalReport?, _ settings: inout RunSettings) {
    guard let item = fields["batches"], let batches = whole(item, PlanLimits.batches) else { return }
    for key in ["replications", "precision"] where fields.has(key) {
      error(item, "batches take the place of replications, and their number is fixed: leave out `\(key)`")
    }
    if settings.controls {
      error(item, "control variates need independent replications: leave out `batches` or `controls`")
    }
    if settings.attribution == .byEnd {
      error(item, "contacts belong to the batch in which they came: `batches` go with `attribution: byArrival`")
    }
    if intervals == .dated {
      error(item, "the dates of batches are of no interest: `batches` go with `intervals: none` or `profile`")
    }
    if intervals == .profile, days % 7 != 0 {
      error(item, "a profile of batches needs whole weeks in `calendar.days`, not \(days) days")
    }
    guard days * batches <= PlanLimits.days else {
      return error(item, "\(batches) batches of \(days) days are more than \(PlanLimits.days) days; that is the limit")
    }
    guard batches * names.callTypes.count <= PlanLimits.batchesOfTypes else {
      return error(
        item,
        "\(batches) batches of \(names.callTypes.count) call types are more than \(PlanLimits.batchesOfTypes)"
          + " histograms of waits; that is the limit")
    }
    settings.batches = batches
    settings.replications = batches
    settings.intervals = intervals ?? .none
  }

  private func precisionTexts(_ item: Item?) -> [Located<String>] {
    guard let item else { return [] }
    if item.tree.scalar != nil { return reference(item).map { [$0] } ?? [] }
    return list(item, { self.reference($0) }) ?? []
  }
}
