import Foundation
import NumericalMethods
import Testing

@Suite struct RootFindingTests {
  @Test func findsTheRootOfACosine() throws {
    let root = try RootFinding.brent(in: 0...3) { cos($0) }
    #expect(abs(root - .pi / 2) <= 1e-12)
  }

  @Test func aBracketWithoutChangeOfSignIsRefused() {
    #expect(throws: NumericalError.self) { try RootFinding.brent(in: 0...1) { _ in 1 } }
  }

  @Test func anErrorOfTheFunctionComesThrough() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try RootFinding.brent(in: 0...1) { _ in throw Refusal() } }
  }

  @Test func anExhaustedBudgetIsAnError() {
    #expect(throws: NumericalError.self) {
      try RootFinding.brent(in: 0...1, absolute: 0, relative: 1e-15, maximumIterations: 1) { $0 - 0.3 }
    }
  }
}
