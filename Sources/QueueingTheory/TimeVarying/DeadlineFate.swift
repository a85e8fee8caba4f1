/// What has become of a waiting contact when its threshold is over, by the place that it has before.
///
/// Backward from the deadline: `answered[e][i]` and `abandoned[e][i]` with e agents at work above the number on duty and
/// i contacts ahead.
struct DeadlineFate: Sendable {
  let rows: Int
  let places: Int
  private(set) var answered: [Double]
  private(set) var abandoned: [Double]

  /// At the deadline: still waiting.
  init(rows: Int, places: Int) {
    self.rows = rows
    self.places = places
    answered = [Double](repeating: 0, count: rows * places)
    abandoned = answered
  }

  /// Goes back by `seconds` of unchanged staff.
  mutating func goBack(seconds: Double, _ rates: StaffedRates) {
    let rate = Double(rates.agents + rows - 1) * rates.service + Double(places) * rates.leaving
    guard rate > 0, seconds > 0, places > 0 else { return }
    let stride = places + 1
    let size = rows * stride
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 8 * size) { memory in
      guard let memory = memory.baseAddress else { return }
      memory.initialize(repeating: 0, count: 8 * size)
      var step = FateStep(rates, rate: rate, rows: rows, places: places, stride: stride, memory: memory, size: size)
      var rest = seconds
      while rest > 0 {
        let span = min(rest, PoissonMixture.largestMean / rate)
        rest -= span
        step.load(answered, abandoned)
        step.mix(PoissonMixture(mean: rate * span, negligible: 1e-14))
        for row in 0..<rows {
          for i in 0..<places {
            answered[row * places + i] = step.answered.mixed[row * stride + i + 1]
            abandoned[row * places + i] = step.abandoned.mixed[row * stride + i + 1]
          }
        }
      }
    }
  }

  /// Goes back over a change of staff from `old` to `new`, to so many rows before it.
  func before(changeFrom old: Int, to new: Int, rows oldRows: Int) -> DeadlineFate {
    var fate = DeadlineFate(rows: oldRows, places: places)
    for row in 0..<oldRows {
      let busy = old + row
      let taken = max(new - busy, 0)
      let after = max(busy - new, 0)
      for i in 0..<places {
        let at = row * places + i
        if i < taken {
          fate.answered[at] = 1
        } else {
          fate.answered[at] = answered[after * places + i - taken]
          fate.abandoned[at] = abandoned[after * places + i - taken]
        }
      }
    }
    return fate
  }
}

/// The steps of a uniformised chain backward: values at a step from those after it, mixed.
///
/// Each row begins with a guard that stands for the agent whom the first place is next to reach.
private struct FateStep {
  typealias Entries = UnsafeMutablePointer<Double>
  struct Track {
    var now: Entries
    var next: Entries
    let mixed: Entries
  }

  private(set) var answered: Track
  private(set) var abandoned: Track
  /// Of staying, and of moving up one place.
  private let stay: Entries
  private let ahead: Entries
  /// Of moving to the row below.
  private let cross: [Double]
  /// Of giving up.
  private let leaving: Double
  private let rows: Int
  private let places: Int
  private let stride: Int

  init(
    _ rates: StaffedRates, rate: Double, rows: Int, places: Int, stride: Int, memory: Entries, size: Int
  ) {
    self.rows = rows
    self.places = places
    self.stride = stride
    func part(_ index: Int) -> Entries { memory + index * size }
    answered = Track(now: part(0), next: part(1), mixed: part(2))
    abandoned = Track(now: part(3), next: part(4), mixed: part(5))
    stay = part(6)
    ahead = part(7)
    leaving = rates.leaving / rate
    let service = Double(rates.agents) * rates.service / rate
    cross = (0..<rows).map { service + Double($0) * rates.service / rate }
    for row in 0..<rows {
      for i in 0..<places {
        stay[row * stride + i + 1] = 1 - cross[row] - Double(i + 1) * leaving
        ahead[row * stride + i + 1] = (row == 0 ? service : 0) + Double(i) * leaving
      }
    }
  }

  /// Takes values by row and place.
  func load(_ answeredLater: [Double], _ abandonedLater: [Double]) {
    for row in 0..<rows {
      let base = row * stride
      answered.now[base] = 1
      answered.next[base] = 1
      for i in 0..<places {
        answered.now[base + i + 1] = answeredLater[row * places + i]
        abandoned.now[base + i + 1] = abandonedLater[row * places + i]
        answered.mixed[base + i + 1] = 0
        abandoned.mixed[base + i + 1] = 0
      }
    }
  }

  mutating func mix(_ mixture: PoissonMixture) {
    for n in mixture.weights.indices {
      let weight = n >= mixture.first ? mixture.weights[n] : 0
      for row in 0..<rows {
        go(row, answered, weight, constant: 0)
        if leaving > 0 { go(row, abandoned, weight, constant: leaving) }
      }
      swap(&answered.now, &answered.next)
      swap(&abandoned.now, &abandoned.next)
    }
  }

  private func go(_ row: Int, _ track: Track, _ weight: Double, constant: Double) {
    let base = row * stride
    let (now, next, mixed) = (track.now + base, track.next + base, track.mixed + base)
    let (stay, ahead) = (stay + base, ahead + base)
    let columns = 1..<places + 1
    for at in columns { next[at] = stay[at] * now[at] + ahead[at] * now[at &- 1] + constant }
    if weight > 0 { mixed.add(weight, now, columns) }
    if row > 0 { next.add(cross[row], now, shift: -stride, columns) }
  }
}
