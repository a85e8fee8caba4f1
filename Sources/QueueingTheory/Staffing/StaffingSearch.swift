/// A bracket around the fewest agents that are enough, narrowed by false position, by halving where that is too slow.
struct StaffingSearch {
  struct Trial {
    let agents: Int
    let performance: QueuePerformance
    let excess: Double
  }

  private(set) var best: Trial?
  private(set) var failing: Trial?
  /// The number of agents to try next; nil when the search is over.
  private(set) var next: Int?
  private let lowest: Int
  private let highest: Int
  private var step: Int
  private var width = Int.max

  init(lowest: Int, highest: Int, load: OfferedLoad) {
    self.lowest = lowest
    self.highest = highest
    let root = min(load.erlangs, 1e14).squareRoot()
    step = max(1, Int(root / 4))
    next = min(highest, max(lowest, Int(min(load.erlangs + root / 2, 1e9).rounded(.up))))
  }

  mutating func record(_ agents: Int, _ performance: QueuePerformance, _ gap: TargetGap) {
    let trial = Trial(agents: agents, performance: performance, excess: gap.excess)
    if gap.holds { best = trial } else { failing = trial }
    next = choose()
  }

  private mutating func choose() -> Int? {
    guard let best else {
      guard let failing, failing.agents < highest else { return nil }
      step *= 2
      return min(highest, failing.agents + step)
    }
    guard let failing else {
      guard best.agents > lowest else { return nil }
      step *= 2
      return max(lowest, best.agents - step)
    }
    let gap = best.agents - failing.agents
    guard gap > 1 else { return nil }
    let isSlow = gap > width / 2
    width = gap
    let share = failing.excess / (failing.excess - best.excess)
    guard !isSlow, share > 0, share < 1 else { return failing.agents + gap / 2 }
    return failing.agents + min(gap - 1, max(1, Int((Double(gap) * share).rounded(.up))))
  }
}
