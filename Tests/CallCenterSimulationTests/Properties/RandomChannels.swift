import CallCenterModel
import RandomVariates
import TestSupport

/// Chats and deferred work, laid over a random plan by draws of their own.
enum RandomChannels {
  static func add(to plan: inout Plan, _ number: Int) {
    var draws = Draws(StreamKey(seed: 98, replication: number))
    for index in plan.callTypes.indices {
      if draws.chance(0.25) {
        plan.callTypes[index].channel = .chat
        plan.callTypes[index].start = .empty
      } else if draws.chance(0.3) {
        makeDeferred(&plan.callTypes[index], plan.calendar, &draws)
      }
    }
    for index in plan.callTypes.indices where plan.calendar.warmUpDays == 0 && plan.callTypes[index].channel.isDeferred
    {
      var own = Draws(StreamKey(seed: 97, replication: number).child("backlog").child(UInt64(index)))
      guard own.chance(0.3) else { continue }
      plan.callTypes[index].start.backlogSeconds =
        StartingState.evenAges(own.number(1...8), oldest: own.number(0.0...400_000.0))
    }
    for index in plan.agentGroups.indices where draws.chance(0.6) {
      plan.agentGroups[index].chats = ChatRule(
        paceThousandths: [1_000, 800, 650, 333].dropLast(draws.number(0...2)),
        filling: draws.chance(0.5) ? .spread : .fill)
    }
  }

  private static func makeDeferred(_ type: inout CallType, _ calendar: PlanCalendar, _ draws: inout Draws) {
    let deadlines: [Deadline] = [
      .elapsed(seconds: draws.number(600.0...90_000.0)), .days(draws.number(1...5)), .months(1),
      .working(
        seconds: 7200, open: calendar.days.map { $0.start + 32_400..<$0.start + 64_800 } + [1 << 30..<1 << 31]),
    ]
    type.channel = .email
    type.deferred = DeferredWork(
      deadline: deadlines[draws.number(0...3)], restDays: draws.chance(0.5) ? DeferredWork.weekend : [],
      isInterruptible: draws.chance(0.8), resumption: draws.chance(0.3) ? draws.law(30) : nil)
    type.open = calendar.allTime
    type.outsideHours = .closed
    type.patience = nil
    type.balking = 0
    type.redial = nil
    type.lines = nil
    type.start = .empty
    type.priority = draws.chance(0.8) ? DeferredWork.priority : draws.number(1...2)
  }
}
