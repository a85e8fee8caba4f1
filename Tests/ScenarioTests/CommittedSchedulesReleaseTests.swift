import CallCenterModel
import Foundation
import OutputAnalysis
import Reporting
import ScenarioFiles
import TestSupport
import Testing

@testable import Experiments

/// Every committed schedule does in a simulation on other random numbers what it says of itself.
///
/// A promise's lower limit was seen on 4,000 replications; the upper ones here are taken at 1e-9 each, so that
/// a right schedule of fewer than a hundred promises fails with a probability below 1e-7.
@Suite(.serialized) struct CommittedSchedulesReleaseTests {
  static let schedules: [String] = {
    let folder = ResultDifferences.root.appendingPathComponent("results")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.contains("/schedule/") && $0.hasSuffix(".json") }.sorted()
  }()

  @Test func thereAreSchedules() { #expect(Self.schedules.count == 6) }

  @Test(arguments: schedules) func holdsAfresh(_ file: String) throws {
    let root = ResultDifferences.root
    let document = try JSONValue.parse(
      String(contentsOf: root.appendingPathComponent("results/\(file)"), encoding: .utf8))
    let scenario = root.appendingPathComponent("scenarios/\(file.prefix { $0 != "/" })/scenario.yaml").path
    let reading = ScenarioReader.read(path: scenario, option: document["scenario"]?["option"]?.string)
    #expect(document["scenario"]?["sha256"]?.string == reading.sha256, "found for another version of the scenario")
    let plan = try Experiment.solvingVolumes(of: #require(reading.plan), threads: 2)
    let duties = ScheduledDuties(try ScheduleFile(document, for: plan).shifts, calendar: plan.calendar)
    let staffed = plan.scheduled(with: duties.window.merging(duties.around) { $0 + $1 })

    let criteria = ServiceCriterion.all(try #require(plan.planning).targets, of: plan)
    let replications = document["run"]?["days"] == .number(7) ? 1_200 : 600
    let sample = try OutcomeSampler(criteria, seed: 0x5EED_C0_117E, replications: replications, threads: 2)
      .sample(staffed)
    // Of periods without contacts nothing is promised.
    let found = try criteria.indices.flatMap { index in
      try criteria[index].periods.indices.compactMap { period in
        try sample.promise(index, period, error: 1e-9).map { (criteria[index].callType, $0) }
      }
    }
    guard case .array(let promises)? = document["targets"] else {
      Issue.record("\(file) promises nothing")
      return
    }
    try #require(promises.count == found.count)
    for (promise, (type, estimate)) in zip(promises, found) {
      #expect(promise["callType"]?.string == plan.callTypes[type].name)
      guard case .number(let lower)? = promise["lower"], let upper = estimate.upper else {
        Issue.record("\(file): \(promise["from"] ?? .null) has no limit")
        continue
      }
      #expect(upper >= lower, "\(file), \(promise["from"] ?? .null): at most \(upper), said \(lower) at least")
    }
  }
}

extension JSONValue {
  fileprivate var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
