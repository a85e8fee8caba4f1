import Foundation
import Testing

/// Every shipped scenario has a page and a committed result; `scripts/test` compares the results by `cherha check`.
@Suite struct ShippedScenarioTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  @Test func everyScenarioHasAPageAndAResult() throws {
    let scenarios = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "scenarios").path)
    #expect(scenarios.count >= 7)
    for name in scenarios {
      for file in ["results/\(name)/result.json", "scenarios/\(name)/README.md"] {
        let isThere = FileManager.default.fileExists(atPath: Self.root.appending(path: file).path)
        #expect(isThere, "\(file) is missing")
      }
    }
  }
}
