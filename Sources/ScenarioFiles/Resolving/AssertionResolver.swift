import CallCenterModel

/// Turns assertions as they were written into those of a plan.
struct AssertionResolver {
  let document: ScenarioDocument

  func assertions(of plan: Plan) -> [Assertion] { document.assertions.map { assertion($0, plan) } }

  private func assertion(_ written: AssertionDocument, _ plan: Plan) -> Assertion {
    let window = plan.calendar.days[plan.calendar.windowDayIndices]
    let days = written.days.map { kinds in
      Set(
        window.enumerated().filter { entry in
          // As everywhere, a holiday that no key names is a Sunday.
          kinds.contains(entry.element.kind)
            || (entry.element.isHoliday && !kinds.contains(.holiday) && kinds.contains(.weekday(.sunday)))
        }.map(\.offset))
    }
    return Assertion(
      name: written.name, measure: written.measure, probability: written.probability, scope: written.scope?.value,
      part: Assertion.Part(days: days, hours: written.hours), bound: written.bound, dayShare: written.dayShare,
      confidence: written.confidence ?? plan.run.confidence,
      subject: subject(written), boundText: written.boundText,
      place: Assertion.TextPlace(file: written.place.source.name, line: written.place.line))
  }

  private func subject(_ written: AssertionDocument) -> String {
    var text = written.measure.rawValue
    if let probability = written.probability { text += " at \(PlanDescription.percent(probability))" }
    if let scope = written.scope { text += " of \(scope.value)" }
    if let days = written.daysText { text += ", \(days)" }
    if let hours = written.hoursText { text += ", \(hours)" }
    return text
  }
}
