import CallCenterModel

extension ScenarioLanguage {
  static let agentSections: [LanguageSection] = [
    LanguageSection(
      "site", "A place where groups sit.",
      [
        .init("label", .named("label"), "What people read; default the name."),
        .init("hours", .named("hours"), "Inherited by the groups of the site."),
        .init("outages", .list(.section("outage")), "What makes everybody leave the phones together."),
        .init("seats", .whole(0...PlanLimits.people), "Most people on duty together; more is refused."),
      ]),
    LanguageSection(
      "agentGroup", "People with the same skills, rota and price.",
      [
        .init("label", .named("label"), "What people read; default the name."),
        .init("site", .named("name"), "A key of sites."),
        .init("agents", .named("agents"), "Posts filled."),
        .init("headcount", .whole(0...PlanLimits.people), "People, with `hours` or with a cycle."),
        .init("hours", .named("hours"), "When the posts are filled; default the hours of the site."),
        .init(
          "rota",
          .either([
            .section("cycleRota"),
            .byKey(pattern: daysPattern, .byName(.whole(0...PlanLimits.people))),
          ]), "Who works which shift."),
        .init("breaks", .list(.section("break")), "Breaks of people who work `hours`."),
        .init("people", .byName(.section("person")), "Named people beside the others."),
        .init("cohorts", .byName(.section("cohort")), "People of another speed, or who learn."),
        .init("attendance", .section("attendance"), "Coming late and leaving early."),
        .init("reserved", .list(.section("reservation")), "Hours in which some people serve only some types."),
        .init(
          "shrinkage",
          .either([.named("share"), .byName(.either([.named("share"), .section("shrinkageKind")]))]),
          "Rostered time that is lost, by kinds of any name."),
        .init(
          "skills", .either([.list(.named("name")), .byName(.section("skill"))]), required: true,
          "The call types the group serves."),
        .init("chats", .section("chats"), "Chats an agent holds at once; default one."),
        .init("cost", .named("money"), "Price of a paid hour."),
        .init("occupancy", .named("limit"), "The highest occupancy that staffing may plan for."),
        .init("targetQueueRatio", .number, "Contacts waiting per agent up to which its queue is short; default 0."),
      ]),
    LanguageSection(
      "chats", "Several chats with one agent.",
      [
        .init("atOnce", .whole(1...mostChats), required: true, "The most chats of one agent."),
        .init(
          "pace", .list(.number), required: true,
          "Speed of each chat relative to one alone, for 1, 2, … chats of the agent."),
        .init(
          "rule", .choice(ChatRule.Filling.allCases.map(\.rawValue)), fallback: "spread",
          "A new chat goes to the agent with the fewest, or with the most."),
      ]),
    LanguageSection(
      "cycleRota", "Each person follows the cycle, every next one a day behind.",
      [
        .init("cycle", .list(.named("name")), required: true, "Shifts by name, and `off`."),
        .init("from", .named("date"), required: true, "The date on which the first person begins the cycle."),
      ]),
    LanguageSection(
      "shift", "Hours of a duty, by the wall clock.",
      [
        .init("from", .named("clockTime"), required: true, "Start."),
        .init("to", .named("clockTime"), required: true, "End; at or before the start means the next day."),
        .init("breaks", .list(.section("break")), "Breaks of the shift."),
      ]),
    LanguageSection(
      "break", "A break in a duty.", oneOf: ["at", "after", "between"],
      [
        .init("at", .named("clockTime"), "By the wall clock."),
        .init("after", .named("time"), "From the start of the duty."),
        .init("between", .named("timeRange"), "Taken within these times when there is nothing to do."),
        .init("length", .named("time"), required: true, "Of one person."),
        .init("waves", .whole(1...100), "People go in that many turns, one after the other; default 1."),
        .init("atOnce", .whole(1...PlanLimits.people), "Most people away together, of a break `between` times."),
        .init("paid", .choice(["yes", "no", "true", "false"]), fallback: "yes", "Whether the break is paid."),
      ]),
    LanguageSection(
      "skill", "How gladly, how fast and how late a group serves a call type.",
      [
        .init("preference", .whole(1...1_000), "1 first; default 1."),
        .init("speed", .number, "Handling time is divided by it; default 1."),
        .init("after", .named("time"), "Only contacts that have waited this long; default 0 s."),
        .init("only", .named("hours"), "When the group serves the type; default always."),
        .init("unsolved", .named("share"), "Answers that do not solve the matter; default by the type's `recall`."),
        .init("transfers", .named("share"), "Calls that are transferred; default by the type's `transfer`."),
        .init("contactPreference", .whole(1...1_000), "Of waiting contacts, 1 first; default the preference."),
        .init("weight", .number, "Of the group where a contact chooses between equals; default 1."),
        .init("contactWeight", .number, "Of the contact where an agent does; default the weight of the type."),
        .init("reserve", .whole(0...PlanLimits.people), "Only while so many agents stay free; default 0."),
        .init("when", .section("condition"), "Only while this holds."),
      ]),
  ]
}
