internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  private typealias Spot = (interval: IntervalRecord, late: Estimate)

  /// Where the contacts that were not answered in time fall, and what is missing there.
  var worst: String {
    guard !record.intervals.isEmpty else { return HTML.element("p", text.html(.worstUnknown)) }
    let spots = spots
    guard let first = spots.first else { return HTML.element("p", text.html(.worstNone)) }
    let shown = spots.prefix(5).filter { $0.late.mean >= 0.05 }
    let advice = [
      text.html(.adviceStaff, ["file": record.scenario.file]), text.html(.adviceTry, ["file": record.scenario.file]),
    ]
    return HTML.element("p", concentration(spots)) + "\n"
      + HTML.element("h3", HTML.escaped(text.sentence(text.plain(terminal.worstHeading(first.interval))))) + "\n"
      + HTML.element("ol", "\n" + shown.map { HTML.element("li", self.sentence($0)) + "\n" }.joined()) + "\n"
      + HTML.list(advice, ["class": "advice"])
  }

  private var spots: [Spot] {
    let all = record.intervals.compactMap { interval in
      Self.late(interval, record.callTypes).map { (interval: interval, late: $0) }
    }
    return all.enumerated().filter { $0.element.late.mean > 0.005 }
      .sorted { ($1.element.late.mean, $0.offset) < ($0.element.late.mean, $1.offset) }.map(\.element)
  }

  /// Half of the late contacts in how many of the intervals.
  private func concentration(_ spots: [Spot]) -> String {
    func weight(_ spot: Spot) -> Double { spot.late.mean * Double(max(1, spot.interval.dates)) }
    let all = spots.reduce(0) { $0 + weight($1) }
    var sum = 0.0
    let count = spots.prefix { spot in
      defer { sum += weight(spot) }
      return sum < all / 2
    }.count
    let open = record.intervals.filter { (contacts($0, .offered)?.mean ?? 0) > 0 }.count
    return text.html(
      .worstConcentration, count: count,
      [
        "count": text.number.whole(count), "all": text.number.whole(open), "contacts": terminal.contacts(record),
        "minutes": text.estimates.units.text(Double(spots[0].interval.seconds)),
      ])
  }

  private func sentence(_ spot: Spot) -> String {
    let offered = contacts(spot.interval, .offered)?.mean ?? 0
    let first = text.plain(
      .worstSpot,
      [
        "when": moment(spot.interval), "contacts": terminal.contacts(record),
        "late": marked(spot.late, .offered, .lateExplained),
        "offered": text.number.fixed(offered, decimals: offered < 100 ? 1 : 0),
      ])
    let sentences = [first, shortage(spot.interval), bottleneck(spot.interval)].compactMap { $0 }
    return MarkedFigure.html(sentences.joined(separator: " "))
  }

  /// Where more work comes than all rostered agents can do.
  private func shortage(_ interval: IntervalRecord) -> String? {
    guard let rostered = agents(interval, .rosteredAgents), let work = work(interval),
      work.mean - rostered.mean > 0.05
    else { return nil }
    return text.plain(
      .worstShort,
      [
        "rostered": text.number.trimmed(rostered.mean, decimals: 1),
        "work": marked(work, .busyAgents, .workExplained),
        "missing": text.number.fixed(work.mean - rostered.mean, decimals: 1),
      ])
  }

  /// The group with the least time to spare, and how many of it are on duty.
  private func bottleneck(_ interval: IntervalRecord) -> String? {
    let groups = zip(record.agentGroups, interval.agentGroups).compactMap { group, set in
      set[.occupancy].map { (group: group, set: set, occupancy: $0) }
    }
    guard let busiest = groups.enumerated().max(by: { ($0.1.occupancy.mean, $1.0) < ($1.1.occupancy.mean, $0.0) })?.1,
      busiest.occupancy.mean > 0, let busy = busiest.set[.busyAgents], let rostered = busiest.set[.rosteredAgents]
    else { return nil }
    return text.plain(
      busiest.occupancy.mean >= 0.85 ? .worstGroupFull : .worstGroup,
      [
        "group": busiest.group.label,
        "occupancy": MarkedFigure.marked(
          text.estimates.text(busiest.occupancy, .probability, .one).joined,
          explanation: text.explanation(busiest.occupancy, .occupancy)),
        "present": text.number.fixed(busy.mean / busiest.occupancy.mean, decimals: 1),
        "rostered": text.number.trimmed(rostered.mean, decimals: 1),
      ])
  }

  private func marked(_ estimate: Estimate, _ measure: Measure, _ explanation: Message) -> String {
    MarkedFigure.marked(
      text.estimates.text(estimate, measure.kind, .one).joined,
      explanation: "\(text.plain(explanation)) \(text.limits(estimate, measure.kind))")
  }
}
