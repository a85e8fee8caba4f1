/// The chain of a day through a span of unchanged rates, in plain memory: what there is, its steps and their mixture.
///
/// States and waiting contacts move in passes over each row that also add to the sums.
struct UniformisedSpan: ~Copyable {
  /// Values on rows of columns: now, after the next step, and mixed; zero outside the windows.
  private struct Track {
    var now: UnsafeMutablePointer<Double>
    var next: UnsafeMutablePointer<Double>
    let mixed: UnsafeMutablePointer<Double>
  }

  /// The windows of the tracks that move together.
  private struct Windows {
    var now: [Range<Int>]
    var next: [Range<Int>]
    /// All columns of a row that ever held something.
    var visited: [Range<Int>]
    /// One more than the last row that holds something.
    var live: Int

    mutating func step() {
      swap(&now, &next)
      while live > 0, now[live - 1].isEmpty, next[live - 1].isEmpty { live -= 1 }
    }
  }

  private let memory: UnsafeMutablePointer<Double>
  private let first: Int
  private let width: Int
  private let kernel: StateKernel
  private let places: StateKernel
  private var states: Track
  private var waiting: Track
  private var waited: Track
  private let occupied: UnsafeMutablePointer<Double>
  /// Of the states, to stay and to lose one contact; of a place, to stay and to advance by one.
  private let rates:
    (
      stay: UnsafeMutablePointer<Double>, down: UnsafeMutablePointer<Double>, waits: UnsafeMutablePointer<Double>,
      advances: UnsafeMutablePointer<Double>
    )
  private var present: Windows
  private var queued: Windows
  private var dropped: Double
  /// The time in queue, and what is answered: its share, and the time that it has waited.
  private var sums = (time: 0.0, answered: 0.0, wait: 0.0)
  /// The states visited, step by step.
  private(set) var work = 0.0

