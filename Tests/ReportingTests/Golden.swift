import Foundation
import Testing

/// Texts compared whole with a committed file.
///
/// To write them anew after a wanted change: `CHERHA_UPDATE_GOLDEN=1 swift test --filter ReportingTests`, then read the
/// difference before it is committed.
enum Golden {
  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["CHERHA_UPDATE_GOLDEN"] == "1" {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      return
    }
    let url = try #require(Bundle.module.url(forResource: "Golden/\(name)", withExtension: nil), "no golden \(name)")
    let golden = try String(contentsOf: url, encoding: .utf8)
    #expect(text == golden, "differs from Golden/\(name)", sourceLocation: sourceLocation)
  }
}
