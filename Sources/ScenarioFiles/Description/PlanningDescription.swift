import CallCenterModel

/// What is to be planned, as text.
struct PlanningDescription {
  let plan: Plan
  let brief: PlanningBrief

  var lines: [String] {
    var table = TextTable()
    for target in brief.targets { table.add(["target", text(target)]) }
    for type in brief.shiftTypes { rows(type).forEach { table.add($0) } }
    for pool in brief.pools {
      for contract in pool.contracts { table.add([name(pool, contract), text(contract)]) }
    }
    for row in ruleRows + payRows { table.add(row) }
    table.add(["shortage", price(brief.prices.shortagePerHour)])
    if brief.prices.surplusPerHour > .zero { table.add(["surplus", price(brief.prices.surplusPerHour)]) }
    table.add(["grid", time(brief.gridSeconds)])
    table.add(["confidence", PlanDescription.percent(brief.confidence)])
    table.add(["gap", PlanDescription.percent(brief.gap)])
    for person in brief.people { table.add([person.name, text(person)]) }
    return ["Plan"] + table.lines()
  }

  private func time(_ seconds: Int) -> String { PlanDescription.time(Double(seconds)) }

  private func price(_ money: Money) -> String {
    "\(PlanDescription.number(Double(money.microUnits) / 1e6)) \(plan.costs.currency) per hour"
  }

  private func text(_ target: PlanningTarget) -> String {
    let period = target.period == .week ? "the window" : "each \(target.period.rawValue)"
    let how = target.probability.map { share in
      let periods = target.period == .week ? "of such windows" : "of \(target.period.rawValue)s"
      return "on \(PlanDescription.percent(share)) \(periods)"
    }
    return "\(plan.callTypes[target.callType].name) over \(period), \(how ?? "on the mean")"
  }

  // MARK: - Shifts

  private func rows(_ type: ShiftType) -> [[String]] {
    let lengths = type.lengths.map(time).joined(separator: " or ")
    let days = Self.days(type.days)
    let label = type.label == type.name ? "" : "\(type.label), "
    let first = ["shift \(type.name)", "\(label)from \(Self.starts(type.starts)) for \(lengths), \(days)"]
    return [first] + type.breaks.map { ["", text($0)] }
  }

  private func text(_ pause: PlannedBreak) -> String {
    let place: String
    switch pause.window {
    case .after(let bounds):
      place =
        bounds.lowerBound == bounds.upperBound
        ? "after \(time(bounds.lowerBound))" : "after \(time(bounds.lowerBound)) to \(time(bounds.upperBound))"
    case .between(let times):
      place = "between \(WallTime.clock(times.lowerBound)) and \(WallTime.text(times.upperBound))"
    }
    return "break of \(time(pause.length)) \(place), \(pause.isPaid ? "paid" : "unpaid")"
  }

  private static func starts(_ starts: [Int]) -> String {
    let steps = Set(zip(starts, starts.dropFirst()).map { $1 - $0 })
    if let first = starts.first, let last = starts.last, let step = steps.first, steps.count == 1, starts.count > 2 {
      return "\(WallTime.clock(first)) to \(WallTime.clock(last)) every \(PlanDescription.time(Double(step)))"
    }
    return starts.map(WallTime.clock).joined(separator: " or ")
  }

  private static func days(_ flags: [Bool]) -> String {
    let names = Weekday.allCases.map(\.shortName) + ["holiday"]
    let chosen = names.indices.filter { flags[$0] }
    if chosen.count == names.count { return "daily" }
    // Runs of neighbouring days; a holiday stands alone.
    var parts: [(first: Int, last: Int)] = []
    for day in chosen {
      if let part = parts.last, part.last == day - 1, day < 7 {
        parts[parts.count - 1].last = day
      } else {
        parts.append((day, day))
      }
    }
    return parts.map { $0.first == $0.last ? names[$0.first] : "\(names[$0.first])-\(names[$0.last])" }
      .joined(separator: ", ")
  }

  // MARK: - Staff

  private func name(_ pool: StaffPool, _ contract: Contract) -> String {
    let group = plan.agentGroups[pool.group].name
    return contract.name == group && pool.contracts.count == 1 ? group : "\(group).\(contract.name)"
  }

