internal import ArgumentParser
internal import Foundation

/// How many threads a command may use.
struct ThreadOptions: ParsableArguments {
  @Option(name: .customLong("threads"), help: "Number of threads; the result does not depend on it.")
  var asked: Int?

  /// All cores unless something else is asked for.
  var count: Int { asked ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    if let asked, !(1...1024).contains(asked) {
      throw ValidationError("--threads \(asked): give a number from 1 to 1024")
    }
  }
}
