internal import CallCenterModel
package import Experiments
package import Foundation
internal import OutputAnalysis

/// Why a file is no result that can be compared with.
package struct ResultFileError: Error, Sendable, CustomStringConvertible {
  package var description: String
}

extension CommittedResult {
  /// Reads a result file.
  ///
  /// - Parameters:
  ///   - data: The content of the file.
  ///   - path: Where it is, for people.
  /// - Throws: ``ResultFileError`` for anything but a whole `cherha-result/1`.
  package init(parsing data: Data, path: String) throws(ResultFileError) {
    guard !data.isEmpty else { throw ResultFileError(description: "the file is empty") }
    guard let document = try? JSONValue.parse(data) else {
      throw ResultFileError(description: "this is not whole JSON; was the file cut off?")
    }
    let format = document["format"]?.text
    guard format == "cherha-result/1" else {
      throw ResultFileError(
        description: "the format is \(format.map { "`\($0)`" } ?? "missing"); this version reads `cherha-result/1`")
    }
    guard let run = document["run"], let version = run["version"]?.text, let seed = run["seed"]?.seed,
      let replications = run["replications"]?.whole, replications > 0, let confidence = run["confidence"]?.number,
      confidence > 0, confidence < 1, let total = document["total"], let types = document["callTypes"]?.members,
      let groups = document["agentGroups"]?.members
    else {
      throw ResultFileError(description: "members of `cherha-result/1` are missing: `run`, `total`, `callTypes`, …")
    }
    var figures = Self.figures(total, scope: nil)
    for (name, value) in types + groups { figures += Self.figures(value, scope: name) }
    var batches = replications
    if let count = run["batches"]?["batches"]?.whole { batches = count }
    self.init(
      path: path, version: version, seed: seed, replications: batches, confidence: confidence,
      solvedVolumes: Self.volumes(run), figures: figures)
  }

  private static func volumes(_ run: JSONValue) -> [SolvedVolume] {
    (run["solvedVolumes"]?.elements ?? []).compactMap { volume in
      guard let name = volume["callType"]?.text, let factor = volume["firstAttemptsPerContact"]?.number,
        let counts = volume["counts"]?.text.flatMap(CountedVolume.init)
      else { return nil }
      return SolvedVolume(callType: name, counts: counts, firstAttemptsPerContact: factor)
    }
  }

  private static func figures(_ set: JSONValue, scope: String?) -> [ResultFigure] {
    Measure.allCases.flatMap { measure -> [ResultFigure] in
      var value: JSONValue? = set
      for part in measure.rawValue.split(separator: ".") { value = value?[String(part)] }
      guard let value else { return [] }
      guard measure.isQuantile else {
        return value.estimate.map { [ResultFigure(.init(measure, scope: scope), $0)] } ?? []
      }
      return (value.members ?? []).compactMap { key, value in
        guard let probability = Double(key), let estimate = value.estimate else { return nil }
        return ResultFigure(.init(measure, probability: probability, scope: scope), estimate)
      }
    }
  }
}

extension JSONValue {
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var whole: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// One too large for a signed 64-bit integer is text.
  fileprivate var seed: UInt64? { whole.flatMap { UInt64(exactly: $0) } ?? text.flatMap { UInt64($0) } }

  fileprivate var members: [(key: String, value: JSONValue)]? {
    if case .object(let members) = self { members } else { nil }
  }

  fileprivate var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  fileprivate var estimate: Estimate? {
    guard let mean = self["mean"]?.number else { return nil }
    let (lower, upper) = (self["lower"]?.number, self["upper"]?.number)
    if let lower, let upper, lower > upper { return nil }
    return Estimate(mean: mean, lower: lower, upper: upper)
  }
}
