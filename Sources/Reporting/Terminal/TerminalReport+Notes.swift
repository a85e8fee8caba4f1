internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// What a reader has to know to trust the figures, or not to.
  func notes(_ record: RunRecord, hasUnknownError: Bool) -> [String] {
    var notes: [String] = []
    for definition in ServiceLevelDefinition.allCases {
      let targets = record.callTypes.map { $0.target ?? .none }.filter { $0.definition == definition }
      guard let first = targets.first else { continue }
      let isCommon = targets.allSatisfy { $0.shortAbandonSeconds == first.shortAbandonSeconds }
      let time = isCommon ? estimates.units.text(first.shortAbandonSeconds) : catalogue.text(.shortTime)
      notes.append(text(of: definition, shortAbandon: time))
    }
    for volume in record.run.solvedVolumes {
      let label = record.callTypes.first { $0.name == volume.callType }?.label ?? volume.callType
      notes.append(
        catalogue.text(
          volume.counts == .answered ? .solvedFromAnswered : .solvedFromAttempts,
          ["type": label, "factor": number.fixed(volume.firstAttemptsPerContact, decimals: 3)]))
    }
    for (measure, message) in [
      (Measure.closed, Message.closedNote), (.referred, .referredNote), (.unfinished, .unfinishedNote),
    ] where isSeen(measure, record.total) {
      let text = estimates.text(record.total[measure], .count, .one).joined
      notes.append(catalogue.text(message, ["count": text, "period": period(record)]))
    }
    notes += variance(record)
    if hasUnknownError { notes.append(catalogue.text(.unknownErrorNote)) }
    guard !notes.isEmpty else { return [] }
    return [heading(.notesHeading)] + notes.flatMap(item)
  }

  private func text(of definition: ServiceLevelDefinition, shortAbandon time: String) -> String {
    switch definition {
    case .excludingBlocked: catalogue.text(.definitionExcludingBlocked)
    case .ofOffered: catalogue.text(.definitionOfOffered)
    case .ofAnswered: catalogue.text(.definitionOfAnswered)
    case .excludingShortAbandons: catalogue.text(.definitionExcludingShortAbandons, ["time": time])
    case .shortAbandonsMet: catalogue.text(.definitionShortAbandonsMet, ["time": time])
    }
  }
}
