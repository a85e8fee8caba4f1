internal import CallCenterModel
internal import Experiments

extension TerminalReport {
  /// What control variates bought, and whether batches are long enough.
  func variance(_ record: RunRecord) -> [String] {
    var notes: [String] = []
    if let controls = record.run.controls { notes += self.controls(controls, record) }
    if let batches = record.run.batches {
      let names = batches.correlated.map { catalogue.name(of: $0) }.joined(separator: ", ")
      notes.append(
        names.isEmpty
          ? catalogue.text(.batchesIndependent) : catalogue.text(.batchesCorrelated, ["measures": names]))
    }
    return notes
  }

  private func controls(_ controls: ControlRecord, _ record: RunRecord) -> [String] {
    var notes: [String] = []
    let level = (record.callTypes.first?.target ?? .none).definition.measure
    var gains: [String] = []
    var explained: [String] = []
    for measure in [.offered, .abandonment, level, .averageSpeedOfAnswer, .averageQueueLength, Measure.occupancy] {
      guard let ratio = controls.varianceRatios[measure] else { continue }
      let name = catalogue.name(of: measure)
      if ratio.isFinite {
        let factor = number.fixed(ratio, decimals: 2)
        gains.append(catalogue.text(.controlGain, ["measure": name, "factor": factor]))
      } else {
        explained.append(name)
      }
    }
    if !explained.isEmpty {
      gains.append(catalogue.text(.controlsExplain, ["measures": explained.joined(separator: ", ")]))
    }
    if controls.used.isEmpty || gains.isEmpty {
      notes.append(catalogue.text(.controlsUnused))
    } else {
      notes.append(
        catalogue.text(
          .controlsUsed, ["controls": names(controls.used, record), "gains": gains.joined(separator: "; ")]))
    }
    if !controls.dropped.isEmpty {
      notes.append(catalogue.text(.controlsDropped, ["dropped": names(controls.dropped.map(\.control), record)]))
    }
    return notes
  }

  private func names(_ controls: [ControlVariate], _ record: RunRecord) -> String {
    controls.map { control in
      let name = catalogue.text(control.quantity == .firstAttempts ? .firstAttemptsControl : .workloadControl)
      guard record.callTypes.count > 1, let type = control.callType else { return name }
      return "\(name) – \(record.callTypes.first { $0.name == type }?.label ?? type)"
    }.joined(separator: ", ")
  }
}
