internal import CallCenterModel

/// The floating break of the people of one duty: how many are still to go, and until when they may choose.
struct BreakWindow {
  var group: Int
  /// The rule it comes from; people under one rule on one day share the limit of those away together.
  var rule: Int
  var day: Int
  var atOnce: Int
  /// Microseconds: when people may go, when all must, and when their duty ends.
  var opens: Int64
  var latest: Int64
  var dutyEnd: Int64
  var length: Int64
  var people: Int

  static func windows(
    of duty: Duty, group: Int, people: (FloatingBreak) -> Int
  ) -> [BreakWindow] {
    duty.floatingBreaks.map { pause in
      BreakWindow(
        group: group, rule: pause.rule, day: duty.day, atOnce: pause.atOnce ?? .max,
        opens: Int64(pause.starts.lowerBound) * 1_000_000, latest: Int64(pause.starts.upperBound) * 1_000_000,
        dutyEnd: Int64(duty.end) * 1_000_000, length: Int64(pause.length) * 1_000_000, people: people(pause))
    }
  }
}
