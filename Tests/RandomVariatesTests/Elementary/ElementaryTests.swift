import Foundation
import Testing

@testable import RandomVariates

@Suite struct ElementaryTests {
  struct Row: Decodable {
    let x: Double
    let high: Double
    let low: Double

    /// The error of `value` in units in the last place of the exact result.
    func error(_ value: Double) -> Double { (((value - high) - low) / high.ulp).magnitude }
  }

  @Test(arguments: [("exp", 1.0), ("log", 1.0), ("log1p", 2.0), ("expm1", 4.0)])
  func errorIsBounded(_ name: String, _ bound: Double) throws {
    let rows = try Reference.rows("elementary", as: [String: [Row]].self)
    let function: (Double) -> Double =
      switch name {
      case "exp": { Elementary.exp($0) }
      case "log": { Elementary.log($0) }
      case "log1p": { Elementary.log1p($0) }
      default: { Elementary.expm1($0) }
      }
    var worst = (error: 0.0, x: 0.0)
    for row in try #require(rows[name]) {
      let error = row.error(function(row.x))
      if error > worst.error { worst = (error, row.x) }
    }
    #expect(worst.error < bound, "\(name)(\(worst.x))")
  }

  @Test func agreesWithFoundation() {
    var stream = RandomStream(StreamKey(seed: 1, replication: 1))
    var worst = (exp: 0.0, log: 0.0)
    for _ in 0..<100_000 {
      let x = 1400 * stream.uniform() - 690
      let y = Foundation.exp(x)
      worst.exp = max(worst.exp, ((Elementary.exp(x) - y) / y.ulp).magnitude)
      let z = Foundation.log(y)
      worst.log = max(worst.log, ((Elementary.log(y) - z) / z.ulp).magnitude)
    }
    // Foundation's own error is below one unit.
    #expect(worst.exp <= 2)
    #expect(worst.log <= 2)
  }

  @Test func endsOfTheRange() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-746) == 0)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(709.782712893384).isFinite)
    #expect((Elementary.exp(-745) / Foundation.exp(-745) - 1).magnitude <= 0.5)
    #expect((Elementary.exp(-720) / Foundation.exp(-720) - 1).magnitude <= 1e-9)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(.nan).isNaN)
    #expect(Elementary.log1p(0) == 0)
    #expect(Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.expm1(0) == 0)
    #expect(Elementary.expm1(-800) == -1)
    #expect(Elementary.expm1(800) == .infinity)
  }
}
