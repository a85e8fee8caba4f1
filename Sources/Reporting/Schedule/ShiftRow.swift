internal import CallCenterModel

/// The same hours of the same contract on several days, as one row of a table.
struct ShiftRow: Equatable {
  /// Breaks of one length that come at the same place in the order of the shift's breaks.
  struct Pause: Equatable {
    var seconds: Int
    /// Clock times at which the first and the last of them begin.
    var first: String
    var last: String
  }

  /// Positions in the document.
  var group: Int
  var contract: Int
  var label: String
  /// `08:00–16:00`.
  var clock: String
  var people: [LocalDate: Int]
  var pauses: [Pause]

  /// The rows of the shifts that begin on some dates, in the order of groups, hours and contracts.
  static func rows(_ document: ScheduleDocument, on dates: some Collection<LocalDate>) -> [ShiftRow] {
    let dates = Set(dates)
    var order: [Key] = []
    var members: [Key: [ScheduleDocument.Shift]] = [:]
    for shift in document.shifts {
      guard let date = shift.time.date, dates.contains(date) else { continue }
      let key = Key(group: shift.group, clock: shift.time.clock, contract: shift.contract, type: shift.type)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(shift)
    }
    return order.sorted().compactMap { key in
      guard let shifts = members[key], let first = shifts.first else { return nil }
      var people: [LocalDate: Int] = [:]
      for shift in shifts {
        if let date = shift.time.date { people[date, default: 0] += shift.people }
      }
      return ShiftRow(
        group: key.group, contract: key.contract, label: first.label, clock: key.clock, people: people,
        pauses: pauses(shifts))
    }
  }

  private struct Key: Hashable, Comparable {
    var group: Int
    var clock: String
    var contract: Int
    var type: String

    static func < (left: Key, right: Key) -> Bool {
      (left.group, left.clock, left.contract, left.type) < (right.group, right.clock, right.contract, right.type)
    }
  }

  private static func pauses(_ shifts: [ScheduleDocument.Shift]) -> [Pause] {
    struct Place: Hashable {
      var position: Int
      var seconds: Int
    }
    var found: [Place: [(offset: Int, clock: String)]] = [:]
    for shift in shifts {
      let start = ISOInstant.seconds(shift.time.from) ?? 0
      let breaks = shift.breaks.map { ($0, (ISOInstant.seconds($0.from) ?? 0) - start) }.sorted { $0.1 < $1.1 }
      for (position, (pause, offset)) in breaks.enumerated() {
        found[Place(position: position, seconds: pause.seconds), default: []].append(
          (offset, DateFormat.clock(pause.from)))
      }
    }
    return found.sorted { ($0.key.position, $0.key.seconds) < ($1.key.position, $1.key.seconds) }.compactMap {
      place, starts in
      guard let first = starts.min(by: { $0.offset < $1.offset }), let last = starts.max(by: { $0.offset < $1.offset })
      else { return nil }
      return Pause(seconds: place.seconds, first: first.clock, last: last.clock)
    }
  }
}
