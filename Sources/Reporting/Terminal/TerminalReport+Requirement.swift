internal import CallCenterModel
internal import OutputAnalysis
internal import Staffing

// Whether a requirement reaches its targets, how sure that is, and what it is made of.
extension TerminalReport {
  func requirementTitle(_ report: StaffingReport) -> String {
    let runs = replications(report.replications)
    let method: String
    switch report.method {
    case .erlangC: method = "Erlang\u{A0}C"
    case .erlangA: method = "Erlang\u{A0}A"
    case .timeVarying: method = catalogue.text(.timeVaryingMethod)
    case .simulation: return catalogue.text(.staffingBySimulation, ["replications": runs])
    case .given: return catalogue.text(.staffingGiven, ["file": report.file ?? "", "replications": runs])
    }
    return catalogue.text(.staffingTitle, ["method": method, "replications": runs])
  }

  /// The targets over their periods.
  func judgedTargets(_ report: StaffingReport) -> [String] {
    let items = report.targets.flatMap { item(text(of: $0)) }
    return items.isEmpty ? [] : [heading(.requirementTargets)] + items
  }

  private func text(of judged: JudgedTarget) -> String {
    var target = [
      judged.target.level.map {
        let within = catalogue.text(.within, ["time": estimates.units.text(judged.target.thresholdSeconds)])
        return "\(percent($0)) \(within)"
      }, lostText(judged.target),
    ].compactMap { $0 }.joined(separator: ", ")
    if let probability = judged.probability {
      target = catalogue.text(.withProbability, ["target": target, "share": percent(probability)])
    }
    func count(_ isMet: Bool?) -> String { number.whole(judged.periods.count { $0.isMet == isMet }) }
    var text: String
    if judged.period == .week {
      let verdict: Message =
        switch judged.periods.first?.isMet {
        case true?: .periodMet
        case false?: .periodMissed
        default: .periodUndecided
        }
      text = catalogue.text(
        .targetInWindow, ["name": judged.label, "target": target, "verdict": catalogue.text(verdict)])
    } else {
      text = catalogue.text(
        judged.period == .interval ? .targetInIntervals : .targetOnDays,
        [
          "name": judged.label, "target": target, "met": count(true), "missed": count(false),
          "undecided": count(nil),
        ])
    }
    let lowest = judged.periods.filter { $0.estimate != nil }.min {
      ($0.estimate?.mean ?? 1) < ($1.estimate?.mean ?? 1)
    }
    if let lowest, let estimate = lowest.estimate {
      let value = estimates.text(estimate, .probability, .one).joined
      text +=
        " "
        + catalogue.text(.targetLowest, ["value": value, "when": moment(lowest.start, judged.period)])
    }
    return text
  }

  private func moment(_ start: String, _ period: PlanningTarget.Period) -> String {
    guard period != .interval, let date = DateFormat.date(ofStart: start) else {
      return dates.moment(start, weekday: nil, aligned: false)
    }
    return dates.heading(date)
  }

  /// How people were found and what holds for them.
  func searchOutcome(_ report: StaffingReport) -> [String] {
    guard let search = report.search else { return [] }
    var sentences = [
      catalogue.text(
        .searchSteps, count: search.steps,
        ["steps": number.whole(search.steps), "replications": replications(search.replications)]),
      search.holds
        ? catalogue.text(
          .searchHolds, ["confidence": percent(search.confidence), "verified": replications(search.verified)])
        : catalogue.text(
          search.rounds > 1 ? .searchFails : .searchProvesNothing,
          ["verified": replications(search.verified), "rounds": number.whole(search.rounds - 1)]),
    ]
    if search.unjudged > 0 {
      sentences.append(
        catalogue.text(.searchUnjudged, count: search.unjudged, ["count": number.whole(search.unjudged)]))
    }
    return paragraph(sentences)
  }

