@testable import ScenarioFiles

extension DiagnosticTable {
  static let start: [Diagnosed] = [
    .init("days: 2", "days: 2\n  startAt: ‸24:00", "cannot begin at 24:00"),
    .init("days: 2", "days: 2\n  startAt: ‸1340", "a time of day is written `08:00`"),
    .init([["warmUp: 0 days", "warmUp: 1 day"], ["days: 2", "days: 2\n  startAt: ‸13:40"]], "no warm-up"),
    .init(
      [["warmUp: 0 days", "warmUp: 1 day"], ["target: 80/20", "target: 80/20\n    start: ‸{waiting: [5 s]}"]],
      "no warm-up"),
    .init(
      [["days: 2", "days: 2\n  startAt: 13:40"], ["{rate: 10 per hour}", "‸{rate: 10 per hour, counts: attempts}"]],
      "cannot be solved"),
    .init(
      [
        ["{rate: 10 per hour}", "‸{rate: 10 per hour, counts: answered}"],
        ["target: 80/20", "target: 80/20\n    start: {waiting: [5 s]}"],
      ], "cannot be solved"),
    .init("target: 80/20", "target: 80/20\n    start: {waiting: [‸5]}", "write `5 min`"),
    .init("target: 80/20", "target: 80/20\n    start: {waiting: ‸5 s}", "a list is expected"),
    .init("target: 80/20", "target: 80/20\n    start: {‸wating: [5 s]}", "did you mean `waiting`?"),
    .init(
      "target: 80/20", "target: 80/20\n    start: {inService: {‸sumi: 2}}",
      "there is no agent group `sumi`; did you mean `sumy`?"),
    .init("target: 80/20", "target: 80/20\n    start: {inService: {sumy: ‸two}}", "a number is expected"),
    .init(
      "target: 80/20", "target: 80/20\n    start: ‸{inService: {sumy: [6 min]}}", "no talk with `sumy` lasts 6 min"),
    .init(
      [
        ["target: 80/20", "target: 80/20\n    start: ‸{inService: {sumy: [6 min, 11 min]}}"],
        ["    skills: [legal]", "    skills: [legal]\n    people: {olena: {speed: 0.5}}"],
      ], "no talk with `sumy` lasts 11 min"),
    .init(
      "target: 80/20", "target: 80/20\n    start: ‸{inService: {sumy: 4}}",
      "4 calls are in hand in `sumy`, which has 3 people"),
    .init(
      "target: 80/20", "target: 80/20\n    lines: 2\n    start: ‸{inService: {sumy: 2}, waiting: [1 s]}",
      "3 calls are under way, more than the lines: 2"),
    .init(
      [
        ["{exponential: {mean: 2 min}}", "{constant: 2 min}"],
        ["target: 80/20", "target: 80/20\n    start: ‸{waiting: [10 s, 3 min]}"],
      ], "nobody waits 3 min"),
    .init(
      [
        ["target: 80/20", "target: 80/20\n    start: ‸{waiting: [1 s, 1 s]}"],
        ["run: {replications: 10}", "routing: {lines: 1}"],
      ], "more than the lines of all types: 1"),
    .init(
      "target: 80/20", "target: 80/20\n    start: ‸{backlog: [5 s]}",
      "a `backlog` is of deferred work (`email`, `letter`, `case`); callers in the queue are `waiting`"),
    deferred("‸{waiting: [5 s]}", "what is open of the channel `email` is its `backlog`"),
    deferred("‸{inService: {sumy: 1}}", "what is open of the channel `email` is its `backlog`"),
    deferred("{backlog: {‸itmes: 4, oldest: 2 h}}", "did you mean `items`?", errors: 2),
    deferred("{backlog: ‸{items: 4}}", "`oldest` is missing"),
    deferred("{backlog: {items: ‸100001, oldest: 2 h}}", "allowed is 0 to 100000"),
    deferred("{backlog: {items: 4, oldest: ‸2}}", "`2` has no unit"),
    deferred("{backlog: ‸4}", "a list is expected"),
    .init(
      [
        ["    patience: {exponential: {mean: 2 min}}\n", ""],
        ["target: 80/20", "channel: chat\n    start: ‸{backlog: [5 s]}"],
      ],
      "a starting state is for calls and deferred work, not for chat"),
  ]

  private static func deferred(_ start: String, _ fragment: String, errors: Int = 1) -> Diagnosed {
    .init(
      [
        ["    patience: {exponential: {mean: 2 min}}\n", ""],
        ["target: 80/20", "channel: email\n    deadline: 24 h\n    start: \(start)"],
      ], fragment, errors: errors)
  }
}
