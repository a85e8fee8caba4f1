internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles
internal import Synchronization

/// Where a comparison puts its samples aside at every look, so that one that was broken off goes on where it was.
final class ComparisonShelf: Sendable {
  private static let name = "comparison.partial.json"

  private struct Document: Codable {
    var format = "cherha-comparison-partial/1"
    var key: String
    var samples: ComparisonSamples
  }

  private let directory: OutputDirectory
  private let key: String
  private let failure = Mutex<CommandFailure?>(nil)

  init(_ directory: OutputDirectory, key: String) {
    self.directory = directory
    self.key = key
  }

  /// The same for the same scenarios, measures, settings and version.
  static func key(
    _ systems: [ComparedSystem], _ measures: [ComparedMeasure], confidence: Double, limit: Int
  ) -> String {
    let parts =
      [CherhaVersion.current, "\(systems[0].plan.run.seed)", "\(confidence)", "\(limit)"]
      + systems.map { "\($0.name)\u{1F}\($0.scenario.sha256)\u{1F}\($0.scenario.option ?? "")" }
      + measures.map { "\($0.measure.rawValue)\u{1F}\($0.scope ?? "")\u{1F}\($0.margin)\u{1F}\($0.isGated)" }
    return parts.joined(separator: "\u{1E}")
  }

  /// Samples of the same comparison, if there are any.
  func samples(of systems: [ComparedSystem], measures: Int) throws -> ComparisonSamples? {
    guard let data = try directory.read(Self.name) else { return nil }
    guard let document = try? JSONDecoder().decode(Document.self, from: data) else { throw unusable }
    guard document.key == key else {
      throw CommandFailure(
        .badInput, code: "bad-input",
        "\(directory.path(of: Self.name)) belongs to another comparison (other files, measures, settings or version);"
          + " delete it or give another directory")
    }
    guard document.samples.fits(systems: systems, measures: measures) else { throw unusable }
    return document.samples
  }

  private var unusable: CommandFailure {
    CommandFailure(
      .badInput, code: "bad-input",
      "\(directory.path(of: Self.name)) cannot be read as a comparison put aside; delete it to begin anew")
  }

  func put(_ samples: ComparisonSamples) {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let data = try encoder.encode(Document(key: key, samples: samples))
      try directory.write(String(decoding: data, as: UTF8.self), to: Self.name)
    } catch let error as CommandFailure {
      failure.withLock { $0 = error }
    } catch {
      failure.withLock { $0 = CommandFailure(.defect, code: "defect", "\(error)") }
    }
  }

  /// Whether a look could not be put aside; there is no use in going on.
  var hasFailed: Bool { failure.withLock { $0 != nil } }

  /// Reports a look that could not be put aside.
  func check() throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  func clear() throws { try directory.remove(Self.name) }
}
