@testable import ScenarioFiles

extension DiagnosticTable {
  private static func rota(_ text: String, shifts: String = "night: {from: 20:00, to: 08:00}") -> [[String]] {
    [
      ["agentGroups:", "shifts:\n  day: {from: 08:00, to: 20:00}\n  \(shifts)\nagentGroups:"],
      ["    agents: 3\n    hours: 08:00-20:00", text],
    ]
  }

  static let rota: [Diagnosed] = [
    .init(
      rota("    headcount: 4\n    rota: {cycle: [day, ‸nihgt, off], from: 2017-03-06}"), "did you mean `night`?"),
    .init(
      rota("    headcount: 4\n    rota: ‸{cycle: [day, night, off]}"), "the key `from` is missing"),
    .init(rota("    headcount: 4\n    rota: ‸{cycle: [off], from: 2017-03-06}"), "no shift, only days off"),
    .init(
      [["  sumy:", "  ‸sumy:"]]
        + rota(
          "    headcount: 4\n    rota: {cycle: [night, early, off], from: 2017-03-06}",
          shifts: "night: {from: 20:00, to: 08:00}\n  early: {from: 06:00, to: 14:00}"),
      "the same people are on duty twice"),
    .init(rota("    rota: {mon-fri: {day: 5, ‸nite: 2}}"), "there is no shift `nite`"),
    .init(rota("    rota: {mon-fri: {day: ‸-5}}"), "allowed is 0 to 100000"),
    .init(rota("    rota: {‸mon-fry: {day: 5}}"), "`fry` is not a day; did you mean `fri`?"),
    .init(rota("    rota: {daily: {day: 5}}\n    hours: ‸always"), "cannot stand beside a rota"),
    .init(rota("    rota: {daily: {day: 5}}", shifts: "‸off: {from: 20:00, to: 08:00}"), "`off` means a day off"),
    .init(rota("    rota: {daily: {day: 5}}", shifts: "odd: ‸{from: 20:00, to: 20:00}"), "the shift is empty"),
    .init(
      rota(
        "    rota: {daily: {day: 5, odd: 1}}",
        shifts: "odd: {from: 08:00, to: 12:00, breaks: [‸{at: 13:00, length: 5 min}]}"),
      "lies outside the duty 08:00-12:00"),
  ]

  static let run: [Diagnosed] = [
    .init("replications: 10", "replications: ‸1e9", "allowed is 1 to 1000000"),
    .init("replications: 10", "seed: ‸-1", "allowed is at least 0"),
    .init("replications: 10", "confidence: ‸100 %", "50 % to 99.99 %"),
    .init("replications: 10", "attribution: ‸byArival", "did you mean `byArrival`?"),
    .init("replications: 10", "precision: [‸serviceLevel.excludingBlocked ±0.5]", "is a probability"),
    .init("replications: 10", "precision: [‸servicelevel.ofOfferd ±0.5 pp]", "did you mean `serviceLevel.ofOffered`?"),
    .init("replications: 10", "precision: [‸averageWait ±2]", "write `±2 s`"),
    .init("replications: 10", "precision: ‸averageWait of lgal ±2 s", "did you mean `legal`?"),
    .init("replications: 10", "precision: ‸waitQuantile ±2 s", "set of quantiles"),
    .init("replications: 10", "precision: ‸offered ±0", "above 0"),
    .init("replications: 10", "controls: ‸perhaps", "yes or no is expected"),
    .init("replications: 10", "batches: ‸5", "allowed is 10 to 1000"),
    .init("replications: 10", "replications: 10, batches: ‸30", "leave out `replications`"),
    .init("replications: 10", "precision: \"averageWait ±2 s\", batches: ‸30", "leave out `precision`"),
    .init("replications: 10", "controls: yes, batches: ‸30", "leave out `batches` or `controls`"),
    .init("replications: 10", "attribution: byEnd, batches: ‸30", "the batch in which they came"),
    .init("replications: 10", "intervals: dated, batches: ‸30", "`intervals: none` or `profile`"),
    .init("replications: 10", "intervals: profile, batches: ‸30", "whole weeks"),
    .init("replications: 10", "batches: ‸1000", "more than 1100 days"),
    .init(
      [["days: 2", "days: 2\n  startAt: 09:00"], ["run: {", "run: ‸{"], ["replications: 10", "controls: yes"]],
      "first attempts without a known mean"),
    .init(
      [["days: 2", "days: 2\n  startAt: 09:00"], ["run: {", "run: ‸{"], ["replications: 10", "batches: 20"]],
      "a steady state has no beginning"),
    .init(
      [
        ["  legal:", "  ‸legal:"], ["    arrivals", "    channel: chat\n    arrivals"],
        ["replications: 10", "batches: 20"],
      ],
      "batches cut a window of plain calls"),
    .init("run: {", "costs: {overtime: ‸2}\nrun: {", "write `2 %`"),
    .init("run: {", "routing: {lines: ‸none}\nrun: {", "a number is expected"),
    .init("run: {", "options: {a: ‸12}\nrun: {", "an option is a map of overrides"),
    .init("run: {", "include: ‸none.yaml\nrun: {", "there is no file `none.yaml`"),
  ]

  static let sizes: [Diagnosed] = [
    .init(
      [["{rate: 10 per hour}", "{population: {people: 100000, pause: {constant: 1 s}}}"], ["  legal:", "  ‸legal:"]],
      "first attempts a replication are more than 200000000"),
    .init(
      [
        ["{constant: 5 min}", "{constant: 3649 days}"], ["{rate: 10 per hour}", "{rate: 5000 per hour}"],
        ["  legal:", "  ‸legal:"],
      ], "are more than can be summed exactly"),
    .init(
      [["days: 2\n", "days: 400\n  interval: 1 min\n"], ["run: {replications: 10}", "run: ‸{intervals: dated}"]],
      "take `intervals: profile`"),
    .init(
      [["run: {replications: 10}", "run: {precision: ‸\"containment ±1 pp\"}"]],
      "it is a measure of types with `selfService`, and there is none"),
    .init(
      [["run: {replications: 10}", "run: {precision: ‸\"onTime of legal ±1 pp\"}"]],
      "it is a measure of deferred work, and `legal` is none"),
  ]

  static let warnings: [Diagnosed] = [
    .init(
      [["  legal:", "  ‸legal:"], ["    hours: 08:00-20:00", "    hours: 08:00-18:00"]],
      "open for 4.0 h with nobody on duty who serves `legal`: mon 2017-07-03 18:00 to mon 2017-07-03 20:00 and 1 more",
      .warning),
    .init(
      [
        ["  legal:", "  ‸legal:"], ["    patience: {exponential: {mean: 2 min}}\n", ""],
        ["10 per hour", "40 per hour"],
      ],
      "never give up and bring 80.0 h of work for 72.0 h", .warning),
    .init([["{rate: 10 per hour}", "‸{rate: 0 per hour}"]], "nobody calls in the window", .warning),
    .init(
      [["{rate: 10 per hour}", "‸{rate: 10 per hour, timeOfDay: {01:00-02:00: 1}}"]],
      "everybody calls while the number is closed", .warning),
    .init([["agentGroups:", "shifts:\n  ‸day: {from: 08:00, to: 20:00}\nagentGroups:"]], "no group works", .warning),
    .init([["agentGroups:", "sites:\n  ‸kyiv: {label: Kyiv}\nagentGroups:"]], "no group sits", .warning),
  ]
}
