package import Foundation

/// A file of exact rows beside the tests: `{"generator": …, "rows": […]}`.
package struct ReferenceFile<Row: Decodable>: Decodable {
  package var generator: String?
  package var rows: [Row]

  /// The rows of `Reference/<name>.json` in the resources of a test target.
  package static func rows(_ name: String, in bundle: Bundle) throws -> [Row] {
    guard let url = bundle.url(forResource: name, withExtension: "json", subdirectory: "Reference") else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "Reference/\(name).json"])
    }
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: url)).rows
  }
}
