import CallCenterModel
import CallCenterSimulation
import Foundation
import ScenarioFiles
import TestSupport
import Testing

/// Every element of the language over one small centre, alone and with each other one: a pair works, every invariant checked
/// after every event, or `validate` refuses it and says why.
@Suite struct ElementPairsReleaseTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Elements")
    .path

  static let elements: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") && $0 != "base.yaml" }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: elements) func worksAloneAndWithEveryOtherOrSaysWhyNot(_ first: String) throws {
    try check([first])
    for second in Self.elements where second > first { try check([first, second]) }
  }

  /// The table of refusals names only elements there are.
  @Test func refusalsAreOfElements() {
    for refusal in RefusedPair.all {
      for name in [refusal.first, refusal.second] { #expect(Self.elements.contains(name), "\(name)") }
    }
    #expect(Self.elements.count >= 15)
  }

  private func check(_ names: [String]) throws {
    let reading = ScenarioReader.read(
      text: "include: [base.yaml, \(names.map { $0 + ".yaml" }.joined(separator: ", "))]\n", file: "pair.yaml",
      baseDirectory: Self.folder)
    let messages = reading.issues.filter { $0.severity == .error }.map(\.description)
    if let reason = RefusedPair.reason(names) {
      #expect(
        messages.contains { $0.contains(reason) }, "\(names) must be refused because \(reason), not \(messages)")
      return
    }
    guard let plan = reading.plan else {
      Issue.record("\(names) is refused: \(messages.joined(separator: "\n"))")
      return
    }
    var replication = Replication(plan, checksInvariants: true)
    for number in 0..<2 {
      let parts = plan.run.batches > 0 ? replication.runBatches(number: number) : [replication.run(number: number)]
      let all = parts.flatMap(\.contactTotals).reduce(into: ContactSums()) { $0 += $1 }
      #expect(all.offered + all.closed + all.referred > 0, "\(names): nobody came")
      // What a batch begins another may end.
      guard plan.run.batches == 0 else { continue }
      #expect(ContactLaws.violations(plan, parts[0]) == [], "\(names)")
    }
  }
}
