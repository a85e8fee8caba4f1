@testable import ScenarioFiles

/// Edits of the base scenario and what must be said about them.
enum DiagnosticTable {
  static let all =
    syntax + calendar + contacts + channels + arrivals + laws + agents + rota + people + routing + run + start
    + assertions + planning
    + warnings + sizes + followUps + callBacks

  static let syntax: [Diagnosed] = [
    .init("name: Test", "name: Test\n‸nmae: Again", "unknown key `nmae`; did you mean `name`?"),
    .init("name: Test", "name: Test\n‸name: Again", "duplicate key `name`; it stands in line 2"),
    .init([["name: Test", "name: ["], ["timezone: ", "timezone‸: "]], "this is not YAML"),
    .init("name: Test", "name: Test\n‸\tx: 1", "this is not YAML"),
    .init("format: cherha/1", "format: ‸cherha/2", "this version reads `cherha/1`"),
    .init("format: cherha/1\n", "‸", "the key `format` is missing"),
    .init("name: Test", "name: Test\n‸<<: {a: 1}", "merge keys"),
    .init("name: Test", "name: ‸!!str Test", "tags", errors: 0).tagAllowed,
    .init("name: Test", "name: ‸!odd Test", "tags"),
    .init("name: Test", "name: ‸*nobody", "no anchor before it"),
    .init("name: Test", "‸name:", "a value is missing"),
    .init("name: Test", "name: ‸[a]", "a text is expected, not a list"),
    .init("name: Test", "name: a‸\u{7}b", "U+7 is not allowed"),
    .init("name: Test", "name: Test\n? ‸[a, b]\n: c", "a key must be a plain text"),
    .init("  legal:", "  ‸le.gal:", "contains a point", errors: 2),
    .init("run: {replications: 10}", "run: ‸12", "a map with the keys seed, replications"),
  ]

  static let calendar: [Diagnosed] = [
    .init("Europe/Kyiv", "‸Europe/Kyyiv", "did you mean `Europe/Kyiv`?"),
    .init("2017-07-03", "‸2017-02-29", "must exist"),
    .init("2017-07-03", "‸03.07.2017", "a date is written `2017-07-03`"),
    .init("days: 2", "days: ‸0", "allowed is 1 to 1100"),
    .init("days: 2", "days: ‸1e6", "allowed is 1 to 1100"),
    .init("days: 2", "days: ‸1.5", "a whole number is expected"),
    .init("days: 2", "days: ‸0x1F", "not a decimal number"),
    .init("days: 2", "days: ‸2 days", "a number without a unit"),
    .init("warmUp: 0 days", "warmUp: ‸12 h", "whole days"),
    .init("days: 2", "days: 2\n  interval: ‸7 min", "divides an hour"),
    .init("days: 2", "days: 2\n  holidays: [2017-08-24, ‸never]", "a date is written"),
    .init("hours: 08:00-20:00", "hours: ‸8-20", "hours are `always`"),
    .init("hours: 08:00-20:00", "hours: ‸08:00-25:00", "00:00 to 24:00"),
    .init("hours: 08:00-20:00", "hours: ‸08:00-08:00", "is empty"),
    .init("hours: 08:00-20:00", "hours: ‸[08:00-12:00, 11:00-14:00]", "overlap"),
    .init("hours: 08:00-20:00", "hours: {‸mun-fri: always}", "`mun` is not a day; did you mean `mon`?"),
    .init("hours: 08:00-20:00", "hours: {mon-fri: always, ‸wed: closed}", "wed is named by an earlier key"),
    .init("hours: 08:00-20:00", "hours: ‸alwys", "did you mean `always`?"),
    .init([["Europe/Kyiv", "Pacific/Apia"], ["2017-07-03", "‸2011-12-29"]], "2011-12-30 was skipped"),
    .init([["hours: 08:00-20:00", "hours: closed"], ["  legal:", "  ‸legal:"]], "never open in the window"),
  ]

