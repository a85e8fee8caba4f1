package import CallCenterModel
package import CallCenterSimulation

/// An event trace as CSV, one line an event.
package struct TraceCSV: Sendable {
  private let calendar: PlanCalendar
  private let callTypes: [String]
  private let groups: [String]

  package init(_ plan: Plan) {
    calendar = plan.calendar
    callTypes = plan.callTypes.map(\.name)
    groups = Self.names(plan.inParts)
  }

  /// Parts of a group, people of another speed or set apart, follow its name.
  private static func names(_ plan: Plan) -> [String] {
    var parts: [Int: Int] = [:]
    return plan.agentGroups.map { group in
      guard let whole = group.reportsTo else { return group.name }
      parts[whole, default: 1] += 1
      return "\(group.name)/\(parts[whole] ?? 1)"
    }
  }

  package var header: String {
    CSVText(
      header: [
        "seconds", "time", "event", "contact", "caller", "callType", "group", "wait", "present", "onShift",
      ]
    ).text
  }

  package func text(of rows: [TraceRow]) -> String {
    var csv = CSVText()
    var day = 0
    for row in rows {
      let second = Int(row.time / 1_000_000)
      while day + 1 < calendar.days.count, calendar.days[day].end <= second { day += 1 }
      csv.append([
        Self.seconds(row.time), local(row.time, day), row.event.rawValue, Self.number(row.contact),
        Self.number(row.caller), row.callType < 0 ? "" : callTypes[row.callType],
        row.group < 0 ? "" : groups[row.group], row.wait < 0 ? "" : Self.seconds(row.wait),
        Self.number(Int(row.present)), Self.number(Int(row.onShift)),
      ])
    }
    return csv.text
  }

  /// ISO 8601 with microseconds and the UTC offset.
  private func local(_ time: Int64, _ day: Int) -> String {
    let whole = calendar.iso(day: day, elapsed: Int(time / 1_000_000))
    return "\(whole.prefix(19)).\(Self.micros(time))\(whole.dropFirst(19))"
  }

  private static func number(_ value: Int) -> String { value < 0 ? "" : "\(value)" }

  private static func seconds(_ time: Int64) -> String { "\(time / 1_000_000).\(micros(time))" }

  private static func micros(_ time: Int64) -> String {
    let digits = "\(time % 1_000_000)"
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
