import CallCenterModel
internal import Yams

/// Turns YAML text into a ``Tree``: aliases resolved under a budget, duplicate keys and other traps reported.
///
/// The YAML library expands aliases while it composes and compares keys by content, so that a few lines of aliases to
/// aliases can cost exponential time before anybody can count. Aliases are therefore hidden from it: every `*` becomes a
/// private-use character, which makes an alias a plain scalar, and aliases are resolved here, where nodes are counted.
/// Keys that it refuses as duplicates are hidden in the same way, one character each, so that the rest is still read.
struct TreeComposer {
  let source: SourceText
  let issues: IssueCollector

  private struct Refused: Error {}
  private struct Known {
    var tree: Tree
    var nodes: Int
    var depth: Int
  }

  private static let star: Unicode.Scalar = "\u{E000}"
  private static let hidden: ClosedRange<UInt32> = 0xE000...0xE0FF

  /// The tree, or `nil` after the reason was reported.
  func compose() -> Tree? {
    guard !source.text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) else {
      issues.error(source.place(line: 1, column: 1), "", "the file is empty")
      return nil
    }
    guard charactersAreAllowed(), sizeIsAllowed() else { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in source.text.unicodeScalars { scalars.append(scalar == "*" ? Self.star : scalar) }
    var replaced: [Unicode.Scalar: Unicode.Scalar] = [Self.star: "*"]
    while true {
      do {
        let parser = try Parser(yaml: String(scalars), resolver: .basic, encoding: .utf8)
        return try withExtendedLifetime(parser) {
          guard let root = try parser.singleRoot() else {
            issues.error(source.place(line: 1, column: 1), "", "the file holds no YAML document")
            return nil
          }
          var builder = Builder(composer: self, replaced: replaced)
          return try builder.build(root, depth: 1).tree
        }
      } catch is Refused {
        return nil
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard let hiddenText = hideKey(at: context.mark, in: scalars, &replaced) else {
          issues.error(source.place(line: context.mark.line, column: context.mark.column), "", "duplicate key")
          return nil
        }
        scalars = hiddenText
      } catch let error as YamlError {
        report(error)
        return nil
      } catch {
        issues.error(source.place(line: 1, column: 1), "", "\(error)")
        return nil
      }
    }
  }

  // MARK: - Before composing

  private func charactersAreAllowed() -> Bool {
    var line = 1
    var column = 0
    var afterReturn = false
    for scalar in source.text.unicodeScalars {
      column += 1
      let value = scalar.value
      let isBreak = SourceText.isBreak(scalar)
      if isBreak {
        if !(scalar == "\n" && afterReturn) { line += 1 }
        column = 0
      } else if value < 0x20 && scalar != "\t" || (0x7F...0x9F).contains(value) || value == 0xFFFE || value == 0xFFFF
        || Self.hidden.contains(value)
      {
        issues.error(
          source.place(line: line, column: column), "",
          "the character U+\(String(value, radix: 16, uppercase: true)) is not allowed in a scenario file")
        return false
      }
      afterReturn = scalar == "\r"
    }
    return true
  }

