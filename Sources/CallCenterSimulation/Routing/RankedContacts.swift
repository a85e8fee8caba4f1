/// A contact at the head of a line that an agent may take.
struct WaitingHead {
  var slot: Int
  var callType: Int
  /// Microseconds.
  var waited: Int64
  /// Contacts of its type that wait where the agent looks.
  var waiting: Int
}

/// How much an agent of a group should take a contact, among those of equal priority that the group prefers equally.
protocol ContactScore: Sendable {
  /// The contact with the largest score is taken; of equals the one that came first.
  func score(of head: WaitingHead, for group: Int, in centre: borrowing CentreState) -> Double
}

/// Of the heads of the lines that a group may serve now, those of the lowest priority, then of the lowest preference; of
/// them the one with the largest score.
///
/// All contacts of one line have waited in the same stage, so that the head is the first of them by every rule.
///
/// - Complexity: O(call types of the group × their stages).
struct RankedContacts: ContactSelection {
  let score: any ContactScore

  /// The best contact so far.
  private struct Choice {
    var slot = -1
    var priority = 0.0
    var preference = 0
    var score = 0.0
    var arrival: Int64 = 0
  }

  func contact(for request: AgentRequest, in centre: borrowing CentreState) -> Int? {
    var choice = Choice()
    for demand in centre.demands(on: request.group) {
      let type = demand.callType
      guard centre.lines[type].count > 0 else { continue }
      if centre.routing.hasOwnQueues {
        for server in centre.servers(of: type)
        where server.group == request.group || centre.groups[server.group].present == 0 {
          let line = centre.routing.line(of: type, inQueueOf: server.group)
          consider(
            centre.routing.lines.head(of: line), waiting: centre.routing.lines.count(of: line), type, stage: 0,
            request, centre, &choice)
        }
      } else if centre.routing.lineCount(of: type) == 1 {
        consider(
          Int(centre.lines[type].head), waiting: centre.lines[type].count, type, stage: 0, request, centre, &choice)
      } else {
        for reached in 0..<centre.routing.lineCount(of: type) {
          consider(
            centre.routing.lines.head(of: centre.routing.line(of: type, reached: reached)),
            waiting: centre.lines[type].count, type, stage: reached, request, centre, &choice)
        }
      }
    }
    return choice.slot < 0 ? nil : choice.slot
  }

  private func consider(
    _ slot: Int, waiting: Int, _ type: Int, stage reached: Int, _ request: AgentRequest,
    _ centre: borrowing CentreState, _ choice: inout Choice
  ) {
    guard slot >= 0 else { return }
    let arrival = centre.pool.slots[slot].arrival
    let waited = request.now - arrival
    let stage = centre.routing.stageInForce(for: type, reached: reached)
    guard centre.routing.rank(of: request.group, in: stage) > 0,
      centre.routing.isOpen(request.group, to: type, waited: waited, free: request.free)
    else { return }
    let priority = centre.routing.priority(of: type, in: stage, waited: waited)
    let preference = centre.routing.pair(request.group, type).contactPreference
    guard choice.slot < 0 || (priority, preference) <= (choice.priority, choice.preference) else { return }
    let head = WaitingHead(slot: slot, callType: type, waited: waited, waiting: waiting)
    let score = score.score(of: head, for: request.group, in: centre)
    if choice.slot < 0 || (priority, preference) < (choice.priority, choice.preference) || score > choice.score
      || (score == choice.score && arrival < choice.arrival)
    {
      choice = Choice(slot: slot, priority: priority, preference: preference, score: score, arrival: arrival)
    }
  }
}
