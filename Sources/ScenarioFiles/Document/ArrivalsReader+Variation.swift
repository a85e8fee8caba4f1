import CallCenterModel

// What varies around the rate: factors, totals, batches, surges, states.
extension ReadingContext {
  func variation(_ fields: Fields, _ document: inout ArrivalsDocument) {
    (document.dayFactorCV, document.dayFactorCorrelation) = dayFactor(fields["dayFactor"])
    document.intervalFactor = intervalFactor(fields["intervalFactor"])
    switch choice(fields["process"], ProcessName.self) {
    case .fixed: document.process = .fixedCounts
    case .uniform: document.process = .fixedTotal
    case .poisson, nil: break
    }
    if let total = dayTotal(fields["dayTotal"]) { document.process = .randomTotal(total) }
    if case .randomTotal(let total) = document.process, total.concentration != nil, document.timeOfDay == nil,
      !fields.has("timeOfDay"), let item = fields["dayTotal"]
    {
      error(item, "`dirichlet` shares the total out over the intervals of `timeOfDay`, which is missing")
    }
    document.batches = batches(fields["batches"])
    document.surges = list(fields["surges"]) { self.surge($0) } ?? []
    document.modulation = modulation(fields["modulated"])
  }

  /// Keys that make no sense beside others are refused with the reason.
  func refuseCombinations(_ fields: Fields, _ document: ArrivalsDocument) {
    let varying = ["dayFactor", "intervalFactor", "batches", "modulated"]
    let all = ["weekdays", "timeOfDay", "process", "dayTotal", "surges"] + varying
    let keys: [String]
    let reason: String
    var scales = false
    if fields.has("replay") {
      (keys, reason) = (all, "`replay`: recorded contacts come as they were recorded")
    } else if fields.has("appointments") {
      (keys, reason) = (all, "`appointments`: contacts come when they are booked, not by a rate")
    } else if fields.has("dayTotal") {
      (keys, reason) = (["process"] + varying, "`dayTotal`, which says itself how the volume varies")
      scales = true
    } else {
      switch document.process {
      case .fixedCounts: (keys, reason) = (varying, "`process: fixed`: the count of every interval is fixed")
      case .fixedTotal: (keys, reason) = (varying, "`process: uniform`: the count of every day is fixed")
      default: return
      }
    }
    for key in keys {
      if let item = fields[key] { error(item, "`\(key)` cannot stand beside \(reason)") }
    }
    if !scales, document.counts != .firstAttempts, let item = fields["counts"] {
      error(item, "`counts: \(document.counts.rawValue)` needs a volume that can be scaled; it cannot beside \(reason)")
    }
  }

  /// The cv of a gamma factor of mean 1; 0 where there is none or it could not be read.
  func gamma(_ item: Item?, _ section: String) -> Double {
    guard let item, let fields = fields(item, section) else { return 0 }
    return cv(fields["gamma"]) ?? 0
  }

  private func cv(_ item: Item?) -> Double? {
    guard let item, let fields = fields(item, "gammaFactor"),
      let cv = quantity(fields["cv"], "a cv such as `12 %`", ShareQuantity.variation)
    else { return nil }
    guard cv == 0 || (0.001...10).contains(cv) else {
      error(item, "the cv of a random factor is 0.1 % to 1000 %, or 0, not \(PlanDescription.number(cv * 100)) %")
      return nil
    }
    return cv
  }

  private func dayFactor(_ item: Item?) -> (cv: Double, correlation: Double) {
    guard let item, let fields = fields(item, "dayFactor") else { return (0, 0) }
    let (cv, correlation) = (cv(fields["gamma"]), share(fields["correlation"]))
    return (cv ?? 0, correlation ?? 0)
  }

  private func intervalFactor(_ item: Item?) -> IntervalFactor? {
    guard let item, let fields = fields(item, "intervalFactor") else { return nil }
    let (cv, correlation) = (cv(fields["gamma"]), share(fields["correlation"]))
    let every = wholeSeconds(fields["every"], least: 60)
    guard let cv, let every, cv > 0 else { return nil }
    return IntervalFactor(cv: cv, everySeconds: every, correlation: correlation ?? 0)
  }

  private func dayTotal(_ item: Item?) -> RandomTotal? {
    guard let item, let fields = fields(item, "dayTotal") else { return nil }
    let (cv, dirichlet) = (cv(fields["gamma"]), number(fields["dirichlet"]))
    if let dirichlet, !(0.1...1e6).contains(dirichlet), let item = fields["dirichlet"] {
      error(item, "the concentration of a Dirichlet law is 0.1 to 1000000, not \(item.tree.kindName)")
      return nil
    }
    return cv.map { RandomTotal(cv: $0, concentration: dirichlet) }
  }

