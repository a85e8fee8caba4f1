internal import CallCenterModel
internal import OutputAnalysis
package import Staffing

extension TerminalReport {
  /// Agents per interval, what formula and simulation say of them, and why they differ.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - name: The name of the scenario.
  /// - Returns: The report, each line ended by a line feed.
  package func text(of report: StaffingReport, name: String) -> String {
    let title = requirementTitle(report)
    var sections = [name.wrapped(to: width).map { painter.paint($0, .bold) } + title.wrapped(to: width)]
    for group in report.groups {
      let days = days(of: group)
      sections.append(heading(of: group))
      sections += days.map { table($0, of: group, report, hasDate: days.count > 1) }
      sections.append(paragraph(summary(of: group, report)))
      let parts = days.map { self.parts(of: $0, hasDate: days.count > 1) }.filter { !$0.isEmpty }
      if !parts.isEmpty { sections += parts + [partsNote(of: group).wrapped(to: width)] }
    }
    sections += [poolShortfalls(report), judgedTargets(report), searchOutcome(report), reasons(report)]
    sections.append(
      catalogue.text(.confidence, ["level": percent(report.confidence, decimals: 2)]).wrapped(to: width))
    return finished(sections)
  }

  private func heading(of group: GroupStaffing) -> [String] {
    let target = group.target
    var parts: [String] = []
    if !group.callTypes.isEmpty {
      parts.append(catalogue.text(.staffingTypes, ["names": group.callTypes.joined(separator: ", ")]))
    }
    if target.isSet {
      let within = catalogue.text(.within, ["time": estimates.units.text(target.thresholdSeconds)])
      let level = target.level.map { "\(percent($0)) \(within)" }
      let text = [level, lostText(target)].compactMap { $0 }.joined(separator: ", ")
      parts.append(catalogue.text(.staffingTarget, ["target": text]))
    }
    if group.shrinkage > 0 { parts.append(catalogue.text(.staffingShrinkage, ["share": percent(group.shrinkage)])) }
    if group.maximumOccupancy < 1 {
      parts.append(catalogue.text(.staffingOccupancy, ["share": percent(group.maximumOccupancy)]))
    }
    return [painter.paint(group.label, .bold)] + parts.joined(separator: " · ").wrapped(to: width)
  }

  /// The intervals with calls or agents, day by day.
  private func days(of group: GroupStaffing) -> [[IntervalStaffing]] {
    var days: [[IntervalStaffing]] = []
    for interval in group.intervals
    where interval.callsPerHour > 0 || interval.agents > 0 || abs(interval.parts?.total ?? 0) > 1e-9 {
      if let last = days.last?.last, last.start.prefix(10) == interval.start.prefix(10) {
        days[days.count - 1].append(interval)
      } else {
        days.append([interval])
      }
    }
    return days
  }

