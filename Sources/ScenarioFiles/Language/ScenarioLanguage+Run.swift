import CallCenterModel

extension ScenarioLanguage {
  static let runSections: [LanguageSection] = [
    LanguageSection(
      "costs", "Currency and price of overtime.",
      [
        .init("currency", .text(pattern: "^[^\\s0-9/]+$", about: "ISO code or name"), "Of all prices."),
        .init(
          "overtime", .text(pattern: sharePattern, about: "a multiple such as 200 %"), fallback: "100 %",
          "Of the paid hour."),
      ]),
    LanguageSection(
      "run", "How the scenario is simulated.",
      [
        .init("seed", .whole(0...Int.max), fallback: "1", "Start of the random numbers."),
        .init("replications", .whole(1...PlanLimits.replications), "Default 400; 10000 with precision."),
        .init("precision", .either([.named("precision"), .list(.named("precision"))]), "When the run may stop."),
        .init("confidence", .named("share"), fallback: "95 %", "Of every interval."),
        .init(
          "attribution", .choice(Attribution.allCases.map(\.rawValue)), fallback: "byArrival",
          "To which interval a contact is booked."),
        .init("intervals", .choice(IntervalReport.allCases.map(\.rawValue)), "Which interval results are reported."),
        .init(
          "controls", .choice(["yes", "no", "true", "false"]),
          "Whether estimates are adjusted by control variates; no unless asked."),
        .init(
          "batches", .whole(PlanLimits.batches),
          "Steady state: batches of `calendar.days` in one long replication, instead of replications."),
      ]),
  ]

  private static let lawNames = [
    "constant", "exponential", "gamma", "erlang", "lognormal", "weibull", "uniform", "triangular", "hyperexponential",
    "empirical", "shifted", "mixture",
  ]

  static let lawSections: [LanguageSection] =
    [
      LanguageSection(
        "law", "A law of a time, by one key.", oneOf: lawNames,
        [
          .init("constant", .named("time"), "Never varies."),
          .init("exponential", .section("exponential"), "Without memory."),
          .init("gamma", .section("gamma"), ""),
          .init("erlang", .section("erlang"), "A sum of exponential stages."),
          .init("lognormal", .section("lognormal"), ""),
          .init("weibull", .section("weibull"), ""),
          .init("uniform", .section("uniform"), ""),
          .init("triangular", .section("triangular"), ""),
          .init("hyperexponential", .section("hyperexponential"), "A mixture of exponential laws."),
          .init("empirical", .section("empirical"), "Taken from data."),
          .init("shifted", .section("shifted"), "A fixed time and a random one."),
          .init("mixture", .list(.section("mixturePart")), "One of several laws."),
        ]),
      LanguageSection("exponential", "", [.init("mean", .named("time"), required: true, "")]),
    ] + byMeanAndVariation + otherLaws

  private static let byMeanAndVariation: [LanguageSection] =
    [
      ("gamma", [LanguageKey("shape", .number, ""), LanguageKey("scale", .named("time"), "")]),
      ("lognormal", [LanguageKey("median", .named("time"), ""), LanguageKey("sigma", .number, "Of the logarithm.")]),
      ("weibull", [LanguageKey("shape", .number, ""), LanguageKey("scale", .named("time"), "")]),
      (
        "hyperexponential",
        [
          LanguageKey("probabilities", .list(.named("share")), ""),
          LanguageKey("means", .list(.named("time")), ""),
        ]
      ),
    ].map { name, own in
      LanguageSection(
        name, "By mean and cv, or by its own parameters.",
        [.init("mean", .named("time"), ""), .init("cv", .named("variation"), "")] + own)
    }

  private static let otherLaws: [LanguageSection] = [
    LanguageSection(
      "erlang", "",
      [.init("stages", .whole(1...1_000_000), required: true, ""), .init("mean", .named("time"), required: true, "")]),
    LanguageSection(
      "uniform", "",
      [.init("from", .named("time"), required: true, ""), .init("to", .named("time"), required: true, "")]),
    LanguageSection(
      "triangular", "",
      [
        .init("from", .named("time"), required: true, ""), .init("mode", .named("time"), required: true, ""),
        .init("to", .named("time"), required: true, ""),
      ]),
    LanguageSection(
      "empirical", "By values or by quantiles.", oneOf: ["values", "quantiles"],
      [
        .init("values", .either([.list(.named("time")), .section("csvValues")]), ""),
        .init("quantiles", .either([.byKey(pattern: sharePattern, .named("time")), .section("csvQuantiles")]), ""),
      ]),
    LanguageSection(
      "csvValues", "Values from a column of a file.",
      [
        .init("csv", .named("file"), required: true, ""), .init("column", .named("label"), required: true, ""),
        .init("unit", .choice(timeUnits), required: true, ""),
      ]),
    LanguageSection(
      "csvQuantiles", "Columns `probability` and `value` of a file.",
      [.init("csv", .named("file"), required: true, ""), .init("unit", .choice(timeUnits), required: true, "")]),
    LanguageSection(
      "shifted", "",
      [.init("by", .named("time"), required: true, ""), .init("law", .section("law"), required: true, "")]),
    LanguageSection(
      "mixturePart", "",
      [.init("share", .named("share"), required: true, ""), .init("law", .section("law"), required: true, "")]),
  ]

  static let timeUnits = TimeQuantity.seconds.flatMap(\.names)
}
