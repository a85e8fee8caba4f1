internal import CallCenterModel
package import Experiments
internal import Foundation
internal import OutputAnalysis

extension CheckRecord {
  /// JUnit's XML: a suite for each scenario or option, a case for each assertion and for the committed result.
  ///
  /// What is not decided is `skipped`, with the reason; the exit status tells it from success.
  package var junit: String {
    let suites = scenarios.map(\.suite)
    let all = suites.map(\.cases).joined()
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"cherha check\"\(Self.counts(Array(all)))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(suite.name.xmlEscaped)\"\(Self.counts(suite.cases))>\n"
      text += suite.cases.map(\.xml).joined()
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func counts(_ cases: [JUnitCase]) -> String {
    let failures = cases.filter { $0.outcome == .fail }.count
    let skipped = cases.filter { $0.outcome == .undecided }.count
    return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
  }
}

private struct JUnitCase {
  var name: String
  var suite: String
  var outcome: AssertionOutcome
  var message: String
  var details: String

  var xml: String {
    let start = "    <testcase name=\"\(name.xmlEscaped)\" classname=\"\(suite.xmlEscaped)\""
    switch outcome {
    case .pass: return start + "/>\n"
    case .fail:
      return start + ">\n      <failure message=\"\(message.xmlEscaped)\">\(details.xmlEscaped)</failure>\n"
        + "    </testcase>\n"
    case .undecided:
      return start + ">\n      <skipped message=\"\(message.xmlEscaped)\"/>\n    </testcase>\n"
    }
  }
}

extension CheckedScenario {
  fileprivate var suite: (name: String, cases: [JUnitCase]) {
    let title = scenario.option.map { "\(name)#\($0)" } ?? name
    var cases = assertions.map { record in
      JUnitCase(
        name: record.assertion.name, suite: title, outcome: record.outcome, message: record.plainText,
        details: "\(record.plainText)\n\(record.assertion.place.file):\(record.assertion.place.line)")
    }
    if let regression {
      cases.append(
        JUnitCase(
          name: "regression against \(regression.committed.path)", suite: title, outcome: regression.outcome.asVerdict,
          message: regression.plainText, details: regression.plainDetails))
    }
    return (title, cases)
  }
}

extension RegressionRecord.Outcome {
  var asVerdict: AssertionOutcome {
    switch self {
    case .identical, .same: .pass
    case .different: .fail
    case .undecided: .undecided
    }
  }
}
