import Testing

@testable import ScenarioFiles

@Suite struct AliasTests {
  private func compose(_ text: String) -> (tree: Tree?, issues: [ScenarioIssue]) {
    let issues = IssueCollector()
    let source = SourceText(name: "a.yaml", directory: "", text: text)
    return (TreeComposer(source: source, issues: issues).compose(), issues.issues)
  }

  @Test func aliasesStandForTheirAnchors() throws {
    let (tree, issues) = compose("a: &x {k: [1, '*y']}\nb: *x\nc: 'no *x'\nd: 2 * 3")
    #expect(issues.isEmpty)
    let list = try #require(tree?["b"]?["k"]?.items)
    #expect(list.map(\.scalar) == ["1", "*y"])
    #expect(tree?["c"]?.scalar == "no *x")
    #expect(tree?["d"]?.scalar == "2 * 3")
  }

  /// 10^30 nodes; composing with expansion would never end.
  @Test func bombOfAliasesIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...29 {
      text += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    let (tree, issues) = compose(text)
    #expect(tree == nil)
    #expect(issues.map(\.message) == ["the file holds more than 200000 nodes, aliases expanded; that is the limit"])
    #expect(issues.first?.line == 6)
  }

  @Test func bombInKeysIsRefused() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let (tree, issues) = compose(text + "? *a60\n: 1\n? [*a60]\n: 2")
    #expect(tree == nil)
    #expect(issues.count == 1)
  }

  @Test func deepNestingIsRefused() {
    for text in [
      String(repeating: "[", count: 40) + String(repeating: "]", count: 40), String(repeating: "[", count: 100_000),
    ] {
      #expect(compose(text).tree == nil)
    }
    var text = "a0: &a0 [x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(compose(text).issues.first?.message.contains("nested deeper than 32") == true)
  }

  @Test func manyNodesAreRefusedBeforeTheyAreMade() {
    let text = String(repeating: "- a\n", count: 500_000)
    #expect(compose(text).issues.first?.message.contains("more than 200000 nodes") == true)
  }

  @Test func severalDuplicatesAreAllFound() {
    let (tree, issues) = compose("a: 1\nb: {c: 1, c: 2}\na: 3\n'b': 4\nд: 1\nд: 2")
    #expect(issues.map { "\($0.line):\($0.column)" } == ["2:11", "3:1", "4:1", "6:1"])
    #expect(tree?["a"]?.scalar == "1")
  }

  @Test func marksCountScalarsInCyrillicText() throws {
    let (tree, _) = compose("імʼя: {ключ: значення, інший: x}")
    let place = try #require(tree?["імʼя"]?.entries?[1].keyPlace)
    #expect(place.column == 24)
  }
}
