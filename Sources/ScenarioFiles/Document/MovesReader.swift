import CallCenterModel

extension ReadingContext {
  /// Rules by which people help another group.
  func moves(_ routing: Fields?) -> [MoveDocument] {
    guard let moves = routing?["moves"] else { return [] }
    if let count = moves.tree.items?.count, count > 100 { error(moves, "there are at most 100 rules of help") }
    return list(moves) { item in item.flatMap { self.move($0) } } ?? []
  }

  private func move(_ item: Item) -> MoveDocument? {
    guard let fields = fields(item, "move") else { return nil }
    let from = groupName(fields["from"])
    let to = groupName(fields["to"])
    let agents = whole(fields["agents"], 1...PlanLimits.people)
    let when = waiting(fields["when"], "moveWhen", "waitingAtLeast", "atLeast", least: 1)
    let until = waiting(fields["until"], "moveUntil", "waitingAtMost", "atMost", least: 0)
    let delay = time(fields["delay"])
    let every = positiveTime(fields["every"])
    if let every, every < 1, let item = fields["every"] { error(item, "the time is at least 1 s") }
    guard let from, let to, let agents, let when, let until else { return nil }
    if from.value == to.value { error(to, "people cannot help their own group") }
    if when.callType.value == until.callType.value, when.count <= until.count {
      error(
        Located(value: "", place: item.place, path: item.path),
        "people would go and come back at the same number: `when` is at least \(when.count), `until` at most \(until.count)"
      )
    }
    return MoveDocument(
      from: from, to: to, agents: agents, when: when, until: until, delaySeconds: delay ?? 0,
      everySeconds: every ?? 60, place: item.place, path: item.path)
  }

  private func groupName(_ item: Item?) -> Located<String>? {
    let name = reference(item)
    if let name { require(name, among: names.agentGroups, "agent group") }
    return name
  }

  private func waiting(
    _ item: Item?, _ outer: String, _ inner: String, _ bound: String, least: Int
  ) -> (callType: Located<String>, count: Int)? {
    guard let item, let fields = fields(item, outer), let waiting = fields["waiting"],
      let condition = self.fields(waiting, inner)
    else { return nil }
    let type = reference(condition["callType"])
    if let type { require(type, among: names.callTypes, "call type") }
    let count = whole(condition[bound], least...1_000_000)
    guard let type, let count else { return nil }
    return (type, count)
  }
}
