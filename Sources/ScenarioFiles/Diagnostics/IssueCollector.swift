/// Gathers everything found while one scenario is read.
final class IssueCollector {
  private(set) var issues: [ScenarioIssue] = []
  private var seen: Set<ScenarioIssue> = []
  private var leftOut = 0

  static let most = 200

  var hasErrors: Bool { errorCount > 0 }
  private(set) var errorCount = 0
  private var unreadableCount = 0
  /// Whether files that cannot be read are all that is wrong.
  var onlyUnreadable: Bool { unreadableCount > 0 && unreadableCount == errorCount }

  /// A file that an entry names cannot be used.
  func error(_ place: Place, _ path: String, _ failure: FileFailure) {
    let before = errorCount
    error(place, path, failure.message)
    if failure.reason == .unreadable { unreadableCount += errorCount - before }
  }

  func error(_ place: Place, _ path: String, _ message: String) { add(.error, place, path, message) }
  func warning(_ place: Place, _ path: String, _ message: String) { add(.warning, place, path, message) }
  func note(_ place: Place, _ path: String, _ message: String) { add(.note, place, path, message) }

  private func add(_ severity: ScenarioIssue.Severity, _ place: Place, _ path: String, _ message: String) {
    let issue = ScenarioIssue(
      severity: severity, file: place.source.name, line: place.line, column: place.column, path: path,
      message: message, sourceLine: place.source.line(place.line))
    guard !seen.contains(issue) else { return }
    if severity == .error { errorCount += 1 }
    guard issues.count < Self.most else {
      leftOut += 1
      return
    }
    seen.insert(issue)
    issues.append(issue)
  }

  /// The findings in order of file and place, and how many more there were.
  func sorted() -> [ScenarioIssue] {
    var order: [String: Int] = [:]
    for issue in issues where order[issue.file] == nil { order[issue.file] = order.count }
    var result = issues.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (order[a.file, default: 0], a.line, a.column, left.offset)
        < (order[b.file, default: 0], b.line, b.column, right.offset)
    }.map(\.element)
    if leftOut > 0, let last = result.last {
      result.append(
        ScenarioIssue(
          severity: .note, file: last.file, line: 1, column: 1, path: "", message: "\(leftOut) more findings left out",
          sourceLine: ""))
    }
    return result
  }
}
