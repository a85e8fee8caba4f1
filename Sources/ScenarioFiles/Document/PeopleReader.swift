import CallCenterModel
import RandomVariates

extension ReadingContext {
  /// Named people and cohorts, who work the hours of their group unless they have their own.
  func members(
    _ fields: Fields, group: StaffingDocument?, siteHours: HoursRule?
  ) -> [MemberDocument] {
    let people = named(fields["people"], "people", limit: PlanLimits.namedPeople) ?? []
    let cohorts = named(fields["cohorts"], "cohorts", limit: PlanLimits.namedPeople) ?? []
    for entry in cohorts where people.contains(where: { $0.name == entry.name }) {
      issues.error(entry.keyPlace, entry.item.path, "`\(entry.name)` is the name of a person of the group already")
    }
    func read(_ entries: [(name: String, keyPlace: Place, item: Item)], _ section: String) -> [MemberDocument] {
      entries.compactMap { entry in
        self.fields(entry.item, section).flatMap {
          member(entry.name, entry.keyPlace, $0, section: section, group: group, siteHours: siteHours)
        }
      }
    }
    return read(people, "person") + read(cohorts, "cohort")
  }

  private func member(
    _ name: String, _ place: Place, _ fields: Fields, section: String, group: StaffingDocument?, siteHours: HoursRule?
  ) -> MemberDocument? {
    let people = section == "cohort" ? whole(fields["headcount"], 0...PlanLimits.people) : 1
    let staffing = memberStaffing(fields, people: people ?? 1, group: group, siteHours: siteHours)
    let speed = speed(fields["speed"])
    let since = date(fields["since"])
    let learning = learning(fields["learning"], fields, since: since)
    guard let people, let staffing else { return nil }
    return MemberDocument(
      name: name, people: people, staffing: staffing, speed: speed ?? 1, since: since, learning: learning, place: place,
      path: fields.item.path)
  }

  func speed(_ item: Item?) -> Double? {
    let speed = number(item)
    if let speed, let item, !(0.01...100).contains(speed) {
      error(item, "the speed is 0.01 to 100, not \(item.tree.kindName)")
      return nil
    }
    return speed
  }

  private func learning(_ item: Item?, _ owner: Fields, since: LocalDate?) -> Learning? {
    guard let item, let fields = fields(item, "learning") else { return nil }
    let from = share(fields["from"])
    let weeks = whole(fields["weeks"], 1...520)
    if let from, from <= 0 || from >= 1, let item = fields["from"] {
      error(item, "a share of the full speed above 0 % and below 100 % is expected, not \(item.tree.kindName)")
      return nil
    }
    if !owner.has("since") { error(item, "people who learn need `since`, the date of their first day") }
    guard let from, let weeks, let since else { return nil }
    return Learning(from: from, start: since, days: 7 * weeks)
  }

  private func memberStaffing(
    _ fields: Fields, people: Int, group: StaffingDocument?, siteHours: HoursRule?
  ) -> StaffingDocument? {
    let hours = hours(fields["hours"])
    let breaks = breaks(fields["breaks"])
    if let rota = fields["rota"] {
      for key in ["hours", "breaks"] where fields.has(key) {
        if let item = fields[key] { error(item, "`\(key)` cannot stand beside a rota; the shifts have their own") }
      }
      return isCycle(rota) ? cycle(rota, people) : week(rota, people)
    }
    if let hours {
      let result = StaffingDocument.hours(count: people, hours, breaks: breaks)
      requireWorkingDay(hours, fields)
      return result
    }
    guard !fields.has("hours") else { return nil }
    switch group {
    case .hours(_, let rule, let common):
      guard !rule.isEmpty else { break }
      requireWorkingDay(rule, fields)
      return .hours(count: people, rule, breaks: fields.has("breaks") ? breaks : common)
    case .cycle(_, let steps, let from) where !fields.has("breaks"): return .cycle(people: people, steps, from: from)
    default: break
    }
    if let siteHours {
      requireWorkingDay(siteHours, fields)
      return .hours(count: people, siteHours, breaks: breaks)
    }
    fields.error("one of `hours` and `rota` is required; neither the group nor a site has any that could be inherited")
    return nil
  }

  /// `{mon-fri: day, sat: off}`.
  private func week(_ item: Item, _ people: Int) -> StaffingDocument? {
    guard let entries = item.tree.entries else {
      error(
        item,
        "a cycle such as `{cycle: [day, off], from: 2017-03-06}` or a map such as `{mon-fri: day}` is expected, "
          + "not \(item.tree.kindName)")
      return nil
    }
    let rule = byDay(item, entries) { day -> Located<String>? in
      let name = self.reference(day)
      if let name, name.value != "off" { self.require(name, among: self.names.shifts, "shift") }
      return name
    }
    return rule.map { .week(people: people, $0) }
  }

  // MARK: - Attendance

  func attendance(_ item: Item?) -> Attendance? {
    guard let item, let fields = fields(item, "attendance") else { return nil }
    let late = deviation(fields["late"])
    let early = deviation(fields["early"])
    if !fields.has("late"), !fields.has("early") { fields.error("one of `late` and `early` is required") }
    return late == nil && early == nil ? nil : Attendance(late: late, early: early)
  }

  private func deviation(_ item: Item?) -> Attendance.Deviation? {
    guard let item, let fields = fields(item, "deviation") else { return nil }
    let share = share(fields["share"])
    let law = law(fields["by"])
    guard let share, let law else { return nil }
    return share > 0 ? Attendance.Deviation(share: share, by: law) : nil
  }

  // MARK: - Hours set apart

  func reservations(_ item: Item?, skills: [SkillDocument]) -> [ReservationDocument] {
    guard let item else { return [] }
    return list(item) { item -> ReservationDocument? in
      guard let item, let fields = self.fields(item, "reservation") else { return nil }
      let single = self.reference(fields["skill"])
      let several = self.list(fields["skills"]) { self.reference($0) }
      let agents = self.whole(fields["agents"], 1...PlanLimits.people)
      let hours = self.hoursOnDays(fields["hours"], fields["days"])
      guard fields.has("skill") != fields.has("skills") else {
        fields.error("the people are set apart for one `skill` or for several `skills`; give one of them")
        return nil
      }
      guard let names = single.map({ [$0] }) ?? several, let agents, let hours else { return nil }
      let known = skills.map(\.callType.value)
      for name in names where !known.contains(name.value) {
        self.error(name, "the group has no skill `\(name.value)`\(NearestName.hint(for: name.value, among: known))")
      }
      if names.isEmpty { fields.error("the list of skills is empty") }
      return ReservationDocument(skills: names, agents: agents, hours: hours, place: item.place, path: item.path)
    } ?? []
  }

  /// Hours of the day on some days; every day where none are named.
  func hoursOnDays(_ hours: Item?, _ days: Item?) -> HoursRule? {
    let set = quantity(days, "days such as `mon-fri`", DaySet.parse)
    guard let hours else { return nil }
    if hours.tree.entries != nil {
      if let days { error(days, "`days` goes with plain hours; these are by days already") }
      return self.hours(hours)
    }
    guard let rule = self.hours(hours) else { return nil }
    guard days != nil else { return rule }
    guard let set, let ranges = rule.all.first else { return nil }
    var result = HoursRule()
    _ = result.add(set, ranges)
    return result
  }
}
