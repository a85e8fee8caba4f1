package import Foundation

/// Runs the built command `cherha` as a process of its own.
package enum CherhaProcess {
  package struct Outcome: Sendable {
    package let status: Int32
    package let stdout: String
    package let stderr: String
  }

  package struct NotFound: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs `cherha` with `arguments`, `input` on its standard input, and waits for its end.
  ///
  /// Standard input comes from a file and both outputs go to files, so no amount of output can block the process.
  package static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], directory: URL? = nil
  ) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["stdin", "stdout", "stderr"].map(folder.appendingPathComponent)
    for file in files { try Data().write(to: file) }
    try Data(input.utf8).write(to: files[0])

    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let directory { process.currentDirectoryURL = directory }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      stdout: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// The product beside the test bundle, in the folder of the configuration that is being tested.
  package static func executable() throws -> URL {
    var candidates: [URL] = []
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      candidates.append(bundle.bundleURL.deletingLastPathComponent())
    }
    candidates.append(Bundle.main.bundleURL)
    candidates += CommandLine.arguments.filter { $0.contains(".xctest") }.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent()
    }
    for folder in candidates {
      let product = folder.appendingPathComponent("cherha")
      if FileManager.default.isExecutableFile(atPath: product.path) { return product }
    }
    throw NotFound(description: "no product cherha in any of \(candidates.map(\.path))")
  }
}
