internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// What a reader has to know to trust the figures, or not to.
  func notes(_ record: RunRecord, hasUnknownError: Bool) -> [String] {
    let notes = noteTexts(record, hasUnknownError: hasUnknownError)
    guard !notes.isEmpty else { return [] }
    return [heading(.notesHeading)] + notes.flatMap(item)
  }

  func noteTexts(_ record: RunRecord, hasUnknownError: Bool) -> [String] {
    var notes: [String] = []
    for definition in ServiceLevelDefinition.allCases {
      let targets = record.callTypes.map { $0.target ?? .none }.filter {
        $0.definition == definition && $0.onTimeLevel == nil
      }
      guard let first = targets.first else { continue }
      let isCommon = targets.allSatisfy { $0.shortAbandonSeconds == first.shortAbandonSeconds }
      let time = isCommon ? estimates.units.text(first.shortAbandonSeconds) : catalogue.text(.shortTime)
      notes.append(text(of: definition, shortAbandon: time, contacts: contacts(record)))
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
      notes.append(catalogue.text(message, ["count": text, "period": period(record), "contacts": contacts(record)]))
    }
    notes += untargeted(record)
    let channels = record.callTypes.compactMap(\.channel)
    if channels.contains(where: \.isDeferred), !channels.allSatisfy(\.isDeferred) {
      notes.append(catalogue.text(.deferredApartNote))
    }
    notes += variance(record)
    if hasUnknownError { notes.append(catalogue.text(.unknownErrorNote)) }
    return notes
  }

  /// The threshold of types without a target, where others have one.
  private func untargeted(_ record: RunRecord) -> [String] {
    let live = record.callTypes.filter { $0.channel?.isDeferred != true }
    let without = live.filter { $0.target?.isSet != true }
    guard !without.isEmpty, without.count < live.count, let seconds = without.first?.target?.thresholdSeconds else {
      return []
    }
    let names = without.prefix(4).map(\.label).joined(separator: ", ") + (without.count > 4 ? ", …" : "")
    return [catalogue.text(.untargetedNote, ["types": names, "time": estimates.units.text(seconds)])]
  }

  func text(of definition: ServiceLevelDefinition, shortAbandon time: String, contacts: String) -> String {
    switch definition {
    case .excludingBlocked: catalogue.text(.definitionExcludingBlocked, ["contacts": contacts])
    case .ofOffered: catalogue.text(.definitionOfOffered, ["contacts": contacts])
    case .ofAnswered: catalogue.text(.definitionOfAnswered, ["contacts": contacts])
    case .excludingShortAbandons:
      catalogue.text(.definitionExcludingShortAbandons, ["contacts": contacts, "time": time])
    case .shortAbandonsMet: catalogue.text(.definitionShortAbandonsMet, ["contacts": contacts, "time": time])
    }
  }
}
