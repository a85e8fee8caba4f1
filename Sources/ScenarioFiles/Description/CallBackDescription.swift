import CallCenterModel

/// Call-backs and dialling, as rows of text.
struct CallBackDescription {
  let type: CallType

  var rows: [[String]] {
    var rows: [[String]] = []
    if let rule = type.callBack { rows += self.rows(rule) }
    if let rule = type.dialling { rows += self.rows(rule) }
    return rows
  }

  private func rows(_ rule: CallBackRule) -> [[String]] {
    let predictor =
      switch rule.predictor {
      case .headOfLine: "the wait of the first in line"
      case .lastWait: "the wait of the last answered"
      case .meanOfLast(let count): "the mean wait of the last \(count) answered"
      case .queueLength: "the length of the queue"
      }
    var text = "\(PlanDescription.percent(rule.accepted)) accept, "
    text += rule.priority.map { "promises have priority \($0)" } ?? "promises keep their place"
    text += ", \(PlanDescription.percent(rule.reached)) reached"
    if rule.maximumTries > 1 { text += ", \(rule.maximumTries) tries" }
    var rows = [
      ["call-back", text],
      ["offered", "if more than \(PlanDescription.time(rule.thresholdSeconds)) are predicted by \(predictor)"],
    ]
    if let law = rule.dialling { rows.append(["call-back dialling", PlanDescription.law(law)]) }
    if let law = rule.retryDelay { rows.append(["call-back retry", PlanDescription.law(law)]) }
    if rule.patienceOfOthers != 1 {
      rows.append(["patience of others", "\(PlanDescription.percent(rule.patienceOfOthers)) of the patience"])
    }
    return rows
  }

  private func rows(_ rule: DiallingRule) -> [[String]] {
    var text =
      switch rule.mode {
      case .preview: "one record for a free agent, who looks at it first"
      case .paced(let perFreeAgent, let extra):
        "\(PlanDescription.number(perFreeAgent)) numbers for a free agent" + (extra > 0 ? " and \(extra) more" : "")
      case .limited(let mismatches):
        "2 numbers for a free agent, 1 from \(PlanDescription.percent(mismatches)) of answers without an agent on"
      }
    if rule.minimumFree > 1 { text += ", while \(rule.minimumFree) are free" }
    var answers = "\(PlanDescription.percent(rule.reached)) of the dials"
    if rule.rightParty < 1 { answers += ", \(PlanDescription.percent(rule.rightParty)) of them the one asked for" }
    if rule.maximumDials > 1 { answers += ", \(rule.maximumDials) dials of a record" }
    var rows = [["dialling", text], ["answers", answers]]
    for (name, law) in [
      ("preview", rule.preview), ("ring", rule.ring), ("no answer", rule.noAnswer),
      ("talk with others", rule.otherTalk),
      ("dial again", rule.retryDelay),
    ] {
      if let law { rows.append([name, PlanDescription.law(law)]) }
    }
    return rows
  }
}
