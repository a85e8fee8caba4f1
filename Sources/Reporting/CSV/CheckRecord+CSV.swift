internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension CheckRecord {
  /// `assertions.csv`: a row per assertion; `regression.csv`: a row per number of the results that are not identical.
  package var csv: [NamedText] {
    var assertions = CSVText(header: [
      "scenario", "option", "assertion", "text", "outcome", "mean", "lower", "upper", "halfWidth", "confidence",
      "intervalConfidence", "replications",
    ])
    var regression = CSVText(header: [
      "scenario", "option", "measure", "at", "scope", "before", "after", "difference", "lower", "upper", "halfWidth",
      "margin", "verdict",
    ])
    for scenario in scenarios {
      let title = [scenario.name, scenario.scenario.option ?? ""]
      for record in scenario.assertions {
        assertions.append(
          title + [record.assertion.name, record.assertion.text, record.outcome.rawValue]
            + CSVText.limits(record.estimate) + [
              CSVText.number(record.assertion.confidence), CSVText.number(record.intervalConfidence),
              String(record.replications),
            ])
      }
      for row in scenario.regression?.rows ?? [] {
        regression.append(
          title + [
            row.key.measure.rawValue, CSVText.number(row.key.probability), row.key.scope ?? "",
            CSVText.number(row.before?.mean), CSVText.number(row.after?.mean),
          ] + CSVText.limits(row.difference) + [CSVText.number(row.margin), row.verdict.rawValue])
      }
    }
    return [
      NamedText(name: "assertions.csv", text: assertions.text),
      NamedText(name: "regression.csv", text: regression.text),
    ]
  }
}