  private func table(
    _ intervals: [IntervalStaffing], of group: GroupStaffing, _ report: StaffingReport, hasDate: Bool
  ) -> [String] {
    let hasReasons = intervals.contains { !$0.differences.isEmpty || $0.agreesWithFormula != nil }
    let isGiven = report.method == .given
    let isFormula = !isGiven && report.method != .simulation
    var columns = [
      column(.timeColumn, left: true), column(.callsPerHourColumn, dispensable: 2),
      column(.erlangsColumn, dispensable: 4),
    ]
    columns +=
      isGiven
      ? [column(.givenColumn), column(.neededColumn), column(.excessColumn)]
      : (isFormula ? [] : [column(.formulaAgentsColumn, dispensable: 3)])
        + [column(.agentsColumn), column(.scheduledColumn)]
    if isFormula { columns.append(column(.formulaColumn, dispensable: 3)) }
    columns += [column(.simulatedColumn), TableColumn(heading: "", alignment: .left)]
    if hasReasons { columns.append(column(.differenceColumn, left: true, dispensable: 1, shortest: 16)) }
    let rows = intervals.map { interval in
      var row = [
        TableCell(DateFormat.clock(interval.start)), TableCell(number.fixed(interval.callsPerHour, decimals: 1)),
        TableCell(number.fixed(interval.offeredErlangs, decimals: 2)),
      ]
      row += isGiven ? givenCells(interval, report) : agentCells(interval, isFormula: isFormula)
      row += [
        cell(interval.simulatedServiceLevel, .serviceLevelOfOffered),
        mark(report.isJudgedByInterval ? verdict(interval, group.target) : nil),
      ]
      if hasReasons {
        let reasons = interval.differences.map { catalogue.text(short($0)) }.joined(separator: ", ")
        row.append(
          interval.agreesWithFormula == true
            ? TableCell(catalogue.text(.formulaAgrees), style: .dim) : TableCell(reasons))
      }
      return row
    }
    let date = hasDate ? intervals.first.flatMap { DateFormat.date(ofStart: $0.start) } : nil
    return (date.map { [painter.paint(dates.heading($0), .bold)] } ?? [])
      + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private func agentCells(_ interval: IntervalStaffing, isFormula: Bool) -> [TableCell] {
    let people = [TableCell(number.whole(interval.agents)), TableCell(number.whole(interval.scheduled))]
    guard isFormula else { return [TableCell(interval.formulaAgents.map(number.whole) ?? "–")] + people }
    let level = interval.formulaServiceLevel.map { number.fixed($0 * 100, decimals: 1) + "\u{A0}%" } ?? "–"
    return people + [TableCell(level)]
  }

  private func givenCells(_ interval: IntervalStaffing, _ report: StaffingReport) -> [TableCell] {
    let given = report.presence == .ready ? interval.agents : interval.scheduled
    let excess = interval.needed.map { given - $0 }
    return [
      TableCell(number.whole(given)), TableCell(interval.needed.map(number.whole) ?? "–"),
      TableCell(
        excess.map { $0 > 0 ? "+" + number.whole($0) : number.whole($0) } ?? "–",
        style: (excess ?? 0) < 0 ? .bad : .plain),
    ]
  }

  private func verdict(_ interval: IntervalStaffing, _ target: ServiceTarget) -> TargetVerdict? {
    guard let level = target.level, let simulated = interval.simulatedServiceLevel else { return nil }
    return TargetVerdict(simulated, atLeast: level)
  }

  private func mark(_ verdict: TargetVerdict?) -> TableCell {
    switch verdict {
    case .met: TableCell("✓", style: .good)
    case .missed: TableCell("✗", style: .bad)
    case .undecided: TableCell("?", style: .warning)
    case nil: TableCell("")
    }
  }

  private func summary(of group: GroupStaffing, _ report: StaffingReport) -> [String] {
    guard let peak = group.intervals.max(by: { $0.agents < $1.agents }), peak.agents > 0 || report.method == .given
    else {
      return [catalogue.text(.staffingNobody, ["name": group.label])]
    }
    var sentences = report.method == .given ? givenSummary(of: group, report) : neededSummary(of: group, peak)
    guard report.isJudgedByInterval else { return sentences }
    let verdicts = group.intervals.compactMap { verdict($0, group.target) }
    func count(_ verdict: TargetVerdict) -> Int { verdicts.filter { $0 == verdict }.count }
    if !verdicts.isEmpty {
      sentences.append(
        catalogue.text(
          .staffingVerdict,
          [
            "met": number.whole(count(.met)), "missed": number.whole(count(.missed)),
            "undecided": number.whole(count(.undecided)),
          ]))
    }
    return sentences
  }

  private func hours(_ group: GroupStaffing, _ people: (IntervalStaffing) -> Double) -> Double {
    group.intervals.reduce(0) { $0 + people($1) * Double($1.seconds) } / 3600
  }

  private func neededSummary(of group: GroupStaffing, _ peak: IntervalStaffing) -> [String] {
    let scheduled = hours(group) { Double($0.scheduled) }
    var sentences = [
      catalogue.text(
        .staffingPeak,
        [
          "name": group.label, "agents": number.whole(peak.agents), "scheduled": number.whole(peak.scheduled),
          "when": dates.moment(peak.start, weekday: nil, aligned: false),
        ]),
      catalogue.text(
        .staffingHours,
        [
          "agents": number.trimmed(hours(group) { Double($0.agents) }, decimals: 1),
          "scheduled": number.trimmed(scheduled, decimals: 1),
        ]),
    ]
    let unrounded = hours(group) { $0.unrounded ?? 0 }
    if group.shrinkage > 0, unrounded > 0, scheduled > unrounded {
      sentences.append(
        catalogue.text(
          .roundingCost,
          ["unrounded": number.trimmed(unrounded, decimals: 1), "share": percent(scheduled / unrounded - 1)]))
    }
    return sentences
  }

  private func givenSummary(of group: GroupStaffing, _ report: StaffingReport) -> [String] {
    let rows = group.intervals.compactMap { interval in
      interval.needed.map { needed in
        let given = report.presence == .ready ? interval.agents : interval.scheduled
        return (interval: interval, given: given, needed: needed)
      }
    }
    guard let worst = rows.min(by: { $0.given - $0.needed < $1.given - $1.needed }) else { return [] }
    let few = rows.count { $0.given < $0.needed }
    let many = number.whole(rows.count { $0.given > $0.needed })
    let first =
      few > 0
      ? catalogue.text(
        .givenFew, count: few,
        [
          "name": group.label, "few": number.whole(few), "short": number.whole(worst.needed - worst.given),
          "when": dates.moment(worst.interval.start, weekday: nil, aligned: false), "many": many,
        ])
      : catalogue.text(.givenEnough, ["name": group.label, "many": many, "count": number.whole(rows.count)])
    func hours(_ people: (Int, Int) -> Int) -> String {
      number.trimmed(
        rows.reduce(0) { $0 + Double(people($1.given, $1.needed) * $1.interval.seconds) } / 3600, decimals: 1)
    }
    return [
      first,
      catalogue.text(.givenHours, ["given": hours { given, _ in given }, "needed": hours { _, needed in needed }]),
    ]
  }

  private func reasons(_ report: StaffingReport) -> [String] {
    let all = report.groups.flatMap(\.intervals).flatMap(\.differences)
    let items = FormulaDifference.allCases.flatMap { difference -> [String] in
      let count = all.filter { $0 == difference }.count
      guard count > 0 else { return [] }
      return item(
        catalogue.text(
          .differenceCount, count: count, ["reason": catalogue.text(long(difference)), "count": number.whole(count)]))
    }
    return items.isEmpty ? [] : [heading(.differencesHeading)] + items
  }

  private func short(_ difference: FormulaDifference) -> Message {
    switch difference {
    case .overloadCarriedOver: .overloadCarriedOver
    case .ramp: .ramp
    case .sharedSkills: .sharedSkills
    case .severalTypes: .severalTypes
    case .lawShape: .lawShape
    case .redials: .redials
    case .followUps: .followUps
    case .uncertainVolume: .uncertainVolume
    case .notPoisson: .notPoisson
    case .balkingOrLines: .balkingOrLines
    case .openingHours: .openingHours
    case .transient: .transient
    }
  }

  private func long(_ difference: FormulaDifference) -> Message {
    switch difference {
    case .overloadCarriedOver: .overloadCarriedOverLong
    case .ramp: .rampLong
    case .sharedSkills: .sharedSkillsLong
    case .severalTypes: .severalTypesLong
    case .lawShape: .lawShapeLong
    case .redials: .redialsLong
    case .followUps: .followUpsLong
    case .uncertainVolume: .uncertainVolumeLong
    case .notPoisson: .notPoissonLong
    case .balkingOrLines: .balkingOrLinesLong
    case .openingHours: .openingHoursLong
    case .transient: .transientLong
    }
  }
}

extension StaffingReport {
  /// Whether each interval by itself is to meet the targets on average.
  fileprivate var isJudgedByInterval: Bool {
    targets.allSatisfy { $0.period == .interval && $0.probability == nil }
  }
}