  static let contacts: [Diagnosed] = [
    .init("10 per hour", "‸-10 per hour", "cannot be negative"),
    .init("10 per hour", "‸.inf per hour", "not a finite number"),
    .init("10 per hour", "‸.nan per hour", "not a finite number"),
    .init("10 per hour", "‸10", "write `10 per hour`"),
    .init("10 per hour", "‸10 per year", "write `volume`"),
    .init("10 per hour", "‸10 per huor", "did you mean `hour`?"),
    .init("10 per hour", "'‸1,5 per hour'", "the decimal mark is a point").atQuote,
    .init("10 per hour", "‸1e13 per hour", "more than any centre gets"),
    .init("10 per hour", "‸12_34 per hour", "grouped in threes"),
    .init(
      "{rate: 10 per hour}", "‸{}", "is required"),
    .init("{rate: 10 per hour}", "‸{rate: 1 per hour, volume: 3 per day}", "not both"),
    .init("{rate: 10 per hour}", "{volume: ‸9 per decade}", "a volume is per hour, day, week"),
    .init("rate: 10 per hour", "rate: 10 per hour, counts: ‸firstattempts", "did you mean `first-attempts`?"),
    .init("rate: 10 per hour", "rate: 10 per hour, weekdays: ‸{mon: 0}", "nobody would ever call"),
    .init("rate: 10 per hour", "rate: 10 per hour, weekdays: {mon: ‸-1}", "a weight is at least 0"),
    .init("rate: 10 per hour", "rate: 10 per hour, timeOfDay: ‸{08:00-12:00: 0}", "nobody would ever call"),
    .init("rate: 10 per hour", "rate: 10 per hour, timeOfDay: ‸[1, 2, 3]", "24, 48, 96 or 288"),
    .init("rate: 10 per hour", "rate: 10 per hour, timeOfDay: ‸{08:00-12:00: 1, 11:00-13:00: 1}", "overlap"),
    .init("rate: 10 per hour", "rate: 10 per hour, timeOfDay: {csv: ‸none.csv}", "there is no file `none.csv`"),
    .init("rate: 10 per hour", "rate: 10 per hour, dayFactor: {gamma: {cv: ‸-5 %}}", "cannot be negative"),
    .init("5 min", "‸5 mins", "`mins` is not a unit of time; did you mean `min`?"),
    .init("5 min", "‸5", "write `5 min`"),
    .init("5 min", "‸1:30", "is a time of day"),
    .init("5 min", "‸11 s 5 min", "from large to small"),
    .init("5 min", "‸4000 days", "longer than ten years"),
    .init("{constant: 5 min}", "‸5 min", "write `{exponential: {mean: 5 min}}`"),
    .init("{talk: {constant: 5 min}}", "{‸tlak: {constant: 5 min}}", "did you mean `talk`?", errors: 2),
    .init("patience: {exponential: {mean: 2 min}}", "patience: ‸unlimitd", "did you mean `unlimited`?"),
    .init("target: 80/20", "target: ‸120/20", "a share is 0 % to 100 %"),
    .init("target: 80/20", "target: ‸gold", "neither `80/20` nor a name"),
    .init("target: 80/20", "target: {answered: ‸120 %, within: 20 s}", "a share is 0 % to 100 %"),
    .init("target: 80/20", "target: {answered: ‸0.8, within: 20 s}", "write `0.8 %` or `0.8 of 1`"),
    .init("target: 80/20", "target: {within: 20 s, lost: ‸10 %}", "written `at most 85 %`"),
    .init("target: 80/20", "target: ‸{answered: 80 %}", "the key `within` is missing"),
    .init("target: 80/20", "target: {within: 20 s, definition: ‸ofOfered}", "did you mean `ofOffered`?"),
    .init("target: 80/20", "channel: ‸walkin", "did you mean `walkIn`?"),
    .init("target: 80/20", "outsideHours: {refer: ‸lgal}", "there is no call type `lgal`; did you mean `legal`?"),
    .init("target: 80/20", "outsideHours: {refer: ‸legal}", "cannot refer to itself"),
    .init("target: 80/20", "outsideHours: ‸open", "`closed` or `{refer: OTHER}`"),
    .init("target: 80/20", "redial: ‸{afterAbandonment: 10 %}", "the key `delay` is missing"),
    .init("target: 80/20", "redial: ‸{delay: {constant: 5 min}}", "nobody would dial again"),
    .init("target: 80/20", "priority: ‸0", "allowed is 1 to 100"),
    .init("target: 80/20", "balking: ‸20", "write `20 %`"),
    .init("target: 80/20", "lines: ‸0", "allowed is 1 to 1000000"),
    .init([["name: Test", "name: Test\ntargets:\n  ‸80/20: {within: 20 s}"]], "has a meaning already"),
    .init(
      [["rate: 10 per hour", "rate: 1e9 per hour"], ["  legal:", "  ‸legal:"]], "first attempts a replication are more"),
  ]

