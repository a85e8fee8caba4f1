import CallCenterModel

extension ReadingContext {
  /// The section `plan`; its shifts, staff and people in files beside this one.
  func planning(_ item: Item?, currency: String?, intervalSeconds: Int?) -> PlanningDocument? {
    guard let item, let fields = fields(item, "plan") else { return nil }
    let grid = planningGrid(fields["grid"], item, intervalSeconds: intervalSeconds)
    let targets = planningTargets(fields["targets"])
    let shifts = plannedShifts(fields["shifts"], gridSeconds: grid)
    let shiftNames = fields["shifts"]?.tree.entries?.map(\.key) ?? []
    let pools = staffPools(fields["staff"], shiftNames: shiftNames, currency: currency)
    let (rules, presetPay) = labourRules(fields["rules"])
    let pay = paySupplements(fields["pay"], preset: presetPay)
    let (shortage, surplus) = coverPrices(fields["prices"], currency)
    let confidence = bounded(fields["confidence"], 0.5...0.9999, "the confidence is 50 % to 99.99 %")
    let gap = bounded(fields["gap"], 0...0.5, "the gap is 0 % to 50 %")
    let people = rosterPeople(fields["people"], pools: pools, shiftNames: shiftNames)
    let document = PlanningDocument(
      targets: targets, shifts: shifts, pools: pools, rules: rules, pay: pay, shortagePerHour: shortage,
      surplusPerHour: surplus ?? .zero, gridSeconds: grid ?? 900, confidence: confidence, gap: gap ?? 0.005,
      people: people, place: item.place, path: item.path)
    PlanningChecks(document: document, gridSeconds: grid, context: self).run()
    return document
  }

  /// Whatever is on the grid is so in every reporting interval.
  private func planningGrid(_ item: Item?, _ plan: Item, intervalSeconds: Int?) -> Int? {
    let interval = intervalSeconds ?? 1_800
    guard let item else {
      let grid = Self.greatestCommonDivisor(900, interval)
      remarks.append("\(plan.path).grid: \(PlanDescription.time(Double(grid))), by default")
      return grid
    }
    guard let grid = wholeSeconds(item, least: 60, most: 3_600) else { return nil }
    guard 3_600 % grid == 0, intervalSeconds.map({ $0 % grid == 0 }) ?? true else {
      error(
        item,
        "the grid divides an hour and the reporting interval of \(PlanDescription.time(Double(interval))), "
          + "not \(item.tree.kindName)")
      return nil
    }
    return grid
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  /// A share within limits.
  func bounded(_ item: Item?, _ allowed: ClosedRange<Double>, _ rule: String) -> Double? {
    guard let item, let value = share(item) else { return nil }
    guard allowed.contains(value) else {
      error(item, "\(rule), not \(item.tree.kindName)")
      return nil
    }
    return value
  }

  // MARK: - Targets

  private func planningTargets(_ item: Item?) -> [PlanningTargetDocument]? {
    guard let item, let entries = named(item, "targets", limit: PlanLimits.callTypes) else { return nil }
    if entries.isEmpty { error(item, "the map of targets is empty; leave it out to plan for every target") }
    return entries.compactMap { name, place, item in
      let callType = Located(value: name, place: place, path: item.path)
      require(callType, among: names.callTypes, "call type")
      if item.tree.scalar != nil {
        return choice(item, PlanningTarget.Period.self).map {
          PlanningTargetDocument(callType: callType, period: $0, probability: nil)
        }
      }
      guard let fields = fields(item, "planTarget") else { return nil }
      let period = choice(fields["per"], PlanningTarget.Period.self) ?? .day
      let probability = share(fields["onDays"])
      if let item = fields["onDays"], let probability {
        if period == .interval {
          error(
            item,
            "`onDays` is a share of days or weeks; a single interval has too few contacts to be judged by its own value:"
              + " take `per: day` or `per: week`")
        } else if probability <= 0 || probability >= 1 {
          error(item, "a share above 0 % and below 100 % is expected; chance leaves no plan sure of every day")
        }
      }
      return PlanningTargetDocument(callType: callType, period: period, probability: probability)
    }
  }

  // MARK: - Prices

  private func coverPrices(_ item: Item?, _ currency: String?) -> (shortage: Money?, surplus: Money?) {
    guard let item, let fields = fields(item, "prices") else { return (nil, nil) }
    let shortage = fields["shortage"].map { price($0, currency) }
    let surplus = fields["surplus"].map { price($0, currency) }
    if shortage == .zero, let item = fields["shortage"] {
      error(item, "where a missing person costs nothing, the best plan has nobody; a price above 0 is expected")
    }
    return (shortage, surplus)
  }
}
