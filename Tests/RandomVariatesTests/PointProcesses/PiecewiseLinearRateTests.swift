import Testing

@testable import RandomVariates

@Suite struct PiecewiseLinearRateTests {
  private let rate: PiecewiseLinearRate = {
    var rate = PiecewiseLinearRate()
    rate.append(from: 100, to: 200, first: 0, last: 2)
    rate.append(from: 200, to: 300, first: 0, last: 0)
    rate.append(from: 400, to: 500, first: 1, last: 1)
    rate.append(from: 500, to: 700, first: 3, last: 1)
    return rate
  }()

  /// Λ by hand.
  private func cumulative(_ t: Double) -> Double {
    switch t {
    case ..<100: 0
    case ..<200: (t - 100) * (t - 100) / 100
    case ..<400: 100
    case ..<500: 100 + t - 400
    default: 200 + 3 * (t - 500) - (t - 500) * (t - 500) / 200
    }
  }

  @Test func invertsTheCumulativeRate() throws {
    #expect(rate.total == 600)
    var piece = 0
    for step in 0..<6_000 {
      let c = Double(step) / 10
      let time = try #require(rate.time(ofCumulative: c))
      #expect(rate.time(ofCumulative: c, searchingFrom: &piece) == time)
      #expect((cumulative(time) - c).magnitude < 1e-9, "\(c) at \(time)")
    }
    #expect(rate.time(ofCumulative: 0) == 100)
    #expect(rate.time(ofCumulative: 100) == 400, "what is reached before a gap belongs after it")
    #expect(rate.time(ofCumulative: 600) == nil)
    #expect(try #require(rate.time(ofCumulative: rate.total.nextDown)) <= 700)
  }

  @Test func isFilledAnew() {
    var rate = rate
    rate.removeAll()
    #expect(rate.total == 0)
    #expect(rate.time(ofCumulative: 0) == nil)
    rate.append(from: 0, to: 10, first: 2, last: 2)
    #expect(rate.time(ofCumulative: 5) == 2.5)
  }
}
