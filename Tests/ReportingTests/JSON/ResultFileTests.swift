import CallCenterModel
import OutputAnalysis
import Testing

@testable import Experiments
@testable import Reporting

@Suite struct ResultFileTests {
  private func keys(_ value: JSONValue?) -> [String] {
    guard case .object(let members)? = value else { return [] }
    return members.map(\.key)
  }

  @Test func filesAreAsCommitted() throws {
    var record = SampleRecords.week
    record.intervals = [record.intervals[0], record.intervals[3]]
    try Golden.expect(record.json.serialized(pretty: true) + "\n", "result.json")
    let staffing = SampleRecords.staffing.json(scenario: SampleRecords.week.scenario)
    try Golden.expect(staffing.serialized(pretty: true) + "\n", "staffing.json")
    let requirement = SampleRecords.requirement.json(scenario: SampleRecords.week.scenario)
    try Golden.expect(requirement.serialized(pretty: true) + "\n", "requirement.json")
  }

  @Test func keysStandInAFixedOrder() {
    let json = SampleRecords.week.json
    #expect(
      keys(json) == [
        "format", "scenario", "run", "total", "callTypes", "agentGroups", "formulas", "intervals", "assertions",
      ])
    #expect(keys(json["callTypes"]) == ["legal", "housing"])
    #expect(keys(json["callTypes"]?["legal"]).prefix(4) == ["label", "target", "offered", "answered"])
    #expect(keys(json["callTypes"]?["housing"]).prefix(2) == ["target", "offered"])
    #expect(
      keys(json["total"]?["serviceLevel"]) == [
        "excludingBlocked", "ofOffered", "ofAnswered", "excludingShortAbandons", "shortAbandonsMet",
      ])
    #expect(keys(json["total"]?["waitQuantile"]) == ["0.5", "0.9", "0.95", "0.99"])
    #expect(
      keys(json["agentGroups"]?["lviv"]).dropFirst() == [
        "rosteredAgents", "busyAgents", "occupancy", "utilisation", "busyShare", "overtimeSeconds", "cost",
      ])
  }

  @Test func whatIsMissingIsNull() {
    let json = SampleRecords.silent.json
    for key in ["offered", "waitQuantile", "occupancy", "cost", "targetMet"] {
      #expect(json["total"]?[key] == .null, "\(key)")
    }
    #expect(json["total"]?["serviceLevel"]?["ofAnswered"] == .null)
    let week = SampleRecords.week.json
    #expect(week["total"]?["waitQuantile"]?["0.99"] == .null)
    #expect(SampleRecords.interrupted.json["total"]?["offered"]?["halfWidth"] == .null)
  }

  @Test func cellsLeaveOutWhatNeedsADay() {
    guard case .array(let cells)? = SampleRecords.week.json["intervals"], let cell = cells.first else {
      Issue.record("no intervals")
      return
    }
    #expect(keys(cell) == ["start", "seconds", "callTypes", "agentGroups"])
    let type = keys(cell["callTypes"]?["legal"])
    for key in ["waitQuantile", "waitQuantileOfAnswered", "maximumQueueLength", "targetMet"] {
      #expect(!type.contains(key))
    }
    #expect(type.contains("averageQueueLength"))
  }

  @Test func profilesAndRunsWithoutIntervals() {
    guard case .array(let cells)? = SampleRecords.profile.json["profile"], let cell = cells.first else {
      Issue.record("no profile")
      return
    }
    #expect(keys(cell).prefix(4) == ["weekday", "start", "seconds", "dates"])
    #expect(SampleRecords.profile.json["intervals"] == nil)
    #expect(keys(SampleRecords.interrupted.json).suffix(2) == ["formulas", "assertions"])
  }

  @Test func everyMeasureOfTheContractIsThere() {
    let names = Set(ReportedMeasures.total.map(\.rawValue))
    #expect(names == Set(Measure.allCases.map(\.rawValue)))
    #expect(Set(ReportedMeasures.contacts).isDisjoint(with: ReportedMeasures.agents))
  }

  @Test func numbersReadBackToTheSameDouble() {
    for value in [0.1, 1.0 / 3, 2.5e-17, 1e16, 123456789.123, 5e-324, 100] {
      let text = JSONValue.number(value).serialized()
      #expect(Double(text) == value, "\(text)")
    }
    #expect(JSONValue.number(100).serialized() == "100")
    #expect(JSONValue.number(0.1).serialized() == "0.1")
  }
}
