import CallCenterModel

extension ReadingContext {
  func agentGroup(
    _ name: String, _ keyPlace: Place, _ item: Item, sites: [SiteDocument], currency: String?
  ) -> AgentGroupDocument? {
    guard let fields = fields(item, "agentGroup") else { return nil }
    let site = siteIndex(fields["site"], sites)
    let siteHours = site.flatMap { sites[$0].hours }
    let staffing = staffing(fields, siteHours: siteHours, isPlanned: names.plannedGroups.contains(name))
    let members = members(fields, group: staffing, siteHours: siteHours)
    let attendance = attendance(fields["attendance"])
    let skills = skills(fields["skills"])
    let shrinkage = shrinkage(fields["shrinkage"])
    let cost = price(fields["cost"], currency)
    let label = label(fields["label"])
    let chats = chats(fields["chats"])
    let reservations = reservations(fields["reserved"], skills: skills ?? [])
    let occupancy = quantity(fields["occupancy"], "a limit such as `at most 85 %`", ShareQuantity.atMost)
    if occupancy == 0, let item = fields["occupancy"] { error(item, "an occupancy of 0 % allows no work at all") }
    let ratio = number(fields["targetQueueRatio"])
    if let ratio, let item = fields["targetQueueRatio"], !(0...1e6).contains(ratio) {
      error(item, "the ratio is 0 to 1000000, not \(item.tree.kindName)")
    }
    guard let staffing, let skills else { return nil }
    var document = AgentGroupDocument(
      name: name, place: keyPlace, path: item.path, label: label ?? name, site: site, staffing: staffing,
      members: members, skills: skills, shrinkage: shrinkage, attendance: attendance, reservations: reservations,
      cost: cost, maximumOccupancy: occupancy ?? 1, targetQueueRatio: ratio)
    document.chats = chats
    return document
  }

  private func siteIndex(_ item: Item?, _ sites: [SiteDocument]) -> Int? {
    guard let item, let name = text(item, "the name of a site") else { return nil }
    if let index = sites.firstIndex(where: { $0.site.name == name }) { return index }
    let known = sites.map(\.site.name)
    error(
      item,
      "there is no site `\(name)`\(known.isEmpty ? "; the scenario has no sites" : NearestName.hint(for: name, among: known))"
    )
    return nil
  }

  private func skills(_ item: Item?) -> [SkillDocument]? {
    guard let item else { return nil }
    if let items = item.tree.items {
      let names = list(item, { self.reference($0) })
      if items.isEmpty { error(item, "the list of skills is empty: the group would serve nobody") }
      for (index, name) in (names ?? []).enumerated() {
        require(name, among: self.names.callTypes, "call type")
        if names?[..<index].contains(where: { $0.value == name.value }) == true {
          error(name, "the skill `\(name.value)` stands twice")
        }
      }
      return names?.enumerated().map {
        SkillDocument(callType: $0.element, preference: $0.offset + 1, speed: 1, afterSeconds: 0)
      }
    }
    guard let entries = named(item, "skills", limit: PlanLimits.callTypes) else { return nil }
    if entries.isEmpty { error(item, "the map of skills is empty: the group would serve nobody") }
    return entries.compactMap { name, place, item in
      require(Located(value: name, place: place, path: item.path), among: names.callTypes, "call type")
      guard let fields = fields(item, "skill") else { return nil }
      let preference = whole(fields["preference"], 1...1_000)
      let speed = speed(fields["speed"])
      return SkillDocument(
        callType: Located(value: name, place: place, path: item.path), preference: preference ?? 1, speed: speed ?? 1,
        afterSeconds: time(fields["after"]) ?? 0, only: hours(fields["only"]), unsolved: share(fields["unsolved"]),
        transfers: share(fields["transfers"]), routing: skillRouting(fields))
    }
  }

  func price(_ item: Item?, _ currency: String?) -> Money {
    guard let item, let (price, named) = quantity(item, "a price such as `95 UAH per hour`", MoneyQuantity.perHour)
    else {
      return .zero
    }
    if let currency {
      if named != currency { error(item, "the price is in \(named), but `costs.currency` is \(currency)") }
    } else {
      error(item, "a price needs `costs: {currency: \(named)}`")
    }
    return price
  }

  func shift(_ name: String, _ keyPlace: Place, _ item: Item) -> ShiftDocument? {
    if name == "off" { issues.error(keyPlace, item.path, "`off` means a day off in a cycle; it cannot be a shift") }
    guard let fields = fields(item, "shift") else { return nil }
    let from = quantity(fields["from"], "a time of day such as `08:00`", WallTime.parse)
    let to = quantity(fields["to"], "a time of day such as `20:00`", WallTime.parse)
    let breaks = breaks(fields["breaks"])
    guard let from, let to else { return nil }
    guard from < WallTime.day, from != to else {
      fields.error(
        from == to ? "the shift is empty; for 24 hours write `from: 00:00`, `to: 24:00`" : "a shift begins before 24:00"
      )
      return nil
    }
    return ShiftDocument(name: name, wall: from..<(from < to ? to : to + WallTime.day), breaks: breaks, place: keyPlace)
  }

  func breaks(_ item: Item?) -> [BreakDocument] {
    guard let item else { return [] }
    guard let items = item.tree.items else {
      error(item, "a list of breaks such as `[{at: 12:00, length: 1 h}]` is expected, not \(item.tree.kindName)")
      return []
    }
    if items.count > 50 { error(item, "a duty has at most 50 breaks") }
    return items.prefix(50).enumerated().compactMap { self.oneBreak(item.at($0.offset, $0.element)) }
  }

  private func oneBreak(_ item: Item) -> BreakDocument? {
    guard let fields = fields(item, "break") else { return nil }
    let at = quantity(fields["at"], "a time of day such as `12:00`", WallTime.parse)
    let after = wholeSeconds(fields["after"], least: 0)
    let between = quantity(fields["between"], "a range such as `12:00-14:00`", WallTime.range)
    let length = wholeSeconds(fields["length"], least: 1)
    let waves = whole(fields["waves"], 1...100)
    let atOnce = whole(fields["atOnce"], 1...PlanLimits.people)
    let paid = yesOrNo(fields["paid"])
    guard ["at", "after", "between"].count(where: { fields.has($0) }) == 1 else {
      fields.error(
        "a break begins `at` a time of day, `after` a time on duty, or `between` two times of day; give one of them")
      return nil
    }
    if fields.has("between"), let item = fields["waves"] { error(item, "`waves` goes with `at` and `after`") }
    if !fields.has("between"), let item = fields["atOnce"] { error(item, "`atOnce` goes with `between`; use `waves`") }
    let start =
      at.map(BreakDocument.Start.wall) ?? after.map(BreakDocument.Start.after)
      ?? between.map(BreakDocument.Start.between)
    guard let length, let start else { return nil }
    if let between, between.count < length {
      error(item, "the break is longer than the time it lies in")
      return nil
    }
    return BreakDocument(
      start: start, length: length, waves: waves ?? 1, atOnce: atOnce, isPaid: paid ?? true, place: item.place,
      path: item.path)
  }

  /// A time of whole seconds, at most a day.
  func wholeSeconds(_ item: Item?, least: Int, most: Int = WallTime.day) -> Int? {
    guard let item, let value = time(item) else { return nil }
    guard value == value.rounded(), value >= Double(least), value <= Double(most) else {
      error(item, "whole seconds are expected, \(least) s to \(most) s, not \(item.tree.kindName)")
      return nil
    }
    return Int(value)
  }
}
