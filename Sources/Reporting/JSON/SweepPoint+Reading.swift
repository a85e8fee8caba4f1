internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

/// Why a text is not a finished point of a sweep.
package struct SweepPointError: Error, Sendable, Equatable, CustomStringConvertible {
  package var description: String

  package init(description: String) { self.description = description }
}

/// A finished point as it was written.
package struct StoredSweepPoint: Sendable {
  package var header: SweepHeader
  package var key: String
  package var point: SweepPoint

  /// - Throws: ``SweepPointError`` where the text is cut off or holds something else.
  package init(parsing text: String) throws(SweepPointError) {
    let document: JSONValue
    do { document = try JSONValue.parse(text) } catch {
      throw .init(description: "it is not whole")
    }
    let format = document["format"]?.text ?? ""
    guard format == SweepPoint.format else {
      throw .init(
        description: format.isEmpty
          ? "it is not a point of a sweep" : "it is `\(format)`, this version reads `\(SweepPoint.format)`")
    }
    guard let key = document["key"]?.text, let header = document["sweep"].flatMap(SweepHeader.init(json:)),
      let point = SweepPoint(json: document), point.estimates.count == header.measures.count,
      point.values.count == header.factors.count
    else { throw .init(description: "it lacks something that a point of a sweep has") }
    self.header = header
    self.key = key
    self.point = point
  }
}

extension SweepHeader {
  fileprivate init?(json: JSONValue) {
    guard let scenario = json["scenario"], let run = json["run"], let name = scenario["name"]?.text,
      let file = scenario["file"]?.text, let sha256 = scenario["sha256"]?.text, let version = run["version"]?.text,
      let seed = run["seed"]?.unsigned, let replications = run["replications"]?.whole,
      let precision = run["precision"]?.items?.compactMap(\.text), let days = run["days"]?.whole,
      let confidence = run["confidence"]?.real, let currency = run["currency"]?.text,
      let design = json["design"]?.text.flatMap(SweepDesign.init(rawValue:)), let points = json["points"]?.whole,
      let factors = json["factors"]?.items, let measures = json["measures"]?.items
    else { return nil }
    let readFactors = factors.compactMap { factor -> SweepFactor? in
      guard let path = factor["path"]?.text, let values = factor["values"]?.items else { return nil }
      return SweepFactor(path: path, values: values.compactMap(\.text))
    }
    let readMeasures = measures.compactMap { measure -> SweptMeasure? in
      guard let known = measure["measure"]?.text.flatMap(Measure.init(rawValue:)) else { return nil }
      return SweptMeasure(measure: known, scope: measure["scope"]?.text, label: measure["label"]?.text)
    }
    guard readFactors.count == factors.count, readMeasures.count == measures.count else { return nil }
    self.init(
      scenario: ScenarioIdentity(name: name, file: file, sha256: sha256, option: scenario["option"]?.text),
      version: version, seed: seed, replications: replications, precision: precision, confidence: confidence,
      days: days, currency: currency, design: design, factors: readFactors, measures: readMeasures, points: points)
  }
}

extension SweepPoint {
  static let format = "cherha-sweep-point/1"

  fileprivate init?(json: JSONValue) {
    guard let number = json["point"]?.whole, let values = json["values"]?.items, let inputs = json["inputs"]?.text,
      let replications = json["replications"]?.whole,
      let stoppedBy = json["stoppedBy"]?.text.flatMap(StopReason.init(rawValue:)),
      let measures = json["measures"]?.items
    else { return nil }
    let volumes = (json["solvedVolumes"]?.items ?? []).compactMap { volume -> SolvedVolume? in
      guard let callType = volume["callType"]?.text,
        let counts = volume["counts"]?.text.flatMap(CountedVolume.init(rawValue:)),
        let factor = volume["firstAttemptsPerContact"]?.real
      else { return nil }
      return SolvedVolume(callType: callType, counts: counts, firstAttemptsPerContact: factor)
    }
    var samples: [SweepSamples?] = []
    for measure in measures {
      guard let text = measure["samples"]?.text else {
        samples.append(nil)
        continue
      }
      guard let scale = measure["scale"]?.real, let pairs = RatioSamples(text) else { return nil }
      samples.append(SweepSamples(scale: scale, samples: pairs))
    }
    self.init(
      number: number, values: values.map(\.text), positions: (json["positions"]?.items ?? []).compactMap(\.real),
      inputs: inputs, replications: replications, stoppedBy: stoppedBy, volumes: volumes,
      estimates: measures.map(Estimate.init(json:)), samples: samples)
  }
}

extension Estimate {
  fileprivate init?(json: JSONValue) {
    guard let mean = json["mean"]?.real else { return nil }
    let (lower, upper) = (json["lower"]?.real, json["upper"]?.real)
    if let lower, let upper, lower > upper { return nil }
    self.init(mean: mean, lower: lower, upper: upper)
  }
}

extension RatioSamples {
  fileprivate init?(_ text: String) {
    var numerators: [Int64] = []
    var denominators: [Int64] = []
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "/")
      guard parts.count == 2, let numerator = Int64(parts[0]), let denominator = Int64(parts[1]) else { return nil }
      numerators.append(numerator)
      denominators.append(denominator)
    }
    self.init(numerators: numerators, denominators: denominators)
  }
}

extension JSONValue {
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  fileprivate var items: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  fileprivate var whole: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  fileprivate var unsigned: UInt64? {
    switch self {
    case .integer(let value): UInt64(exactly: value)
    case .string(let text): UInt64(text)
    default: nil
    }
  }

  fileprivate var real: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
