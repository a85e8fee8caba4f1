internal import ArgumentParser
internal import Foundation
internal import Reporting

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Makes one HTML page of a result, a comparison or a schedule: pictures, tables, definitions, for any browser, offline."
  )

  @Argument(
    help: "What `cherha simulate --json`, `cherha compare --json` or `cherha schedule --json` printed.",
    completion: .file(extensions: ["json"]))
  var file: String

  @Option(
    name: .shortAndLong, help: "The file to write; standard output if none is given.",
    completion: .file(extensions: ["html"]))
  var output: String?

  @Option(help: "Language of the report: en or uk.")
  var language = Language.en

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandFailure(.unreadable, code: "unreadable", "\(file) cannot be read")
    }
    let document: JSONValue
    let page: String
    do { document = try JSONValue.parse(data) } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(file): not a whole JSON document: \(error)")
    }
    do { page = try HTMLReport(language: language).page(of: document) } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(file): \(error)")
    }
    if let output { try OutputFile.write(page, to: output) } else { try StandardOutput.write(page) }
  }
}
