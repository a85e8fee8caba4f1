internal import Reporting
internal import ScenarioFiles

/// What is wrong with the points of a sweep; what is the same at several is told once.
struct SweepFindings {
  private struct Finding {
    var key: String
    var text: String
    var detail: JSONValue
    var first: String
    var others: Int
  }

  private var findings: [Finding] = []

  mutating func add(_ issue: ScenarioIssue, _ point: String) {
    add(key: "\(issue.path)\n\(issue.message)", text: issue.text, detail: issue.json, point)
  }

  mutating func add(_ message: String, _ point: String) {
    add(key: message, text: "error: \(message)", detail: .object([("message", .string(message))]), point)
  }

  private mutating func add(key: String, text: String, detail: JSONValue, _ point: String) {
    if let known = findings.firstIndex(where: { $0.key == key }) {
      findings[known].others += 1
    } else {
      findings.append(Finding(key: key, text: text, detail: detail, first: point, others: 0))
    }
  }

  func throwIfAny(file: String) throws {
    guard let first = findings.first else { return }
    let texts = findings.map { finding in
      let also = finding.others == 0 ? "" : " and \(finding.others) more"
      return "\(finding.first)\(also):\n\(finding.text)"
    }
    let details = findings.map { finding in
      JSONValue.object([
        ("point", .string(finding.first)), ("others", .integer(finding.others)), ("issue", finding.detail),
      ])
    }
    throw CommandFailure(
      .badInput, code: "bad-input", "\(file): \(first.first) is not valid, nothing was run", details: details,
      text: texts.joined(separator: "\n"))
  }
}
