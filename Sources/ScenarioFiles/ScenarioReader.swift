package import CallCenterModel

/// What came of reading a scenario.
package struct ScenarioReading: Sendable {
  /// Absent where an error was found.
  package var plan: Plan?
  /// Errors, warnings and notes, in order of file and place.
  package var issues: [ScenarioIssue]
  /// Whether files that could not be read are all that is wrong.
  package var isUnreadable = false
  /// The base name of the file.
  package var file: String
  /// SHA-256 of the file; where it includes others or reads CSV files, of the digests of all, in the order they were read.
  package var sha256: String
  package var optionNames: [String]
  /// The option that was laid over the scenario.
  package var option: String?
  /// Dialects of CSV files, and what was decided by default.
  package var remarks: [String]
  /// The keys of each section of the language that were looked at.
  var asked: [String: Set<String>]

  package var hasErrors: Bool { issues.contains { $0.severity == .error } }
}

/// Reads scenario files.
package enum ScenarioReader {
  /// Reads a file, with what it includes, one of its options, and overrides of single values.
  ///
  /// - Parameters:
  ///   - path: The scenario file.
  ///   - option: The name of an entry of `options` to lay over it.
  ///   - overriding: Values by path, such as `("agentGroups.sumy.headcount", "6")`, laid over it last; read as YAML.
  /// - Returns: The plan, or what is wrong with the scenario.
  package static func read(
    path: String, option: String? = nil, overriding: [(path: String, value: String)] = []
  ) -> ScenarioReading {
    let issues = IssueCollector()
    let files = InputFiles()
    do {
      let bytes = try files.read(path, limit: PlanLimits.fileBytes)
      let loader = TreeLoader(files: files, issues: issues)
      let source = loader.source(bytes, name: path, directory: InputFiles.directory(of: path))
      return read(
        source, path: path, identity: InputFiles.identity(of: path), loader: loader, option: option,
        overriding: overriding)
    } catch {
      issues.error(SourceText(name: path, directory: "", text: "").place(line: 1, column: 1), "", error.message)
      var reading = empty(path, issues)
      reading.isUnreadable = error.reason == .unreadable
      return reading
    }
  }

  /// Reads a scenario from its text; paths in it are relative to `baseDirectory`.
  package static func read(
    text: String, file: String, baseDirectory: String, option: String? = nil,
    overriding: [(path: String, value: String)] = []
  ) -> ScenarioReading {
    let issues = IssueCollector()
    let files = InputFiles()
    let bytes = Array(text.utf8)
    files.note(bytes)
    guard bytes.count <= PlanLimits.fileBytes else {
      issues.error(
        SourceText(name: file, directory: "", text: "").place(line: 1, column: 1), "",
        "the text is larger than \(PlanLimits.fileBytes >> 20) MiB; that is the limit")
      return empty(file, issues)
    }
    let loader = TreeLoader(files: files, issues: issues)
    let source = loader.source(bytes, name: file, directory: baseDirectory)
    let identity = InputFiles.identity(of: InputFiles.resolve(file, in: baseDirectory))
    return read(source, path: file, identity: identity, loader: loader, option: option, overriding: overriding)
  }

  private static func read(
    _ source: SourceText?, path: String, identity: String, loader: TreeLoader, option: String?,
    overriding: [(path: String, value: String)]
  ) -> ScenarioReading {
    let issues = loader.issues
    let context = ReadingContext(issues: issues, files: loader.files)
    var reading = empty(path, issues)
    reading.option = option
    if let source, var tree = loader.tree(of: source, chain: [(path, identity)]) {
      reading.optionNames = tree["options"]?.entries?.map(\.key) ?? []
      tree = loader.withOption(option, tree)
      for (path, value) in overriding { tree = loader.withOverride(path: path, value: value, tree) }
      if let document = DocumentReader(context: context).read(tree) {
        var resolver = PlanResolver(document: document, issues: issues)
        let plan = resolver.plan()
        if !issues.hasErrors { reading.plan = plan }
        reading.remarks = context.remarks + resolver.remarks
      }
    }
    reading.issues = issues.sorted()
    reading.isUnreadable = issues.onlyUnreadable
    reading.asked = context.asked
    reading.sha256 = hexadecimal(loader.files.sha256)
    return reading
  }

  private static func empty(_ path: String, _ issues: IssueCollector) -> ScenarioReading {
    ScenarioReading(
      plan: nil, issues: issues.sorted(), file: String(path.split(separator: "/").last ?? ""), sha256: "",
      optionNames: [], option: nil, remarks: [], asked: [:])
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
