import CallCenterModel

extension ReadingContext {
  /// A share, or kinds of shrinkage by name; under the name `absence` a share may stand.
  func shrinkage(_ item: Item?) -> ShrinkageDocument {
    guard let item else { return .none }
    var result = ShrinkageDocument.none
    if item.tree.scalar != nil {
      result.always.absence = share(item) ?? 0
    } else {
      for (name, _, item) in named(item, "kinds of shrinkage", limit: 100) ?? [] { kind(name, item, &result) }
    }
    let largest = max(result.always.absence, result.always.offPhone, result.kinds.map(\.kind.share).max() ?? 0)
    if largest >= 1 { error(item, "a shrinkage of \(PlanDescription.number(largest * 100)) % leaves nobody") }
    return result
  }

  private func kind(_ name: String, _ item: Item, _ result: inout ShrinkageDocument) {
    if item.tree.scalar != nil {
      guard name == "absence" else {
        let hint = NearestName.nearest(to: name, among: ["absence"]).map { "; did you mean `\($0)`?" } ?? ""
        error(item, "a kind of shrinkage is `{absence: 5 %}` or `{share: 4 %, spell: 30 min}`\(hint)")
        return
      }
      result.always.absence += share(item) ?? 0
      return
    }
    guard let fields = fields(item, "shrinkageKind") else { return }
    let absence = share(fields["absence"])
    let share = share(fields["share"])
    let spell = positiveTime(fields["spell"]) ?? Shrinkage.none.meanSpellSeconds
    if spell < 1, let item = fields["spell"] { error(item, "a spell off the phone lasts at least 1 s") }
    let hours = hoursOnDays(fields["hours"], fields["days"])
    guard fields.has("absence") != fields.has("share") else {
      fields.error(
        fields.has("share")
          ? "a kind of shrinkage is an `absence` or a `share` of the time; give one of them"
          : "the key `share` is missing, or `absence`")
      return
    }
    if let absence {
      for key in ["spell", "hours", "days"] {
        if let item = fields[key] { error(item, "`\(key)` goes with a `share` of the time; an absence lasts all day") }
      }
      result.always.absence += absence
      return
    }
    if let days = fields["days"], !fields.has("hours") { error(days, "`days` needs `hours`") }
    guard let share else { return }
    if name == "offPhone", !fields.has("hours") {
      result.always.offPhone = share
      result.always.meanSpellSeconds = spell
    } else {
      let kind = Shrinkage.Kind(name: name, share: share, meanSpellSeconds: spell, hours: nil, coverage: 1)
      result.kinds.append((kind, hours))
    }
  }
}
