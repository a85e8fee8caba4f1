internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

/// A file to be written, by its name.
package struct NamedText: Sendable, Equatable {
  package let name: String
  package let text: String
}

extension RunRecord {
  /// `summary.csv`, `intervals.csv` and `run.csv`.
  package var csv: [NamedText] {
    [
      NamedText(name: "summary.csv", text: summaryCSV), NamedText(name: "intervals.csv", text: intervalsCSV),
      NamedText(name: "run.csv", text: runCSV),
    ]
  }

  private var summaryCSV: String {
    var csv = CSVText(header: ["scope", "name", "measure", "mean", "lower", "upper", "halfWidth"])
    func append(_ scope: String, _ name: String, _ set: MeasureSet, _ measures: [Measure]) {
      for measure in measures {
        if ReportedMeasures.quantiles.contains(measure) {
          for quantile in set.quantiles[measure] ?? [] {
            csv.append(
              [scope, name, "\(measure.rawValue).\(CSVText.number(quantile.probability))"]
                + CSVText.limits(quantile.estimate))
          }
        } else if !Measure.special.contains(measure) || set[measure] != nil {
          csv.append([scope, name, measure.rawValue] + CSVText.limits(set[measure]))
        }
      }
    }
    append("total", "", total, ReportedMeasures.total)
    for type in callTypes { append("callType", type.name, type.measures, ReportedMeasures.contacts) }
    for group in agentGroups { append("agentGroup", group.name, group.measures, ReportedMeasures.agents) }
    return csv.text
  }

  private var intervalsCSV: String {
    let sets = intervals.flatMap { $0.callTypes + $0.agentGroups }
    let measures = (ReportedMeasures.contactCells + ReportedMeasures.agents).filter { measure in
      !Measure.special.contains(measure) || sets.contains { $0[measure] != nil }
    }
    var csv = CSVText(
      header: ["weekday", "start", "seconds", "dates", "scope", "name"]
        + measures.flatMap { [$0.rawValue, $0.rawValue + ".halfWidth"] })
    for interval in intervals {
      let key = [
        interval.weekday?.shortName ?? "", interval.start, String(interval.seconds), String(interval.dates),
      ]
      func append(_ scope: String, _ name: String, _ set: MeasureSet) {
        csv.append(
          key + [scope, name]
            + measures.flatMap { [CSVText.number(set[$0]?.mean), CSVText.number(set[$0]?.halfWidth)] })
      }
      for (type, set) in zip(callTypes, interval.callTypes) { append("callType", type.name, set) }
      for (group, set) in zip(agentGroups, interval.agentGroups) { append("agentGroup", group.name, set) }
    }
    return csv.text
  }

  private var runCSV: String {
    var csv = CSVText(header: ["key", "value"])
    let rows: KeyValuePairs = [
      "format": "cherha-result/1", "scenario": scenario.name, "file": scenario.file, "sha256": scenario.sha256,
      "option": scenario.option ?? "", "version": run.version, "seed": String(run.seed),
      "replications": String(run.replications), "days": String(run.days),
      "confidence": CSVText.number(run.confidence), "stoppedBy": run.stoppedBy.rawValue, "currency": run.currency,
    ]
    for (key, value) in rows { csv.append([key, value]) }
    for volume in run.solvedVolumes {
      csv.append(["firstAttemptsPerContact.\(volume.callType)", CSVText.number(volume.firstAttemptsPerContact)])
    }
    return csv.text
  }
}
