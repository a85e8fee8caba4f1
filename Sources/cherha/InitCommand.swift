internal import ArgumentParser
internal import Foundation
internal import ScenarioFiles

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a commented example scenario to start from.")

  @Argument(help: "The file to write; standard output if none is given.", completion: .file())
  var file: String?

  func run() throws {
    guard let file else {
      try StandardOutput.write(ScenarioExample.text)
      return
    }
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure(.unwritable, code: "unwritable", "\(file) exists; it is not overwritten")
    }
    do {
      try Data(ScenarioExample.text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw CommandFailure(.unwritable, code: "unwritable", "\(file) cannot be written: \(error.localizedDescription)")
    }
    StandardError.write("\(file): now try `cherha simulate \(file)`\n")
  }
}
