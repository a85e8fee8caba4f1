internal import CallCenterModel
internal import Experiments

extension ScheduleWords {
  /// People, hours, cost, and whether the targets are met.
  func answer(period: String) -> [String] {
    var sentences = [
      text(
        .scheduleAnswer,
        [
          "people": people(document.people), "hours": hours(document.paidHours), "period": period,
          "cost": money(document.cost.total),
        ])
    ]
    let promises = document.promises
    guard !promises.isEmpty else { return sentences + (unjudged.map { [$0] } ?? [text(.scheduleNothing)]) }
    let missed = promises.filter { !$0.isKept }
    let count = number.whole(promises.count)
    let level = percent(document.run.confidence, decimals: 2)
    let replications = text(
      .replications, count: document.run.verificationReplications,
      ["count": number.whole(document.run.verificationReplications)])
    guard let worst = missed.max(by: { $0.missing < $1.missing }) else {
      sentences.append(
        text(
          .scheduleKept, count: promises.count, ["count": count, "level": level, "replications": replications]))
      return sentences + [unjudged].compactMap { $0 }
    }
    sentences.append(
      text(
        .scheduleMissed, count: missed.count,
        ["missed": number.whole(missed.count), "count": count, "replications": replications]))
    sentences.append(
      text(
        .scheduleWorst,
        [
          "type": worst.label, "when": when(worst, aligned: false), "target": target(worst),
          "estimate": estimate(worst.estimate),
          "lower": limit(worst.lower), "asked": percent(worst.asked), "points": points(worst.missing),
        ]))
    let open = missed.filter(\.isOpen).count
    if open > 0 { sentences.append(text(.scheduleOpen, count: open, ["count": number.whole(open)])) }
    return sentences + [unjudged].compactMap { $0 }
  }

  /// What was left out of the promises.
  private var unjudged: String? {
    let (count, promises) = (document.search.unjudged, document.promises)
    guard count > 0 else { return nil }
    return text(
      promises.isEmpty ? .scheduleNothingJudged : .scheduleUnjudged, count: count, ["count": number.whole(count)])
  }

  /// How the schedule was found, and what else was tried.
  var search: [String] {
    let items = [ways, ending, bound].compactMap { $0 }
    let search = document.search
    var effort = text(
      .scheduleEffort, count: search.iterations,
      ["count": number.whole(search.iterations), "attempt": number.whole(search.attempts)])
    if search.cuts > 0 {
      effort +=
        " "
        + text(
          search.changedCuts > 0 ? .scheduleCutsChanged : .scheduleCuts,
          ["cuts": number.whole(search.cuts), "changed": number.whole(search.changedCuts)])
    }
    return items + [effort]
  }

  private var ways: String {
    let (cost, search) = (document.cost, document.search)
    let raised = search.twoStepRaised > 0 ? text(.scheduleRaised, ["points": points(search.twoStepRaised)]) : ""
    switch document.method {
    case .integrated:
      guard let twoStep = cost.twoStep else { return text(.scheduleTogether) + " " + text(.scheduleNoTwoStep) }
      let other: String
      if !search.twoStepIsKept {
        other = text(.scheduleTwoStepFails, ["cost": money(twoStep), "raised": raised])
      } else if twoStep > cost.total {
        other = text(
          .scheduleSaves,
          [
            "cost": money(twoStep), "raised": raised, "saved": money(twoStep - cost.total),
            "share": percent((twoStep - cost.total) / twoStep),
          ])
      } else {
        other = text(.scheduleTwoStepSame, ["cost": money(twoStep), "raised": raised])
      }
      return text(.scheduleTogether) + " " + other
    case .twoStep:
      return text(.scheduleTwoStep, ["raised": raised]) + " "
        + text(
          search.integratedIsKept ? .scheduleTogetherDearer : .scheduleTogetherFails,
          ["cost": money(cost.integrated)])
    }
  }

  /// Why the search ended, where that is not the best end.
  private var ending: String? {
    switch document.search.ending {
    case .optimal: nil
    case .outOfReach:
      document.isKept ? nil : text(.scheduleOutOfReach, ["people": people(document.people)])
    case .circling: text(.scheduleCircling)
    case .iterations: text(.scheduleIterations)
    }
  }

  private var bound: String? {
    guard document.cost.total > 0, let gap = document.cost.gap else { return nil }
    let condition = text(document.method == .integrated ? .scheduleUnderCuts : .scheduleUnderRequirement)
    guard gap >= 0.0005 else { return text(.scheduleCheapest, ["condition": condition]) }
    let bound = text(
      .scheduleBound, ["condition": condition, "bound": money(document.cost.bound), "share": percent(gap)])
    return document.search.isWithinGap ? bound : bound + " " + text(.scheduleGapOpen)
  }

  /// How the cover lies against the need of a formula.
  var needSentences: [String] {
    guard document.isNeedKnown else { return [text(.scheduleNoNeed)] }
    let balance = document.groups.indices.reduce(into: ScheduleDocument.Balance()) { sum, group in
      let own = document.balance(group, document.intervals.indices)
      sum.short += own.short
      sum.over += own.over
    }
    guard balance.short >= 0.05 else { return [text(.scheduleNeverShort)] }
    var sentences = [text(.scheduleShort, ["short": hours(balance.short), "over": hours(balance.over)])]
    if document.method == .integrated { sentences.append(text(.scheduleShortOnPurpose)) }
    return sentences
  }
}
