import CallCenterModel

/// What is under way at the start, as written.
struct StartDocument {
  var waitingSeconds: [Double]
  var inService: [(group: Located<String>, elapsedSeconds: [Double])]
  var backlogSeconds: [Double]
  var place: Place
  var path: String
}

extension ReadingContext {
  func start(_ item: Item?) -> StartDocument? {
    guard let item, let fields = fields(item, "start") else { return nil }
    let waiting = list(fields["waiting"], { self.time($0) })
    let inService = inService(fields["inService"])
    if let waiting, waiting.count > PlanLimits.startingContacts, let item = fields["waiting"] {
      error(item, "\(waiting.count) callers are more than \(PlanLimits.startingContacts); that is the limit")
    }
    return StartDocument(
      waitingSeconds: waiting ?? [], inService: inService, backlogSeconds: backlog(fields["backlog"]) ?? [],
      place: item.place, path: item.path)
  }

  /// Ages of items, one by one or spread evenly.
  private func backlog(_ item: Item?) -> [Double]? {
    guard let item else { return nil }
    guard item.tree.entries != nil else {
      let ages = list(item, { self.time($0) })
      if let ages, ages.count > PlanLimits.startingContacts {
        error(item, "\(ages.count) items are more than \(PlanLimits.startingContacts); that is the limit")
      }
      return ages
    }
    guard let fields = fields(item, "backlog"), let items = whole(fields["items"], 0...PlanLimits.startingContacts),
      let oldest = time(fields["oldest"])
    else { return nil }
    return StartingState.evenAges(items, oldest: oldest)
  }

  private func inService(_ item: Item?) -> [(group: Located<String>, elapsedSeconds: [Double])] {
    var result: [(group: Located<String>, elapsedSeconds: [Double])] = []
    for (name, place, item) in named(item, "calls in hand", limit: PlanLimits.agentGroups) ?? [] {
      let group = Located(value: name, place: place, path: item.path)
      require(group, among: names.agentGroups, "agent group")
      let elapsed: [Double]?
      if item.tree.scalar != nil {
        elapsed = whole(item, 0...PlanLimits.startingContacts).map { Array(repeating: 0, count: $0) }
      } else {
        elapsed = list(item, { self.time($0) })
      }
      if let elapsed, !elapsed.isEmpty { result.append((group, elapsed)) }
    }
    return result
  }
}
