import Testing

/// README's commands print what README says.
@Suite struct ReadmeReleaseTests {
  static let examples = ConsoleExample.all(in: "README.md")

  @Test func thereAreExamples() { #expect(Self.examples.count >= 3) }

  @Test(arguments: examples) func printsWhatReadmeSays(_ example: ConsoleExample) throws { try example.check() }
}
