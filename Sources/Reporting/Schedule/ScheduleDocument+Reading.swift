internal import CallCenterModel
internal import Experiments

extension ScheduleDocument {
  /// - Throws: ``DocumentError`` for another format, or where something is missing or of the wrong kind.
  init(_ document: JSONValue) throws(DocumentError) {
    let place = DocumentPlace(document)
    guard try place.required("format").string() == Self.format else {
      throw DocumentError("the format is not \(Self.format)")
    }
    scenario = try ScenarioIdentity(place.required("scenario"))
    run = try Run(place.required("run"))
    method = try place.required("method").word(ScheduleRecord.Method.self)
    cost = try Cost(place.required("cost"))
    search = try Search(place.required("search"))
    promises = try place.required("targets").elements().map { (place) throws(DocumentError) in try Promise(place) }
    groups = try place.required("agentGroups").members().map { (member) throws(DocumentError) in
      try Group(name: member.key, member.place)
    }
    let groups = groups
    shifts = try place.required("shifts").elements().map { (place) throws(DocumentError) in
      try Shift(place, groups)
    }
    intervals = try place.required("intervals").elements().map { (place) throws(DocumentError) in
      let cover = try place.required("agentGroups")
      return Interval(
        start: try place.instant("start"), seconds: try place.required("seconds").count(),
        cover: try groups.map { (group) throws(DocumentError) in try Cover(cover.required(group.name)) })
    }
  }
}

extension DocumentPlace {
  /// A member that is a local instant with its offset.
  fileprivate func instant(_ key: String) throws(DocumentError) -> String {
    let place = try required(key)
    let text = try place.string()
    guard ISOInstant.seconds(text) != nil else {
      throw DocumentError("\(place.path): `\(text)` is no instant such as 2017-07-03T09:00:00+03:00")
    }
    return text
  }

  fileprivate func number(_ key: String) throws(DocumentError) -> Double? {
    try self[key].map { (place) throws(DocumentError) in try place.double() }
  }

  /// `label`, or else the name.
  fileprivate func label(_ name: String) throws(DocumentError) -> String {
    try self["label"].map { (place) throws(DocumentError) in try place.string() } ?? name
  }
}

extension ScheduleDocument.Run {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    let seed: UInt64? =
      switch try place.required("seed").value {
      case .integer(let number): UInt64(exactly: number)
      case .string(let text): UInt64(text)
      default: nil
      }
    guard let seed else { throw DocumentError("run.seed is no seed") }
    self.seed = seed
    version = try place.required("version").string()
    verificationReplications = try place.required("verificationReplications").count()
    confidence = try place.required("confidence").double()
    days = try place.required("days").count()
  }
}

extension ScheduleDocument.Cost {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    currency = try place["currency"].map { (place) throws(DocumentError) in try place.string() } ?? ""
    total = try place.required("total").double()
    twoStep = try place.number("twoStep")
    integrated = try place.required("integrated").double()
    bound = try place.required("bound").double()
  }
}

extension ScheduleDocument.Search {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    ending = try place.required("ending").word(CutPlan.Ending.self)
    attempts = try place.required("attempts").count()
    unjudged = try place.required("unjudged").count()
    iterations = try place.required("iterations").count()
    cuts = try place.required("cuts").count()
    changedCuts = try place.required("changedCuts").count()
    isWithinGap = try place.required("withinGap").bool()
    twoStepIsKept = try place.required("twoStepMeetsTargets").bool()
    twoStepRaised = try place.required("twoStepRaised").double()
    integratedIsKept = try place.required("integratedMeetsTargets").bool()
  }
}

extension ScheduleDocument.Promise {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    callType = try place.required("callType").string()
    label = try place.label(callType)
    let measure = try place.required("measure").string()
    definition = ServiceLevelDefinition.allCases.first { $0.measure.rawValue == measure }
    guard definition != nil || measure == Self.notLost else {
      throw DocumentError("\(place.path).measure: `\(measure)` is not known here")
    }
    level = try place.required("level").double()
    thresholdSeconds = try place.required("withinSeconds").double()
    onDays = try place.number("onDays")
    period = try place.required("per").word(PlanningTarget.Period.self)
    from = try place.instant("from")
    to = try place.instant("to")
    estimate = try place.number("estimate")
    lower = try place.number("lower")
    asked = try place.required("asked").double()
    isKept = try place.required("kept").bool()
  }
}

extension ScheduleDocument.Group {
  fileprivate init(name: String, _ place: DocumentPlace) throws(DocumentError) {
    self.name = name
    label = try place.label(name)
    contracts = try place.required("contracts").members().map { (member) throws(DocumentError) in
      ScheduleDocument.Contract(
        name: member.key, label: try member.place.label(member.key),
        people: try member.place.required("people").count())
    }
  }
}

extension ScheduleDocument.Shift {
  fileprivate init(_ place: DocumentPlace, _ groups: [ScheduleDocument.Group]) throws(DocumentError) {
    let (name, contract) = (try place.required("agentGroup").string(), try place.required("contract").string())
    guard let group = groups.firstIndex(where: { $0.name == name }),
      let position = groups[group].contracts.firstIndex(where: { $0.name == contract })
    else { throw DocumentError("\(place.path): `\(name)` has no contract `\(contract)`") }
    self.group = group
    self.contract = position
    type = try place.required("shift").string()
    label = try place.label(type)
    time = try ScheduleDocument.Span(place)
    breaks = try place.required("breaks").elements().map { (place) throws(DocumentError) in
      try ScheduleDocument.Span(place)
    }
    people = try place.required("people").count()
    paidSeconds = try place.required("paidSeconds").count()
  }
}

extension ScheduleDocument.Span {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    from = try place.instant("from")
    to = try place.instant("to")
    guard seconds > 0 else { throw DocumentError("\(place.path): it ends before it begins") }
  }
}

extension ScheduleDocument.Cover {
  fileprivate init(_ place: DocumentPlace) throws(DocumentError) {
    required = try place.number("required")
    scheduled = try place.required("scheduled").double()
  }
}
