internal import CallCenterModel
package import Experiments
internal import OutputAnalysis
internal import Staffing

extension RunRecord {
  static let format = "cherha-result/1"

  /// Reads a result file back; its members stand in the order in which they were written.
  ///
  /// - Throws: ``DocumentError`` for another format, or where something is missing or of the wrong kind.
  package init(_ document: JSONValue) throws(DocumentError) {
    let result = DocumentPlace(document)
    guard try result.required("format").string() == Self.format else {
      throw DocumentError("the format is not \(Self.format)")
    }
    let callTypes = try NamedMeasures.all(result.required("callTypes"))
    let report: IntervalReport = result["intervals"] != nil ? .dated : result["profile"] != nil ? .profile : .none
    let intervals = result["intervals"] ?? result["profile"]
    self.init(
      scenario: try ScenarioIdentity(result.required("scenario")), run: try RunSummary(result.required("run")),
      total: try MeasureSet(result.required("total")), callTypes: callTypes,
      agentGroups: try NamedMeasures.all(result.required("agentGroups")),
      formulas: try (result["formulas"]?.members() ?? []).map { (member) throws(DocumentError) in
        try FormulaRecord(name: member.key, member.place, callTypes)
      },
      intervals: try (intervals?.elements() ?? []).map { (place) throws(DocumentError) in try IntervalRecord(place) },
      intervalReport: report,
      days: try (result["days"]?.elements() ?? []).map { (place) throws(DocumentError) in try DayRecord(place) })
    let groups = Dictionary(agentGroups.map { ($0.name, $0.label) }) { first, _ in first }
    for index in formulas.indices { formulas[index].label = groups[formulas[index].name] ?? formulas[index].name }
    for interval in self.intervals
    where interval.callTypes.count != callTypes.count || interval.agentGroups.count != agentGroups.count {
      throw DocumentError("the interval at \(interval.start) has other call types or agent groups than the result")
    }
  }
}

extension ScenarioIdentity {
  init(_ place: DocumentPlace) throws(DocumentError) {
    self.init(
      name: try place.required("name").string(), file: try place.required("file").string(),
      sha256: try place.required("sha256").string(),
      option: try place["option"].map { (option) throws(DocumentError) in try option.string() })
  }
}

extension RunSummary {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    let seed: UInt64? =
      switch try place.required("seed").value {
      case .integer(let number): UInt64(exactly: number)
      case .string(let text): UInt64(text)
      default: nil
      }
    guard let seed else { throw DocumentError("run.seed is no seed") }
    self.init(
      version: try place.required("version").string(), seed: seed,
      replications: try place.required("replications").count(), days: try place.required("days").count(),
      confidence: try place.required("confidence").double(),
      stoppedBy: try place.required("stoppedBy").word(StopReason.self),
      currency: try place["currency"].map { (text) throws(DocumentError) in try text.string() } ?? "",
      precision: try (place["precision"]?.elements() ?? []).map { (place) throws(DocumentError) in
        try PrecisionOutcome(place)
      },
      solvedVolumes: try (place["solvedVolumes"]?.elements() ?? []).map { (place) throws(DocumentError) in
        SolvedVolume(
          callType: try place.required("callType").string(),
          counts: try place.required("counts").word(CountedVolume.self),
          firstAttemptsPerContact: try place.required("firstAttemptsPerContact").double())
      },
      controls: try place["controls"].map { (place) throws(DocumentError) in try ControlRecord(place) },
      batches: try place["batches"].map { (place) throws(DocumentError) in try BatchRecord(place) })
  }
}

extension PrecisionOutcome {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    let halfWidth: PrecisionTarget.HalfWidth
    if let absolute = place["absolute"] {
      halfWidth = .absolute(try absolute.double())
    } else {
      halfWidth = .relative(try place.required("relative").double())
    }
    self.init(
      target: PrecisionTarget(
        measure: try place.required("measure").word(Measure.self),
        scope: try place["scope"].map { (scope) throws(DocumentError) in try scope.string() }, halfWidth: halfWidth),
      estimate: try place["estimate"].map { (place) throws(DocumentError) in try place.estimate() },
      isMet: try place.required("reached").bool())
  }
}

extension ControlRecord {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    func control(_ place: DocumentPlace) throws(DocumentError) -> ControlVariate {
      ControlVariate(
        quantity: try place.required("quantity").word(ControlVariate.Quantity.self),
        callType: try place["callType"].map { (type) throws(DocumentError) in try type.string() })
    }
    var ratios: [Measure: Double] = [:]
    for (key, place) in try place.required("varianceRatio").members() {
      guard let measure = Measure(rawValue: key) else { throw DocumentError("\(place.path) is no measure") }
      ratios[measure] = place.value == .null ? .infinity : try place.double()
    }
    self.init(
      used: try place.required("used").elements().map(control),
      dropped: try place.required("dropped").elements().map { (place) throws(DocumentError) in
        Dropped(control: try control(place), reason: try place.required("reason").word(ControlBasis.Refusal.self))
      }, varianceRatios: ratios)
  }
}

extension BatchRecord {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    var correlations: [Measure: Double] = [:]
    for (key, place) in try place.required("correlation").members() {
      guard let measure = Measure(rawValue: key) else { throw DocumentError("\(place.path) is no measure") }
      correlations[measure] = try place.double()
    }
    let count = try place.required("count").count()
    self.init(
      batches: count, asked: count, days: try place.required("days").count(), correlations: correlations,
      correlationLimit: try place.required("correlationLimit").double())
  }
}

extension FormulaRecord {
  fileprivate init(name: String, _ place: DocumentPlace, _ types: [NamedMeasures]) throws(DocumentError) {
    guard try place.required("covered").bool() else {
      let obstacles = try place.required("reasons").elements().map { (place) throws(DocumentError) in
        try place.word(FormulaObstacle.self)
      }
      self.init(name: name, label: name, answer: .notCovered(obstacles))
      return
    }
    var comparisons: [FormulaComparison] = []
    for (type, place) in try place.required("callTypes").members() {
      for (key, place) in try place.members() {
        guard let measure = Measure(rawValue: key) else { throw DocumentError("\(place.path) is no measure") }
        comparisons.append(
          FormulaComparison(
            callType: type, label: types.first { $0.name == type }?.label ?? type, measure: measure,
            formula: try place.required("formula").double(),
            simulated: try place["simulated"].map { (place) throws(DocumentError) in try place.estimate() },
            verdict: try place.required("verdict").word(FormulaComparison.Verdict.self)))
      }
    }
    self.init(
      name: name, label: name,
      answer: .covered(try place.required("model").word(FormulaOpinion.Model.self), comparisons))
  }
}