  static let laws: [Diagnosed] = [
    .init([["rate: 10 per hour", "rate: 1e12 per second"], ["  legal:", "  ‸legal:"]], "are more than"),
    .init(
      [
        ["rate: 10 per hour", "rate: 1e12 per second"], ["  legal:", "  ‸legal:"],
        ["{constant: 5 min}", "{constant: 3650 days}"],
        ["    patience: {exponential: {mean: 2 min}}\n", ""],
      ], "are more than"),
    .init("{constant: 5 min}", "‸{constant: 5 min, exponential: {mean: 1 min}}", "one law is expected"),
    .init("{constant: 5 min}", "{‸lognorm: {mean: 5 min, cv: 1}}", "did you mean `lognormal`?"),
    .init("{constant: 5 min}", "{constant: ‸0 s}", "the mean talk time must be above 0").atTalk,
    .init("{constant: 5 min}", "{exponential: {mean: ‸0 s}}", "above 0"),
    .init("{constant: 5 min}", "{gamma: ‸{mean: 5 min}}", "the key `cv` is missing"),
    .init("{constant: 5 min}", "{gamma: ‸{shape: 2}}", "the key `scale` is missing"),
    .init("{constant: 5 min}", "{gamma: ‸{mean: 5 min, cv: 1, shape: 2}}", "not by both"),
    .init("{constant: 5 min}", "{gamma: ‸{shape: -1, scale: 2 min}}", "shape"),
    .init("{constant: 5 min}", "{uniform: ‸{from: 5 min, to: 2 min}}", "allowed is"),
    .init("{constant: 5 min}", "{mixture: ‸[{share: 70 %, law: {constant: 1 min}}]}", "add up to 100 %"),
    .init("{constant: 5 min}", "{empirical: ‸{}}", "needs `values` or `quantiles`"),
    .init("{constant: 5 min}", "{empirical: {values: {csv: ‸none.csv, column: talk, unit: s}}}", "there is no file"),
  ]

