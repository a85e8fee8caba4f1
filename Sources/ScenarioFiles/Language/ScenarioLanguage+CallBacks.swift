import CallCenterModel

extension ScenarioLanguage {
  static let mostTries = 100
  static let mostRecentWaits = 10_000
  static let predictorPattern = "^(headOfLine|lastWait|queueLength|meanOfLast\\([0-9]+\\))$"

  /// Call-backs, and calls that the centre makes.
  static let callBackKeys: [LanguageKey] = [
    .init("callBack", .section("callBack"), "What callers who would wait long are offered instead."),
    .init("dialling", .section("dialling"), "How numbers are dialled, with `channel: outbound`."),
  ]

  static let callBackSections: [LanguageSection] = [
    LanguageSection(
      "callBack", "Callers hang up and are called back.",
      [
        .init("offer", .section("callBackOffer"), required: true, "Who gets the offer."),
        .init("accepted", .named("share"), required: true, "Of those who get it."),
        .init(
          "keepsPlace", .choice(["yes", "no", "true", "false"]), fallback: "yes",
          "Whether a promise keeps the caller's place among those who wait."),
        .init("priority", .whole(1...100), "Of promises with `keepsPlace: no`; default 10 below the type."),
        .init("dialling", .section("law"), "The agent's time until the customer answers, or not; default none."),
        .init("reached", .named("share"), fallback: "100 %", "Share of tries that the customer answers."),
        .init("attempts", .whole(1...mostTries), fallback: "1", "Tries altogether."),
        .init("retry", .section("law"), "Until the next try; required with several attempts."),
        .init("patienceOfOthers", .named("multiple"), fallback: "100 %", "Patience of those who decline, relative."),
      ]),
    LanguageSection(
      "callBackOffer", "Who gets the offer of a call-back.",
      [
        .init("whenPredictedWait", .named("time"), required: true, "Those predicted to wait longer."),
        .init(
          "predictor", .text(pattern: predictorPattern, about: "a predictor such as meanOfLast(10)"),
          fallback: "queueLength", "headOfLine, lastWait, meanOfLast(N) or queueLength."),
        .init("hours", .named("hours"), "When the offer is made; default always."),
      ]),
    LanguageSection(
      "dialling", "How the numbers of a list are dialled.",
      [
        .init(
          "mode", .choice(DiallingMode.allCases.map(\.rawValue)), required: true,
          "How many numbers for how many free agents."),
        .init("perFreeAgent", .number, "Numbers in the air for a free agent, with `mode: predictive`."),
        .init("extra", .whole(0...1_000), "Numbers more than that, with `mode: predictive`; default 0."),
        .init("mismatches", .named("limit"), "Of the answers that find no agent, with `mode: limited`."),
        .init(
          "minimumFree", .whole(1...PlanLimits.people), fallback: "1", "Dials only while so many agents are free."),
        .init("preview", .section("law"), "The agent's look at the record, with `mode: preview`; default none."),
        .init("reached", .named("share"), required: true, "Share of dials that somebody answers."),
        .init("ring", .section("law"), "Until somebody answers; default at once."),
        .init("noAnswer", .section("law"), "Until a number that nobody answers is given up; default at once."),
        .init("rightParty", .named("share"), fallback: "100 %", "Of the answers, by the one asked for."),
        .init("otherTalk", .section("law"), "The talk with somebody else; required below 100 %."),
        .init("retry", .section("diallingRetry"), "When a number is dialled again; default never."),
        .init(
          "dropMismatches", .choice(["yes", "no", "true", "false"]), fallback: "no",
          "Whether an answer that finds no agent is cut off at once."),
      ]),
    LanguageSection(
      "diallingRetry", "Numbers that did not reach the one asked for are dialled again.",
      [
        .init("delay", .section("law"), required: true, "Until the record is in the list again."),
        .init("attempts", .whole(2...mostTries), required: true, "Dials of one record altogether."),
      ]),
  ]
}

/// How many numbers are dialled for how many free agents, by the names planners know.
enum DiallingMode: String, CaseIterable {
  case preview, progressive, progressivePlusOne, double, predictive, limited
}
