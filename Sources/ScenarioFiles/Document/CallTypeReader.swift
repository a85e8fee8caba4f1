import CallCenterModel
import RandomVariates

extension ReadingContext {
  func callType(
    _ name: String, _ keyPlace: Place, _ item: Item, hours inherited: HoursRule, targets: TargetBook
  ) -> CallTypeDocument? {
    guard let fields = fields(item, "callType") else { return nil }
    let (channel, deferred) = channel(fields)
    let arrivals = arrivals(fields["arrivals"])
    let hours = hours(fields["hours"])
    let (talk, wrapUp) = handling(fields["handling"])
    let patience = patience(fields["patience"])
    let redial = redial(fields["redial"])
    let target = targets.target(fields["target"], self)
    let label = label(fields["label"])
    let balking = share(fields["balking"])
    let (priority, perMinute) = priority(fields["priority"])
    var routing = callTypeRouting(fields)
    routing.priorityPerMinute = perMinute
    let lines = whole(fields["lines"], 1...1_000_000)
    let refer = outsideHours(fields["outsideHours"])
    if let refer, refer.value == name { error(refer, "a call type cannot refer to itself") }
    let start = start(fields["start"])
    let followUps = followUps(fields, channel: channel)
    let callBack = callBack(fields, channel: channel)
    let dialling = dialling(fields, channel: channel)
    guard let arrivals, let talk else { return nil }
    let usualPriority = channel.isDeferred ? DeferredWork.priority : 10
    if !fields.has("priority") { remarks.append("\(item.path).priority: \(usualPriority), by default") }
    var document = CallTypeDocument(
      name: name, place: keyPlace, path: item.path, label: label ?? name, arrivals: arrivals, hours: hours ?? inherited,
      refer: refer, talk: talk, wrapUp: wrapUp, patience: patience, balking: balking ?? 0, redial: redial,
      priority: priority ?? usualPriority, lines: lines, target: target ?? .none, followUps: followUps,
      routing: routing)
    document.channel = channel
    document.deferred = deferred
    document.start = start
    document.callBack = callBack?.rule
    document.callBackHours = callBack?.hours
    if callBack?.rule.keepsPlace == false, fields["callBack"]?.tree["priority"] == nil {
      document.callBack?.priority = min(100, document.priority + 10)
      remarks.append("\(item.path).callBack.priority: \(min(100, document.priority + 10)), by default")
    }
    document.dialling = dialling?.rule
    if let dialling, patience == nil {
      document.patience = Self.usualPatience(dropsMismatches: dialling.dropsMismatches)
      remarks.removeAll { $0 == "\(item.path).patience: unlimited, by default" }
      if !dialling.dropsMismatches { remarks.append("\(item.path).patience: 2 s, by default") }
    }
    return document
  }

  private func handling(_ item: Item?) -> (talk: Law?, wrapUp: Law?) {
    guard let item, let fields = fields(item, "handling") else { return (nil, nil) }
    let talk = law(fields["talk"])
    if let talk, talk.mean <= 0, let item = fields["talk"] { error(item, "the mean talk time must be above 0") }
    return (talk, law(fields["wrapUp"]))
  }

  private func patience(_ item: Item?) -> Law? {
    guard let item, item.tree.scalar != "unlimited" else { return nil }
    if let text = item.tree.scalar, NearestName.nearest(to: text, among: ["unlimited"]) != nil {
      error(item, "`\(text)` is neither a law nor `unlimited`; did you mean `unlimited`?")
      return nil
    }
    return law(item)
  }

  private func outsideHours(_ item: Item?) -> Located<String>? {
    guard let item else { return nil }
    if let text = item.tree.scalar {
      if text != "closed" { error(item, "`closed` or `{refer: OTHER}` is expected, not `\(text)`") }
      return nil
    }
    let refer = reference(fields(item, "outsideHours")?["refer"])
    if let refer { require(refer, among: names.callTypes, "call type") }
    return refer
  }

  private func redial(_ item: Item?) -> RedialRule? {
    guard let item, let fields = fields(item, "redial") else { return nil }
    let abandonment = share(fields["afterAbandonment"])
    let blocking = share(fields["afterBlocking"])
    let attempts = whole(fields["maximumAttempts"], 2...1_000)
    let delay = law(fields["delay"])
    _ = fields["changesTo"]
    if !fields.has("afterAbandonment"), !fields.has("afterBlocking") {
      fields.error("nobody would dial again: give `afterAbandonment`, `afterBlocking` or both")
    }
    guard let delay else { return nil }
    return RedialRule(
      afterAbandonment: abandonment ?? 0, afterBlocking: blocking ?? 0, delay: delay, maximumAttempts: attempts ?? 5)
  }
}
