import CallCenterModel
import RandomVariates

extension ReadingContext {
  /// The offer of a call-back, and when it is made; `hours` absent: always.
  func callBack(_ fields: Fields, channel: Channel) -> (rule: CallBackRule, hours: HoursRule?)? {
    guard let item = fields["callBack"], let fields = self.fields(item, "callBack") else { return nil }
    if channel != .voice {
      error(item, "`callBack` needs the channel `voice`, not `\(channel.rawValue)`")
    }
    let offer = offer(fields["offer"])
    let accepted = share(fields["accepted"])
    let keepsPlace = yesOrNo(fields["keepsPlace"]) ?? true
    let priority = whole(fields["priority"], 1...100)
    let dialling = law(fields["dialling"])
    let reached = share(fields["reached"]) ?? 1
    let attempts = whole(fields["attempts"], 1...ScenarioLanguage.mostTries) ?? 1
    let retry = law(fields["retry"])
    let patience = quantity(fields["patienceOfOthers"], "a multiple such as `150 %`", ShareQuantity.multiple)
    if keepsPlace, let item = fields["priority"] {
      error(item, "a promise that keeps its place has the priority of the type; write `keepsPlace: no`")
    }
    if attempts > 1, !fields.has("retry") { fields.error("several attempts need `retry`: the time between them") }
    if attempts == 1, let item = fields["retry"] { error(item, "`retry` has no meaning with a single attempt") }
    guard let offer, let accepted, attempts == 1 || retry != nil else { return nil }
    let own = keepsPlace ? nil : priority ?? Self.leastUrgent
    let rule = CallBackRule(
      thresholdSeconds: offer.threshold, predictor: offer.predictor, open: [], accepted: accepted, priority: own,
      dialling: dialling, reached: reached, maximumTries: attempts, retryDelay: retry,
      patienceOfOthers: patience ?? 1)
    return (rule, offer.hours)
  }

  private func offer(
    _ item: Item?
  ) -> (threshold: Double, predictor: CallBackRule.Predictor, hours: HoursRule?)? {
    guard let item, let fields = fields(item, "callBackOffer") else { return nil }
    let threshold = time(fields["whenPredictedWait"])
    let hours = hours(fields["hours"])
    let predictor = quantity(fields["predictor"], "a predictor such as `headOfLine`", Self.predictor)
    guard let threshold else { return nil }
    return (threshold, predictor ?? .queueLength, hours)
  }

  private static func predictor(_ text: String) throws(QuantityError) -> CallBackRule.Predictor {
    switch text {
    case "headOfLine": return .headOfLine
    case "lastWait": return .lastWait
    case "queueLength": return .queueLength
    default: break
    }
    if text.hasPrefix("meanOfLast("), text.hasSuffix(")"), let count = Int(text.dropFirst(11).dropLast()) {
      guard (1...ScenarioLanguage.mostRecentWaits).contains(count) else {
        throw QuantityError("allowed is the mean of the last 1 to \(ScenarioLanguage.mostRecentWaits), not `\(text)`")
      }
      return .meanOfLast(count)
    }
    let known = ["headOfLine", "lastWait", "meanOfLast(10)", "queueLength"]
    let hint = NearestName.hint(for: text, among: known)
    throw QuantityError("`\(text)` is not one of \(known.joined(separator: ", "))\(hint)")
  }

  // MARK: - Outbound

