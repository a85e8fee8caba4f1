import Foundation
import TestSupport
import Testing

/// README's commands print what README says.
///
/// A line `…` stands for any lines.
@Suite struct ReadmeReleaseTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var command: String
    var expected: [String]
    var testDescription: String { command }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let examples: [Example] = {
    let text = (try? String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""
    var examples: [Example] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2)), expected: []))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].expected.append(line)
      }
    }
    return examples
  }()

  @Test func thereAreExamples() { #expect(Self.examples.count >= 3) }

  @Test(arguments: examples) func printsWhatReadmeSays(_ example: Example) throws {
    // The demo installs, builds and then runs this command; the first two steps are CI's own.
    let command = example.command.replacing("scripts/demo", with: "cherha simulate scenarios/legal-aid/scenario.yaml")
    let words = command.split(separator: " ").map(String.init)
    try #require(words.first == "cherha", "README shows `\(example.command)`, which this test cannot run")
    let outcome = try CherhaProcess.run(Array(words.dropFirst()), directory: Self.root)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    var printed = outcome.stdout.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if printed.last == "" { printed.removeLast() }
    var isOpen = false
    for line in example.expected {
      if line == "…" {
        isOpen = true
        continue
      }
      if isOpen { printed = printed.drop { $0 != line } }
      isOpen = false
      #expect(printed.first == line)
      printed = printed.dropFirst()
    }
    #expect(isOpen || printed.isEmpty, "not in README: \(printed.joined(separator: "\n"))")
  }
}
