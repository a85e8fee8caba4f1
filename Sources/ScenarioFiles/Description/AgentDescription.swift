import CallCenterModel

/// A group as text, with its rostered agents by hour in the first week.
struct AgentDescription {
  let plan: Plan
  let group: AgentGroup

  var lines: [String] {
    var table = TextTable()
    if group.label != group.name { table.add(["label", group.label]) }
    if let site = group.site { table.add(["site", plan.sites[site].label]) }
    if isAwaitingShifts {
      table.add(["people", "none yet; their shifts are to be found"])
    } else {
      table.add(["people", "\(group.duties.map(\.people.upperBound).max() ?? 0)"])
      table.add(["on duty", "\(PlanDescription.number(rosteredHours)) h in the window, breaks excluded"])
    }
    let shrinkage = group.shrinkage
    for cohort in group.cohorts { table.add([cohort.name, text(cohort)]) }
    if shrinkage.total > 0 {
      table.add([
        "shrinkage",
        "\(PlanDescription.percent(shrinkage.total)): absence \(PlanDescription.percent(shrinkage.absence)), off the phone "
          + "\(PlanDescription.percent(shrinkage.offPhone)) in spells of \(PlanDescription.time(shrinkage.meanSpellSeconds))",
      ])
    }
    for kind in shrinkage.kinds {
      let hours = kind.hours == nil ? "" : ", \(PlanDescription.percent(kind.coverage)) of the time on duty"
      table.add([
        "",
        "\(kind.name) \(PlanDescription.percent(kind.share))\(hours), spells of "
          + PlanDescription.time(kind.meanSpellSeconds),
      ])
    }
    for (name, deviation) in [("late", group.attendance?.late), ("early leave", group.attendance?.early)] {
      guard let deviation else { continue }
      table.add([name, "\(PlanDescription.percent(deviation.share)) of duties, \(PlanDescription.law(deviation.by))"])
    }
    for pause in floatingBreaks { table.add(["break", pause]) }
    for reservation in group.reservations {
      let names = reservation.callTypes.map { plan.callTypes[$0].name }.joined(separator: ", ")
      table.add(["set apart", "\(reservation.agents) for \(names), \(hours(reservation.hours)) in the window"])
    }
    for skill in group.skills {
      var text = "\(plan.callTypes[skill.callType].name), preference \(skill.preference)"
      if skill.speed != 1 { text += ", speed \(PlanDescription.number(skill.speed))" }
      if skill.afterSeconds > 0 { text += ", after \(PlanDescription.time(skill.afterSeconds))" }
      if let only = skill.hours { text += ", \(hours(only)) in the window" }
      if let unsolved = skill.unsolved { text += ", \(PlanDescription.percent(unsolved)) unsolved" }
      if let transfers = skill.transfers { text += ", \(PlanDescription.percent(transfers)) transferred" }
      table.add(["skill", text + RoutingDescription(plan: plan).text(of: skill)])
    }
    if let chats = group.chats {
      let paces = chats.paceThousandths.map { PlanDescription.number(Double($0) / 1_000) }.joined(separator: ", ")
      table.add(["chats", "\(chats.atOnce) at once, pace \(paces), \(chats.filling.rawValue)"])
    }
    if group.costPerHour > .zero {
      let price = PlanDescription.number(Double(group.costPerHour.microUnits) / 1e6)
      table.add(["cost", "\(price) \(plan.costs.currency) per hour"])
    }
    if group.maximumOccupancy < 1 {
      table.add(["occupancy", "at most \(PlanDescription.percent(group.maximumOccupancy))"])
    }
    if plan.routing.queues == .queueRatio {
      table.add(["queue ratio", "target \(PlanDescription.number(group.targetQueueRatio))"])
    }
    return ["Agent group \(group.name)"] + table.lines() + hourLines
  }

  private var isAwaitingShifts: Bool {
    plan.groupsAwaitingShifts.contains { plan.agentGroups[$0].name == group.name }
  }

  private func text(_ cohort: Cohort) -> String {
    var text = cohort.people.count == 1 ? "1 person" : "\(cohort.people.count) people"
    if cohort.speed != 1 { text += ", speed \(PlanDescription.number(cohort.speed))" }
    if let learning = cohort.learning {
      text +=
        ", from \(PlanDescription.percent(learning.from)) on \(learning.start) to full speed in \(learning.days / 7) weeks"
    }
    return text
  }

  private func hours(_ ranges: [Range<Int>]) -> String {
    let window = plan.calendar.windowStart..<plan.calendar.windowEnd
    return "\(PlanDescription.number(Double(TimeRanges.total(TimeRanges.intersection(ranges, [window]))) / 3_600)) h"
  }

  /// Each rule of a floating break once.
  private var floatingBreaks: [String] {
    var seen: Set<Int> = []
    var texts: [String] = []
    for duty in group.duties {
      for pause in duty.floatingBreaks where seen.insert(pause.rule).inserted {
        let length = PlanDescription.time(Double(pause.length))
        let choice = PlanDescription.time(Double(pause.starts.upperBound - pause.starts.lowerBound))
        let limit = pause.atOnce.map { ", at most \($0) at once" } ?? ""
        texts.append("\(length), floats over \(choice)\(limit)")
      }
    }
    return texts
  }

  private var rosteredHours: Double {
    let window = plan.calendar.windowStart..<plan.calendar.windowEnd
    return Coverage([group], within: window).personSeconds / 3_600
  }

  /// Mean agents on duty, breaks excluded, in each hour of each of the first seven days.
  private var hourLines: [String] {
    guard !isAwaitingShifts else { return [] }
    let days = plan.calendar.windowDayIndices.prefix(7).map { plan.calendar.days[$0] }
    var table = TextTable()
    let hours = (days.map(\.length).max() ?? 86_400) / 3_600
    var seconds = [[Int]](repeating: [Int](repeating: 0, count: days.count), count: hours + 1)
    for (column, day) in days.enumerated() {
      for duty in group.duties where duty.start < day.end && duty.end > day.start {
        add(duty.start..<duty.end, duty.people.count, day, column, &seconds)
        for pause in duty.breaks { add(pause, -duty.people.count, day, column, &seconds) }
      }
    }
    table.add(["hour"] + days.map { "\($0.date.weekday.shortName) \($0.date.description.suffix(5))" })
    for hour in 0..<hours where seconds[hour].contains(where: { $0 > 0 }) {
      let cells = zip(days, seconds[hour]).map { day, sum in
        hour * 3_600 < day.length ? PlanDescription.number((Double(sum) / 360).rounded() / 10) : "-"
      }
      table.add([hour < 10 ? "0\(hour)" : "\(hour)"] + cells)
    }
    return table.lines(indent: "    ", numbersRight: true)
  }

  private func add(_ range: Range<Int>, _ people: Int, _ day: CalendarDay, _ column: Int, _ seconds: inout [[Int]]) {
    let inside = range.clamped(to: day.start..<day.end)
    guard !inside.isEmpty else { return }
    for hour in (inside.lowerBound - day.start) / 3_600...(inside.upperBound - 1 - day.start) / 3_600 {
      let from = day.start + hour * 3_600
      seconds[hour][column] += inside.clamped(to: from..<from + 3_600).count * people
    }
  }
}
