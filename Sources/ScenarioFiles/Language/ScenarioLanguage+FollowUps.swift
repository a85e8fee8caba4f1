import CallCenterModel

extension ScenarioLanguage {
  /// What comes before and after an answer.
  static let followUpKeys: [LanguageKey] = [
    .init("recall", .section("recall"), "Who comes again because the answer did not solve the matter."),
    .init("transfer", .section("transfer"), "Which calls go on to another type at the end of the talk."),
    .init("refer", .section("referral"), "Items of other types that an answered contact leaves behind."),
    .init("selfService", .section("selfService"), "What a machine does before the queue."),
    .init("visit", .section("visit"), "What else a visitor does, with `channel: walkIn`."),
  ]

  static let followUpSections: [LanguageSection] = [
    LanguageSection(
      "recall", "The same person comes again with the same matter.",
      [
        .init("unsolved", .named("share"), required: true, "Of the answered contacts; a skill may have its own."),
        .init("delay", .section("law"), required: true, "From the end of the talk to the next contact."),
        .init("maximum", .whole(1...1_000), fallback: "3", "Further contacts of one person in one matter."),
      ]),
    LanguageSection(
      "transfer", "Calls that go on to another type at the end of the talk.",
      [
        .init("to", .named("typeShares"), required: true, "Shares of the answered calls, by call type."),
        .init(
          "kind", .choice(TransferRule.Kind.allCases.map(\.rawValue)), fallback: "cold",
          "Cold: the caller waits alone. Warm: the agent waits too, and hands over."),
        .init("delay", .section("law"), "From the end of the talk to the other queue; default none."),
        .init("conference", .section("law"), "Both agents on the line, with `kind: warm`; default none."),
      ]),
    LanguageSection(
      "referral", "Items that an answered contact leaves behind, at most one.",
      [.init("to", .named("typeShares"), required: true, "Shares of the answered contacts, by call type.")]),
    LanguageSection(
      "selfService", "A machine before the queue.",
      [
        .init("time", .section("law"), required: true, "How long it lasts; the line is busy."),
        .init("contained", .named("share"), required: true, "Share whose matter ends there."),
        .init("abandons", .named("share"), fallback: "0 %", "Share that hangs up there."),
        .init("residual", .named("multiple"), fallback: "100 %", "Talk of the others, relative to `handling`."),
        .init("lines", .whole(1...1_000_000), "Callers in self-service at one moment."),
      ]),
    LanguageSection(
      "visit", "What else a visitor does.",
      [
        .init("registration", .section("law"), "Time at the door before the ticket counts; default none."),
        .init("then", .named("typeShares"), "Shares that need another service afterwards, by call type."),
      ]),
    LanguageSection(
      "population", "People who contact the centre again and again.",
      [
        .init("people", .whole(1...PlanLimits.people), required: true, "How many."),
        .init("pause", .section("law"), required: true, "From the end of one contact to the next."),
      ]),
  ]
}
