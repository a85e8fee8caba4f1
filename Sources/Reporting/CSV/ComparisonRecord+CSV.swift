internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension ComparisonRecord {
  /// `options.csv`: a row per option and measure; `differences.csv`: a row per pair and measure.
  package var csv: [NamedText] {
    var options = CSVText(header: ["option", "measure", "scope", "mean", "lower", "upper", "halfWidth"])
    for system in systems {
      for (measure, estimate) in zip(measures, system.estimates) {
        options.append(
          [system.name, measure.measure.rawValue, measure.scope ?? ""] + CSVText.limits(estimate))
      }
    }
    var differences = CSVText(header: [
      "base", "other", "measure", "scope", "mean", "lower", "upper", "halfWidth", "margin", "verdict",
      "moreReplications", "varianceRatio",
    ])
    for pair in pairs {
      for difference in pair.differences {
        differences.append(
          [
            systems[pair.base].name, systems[pair.other].name, difference.measure.measure.rawValue,
            difference.measure.scope ?? "",
          ] + CSVText.limits(difference.difference) + [
            CSVText.number(difference.margin), difference.outcome.rawValue,
            difference.moreReplications.map(String.init) ?? "", CSVText.number(difference.varianceRatio),
          ])
      }
    }
    return [
      NamedText(name: "options.csv", text: options.text), NamedText(name: "differences.csv", text: differences.text),
    ]
  }
}
