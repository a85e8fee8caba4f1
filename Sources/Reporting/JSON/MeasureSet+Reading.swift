internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension MeasureSet {
  /// The measures of a scope; members that are no measures are left alone.
  init(_ place: DocumentPlace) throws(DocumentError) {
    self.init(estimates: [:])
    for (key, member) in try place.members() where member.value != .null {
      if key == "serviceLevel" {
        for (definition, inner) in try member.members() where inner.value != .null {
          guard let measure = Measure(rawValue: "\(key).\(definition)") else { continue }
          estimates[measure] = try inner.estimate()
        }
      } else if key == "waitDistributionOfAnswered" {
        waitShares = try member.elements().map { (place) throws(DocumentError) in
          WaitShare(seconds: try place.required("seconds").double(), share: try place.required("share").estimate())
        }
      } else if let measure = Measure(rawValue: key) {
        if ReportedMeasures.quantiles.contains(measure) {
          quantiles[measure] = try member.quantiles()
        } else {
          estimates[measure] = try member.estimate()
        }
      }
    }
  }
}

extension NamedMeasures {
  /// The call types or agent groups of a result, in their order.
  static func all(_ place: DocumentPlace) throws(DocumentError) -> [NamedMeasures] {
    try place.members().map { (name, place) throws(DocumentError) in
      let isType = place["target"] != nil
      return NamedMeasures(
        name: name, label: try place["label"].map { (label) throws(DocumentError) in try label.string() } ?? name,
        channel: try place["channel"].map { (channel) throws(DocumentError) in try channel.word(Channel.self) }
          ?? (isType ? .voice : nil),
        target: try place["target"].map { (target) throws(DocumentError) in try ServiceTarget(target) },
        deadline: try place["deadline"].map { (deadline) throws(DocumentError) in try StatedDeadline(deadline) },
        measures: try MeasureSet(place))
    }
  }
}

extension ServiceTarget {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    func share(_ key: String) throws(DocumentError) -> Double? {
      try place[key].map { (share) throws(DocumentError) in try share.double() }
    }
    self.init(
      thresholdSeconds: try place.required("within").double(),
      shortAbandonSeconds: try place.required("shortAbandonSeconds").double(),
      definition: try place.required("definition").word(ServiceLevelDefinition.self), level: try share("answered"),
      maximumLost: try share("maximumLost"))
    onTimeLevel = try share("onTime")
  }
}

extension StatedDeadline {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    guard let (key, count) = try place.members().first, let unit = Unit(rawValue: key) else {
      throw DocumentError("\(place.path) is no deadline")
    }
    self.init(unit: unit, count: try count.double())
  }
}

extension IntervalRecord {
  init(_ place: DocumentPlace) throws(DocumentError) {
    self.init(
      start: try place.required("start").string(), weekday: try place["weekday"].map(Weekday.named),
      seconds: try place.required("seconds").count(),
      dates: try place["dates"].map { (dates) throws(DocumentError) in try dates.count() } ?? 1,
      callTypes: try place.required("callTypes").members().map { (_, place) throws(DocumentError) in
        try MeasureSet(place)
      },
      agentGroups: try place.required("agentGroups").members().map { (_, place) throws(DocumentError) in
        try MeasureSet(place)
      },
      neededAgents: try place.required("agentGroups").members().map { (_, place) throws(DocumentError) in
        try place["neededAgents"].map { (needed) throws(DocumentError) in try needed.count() }
      })
  }
}

extension DayRecord {
  init(_ place: DocumentPlace) throws(DocumentError) {
    func spreads(_ place: DocumentPlace) throws(DocumentError) -> [DaySpread] {
      try place.members().map { (key, place) throws(DocumentError) in
        guard let measure = Measure(rawValue: key) else { throw DocumentError("\(place.path) is no measure") }
        return DaySpread(measure: measure, quantiles: try place.quantiles())
      }
    }
    self.init(
      date: try place["date"].map { (date) throws(DocumentError) in try date.string() },
      weekday: try Weekday.named(place.required("weekday")),
      total: try place["total"].map(spreads) ?? [],
      callTypes: try place.required("callTypes").members().map { (_, place) throws(DocumentError) in
        try spreads(place)
      })
  }
}

extension Weekday {
  fileprivate static func named(_ place: DocumentPlace) throws(DocumentError) -> Weekday {
    let name = try place.string()
    guard let weekday = allCases.first(where: { $0.shortName == name }) else {
      throw DocumentError("\(place.path): `\(name)` is no day of the week")
    }
    return weekday
  }
}
