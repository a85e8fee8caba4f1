import CallCenterModel

/// Reads a scenario file with what it includes, and lays options and overrides over it.
final class TreeLoader {
  let files: InputFiles
  let issues: IssueCollector
  private var included = 0

  init(files: InputFiles, issues: IssueCollector) {
    self.files = files
    self.issues = issues
  }

  /// The text of a file as UTF-8, or `nil` after the reason was reported.
  func source(_ bytes: [UInt8], name: String, directory: String) -> SourceText? {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: body, as: UTF8.self) else {
      let empty = SourceText(name: name, directory: directory, text: "")
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let line = 1 + Self.validPrefix(body).count { $0 == 0x0A }
      issues.error(
        empty.place(line: isUTF16 ? 1 : line, column: 1), "",
        "the file is not UTF-8\(isUTF16 ? " but UTF-16" : ""); save it as UTF-8")
      return nil
    }
    return SourceText(name: name, directory: directory, text: text)
  }

  private static func validPrefix(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var (low, high) = (0, bytes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      // A cut inside a character is not the fault looked for: up to three bytes more may complete it.
      let valid = (0...3).contains { String(validating: bytes.prefix(middle + $0), as: UTF8.self) != nil }
      if valid { low = middle } else { high = middle }
    }
    return bytes.prefix(low)
  }

  /// The tree of a source, includes merged under it.
  func tree(of source: SourceText, chain: [(name: String, identity: String)]) -> Tree? {
    guard let own = TreeComposer(source: source, issues: issues).compose() else { return nil }
    guard own.entries != nil else {
      issues.error(own.place, "", "a scenario is a map of keys such as `format: cherha/1`, not \(own.kindName)")
      return nil
    }
    guard let include = own["include"] else { return own }
    let paths = include.items ?? [include]
    var base: Tree?
    for item in paths {
      guard case .scalar(let path, _) = item.content, !path.isEmpty else {
        issues.error(item.place, "include", "`include` takes a file or a list of files, not \(item.kindName)")
        continue
      }
      guard let read = self.included(path, at: item.place, chain: chain) else { continue }
      base = base?.overridden(by: read) ?? read
    }
    let rest = own.without("include")
    return base?.overridden(by: rest) ?? rest
  }

  private func included(_ path: String, at place: Place, chain: [(name: String, identity: String)]) -> Tree? {
    let resolved = InputFiles.resolve(path, in: place.source.directory)
    let identity = InputFiles.identity(of: resolved)
    if let start = chain.firstIndex(where: { $0.identity == identity }) {
      let names = chain[start...].map(\.name) + [resolved]
      issues.error(place, "include", "the files include each other: \(names.joined(separator: " → "))")
      return nil
    }
    included += 1
    guard included <= PlanLimits.includes else {
      issues.error(place, "include", "more than \(PlanLimits.includes) files are included; that is the limit")
      return nil
    }
    do {
      let bytes = try files.read(resolved, limit: PlanLimits.fileBytes)
      guard let source = source(bytes, name: resolved, directory: InputFiles.directory(of: resolved)) else {
        return nil
      }
      return tree(of: source, chain: chain + [(resolved, identity)])
    } catch {
      issues.error(place, "include", error)
      return nil
    }
  }

  /// The tree with the chosen option laid over it.
  func withOption(_ name: String?, _ tree: Tree) -> Tree {
    guard let name else { return tree }
    let options = tree["options"]
    let names = options?.entries?.map(\.key) ?? []
    guard let overrides = options?[name] else {
      let place = tree.entries?.first { $0.key == "options" }?.keyPlace ?? tree.place.source.place(line: 1, column: 1)
      let known = names.isEmpty ? "; the scenario has no options" : NearestName.hint(for: name, among: names)
      issues.error(place, "options", "there is no option `\(name)`\(known)")
      return tree
    }
    guard let entries = overrides.entries else { return tree }
    for entry in entries where ["options", "include", "format"].contains(entry.key) {
      issues.error(entry.keyPlace, "options.\(name)", "an option cannot override `\(entry.key)`")
    }
    return tree.overridden(by: overrides)
  }

  /// The tree with one value replaced; the text is read as YAML.
  func withOverride(path: String, value: String, _ tree: Tree) -> Tree {
    let source = SourceText(name: "override \(path)", directory: tree.place.source.directory, text: value)
    guard let replacement = TreeComposer(source: source, issues: issues).compose() else { return tree }
    let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard keys.allSatisfy({ !$0.isEmpty }) else {
      issues.error(replacement.place, path, "a path is written like `agentGroups.sumy.headcount`")
      return tree
    }
    // The last key may be new, or the schema walk would hide a default that is to be varied; what leads there may not.
    var level = tree
    for key in keys.dropLast() {
      guard let next = level[key] else {
        let known = level.entries?.map(\.key) ?? []
        issues.error(
          replacement.place, path,
          "the scenario has no `\(key)` on this path\(NearestName.hint(for: key, among: known))")
        return tree
      }
      level = next
    }
    return tree.overridden(by: .nested(keys, replacement))
  }
}