  /// Groups that together are fewer than one pool would have to be.
  func poolShortfalls(_ report: StaffingReport) -> [String] {
    var items: [String] = []
    var seen: [[String]] = []
    for shortfall in report.shortfalls where !seen.contains(shortfall.groups) {
      seen.append(shortfall.groups)
      let all = report.shortfalls.filter { $0.groups == shortfall.groups }
      guard let worst = all.max(by: { $0.needed - $0.agents < $1.needed - $1.agents }) else { continue }
      let labels = worst.groups.map { name in report.groups.first { $0.name == name }?.label ?? name }
      let text = catalogue.text(
        .poolShortfall,
        [
          "when": dates.moment(worst.start, weekday: nil, aligned: false), "groups": labels.joined(separator: ", "),
          "agents": number.whole(worst.agents), "needed": number.whole(worst.needed),
          "level": worst.serviceLevel.map { percent($0) } ?? catalogue.text(.poolUnstable),
        ])
      let more = catalogue.text(.poolMore, count: all.count, ["count": number.whole(all.count)])
      items += item("\(text) \(more)")
    }
    return items.isEmpty ? [] : [heading(.poolHeading)] + items
  }

  /// The parts of each interval's people, and of all hours.
  func parts(of intervals: [IntervalStaffing], hasDate: Bool) -> [String] {
    let all = intervals.compactMap { interval in interval.parts.map { (interval, $0) } }
    guard !all.isEmpty else { return [] }
    let effects = RequirementEffect.allCases.filter { effect in all.contains { abs($0.1[effect]) > 1e-9 } }
    let hasOverhead = effects.contains(.overhead)
    var hours = RequirementParts([:])
    for (interval, parts) in all { hours += parts * (Double(interval.seconds) / 3600) }
    func cells(_ parts: RequirementParts, decimals: Int) -> [TableCell] {
      effects.map { TableCell(number.fixed(parts[$0], decimals: decimals)) }
    }
    let rows =
      all.map { interval, parts in
        [TableCell(DateFormat.clock(interval.start))] + cells(parts, decimals: 2)
          + [TableCell(number.trimmed(parts.total, decimals: 2))]
      } + [
        [TableCell(catalogue.text(.partsInHours))] + cells(hours, decimals: 1)
          + [TableCell(number.trimmed(hours.total, decimals: 1))]
      ]
    let columns =
      [column(.timeColumn, left: true)] + effects.map { column(name(of: $0)) }
      + [column(hasOverhead ? .paidColumn : .scheduledColumn)]
    let table = Table(columns: columns, rows: rows)
    let date = hasDate ? intervals.first.flatMap { DateFormat.date(ofStart: $0.start) } : nil
    let title = [catalogue.text(.partsHeading)] + (date.map { [dates.heading($0)] } ?? [])
    let heading = painter.paint(title.joined(separator: " · "), .bold)
    guard table.naturalWidth > width else { return [heading] + table.lines(width: width, painter: painter) }
    // Columns that were left out would not add up.
    let sums = effects.map { effect in
      let name = catalogue.text(name(of: effect)).replacing("-\n", with: "").replacing("\n", with: " ")
      return "\(name) \(number.fixed(hours[effect], decimals: 1))"
    }
    return [heading]
      + "\(catalogue.text(.partsInHours)): \(sums.joined(separator: " · "))".wrapped(to: width)
  }

  /// What the parts add up to.
  func partsNote(of group: GroupStaffing) -> String {
    let hasOverhead = group.intervals.contains { abs($0.parts?[.overhead] ?? 0) > 1e-9 }
    return catalogue.text(hasOverhead ? .partsNotePaid : .partsNote)
  }

  func name(of effect: RequirementEffect) -> Message {
    switch effect {
    case .load: .loadPart
    case .variability: .variabilityPart
    case .abandonment: .abandonmentPart
    case .volume: .volumePart
    case .shrinkage: .shrinkagePart
    case .wholeAgents: .wholeAgentsPart
    case .certainty: .certaintyPart
    case .overhead: .overheadPart
    }
  }
}