  /// At the start of a span: the states and the contacts that wait, on the same columns and rows, and one step of either
  /// at the same rate.
  init(states grid: StateGrid, cohort: WaitingCohort, kernel: StateKernel, places: StateKernel) {
    first = grid.first
    width = grid.width
    self.kernel = kernel
    self.places = places
    let rows = grid.rows
    let size = rows * width
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 14 * size)
    memory.initialize(repeating: 0, count: 14 * size)
    self.memory = memory
    func part(_ index: Int) -> UnsafeMutablePointer<Double> { memory + index * size }
    states = Track(now: part(0), next: part(1), mixed: part(2))
    waiting = Track(now: part(3), next: part(4), mixed: part(5))
    waited = Track(now: part(6), next: part(7), mixed: part(8))
    occupied = part(9)
    rates = (part(10), part(11), part(12), part(13))
    func windows(_ windows: [Range<Int>]) -> Windows {
      Windows(now: windows, next: windows.map { _ in 1..<1 }, visited: windows, live: rows)
    }
    present = windows(grid.windows)
    queued = windows(zip(cohort.waiting.windows, cohort.waited.windows).map(Self.hull))
    dropped = grid.dropped
    for (values, target) in [
      (grid.values, states.now), (cohort.waiting.values, waiting.now), (cohort.waited.values, waited.now),
      (kernel.stay, rates.stay), (kernel.down, rates.down), (places.stay, rates.waits), (places.down, rates.advances),
    ] { target.update(from: values, count: size) }
  }

  deinit { memory.deallocate() }

  /// Mixes the steps.
  ///
  /// - Parameters:
  ///   - mixture: Their weights.
  ///   - joining: The share of the states in which an arrival waits that joins the cohort with each step.
  ///   - accepted: The columns of each row in which an arrival waits.
  ///   - head: The column of the first place in the queue.
  ///   - samples: Sums of the states with a queue, by weights of their own.
  /// - Returns: Whether the columns sufficed.
  mutating func run(
    _ mixture: PoissonMixture, joining: Double, accepted: [ClosedRange<Int>?], head: Int,
    samples: inout [StateSample]
  ) -> Bool {
    let head = min(head, width - 1)
    let answering = places.down[head]
    for (n, weight) in mixture.weights.enumerated() {
      let seconds = mixture.tails[n] / kernel.rate
      let weight = n >= mixture.first ? weight : 0
      for index in samples.indices {
        samples[index].add(states.now, windows: present.now, step: n)
      }
      for row in present.now.indices { work += Double(present.now[row].count) }
      if joining > 0 || queued.live > 0 {
        let answered = answering * mixture.tails[n]
        sums.answered += answered * waiting.now[head]
        sums.wait += answered * waited.now[head]
        sums.time += seconds * moveQueue(weight, joining, accepted)
      }
      guard moveStates(weight, seconds) else { return false }
      if present.live == 0, queued.live == 0 { break }
    }
    return true
  }

  /// - Returns: Whether nothing that matters stands at the edge of the columns.
  private mutating func moveStates(_ weight: Double, _ seconds: Double) -> Bool {
    var isFull = false
    for row in 0..<present.live {
      let columns = columns(row)
      let base = row * width
      let new = states.next + base
      new.clear(present.next[row], except: columns)
      present.next[row] = columns
      guard !columns.isEmpty else { continue }
      present.visited[row] = Self.hull(present.visited[row], columns)
      let pass = StatePass(
        stay: rates.stay + base, up: kernel.up, down: rates.down + base, weight: weight, seconds: seconds)
      pass.run(states.now + base, new, states.mixed + base, occupied + base, columns)
      if row + 1 < present.live, !present.now[row + 1].isEmpty, kernel.cross[row + 1] > 0 {
        new.add(kernel.cross[row + 1], states.now + base, shift: width, columns)
      }
      let window = new.trimmed(columns, below: StateGrid.negligible, &dropped)
      present.next[row] = window
      if !window.isEmpty,
        window.upperBound == width - 1 && kernel.highest[row] == width - 2 && !kernel.isClosed[row]
          || window.lowerBound == 1 && first > 0 && kernel.lowest[row] == 1 && row == 0
      {
        isFull = true
      }
    }
    swap(&states.now, &states.next)
    present.step()
    return !isFull
  }

  /// - Returns: The share that waits, before the step.
  private mutating func moveQueue(
    _ weight: Double, _ joining: Double, _ accepted: [ClosedRange<Int>?]
  ) -> Double {
    queued.live = max(queued.live, joining > 0 ? present.live : 0)
    var total = 0.0
    for row in 0..<queued.live {
      var columns = queued.now[row]
      var source = 0.0
      if row + 1 < queued.live { columns = Self.hull(columns, queued.now[row + 1]) }
      columns = max(columns.lowerBound - 1, places.lowest[row])..<max(columns.upperBound, places.lowest[row])
      if joining > 0, let joins = accepted[row] {
        let window = present.now[row].clamped(to: joins.lowerBound..<joins.upperBound + 1)
        if !window.isEmpty { source = joining }
        columns = Self.hull(columns, window)
      }
      let base = row * width
      let (new, spent) = (waiting.next + base, waited.next + base)
      new.clear(queued.next[row], except: columns)
      spent.clear(queued.next[row], except: columns)
      queued.next[row] = columns
      guard !columns.isEmpty else { continue }
      queued.visited[row] = Self.hull(queued.visited[row], columns)
      let pass = QueuePass(
        stay: rates.waits + base, down: rates.advances + base, states: states.now + base, joining: source,
        second: 1 / kernel.rate, weight: weight)
      total += pass.run(
        (waiting.now + base, waited.now + base), (new, spent), (waiting.mixed + base, waited.mixed + base), columns)
      if row + 1 < queued.live, !queued.now[row + 1].isEmpty, places.cross[row + 1] > 0 {
        new.add(places.cross[row + 1], waiting.now + base, shift: width, columns)
        spent.add(places.cross[row + 1], waited.now + base, shift: width, columns)
      }
      queued.next[row] = new.trimmed(columns, below: StateGrid.negligible, with: spent)
    }
    swap(&waiting.now, &waiting.next)
    swap(&waited.now, &waited.next)
    queued.step()
    return total
  }

  /// The columns of a row of states that may hold something after a step.
  private func columns(_ row: Int) -> Range<Int> {
    var columns = present.now[row]
    if !columns.isEmpty { columns = columns.lowerBound - 1..<columns.upperBound + 1 }
    if row + 1 < present.live { columns = Self.hull(columns, present.now[row + 1]) }
    let low = max(columns.lowerBound, kernel.lowest[row])
    let high = min(columns.upperBound, kernel.highest[row] + 1)
    return low < high ? low..<high : 1..<1
  }

  private static func hull(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
    if a.isEmpty { return b }
    return b.isEmpty ? a : min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }

  /// The probabilities of the states at the end.
  func states(like grid: StateGrid) -> StateGrid {
    grid.replaced(by: states.mixed, windows: present.visited, dropped: dropped)
  }

  /// Adds the time spent in each state.
  func addOccupation(to grid: inout StateGrid) { grid.add(1, occupied, windows: present.visited) }

  /// Moves the cohort to the end.
  func settle(_ cohort: inout WaitingCohort) {
    cohort.waiting = cohort.waiting.replaced(by: waiting.mixed, windows: queued.visited, dropped: 0)
    cohort.waited = cohort.waited.replaced(by: waited.mixed, windows: queued.visited, dropped: 0)
    cohort.timeInQueue += sums.time
    cohort.answered += sums.answered
    cohort.waitOfAnswered += sums.wait
  }
}
