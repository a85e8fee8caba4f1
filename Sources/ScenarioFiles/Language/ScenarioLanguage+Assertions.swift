import CallCenterModel

extension ScenarioLanguage {
  static let assertionSections: [LanguageSection] = [
    LanguageSection(
      "assertion", "A measure that lies on one side of a bound.", oneOf: ["atLeast", "atMost"],
      [
        .init("measure", .choice(Measure.allCases.map(\.rawValue)), required: true, "What is judged."),
        .init("at", .named("share"), "Of a wait quantile: the share of contacts that wait no longer."),
        .init("of", .named("name"), "A call type or agent group; the whole centre unless given."),
        .init("atLeast", .named("amount"), "The least that holds, in the unit of the measure."),
        .init("atMost", .named("amount"), "The most that holds, in the unit of the measure."),
        .init("between", .named("timeRange"), "Only these hours of each day, whole reporting intervals."),
        .init("days", .text(pattern: daysPattern, about: "days such as mon-fri"), "Only these days."),
        .init("onDays", .named("share"), "The share of the days on which the day's own value meets the bound."),
        .init("confidence", .named("share"), "That the verdict is not wrong; that of the run unless given."),
      ])
  ]
}
