/// Whole people for needs that are fractions, without the steps that binary fractions would make: 7 / 0.7 is 10 and not 11.
package enum WholePeople {
  /// Many times the error of a few operations on doubles, far below what anybody means.
  private static let rounding = 1e-12

  /// The fewest people who cover a need of at least 0.
  package static func covering(_ need: Double) -> Int { Int((need * (1 - rounding)).rounded(.up)) }

  /// The most people who are within a number of at least 0.
  package static func within(_ number: Double) -> Int { Int((number * (1 + rounding)).rounded(.down)) }
}
