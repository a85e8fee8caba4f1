package import CallCenterModel
import RandomVariates

/// A resolved plan as text for people, so that they can see what was understood.
package struct PlanDescription {
  let plan: Plan
  let remarks: [String]

  /// The description of a plan; `remarks` are those of its reading.
  package static func text(_ plan: Plan, remarks: [String] = []) -> String {
    PlanDescription(plan: plan, remarks: remarks).lines.joined(separator: "\n") + "\n"
  }

  private var lines: [String] {
    var lines = [plan.name, ""] + calendarLines
    for index in plan.callTypes.indices { lines += [""] + callTypeLines(index) }
    for group in plan.agentGroups { lines += [""] + AgentDescription(plan: plan, group: group).lines }
    lines += siteLines
    lines += [""] + runLines
    lines += assertionLines
    if let brief = plan.planning { lines += [""] + PlanningDescription(plan: plan, brief: brief).lines }
    if !remarks.isEmpty { lines += ["", "Inputs and defaults"] + remarks.map { "  " + $0 } }
    return lines
  }

  // MARK: - Calendar

  private var calendarLines: [String] {
    let calendar = plan.calendar
    let window = calendar.days[calendar.windowDayIndices]
    var table = TextTable()
    table.add(["time zone", calendar.timeZone])
    if let first = window.first, let last = window.last {
      let span = window.count == 1 ? "1 day" : "\(window.count) days"
      table.add(["window", "\(first.date) to \(last.date), \(span)"])
    }
    if calendar.startSeconds > 0 {
      let start = calendar.days[0].wall(atElapsed: calendar.startSeconds).seconds
      table.add(["begins", "\(WallTime.clock(start)) on the first day"])
    }
    table.add(["warm-up", calendar.warmUpDays == 1 ? "1 day" : "\(calendar.warmUpDays) days"])
    table.add(["interval", Self.time(Double(calendar.intervalSeconds))])
    if calendar.dayFactorCV > 0 {
      table.add(["day factor", "gamma, cv \(Self.number(calendar.dayFactorCV)), the same for all types"])
    }
    let holidays = window.filter(\.isHoliday).map(\.date.description)
    if !holidays.isEmpty { table.add(["holidays", holidays.joined(separator: ", ")]) }
    for day in window where day.length != 86_400 || day.pieces.count > 1 {
      table.add(["clocks change", "\(day.date) has \(Self.number(Double(day.length) / 3_600)) h"])
    }
    return ["Calendar"] + table.lines()
  }

  // MARK: - Contacts

  private func callTypeLines(_ index: Int) -> [String] {
    let type = plan.callTypes[index]
    var table = TextTable()
    if type.label != type.name { table.add(["label", type.label]) }
    if type.channel != .voice { table.add(["channel", type.channel.rawValue]) }
    if let work = type.deferred { Self.deferredLines(work).forEach { table.add($0) } }
    table.add(["open", openText(type)])
    if case .refer(let other) = type.outsideHours {
      table.add(["outside hours", "becomes \(plan.callTypes[other].name)"])
    }
    let counted = ["first attempts", "attempts", "answered contacts"][
      CountedVolume.allCases.firstIndex(of: type.arrivals.counts) ?? 0]
    let volumes = plan.calendar.windowDayIndices.map { day in
      let date = plan.calendar.days[day]
      return date.start < window.lowerBound
        ? type.arrivals.expected(during: [window.lowerBound..<date.end]) : type.arrivals.expected(onDay: day)
    }
    let open = type.arrivals.expected(during: TimeRanges.intersection(type.open, [window]))
    let all = volumes.reduce(0, +)
    let heard = (all - open).magnitude > 1e-6 * all ? ", \(Self.number(open)) while open" : ""
    table.add(["volume", "\(Self.number(all)) \(counted) in the window\(heard)"])
    for row in ArrivalDescription(arrivals: type.arrivals).rows { table.add(row) }
    for row in FollowUpDescription(plan: plan, type: type).rows { table.add(row) }
    for row in CallBackDescription(type: type).rows { table.add(row) }
    table.add(["mean handling", Self.time(type.meanHandleSeconds)])
    table.add(["talk", Self.law(type.talk)])
    if let wrapUp = type.wrapUp { table.add(["wrap-up", Self.law(wrapUp)]) }
    table.add(["patience", type.patience.map(Self.law) ?? "unlimited"])
    if type.balking > 0 { table.add(["balking", Self.percent(type.balking)]) }
    if let redial = type.redial {
      table.add([
        "redial",
        "\(Self.percent(redial.afterAbandonment)) after giving up, \(Self.percent(redial.afterBlocking)) after a busy signal, "
          + "at most \(redial.maximumAttempts) attempts, delay \(Self.law(redial.delay))",
      ])
    }
    let routing = RoutingDescription(plan: plan)
    table.add(["priority", routing.priority(of: type)])
    for row in routing.rows(of: type) { table.add(row) }
    if let lines = type.lines { table.add(["lines", "\(lines)"]) }
    table.add(["target", targetText(type.target)])
    if !type.start.isEmpty { table.add(["at the start", startText(type.start)]) }
    table.add(["served by", plan.groups(serving: index).map { plan.agentGroups[$0].name }.joined(separator: ", ")])
    return ["Call type \(type.name)"] + table.lines() + volumeLines(volumes)
  }

  private func startText(_ start: StartingState) -> String {
    var parts: [String] = []
    if let oldest = start.waitingSeconds.first {
      parts.append("\(start.waitingSeconds.count) waiting, the first for \(Self.time(oldest))")
    }
    if let oldest = start.backlogSeconds.first {
      parts.append("\(start.backlogSeconds.count) open, the first for \(Self.time(oldest))")
    }
    for inService in start.inService {
      parts.append("\(inService.elapsedSeconds.count) in hand in \(plan.agentGroups[inService.group].name)")
    }
    return parts.joined(separator: ", ")
  }

  private var window: Range<Int> { plan.calendar.windowStart..<plan.calendar.windowEnd }

  private func openText(_ type: CallType) -> String {
    let open = TimeRanges.intersection(type.dialling?.hours ?? type.open, [window])
    if open == [window] { return "always" }
    return "\(Self.number(Double(TimeRanges.total(open)) / 3_600)) h in the window"
  }

  /// Volumes of the days of the window; of long windows by month.
  private func volumeLines(_ volumes: [Double]) -> [String] {
    var table = TextTable()
    let days = Array(plan.calendar.days[plan.calendar.windowDayIndices])
    guard days.count > 31 else {
      for (day, volume) in zip(days, volumes) {
        table.add(["\(day.date) \(day.date.weekday.shortName)\(day.isHoliday ? " holiday" : "")", Self.number(volume)])
      }
      return table.lines(indent: "    ", numbersRight: true)
    }
    var months: [(name: String, volume: Double)] = []
    for (day, volume) in zip(days, volumes) {
      let name = String(day.date.description.prefix(7))
      if months.last?.name == name { months[months.count - 1].volume += volume } else { months.append((name, volume)) }
    }
    for month in months { table.add([month.name, Self.number(month.volume)]) }
    return table.lines(indent: "    ", numbersRight: true)
  }

  private func targetText(_ target: ServiceTarget) -> String {
    var parts: [String] = []
    if let level = target.level {
      parts.append("\(Self.percent(level)) within \(Self.time(target.thresholdSeconds)), \(target.definition.rawValue)")
    }
    if let level = target.onTimeLevel { parts.append("\(Self.percent(level)) done by the due time") }
    if let lost = target.maximumLost { parts.append("at most \(Self.percent(lost)) lost") }
    if target.shortAbandonSeconds != target.thresholdSeconds {
      parts.append("short abandons within \(Self.time(target.shortAbandonSeconds))")
    }
    return parts.isEmpty ? "none; threshold \(Self.time(target.thresholdSeconds))" : parts.joined(separator: "; ")
  }

  // MARK: - Sites and rules of help

  private var siteLines: [String] {
    var table = TextTable()
    for site in plan.sites {
      if let seats = site.seats { table.add([site.name, "\(seats) seats"]) }
      for outage in site.outages { table.add([site.name, "\(outage.name): \(text(outage))"]) }
    }
    for move in plan.moves {
      table.add([
        plan.agentGroups[move.from].name,
        "\(move.agents) help \(plan.agentGroups[move.to].name) from \(move.when.count) waiting of "
          + "\(plan.callTypes[move.when.callType].name) until \(move.until.count) of "
          + "\(plan.callTypes[move.until.callType].name), seen every \(Self.time(move.everySeconds))"
          + (move.delaySeconds > 0 ? ", \(Self.time(move.delaySeconds)) later" : ""),
      ])
    }
    let lines = table.lines()
    return lines.isEmpty ? [] : ["", "Sites and help"] + lines
  }

  private func text(_ outage: SiteOutage) -> String {
    let calls = outage.dropsCalls ? "calls are cut" : "calls are finished"
    switch outage.timing {
    case .every(let law, _): return "every \(Self.law(law)); for \(Self.law(outage.duration)); \(calls)"
    case .at(let second):
      let day = plan.calendar.days.lastIndex { $0.start <= second } ?? 0
      return "at \(plan.calendar.iso(day: day, elapsed: second)); for \(Self.law(outage.duration)); \(calls)"
    }
  }

  // MARK: - Run

  private var runLines: [String] {
    let run = plan.run
    var table = TextTable()
    table.add(["seed", "\(run.seed)"])
    if run.batches > 0 {
      table.add(["batches", "\(run.batches) of \(plan.calendar.windowDays / run.batches) days, in one replication"])
    } else {
      table.add([run.precision.isEmpty ? "replications" : "at most", "\(run.replications)"])
    }
    if run.controls { table.add(["controls", "first attempts and workload"]) }
    for target in run.precision {
      let width =
        switch target.halfWidth {
        case .absolute(let value):
          target.measure.kind == .probability ? "\(Self.number(value * 100)) pp" : Self.number(value)
        case .relative(let value): "\(Self.number(value * 100)) %"
        }
      table.add(["precision", "\(target.measure.rawValue)\(target.scope.map { " of \($0)" } ?? "") ±\(width)"])
    }
    table.add(["confidence", Self.percent(run.confidence)])
    table.add(["attribution", run.attribution.rawValue])
    table.add(["intervals", run.intervals.rawValue])
    for row in RoutingDescription(plan: plan).ruleRows { table.add(row) }
    if let lines = plan.lines { table.add(["lines", "\(lines) for all types"]) }
    if !plan.costs.currency.isEmpty {
      table.add(["currency", "\(plan.costs.currency), overtime at \(Self.percent(plan.costs.overtimeFactor))"])
    }
    return ["Run"] + table.lines()
  }

  private var assertionLines: [String] {
    var table = TextTable()
    for assertion in plan.assertions {
      table.add([assertion.name, "\(assertion.text), confidence \(Self.percent(assertion.confidence))"])
    }
    return plan.assertions.isEmpty ? [] : ["", "Assertions"] + table.lines()
  }

  // MARK: - Texts

  static func percent(_ share: Double) -> String { "\(number(share * 100)) %" }

  /// At most three decimals.
  static func number(_ value: Double) -> String {
    let rounded = (value * 1_000).rounded() / 1_000
    return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  static func time(_ seconds: Double) -> String {
    if seconds >= 86_400 { return "\(number(seconds / 86_400)) days" }
    if seconds >= 3_600 { return "\(number(seconds / 3_600)) h" }
    return seconds >= 60 ? "\(number(seconds / 60)) min" : "\(number(seconds)) s"
  }

  static func law(_ law: Law) -> String {
    let name =
      switch law {
      case .constant: "constant"
      case .exponential: "exponential"
      case .gamma: "gamma"
      case .lognormal: "lognormal"
      case .weibull: "Weibull"
      case .uniform: "uniform"
      case .triangular: "triangular"
      case .hyperexponential: "hyperexponential"
      case .empirical: "empirical"
      case .shifted: "shifted"
      case .mixture: "mixture"
      }
    return "\(name), mean \(time(law.mean)), cv \(number(law.distribution.coefficientOfVariation))"
  }
}
