import Experiments
import Testing

@testable import Reporting

@Suite struct ScheduleDocumentTests {
  private static let samples = [ScheduleSample.integrated, ScheduleSample.outOfReach, ScheduleSample.twoStep]

  @Test(arguments: samples.indices)
  func readsBackWhole(index: Int) throws {
    let document = Self.samples[index]
    let text = document.json.serialized(pretty: true)
    let again = try ScheduleDocument(JSONValue.parse(text))
    #expect(again == document)
    #expect(again.json.serialized(pretty: true) == text)
  }

  @Test func unknownFiguresAreNull() {
    let json = ScheduleSample.twoStep.json
    #expect(json["cost"]?["currency"] == .null)
    guard case .array(let intervals)? = json["intervals"] else {
      Issue.record("no intervals")
      return
    }
    #expect(intervals[20]["agentGroups"]?["sumy"]?["required"] == .null)
  }

  @Test(arguments: [
    ("\"cherha-schedule/1\"", "\"cherha-schedule/2\"", "format"), ("\"integrated\",", "\"guessed\",", "guessed"),
    ("\"contract\": \"fullTime\"", "\"contract\": \"night\"", "night"),
    ("\"start\": \"2017-10-02T00:00:00+03:00\"", "\"start\": \"yesterday\"", "yesterday"),
    ("\"to\": \"2017-10-02T16:00:00+03:00\"", "\"to\": \"2017-10-02T07:00:00+03:00\"", "ends before"),
    ("\"confidence\": 0.95", "\"confidence\": \"sure\"", "run.confidence"),
    ("\"measure\": \"serviceLevel.excludingBlocked\"", "\"measure\": \"luck\"", "luck"),
    ("\"ending\"", "\"end\"", "search.ending is missing"),
  ])
  func whatIsWrongIsNamed(old: String, new: String, word: String) throws {
    let text = ScheduleSample.integrated.json.serialized(pretty: true)
    #expect(text.contains(old), "\(old)")
    let document = try JSONValue.parse(text.replacing(old, with: new))
    do {
      _ = try ScheduleDocument(document)
      Issue.record("\(new) was taken")
    } catch {
      #expect("\(error)".contains(word), "\(error)")
    }
  }
}
