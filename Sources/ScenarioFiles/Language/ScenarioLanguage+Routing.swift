import CallCenterModel

extension ScenarioLanguage {
  static let routingSections: [LanguageSection] = [
    LanguageSection(
      "routing", "How contacts and agents find each other.",
      [
        .init("lines", .whole(1...1_000_000), "Calls of all types waiting or talking at one moment."),
        .init(
          "agents", .choice(AgentRule.allCases.map(\.rawValue)), "Of equally preferred groups; default longestIdle."),
        .init(
          "contacts", .choice(ContactRule.allCases.map(\.rawValue)),
          "Of waiting contacts of equal priority and preference; default longestWait."),
        .init("queues", .choice(QueueRule.allCases.map(\.rawValue)), "Where contacts wait; default shared."),
        .init("moves", .list(.section("move")), "Rules by which people help another group."),
        .init("overflowAfter", .named("time"), "Wait after which groups of other sites take a type; default 0 s."),
      ]),
    LanguageSection(
      "agePriority", "A priority that changes with the wait.",
      [
        .init("base", .whole(1...100), required: true, "At the start of the wait."),
        .init("perMinute", .number, required: true, "Change for each minute of waiting, at most 0."),
      ]),
    LanguageSection(
      "stage", "Who takes contacts that have waited a while.",
      [
        .init("after", .named("time"), required: true, "The wait at which it begins."),
        .init("when", .section("condition"), "It is in force only while this holds."),
        .init("groups", .byName(.whole(1...PlanLimits.preferences)), required: true, "Ranks of groups, 1 first."),
        .init("priority", .whole(1...100), "Replaces the priority of the type."),
      ]),
    LanguageSection(
      "condition", "A statement on the state of the centre; several keys hold together.",
      [
        .init("waiting", .section("waiting"), "On contacts that wait."),
        .init("free", .section("groupState"), "On free agents."),
        .init("busyShare", .section("groupState"), "On busy agents over agents on duty."),
        .init("all", .list(.section("condition")), "All of them hold."),
        .init("any", .list(.section("condition")), "One of them holds."),
        .init("not", .section("condition"), "It does not hold."),
      ]),
    LanguageSection(
      "waiting", "Contacts that wait; without types, all.",
      [.init("callType", .either([.named("name"), .list(.named("name"))]), "A call type, or several together.")]
        + comparisons),
    LanguageSection(
      "groupState", "Agents of groups; without groups, all.",
      [.init("group", .either([.named("name"), .list(.named("name"))]), "A group, or several together.")]
        + comparisons),
  ]

  private static let comparisons: [LanguageKey] = [
    .init("atLeast", .named("bound"), "As many or more."),
    .init("atMost", .named("bound"), "As many or fewer."),
    .init("above", .named("bound"), "More."),
    .init("below", .named("bound"), "Fewer."),
  ]
}
