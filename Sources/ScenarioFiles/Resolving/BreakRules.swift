/// Checks breaks against the duty they belong to, by the wall clock.
struct BreakRules {
  let issues: IssueCollector

  /// A break of a group must fit at least one stretch of its hours, and wherever it begins.
  func check(_ breaks: [BreakDocument], in rule: HoursRule) {
    let stretches = rule.all.flatMap(\.self)
    for pause in breaks {
      switch pause.start {
      case .wall(let time):
        let hosts = stretches.filter { DutyBuilder.wall(time, in: $0) != nil }
        if hosts.isEmpty { report(pause, "the break at \(WallTime.clock(time)) lies outside all hours of the group") }
        for host in hosts { check(pause, in: host) }
      case .between(let times):
        if !stretches.contains(where: { DutyBuilder.wall(times, in: $0) != nil }) {
          reportBetween(pause, times, "all hours of the group")
        }
      case .after:
        for host in stretches { check(pause, in: host) }
      }
    }
  }

  func check(_ breaks: [BreakDocument], in wall: Range<Int>) {
    for pause in breaks { check(pause, in: wall) }
  }

  private func check(_ pause: BreakDocument, in wall: Range<Int>) {
    let duty = "the duty \(WallTime.clock(wall.lowerBound))-\(WallTime.text(wall.upperBound))"
    let first: Int
    switch pause.start {
    case .wall(let time):
      guard let inside = DutyBuilder.wall(time, in: wall) else {
        return report(pause, "the break at \(WallTime.clock(time)) lies outside \(duty)")
      }
      first = inside
    case .after(let seconds): first = wall.lowerBound + seconds
    case .between(let times):
      if DutyBuilder.wall(times, in: wall) == nil { reportBetween(pause, times, duty) }
      return
    }
    let end = first + pause.waves * pause.length
    if end > wall.upperBound {
      let waves = pause.waves > 1 ? " in \(pause.waves) waves" : ""
      report(pause, "the break\(waves) would end at \(WallTime.clock(end % WallTime.day)), after \(duty)")
    }
  }

  private func reportBetween(_ pause: BreakDocument, _ times: Range<Int>, _ duty: String) {
    let times = "\(WallTime.clock(times.lowerBound))-\(WallTime.text(times.upperBound))"
    report(pause, "the break between \(times) does not lie inside \(duty)")
  }

  private func report(_ pause: BreakDocument, _ message: String) { issues.error(pause.place, pause.path, message) }
}
