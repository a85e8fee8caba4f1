@testable import RandomVariates

/// Tests of fit with exact or rigorously bounded false-alarm rates.
enum GoodnessOfFit {
  /// The p value of Pearson's χ² for cells of equal probability.
  static func probability(ofCells cells: [Int]) throws -> Double {
    let expected = Double(cells.reduce(0, +)) / Double(cells.count)
    let statistic = cells.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    return try Gamma(shape: Double(cells.count - 1) / 2, scale: 2).survival(statistic)
  }

  /// The largest distance of the draws' distribution function from `cdf`, atoms included (Kolmogorov and Smirnov).
  ///
  /// The empirical function can lie highest above `cdf` at one of its jumps, and lowest below it just before one. Each side
  /// is given one unit in the last place, the rounding of a draw.
  static func distance(_ draws: [Double], _ cdf: (Double) throws -> Double) rethrows -> Double {
    let sorted = draws.sorted()
    let n = Double(sorted.count)
    var worst = 0.0
    var index = 0
    while index < sorted.count {
      let x = sorted[index]
      var end = index
      while end < sorted.count, sorted[end] == x { end += 1 }
      worst = max(worst, Double(end) / n - (try cdf(x.nextUp)))
      worst = max(worst, (try cdf(x.nextDown)) - Double(index) / n)
      index = end
    }
    return worst
  }

  /// A distance exceeded with probability at most `falseAlarm` whatever the law.
  ///
  /// - Source: Massart (1990), The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality, Annals of Probability
  ///   18(3), 1269–1283; doi:10.1214/aop/1176990746.
  static func bound(draws: Int, falseAlarm: Double) -> Double {
    (-Elementary.log(falseAlarm / 2) / (2 * Double(draws))).squareRoot()
  }
}
