/// An effect that makes a requirement larger or smaller, in the order in which they are switched on.
package enum RequirementEffect: String, Sendable, Equatable, CaseIterable {
  /// Contacts times handling: the agents who would be busy on average.
  case load
  /// What the target asks for beyond the load where the volume is certain, nobody gives up and nobody is away.
  case variability
  /// What callers who give up save.
  case abandonment
  /// What uncertain volume adds.
  case volume
  /// What people add who are absent or off the phone.
  case shrinkage
  /// What is rounded up to whole people, once.
  case wholeAgents
  /// People added so that the targets hold for sure, on random numbers that the search has not seen.
  case certainty
  /// What shifts and breaks add: the people paid in the least-cost shifts that cover those scheduled, less these.
  case overhead
}

/// Why so many people are rostered or paid in an interval: effects switched on one after the other, on the same random numbers.
///
/// The parts add up to ``total``. The order is that of ``RequirementEffect``; in another order an effect could weigh more
/// or less, because effects act on each other.
package struct RequirementParts: Sendable, Equatable {
  private var values: [Double]

  /// Parts in agents, 0 for those that are missing.
  package init(_ parts: KeyValuePairs<RequirementEffect, Double>) {
    values = RequirementEffect.allCases.map { effect in parts.first { $0.key == effect }?.value ?? 0 }
  }

  /// Differences between levels: what is needed with each effect and all before it.
  ///
  /// - Parameter levels: Agents, the first one of ``RequirementEffect/load``.
  package init(levels: KeyValuePairs<RequirementEffect, Double>) {
    values = RequirementEffect.allCases.map { _ in 0 }
    var before = 0.0
    for (effect, level) in levels {
      self[effect] = level - before
      before = level
    }
  }

  package subscript(effect: RequirementEffect) -> Double {
    get { values[Self.index(effect)] }
    set { values[Self.index(effect)] = newValue }
  }

  /// The people paid where shifts are planned, else the people rostered.
  package var total: Double { values.reduce(0, +) }

  private static func index(_ effect: RequirementEffect) -> Int {
    RequirementEffect.allCases.firstIndex(of: effect) ?? 0
  }

  package static func += (left: inout RequirementParts, right: RequirementParts) {
    for effect in RequirementEffect.allCases { left[effect] += right[effect] }
  }

  package static func * (left: RequirementParts, factor: Double) -> RequirementParts {
    var result = left
    for effect in RequirementEffect.allCases { result[effect] *= factor }
    return result
  }
}
