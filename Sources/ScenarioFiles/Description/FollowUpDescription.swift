import CallCenterModel

/// What comes before and after an answer, as rows of text.
struct FollowUpDescription {
  let plan: Plan
  let type: CallType

  var rows: [[String]] {
    var rows: [[String]] = []
    if let population = type.population {
      rows.append(["population", "\(population.people) people, pause \(PlanDescription.law(population.pause))"])
    }
    if let redial = type.redial, !redial.changesTo.isEmpty { rows.append(["tries again as", text(redial.changesTo)]) }
    if let service = type.selfService {
      var text = "\(PlanDescription.percent(service.contained)) contained"
      if service.abandons > 0 { text += ", \(PlanDescription.percent(service.abandons)) hang up" }
      if service.residual != 1 { text += ", talk of the others \(PlanDescription.percent(service.residual))" }
      if let lines = service.lines { text += ", \(lines) lines" }
      rows.append(["self-service", "\(text), time \(PlanDescription.law(service.time))"])
    }
    if let transfer = type.transfer {
      var text = "\(transfer.kind.rawValue) to \(text(transfer.targets))"
      if let delay = transfer.delay { text += ", delay \(PlanDescription.law(delay))" }
      if let conference = transfer.conference { text += ", conference \(PlanDescription.law(conference))" }
      rows.append(["transfer", text])
    }
    if !type.referral.isEmpty { rows.append(["creates", text(type.referral)]) }
    if let recall = type.recall {
      rows.append([
        "recall",
        "\(PlanDescription.percent(recall.unsolved)) unsolved, at most \(recall.maximum) times, "
          + "delay \(PlanDescription.law(recall.delay))",
      ])
    }
    if let visit = type.visit {
      if let registration = visit.registration { rows.append(["registration", PlanDescription.law(registration)]) }
      if !visit.next.isEmpty { rows.append(["next service", text(visit.next)]) }
    }
    return rows
  }

  private func text(_ shares: [TypeShare]) -> String {
    shares.map { "\(plan.callTypes[$0.callType].name) \(PlanDescription.percent($0.share))" }.joined(separator: ", ")
  }
}
