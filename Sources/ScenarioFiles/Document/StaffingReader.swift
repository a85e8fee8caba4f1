import CallCenterModel

extension ReadingContext {
  /// Who is on duty when: by posts, by people, or by numbers in shifts.
  ///
  /// A group whose shifts are to be found may have nobody yet.
  func staffing(_ fields: Fields, siteHours: HoursRule?, isPlanned: Bool) -> StaffingDocument? {
    let hours = hours(fields["hours"])
    let breaks = breaks(fields["breaks"])
    let cycle = isCycle(fields["rota"])
    let hasMembers = fields.has("people") || fields.has("cohorts")
    let ways = ["agents", "headcount"].filter { fields.has($0) } + (fields.has("rota") && !cycle ? ["rota"] : [])
    if ways.isEmpty, hasMembers || isPlanned {
      // The hours, breaks and cycle of the group are those of its named people.
      if cycle, let rota = fields["rota"] { return self.cycle(rota, 0) }
      return .hours(count: 0, hours ?? siteHours ?? HoursRule(), breaks: breaks)
    }
    guard ways.count == 1, let way = ways.first else {
      fields.error(
        ways.isEmpty
          ? "one of `agents`, `headcount` and `rota` by numbers is required"
          : "`\(ways.joined(separator: "` and `"))` exclude each other; give one of them")
      return nil
    }
    func refuse(_ key: String, _ reason: String) {
      if let item = fields[key] { error(item, "`\(key)` \(reason)") }
    }
    switch way {
    case "agents":
      if cycle { refuse("rota", "with a cycle goes with `headcount`, not with `agents`") }
      guard let item = fields["agents"] else { return nil }
      guard item.tree.scalar != nil else {
        refuse("hours", "cannot stand beside agents by time")
        refuse("breaks", "cannot stand beside agents by time; they belong to `hours` and to shifts")
        return agentsByTime(item)
      }
      return posts(whole(item, 0...PlanLimits.people), fields, hours ?? siteHours, breaks)
    case "headcount":
      let people = whole(fields["headcount"], 0...PlanLimits.people)
      guard cycle, let rota = fields["rota"] else {
        guard let result = posts(people, fields, hours ?? siteHours, breaks) else { return nil }
        if case .hours(_, let rule, _) = result { requireWorkingDay(rule, fields) }
        return result
      }
      refuse("hours", "cannot stand beside a cycle; the shifts have their own hours")
      refuse("breaks", "cannot stand beside a cycle; give the breaks to the shifts")
      return self.cycle(rota, people)
    default:
      refuse("hours", "cannot stand beside a rota; the shifts have their own hours")
      refuse("breaks", "cannot stand beside a rota; give the breaks to the shifts")
      return fields["rota"].flatMap { self.shiftNumbers($0) }
    }
  }

  func isCycle(_ item: Item?) -> Bool {
    guard let entries = item?.tree.entries else { return false }
    return entries.contains { $0.key == "cycle" || $0.key == "from" }
  }

  private func posts(_ count: Int?, _ fields: Fields, _ hours: HoursRule?, _ breaks: [BreakDocument])
    -> StaffingDocument?
  {
    guard let hours else {
      if !fields.has("hours") { fields.error("the key `hours` is missing; the group has no site with hours either") }
      return nil
    }
    return count.map { .hours(count: $0, hours, breaks: breaks) }
  }

  func requireWorkingDay(_ hours: HoursRule, _ fields: Fields) {
    let longest = hours.all.map { $0.reduce(0) { $0 + $1.count } }.max() ?? 0
    guard longest > 12 * 3_600 else { return }
    (fields["hours"] ?? fields["headcount"]).map {
      error($0, "people would work \(longest / 3_600) h a day; the most is 12 h: use `agents` for posts, or a `rota`")
    }
  }

  func cycle(_ item: Item, _ people: Int?) -> StaffingDocument? {
    guard let fields = fields(item, "cycleRota") else { return nil }
    let steps = list(fields["cycle"]) { item -> Located<String>? in self.reference(item) }
    let from = date(fields["from"])
    guard let steps, let from else { return nil }
    guard !steps.isEmpty, steps.count <= 400 else {
      fields.error("a cycle has 1 to 400 days, not \(steps.count)")
      return nil
    }
    for step in steps where step.value != "off" { require(step, among: names.shifts, "shift") }
    if steps.allSatisfy({ $0.value == "off" }) { fields.error("the cycle has no shift, only days off") }
    return people.map { .cycle(people: $0, steps.map { $0.value == "off" ? nil : $0 }, from: from) }
  }

