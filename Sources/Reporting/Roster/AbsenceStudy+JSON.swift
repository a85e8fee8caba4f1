internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension AbsenceStudy {
  func json(plan: Plan) -> JSONValue {
    [
      "replications": .integer(replications), "confidence": .number(confidence),
      "dates": .array(effects.map { $0.json(plan: plan) }),
      "notSimulated": .array(unknown.map { .string($0.description) }),
    ]
  }
}

extension AbsenceStudy.Effect {
  fileprivate func json(plan: Plan) -> JSONValue {
    func estimate(_ value: Estimate?) -> JSONValue { value?.json ?? .null }
    let type = plan.callTypes[criterion.callType]
    let measure =
      switch criterion.kind {
      case .serviceLevel(let definition): definition.measure.rawValue
      case .notLost: ScheduleDocument.Promise.notLost
      }
    return [
      "date": .string(date.description), "simulatedAs": .string(simulated.description),
      "callType": .string(type.name), "measure": .string(measure), "level": .number(criterion.level),
      "withinSeconds": .number(type.target.thresholdSeconds), "planned": estimate(planned),
      "without": estimate(without), "repaired": estimate(repaired), "lost": estimate(lost), "left": estimate(left),
    ]
  }
}
