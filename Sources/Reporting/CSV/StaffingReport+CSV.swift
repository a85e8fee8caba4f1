internal import OutputAnalysis
package import Staffing

extension StaffingReport {
  /// `staffing.csv`: one row per group and interval.
  package var csv: NamedText {
    var csv = CSVText(
      header: [
        "agentGroup", "start", "seconds", "callsPerHour", "offeredErlangs", "agents", "scheduled",
        "formulaServiceLevel",
        "formulaOccupancy", "simulatedServiceLevel", "simulatedServiceLevel.halfWidth", "simulatedOccupancy",
        "simulatedOccupancy.halfWidth", "verdict", "differences", "formulaAgents", "needed", "unrounded",
      ] + RequirementEffect.allCases.map { "parts.\($0.rawValue)" })
    for group in groups {
      for interval in group.intervals {
        csv.append(
          [
            group.name, interval.start, String(interval.seconds), CSVText.number(interval.callsPerHour),
            CSVText.number(interval.offeredErlangs), String(interval.agents), String(interval.scheduled),
            CSVText.number(interval.formulaServiceLevel), CSVText.number(interval.formulaOccupancy),
            CSVText.number(interval.simulatedServiceLevel?.mean),
            CSVText.number(interval.simulatedServiceLevel?.halfWidth),
            CSVText.number(interval.simulatedOccupancy?.mean), CSVText.number(interval.simulatedOccupancy?.halfWidth),
            interval.agreesWithFormula.map { $0 ? "agrees" : "differs" } ?? "",
            interval.differences.map(\.rawValue).joined(separator: " "), interval.formulaAgents.map(String.init) ?? "",
            interval.needed.map(String.init) ?? "", CSVText.number(interval.unrounded),
          ] + RequirementEffect.allCases.map { CSVText.number(interval.parts?[$0]) })
      }
    }
    return NamedText(name: "staffing.csv", text: csv.text)
  }
}
