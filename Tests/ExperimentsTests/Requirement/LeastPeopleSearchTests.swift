import Testing

@testable import Experiments

/// The search on functions whose answers are known.
@Suite struct LeastPeopleSearchTests {
  private static let erlangs = [[Double](repeating: 5, count: 8)]

  /// What an interval needs, of itself and of the one before.
  private static func distance(_ people: [[Int]]) -> [[Double?]] {
    let need = [3.0, 8, 9, 4, 4, 12, 2, 0]
    return [
      people[0].indices.map { interval in
        guard need[interval] > 0 else { return nil }
        let before = interval > 0 ? max(0, need[interval - 1] - Double(people[0][interval - 1])) : 0
        return need[interval] + before - Double(people[0][interval])
      }
    ]
  }

  private func holds(_ people: [[Int]]) -> Bool { Self.distance(people)[0].allSatisfy { ($0 ?? 0) <= 0 } }

  @Test(arguments: [[0], [40], [5], [9]])
  func isLocallyLeastWhereverItBegins(_ start: [Int]) throws {
    var search = LeastPeopleSearch(
      apart: 4, erlangs: Self.erlangs, least: [[Int](repeating: 0, count: 8)], pools: [[0]], prices: [1],
      distance: Self.distance)
    let people = try search.search(from: [[Int](repeating: start[0], count: 8)])
    #expect(holds(people))
    for interval in people[0].indices where people[0][interval] > 0 {
      var fewer = people
      fewer[0][interval] -= 1
      #expect(interval == 7 || !holds(fewer), "\(interval) of \(people)")
    }
    #expect(Array(people[0].prefix(7)) == [3, 8, 9, 4, 4, 12, 2])
  }

  @Test func whoMustBeThereStays() throws {
    var search = LeastPeopleSearch(
      apart: 4, erlangs: Self.erlangs, least: [[5, 0, 0, 0, 0, 0, 0, 0]], pools: [[0]], prices: [1],
      distance: Self.distance)
    #expect(try search.search(from: [[Int](repeating: 2, count: 8)])[0][0] == 5)
  }

  /// Six for the first type, four for the second; of three groups the last serves both, at a price.
  @Test(arguments: [(1.0, [6, 4, 0]), (2.5, [6, 4, 0]), (0.5, [0, 0, 10])] as [(Double, [Int])])
  func exchangesForCheaperPeople(_ price: Double, _ expected: [Int]) throws {
    func distance(_ people: [[Int]]) -> [[Double?]] {
      let (a, b, both) = (Double(people[0][0]), Double(people[1][0]), Double(people[2][0]))
      let missing = max(0, 6 - a) + max(0, 4 - b) - both
      return [[missing], [nil], [nil]]
    }
    var search = LeastPeopleSearch(
      apart: 2, erlangs: [[6], [4], [0]], least: [[0], [0], [0]], pools: [[0, 1, 2]], prices: [1, 1, price],
      distance: distance)
    let people = try search.search(from: [[8], [5], [0]])
    let cost = Double(people[0][0] + people[1][0]) + price * Double(people[2][0])
    let best = Double(expected[0] + expected[1]) + price * Double(expected[2])
    #expect(abs(cost - best) < 1e-9, "\(people)")
  }

  @Test func whatNobodyCanReachEnds() {
    var search = LeastPeopleSearch(
      apart: 2, erlangs: [[1, 1]], least: [[0, 0]], pools: [[0]], prices: [1]
    ) { _ in [[-1, 1]] }
    #expect(throws: LeastPeopleSearch.OutOfReach.self) { try search.search(from: [[1, 1]]) }
  }
}
