/// The fluid limit of M(t)/M/s(t)/K+M: calls and agents as amounts that flow, without chance.
///
/// With x calls in the system x′ = λ − μ·min(x, s) − θ·(x − s)⁺; after a cut of the staff the agents above the number on
/// duty finish the call in hand. Valid for large systems: it is the limit where rates and staff grow together, exact in
/// the mean to the first order. It knows no waiting by chance: a group with a little more agents than load shows no queue
/// at all where a real one has some.
///
/// - Source: Mandelbaum, Massey and Reiman (1998), Strong approximations for Markovian service networks, Queueing Systems
///   30, 149–201, doi:10.1023/A:1019112920622.
public struct FluidQueue: Sendable, Equatable {
  /// Averages over the time of an interval.
  public struct Interval: Sendable, Equatable {
    /// The amount waiting.
    public let averageQueueLength: Double
    /// The agents at work, those above the number on duty included.
    public let busyAgents: Double
    /// The calls that give up in the interval per call that arrives in it; nil where none arrives.
    public let abandonment: Double?
    /// The share of the calls that finds all lines taken; nil where none arrives.
    public let blocking: Double?
  }

  private let queue: TimeVaryingQueue

  /// The fluid limit of a queue, its sizes taken as amounts.
  ///
  /// - Parameter queue: Rates, staff, patience, lines and starting state.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` where the mean patience lies between 0 and 0.1 seconds,
  ///   or handling takes less than 0.1 seconds: nothing of that size lasts in a fluid.
  public init(_ queue: TimeVaryingQueue) throws(QueueingError) {
    guard queue.patienceSeconds == 0 || queue.patienceSeconds >= 0.1 else {
      throw .outsideDomain(
        input: "patienceSeconds", value: queue.patienceSeconds, allowed: "0 or at least 0.1 in the fluid model")
    }
    guard queue.handleSeconds >= 0.1 else {
      throw .outsideDomain(
        input: "handleSeconds", value: queue.handleSeconds, allowed: "at least 0.1 in the fluid model")
    }
    self.queue = queue
  }

  /// The amounts, interval by interval.
  ///
  /// - Returns: One entry an interval.
  /// - Accuracy: Relative error about 1e-5: steps of a fiftieth of the shortest mean time, by the method of Runge and
  ///   Kutta, of the second order where the queue begins or ends.
  /// - Complexity: O(length of the day / shortest mean time).
  public func intervals() -> [Interval] {
    var busy = Double(queue.initial.inService)
    var waiting = Double(queue.initial.queued)
    return queue.agents.indices.map { interval in
      pass(queue.rates(interval), Double(queue.agents[interval]), &busy, &waiting)
    }
  }

  private func pass(_ rates: StaffedRates, _ agents: Double, _ busy: inout Double, _ waiting: inout Double) -> Interval
  {
    let length = queue.intervalSeconds
    let steps = max(200, (length * 50 * max(rates.service, rates.leaving)).rounded(.up))
    let step = length / steps
    var queued = 0.0
    var worked = 0.0
    var lost = 0.0
    var blocked = 0.0
    if busy < agents {
      let taken = min(waiting, agents - busy)
      busy += taken
      waiting -= taken
    }
    for _ in 0..<Int(steps) {
      let before = (busy: busy, waiting: waiting)
      advance(step, rates, agents, &busy, &waiting)
      if rates.isAtOnce {
        lost += waiting
        waiting = 0
      }
      if let lines = rates.lines, busy + waiting > Double(lines) {
        blocked += busy + waiting - Double(lines)
        waiting = max(0, Double(lines) - busy)
      }
      queued += (before.waiting + waiting) / 2 * step
      worked += (before.busy + busy) / 2 * step
    }
    lost += rates.leaving * queued
    let offered = rates.arrival * length
    return Interval(
      averageQueueLength: queued / length, busyAgents: worked / length,
      abandonment: offered > 0 ? lost / offered : nil, blocking: offered > 0 ? blocked / offered : nil)
  }

  private func advance(
    _ step: Double, _ rates: StaffedRates, _ agents: Double, _ busy: inout Double, _ waiting: inout Double
  ) {
    if busy > agents {
      busy = Self.rungeKutta(busy, step) { -rates.service * $0 }
      waiting = Self.rungeKutta(waiting, step) { rates.arrival - rates.leaving * $0 }
      guard busy < agents else { return }
      let taken = min(waiting, agents - busy)
      busy += taken
      waiting -= taken
      return
    }
    let inSystem = Self.rungeKutta(busy + waiting, step) {
      rates.arrival - rates.service * min($0, agents) - rates.leaving * max($0 - agents, 0)
    }
    busy = min(inSystem, agents)
    waiting = max(inSystem - agents, 0)
  }

  @inline(__always)
  private static func rungeKutta(_ x: Double, _ step: Double, _ slope: (Double) -> Double) -> Double {
    let first = slope(x)
    let second = slope(x + step / 2 * first)
    let third = slope(x + step / 2 * second)
    return max(0, x + step / 6 * (first + 2 * second + 2 * third + slope(x + step * third)))
  }
}
