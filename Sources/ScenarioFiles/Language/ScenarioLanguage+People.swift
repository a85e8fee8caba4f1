import CallCenterModel

extension ScenarioLanguage {
  private static let memberKeys: [LanguageKey] = [
    .init("hours", .named("hours"), "Own hours; default those of the group or the site."),
    .init("breaks", .list(.section("break")), "Breaks of own hours; default those of the group."),
    .init(
      "rota", .either([.section("cycleRota"), .byKey(pattern: daysPattern, .named("name"))]),
      "Own cycle of shifts, or a shift by days."),
    .init("speed", .number, "Multiplies the speed of every skill; default 1."),
    .init("since", .named("date"), "The first day at work; default from ever."),
    .init("learning", .section("learning"), "Speed that rises with time."),
  ]

  static let peopleSections: [LanguageSection] = [
    LanguageSection("person", "A named person of a group.", memberKeys),
    LanguageSection(
      "cohort", "People of a group who differ from the rest.",
      [.init("headcount", .whole(0...PlanLimits.people), required: true, "How many.")] + memberKeys),
    LanguageSection(
      "learning", "Speed that rises in a straight line, by the date.",
      [
        .init("from", .named("share"), required: true, "Share of the full speed on the first day."),
        .init("weeks", .whole(1...520), required: true, "Until the full speed."),
      ]),
    LanguageSection(
      "attendance", "Coming late and leaving early, drawn for each duty of a person.",
      [
        .init("late", .section("deviation"), "After the start of the duty."),
        .init("early", .section("deviation"), "Before its end."),
      ]),
    LanguageSection(
      "deviation", "How often, and by how much.",
      [
        .init("share", .named("share"), required: true, "Share of the duties."),
        .init("by", .section("law"), required: true, "Time lost."),
      ]),
    LanguageSection(
      "reservation", "People who serve only some skills for a while.", oneOf: ["skill", "skills"],
      [
        .init("skill", .named("name"), "The one skill."),
        .init("skills", .list(.named("name")), "Several skills."),
        .init("agents", .whole(1...PlanLimits.people), required: true, "How many people."),
        .init("hours", .named("hours"), required: true, "When."),
        .init("days", .text(pattern: daysPattern, about: "days such as mon-fri"), "Default every day."),
      ]),
    LanguageSection(
      "shrinkageKind", "One reason why rostered time is lost.", oneOf: ["absence", "share"],
      [
        .init("absence", .named("share"), "Share of duties on which a person is absent."),
        .init("share", .named("share"), "Share of the time of those present, spent off the phone in spells."),
        .init("spell", .named("time"), "Mean length of a spell; default 15 min."),
        .init("hours", .named("hours"), "When; default always."),
        .init("days", .text(pattern: daysPattern, about: "days such as mon-fri"), "Default every day."),
      ]),
    LanguageSection(
      "outage", "All people of a site leave the phones together.", oneOf: ["every", "at"],
      [
        .init("name", .named("label"), "Tells the outages of a site apart; default by its place."),
        .init(
          "every", .either([.named("time"), .section("law")]), "Time from the end of one to the start of the next."),
        .init("at", .text(pattern: "^\\S.*\\S$", about: "a date and time such as 2017-10-16T10:00"), "Once."),
        .init("duration", .either([.named("time"), .section("law")]), required: true, "How long it lasts."),
        .init("hours", .named("hours"), "Only time in these hours counts for `every`; default always."),
        .init("calls", .choice(["drop", "keep"]), fallback: "keep", "Whether calls in hand are cut or finished."),
      ]),
    LanguageSection(
      "move", "People of one group help another while many wait.",
      [
        .init("from", .named("name"), required: true, "A key of agentGroups."),
        .init("to", .named("name"), required: true, "A key of agentGroups."),
        .init("agents", .whole(1...PlanLimits.people), required: true, "How many."),
        .init("when", .section("moveWhen"), required: true, "When they go."),
        .init("until", .section("moveUntil"), required: true, "When they come back."),
        .init("delay", .named("time"), "From the look that finds the condition to the order; default 0 s."),
        .init("every", .named("time"), fallback: "1 min", "Time between two looks."),
      ]),
    LanguageSection(
      "moveWhen", "", [.init("waiting", .section("waitingAtLeast"), required: true, "Contacts that wait.")]),
    LanguageSection(
      "moveUntil", "", [.init("waiting", .section("waitingAtMost"), required: true, "Contacts that wait.")]),
    LanguageSection(
      "waitingAtLeast", "",
      [
        .init("callType", .named("name"), required: true, "A key of callTypes."),
        .init("atLeast", .whole(1...1_000_000), required: true, "So many or more."),
      ]),
    LanguageSection(
      "waitingAtMost", "",
      [
        .init("callType", .named("name"), required: true, "A key of callTypes."),
        .init("atMost", .whole(0...1_000_000), required: true, "So many or fewer."),
      ]),
  ]
}
