import CallCenterModel
import RandomVariates

extension ReadingContext {
  /// What comes before and after an answer of a call type.
  func followUps(_ fields: Fields, channel: Channel) -> FollowUpDocument {
    var result = FollowUpDocument()
    result.recall = recall(fields["recall"])
    result.transfer = transfer(fields["transfer"])
    if let refer = fields["refer"], let own = self.fields(refer, "referral") { result.referral = shares(own["to"]) }
    result.selfService = selfService(fields["selfService"])
    result.visit = visit(fields["visit"])
    if let redial = fields["redial"], redial.tree.entries != nil, let changes = redial.tree["changesTo"] {
      result.changesTo = shares(redial.at("changesTo", changes))
    }
    let channels: [(key: String, allowed: [Channel])] = [
      ("recall", [.voice, .walkIn]), ("transfer", [.voice]), ("refer", [.voice, .walkIn]), ("selfService", [.voice]),
      ("visit", [.walkIn]),
    ]
    for (key, allowed) in channels {
      guard let item = fields[key], !allowed.contains(channel) else { continue }
      let names = allowed.map { "`\($0.rawValue)`" }.joined(separator: " or ")
      error(item, "`\(key)` needs the channel \(names), not `\(channel.rawValue)`")
    }
    return result
  }

  /// Shares of contacts by call type.
  private func shares(_ item: Item?) -> [ShareDocument] {
    guard let entries = named(item, "shares", limit: PlanLimits.callTypes), let item else { return [] }
    if entries.isEmpty { error(item, "the map is empty; it goes from call types to shares") }
    let result = entries.compactMap { name, place, item -> ShareDocument? in
      let callType = Located(value: name, place: place, path: item.path)
      require(callType, among: names.callTypes, "call type")
      return share(item).map { ShareDocument(callType: callType, share: $0) }
    }
    if result.reduce(0, { $0 + $1.share }) > 1 + 1e-9 { error(item, "the shares add up to more than 100 %") }
    return result
  }

  private func recall(_ item: Item?) -> RecallRule? {
    guard let item, let fields = fields(item, "recall") else { return nil }
    let unsolved = share(fields["unsolved"])
    let delay = law(fields["delay"])
    let maximum = whole(fields["maximum"], 1...1_000)
    guard let unsolved, let delay else { return nil }
    return RecallRule(unsolved: unsolved, delay: delay, maximum: maximum ?? 3)
  }

  private func transfer(_ item: Item?) -> FollowUpDocument.Transfer? {
    guard let item, let fields = fields(item, "transfer") else { return nil }
    let to = shares(fields["to"])
    let kind = choice(fields["kind"], TransferRule.Kind.self) ?? .cold
    let delay = law(fields["delay"])
    let conference = law(fields["conference"])
    if kind == .cold, let item = fields["conference"] {
      error(item, "only a transfer of `kind: warm` has a conference")
    }
    return FollowUpDocument.Transfer(to: to, kind: kind, delay: delay, conference: conference)
  }

  private func selfService(_ item: Item?) -> SelfServiceRule? {
    guard let item, let fields = fields(item, "selfService") else { return nil }
    let time = law(fields["time"])
    let contained = share(fields["contained"])
    let abandons = share(fields["abandons"]) ?? 0
    let residual = quantity(fields["residual"], "a multiple such as `115 %`", ShareQuantity.multiple)
    let lines = whole(fields["lines"], 1...1_000_000)
    if residual == 0, let item = fields["residual"] { error(item, "a residual of 0 % leaves no talk") }
    guard let time, let contained else { return nil }
    guard contained + abandons <= 1 + 1e-9 else {
      error(item, "`contained` and `abandons` add up to more than 100 %")
      return nil
    }
    return SelfServiceRule(
      time: time, contained: contained, abandons: min(abandons, 1 - contained), residual: residual ?? 1, lines: lines)
  }

  private func visit(_ item: Item?) -> FollowUpDocument.Visit? {
    guard let item, let fields = fields(item, "visit") else { return nil }
    return FollowUpDocument.Visit(registration: law(fields["registration"]), then: shares(fields["then"]))
  }

  /// People who contact the centre again and again.
  func population(_ item: Item?) -> Population? {
    guard let item, let fields = fields(item, "population") else { return nil }
    let people = whole(fields["people"], 1...PlanLimits.people)
    let pause = law(fields["pause"])
    if let pause, pause.mean < 1, let item = fields["pause"] { error(item, "the mean pause is at least 1 s") }
    guard let people, let pause, pause.mean >= 1 else { return nil }
    return Population(people: people, pause: pause)
  }
}
