internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting

/// Rewrites committed results: each is simulated with the seed of its scenario and the replications it had.
struct ResultUpdate {
  private let entries: [CheckedFiles.Entry]
  private let replications: Int?
  private let threads: Int
  private let output: OutputOptions

  init(_ entries: [CheckedFiles.Entry], _ replications: Int?, _ threads: Int, _ output: OutputOptions) {
    // A scenario without a result gets one; options keep to those they have.
    self.entries = entries.filter { $0.committed != nil || $0.scenario.option == nil }
    self.replications = replications
    self.threads = threads
    self.output = output
  }

  func run() throws {
    var updates: [JSONValue] = []
    for entry in entries {
      let before = entry.committed.flatMap { try? CommittedResult(parsing: $0, path: entry.path) }
      let record = try simulated(entry, before)
      let text = record.json.serialized(pretty: true) + "\n"
      let isChanged = entry.committed != Data(text.utf8)
      if isChanged { try OutputDirectory(entry.folder.path).write(text, to: entry.file) }
      let regression = try before.map { try difference(of: record, from: $0, entry) }
      updates.append(
        .object([
          ("result", .string(entry.path)), ("changed", .bool(isChanged)),
          ("numbersMoved", regression.map { .integer($0.moved.count) } ?? .null),
        ]))
      guard !output.json else { continue }
      try StandardOutput.write(
        output.report.text(ofUpdate: entry.path, before: isChanged ? regression : nil, isChanged: isChanged))
    }
    guard output.json else { return }
    let document = JSONValue.object([("format", .string("cherha-check/1")), ("updated", .array(updates))])
    try StandardOutput.write(document.serialized(pretty: true) + "\n")
  }

  private func simulated(_ entry: CheckedFiles.Entry, _ before: CommittedResult?) throws -> RunRecord {
    var plan = entry.plan
    plan.run.intervals = .none
    if plan.run.precision.isEmpty, plan.run.batches == 0 {
      plan.run.replications = replications ?? before?.replications ?? plan.run.replications
    }
    let bar = output.showsProgress ? ProgressBar(language: output.language) : nil
    defer { bar?.clear() }
    let record: RunRecord
    do {
      record = try Experiment(plan, threads: threads, version: CherhaVersion.current).run(
        scenario: entry.scenario, isCancelled: { Interruption.isRequested }, progress: { bar?.show($0) })
    } catch ExperimentError.estimation(let reason) {
      throw CommandFailure(.defect, code: "defect", reason)
    } catch ExperimentError.interruptedEarly {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted; no more results are rewritten")
    } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(entry.name): \(error)")
    }
    guard record.run.stoppedBy != .interruption else {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted; no more results are rewritten")
    }
    return record
  }

  private func difference(
    of record: RunRecord, from before: CommittedResult, _ entry: CheckedFiles.Entry
  ) throws -> RegressionRecord {
    let deciding = RegressionSettings.deciding(entry.plan)
    let settings = RegressionSettings(deciding: deciding.count, others: before.figures.count)
    do {
      let rows = try RegressionAnalysis(settings, deciding: deciding).rows(
        before, record.figures, replications: record.run.replications, confidence: record.run.confidence, look: 1)
      return RegressionRecord(
        committed: before, outcome: .same, replications: record.run.replications, rows: rows, remarks: [])
    } catch {
      throw CommandFailure(.defect, code: "defect", "\(error)")
    }
  }
}
