import CallCenterModel
import Experiments
import OutputAnalysis
import Testing

@testable import Reporting

@Suite struct ResultReadingTests {
  @Test(arguments: [
    SampleRecords.week, SampleRecords.interrupted, SampleRecords.silent, SampleRecords.profile, SampleRecords.channels,
  ])
  func whatWasWrittenIsReadBack(record: RunRecord) throws {
    var record = record
    record.days = [
      DayRecord(
        date: "2017-07-03", weekday: .monday,
        total: [
          DaySpread(
            measure: .serviceLevelExcludingBlocked,
            quantiles: [QuantileEstimate(probability: 0.1, estimate: SampleRecords.estimate(0.61, 0.01))])
        ], callTypes: record.callTypes.map { _ in [] })
    ]
    record.total.waitShares = [WaitShare(seconds: 20, share: SampleRecords.estimate(0.7, 0.01))]
    for index in record.intervals.indices where record.intervalReport == .dated {
      record.intervals[index].neededAgents = record.agentGroups.indices.map { $0 == 0 ? 7 : nil }
    }
    let document = try JSONValue.parse(record.json.serialized(pretty: true))
    #expect(document == record.json)
    #expect(try RunRecord(document).json == record.json)
  }

  @Test func whatIsWrongIsNamedWithItsPlace() throws {
    func error(_ old: String, _ new: String) throws -> String {
      let text = SampleRecords.week.json.serialized().replacing(old, with: new)
      do {
        _ = try RunRecord(try JSONValue.parse(text))
        return "nothing"
      } catch { return "\(error)" }
    }
    #expect(try error("\"replications\":400", "\"replications\":\"many\"") == "run.replications is not a whole number")
    #expect(try error("\"confidence\":0.95,", "") == "run.confidence is missing")
    #expect(
      try error("\"excludingBlocked\",\"shortAbandonSeconds\"", "\"x\",\"shortAbandonSeconds\"").hasSuffix(
        "`x` is not known here"))
    #expect(try error("\"lower\":25.76", "\"lower\":99").contains("nothing") == true)
  }
}

@Suite struct JSONReaderTests {
  @Test func membersKeepTheirOrder() throws {
    let text = #"{"b": 1, "a": [true, null, {"z": "\u0447\ud83d\ude00\n", "y": -1.5e3}]}"#
    #expect(
      try JSONValue.parse(text).serialized() == #"{"b":1,"a":[true,null,{"z":"ч😀\n","y":-1500}]}"#)
  }

  @Test(arguments: [
    ("{\n  \"a\": 1,\n  \"b\": [1, 2", "line 3, column 13: `,` or `]` is due"),
    ("{\"a\": tru}", "line 1, column 7: `true` is due"), ("", "line 1, column 1: the text ends where a value is due"),
    ("[1] 2", "line 1, column 5: the document has ended, but more follows"),
    ("[01]", "line 1, column 2: `01` is no number"),
    ("\"abc", "line 1, column 5: the text ends inside quotation marks"),
    ("[\"\\ud800\"]", "line 1, column 9: half a surrogate pair"),
  ])
  func errorsNameTheirPlace(text: String, message: String) {
    #expect {
      try JSONValue.parse(text)
    } throws: {
      "\($0)" == message
    }
  }

  @Test func depthIsLimited() {
    let text = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(text) }
  }
}