  static let agents: [Diagnosed] = [
    .init("agents: 3", "agents: ‸-3", "allowed is 0 to 100000"),
    .init("agents: 3", "agents: ‸2.5", "a whole number"),
    .init("agents: 3", "agents: ‸1e6", "allowed is 0 to 100000"),
    .init("agents: 3", "agents: 3\n    ‸agentz: 4", "did you mean `agents`?"),
    .init([["    agents: 3\n    hours", "    ‸hours"]], "one of `agents`, `headcount` and `rota`"),
    .init([["    agents: 3\n", "    ‸agents: 3\n    headcount: 3\n"]], "exclude each other"),
    .init([["    agents: 3\n    hours: 08:00-20:00\n", "    ‸agents: 3\n"]], "the key `hours` is missing"),
    .init([["    agents: 3\n    hours: 08:00-20:00", "    headcount: 3\n    hours: ‸always"]], "the most is 12 h"),
    .init("agents: 3", "agents: {08:00-12:00: 5}", "cannot stand beside agents by time").atGroupHours,
    .init("skills: [legal]", "skills: [‸lgal]", "did you mean `legal`?"),
    .init("skills: [legal]", "skills: ‸[]", "would serve nobody"),
    .init("skills: [legal]", "skills: [legal, ‸legal]", "stands twice"),
    .init("skills: [legal]", "skills: {legal: {speed: ‸0}}", "the speed is 0.01 to 100"),
    .init("skills: [legal]", "skills: [legal]\n    site: ‸kyiv", "the scenario has no sites"),
    .init("skills: [legal]", "skills: [legal]\n    shrinkage: ‸100 %", "leaves nobody"),
    .init("skills: [legal]", "skills: [legal]\n    shrinkage: {offPhone: ‸{}}", "the key `share` is missing"),
    .init("skills: [legal]", "skills: [legal]\n    cost: ‸95 UAH per hour", "a price needs `costs: {currency: UAH}`"),
    .init("skills: [legal]", "skills: [legal]\n    cost: ‸95 UAH", "a price is per hour"),
    .init("skills: [legal]", "skills: [legal]\n    occupancy: ‸80 %", "`at most 85 %`"),
    .init(
      [["skills: [legal]", "skills: [legal]\n    cost: ‸95 EUR per hour"], ["run:", "costs: {currency: UAH}\nrun:"]],
      "the price is in EUR, but `costs.currency` is UAH"),
    .init("skills: [legal]", "skills: [legal]\n    breaks: [‸{at: 21:00, length: 1 h}]", "outside all hours"),
    .init("skills: [legal]", "skills: [legal]\n    breaks: [‸{at: 19:30, length: 1 h}]", "would end at 20:30"),
    .init("skills: [legal]", "skills: [legal]\n    breaks: [‸{after: 11 h, length: 31 min, waves: 2}]", "in 2 waves"),
    .init("skills: [legal]", "skills: [legal]\n    breaks: [‸{length: 31 min}]", "give one of them"),
    .init(
      "skills: [legal]", "skills: [legal]\n    breaks: [‸{at: 12:00, length: 1 h}, {at: 12:30, length: 1 h}]", "overlap"
    ),
    .init("skills: [legal]", "skills: [legal]\n    breaks: [{at: 12:00, length: 1 h, paid: ‸maybe}]", "yes or no"),
    .init(
      [["  sumy:", "  ‸sumy:"], ["    hours: 08:00-20:00", "    hours: {mon: 20:00-10:00, tue: 08:00-20:00}"]],
      "the same people are on duty twice"),
    .init(
      [
        ["  legal:", "  other:\n    arrivals: {rate: 1 per hour}\n    handling: {talk: {constant: 1 min}}\n  ‸legal:"],
        ["[legal]", "[other]"],
      ], "no group has the skill `legal`"),
    .init([["  legal:", "  ‸legal:"], ["agents: 3", "agents: 0"]], "nobody who serves `legal` is ever on duty"),
    .init([["  legal:", "  ‸legal:"], ["    hours: 08:00-20:00", "    hours: 20:00-24:00"]], "is ever on duty"),
  ]
}

extension Diagnosed {
  /// `!!str` on a text changes nothing.
  var tagAllowed: Diagnosed {
    .init("name: Test", "name: ‸Test\nrun2: 1", "unknown", errors: 1).moved("name: Test", "name: Test\n‸run2: 1")
  }
  var atQuote: Diagnosed { moved(edits[0][0], edits[0][1].replacing("'‸", with: "‸'")) }
  var atTalk: Diagnosed { moved("{constant: 5 min}", "‸{constant: 0 s}") }
  var atGroupHours: Diagnosed {
    .init(
      [["agents: 3", "agents: {08:00-12:00: 5}"], ["    hours: 08:00-20:00", "    hours: ‸08:00-20:00"]], fragment)
  }

  private func moved(_ find: String, _ replacement: String) -> Diagnosed {
    var copy = self
    copy.edits = [[find, replacement]]
    return copy
  }
}
