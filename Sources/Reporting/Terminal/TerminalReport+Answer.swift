internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// The answer in a few sentences.
  func answer(_ record: RunRecord) -> [String] {
    guard let offered = record.total[.offered], offered.mean > 0 else { return [noContacts(record)] }
    var sentences = [serviceSentence(record, offered)]
    sentences += waitSentence(record)
    sentences += targetSentences(record)
    if let occupancy = record.total[.occupancy] {
      sentences.append(catalogue.text(.occupancySentence, ["occupancy": prose(occupancy, .occupancy)]))
    }
    return paragraph(sentences)
  }

  private func serviceSentence(_ record: RunRecord, _ offered: Estimate) -> String {
    let definition = definition(record)
    guard let level = record.total[definition.measure] else { return noContacts(record) }
    let words = words(record)
    // Per contact offered only where nothing else is left out of the denominator.
    let isOfOffered = definition == .ofOffered || level == record.total[.serviceLevelOfOffered]
    let count = Int(min(offered.mean, 1e15).rounded())
    return catalogue.text(
      isOfOffered ? .answeredInTime : .serviceLevelSentence,
      [
        "offered": number.whole(count), "period": period(record),
        "contacts": (isOfOffered ? words.ofCounted : words.counted).form(for: count, in: catalogue.language),
        "answered": words.answered,
        "level": figure(estimates.text(level, .probability, .one), level, definition.measure, true),
        "within": within(record),
      ])
  }

  private func noContacts(_ record: RunRecord) -> String {
    catalogue.text(.noContacts, ["contacts": contacts(record)])
  }

  private func waitSentence(_ record: RunRecord) -> [String] {
    guard let speed = record.total[.averageSpeedOfAnswer], let lost = record.total[.abandonment] else { return [] }
    let tail = record.total.quantiles[.waitQuantileOfAnswered]?.first { $0.probability == 0.95 }?.estimate
    let words = words(record)
    var text = catalogue.text(.waited, ["waited": words.waited, "average": prose(speed, .averageSpeedOfAnswer)])
    if let tail {
      text +=
        tail.mean > 0
        ? catalogue.text(.oneInTwenty, ["wait": prose(tail, .waitQuantileOfAnswered)]) : catalogue.text(.mostAtOnce)
    }
    text += catalogue.text(.gaveUp, ["share": prose(lost, .abandonment), "gaveUp": words.gaveUp])
    if let blocked = record.total[.blocking], blocked.mean > 0 {
      text += catalogue.text(.foundBusy, ["share": prose(blocked, .blocking), "foundBusy": words.foundBusy])
    }
    return [text + "."]
  }

  private func targetSentences(_ record: RunRecord) -> [String] {
    let judged = record.callTypes.compactMap { type in TargetVerdict(type).map { (type, $0) } }
    guard let (type, verdict) = judged.first else { return [] }
    let days = record.total[.targetMet].map { catalogue.text(.onDays, ["days": daysOnTarget($0.mean)]) } ?? ""
    guard judged.count > 1 else { return [singleTarget(type, verdict) + days + "."] }
    func part(_ message: Message, _ wanted: TargetVerdict) -> String? {
      let types = judged.filter { $0.1 == wanted }.map(\.0)
      let names = types.map { wanted == .missed ? "\($0.label) (\(shortfall($0)))" : $0.label }
      return names.isEmpty ? nil : catalogue.text(message, ["names": listed(names)])
    }
    let parts = [part(.targetsMet, .met), part(.targetsMissed, .missed), part(.targetsUndecided, .undecided)]
    var sentences = [catalogue.text(.targets, ["parts": parts.compactMap { $0 }.joined(separator: "; ")])]
    if let share = record.total[.targetMet] {
      sentences.append(catalogue.text(.allOnDays, ["days": daysOnTarget(share.mean)]))
    }
    return sentences
  }

  private func singleTarget(_ type: NamedMeasures, _ verdict: TargetVerdict) -> String {
    let target = type.target.map(targetText) ?? ""
    switch verdict {
    case .met: return catalogue.text(.targetMet, ["target": target])
    case .missed: return catalogue.text(.targetMissed, ["target": target, "by": shortfall(type)])
    case .undecided: return catalogue.text(.targetUndecided, ["target": target])
    }
  }

  /// By how much a target was missed: points of service level, else the share of lost calls.
  private func shortfall(_ type: NamedMeasures) -> String {
    if let target = type.target, let level = target.level, let estimate = type.measures[target.definition.measure],
      estimate.mean < level
    {
      let decimals = EstimateFormat.decimals((estimate.halfWidth ?? 0.001) * 100, .one)
      let points = number.fixed((level - estimate.mean) * 100, decimals: min(decimals, 2))
      return catalogue.text(.byPoints, ["points": points])
    }
    if let level = type.target?.onTimeLevel, let estimate = type.measures[.onTime], estimate.mean < level {
      let decimals = EstimateFormat.decimals((estimate.halfWidth ?? 0.001) * 100, .one)
      let points = number.fixed((level - estimate.mean) * 100, decimals: min(decimals, 2))
      return catalogue.text(.byPoints, ["points": points])
    }
    let lost = (type.measures[.abandonment]?.mean ?? 0) + (type.measures[.blocking]?.mean ?? 0)
    return catalogue.text(.withLost, ["share": percent(lost)])
  }

  /// `3 days of 10`, in small whole numbers.
  private func daysOnTarget(_ share: Double) -> String {
    let tenths = Int((share * 10).rounded())
    switch (share, tenths) {
    case (..<0.002, _): return catalogue.text(.noDay)
    case (0.998..., _): return catalogue.text(.everyDay)
    case (_, 0): return catalogue.text(.oneDayIn, ["count": number.whole(Int((1 / share).rounded()))])
    case (_, 10): return catalogue.text(.allButOneDayIn, ["count": number.whole(Int((1 / (1 - share)).rounded()))])
    default: return catalogue.text(.daysOfTen, count: tenths, ["count": number.whole(tenths)])
    }
  }

  func listed(_ names: [String]) -> String {
    let shown = names.prefix(4).joined(separator: ", ")
    guard names.count > 4 else { return shown }
    return shown + catalogue.text(.andMore, ["count": number.whole(names.count - 4)])
  }

  private func prose(_ estimate: Estimate, _ measure: Measure) -> String {
    figure(estimates.text(estimate, measure.kind, .one), estimate, measure, false)
  }
}

