import CallCenterModel

/// Turns what is written about people, sites and rules of help into indices and instants.
struct PeopleResolver {
  let document: ScenarioDocument
  let days: DayTable
  let issues: IssueCollector

  func site(_ written: SiteDocument) -> Site {
    var site = written.site
    site.outages = written.outages.compactMap { outage in
      let timing: SiteOutage.Timing
      switch outage.timing {
      case .every(let law, let hours):
        timing = .every(law, hours: hours.map(days.ranges) ?? [0..<days.end])
      case .at(let date, let wall):
        let index = date.dayNumber - days.date(0).dayNumber
        guard days.calendar.days.indices.contains(index) else {
          issues.warning(outage.place, outage.path, "the date \(date) is not simulated")
          return nil
        }
        timing = .at(days.instant(index, wall))
      }
      return SiteOutage(
        name: outage.name, timing: timing, duration: outage.duration, dropsCalls: outage.dropsCalls)
    }
    return site
  }

  var moves: [StaffMove] {
    func group(_ name: Located<String>) -> Int? { document.agentGroupNames.firstIndex(of: name.value) }
    func type(_ name: Located<String>) -> Int? { document.callTypeNames.firstIndex(of: name.value) }
    return document.moves.compactMap { written in
      guard let from = group(written.from), let to = group(written.to), let when = type(written.when.callType),
        let until = type(written.until.callType)
      else { return nil }
      return StaffMove(
        from: from, to: to, agents: written.agents, when: .init(callType: when, count: written.when.count),
        until: .init(callType: until, count: written.until.count), delaySeconds: written.delaySeconds,
        everySeconds: written.everySeconds)
    }
  }

  func reservations(_ written: [ReservationDocument]) -> [Reservation] {
    written.map { reservation in
      Reservation(
        callTypes: reservation.skills.compactMap { document.callTypeNames.firstIndex(of: $0.value) },
        agents: reservation.agents, hours: days.ranges(of: reservation.hours))
    }
  }

  func shrinkage(_ written: ShrinkageDocument, _ duties: [Duty]) -> Shrinkage {
    var result = written.always
    result.kinds = written.kinds.map { kind, rule in
      guard let rule else { return kind }
      var kind = kind
      let hours = days.ranges(of: rule)
      kind.hours = hours
      kind.coverage = Shrinkage.coverage(of: duties, hours)
      return kind
    }
    return result
  }
}
