@testable import ScenarioFiles

extension DiagnosticTable {
  private static func rate(_ more: String, _ fragment: String, errors: Int = 1) -> Diagnosed {
    .init("rate: 10 per hour", "rate: 10 per hour, \(more)", fragment, errors: errors)
  }

  private static func instead(_ text: String, _ fragment: String, errors: Int = 1) -> Diagnosed {
    .init("{rate: 10 per hour}", text, fragment, errors: errors)
  }

  private static let book = "appointments: {times: {09:00-17:00: 15 min}}"

  static let arrivals: [Diagnosed] = shapes + factors + batches + given + combinations + arrivalWarnings

  private static let shapes: [Diagnosed] = [
    rate("timeOfDay: {points: ‸{08:00: 1}}", "at least two points"),
    rate("timeOfDay: {points: ‸[1, 2]}", "a map such as `{08:00: 0, 10:30: 5, 20:00: 0}`"),
    rate("timeOfDay: {points: {‸8: 1, 09:00: 2}}", "a time of day is written `08:00`"),
    rate("timeOfDay: {points: {08:00: ‸-1, 09:00: 2}}", "a weight is at least 0"),
    rate("timeOfDay: {points: ‸{8:00: 1, 08:00: 2}}", "a time of day stands twice"),
    rate("timeOfDay: ‸{points: {08:00: 0, 09:00: 0}}", "nobody would ever call"),
    rate("timeOfDay: {points: {08:00: 1, 09:00: 2}, ‸sat: 1}", "unknown key `sat`"),
    rate("process: ‸poison", "did you mean `poisson`?"),
    rate("surges: ‸{date: 2017-07-03}", "a list is expected"),
    rate("surges: [‸{date: 2017-07-03}]", "the key `factor` is missing"),
    rate("surges: [{date: 2017-07-03, factor: ‸-2}]", "the factor of a surge is 0 to 1000"),
    rate("surges: [‸{date: 2017-07-03, factor: 2, from: 12:00, to: 11:00}]", "before it begins"),
    rate("surges: [‸{date: 2017-07-03, factor: 2, from: 12:00, to: 13:00, ramp: 31 min}]", "do not fit"),
    rate("surges: [{date: ‸3 July, factor: 2}]", "a date is written"),
  ]

  private static let factors: [Diagnosed] = [
    rate("dayFactor: {gamma: ‸{cv: 1001 %}}", "the cv of a random factor is 0.1 % to 1000 %"),
    rate("dayFactor: {gamma: ‸{cv: 0.05 %}}", "the cv of a random factor is 0.1 % to 1000 %"),
    rate("dayFactor: {gamma: {cv: 10 %}, correlation: ‸0.5}", "write `0.5 %` or `0.5 of 1`"),
    rate("dayFactor: {gamma: {cv: 10 %}, correlation: ‸120 %}", "a share is 0 % to 100 %"),
    rate("intervalFactor: ‸{gamma: {cv: 10 %}}", "the key `every` is missing"),
    rate("intervalFactor: {gamma: {cv: 10 %}, every: ‸30 s}", "whole seconds are expected, 60 s"),
    rate("dayTotal: ‸{dirichlet: 4}", "the key `gamma` is missing"),
    rate("dayTotal: ‸{gamma: {cv: 10 %}, dirichlet: 4}", "the intervals of `timeOfDay`, which is missing"),
    rate(
      "timeOfDay: {08:00-10:00: 1, 10:00-12:00: 2}, dayTotal: {gamma: {cv: 10 %}, dirichlet: ‸0}",
      "the concentration of a Dirichlet law"),
    .init(
      "arrivals: {rate: 10 per hour}",
      "arrivals: ‸{rate: 10 per hour, timeOfDay: {08:00-10:00: 1, 10:00-12:00: 1e9},"
        + " dayTotal: {gamma: {cv: 10 %}, dirichlet: 4}}",
      "concentration × share is at least"),
    rate("modulated: ‸{a: {factor: 1, mean: 1 h}}", "at least two states"),
    rate("modulated: ‸{a: {factor: 0, mean: 1 h}, b: {factor: 0, mean: 1 h}}", "all factors are 0"),
    rate("modulated: {a: {factor: 1, mean: ‸0 s}, b: {factor: 1, mean: 1 h}}", "at least 1 s"),
    rate("modulated: {a: ‸{factor: 1}, b: {factor: 1, mean: 1 h}}", "the key `mean` is missing"),
    .init("days: 2", "days: 2\n  dayFactor: {gamma: ‸{cv: 2000 %}}", "the cv of a random factor"),
    .init("days: 2", "days: 2\n  dayFactor: {gamma: {cv: 5 %}, ‸correlation: 1}", "unknown key `correlation`"),
  ]

