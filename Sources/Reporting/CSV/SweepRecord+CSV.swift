package import Experiments
internal import OutputAnalysis

extension SweepRecord {
  /// `sweep.csv`: a row for each point, the varied values first, then every measure with its limits.
  package var csv: NamedText {
    var csv = CSVText(
      header: ["point"] + header.factors.map(\.path) + ["replications"]
        + header.measures.flatMap { [$0.name, "\($0.name).lower", "\($0.name).upper"] })
    for point in points {
      csv.append(
        [String(point.number)] + point.values.map { $0 ?? "" } + [String(point.replications)]
          + point.estimates.flatMap {
            [CSVText.number($0?.mean), CSVText.number($0?.lower), CSVText.number($0?.upper)]
          })
    }
    return NamedText(name: "sweep.csv", text: csv.text)
  }
}
