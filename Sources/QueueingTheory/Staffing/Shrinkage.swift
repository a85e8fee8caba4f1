/// The people to schedule so that enough are on duty when a share of them is away.
public enum Shrinkage {
  /// The smallest whole number m with m·(1 − shrinkage) ≥ agents.
  ///
  /// The shrinkage is taken as the decimal number that is written, and the division is one of whole numbers: 21 agents at
  /// 0.3 are 30, where ⌈21/0.7⌉ in floating point would be 31.
  ///
  /// - Parameters:
  ///   - agents: The agents needed on duty, a count, at least 0.
  ///   - shrinkage: The share of scheduled people who are away, at least 0 and below 1.
  /// - Returns: The number to schedule, at least `agents`.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain, or if the number to schedule
  ///   exceeds what an `Int` holds.
  /// - Complexity: O(1).
  public static func scheduled(agents: Int, shrinkage: Double) throws(QueueingError) -> Int {
    try Domain.requireCount(agents, "agents")
    guard shrinkage >= 0, shrinkage < 1 else {
      throw .outsideDomain(input: "shrinkage", value: shrinkage, allowed: "a number of at least 0 and below 1")
    }
    guard agents > 0, shrinkage > 0 else { return agents }
    guard shrinkage >= 1e-9 else { return agents + 1 }
    let (away, whole) = fraction(shrinkage)
    let present = whole - away
    let exact = (Int128(agents) * whole + present - 1) / present
    guard let scheduled = Int(exactly: exact) else {
      throw .outsideDomain(input: "shrinkage", value: shrinkage, allowed: "a share that leaves somebody on duty")
    }
    return scheduled
  }

  /// The shortest decimal that reads back as `value`, 1e-9 ≤ value < 1, as a fraction whose denominator is a power of ten.
  private static func fraction(_ value: Double) -> (numerator: Int128, denominator: Int128) {
    let parts = value.description.split(separator: "e")
    var numerator: Int128 = 0
    var denominator: Int128 = 1
    var afterPoint = false
    for character in parts[0] {
      guard let digit = character.wholeNumberValue else {
        afterPoint = true
        continue
      }
      numerator = numerator * 10 + Int128(digit)
      if afterPoint { denominator *= 10 }
    }
    if parts.count > 1, let exponent = Int(parts[1]) {
      for _ in 0..<(-exponent) { denominator *= 10 }
    }
    return (numerator, denominator)
  }
}