  private func batches(_ item: Item?) -> BatchSizes? {
    guard let item, let fields = fields(item, "batches") else { return nil }
    let sizes = sizes(fields["sizes"])
    let mean = fields["geometric"].flatMap { item in
      self.fields(item, "geometricSize").flatMap { number($0["mean"]) }
    }
    guard fields.has("sizes") != fields.has("geometric") else {
      fields.error("batches need `sizes` or `geometric`, one of them")
      return nil
    }
    if let sizes { return .listed(sizes) }
    guard let mean, let item = fields["geometric"] else { return nil }
    guard mean > 1, mean <= 1_000 else {
      error(item, "the mean size of a batch is above 1 and at most 1000")
      return nil
    }
    return .geometric(mean: mean)
  }

  private func sizes(_ item: Item?) -> [BatchSizes.Share]? {
    guard let item else { return nil }
    guard let entries = item.tree.entries, !entries.isEmpty else {
      error(item, "a map from sizes to shares such as `{1: 70 %, 2: 30 %}` is expected, not \(item.tree.kindName)")
      return nil
    }
    let shares = entries.compactMap { entry -> BatchSizes.Share? in
      let key = Item(tree: Tree(place: entry.keyPlace, content: .scalar(entry.key, quoted: false)), path: item.path)
      guard let size = whole(key, 1...1_000), let share = share(item.at(entry.key, entry.value)) else { return nil }
      return .init(size: size, probability: share)
    }
    guard shares.count == entries.count else { return nil }
    let sum = shares.reduce(0) { $0 + $1.probability }
    guard (sum - 1).magnitude <= 1e-9 else {
      error(item, "the shares of the sizes must add up to 100 %, not to \(PlanDescription.number(sum * 100)) %")
      return nil
    }
    return shares.sorted { $0.size < $1.size }
  }

  private func surge(_ item: Item?) -> SurgeDocument? {
    guard let item, let fields = fields(item, "surge") else { return nil }
    let (date, factor) = (date(fields["date"]), number(fields["factor"]))
    let from = quantity(fields["from"], "a time of day such as `08:00`", WallTime.parse)
    let to = quantity(fields["to"], "a time of day such as `20:00`", WallTime.parse)
    let ramp = wholeSeconds(fields["ramp"], least: 0)
    if let factor, !(0...1_000).contains(factor), let item = fields["factor"] {
      error(item, "the factor of a surge is 0 to 1000, not \(item.tree.kindName)")
      return nil
    }
    guard let date, let factor else { return nil }
    let (start, end) = (from ?? 0, to ?? WallTime.day)
    guard start < end else {
      fields.error("the surge ends at \(WallTime.clock(end)), before it begins at \(WallTime.clock(start))")
      return nil
    }
    guard 2 * (ramp ?? 0) <= end - start else {
      fields.error("two ramps of \(PlanDescription.time(Double(ramp ?? 0))) do not fit into the hours of the surge")
      return nil
    }
    return SurgeDocument(
      date: date, factor: factor, wall: start..<end, ramp: ramp ?? 0, place: item.place, path: item.path)
  }

  private func modulation(_ item: Item?) -> Modulation? {
    guard let item, let entries = named(item, "states", limit: 100) else { return nil }
    let states = entries.compactMap { entry -> (name: String, factor: Double, meanSeconds: Double)? in
      guard let fields = fields(entry.item, "modulationState") else { return nil }
      let (factor, mean) = (number(fields["factor"]), time(fields["mean"]))
      if let factor, !(0...1e6).contains(factor), let item = fields["factor"] {
        error(item, "the factor of a state is 0 to 1000000, not \(item.tree.kindName)")
        return nil
      }
      if let mean, mean < 1, let item = fields["mean"] {
        error(item, "a state lasts at least 1 s in the mean, not \(item.tree.kindName)")
        return nil
      }
      guard let factor, let mean else { return nil }
      return (entry.name, factor, mean)
    }
    guard states.count == entries.count else { return nil }
    guard states.count >= 2 else {
      error(item, "a modulated rate has at least two states, not \(states.count)")
      return nil
    }
    guard states.contains(where: { $0.factor > 0 }) else {
      error(item, "all factors are 0: nobody would ever call")
      return nil
    }
    return Modulation(states)
  }
}