  private func shiftNumbers(_ item: Item) -> StaffingDocument? {
    guard let entries = item.tree.entries else {
      error(
        item,
        "a map such as `{mon-fri: {day: 5}}` or `{cycle: [day, off], from: 2017-03-06}` is expected, not \(item.tree.kindName)"
      )
      return nil
    }
    let rule = byDay(item, entries) { day -> [(shift: Located<String>, people: Int)]? in
      guard let shifts = day.tree.entries else {
        self.error(
          day, "a map from shifts to numbers such as `{day: 5, night: 2}` is expected, not \(day.tree.kindName)")
        return nil
      }
      return shifts.compactMap { entry in
        let shift = Located(value: entry.key, place: entry.keyPlace, path: day.path)
        self.require(shift, among: self.names.shifts, "shift")
        return self.whole(day.at(entry.key, entry.value), 0...PlanLimits.people).map { (shift, $0) }
      }
    }
    return rule.map { .shifts($0) }
  }

  // MARK: - Numbers by time

  private func agentsByTime(_ item: Item) -> StaffingDocument? {
    guard let entries = item.tree.entries else {
      error(item, "a number, a map such as `{08:00-12:00: 5}` or `{csv: FILE}` is expected, not \(item.tree.kindName)")
      return nil
    }
    if item.tree["csv"] != nil { return agentsFromFile(item) }
    guard let first = entries.first, DaySet.isDays(first.key) else {
      return levels(item, entries).map { .levels(ByDay(daily: $0)) }
    }
    return byDay(item, entries) { day -> [(range: Range<Int>, agents: Int)]? in
      if day.tree.scalar != nil {
        return self.whole(day, 0...PlanLimits.people).map { [(0..<WallTime.day, $0)] }
      }
      guard let entries = day.tree.entries else {
        self.error(day, "a number or a map such as `{08:00-12:00: 5}` is expected, not \(day.tree.kindName)")
        return nil
      }
      return self.levels(day, entries)
    }.map { .levels($0) }
  }

  private func levels(_ item: Item, _ entries: [Tree.Entry]) -> [(range: Range<Int>, agents: Int)]? {
    byTime(item, entries) { self.whole($0, 0...PlanLimits.people) }?.map { ($0.range, $0.value) }
  }

  private func agentsFromFile(_ item: Item) -> StaffingDocument? {
    guard let fields = fields(item, "csvFile"), let table = table(fields["csv"]) else { return nil }
    if table.column("start") != nil { return dated(table) }
    guard let slots = slots(table, valueName: "agents") else { return nil }
    var complete = true
    let rule = slots.map { day in
      day.compactMap { slot -> (range: Range<Int>, agents: Int)? in
        guard let count = self.agents(slot.cell, table) else {
          complete = false
          return nil
        }
        return (slot.range, count)
      }
    }
    return complete ? .levels(rule) : nil
  }

  private func agents(_ cell: CSVTable.Cell, _ table: CSVTable) -> Int? {
    self.cell(cell, table) { cell throws(QuantityError) in
      let value = try table.number(cell)
      guard value == value.rounded(), (0...Double(PlanLimits.people)).contains(value) else {
        throw QuantityError("a whole number of agents, 0 to \(PlanLimits.people), is expected, not `\(cell.text)`")
      }
      return Int(value)
    }
  }

  private func dated(_ table: CSVTable) -> StaffingDocument? {
    guard let start = column("start", of: table), let agents = column("agents", of: table) else { return nil }
    let levels = table.rows.compactMap { row -> DatedLevel? in
      let moment = cell(row[start], table) { cell throws(QuantityError) in try DateTimeText.parse(cell.text) }
      guard let moment, let count = self.agents(row[agents], table) else { return nil }
      return DatedLevel(date: moment.date, wall: moment.wall, utcOffset: moment.utcOffset, agents: count)
    }
    guard levels.count == table.rows.count else { return nil }
    for (index, pair) in zip(levels, levels.dropFirst()).enumerated() {
      let place = table.place(table.rows[index + 1][start])
      guard (pair.0.utcOffset == nil) == (pair.1.utcOffset == nil) else {
        issues.error(place, "", "either all starts carry a UTC offset or none")
        return nil
      }
      guard pair.0.instant < pair.1.instant else {
        issues.error(place, "", "the starts must ascend")
        return nil
      }
    }
    return .dated(levels)
  }
}
