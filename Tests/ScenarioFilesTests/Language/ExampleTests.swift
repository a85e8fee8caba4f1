import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct ExampleTests {
  @Test(arguments: [nil, "more-people"]) func exampleReadsWithoutFindings(option: String?) throws {
    let reading = ScenarioReader.read(
      text: ScenarioExample.text, file: "example.yaml", baseDirectory: "", option: option)
    #expect(reading.issues.map(\.text) == [])
    let plan = try #require(reading.plan)
    #expect(reading.optionNames == ["more-people"])
    #expect(plan.calendar.warmUpDays == 0)
    #expect(plan.agentGroups[0].costPerHour.microUnits == 120_000_000)
    #expect(plan.agentGroups[0].duties.map(\.people.upperBound).max() == (option == nil ? 9 : 11))
  }

  @Test func descriptionNamesWhatWasUnderstood() throws {
    let reading = ScenarioReader.read(text: ScenarioExample.text, file: "example.yaml", baseDirectory: "")
    let text = PlanDescription.text(try #require(reading.plan), remarks: reading.remarks)
    for part in [
      "Europe/Kyiv", "720 first attempts", "lognormal, mean 4 min, cv 0.9", "80 % within 20 s", "absence 5 %",
      "questions, preference 2, speed 0.9, after 1 min", "callTypes.questions.priority: 10, by default",
    ] { #expect(text.contains(part), "\(part) is not in\n\(text)") }
  }
}