  /// A file that must hold too many nodes is refused before they take memory.
  private func sizeIsAllowed() -> Bool {
    var separators = 0
    var atStart = true
    var inComment = false
    for byte in source.text.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        (atStart, inComment) = (true, false)
      case 0x20, 0x09: break
      case 0x23 where atStart:
        (atStart, inComment) = (false, true)
      case _ where inComment: break
      case _ where atStart:
        (atStart, separators) = (false, separators + 1)
      case 0x2C: separators += 1
      default: break
      }
    }
    guard separators <= 2 * PlanLimits.nodes else {
      issues.error(source.place(line: 1, column: 1), "", tooManyNodes)
      return false
    }
    return true
  }

  fileprivate var tooManyNodes: String {
    "the file holds more than \(PlanLimits.nodes) nodes, aliases expanded; that is the limit"
  }

  /// The text with the key at a place made different from its twin.
  private func hideKey(
    at mark: Mark, in scalars: String.UnicodeScalarView, _ replaced: inout [Unicode.Scalar: Unicode.Scalar]
  ) -> String.UnicodeScalarView? {
    guard replaced.count < 32, let stand = Unicode.Scalar(Self.hidden.lowerBound + UInt32(replaced.count)) else {
      return nil
    }
    var result = String.UnicodeScalarView()
    var line = 1
    var column = 1
    var afterReturn = false
    var done = false
    for scalar in scalars {
      let isBreak = SourceText.isBreak(scalar)
      let reached = line > mark.line || line == mark.line && column >= mark.column
      if reached, !done, scalar != "\"", scalar != "'" {
        guard !isBreak, !Self.hidden.contains(scalar.value), scalar.properties.isAlphabetic else { return nil }
        replaced[stand] = scalar
        result.append(stand)
        done = true
      } else {
        result.append(scalar)
      }
      column += 1
      if isBreak, !(scalar == "\n" && afterReturn) { (line, column) = (line + 1, 1) }
      if isBreak { column = 1 }
      afterReturn = scalar == "\r"
    }
    return done ? result : nil
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let before = context.map { "\($0.text), ".replacing("\n", with: " ") } ?? ""
      issues.error(
        source.place(line: max(mark.line, 1), column: max(mark.column, 1)), "",
        "this is not YAML: \(before)\(problem)\(Self.advice(problem))")
    case .reader(let problem, _, _, _):
      issues.error(source.place(line: 1, column: 1), "", "this cannot be read as text: \(problem)")
    default:
      issues.error(source.place(line: 1, column: 1), "", "this is not YAML: \(error)")
    }
  }

  private static func advice(_ problem: String) -> String {
    if problem.contains("cannot start any token") { return " (a tab? indent with spaces)" }
    if problem.contains("mapping values are not allowed") { return " (quote texts that contain `: `)" }
    return ""
  }

  // MARK: - After composing

  private struct Builder {
    let composer: TreeComposer
    let replaced: [Unicode.Scalar: Unicode.Scalar]
    var anchors: [String: Known] = [:]
    var nodes = 0

    mutating func build(_ node: Node, depth: Int) throws -> Known {
      let place = self.place(node.mark)
      guard depth <= PlanLimits.nesting else {
        throw refuse(place, "nested deeper than \(PlanLimits.nesting) levels; that is the limit")
      }
      try count(1, place)
      let known: Known
      switch node {
      case .scalar(let scalar):
        if scalar.style == .plain, scalar.string.unicodeScalars.first == TreeComposer.star {
          return try alias(String(scalar.string.unicodeScalars.dropFirst()), place, depth: depth)
        }
        known = Known(tree: try self.scalar(scalar, place), nodes: 1, depth: 1)
      case .sequence(let sequence):
        try requireNoTag(node, .seq, place)
        var items: [Tree] = []
        var (total, deepest) = (1, 0)
        for item in sequence {
          let built = try build(item, depth: depth + 1)
          items.append(built.tree)
          total += built.nodes
          deepest = max(deepest, built.depth)
        }
        known = Known(tree: Tree(place: place, content: .list(items)), nodes: total, depth: deepest + 1)
      case .mapping(let mapping):
        try requireNoTag(node, .map, place)
        known = try map(mapping, place, depth: depth)
      case .alias:
        throw refuse(place, "an alias stands where none can be")
      }
      if let anchor = node.anchor { anchors[anchor.rawValue] = known }
      return known
    }

    private mutating func map(_ mapping: Node.Mapping, _ place: Place, depth: Int) throws -> Known {
      var entries: [Tree.Entry] = []
      var first: [String: Place] = [:]
      var (total, deepest) = (1, 0)
      for (key, value) in mapping {
        let keyPlace = self.place(key.mark)
        let built = try build(value, depth: depth + 1)
        guard let name = key.scalar else {
          throw refuse(keyPlace, "a key must be a plain text, not a list or a map")
        }
        if name.style == .plain, name.string.unicodeScalars.first == TreeComposer.star {
          throw refuse(keyPlace, "a key cannot be an alias")
        }
        let text = restored(name.string)
        if text == "<<", name.style == .plain {
          composer.issues.error(
            keyPlace, "",
            "merge keys (`<<`) are not part of the language; use `include` or `options`, or repeat the keys")
          continue
        }
        if let earlier = first[text] {
          composer.issues.error(keyPlace, "", "duplicate key `\(text)`; it stands in line \(earlier.line) already")
          continue
        }
        first[text] = keyPlace
        entries.append(.init(key: text, keyPlace: keyPlace, value: built.tree))
        total += built.nodes
        deepest = max(deepest, built.depth)
      }
      return Known(tree: Tree(place: place, content: .map(entries)), nodes: total, depth: deepest + 1)
    }

    private mutating func alias(_ name: String, _ place: Place, depth: Int) throws -> Known {
      guard let known = anchors[name] else {
        throw refuse(place, "the alias `*\(restored(name))` has no anchor before it")
      }
      guard depth + known.depth - 1 <= PlanLimits.nesting else {
        throw refuse(
          place, "nested deeper than \(PlanLimits.nesting) levels with the alias expanded; that is the limit")
      }
      try count(known.nodes, place)
      return known
    }

    private func scalar(_ scalar: Node.Scalar, _ place: Place) throws -> Tree {
      try requireNoTag(.scalar(scalar), .str, place)
      let plain = scalar.style == .plain
      let text = restored(scalar.string)
      if plain, ["", "~", "null", "Null", "NULL"].contains(text) { return Tree(place: place, content: .null) }
      return Tree(place: place, content: .scalar(text, quoted: !plain))
    }

    private func requireNoTag(_ node: Node, _ expected: Tag.Name, _ place: Place) throws {
      guard node.tag == Tag(expected) else { throw refuse(place, "tags (`!…`) are not part of the language") }
    }

    private mutating func count(_ more: Int, _ place: Place) throws {
      nodes += more
      guard nodes <= PlanLimits.nodes else { throw refuse(place, composer.tooManyNodes) }
    }

    private func refuse(_ place: Place, _ message: String) -> Refused {
      composer.issues.error(place, "", message)
      return Refused()
    }

    private func place(_ mark: Mark?) -> Place {
      composer.source.place(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private func restored(_ text: String) -> String {
      guard text.unicodeScalars.contains(where: { replaced[$0] != nil }) else { return text }
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars { result.append(replaced[scalar] ?? scalar) }
      return String(result)
    }
  }
}
