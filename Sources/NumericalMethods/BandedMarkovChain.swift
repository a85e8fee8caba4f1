/// The steady state of a Markov chain in continuous time whose transitions reach no further than a band of states, by the
/// elimination of Grassmann, Taksar and Heyman.
///
/// The elimination has no subtraction, so that each probability keeps its digits however small it is.
///
/// - Source: Grassmann, Taksar and Heyman (1985), Regenerative analysis and steady state distributions for Markov chains,
///   Operations Research 33(5), 1107–1116, doi:10.1287/opre.33.5.1107; error bound: O'Cinneide (1993), Entrywise
///   perturbation theory and error analysis for Markov chains, Numerische Mathematik 65, 109–120.
public struct BandedMarkovChain: ~Copyable {
  /// The number of states.
  public let states: Int
  /// The largest distance between two states with a transition.
  public let band: Int
  private let width: Int
  private let rates: UnsafeMutableBufferPointer<Double>

  /// The largest product of states and band.
  public static let maximumEntries = 12_000_000

  /// A chain without transitions.
  ///
  /// - Parameters:
  ///   - states: The number of states, at least 1.
  ///   - band: The largest distance between two states with a transition, at least 1.
  public init(states: Int, band: Int) {
    precondition(states >= 1 && band >= 1 && states <= Self.maximumEntries * 4 / band, "a chain of that size")
    self.states = states
    self.band = band
    width = 2 * band + 1
    rates = .allocate(capacity: states * width)
    rates.initialize(repeating: 0)
  }

  deinit { rates.deallocate() }

  /// Adds a transition.
  ///
  /// - Parameters:
  ///   - from: The state left.
  ///   - to: The state entered, within the band around `from`.
  ///   - rate: The rate, at least 0.
  public mutating func add(from: Int, to: Int, rate: Double) {
    precondition(abs(from - to) <= band, "a transition within the band")
    rates[from * width + to - from + band] += rate
  }

  /// The probabilities of all states.
  ///
  /// - Returns: One probability a state, together 1.
  /// - Throws: ``NumericalError/didNotConverge(function:iterations:residual:)`` where a state has no way to those before it.
  /// - Accuracy: Relative error of each probability at most a few units in the last place times the number of states,
  ///   mostly far less; below 1e-300 of the largest it may be 0.
  /// - Complexity: O(states·band²) time.
  public consuming func stationary() throws(NumericalError) -> [Double] {
    for state in stride(from: states - 1, to: 0, by: -1) {
      let low = max(0, state - band)
      let count = state - low
      let row = rates.baseAddress.unsafelyUnwrapped + state * width + low - state + band
      var out = 0.0
      for j in 0..<count { out += row[j] }
      guard out > 0 else {
        throw .didNotConverge(function: "stationary", iterations: states - state, residual: Double(state))
      }
      for i in low..<state {
        let entry = i * width + state - i + band
        guard rates[entry] > 0 else { continue }
        let share = rates[entry] / out
        rates[entry] = share
        let target = rates.baseAddress.unsafelyUnwrapped + i * width + low - i + band
        for j in 0..<count { target[j] += share * row[j] }
      }
    }
    return collected()
  }

  private func collected() -> [Double] {
    var result = [Double](repeating: 0, count: states)
    result[0] = 1
    var total = 1.0
    for state in 1..<max(states, 1) {
      var sum = 0.0
      for i in max(0, state - band)..<state { sum += result[i] * rates[i * width + state - i + band] }
      result[state] = sum
      total += sum
      if total > 1e200 {
        for i in 0...state { result[i] *= 1e-200 }
        total *= 1e-200
      }
    }
    for state in 0..<states { result[state] /= total }
    return result
  }
}