  /// How numbers are dialled; `nil` where the type is not outbound, or an error was reported.
  func dialling(_ fields: Fields, channel: Channel) -> (rule: DiallingRule, dropsMismatches: Bool)? {
    guard channel == .outbound else {
      if let item = fields["dialling"] {
        _ = self.fields(item, "dialling")
        error(item, "`dialling` needs the channel `outbound`, not `\(channel.rawValue)`")
      }
      return nil
    }
    for key in ["balking", "redial", "outsideHours"] {
      guard let item = fields[key] else { continue }
      error(item, "`\(key)` has no meaning here: the centre makes these calls; see `dialling`")
    }
    guard let item = fields["dialling"], let own = self.fields(item, "dialling") else {
      if !fields.has("dialling") { fields.error("the key `dialling` is missing: an outbound type says how it dials") }
      return nil
    }
    let drops = yesOrNo(own["dropMismatches"]) ?? false
    if drops, let item = fields["patience"] {
      error(item, "`patience` has no meaning here: `dropMismatches` cuts off everybody who would wait")
    }
    let mode = mode(own)
    let minimumFree = whole(own["minimumFree"], 1...PlanLimits.people) ?? 1
    let preview = law(own["preview"])
    let reached = share(own["reached"])
    let ring = law(own["ring"])
    let noAnswer = law(own["noAnswer"])
    let rightParty = share(own["rightParty"]) ?? 1
    let otherTalk = law(own["otherTalk"])
    let retry = retry(own["retry"])
    if rightParty < 1, !own.has("otherTalk") { own.error("`rightParty` below 100 % needs `otherTalk`") }
    if rightParty >= 1, let item = own["otherTalk"] { error(item, "`otherTalk` has no meaning: `rightParty` is 100 %") }
    guard let mode, let reached, rightParty >= 1 || otherTalk != nil else { return nil }
    let rule = DiallingRule(
      mode: mode, minimumFree: minimumFree, hours: [], preview: preview, reached: reached, ring: ring,
      noAnswer: noAnswer, rightParty: rightParty, otherTalk: otherTalk, maximumDials: retry?.attempts ?? 1,
      retryDelay: retry?.delay)
    return (rule, drops)
  }

  private func mode(_ fields: Fields) -> DiallingRule.Mode? {
    let mode = choice(fields["mode"], DiallingMode.self)
    let perFreeAgent = number(fields["perFreeAgent"])
    let extra = whole(fields["extra"], 0...1_000)
    let mismatches = quantity(fields["mismatches"], "a limit such as `at most 3 %`", ShareQuantity.atMost)
    let owners: [(key: String, mode: DiallingMode)] = [
      ("perFreeAgent", .predictive), ("extra", .predictive), ("mismatches", .limited), ("preview", .preview),
    ]
    for (key, owner) in owners {
      guard let mode, mode != owner, let item = fields[key] else { continue }
      error(item, "`\(key)` belongs to `mode: \(owner.rawValue)`, not to `\(mode.rawValue)`")
    }
    if mode == .preview, fields.has("dropMismatches"), let item = fields["dropMismatches"] {
      error(item, "`dropMismatches` has no meaning with `mode: preview`: an agent is there before anybody answers")
    }
    switch mode {
    case nil: return nil
    case .preview: return .preview
    case .progressive: return .paced(perFreeAgent: 1, extra: 0)
    case .progressivePlusOne: return .paced(perFreeAgent: 1, extra: 1)
    case .double: return .paced(perFreeAgent: 2, extra: 0)
    case .predictive:
      guard fields.has("perFreeAgent") else {
        fields.error("`mode: predictive` needs `perFreeAgent`, such as 1.5")
        return nil
      }
      guard let perFreeAgent else { return nil }
      guard (0.0...100).contains(perFreeAgent), perFreeAgent > 0 || (extra ?? 0) > 0 else {
        if let item = fields["perFreeAgent"] { error(item, "0 to 100 numbers for a free agent, and not none at all") }
        return nil
      }
      return .paced(perFreeAgent: perFreeAgent, extra: extra ?? 0)
    case .limited:
      guard fields.has("mismatches") else {
        fields.error("`mode: limited` needs `mismatches`, such as `at most 3 %`")
        return nil
      }
      return mismatches.map { .limited(mismatches: $0) }
    }
  }

  private func retry(_ item: Item?) -> (delay: Law, attempts: Int)? {
    guard let item, let fields = fields(item, "diallingRetry") else { return nil }
    let delay = law(fields["delay"])
    let attempts = whole(fields["attempts"], 2...ScenarioLanguage.mostTries)
    guard let delay, let attempts else { return nil }
    return (delay, attempts)
  }

  /// The priority of promises is set once that of the type is known.
  static var leastUrgent: Int { 100 }

  /// How long somebody who is called waits for an agent, where nothing is written.
  static func usualPatience(dropsMismatches: Bool) -> Law? {
    guard let law = try? Constant(dropsMismatches ? 0 : 2) else { return nil }
    return .constant(law)
  }
}