  private static let batches: [Diagnosed] = [
    rate("batches: ‸{}", "`sizes` or `geometric`, one of them"),
    rate("batches: {sizes: ‸{1: 70 %, 2: 20 %}}", "add up to 100 %, not to 90 %"),
    rate("batches: {sizes: {‸0: 100 %}}", "allowed is 1 to 1000"),
    rate("batches: {sizes: {1: ‸1}}", "write `1 %` or `1 of 1`"),
    rate("batches: {geometric: ‸{mean: 1}}", "above 1 and at most 1000"),
  ]

  private static let given: [Diagnosed] = [
    instead("{replay: {csv: ‸none.csv}}", "there is no file `none.csv`"),
    instead("{replay: ‸none.csv}", "a map with the keys csv, column"),
    instead("‸{rate: 10 per hour, \(book)}", "not both"),
    instead("{appointments: {times: ‸09:00}}", "a map such as `{09:00-17:00: 15 min}`"),
    instead("{appointments: {times: ‸{09:00-09:10: 15 min}}}", "their hours hold at least one"),
    instead("{appointments: {times: ‸{20:00-09:10: 15 min}}}", "appointments lie in one day"),
    instead("{appointments: {times: {09:00-10:00: ‸15}}}", "write `15 min`"),
    instead("{appointments: {times: {09:00-10:00: 15 min}, noShow: ‸8}}", "write `8 %`"),
    instead("{appointments: {times: {09:00-10:00: 15 min}, punctuality: ‸5 min}}", "a law is expected"),
    instead("{appointments: {times: {09:00-10:00: 15 min}, early: ‸1 day}}", "nobody comes a day before"),
  ]

  private static let combinations: [Diagnosed] =
    [
      "dayFactor: ‸{gamma: {cv: 10 %}}", "intervalFactor: ‸{gamma: {cv: 10 %}, every: 1 h}",
      "batches: ‸{geometric: {mean: 2}}", "modulated: ‸{a: {factor: 1, mean: 1 h}, b: {factor: 2, mean: 1 h}}",
    ].flatMap { element in
      [
        rate("process: fixed, \(element)", "cannot stand beside `process: fixed`"),
        rate("process: uniform, \(element)", "cannot stand beside `process: uniform`"),
        rate("dayTotal: {gamma: {cv: 10 %}}, \(element)", "cannot stand beside `dayTotal`"),
        instead("{\(book), \(element)}", "cannot stand beside `appointments`"),
      ]
    } + [
      rate("dayTotal: {gamma: {cv: 10 %}}, process: ‸fixed", "cannot stand beside `dayTotal`"),
      rate("process: fixed, counts: ‸answered", "needs a volume that can be scaled"),
      rate("process: uniform, counts: ‸attempts", "needs a volume that can be scaled"),
      instead("{\(book), counts: ‸answered}", "needs a volume that can be scaled"),
      instead("{\(book), weekdays: ‸{mon: 1}}", "cannot stand beside `appointments`"),
      instead("{\(book), timeOfDay: ‸{08:00-12:00: 1}}", "cannot stand beside `appointments`"),
      instead("{\(book), process: ‸fixed}", "cannot stand beside `appointments`"),
      instead("{\(book), surges: ‸[{date: 2017-07-03, factor: 2}]}", "cannot stand beside `appointments`"),
      instead("{\(book), dayTotal: ‸{gamma: {cv: 10 %}}}", "cannot stand beside `appointments`"),
    ]

  private static let arrivalWarnings: [Diagnosed] = [
    .init(
      [["rate: 10 per hour", "rate: 10 per hour, surges: [‸{date: 2018-07-03, factor: 2}]"]],
      "lies outside the simulated dates", .warning),
    .init(
      [["rate: 10 per hour", "rate: 10 per hour, weekdays: {tue: 1}, surges: [‸{date: 2017-07-03, factor: 2}]"]],
      "nobody calls on 2017-07-03", .warning),
    .init(
      [
        ["days: 2", "days: 2\n  dayFactor: {gamma: {cv: 5 %}}"],
        ["{rate: 10 per hour}", "‸{rate: 10 per hour, process: fixed}"],
      ], "does not change the contacts of `legal`", .warning),
  ]
}
