import CallCenterModel
import CallCenterSimulation
import Reporting
import ScenarioFiles
import TestSupport
import Testing

/// The trace of every element of the language, replayed by code that shares nothing with the engine, gives its measures.
@Suite struct ElementTracesReleaseTests {
  /// Nothing is traced that no element shows.
  @Test func everyEventHappens() {
    let events = ElementPairsReleaseTests.elements.reduce(into: Set<TraceEvent>()) { $0.formUnion(check([$1])) }
    #expect(Set(TraceEvent.allCases).subtracting(events) == [])
  }

  /// People of another speed are a part of their group.
  @Test func partsHaveNamesOfTheirOwn() throws {
    let plan = try #require(Self.plan(["named-people"]))
    var groups: Set<Substring> = []
    var replication = Replication(plan, traces: true)
    _ = replication.run(number: 0) { rows in
      for line in TraceCSV(plan).text(of: rows).split(separator: "\n") {
        groups.insert(line.split(separator: ",", omittingEmptySubsequences: false)[6])
      }
    }
    let parts = plan.inParts.agentGroups.count - plan.agentGroups.count
    #expect(parts > 0 && groups.count { $0.contains("/") } == parts, "\(groups)")
  }

  @Test(arguments: ElementPairsReleaseTests.elements) func tellsWhatTheMeasuresSay(_ first: String) {
    _ = check([first])
    for second in ElementPairsReleaseTests.elements where second > first && RefusedPair.reason([first, second]) == nil {
      _ = check([first, second])
    }
  }

  /// What happened in the traces.
  private func check(_ names: [String]) -> Set<TraceEvent> {
    guard let plan = Self.plan(names) else {
      Issue.record("\(names) is refused")
      return []
    }
    return (0..<(names.count == 1 ? 3 : 1)).reduce(into: []) { events, number in
      let comparison = TraceComparison(plan, number: number)
      #expect(comparison.violations == [], "\(names)")
      events.formUnion(comparison.events)
    }
  }

  private static func plan(_ names: [String]) -> Plan? {
    ScenarioReader.read(
      text: "include: [base.yaml, \(names.map { $0 + ".yaml" }.joined(separator: ", "))]\n", file: "pair.yaml",
      baseDirectory: ElementPairsReleaseTests.folder
    ).plan
  }
}
