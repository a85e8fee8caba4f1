import CallCenterModel

extension ScenarioLanguage {
  /// Channels that this version of the language knows.
  static let channels = ["voice", "chat", "email", "letter", "case", "walkIn", "outbound"]
  static let mostChats = 50

  static let contactSections: [LanguageSection] = [
    LanguageSection(
      "callType", "Contacts that ask for the same thing.",
      [
        .init("channel", .choice(channels), fallback: "voice", "How they come."),
        .init("label", .named("label"), "What people read; default the name."),
        .init(
          "arrivals", .either([.choice(["none"]), .section("arrivals")]), required: true,
          "When they call; none where they only come from other types."),
        .init("hours", .named("hours"), "When the number is open; default the hours of the calendar."),
        .init(
          "outsideHours", .either([.choice(["closed"]), .section("outsideHours")]), "What becomes of other attempts."),
        .init("handling", .section("handling"), required: true, "How long they keep an agent busy."),
        .init(
          "patience", .either([.choice(["unlimited"]), .section("law")]), fallback: "unlimited",
          "How long they wait before giving up."),
        .init(
          "balking", .named("share"), fallback: "0 %",
          "Share of those who cannot be served at once that hang up at once."),
        .init("redial", .section("redial"), "Who dials again."),
        .init(
          "priority", .either([.whole(1...100), .section("agePriority")]),
          "1 is served first; default 10, of deferred work 50."),
        .init("weight", .number, "Where agents choose between equals; default 1."),
        .init("site", .named("name"), "Its own site: groups of others take its contacts last."),
        .init("stages", .list(.section("stage")), "Who takes contacts that have waited a while."),
        .init("lines", .whole(1...1_000_000), "Calls of this type waiting or talking at one moment."),
        .init("target", .either([.named("targetName"), .section("target")]), "How the service is judged."),
        .init(
          "deadline", .either([.named("deadline"), .section("workingDeadline")]),
          "When deferred work must be done, counted from its receipt."),
        .init(
          "daysOff",
          .either([.choice(["next-working-day", "counted"]), .text(pattern: daysPattern, about: "days such as sun")]),
          "What becomes of a due time on a day off; default next-working-day."),
        .init(
          "interruptible", .choice(["yes", "no", "true", "false"]),
          "Whether deferred work is put aside for a live contact and at the end of a duty; default yes."),
        .init("resumeCost", .section("law"), "Work added each time deferred work is taken up again."),
        .init("start", .section("start"), "What is under way when the simulation begins."),
      ] + followUpKeys + callBackKeys),
    LanguageSection(
      "start", "What is under way when the simulation begins.",
      [
        .init("waiting", .list(.named("time")), "How long each caller in the queue has waited."),
        .init(
          "inService", .byName(.either([.whole(0...PlanLimits.startingContacts), .list(.named("time"))])),
          "Calls in hand by group: their number, or how long each has been talking."),
        .init(
          "backlog", .either([.list(.named("time")), .section("backlog")]),
          "Of deferred work: how long ago each item came in that nobody has taken up."),
      ]),
    LanguageSection(
      "backlog", "Items that came in evenly over some time.",
      [
        .init("items", .whole(0...PlanLimits.startingContacts), required: true, "Their number."),
        .init("oldest", .named("time"), required: true, "How long ago the first came in; the last comes in now."),
      ]),
    LanguageSection(
      "workingDeadline", "A deadline in working hours.",
      [.init("workingHours", .named("time"), required: true, "Counted inside the hours of the call type.")]),
    LanguageSection(
      "outsideHours", "Attempts outside opening hours become attempts of another type.",
      [.init("refer", .named("name"), required: true, "The other call type.")]),
    LanguageSection(
      "handling", "Talk and work after it.",
      [
        .init("talk", .section("law"), required: true, "The line and the agent are busy."),
        .init("wrapUp", .section("law"), "Only the agent is busy."),
      ]),
    LanguageSection(
      "redial", "Who dials again after a lost attempt.",
      [
        .init("afterAbandonment", .named("share"), fallback: "0 %", "Of those who gave up."),
        .init("afterBlocking", .named("share"), fallback: "0 %", "Of those who heard a busy signal."),
        .init("delay", .section("law"), required: true, "Time until the next attempt."),
        .init("maximumAttempts", .whole(2...1_000), fallback: "5", "Attempts of one caller altogether."),
        .init("changesTo", .named("typeShares"), "Of those who try again, shares that come as another type."),
      ]),
    LanguageSection("csvFile", "Values from a file.", [.init("csv", .named("file"), required: true, "The CSV file.")]),
    LanguageSection(
      "target", "A service target.",
      [
        .init("answered", .named("share"), "The service level asked for."),
        .init("within", .named("time"), "The threshold T; required without onTime."),
        .init("onTime", .named("share"), "Of deferred work: the share done by its due time that is asked for."),
        .init(
          "definition", .choice(ServiceLevelDefinition.allCases.map(\.rawValue)), fallback: "excludingBlocked",
          "How the level is computed."),
        .init("shortAbandons", .named("time"), "S: who gave up within it is a short abandon; default T."),
        .init("lost", .named("limit"), "The largest share of abandoned and blocked attempts."),
      ]),
  ]
}
