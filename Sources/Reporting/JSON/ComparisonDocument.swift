internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// A comparison as its file `cherha-comparison/1` tells it.
struct ComparisonDocument {
  static let format = "cherha-comparison/1"

  struct System {
    var name: String
    var file: String
    var cost: Estimate?
    /// By the keys of criteria.
    var measures: [String: Estimate]
  }

  struct Criterion: Hashable {
    var measure: Measure
    var scope: String?
    /// Whether the comparison goes on until this is decided.
    var decides: Bool

    var key: String { measure.rawValue + (scope.map { " of \($0)" } ?? "") }
  }

  struct Difference {
    var measure: Measure
    var scope: String?
    var base: Double?
    var other: Double?
    var difference: Estimate?
    /// In the unit of the measure: smaller differences do not matter.
    var margin: Double
    var verdict: ComparisonRecord.Outcome
    var moreReplications: Int?
    /// Variance of independent runs over that of common random numbers.
    var varianceRatio: Double?
  }

  struct Pair {
    var base: String
    var other: String
    var differences: [Difference]
    /// Of all attempts, the difference of those answered in time.
    var answeredInTime: Double?
    /// What carries it, by call type, hour and cause.
    var causes: [(group: Part, parts: [(name: String, share: Double)])]
  }

  /// The race for the best.
  struct Best {
    var measure: Measure
    /// Names of systems; one where the race is over.
    var remaining: [String]
    var probability: Double
    /// In the unit of the measure.
    var indifference: Double
  }

  enum Part: String, CaseIterable { case callTypes, hours, causes }

  var version: String
  var seed: String
  var replications: Int
  var days: Int
  /// That all limits of deciding measures hold together.
  var confidence: Double
  var currency: String
  var systems: [System]
  var criteria: [Criterion]
  var pairs: [Pair]
  var best: Best?
  var stoppedBy: StopReason
  /// Systems that no other beats in both cost and service.
  var pareto: [String]

  /// - Throws: ``DocumentError`` for another format, or where something is missing or of the wrong kind.
  init(_ document: JSONValue) throws(DocumentError) {
    let place = DocumentPlace(document)
    guard try place.required("format").string() == Self.format else {
      throw DocumentError("the format is not \(Self.format)")
    }
    let run = try place.required("run")
    version = try run.required("version").string()
    seed =
      switch try run.required("seed").value {
      case .string(let text): text
      case let value: value.serialized()
      }
    replications = try run.required("replications").count()
    days = try run.required("days").count()
    confidence = try run.required("confidence").double()
    currency = try run["currency"].map { (text) throws(DocumentError) in try text.string() } ?? ""
    systems = try place.required("systems").elements().map { (place) throws(DocumentError) in try System(place) }
    criteria = try place.required("measures").elements().map { (place) throws(DocumentError) in try Criterion(place) }
    pairs = try place.required("pairs").elements().map { (place) throws(DocumentError) in try Pair(place) }
    stoppedBy = try run.required("stoppedBy").word(StopReason.self)
    best = try place["best"].map { (place) throws(DocumentError) in try Best(place) }
    pareto = try (place["pareto"]?.elements() ?? []).map { (place) throws(DocumentError) in try place.string() }
    let names = Set(systems.map(\.name))
    for name in pairs.flatMap({ [$0.base, $0.other] }) + pareto + (best?.remaining ?? []) where !names.contains(name) {
      throw DocumentError("`\(name)` is none of the systems")
    }
  }
}

extension ComparisonDocument.System {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    name = try place.required("name").string()
    file = try place.required("scenario").required("file").string()
    cost = try place["cost"].map { (cost) throws(DocumentError) in try cost.estimate() }
    measures = [:]
    for (key, place) in try place.required("measures").members() where place.value != .null {
      measures[key] = try place.estimate()
    }
  }
}

extension ComparisonDocument.Criterion {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    measure = try place.required("measure").word(Measure.self)
    scope = try place["scope"].map { (scope) throws(DocumentError) in try scope.string() }
    decides = try place.required("decides").bool()
  }
}

extension ComparisonDocument.Best {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    measure = try place.required("measure").word(Measure.self)
    remaining = try place.required("remaining").elements().map { (place) throws(DocumentError) in try place.string() }
    probability = try place.required("probability").double()
    indifference = try place.required("indifference").double()
  }
}

extension ComparisonDocument.Pair {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    base = try place.required("base").string()
    other = try place.required("other").string()
    differences = try place.required("differences").elements().map { (place) throws(DocumentError) in
      ComparisonDocument.Difference(
        measure: try place.required("measure").word(Measure.self),
        scope: try place["scope"].map { (scope) throws(DocumentError) in try scope.string() },
        base: try place["base"].map { (value) throws(DocumentError) in try value.double() },
        other: try place["other"].map { (value) throws(DocumentError) in try value.double() },
        difference: try place["difference"].map { (place) throws(DocumentError) in try place.estimate() },
        margin: try place.required("margin").double(),
        verdict: try place.required("verdict").word(ComparisonRecord.Outcome.self),
        moreReplications: try place["moreReplications"].map { (count) throws(DocumentError) in try count.count() },
        varianceRatio: try place["varianceRatio"].map { (ratio) throws(DocumentError) in try ratio.double() })
    }
    causes = []
    guard let explanation = place["explanation"] else { return }
    answeredInTime = try explanation.required("answeredInTime").double()
    for group in ComparisonDocument.Part.allCases {
      guard let parts = explanation[group.rawValue] else { continue }
      causes.append(
        (
          group,
          try parts.elements().map { (place) throws(DocumentError) in
            let name = place["name"] ?? place["start"] ?? place["cause"]
            return (try name?.string() ?? "", try place.required("points").double())
          }
        ))
    }
  }
}
