import Foundation

/// A bracket around the fewest agents that are enough, narrowed by false position, by halving where that is too slow.
///
/// Until there is a bracket the next trial is where the last two trials, or one and the usual slope −2/√a, would have
/// the excess vanish; three trials on the same side double the distance.
struct StaffingSearch {
  struct Trial {
    let agents: Int
    let performance: QueuePerformance
  }

  /// A trial as the search sees it.
  private struct Point {
    let agents: Int
    let excess: Double
  }

  private(set) var best: Trial?
  private(set) var failing: Trial?
  private var held: Point?
  private var missed: Point?
  /// The number of agents to try next; nil when the search is over.
  private(set) var next: Int?
  private let lowest: Int
  private let highest: Int
  private let root: Double
  private var step = 1
  private var trials = 0
  private var width = Int.max

  /// Begins at `start`, where the answer is expected.
  init(_ agents: ClosedRange<Int>, load: OfferedLoad, start: Double) {
    lowest = agents.lowerBound
    highest = agents.upperBound
    root = min(load.erlangs, 1e14).squareRoot()
    next = min(highest, max(lowest, Int(max(0, min(start, 1e9)).rounded(.up))))
  }

  mutating func record(_ agents: Int, _ performance: QueuePerformance, _ gap: TargetGap) {
    let before = gap.holds ? held : missed
    let point = Point(agents: agents, excess: gap.excess)
    if gap.holds {
      best = Trial(agents: agents, performance: performance)
      held = point
    } else {
      failing = Trial(agents: agents, performance: performance)
      missed = point
    }
    trials += 1
    next = choose(point, before)
  }

  private mutating func choose(_ last: Point, _ before: Point?) -> Int? {
    if let held, let missed { return inside(missed, held) }
    if trials > 3 { step = max(step, Int(root / 4)) * 2 }
    let distance = max(Double(step), min(abs(last.excess) / slope(last, before), 1e9))
    if held == nil {
      guard last.agents < highest else { return nil }
      return min(highest, last.agents + Int(min(distance, Double(highest)).rounded(.up)))
    }
    guard last.agents > lowest else { return nil }
    return max(lowest, last.agents - max(1, Int(min(distance, Double(last.agents)))))
  }

  /// How fast the excess falls with each agent.
  private func slope(_ last: Point, _ before: Point?) -> Double {
    let usual = 2 / max(1, root)
    guard let before else { return usual }
    let measured = (before.excess - last.excess) / Double(last.agents - before.agents)
    return measured > usual / 100 && measured.isFinite ? measured : usual
  }

  private mutating func inside(_ failing: Point, _ best: Point) -> Int? {
    let gap = best.agents - failing.agents
    guard gap > 1 else { return nil }
    let isSlow = gap > width / 2
    width = gap
    let share = failing.excess / (failing.excess - best.excess)
    guard !isSlow, share > 0, share < 1 else { return failing.agents + gap / 2 }
    return failing.agents + min(gap - 1, max(1, Int((Double(gap) * share).rounded(.up))))
  }
}
