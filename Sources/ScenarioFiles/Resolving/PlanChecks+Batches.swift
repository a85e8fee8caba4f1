import CallCenterModel

extension PlanChecks {
  /// What batch means cannot be combined with.
  func checkBatches() {
    guard plan.run.batches > 0 else { return }
    for (index, type) in plan.callTypes.enumerated() where type.channel != .voice {
      let written = document.callTypes[index]
      issues.error(
        written.place, written.path,
        "batches cut a window of calls; contacts of the channel `\(type.channel.rawValue)` need `run.replications`")
    }
  }
}
