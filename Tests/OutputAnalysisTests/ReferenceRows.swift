import Foundation

/// The rows of Reference/rows.json, written by Reference/generate.py.
struct ReferenceRows: Decodable {
  struct ServiceLevel: Decodable {
    let cv: Double
    let power: Double
    let c: Double
    let truth: Double
  }
  struct ClopperPearson: Decodable {
    let events: Int
    let trials: Int
    let tail: Double
    let lower: Double
    let upper: Double
  }
  struct Beta: Decodable {
    let x: Double
    let y: Double
    let tail: Double
    let lower: Double
    let upper: Double
  }
  struct Gamma: Decodable {
    let x: Double
    let tail: Double
    let lower: Double
    let upper: Double
  }
  struct Ratio: Decodable {
    let a: [Int64]
    let b: [Int64]
    let ratio: Double
    let jackknife: Double
    let skewness: Double
    let denominatorVariation: Double
    let fieller: [Double]?
  }

  let serviceLevel: [ServiceLevel]
  let clopperPearson: [ClopperPearson]
  let beta: [Beta]
  let gamma: [Gamma]
  let ratio: [Ratio]

  static func load() throws -> ReferenceRows {
    guard let url = Bundle.module.url(forResource: "rows", withExtension: "json", subdirectory: "Reference") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode(ReferenceRows.self, from: try Data(contentsOf: url))
  }
}

/// Whether two numbers agree to a relative tolerance.
func agree(_ x: Double?, _ y: Double, within tolerance: Double) -> Bool {
  guard let x else { return false }
  return abs(x - y) <= tolerance * max(abs(x), abs(y))
}
