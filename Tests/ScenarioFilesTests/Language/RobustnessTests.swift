import Testing

@testable import ScenarioFiles

/// SplitMix64, so that every run makes the same mutations.
private struct Mutations: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct RobustnessTests {
  private static let strange: [Unicode.Scalar] = [
    "0", "9", "-", ":", ",", "{", "}", "[", "]", "*", "&", "!", "#", "'", "\"", "%", " ", "\n", "\t", "\r", "|", ">",
    "?",
    "є", "電", "\u{0}", "\u{E000}", "\u{FEFF}", "\u{2028}", ".", "e", "~",
  ]

  @Test(arguments: 0..<20) func mutatedExampleNeverCrashes(batch: UInt64) {
    var generator = Mutations(state: batch)
    let original = Array(ScenarioExample.text.unicodeScalars)
    for _ in 0..<100 {
      var scalars = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let at = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.removeSubrange(at..<min(scalars.count, at + Int.random(in: 1...12, using: &generator)))
        case 1: scalars.insert(contentsOf: scalars[at..<min(scalars.count, at + 15)], at: at)
        case 2: scalars[at] = Self.strange.randomElement(using: &generator) ?? "0"
        default: scalars.insert(Self.strange.randomElement(using: &generator) ?? "0", at: at)
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      let reading = ScenarioReader.read(text: text, file: "m.yaml", baseDirectory: "nowhere")
      #expect((reading.plan == nil) == reading.hasErrors, "\(text)")
      #expect(reading.issues.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.text.isEmpty })
    }
  }
}
