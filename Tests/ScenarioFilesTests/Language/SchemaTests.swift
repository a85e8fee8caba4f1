import Foundation
import Testing

@testable import ScenarioFiles

@Suite struct SchemaTests {
  /// Scenarios that together look at every key of the language.
  private static var readings: [ScenarioReading] {
    let laws = [
      "{gamma: {mean: 1 min, cv: 1}}", "{gamma: {shape: 1, scale: 1 min}}", "{lognormal: {median: 1 min, sigma: 1}}",
      "{lognormal: {mean: 1 min, cv: 1}}", "{weibull: {shape: 1, scale: 1 min}}", "{weibull: {mean: 1 min, cv: 1}}",
      "{hyperexponential: {probabilities: [50 %, 50 %], means: [1 min, 2 min]}}",
      "{hyperexponential: {mean: 1 min, cv: 2}}",
      "{erlang: {stages: 2, mean: 1 min}}", "{uniform: {from: 1 s, to: 2 s}}",
      "{triangular: {from: 1 s, mode: 2 s, to: 3 s}}",
      "{empirical: {values: {csv: x.csv, column: a, unit: s}}}", "{empirical: {quantiles: {csv: x.csv, unit: s}}}",
      "{shifted: {by: 1 s, law: {constant: 1 s}}}", "{mixture: [{share: 100 %, law: {constant: 1 s}}]}",
    ]
    let texts =
      laws.map { LeastScenarioTests.text.replacing("{exponential: {mean: 5 min}}", with: $0) } + [
        ScenarioExample.text, PeopleTests.text, PlanningTests.text,
        LeastScenarioTests.text.replacing("{rate: 150 per hour", with: "{rate: 1 per hour, timeOfDay: {csv: x.csv}"),
        LeastScenarioTests.text.replacing("channel: voice", with: "outsideHours: {refer: x}"),
        LeastScenarioTests.text.replacing(
          "channel: voice",
          with: "start: {waiting: [5 s], inService: {desk: 2}, backlog: {items: 1, oldest: 1 h}}"),
        LeastScenarioTests.text.replacing(
          "channel: voice", with: "channel: email\n    deadline: {workingHours: 8 h}"
        ).replacing("skills: [information]", with: "skills: [information], chats: {atOnce: 1, pace: [1]}"),
        LeastScenarioTests.text.replacing(
          "channel: voice",
          with: """
            recall: {unsolved: 1 %, delay: {constant: 1 h}}
                transfer: {to: {x: 1 %}}
                refer: {to: {x: 1 %}}
                selfService: {time: {constant: 1 s}, contained: 1 %}
                visit: {then: {x: 1 %}}
            """),
        LeastScenarioTests.text.replacing(
          "channel: voice", with: "callBack: {offer: {whenPredictedWait: 1 min}, accepted: 1 %}"),
        LeastScenarioTests.text.replacing(
          "channel: voice",
          with: """
            channel: outbound
                dialling: {mode: double, reached: 1 %, retry: {delay: {constant: 1 h}, attempts: 2}}
            """),
        LeastScenarioTests.text.replacing(
          "{rate: 150 per hour", with: "{population: {people: 1, pause: {constant: 1 h}}"),
        LeastScenarioTests.text.replacing(
          "channel: voice",
          with: "stages: [{after: 1 s, groups: {desk: 1}, when: {waiting: {atLeast: 1}, free: {atMost: 1}}}]\n"
            + "    priority: {base: 1, perMinute: -1}"),
        LeastScenarioTests.text.replacing(
          "agents: 14, hours: always", with: "headcount: 1, rota: {cycle: [a], from: 2017-01-01}"),
      ]
    let arrivals = [
      "{rate: 1 per hour, intervalFactor: {gamma: {cv: 1}, every: 1 h}, timeOfDay: {points: {08:00: 1, 09:00: 2}}}",
      "{rate: 1 per hour, dayTotal: {gamma: {cv: 1}, dirichlet: 2}, batches: {geometric: {mean: 2}}}",
      "{rate: 1 per hour, surges: [{date: 2017-07-03, factor: 2}], modulated: {a: {factor: 1, mean: 1 h}}}",
      "{replay: {csv: x.csv}, dayFactor: {gamma: {cv: 1}}}", "{appointments: {times: {09:00-10:00: 10 min}}}",
    ].map { LeastScenarioTests.text.replacing("{rate: 150 per hour, counts: first-attempts}", with: $0) }
    let calendar = LeastScenarioTests.text.replacing("days: 1", with: "days: 1, dayFactor: {gamma: {cv: 1}}")
    return (texts + arrivals + [calendar]).map {
      ScenarioReader.read(text: $0, file: "t.yaml", baseDirectory: "nowhere")
    }
  }

  @Test func readerLooksAtEveryKeyOfTheLanguageAndNoOther() {
    var asked: [String: Set<String>] = [:]
    for reading in Self.readings { asked.merge(reading.asked) { $0.union($1) } }
    let language = Dictionary(
      uniqueKeysWithValues: ScenarioLanguage.sections.map { ($0.name, Set($0.keys.map(\.name))) })
    for (section, keys) in language { #expect(asked[section] == keys, "section \(section)") }
    #expect(Set(asked.keys) == Set(language.keys))
  }

  @Test func schemaHasTheSectionsOfTheLanguage() throws {
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text().utf8)) as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: [String: Any]])
    for section in ScenarioLanguage.sections {
      let schema = section.name == "scenario" ? root : definitions[section.name]
      let properties = try #require(schema?["properties"] as? [String: Any], "section \(section.name)")
      #expect(Set(properties.keys) == Set(section.keys.map(\.name)), "section \(section.name)")
      #expect(schema?["additionalProperties"] as? Bool == false)
    }
    #expect(definitions.count == ScenarioLanguage.sections.count - 1 + ScenarioLanguage.shapes.count)
    for match in ScenarioSchema.text().matches(of: /"#\/\$defs\/([A-Za-z]+)"/) {
      #expect(definitions[String(match.1)] != nil, "no definition of \(match.1)")
    }
  }

  @Test func keysOfTheExampleAreInTheSchema() throws {
    let issues = IssueCollector()
    let tree = try #require(
      TreeComposer(source: SourceText(name: "e", directory: "", text: ScenarioExample.text), issues: issues).compose())
    let known = Set(ScenarioLanguage.section("scenario").keys.map(\.name))
    let written = Set((tree.entries ?? []).map(\.key))
    #expect(written.isSubset(of: known))
  }
}
