import CallCenterModel
import Experiments
import Foundation
import ScenarioFiles
import Testing

/// Every scenario that the guides show whole is simulated, with a trace, unless its shifts are still to be found.
@Suite struct GuideReleaseTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/guides").standardized

  static let pages: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

  @Test(arguments: pages) func scenariosOfTheGuideRun(page: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: page), encoding: .utf8)
    for match in text.matches(of: /```yaml\n((?:.|\n)*?)```/) where match.1.hasPrefix("format:") {
      let reading = ScenarioReader.read(text: String(match.1), file: page, baseDirectory: Self.folder.path)
      var plan = try #require(reading.plan, "\(page)")
      guard plan.groupsAwaitingShifts.isEmpty else { continue }
      if plan.run.batches == 0 { plan.run.replications = min(plan.run.replications, 40) }
      let experiment = Experiment(plan, threads: 2, version: "test")
      let record = try experiment.run(
        scenario: ScenarioIdentity(name: plan.name, file: page, sha256: "", option: nil))
      #expect(record.total[.offered] != nil, "\(page)")
      guard plan.run.batches == 0 else { continue }
      var rows = 0
      try experiment.trace(record) { rows += $0.count }
      #expect(rows > 0, "\(page)")
    }
  }
}
