import CallCenterModel

extension ScenarioLanguage {
  static let numberPattern = "[0-9][0-9_' ]*(\\.[0-9]+)?([eE][+-]?[0-9]+)?"
  static let sharePattern = "^\(numberPattern) *(%|of 1)$"
  private static let dayPattern = "(mon|tue|wed|thu|fri|sat|sun)"
  static let daysPattern =
    "^(daily|((\(dayPattern)( *- *\(dayPattern))?|holiday)( *, *(\(dayPattern)( *- *\(dayPattern))?|holiday))*))$"
  static let clock = "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?"
  static let rangePattern = "^\(clock) *- *\(clock)$"

  /// Shapes that several keys share.
  static let shapes = commonShapes + planningShapes

  private static let commonShapes: [(name: String, shape: Shape)] = [
    (
      "bound",
      .either([
        .whole(0...PlanLimits.people), .named("share"), .named("name"), .list(.named("name")),
      ])
    ),
    ("label", .text(pattern: "\\S", about: "a text")),
    ("name", .text(pattern: "\\S", about: "a name")),
    ("file", .text(pattern: "\\S", about: "a path, relative to the file it stands in")),
    ("date", .text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", about: "a date such as 2017-07-03")),
    (
      "time",
      .text(
        pattern: "^(\(numberPattern) *(\(TimeQuantity.seconds.flatMap(\.names).joined(separator: "|"))) *)+$",
        about: "a time such as 4 min or 1 h 30 min")
    ),
    ("share", .text(pattern: sharePattern, about: "a share such as 80 %")),
    (
      "multiple",
      .text(pattern: sharePattern, about: "a multiple such as 115 %, up to 1000 %")
    ),
    ("typeShares", .byName(.named("share"))),
    ("limit", .text(pattern: "^at most \(numberPattern) *(%|of 1)$", about: "a limit such as at most 85 %")),
    (
      "variation",
      .either([.number, .text(pattern: "^\(numberPattern) *%?$", about: "a coefficient of variation")])
    ),
    (
      "rate",
      .text(
        pattern: "^\(numberPattern) *(per +|/ *)(s|sec|seconds?|min|minutes?|h|hr|hours?|days?)$",
        about: "a rate such as 150 per hour")
    ),
    (
      "volume",
      .text(
        pattern: "^\(numberPattern) *(per +|/ *)(h|hour|day|week|month|year)$", about: "a volume such as 900 per week")
    ),
    (
      "money", .text(pattern: "^\(numberPattern) *\\S+ *(per +|/ *)(h|hour)$", about: "a price such as 95 UAH per hour")
    ),
    (
      "deadline",
      .text(
        pattern:
          "^(\(numberPattern) *(\((TimeQuantity.seconds.flatMap(\.names) + ["months?"]).joined(separator: "|"))) *)+$",
        about: "a deadline such as 24 h, 5 days or 1 month")
    ),
    ("clockTime", .text(pattern: "^\(clock)$", about: "a time of day such as 08:00")),
    ("amount", .text(pattern: "^\(numberPattern)", about: "an amount such as 80 %, 3 min, 12 or 9000 UAH")),
    ("precision", .text(pattern: "^\\S.*(±|\\+-)", about: "a precision such as averageWait ±2 s")),
    ("targetName", .text(pattern: "\\S", about: "80/20, energy-75/30, or a key of targets")),
    ("hours", .either([.named("dayHours"), .byKey(pattern: daysPattern, .named("dayHours"))])),
    (
      "dayHours",
      .either([.choice(["always", "closed"]), .named("timeRange"), .list(.named("timeRange"))])
    ),
    ("timeRange", .text(pattern: rangePattern, about: "a range such as 08:00-20:00")),
    ("timeOfDay", .either([.named("dayShape"), .byKey(pattern: daysPattern, .named("dayShape"))])),
    (
      "dayShape",
      .either([
        .byKey(pattern: rangePattern, .number), .list(.number), .section("csvFile"), .section("timePoints"),
      ])
    ),
    ("dayAppointments", .byKey(pattern: rangePattern, .named("time"))),
    (
      "appointmentTimes",
      .either([.named("dayAppointments"), .byKey(pattern: daysPattern, .named("dayAppointments"))])
    ),
    ("agents", .either([.named("dayAgents"), .byKey(pattern: daysPattern, .named("dayAgents"))])),
    (
      "dayAgents",
      .either([
        .whole(0...PlanLimits.people), .byKey(pattern: rangePattern, .whole(0...PlanLimits.people)),
        .section("csvFile"),
      ])
    ),
  ]
}
