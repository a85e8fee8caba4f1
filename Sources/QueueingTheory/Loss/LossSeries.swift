/// The weights of the states with a free agent, measured in the weight of the state in which the last agent became busy.
///
/// Σₖ₌₁ⁿ n!/(n−k)!/aᵏ, so that 1/B(n, a) = 1 + series. Every term is positive: nothing cancels. The terms rise while
/// n−k > a and then fall; a sum beyond the largest `Double` is infinite, which stands for a blocking of 0.
enum LossSeries {
  static func sum(offeredErlangs: Double, agents: Int) -> Double {
    guard agents > 0 else { return 0 }
    guard offeredErlangs > 0 else { return .infinity }
    let perErlang = 1 / offeredErlangs
    var free = Double(agents)
    var term = 1.0
    var sum = 0.0
    // Four at a time: the products of the factors do not wait for the terms.
    while free > 3 {
      let first = free * perErlang
      let second = first * ((free - 1) * perErlang)
      let third = (free - 2) * perErlang
      let fourth = third * ((free - 3) * perErlang)
      sum += term * (first + second + second * (third + fourth))
      term *= second * fourth
      if term < 1e-19 * sum || sum == .infinity { return sum }
      free -= 4
    }
    while free > 0 {
      term *= free * perErlang
      sum += term
      free -= 1
    }
    return sum
  }
}
