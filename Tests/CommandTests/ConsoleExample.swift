import Foundation
import TestSupport
import Testing

/// A command in a text, and what the text says it prints.
///
/// A line `…` stands for any lines.
struct ConsoleExample: Sendable, CustomTestStringConvertible {
  var command: String
  var expected: [String]
  var testDescription: String { command }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The commands of the `console` blocks of a file, by its path from the root of the repository.
  static func all(in file: String) -> [ConsoleExample] {
    let text = (try? String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)) ?? ""
    var examples: [ConsoleExample] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(ConsoleExample(command: String(line.dropFirst(2)), expected: []))
      } else if isInside, let last = examples.last, last.expected.isEmpty, last.command.hasSuffix("\\") {
        examples[examples.count - 1].command = String(last.command.dropLast()) + String(line.drop { $0 == " " })
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].expected.append(line)
      }
    }
    return examples
  }

  /// Runs the command at the root of the repository.
  func check() throws {
    // The demo installs, builds and then runs this command; the first two steps are CI's own.
    let words = Self.words(
      command.replacing("scripts/demo", with: "cherha simulate scenarios/legal-aid/scenario.yaml"))
    try #require(words.first == "cherha", "`\(command)` cannot be run by this test")
    let outcome = try CherhaProcess.run(Array(words.dropFirst()), directory: Self.root)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    var printed = outcome.stdout.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if printed.last == "" { printed.removeLast() }
    var isOpen = false
    for line in expected {
      if line == "…" {
        isOpen = true
        continue
      }
      if isOpen { printed = printed.drop { $0 != line } }
      isOpen = false
      #expect(printed.first == line)
      printed = printed.dropFirst()
    }
    #expect(isOpen || printed.isEmpty, "not in the text: \(printed.joined(separator: "\n"))")
  }

  /// The words of a command, with blanks in them where double quotes stand.
  private static func words(_ command: String) -> [String] {
    var words: [String] = []
    for (index, part) in command.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 0 {
        let pieces = part.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for (place, piece) in pieces.enumerated() {
          if place == 0, !words.isEmpty { words[words.count - 1] += piece } else { words.append(piece) }
        }
      } else if words.isEmpty {
        words.append(String(part))
      } else {
        words[words.count - 1] += part
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
