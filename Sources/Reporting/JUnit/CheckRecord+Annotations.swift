internal import CallCenterModel
package import Experiments

extension CheckRecord {
  /// Workflow commands of GitHub Actions, one a line, that mark what fails and what is undecided in the files.
  package var annotations: String {
    scenarios.flatMap { scenario in
      var lines = scenario.assertions.compactMap { record -> String? in
        guard let level = record.outcome.annotation else { return nil }
        let place = record.assertion.place
        return Self.command(level, file: place.file, line: place.line, record.plainText)
      }
      if let regression = scenario.regression, let level = regression.outcome.asVerdict.annotation {
        lines.append(Self.command(level, file: regression.committed.path, line: 1, regression.plainDetails))
      }
      return lines
    }.joined()
  }

  private static func command(_ level: String, file: String, line: Int, _ message: String) -> String {
    "::\(level) file=\(escaped(file, inProperty: true)),line=\(line)::\(escaped(message, inProperty: false))\n"
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    let plain = text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    return inProperty ? plain.replacing(":", with: "%3A").replacing(",", with: "%2C") : plain
  }
}

extension AssertionOutcome {
  fileprivate var annotation: String? {
    switch self {
    case .pass: nil
    case .fail: "error"
    case .undecided: "warning"
    }
  }
}
