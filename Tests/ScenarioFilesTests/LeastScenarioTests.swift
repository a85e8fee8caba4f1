import CallCenterModel
import RandomVariates
import Testing

@testable import ScenarioFiles

@Suite struct LeastScenarioTests {
  static let text = """
    format: cherha/1
    name: One queue
    calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 1, warmUp: 1 day}
    callTypes:
      information:
        channel: voice
        arrivals: {rate: 150 per hour, counts: first-attempts}
        handling: {talk: {exponential: {mean: 5 min}}}
        patience: {exponential: {mean: 2 min}}
        target: {answered: 80 %, within: 20 s}
    agentGroups:
      desk: {agents: 14, hours: always, skills: [information]}
    run: {seed: 1, replications: 400}
    """

  @Test func readsToAPlan() throws {
    let reading = ScenarioReader.read(text: Self.text, file: "least.yaml", baseDirectory: "")
    #expect(reading.issues.map(\.text) == [])
    let plan = try #require(reading.plan)
    #expect(plan.calendar.days.count == 4)
    #expect(plan.callTypes[0].arrivals.segments.map(\.count) == [1, 1, 1, 1])
    #expect(plan.callTypes[0].arrivals.segments[1][0].perSecond == 150.0 / 3_600)
    #expect(plan.callTypes[0].open == [0..<4 * 86_400])
    #expect(plan.callTypes[0].talk.mean == 300)
    #expect(plan.callTypes[0].patience?.mean == 120)
    #expect(plan.callTypes[0].target.level == 0.8)
    #expect(plan.agentGroups[0].duties.count == 4)
    #expect(
      plan.agentGroups[0].duties[1]
        == Duty(people: 0..<14, day: 1, start: 86_400, end: 172_800, breaks: [], paidSeconds: 86_400))
    #expect(plan.run.replications == 400)
  }
}
