import CallCenterModel

extension ScenarioLanguage {
  static let arrivalSections: [LanguageSection] = [
    LanguageSection(
      "arrivals", "When first attempts come.", oneOf: ["rate", "volume", "replay", "appointments", "population"],
      [
        .init("rate", .named("rate"), "A constant rate, shaped by weekdays and timeOfDay."),
        .init("volume", .named("volume"), "Contacts per hour, day, week, month or year."),
        .init("replay", .section("replay"), "Recorded arrivals, the same in each replication."),
        .init("appointments", .section("appointments"), "Booked contacts that come at their times."),
        .init("population", .section("population"), "People who contact the centre again and again."),
        .init(
          "counts", .choice(CountedVolume.allCases.map(\.rawValue)), fallback: "first-attempts",
          "What the number counted."),
        .init(
          "weekdays", .either([.byKey(pattern: daysPattern, .number), .section("csvFile")]), "Relative weight of a day."
        ),
        .init("timeOfDay", .named("timeOfDay"), "Relative intensity over the day."),
        .init("dayFactor", .section("dayFactor"), "A random factor of mean 1 for each date."),
        .init("intervalFactor", .section("intervalFactor"), "A random factor of mean 1 for each interval of a date."),
        .init("dayTotal", .section("dayTotal"), "A random number of contacts for each date, shared out at random."),
        .init(
          "process", .choice(ProcessName.allCases.map(\.rawValue)),
          "How contacts come by the rate: poisson (default), fixed counts by interval, or a fixed total of the day."),
        .init("batches", .section("batches"), "How many contacts come at one instant."),
        .init("surges", .list(.section("surge")), "Dates on which more or fewer come."),
        .init("modulated", .byName(.section("modulationState")), "States of the rate, which take turns at random."),
      ]),
    LanguageSection(
      "dayFactor", "A random factor of mean 1 for each date.",
      [
        .init("gamma", .section("gammaFactor"), required: true, "By its coefficient of variation."),
        .init("correlation", .named("share"), "Share of the variance of the score that all types have in common."),
      ]),
    LanguageSection(
      "commonDayFactor", "A random factor of mean 1 for each date, the same for all types.",
      [.init("gamma", .section("gammaFactor"), required: true, "By its coefficient of variation.")]),
    LanguageSection(
      "gammaFactor", "A gamma law of mean 1.",
      [.init("cv", .named("variation"), required: true, "A share or a number.")]),
    LanguageSection(
      "intervalFactor", "A random factor of mean 1 for each interval of a date.",
      [
        .init("gamma", .section("gammaFactor"), required: true, "By its coefficient of variation."),
        .init("every", .named("time"), required: true, "Length of an interval, from midnight on."),
        .init("correlation", .named("share"), fallback: "0 %", "Correlation of the scores of neighbours."),
      ]),
    LanguageSection(
      "dayTotal", "A random number of contacts for each date.",
      [
        .init("gamma", .section("gammaFactor"), required: true, "By its coefficient of variation."),
        .init("dirichlet", .number, "Concentration of the shares of the intervals of timeOfDay."),
      ]),
    LanguageSection(
      "timePoints", "A rate that is straight between points.",
      [
        .init(
          "points", .byKey(pattern: "^\(clock)$", .number), required: true, "Relative intensity at times of the day.")
      ]),
    LanguageSection(
      "replay", "Recorded arrivals.",
      [
        .init("csv", .named("file"), required: true, "The CSV file; a column `count` may say how many came."),
        .init("column", .named("label"), fallback: "time", "The column with the date-times."),
      ]),
    LanguageSection(
      "appointments", "Booked contacts.",
      [
        .init("times", .named("appointmentTimes"), required: true, "Hours and the time from one to the next."),
        .init("seats", .whole(1...100_000), fallback: "1", "Contacts booked for each time."),
        .init("noShow", .named("share"), fallback: "0 %", "Share of those booked that do not come."),
        .init("punctuality", .section("law"), "How late they come, less `early`."),
        .init("early", .named("time"), fallback: "0 s", "What the law of punctuality is shifted by."),
      ]),
    LanguageSection(
      "batches", "How many contacts come at one instant.", oneOf: ["sizes", "geometric"],
      [
        .init("sizes", .byKey(pattern: "^[0-9]+$", .named("share")), "Shares of arrivals by size."),
        .init("geometric", .section("geometricSize"), "Sizes that become rarer by a constant factor."),
      ]),
    LanguageSection(
      "geometricSize", "A geometric law.", [.init("mean", .number, required: true, "The mean, above 1.")]),
    LanguageSection(
      "surge", "A date on which more or fewer come.",
      [
        .init("date", .named("date"), required: true, "The date."),
        .init("factor", .number, required: true, "What the rate is multiplied by."),
        .init("from", .named("clockTime"), fallback: "00:00", "When it begins."),
        .init("to", .named("clockTime"), fallback: "24:00", "When it ends."),
        .init("ramp", .named("time"), fallback: "0 s", "How long it takes to rise and to fall, inside its hours."),
      ]),
    LanguageSection(
      "modulationState", "A state of the rate.",
      [
        .init("factor", .number, required: true, "The rate relative to the other states."),
        .init("mean", .named("time"), required: true, "How long the state lasts in the mean."),
      ]),
  ]
}
