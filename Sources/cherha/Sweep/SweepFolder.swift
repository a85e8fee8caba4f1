internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles

/// Where the points of a sweep are kept: each finished one in a file of its own, `points/0003.json`, that appears whole or
/// not at all.
struct SweepFolder {
  private let path: String
  private var lock: FolderLock?
  private var pointsPath: String { (path as NSString).appendingPathComponent("points") }

  /// Makes the folder where there is none.
  init(creating path: String) throws {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: pointsPath, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.unwritable, code: "unwritable", "the directory \(path) cannot be made")
    }
  }

  /// Keeps other sweeps out until this one ends; shards may share a folder.
  mutating func reserve(shared: Bool) throws {
    guard let lock = FolderLock(pointsPath, shared: shared) else {
      throw CommandFailure(.unwritable, code: "in-use", "another sweep is writing to \(path)")
    }
    self.lock = lock
  }

  /// A folder that is there.
  init(reading path: String) throws {
    self.path = path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: pointsPath, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandFailure(.unreadable, code: "unreadable", "\(path) holds no points of a sweep")
    }
  }

  /// A point and the text of its file.
  struct Stored {
    var file: String
    var text: String
    var content: StoredSweepPoint
  }

  /// Every point that is kept here, by number.
  func stored() throws -> [Stored] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: pointsPath) } catch {
      throw CommandFailure(.unreadable, code: "unreadable", "\(pointsPath) cannot be read")
    }
    return try names.filter { $0.hasSuffix(".json") }.sorted { ($0.count, $0) < ($1.count, $1) }.map { name in
      let file = (pointsPath as NSString).appendingPathComponent(name)
      guard let data = FileManager.default.contents(atPath: file) else {
        throw CommandFailure(.unreadable, code: "unreadable", "\(file) cannot be read")
      }
      let text = String(decoding: data, as: UTF8.self)
      do {
        let content = try StoredSweepPoint(parsing: text)
        guard name == Self.name(of: content.point.number) else {
          throw SweepPointError(description: "it is point \(content.point.number)")
        }
        return Stored(file: file, text: text, content: content)
      } catch {
        throw CommandFailure(
          .badInput, code: "bad-point", "\(file) cannot be used: \(error); move it away to run that point again")
      }
    }
  }

  /// The points of a sweep that are finished.
  ///
  /// - Throws: Where there are points of another sweep; nothing is changed then.
  func points(of question: SweepQuestion) throws -> [SweepPoint] {
    try stored().map { stored in
      if let difference = stored.content.header.difference(from: question.header) {
        throw CommandFailure(
          .unwritable, code: "foreign-points",
          "\(path) holds points of another sweep (\(difference)); nothing was overwritten, give another directory")
      }
      let point = stored.content.point
      guard let asked = question.point(point.number), stored.content.key == question.key(of: asked) else {
        throw CommandFailure(
          .unwritable, code: "foreign-points",
          "\(stored.file) is of other values or other files; nothing was overwritten, give another directory")
      }
      return point
    }
  }

  func write(_ point: SweepPoint, of question: SweepQuestion) throws {
    guard let asked = question.point(point.number) else { return }
    let text = point.json(question.header, key: question.key(of: asked)).serialized(pretty: true) + "\n"
    try write(text, to: (pointsPath as NSString).appendingPathComponent(Self.name(of: point.number)))
  }

  /// `sweep.csv` and `sweep.json`.
  func write(_ record: SweepRecord) throws {
    try write(record.csv.text, to: (path as NSString).appendingPathComponent(record.csv.name))
    try write(
      record.json.serialized(pretty: true) + "\n", to: (path as NSString).appendingPathComponent("sweep.json"))
  }

  private func write(_ text: String, to path: String) throws {
    let file = try StreamedFile(path)
    try file.write(text)
    try file.close()
  }

  private static func name(of point: Int) -> String {
    let digits = String(point)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".json"
  }
}

extension SweepQuestion {
  /// SHA-256 of everything that decides what a point comes to.
  func key(of point: Point) -> String {
    var hash = SHA256()
    let parts: [JSONValue] = [
      header.json, .integer(point.number), .array(point.values.map { $0.map(JSONValue.string) ?? .null }),
      .string(point.inputs),
    ]
    hash.update(JSONValue.array(parts).serialized().utf8)
    return hash.hexadecimal
  }
}

extension SweepHeader {
  /// In which respect this sweep is not the other; `nil` where it is the same.
  func difference(from other: SweepHeader) -> String? {
    if scenario.sha256 != other.scenario.sha256 || scenario.name != other.scenario.name {
      return "of the scenario \(scenario.name) with other contents"
    }
    if scenario.option != other.scenario.option {
      return "option \(scenario.option ?? "none"), not \(other.scenario.option ?? "none")"
    }
    if version != other.version { return "version \(version), not \(other.version)" }
    if seed != other.seed { return "seed \(seed), not \(other.seed)" }
    if replications != other.replications { return "\(replications) replications, not \(other.replications)" }
    if precision != other.precision { return "another precision" }
    if design != other.design || factors != other.factors || points != other.points { return "other values" }
    if measures != other.measures { return "other measures" }
    return self == other ? nil : "another file or run"
  }
}
