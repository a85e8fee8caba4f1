import Testing

@testable import RandomVariates

@Suite struct LawErrorTests {
  static let bad: [Double] = [-1, -.infinity, .infinity, .nan, 1e300]

  /// Runs `make` with each bad number and each of `more`; the error must name the parameter and the value.
  private func refuses(
    _ parameter: String, _ more: [Double] = [0], always: [Double] = bad,
    _ make: (Double) throws -> some Distribution, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for number in always + more {
      do {
        _ = try make(number)
        Issue.record("\(parameter) = \(number) was accepted", sourceLocation: sourceLocation)
      } catch LawError.outOfRange(let name, let value, let allowed) {
        #expect(name == parameter, sourceLocation: sourceLocation)
        #expect(value == number || value.isNaN && number.isNaN, sourceLocation: sourceLocation)
        #expect(!allowed.isEmpty, sourceLocation: sourceLocation)
      } catch {
        Issue.record(error, sourceLocation: sourceLocation)
      }
    }
  }

  @Test func numbersOutOfRange() {
    refuses("value", []) { try Constant($0) }
    refuses("mean") { try Exponential(mean: $0) }
    refuses("shape") { try Gamma(shape: $0, scale: 1) }
    refuses("scale") { try Gamma(shape: 1, scale: $0) }
    refuses("mean") { try Gamma(mean: $0, cv: 1) }
    refuses("cv", [0, 1e-4, 101]) { try Gamma(mean: 1, cv: $0) }
    refuses("mean") { try Gamma.erlang(stages: 2, mean: $0) }
    refuses("logMean", [-21, 31], always: [.nan, .infinity]) { try Lognormal(logMean: $0, logStandardDeviation: 1) }
    refuses("logStandardDeviation", [0, 5]) { try Lognormal(logMean: 1, logStandardDeviation: $0) }
    refuses("median") { try Lognormal(median: $0, logStandardDeviation: 1) }
    refuses("mean") { try Lognormal(mean: $0, cv: 1) }
    refuses("cv") { try Lognormal(mean: 1, cv: $0) }
    refuses("shape", [0.01]) { try Weibull(shape: $0, scale: 1) }
    refuses("scale") { try Weibull(shape: 1, scale: $0) }
    refuses("mean") { try Weibull(mean: $0, cv: 1) }
    refuses("cv") { try Weibull(mean: 1, cv: $0) }
    refuses("from", []) { try Uniform(from: $0, to: 5) }
    refuses("to", [2, 1]) { try Uniform(from: 2, to: $0) }
    refuses("mode", [1, 6]) { try Triangular(from: 2, mode: $0, to: 5) }
    refuses("to", [2]) { try Triangular(from: 2, mode: 2, to: $0) }
    refuses("mean") { try Hyperexponential(mean: $0, cv: 2) }
    refuses("cv", [0.99]) { try Hyperexponential(mean: 1, cv: $0) }
    refuses("means[1]") { try Hyperexponential(probabilities: [0.5, 0.5], means: [1, $0]) }
    refuses("probabilities[0]", [1.5]) { try Hyperexponential(probabilities: [$0, 0.5], means: [1, 1]) }
    refuses("values[1]", []) { try Empirical(values: [1, $0]) }
    refuses("quantiles[1].value", [4]) {
      try Empirical(quantiles: [.init(probability: 0, value: 5), .init(probability: 1, value: $0)])
    }
    refuses("shift", []) { try Shifted(.constant(try Constant(1)), by: $0) }
    refuses("weights[1]", []) { number in
      let one = Law.constant(try Constant(1))
      return try Mixture(weights: [1, number], laws: [one, one])
    }
  }

  @Test func sumsAndCounts() throws {
    #expect(throws: LawError.outOfRange(parameter: "sum of probabilities", value: 0.75, allowed: "1, up to 1e-9")) {
      try Hyperexponential(probabilities: [0.25, 0.5], means: [1, 2])
    }
    #expect(throws: LawError.wrongCount(parameter: "means", count: 1, allowed: "2, as many as probabilities")) {
      try Hyperexponential(probabilities: [0.5, 0.5], means: [1])
    }
    #expect(throws: LawError.wrongCount(parameter: "probabilities", count: 0, allowed: "at least 1")) {
      try Hyperexponential(probabilities: [], means: [])
    }
    #expect(throws: LawError.wrongCount(parameter: "values", count: 0, allowed: "at least 1")) {
      try Empirical(values: [])
    }
    #expect(throws: LawError.wrongCount(parameter: "quantiles", count: 1, allowed: "at least 2")) {
      try Empirical(quantiles: [.init(probability: 0, value: 5)])
    }
    #expect(throws: LawError.outOfRange(parameter: "quantiles[1].probability", value: 0.9, allowed: "1.0 to 1.0")) {
      try Empirical(quantiles: [.init(probability: 0, value: 5), .init(probability: 0.9, value: 6)])
    }
    #expect(throws: LawError.outOfRange(parameter: "quantiles[2].probability", value: 0.5, allowed: "above 0.5")) {
      try Empirical(quantiles: [(0, 1), (0.5, 2), (0.5, 3), (1, 4)].map { .init(probability: $0.0, value: $0.1) })
    }
    let one = Law.constant(try Constant(1))
    #expect(throws: LawError.wrongCount(parameter: "laws", count: 1, allowed: "2, as many as weights")) {
      try Mixture(weights: [1, 1], laws: [one])
    }
    #expect(throws: LawError.outOfRange(parameter: "sum of weights", value: 0, allowed: "above 0")) {
      try Mixture(weights: [0, 0], laws: [one, one])
    }
    #expect(throws: LawError.outOfRange(parameter: "stages", value: 0, allowed: "1.0 to 1000000.0")) {
      try Gamma.erlang(stages: 0, mean: 1)
    }
  }

  @Test func sentences() {
    #expect(
      LawError.outOfRange(parameter: "cv", value: 0, allowed: "above 0").description == "cv is 0.0; allowed is above 0")
    #expect(
      LawError.wrongCount(parameter: "laws", count: 1, allowed: "2").description == "laws has 1 entries; allowed is 2")
  }
}