extension TerminalReport {
  /// The words for the contacts that the totals count.
  func words(_ record: RunRecord) -> ContactWords {
    let channels = record.callTypes.compactMap(\.channel)
    let live = channels.filter { !$0.isDeferred }
    return ContactWords(Set(live.isEmpty ? channels : live), catalogue.language)
  }

  /// The words for the call types.
  func typeWords(_ record: RunRecord) -> ContactWords {
    ContactWords(Set(record.callTypes.compactMap(\.channel)), catalogue.language)
  }

  /// `calls` after a number, or after "of".
  func contacts(_ record: RunRecord) -> String { words(record).ofCounted.many }

  /// The definition that all call types share, else the usual one.
  func definition(_ record: RunRecord) -> ServiceLevelDefinition {
    let definitions = Set(record.callTypes.compactMap { $0.target?.definition })
    return definitions.count == 1 ? definitions.first ?? .excludingBlocked : .excludingBlocked
  }

  /// The one threshold of all call types; `nil` where they differ.
  func threshold(_ record: RunRecord) -> Double? {
    let thresholds = Set(record.callTypes.compactMap { $0.target?.thresholdSeconds })
    return thresholds.count == 1 ? thresholds.first : nil
  }

  func within(_ record: RunRecord) -> String {
    guard let threshold = threshold(record) else { return catalogue.text(.withinOwnTime) }
    return catalogue.text(.within, ["time": estimates.units.text(threshold)])
  }

  func targetText(_ target: ServiceTarget) -> String {
    let onTime = target.onTimeLevel.map { catalogue.text(.onTimeShare, ["share": percent($0)]) }
    return [target.level.map { percent($0) }, onTime, lostText(target)].compactMap { $0 }.joined(separator: ", ")
  }

  func lostText(_ target: ServiceTarget) -> String? {
    target.maximumLost.map { catalogue.text(.lostAtMost, ["share": percent($0)]) }
  }
}
