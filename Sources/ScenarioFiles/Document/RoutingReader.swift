import CallCenterModel

extension ReadingContext {
  func routing(_ fields: Fields?) -> RoutingRules {
    var rules = RoutingRules()
    guard let fields else { return rules }
    rules.agents = choice(fields["agents"], AgentRule.self) ?? rules.agents
    rules.contacts = choice(fields["contacts"], ContactRule.self) ?? rules.contacts
    rules.queues = choice(fields["queues"], QueueRule.self) ?? rules.queues
    rules.overflowAfterSeconds = time(fields["overflowAfter"]) ?? 0
    return rules
  }

  /// A priority, fixed or changing with the wait.
  func priority(_ item: Item?) -> (base: Int?, perMinute: Double) {
    guard let item else { return (nil, 0) }
    guard item.tree.entries != nil else { return (whole(item, 1...100), 0) }
    guard let fields = fields(item, "agePriority") else { return (nil, 0) }
    let perMinute = number(fields["perMinute"]) ?? 0
    if let item = fields["perMinute"], !(-1_000...0).contains(perMinute) {
      error(item, "the change is -1000 to 0 a minute: the lower the priority, the sooner the service")
    }
    return (whole(fields["base"], 1...100), perMinute)
  }

  func callTypeRouting(_ fields: Fields) -> CallTypeRouting {
    var routing = CallTypeRouting()
    routing.weight = routingWeight(fields["weight"]) ?? 1
    routing.site = reference(fields["site"])
    if let site = routing.site { require(site, among: names.sites, "site") }
    if let item = fields["stages"] {
      routing.stages = list(item, { self.stage($0) }) ?? []
      if routing.stages.count > PlanLimits.stages { error(item, "a call type has at most \(PlanLimits.stages) stages") }
    }
    for (stage, next) in zip(routing.stages, routing.stages.dropFirst()) where next.afterSeconds <= stage.afterSeconds {
      issues.error(next.place, next.path, "stages stand in order of `after`, each later than the one before")
    }
    return routing
  }

  func skillRouting(_ fields: Fields) -> SkillRouting {
    SkillRouting(
      contactPreference: whole(fields["contactPreference"], 1...PlanLimits.preferences),
      weight: routingWeight(fields["weight"]) ?? 1, contactWeight: routingWeight(fields["contactWeight"]),
      reserve: whole(fields["reserve"], 0...PlanLimits.people) ?? 0, condition: condition(fields["when"]))
  }

  /// A weight above 0.
  private func routingWeight(_ item: Item?) -> Double? {
    guard let item, let value = number(item) else { return nil }
    guard (1e-6...1e6).contains(value) else {
      error(item, "the weight is 0.000001 to 1000000, not \(item.tree.kindName)")
      return nil
    }
    return value
  }

  private func stage(_ item: Item?) -> StageDocument? {
    guard let item, let fields = fields(item, "stage") else { return nil }
    let after = time(fields["after"])
    let condition = condition(fields["when"])
    let priority = whole(fields["priority"], 1...100)
    let groups = named(fields["groups"], "groups", limit: PlanLimits.agentGroups)
    if groups?.isEmpty == true, let item = fields["groups"] { error(item, "a stage needs at least one group") }
    let ranks = (groups ?? []).compactMap { name, place, item -> (name: Located<String>, rank: Int)? in
      let name = Located(value: name, place: place, path: item.path)
      require(name, among: names.agentGroups, "agent group")
      return whole(item, 1...PlanLimits.preferences).map { (name, $0) }
    }
    guard let after, !ranks.isEmpty else { return nil }
    return StageDocument(
      afterSeconds: after, condition: condition, groups: ranks, priority: priority, place: item.place, path: item.path)
  }

  // MARK: - Conditions

  func condition(_ item: Item?) -> ConditionDocument? {
    guard let item, let fields = fields(item, "condition") else { return nil }
    var parts: [ConditionDocument] = []
    if let item = fields["waiting"] { parts += comparisons(item, "waiting", .waiting) }
    if let item = fields["free"] { parts += comparisons(item, "groupState", .free) }
    if let item = fields["busyShare"] { parts += comparisons(item, "groupState", .busyShare) }
    if let item = fields["all"] { parts.append(.all(conditions(item))) }
    if let item = fields["any"] { parts.append(.any(conditions(item))) }
    if let inner = condition(fields["not"]) { parts.append(.not(inner)) }
    if item.tree.entries?.isEmpty == true { error(item, "a condition needs at least one key") }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private func conditions(_ item: Item) -> [ConditionDocument] {
    if item.tree.items?.isEmpty == true { error(item, "the list of conditions is empty") }
    return list(item, { self.condition($0) }) ?? []
  }

  private func comparisons(_ item: Item, _ section: String, _ kind: QuantityDocument.Kind) -> [ConditionDocument] {
    guard let fields = fields(item, section) else { return [] }
    let left = QuantityDocument(
      kind: kind, names: quantityNames(fields[kind == .waiting ? "callType" : "group"], kind) ?? [])
    let keys: [(String, RoutingCondition.Comparison)] = [
      ("atLeast", .atLeast), ("atMost", .atMost), ("above", .above), ("below", .below),
    ]
    let bounds = keys.map { ($0.1, fields[$0.0]) }
    if bounds.allSatisfy({ $0.1 == nil }) {
      fields.error("one of atLeast, atMost, above and below is required")
    }
    return bounds.compactMap { comparison, item in
      item.flatMap { bound($0, kind) }.map { .compare(left, comparison, $0) }
    }
  }

  /// A number or a share, or the names of others to compare with.
  private func bound(_ item: Item, _ kind: QuantityDocument.Kind) -> ConditionDocument.Bound? {
    let known = kind == .waiting ? names.callTypes : names.agentGroups
    if item.tree.items != nil || item.tree.scalar.map({ known.contains($0) }) == true {
      return quantityNames(item, kind).map { .quantity(QuantityDocument(kind: kind, names: $0)) }
    }
    if kind == .busyShare { return share(item).map { .value($0) } }
    return whole(item, 0...PlanLimits.people).map { .value(Double($0)) }
  }

  private func quantityNames(_ item: Item?, _ kind: QuantityDocument.Kind) -> [Located<String>]? {
    guard let item else { return nil }
    let (known, what) = kind == .waiting ? (names.callTypes, "call type") : (names.agentGroups, "agent group")
    let found = item.tree.items == nil ? reference(item).map { [$0] } : list(item, { self.reference($0) })
    for (index, name) in (found ?? []).enumerated() {
      require(name, among: known, what)
      if found?[..<index].contains(where: { $0.value == name.value }) == true {
        error(name, "`\(name.value)` stands twice")
      }
    }
    if found?.isEmpty == true { error(item, "the list of names is empty") }
    return found
  }
}
