import CallCenterModel
import RandomVariates

/// Deferred work as it was written.
struct DeferredDocument {
  enum Deadline {
    case elapsed(Double)
    case days(Int)
    case months(Int)
    case working(Double)
  }

  var deadline: Deadline
  var restDays: Set<DayKind>
  var isInterruptible: Bool
  var resumption: Law?
  /// Of the deadline.
  var place: Place
  var path: String
}

extension ReadingContext {
  /// How contacts of a type come, and the rules of deferred work if they are that.
  func channel(_ fields: Fields) -> (channel: Channel, deferred: DeferredDocument?) {
    let channel = oneOfChannels(fields["channel"])
    let deadline = deadline(fields["deadline"])
    let restDays = restDays(fields["daysOff"])
    let interruptible = yesOrNo(fields["interruptible"])
    let resumption = law(fields["resumeCost"])
    guard channel.isDeferred else {
      for key in ["deadline", "daysOff", "interruptible", "resumeCost"] {
        guard let item = fields[key] else { continue }
        error(item, "`\(key)` belongs to deferred work: `channel: email`, `letter` or `case`")
      }
      return (channel, nil)
    }
    for key in ["patience", "balking", "redial", "lines", "outsideHours"] {
      guard let item = fields[key] else { continue }
      error(
        item, "`\(key)` has no meaning here: a contact of the channel `\(channel.rawValue)` waits on no line until done"
      )
    }
    guard let deadline, let item = fields["deadline"] else {
      if !fields.has("deadline") {
        fields.error("the key `deadline` is missing; write, for example, `deadline: 24 h` or `deadline: 5 days`")
      }
      return (channel, nil)
    }
    var days = restDays ?? DeferredWork.weekend
    if case .working = deadline {
      if let item = fields["daysOff"] { error(item, "`daysOff` has no meaning here: working hours leave days off out") }
      days = []
    }
    if interruptible == false, let item = fields["resumeCost"] {
      error(item, "`resumeCost` has no meaning here: the work is never interrupted")
    }
    return (
      channel,
      DeferredDocument(
        deadline: deadline, restDays: days, isInterruptible: interruptible ?? true, resumption: resumption,
        place: item.place, path: item.path)
    )
  }

  private func oneOfChannels(_ item: Item?) -> Channel {
    let known = ScenarioLanguage.channels
    let channel: Channel? = quantity(item, "one of \(known.joined(separator: ", "))") { text throws(QuantityError) in
      guard known.contains(text), let channel = Channel(rawValue: text) else {
        throw QuantityError("there is no channel `\(text)`\(NearestName.hint(for: text, among: known))")
      }
      return channel
    }
    return channel ?? .voice
  }

  private func deadline(_ item: Item?) -> DeferredDocument.Deadline? {
    guard let item else { return nil }
    if item.tree.entries != nil {
      return positiveTime(fields(item, "workingDeadline")?["workingHours"]).map { .working($0) }
    }
    return quantity(item, "a deadline such as `24 h`, `5 days` or `1 month`", DeadlineQuantity.parse)
  }

  /// `next-working-day`, `counted`, or the days off themselves.
  private func restDays(_ item: Item?) -> Set<DayKind>? {
    guard let item, let text = text(item, "`next-working-day`, `counted` or days such as `sun, holiday`") else {
      return nil
    }
    switch text {
    case "next-working-day": return DeferredWork.weekend
    case "counted": return []
    default: break
    }
    if let near = NearestName.nearest(to: text, among: ["next-working-day", "counted"]) {
      error(item, "`\(text)` is neither days nor a rule; did you mean `\(near)`?")
      return nil
    }
    return quantity(item, "days") { text throws(QuantityError) in
      let days = try DaySet.parse(text)
      var rest = Set(Weekday.allCases.map(DayKind.weekday).filter { days.contains($0) })
      guard rest.count < Weekday.allCases.count else { throw QuantityError("`\(text)` leaves no working day") }
      // As everywhere, a holiday that is not named is a Sunday.
      if days.contains(.holiday) || days.contains(.weekday(.sunday)) { rest.insert(.holiday) }
      return rest
    }
  }

  /// Chats an agent of a group holds at once.
  func chats(_ item: Item?) -> ChatRule? {
    guard let item, let fields = fields(item, "chats") else { return nil }
    let atOnce = whole(fields["atOnce"], 1...ScenarioLanguage.mostChats)
    let filling = choice(fields["rule"], ChatRule.Filling.self)
    let pace: [(Item, Double)]? = list(fields["pace"]) { item in
      item.flatMap { item in self.number(item).map { (item, $0) } }
    }
    guard let pace else { return nil }
    if let atOnce, pace.count != atOnce, let item = fields["pace"] {
      error(item, "a pace is given for each number of chats from 1 to \(atOnce), not for \(pace.count)")
      return nil
    }
    for (index, (item, value)) in pace.enumerated() {
      let isWhole = (value * 1_000).rounded() == value * 1_000 || abs((value * 1_000).rounded() - value * 1_000) < 1e-9
      if !(0.001...1).contains(value) || !isWhole || (index == 0 && value != 1) {
        error(
          item,
          index == 0
            ? "the pace of one chat alone is 1; the others are relative to it"
            : "a pace is 0.001 to 1, in thousandths, not \(item.tree.kindName)")
        return nil
      }
    }
    guard atOnce != nil else { return nil }
    return ChatRule(paceThousandths: pace.map { Int(($0.1 * 1_000).rounded()) }, filling: filling ?? .spread)
  }
}
