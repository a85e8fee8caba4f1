@testable import ScenarioFiles

extension DiagnosticTable {
  static let assertions: [Diagnosed] = [
    asserted("‸{atLeast: 80 %}", "the key `measure` is missing"),
    asserted("‸{measure: abandonment}", "one bound: `atLeast` or `atMost`"),
    asserted("‸{measure: abandonment, atLeast: 1 %, atMost: 5 %}", "one bound: `atLeast` or `atMost`"),
    asserted("{measure: ‸abandonmnt, atMost: 5 %}", "did you mean `abandonment`?"),
    asserted("{measure: abandonment, ‸atmost: 5 %}", "did you mean `atMost`?", errors: 2),
    asserted("{measure: abandonment, atMost: ‸5}", "`5` has no unit"),
    asserted("{measure: averageWait, atMost: ‸5}", "`5` has no unit"),
    asserted("{measure: averageWait, atMost: ‸5 %}", "is not a time"),
    asserted("{measure: offered, atLeast: ‸5 s}", "`offered` has no unit: write `5`"),
    asserted("{measure: offered, atLeast: ‸-5}", "is never below 0"),
    asserted("{measure: cost, atMost: ‸5}", "`cost` is in money: write `5 UAH`"),
    asserted("‸{measure: cost, atMost: 5 UAH}", "nothing has a price", atKey: true),
    asserted("{measure: abandonment, of: ‸legl, atMost: 5 %}", "did you mean `legal`?"),
    asserted("‸{measure: occupancy, of: legal, atMost: 80 %}", "is a measure of agent groups", atKey: true),
    asserted("‸{measure: onTime, atLeast: 80 %}", "it is a measure of deferred work, and there is none", atKey: true),
    asserted("‸{measure: waitQuantile, atMost: 3 min}", "needs `at`, such as `at: 95 %`"),
    asserted("{measure: averageWait, at: ‸95 %, atMost: 3 min}", "`at` goes with `waitQuantile`"),
    asserted("{measure: waitQuantile, at: ‸100 %, atMost: 3 min}", "above 0 % and below 100 %"),
    asserted(
      "‸{measure: waitQuantile, at: 95 %, between: 08:00-09:00, atMost: 3 min}", "one value of the whole window",
      atKey: true),
    asserted("‸{measure: maximumQueueLength, onDays: 90 %, atMost: 3}", "one value of the whole window", atKey: true),
    asserted("{measure: abandonment, between: ‸08:15-09:00, atMost: 3 %}", "within a reporting interval of 30 min"),
    asserted("{measure: abandonment, between: ‸8-9, atMost: 3 %}", "a time of day is written `08:00`"),
    asserted("{measure: abandonment, days: ‸mon-fry, atMost: 3 %}", "`fry` is not a day"),
    asserted("‸{measure: abandonment, days: sat, atMost: 3 %}", "the window has no such day", atKey: true),
    asserted("{measure: abandonment, onDays: ‸0 %, atMost: 3 %}", "above 0 %"),
    asserted("{measure: abandonment, confidence: ‸40 %, atMost: 3 %}", "50 % to 99.99 %"),
    .init("name: Test", "name: Test\nassertions: ‸[]", "a map of assertions by name is expected"),
  ]

  /// One assertion; what the resolved plan objects to is reported at its name.
  private static func asserted(
    _ assertion: String, _ message: String, atKey: Bool = false, errors: Int = 1
  ) -> Diagnosed {
    let text = atKey ? assertion.replacing("‸", with: "") : assertion
    return .init("name: Test", "name: Test\nassertions:\n  \(atKey ? "‸" : "")one: \(text)", message, errors: errors)
  }
}
