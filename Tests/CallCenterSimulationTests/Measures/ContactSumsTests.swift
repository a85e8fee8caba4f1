import Testing

@testable import CallCenterSimulation

@Suite struct ContactSumsTests {
  @Test func timesThatDoNotFitStayAtTheLargest() {
    var sums = ContactSums()
    sums.waitOfAnswered = .max - 5
    var more = ContactSums()
    more.waitOfAnswered = 4
    sums += more
    #expect(sums.waitOfAnswered == .max - 1)
    sums += more
    #expect(sums.waitOfAnswered == .max)
    #expect(!sums.isExact)
    #expect(more.isExact)

    var cell = IntervalCell()
    cell.handlingTime = .max
    cell.add(to: &more)
    cell.add(to: &more)
    #expect(more.handlingTime == .max)
  }
}
