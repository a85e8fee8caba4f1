import Testing

/// The commands of the guide to sweeps print what the guide says.
@Suite struct SweepGuideReleaseTests {
  static let examples = ConsoleExample.all(in: "docs/guides/sweep.md")

  @Test func thereAreExamples() { #expect(Self.examples.count == 3) }

  @Test(arguments: examples) func printsWhatTheGuideSays(_ example: ConsoleExample) throws { try example.check() }
}
