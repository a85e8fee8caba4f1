import Foundation
import Testing

@testable import ScenarioFiles

/// The scenarios that the guides show whole are scenarios.
@Suite struct GuideTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../docs/guides").standardized

  private static func scenarios() throws -> [(page: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
      .flatMap { page in
        let text = try String(contentsOf: folder.appending(path: page), encoding: .utf8)
        return text.matches(of: /```yaml\n((?:.|\n)*?)```/).map { (page, String($0.1)) }
      }.filter { $0.1.hasPrefix("format:") }
  }

  @Test func scenariosOfTheGuidesHaveNoErrors() throws {
    let scenarios = try Self.scenarios()
    #expect(scenarios.count >= 3)
    for (page, text) in scenarios {
      let reading = ScenarioReader.read(text: text, file: page, baseDirectory: Self.folder.path)
      #expect(!reading.hasErrors, "\(reading.issues.map(\.text).joined(separator: "\n"))")
    }
  }
}
