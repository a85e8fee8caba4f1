internal import ArgumentParser
internal import ScenarioFiles

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the JSON Schema of scenario files, for editors.")

  func run() throws { try StandardOutput.write(ScenarioSchema.text()) }
}
