import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct MergeTests {
  @Test func includesMergeUnderTheFile() throws {
    let folder = try TemporaryFolder([
      "base.yaml": LeastScenarioTests.text,
      "more.yaml": "callTypes: {information: {priority: 3, patience: null}}",
      "main.yaml": "include: [base.yaml, more.yaml]\nagentGroups: {desk: {agents: 7}}\nname: Main",
    ])
    let reading = ScenarioReader.read(path: folder.path + "/main.yaml")
    #expect(reading.issues.filter { $0.severity == .error }.map(\.text) == [])
    let plan = try #require(reading.plan)
    #expect(plan.name == "Main")
    #expect(plan.agentGroups[0].duties[0].people == 0..<7)
    #expect(plan.callTypes[0].priority == 3)
    #expect(plan.callTypes[0].patience == nil)
    #expect(reading.sha256.count == 64)
  }

  @Test func errorsPointIntoTheIncludedFile() throws {
    let folder = try TemporaryFolder([
      "base.yaml": LeastScenarioTests.text.replacing("150 per hour", with: "150"), "main.yaml": "include: base.yaml",
    ])
    let issue = try #require(ScenarioReader.read(path: folder.path + "/main.yaml").issues.first)
    #expect(issue.file == folder.path + "/base.yaml")
    #expect(issue.line == 7)
  }

  @Test func circlesOfIncludesAreNamed() throws {
    let folder = try TemporaryFolder([
      "a.yaml": "include: b.yaml", "b.yaml": "include: c.yaml", "c.yaml": "include: ./a.yaml",
    ])
    let messages = ScenarioReader.read(path: folder.path + "/a.yaml").issues.map(\.message)
    let circle = try #require(messages.first { $0.contains("include each other") })
    #expect(circle.contains("a.yaml → ") && circle.contains("b.yaml → ") && circle.contains("c.yaml → "))
  }

  @Test func tooManyIncludesAreRefused() throws {
    var files = ["main.yaml": "include: [\((0..<40).map { "f\($0).yaml" }.joined(separator: ", "))]"]
    for index in 0..<40 { files["f\(index).yaml"] = "name: F\(index)" }
    let folder = try TemporaryFolder(files)
    let messages = ScenarioReader.read(path: folder.path + "/main.yaml").issues.map(\.message)
    #expect(messages.contains { $0.contains("more than 32 files are included") })
  }

  @Test func unknownOptionIsNamed() {
    let text = LeastScenarioTests.text + "\noptions: {larger: {agentGroups: {desk: {agents: 15}}}}"
    let reading = ScenarioReader.read(text: text, file: "a.yaml", baseDirectory: "", option: "lager")
    #expect(reading.issues.map(\.message) == ["there is no option `lager`; did you mean `larger`?"])
    #expect(reading.issues.first?.line == 14)
    let larger = ScenarioReader.read(text: text, file: "a.yaml", baseDirectory: "", option: "larger")
    #expect(larger.plan?.agentGroups[0].duties[0].people == 0..<15)
  }

  @Test func overridesReplaceSingleValues() {
    let reading = ScenarioReader.read(
      text: LeastScenarioTests.text, file: "a.yaml", baseDirectory: "",
      overriding: [("agentGroups.desk.agents", "6"), ("run.seed", "7"), ("callTypes.information.priority", "2")])
    #expect(reading.plan?.agentGroups[0].duties[0].people == 0..<6)
    #expect(reading.plan?.run.seed == 7)
    #expect(reading.plan?.callTypes[0].priority == 2)
    let wrong = ScenarioReader.read(
      text: LeastScenarioTests.text, file: "a.yaml", baseDirectory: "",
      overriding: [("agentGroups.dsk.agents", "6"), ("run.seed", "many")])
    #expect(
      wrong.issues.map(\.description) == [
        "override agentGroups.dsk.agents:1:1: error: agentGroups.dsk.agents: the scenario has no `dsk` on this path; did you mean `desk`?",
        "override run.seed:1:1: error: run.seed: a number is expected, not `many`",
      ])
  }

  @Test func otherEncodingsAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("utf16.yaml", [0xFF, 0xFE, 0x61, 0x00])
    try folder.write("cp1251.yaml", Array("name: a\nlabel: ".utf8) + [0xCF, 0xF0])
    let first = ScenarioReader.read(path: folder.path + "/utf16.yaml").issues
    #expect(first.map(\.message) == ["the file is not UTF-8 but UTF-16; save it as UTF-8"])
    let second = ScenarioReader.read(path: folder.path + "/cp1251.yaml").issues
    #expect(second.map(\.message) == ["the file is not UTF-8; save it as UTF-8"])
    #expect(second.map(\.line) == [2])
  }

  @Test func digestOfOneFileIsItsOwn() {
    // `printf 'abc' | sha256sum`
    let reading = ScenarioReader.read(text: "abc", file: "a.yaml", baseDirectory: "")
    #expect(reading.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
