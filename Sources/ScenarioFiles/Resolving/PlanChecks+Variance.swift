import CallCenterModel

extension PlanChecks {
  /// What batch means and control variates cannot be combined with.
  func checkVariance() {
    if plan.run.controls, plan.calendar.startSeconds > 0 {
      issues.error(
        document.runPlace, "run.controls",
        "a run that begins in mid-day has first attempts without a known mean: leave out `controls`")
    }
    guard plan.run.batches > 0 else { return }
    if plan.hasStartingState || plan.calendar.startSeconds > 0 {
      issues.error(
        document.runPlace, "run.batches", "a steady state has no beginning: leave out `batches` or the starting state")
    }
    for (index, type) in plan.callTypes.enumerated() where !type.isPlainCall {
      let written = document.callTypes[index]
      issues.error(
        written.place, written.path,
        "batches cut a window of plain calls; other channels, and calls that something may follow or precede, need "
          + "`run.replications`")
    }
  }
}

extension CallType {
  /// A call that is answered or lost, with nothing before or after it but redials.
  fileprivate var isPlainCall: Bool {
    channel == .voice && transfer == nil && recall == nil && referral.isEmpty && selfService == nil && visit == nil
      && population == nil && callBack == nil && redial?.changesTo.isEmpty != false
  }
}
