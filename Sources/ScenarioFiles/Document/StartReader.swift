import CallCenterModel

/// What is under way at the start, as written.
struct StartDocument {
  var waitingSeconds: [Double]
  var inService: [(group: Located<String>, elapsedSeconds: [Double])]
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
      waitingSeconds: waiting ?? [], inService: inService, place: item.place, path: item.path)
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
