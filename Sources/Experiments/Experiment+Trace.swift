internal import CallCenterModel
package import CallCenterSimulation

extension Experiment {
  /// Runs the first replication of a finished run once more and hands over everything that happens in it.
  ///
  /// - Parameters:
  ///   - record: The run, from which the solved volumes are taken.
  ///   - write: Takes the next rows, in order of time.
  package func trace(_ record: RunRecord, write: ([TraceRow]) throws -> Void) rethrows {
    var plan = plan
    for volume in record.run.solvedVolumes {
      guard let type = plan.callTypes.firstIndex(where: { $0.name == volume.callType }) else { continue }
      plan.callTypes[type].arrivals = plan.callTypes[type].arrivals.scaled(by: volume.firstAttemptsPerContact)
    }
    var replication = Replication(plan, traces: true)
    _ = try replication.run(number: 0, trace: write)
  }
}
