@testable import ScenarioFiles

/// A scenario with one edit, in which `‸` marks the place of the expected finding.
struct MarkedScenario {
  static let base = """
    format: cherha/1
    name: Test
    calendar:
      timezone: Europe/Kyiv
      from: 2017-07-03
      days: 2
      warmUp: 0 days
      hours: 08:00-20:00
    callTypes:
      legal:
        arrivals: {rate: 10 per hour}
        handling: {talk: {constant: 5 min}}
        patience: {exponential: {mean: 2 min}}
        target: 80/20
    agentGroups:
      sumy:
        agents: 3
        hours: 08:00-20:00
        skills: [legal]
    run: {replications: 10}
    """

  var text: String
  var line = 1
  var column = 1

  init(_ edits: [(String, String)]) {
    var marked = Self.base
    for (find, replacement) in edits {
      precondition(marked.contains(find), "the base has no \(find)")
      marked = marked.replacing(find, with: replacement, maxReplacements: 1)
    }
    text = ""
    var found = false
    for scalar in marked.unicodeScalars {
      if scalar == "‸" { found = true } else { text.unicodeScalars.append(scalar) }
      if found { continue }
      column += 1
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
  }

  func read() -> ScenarioReading { ScenarioReader.read(text: text, file: "test.yaml", baseDirectory: "") }
}
