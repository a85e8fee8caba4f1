/// The shape of the rates between two changes of rates or staff, per second.
struct StaffedRates: Sendable, Equatable {
  /// λ, μ of one agent, θ of one waiting contact; θ is 0 where nobody gives up.
  var arrival: Double
  let service: Double
  let leaving: Double
  /// The number s on duty.
  var agents: Int
  /// The lines, nil where unlimited.
  let lines: Int?
  /// Whether patience is 0: nobody stays who cannot be served at once.
  let isAtOnce: Bool

  /// The largest x of row e; nil where unlimited.
  func highest(_ row: Int) -> Int? { isAtOnce ? agents : lines.map { $0 - row } }

  /// The x of row e at which an arrival joins the queue.
  func joins(_ row: Int) -> ClosedRange<Int>? {
    guard let last = lines.map({ $0 - row - 1 }) else { return agents...Int.max / 2 }
    return last >= agents ? agents...last : nil
  }
}

/// One step of a uniformised chain over a `StateGrid`: I + Q/Λ.
struct StateKernel: Sendable {
  /// Λ, at least the rate out of any state, per second.
  let rate: Double
  private(set) var stay: [Double]
  /// The probability of stepping from a column to the one below it.
  private(set) var down: [Double]
  /// The probability of stepping from a row to the one below it.
  private(set) var cross: [Double]
  let up: Double
  /// The columns of each row that exist.
  private(set) var lowest: [Int]
  private(set) var highest: [Int]
  /// Whether a row ends where the lines do, not only the columns.
  private(set) var isClosed: [Bool]

  /// Λ where nothing happens at all: nobody at work, nobody who gives up.
  private static let leastRate = 1e-5

  /// The least Λ for the states of a grid.
  static func rate(_ rates: StaffedRates, first: Int, width: Int, rows: Int) -> Double {
    let last = first + width - 3
    let busy = Double(min(rates.agents, last) + rows - 1)
    let queued = Double(max(last - rates.agents, 0) + 1)
    return max(leastRate, rates.arrival + busy * rates.service + (rates.isAtOnce ? 0 : queued * rates.leaving))
  }

  /// The number in the system.
  static func states(_ rates: StaffedRates, rate: Double, first: Int, width: Int, rows: Int) -> StateKernel {
    var kernel = StateKernel(rate: rate, up: rates.arrival / rate, width: width, rows: rows)
    let s = rates.agents
    for row in 0..<rows {
      kernel.limit(row, lowest: row == 0 ? max(0, first) : s, highest: rates.highest(row), first: first, width: width)
      guard kernel.lowest[row] <= kernel.highest[row] else { continue }
      for column in kernel.lowest[row]...kernel.highest[row] {
        let x = column + first - 1
        let leaving = Double(max(x - s, 0)) * rates.leaving
        let service = Double(row == 0 ? min(x, s) : s + row) * rates.service
        let isTop = x == rates.highest(row)
        let down = row == 0 ? leaving + service : leaving
        kernel.set(
          row, column, width: width, stay: 1 - (leaving + service + (isTop ? 0 : rates.arrival)) / rate,
          down: down / rate)
      }
      kernel.cross[row] = Double(s + row) * rates.service / rate
    }
    return kernel
  }

  /// The place of a waiting contact: column x has x − s contacts ahead of it in the queue.
  static func places(_ rates: StaffedRates, rate: Double, first: Int, width: Int, rows: Int) -> StateKernel {
    var kernel = StateKernel(rate: rate, up: 0, width: width, rows: rows)
    let s = rates.agents
    for row in 0..<rows {
      kernel.limit(row, lowest: s, highest: nil, first: first, width: width)
      guard kernel.lowest[row] <= kernel.highest[row] else { continue }
      for column in kernel.lowest[row]...kernel.highest[row] {
        let ahead = Double(column + first - 1 - s)
        let service = Double(s + row) * rates.service
        kernel.set(
          row, column, width: width, stay: 1 - (service + (ahead + 1) * rates.leaving) / rate,
          down: (ahead * rates.leaving + (row == 0 ? service : 0)) / rate)
      }
      kernel.cross[row] = Double(s + row) * rates.service / rate
    }
    return kernel
  }

  private init(rate: Double, up: Double, width: Int, rows: Int) {
    self.rate = rate
    self.up = up
    stay = [Double](repeating: 0, count: width * rows)
    down = stay
    cross = [Double](repeating: 0, count: rows)
    lowest = [Int](repeating: 1, count: rows)
    highest = [Int](repeating: 0, count: rows)
    isClosed = [Bool](repeating: false, count: rows)
  }

  private mutating func limit(_ row: Int, lowest low: Int, highest high: Int?, first: Int, width: Int) {
    lowest[row] = max(1, low - first + 1)
    let last = width - 2
    if let high, high - first + 1 <= last {
      highest[row] = high - first + 1
      isClosed[row] = true
    } else {
      highest[row] = last
    }
  }

  private mutating func set(_ row: Int, _ column: Int, width: Int, stay: Double, down: Double) {
    self.stay[row * width + column] = stay
    self.down[row * width + column] = down
  }
}
