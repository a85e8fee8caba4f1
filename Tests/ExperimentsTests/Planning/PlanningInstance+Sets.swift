import CallCenterModel

extension PlanningInstance {
  /// One centre for each kind of target: on average and in most days, by the interval, day and window, and losses.
  static let everyKindOfTarget: [PlanningInstance] = {
    var instances: [PlanningInstance] = []
    func add(_ name: String, days: Int = 1, _ aims: [Aim], _ teams: [Team]) {
      var dice = Dice(seed: UInt64(101 + instances.count))
      instances.append(PlanningInstance(name: name, &dice, days: days, aims: aims, teams: teams))
    }
    let desk = Team(name: "desk", skills: [0])
    add("day", [.share(0.8, within: 20, .day, onDays: nil)], [desk])
    add(
      "four days of five, people absent", [.share(0.8, within: 30, .day, onDays: 0.8)],
      [Team(name: "desk", skills: [0], shrinkage: Shrinkage(absence: 0.06, offPhone: 0.05, meanSpellSeconds: 600))])
    add("every interval", [.share(0.7, within: 30, .interval, onDays: nil)], [desk])
    add(
      "losses, and a share of the window", days: 2,
      [.lost(0.04, .day), .share(0.8, within: 40, .week, onDays: nil)],
      [desk, Team(name: "second", skills: [1])])
    add(
      "three types",
      [
        .share(0.9, within: 60, .day, onDays: nil), .share(0.8, within: 20, .day, onDays: nil), .lost(0.05, .day),
      ],
      [
        desk, Team(name: "second", skills: [1]), Team(name: "third", skills: [2]),
        Team(name: "all", skills: [0, 1, 2], premium: 0.2),
      ])
    return instances
  }()

  /// Two or three call types, people for one of them and dearer people for several, a target a day for each.
  static let multiSkill: [PlanningInstance] = (0..<10).map { index in
    var dice = Dice(seed: UInt64(201 + index))
    let types = index % 3 == 2 ? 3 : 2
    let aims = (0..<types).map { _ -> Aim in
      switch dice.whole(0...2) {
      case 0: .share(0.8, within: 20, .day, onDays: nil)
      case 1: .share(0.9, within: 60, .day, onDays: nil)
      default: .lost(0.05, .day)
      }
    }
    var teams = (0..<types).map { Team(name: "only\($0 + 1)", skills: [$0]) }
    if types == 2 {
      teams.append(Team(name: "both", skills: [0, 1], premium: dice.number(0.05...0.25)))
    } else {
      teams.append(Team(name: "first two", skills: [0, 1], premium: dice.number(0.05...0.15)))
      teams.append(Team(name: "all", skills: [0, 1, 2], premium: dice.number(0.15...0.3)))
    }
    return PlanningInstance(name: "\(index + 1)", &dice, aims: aims, teams: teams)
  }
}
