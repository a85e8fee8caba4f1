import CallCenterModel

/// A node of the tree and the path to it.
struct Item {
  var tree: Tree
  var path: String

  var place: Place { tree.place }

  func at(_ key: String, _ value: Tree) -> Item { Item(tree: value, path: path.isEmpty ? key : "\(path).\(key)") }
  func at(_ index: Int, _ value: Tree) -> Item { Item(tree: value, path: "\(path)[\(index)]") }
}

/// A value and the place it was written at.
struct Located<Value> {
  var value: Value
  var place: Place
  var path: String
}

extension Located: Sendable where Value: Sendable {}

/// What the reading of one scenario shares: its inputs and all that was found.
final class ReadingContext {
  let issues: IssueCollector
  let files: InputFiles
  /// The keys of each section that the reader looked at.
  private(set) var asked: [String: Set<String>] = [:]
  /// What people should know about the inputs: dialects of CSV files, defaults that were taken.
  var remarks: [String] = []
  var tables: [String: CSVTable] = [:]
  /// Names that may be referred to, also of what could not be read.
  var names = Names()

  struct Names {
    var callTypes: [String] = []
    var shifts: [String] = []
    var agentGroups: [String] = []
    var sites: [String] = []
    /// Groups whose shifts are to be found.
    var plannedGroups: [String] = []
  }

  init(issues: IssueCollector, files: InputFiles) {
    self.issues = issues
    self.files = files
  }

  func error(_ item: Item, _ message: String) { issues.error(item.place, item.path, message) }

  func error<Value>(_ located: Located<Value>, _ message: String) {
    issues.error(located.place, located.path, message)
  }

  func noteAsked(_ key: String, of section: String) { asked[section, default: []].insert(key) }

  /// The keys of a section; reports what is unknown, missing or empty, and `nil` where this is no map.
  func fields(_ item: Item, _ name: String) -> Fields? {
    let section = ScenarioLanguage.section(name)
    guard let entries = item.tree.entries else {
      let keys = section.keys.map(\.name).prefix(4).joined(separator: ", ")
      error(
        item, "a map with the keys \(keys)\(section.keys.count > 4 ? ", …" : "") is expected, not \(item.tree.kindName)"
      )
      return nil
    }
    var values: [String: Item] = [:]
    for entry in entries {
      let child = item.at(entry.key, entry.value)
      guard section.key(entry.key) != nil else {
        issues.error(entry.keyPlace, item.path, unknown(entry.key, in: section))
        continue
      }
      values[entry.key] = child
      if entry.value.isNull {
        issues.error(entry.keyPlace, child.path, "a value is missing")
      }
    }
    for key in section.keys where values[key.name] == nil {
      if key.isRequired { issues.error(item.place, item.path, "the key `\(key.name)` is missing") }
      if let fallback = key.fallback { remarks.append("\(item.at(key.name, item.tree).path): \(fallback), by default") }
    }
    return Fields(item: item, section: section, values: values, context: self)
  }

  private func unknown(_ key: String, in section: LanguageSection) -> String {
    "unknown key `\(key)`\(NearestName.hint(for: key, among: section.keys.map(\.name)))"
  }
}

/// A map with fixed keys, checked against the language.
struct Fields {
  let item: Item
  let section: LanguageSection
  fileprivate let values: [String: Item]
  let context: ReadingContext

  fileprivate init(item: Item, section: LanguageSection, values: [String: Item], context: ReadingContext) {
    self.item = item
    self.section = section
    self.values = values
    self.context = context
  }

  /// The value of a key, unless it is absent or empty.
  subscript(key: String) -> Item? {
    precondition(section.key(key) != nil, "the section \(section.name) has no key \(key)")
    context.noteAsked(key, of: section.name)
    guard let value = values[key], !value.tree.isNull else { return nil }
    return value
  }

  /// Whether the key was written, even without a value.
  func has(_ key: String) -> Bool { values[key] != nil }

  func error(_ message: String) { context.error(item, message) }
}