  private func text(_ contract: Contract) -> String {
    func bounds<Value: Equatable>(_ range: ClosedRange<Value>, _ text: (Value) -> String) -> String {
      let least = text(range.lowerBound)
      return range.lowerBound == range.upperBound ? least : "\(least) to \(text(range.upperBound))"
    }
    var parts = contract.label == contract.name ? [] : [contract.label]
    if contract.people.upperBound < PlanLimits.people {
      parts.append("\(bounds(contract.people) { "\($0)" }) people")
    } else {
      let least = contract.people.lowerBound
      parts.append(least == 0 ? "as many people as it takes" : "\(least) people or more")
    }
    parts.append(
      "\(bounds(contract.hoursPerWeek, PlanDescription.number)) h on \(bounds(contract.daysPerWeek) { "\($0)" }) days a week"
    )
    parts.append("shifts \(contract.shiftTypes.map { brief.shiftTypes[$0].name }.joined(separator: ", "))")
    parts.append(price(contract.costPerHour))
    if contract.daysOffTogether { parts.append("days off together") }
    if !contract.isShiftWork { parts.append("no shift work") }
    if contract.sameAllWeek != .nothing { parts.append("the same \(contract.sameAllWeek.rawValue) all week") }
    return parts.joined(separator: ", ")
  }

  private func text(_ person: RosterPerson) -> String {
    let pool = brief.pools[person.pool]
    var parts = person.label == person.name ? [] : [person.label]
    parts.append(name(pool, pool.contracts[person.contract]))
    for days in person.leave {
      parts.append("leave \(days.lowerBound)" + (days.lowerBound == days.upperBound ? "" : " to \(days.upperBound)"))
    }
    for times in person.unavailable {
      let hours = "\(WallTime.clock(times.hours.lowerBound))-\(WallTime.text(times.hours.upperBound))"
      parts.append("cannot \(Self.days(times.days)) \(hours)")
    }
    for wish in person.wishes {
      let shift = wish.shiftType.map { brief.shiftTypes[$0].name } ?? "work"
      parts.append("wish \(PlanDescription.number(wish.weight)) for \(shift) \(Self.days(wish.days))")
    }
    if person.balanceSeconds != 0 {
      let hours = Double(person.balanceSeconds) / 3_600
      parts.append("\(PlanDescription.number(hours.magnitude)) h \(hours > 0 ? "above" : "below") the norm so far")
    }
    return parts.joined(separator: ", ")
  }

  // MARK: - Rules

  private var ruleRows: [[String]] {
    let rules = brief.rules
    var rows = [["rules", rules.preset?.rawValue ?? "none but those given"]]
    var rest: [String] = []
    if rules.restFactor > 0 { rest.append("\(PlanDescription.number(rules.restFactor)) times the shift before") }
    if rules.minimumRestSeconds > 0 { rest.append("at least \(time(rules.minimumRestSeconds))") }
    if !rest.isEmpty {
      rows.append(["rest", rest.joined(separator: ", ") + source(of: .restBetweenShifts) { $0.restFactor }])
    }
    if rules.weeklyRestSeconds > 0 {
      let hours = PlanDescription.number(Double(rules.weeklyRestSeconds) / 3_600)
      rows.append(["weekly rest", "\(hours) h" + source(of: .weeklyRest) { $0.weeklyRestSeconds }])
    }
    rows.append([
      "working week",
      "norm \(PlanDescription.number(rules.normHoursPerWeek)) h" + source(of: .normHours) { $0.normHoursPerWeek },
    ])
    if let hours = rules.maximumHoursPerWeek {
      let most = "at most \(PlanDescription.number(hours)) h in any week"
      rows.append(["", most + source(of: .hoursPerWeek) { $0.maximumHoursPerWeek }])
    }
    if let days = rules.maximumConsecutiveDays { rows.append(["days in a row", "at most \(days)"]) }
    if let hours = rules.maximumOvertimePerYear {
      let most = "at most \(PlanDescription.number(hours)) h a year"
      rows.append(["overtime", most + source(of: .overtime) { $0.maximumOvertimePerYear }])
    }
    return rows
  }

  /// Where a figure of the preset comes from; empty where the scenario has its own.
  private func source<Value: Equatable>(of rule: LabourRule, _ figure: (LabourRules) -> Value) -> String {
    guard let preset = brief.rules.preset, figure(LabourRules(preset)) == figure(brief.rules),
      let article = preset.articles.first(where: { $0.rule == rule })
    else { return "" }
    return "; \(article.description)" + (article.isToBeConfirmed ? ", to be confirmed" : "")
  }

  private var payRows: [[String]] {
    let pay = brief.pay
    var parts: [String] = []
    if pay.nightShare > 0 {
      let hours = "\(WallTime.clock(pay.night.lowerBound))-\(WallTime.clock(pay.night.upperBound % WallTime.day))"
      parts.append("\(PlanDescription.percent(pay.nightShare)) at night, \(hours)")
    }
    if pay.weekendShare > 0 { parts.append("\(PlanDescription.percent(pay.weekendShare)) on weekends") }
    if pay.holidayShare > 0 { parts.append("\(PlanDescription.percent(pay.holidayShare)) on holidays") }
    return [["supplements", parts.isEmpty ? "none" : parts.joined(separator: "; ")]]
  }
}
