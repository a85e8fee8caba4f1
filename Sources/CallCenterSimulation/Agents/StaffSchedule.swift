internal import CallCenterModel

/// What the plan lays down in advance about who serves what when: hours of people set apart, hours of skills, rules of help.
struct StaffSchedule {
  /// People set apart from an instant on.
  struct Target {
    var time: Int64
    var loan: Int
    var agents: Int
  }

  /// A skill that comes into use or goes out of it.
  struct Turn {
    var time: Int64
    var group: Int
    var callType: Int
    var isOn: Bool
  }

  /// What a rule of help is about to do.
  enum Stage { case home, ordered, away }

  let loans: [StaffBoard.Loan]
  let targets: [Target]
  let turns: [Turn]
  /// The loan of the first rule of help; the others follow.
  let firstMove: Int
  var targetCursor = 0
  var turnCursor = 0
  /// By rule of help.
  var stages: [Stage]

  init(_ plan: Plan) {
    var loans: [StaffBoard.Loan] = []
    var targets: [Target] = []
    var turns: [Turn] = []
    for (index, group) in plan.agentGroups.enumerated() {
      for reservation in group.reservations {
        for range in reservation.hours {
          let (from, to) = (Int64(range.lowerBound) * 1_000_000, Int64(range.upperBound) * 1_000_000)
          targets.append(Target(time: from, loan: loans.count, agents: reservation.agents))
          targets.append(Target(time: to, loan: loans.count, agents: 0))
        }
        loans.append(StaffBoard.Loan(from: group.reportsTo ?? index, to: index))
      }
      for skill in group.skills {
        for range in skill.hours ?? [] {
          let (from, to) = (Int64(range.lowerBound) * 1_000_000, Int64(range.upperBound) * 1_000_000)
          turns.append(Turn(time: from, group: index, callType: skill.callType, isOn: true))
          turns.append(Turn(time: to, group: index, callType: skill.callType, isOn: false))
        }
      }
    }
    firstMove = loans.count
    loans += plan.moves.map { StaffBoard.Loan(from: $0.from, to: $0.to) }
    self.loans = loans
    self.targets = targets.sorted { ($0.time, $0.loan) < ($1.time, $1.loan) }
    self.turns = turns.sorted { ($0.time, $0.group, $0.callType) < ($1.time, $1.group, $1.callType) }
    stages = Array(repeating: .home, count: plan.moves.count)
  }

  /// Whether hours in which people are set apart begin or end by `now`.
  func isTargetDue(at now: Int64) -> Bool { targetCursor < targets.count && targets[targetCursor].time <= now }

  /// Whether hours of a skill begin or end by `now`.
  func isTurnDue(at now: Int64) -> Bool { turnCursor < turns.count && turns[turnCursor].time <= now }

  mutating func reset() {
    targetCursor = 0
    turnCursor = 0
    for index in stages.indices { stages[index] = .home }
  }
}

extension Plan {
  /// Most people who may ever work in a group that is not theirs.
  var guests: Int {
    moves.reduce(0) { $0 + $1.agents } + agentGroups.reduce(0) { $0 + $1.reservations.reduce(0) { $0 + $1.agents } }
  }
}
