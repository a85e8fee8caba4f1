/// A YAML document as plain data, each node with the place it was written at.
struct Tree: Sendable {
  enum Content: Sendable {
    case null
    case scalar(String, quoted: Bool)
    case list([Tree])
    case map([Entry])
  }

  struct Entry: Sendable {
    var key: String
    var keyPlace: Place
    var value: Tree
  }

  var place: Place
  var content: Content

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  var entries: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  var items: [Tree]? {
    if case .list(let items) = content { items } else { nil }
  }

  var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// "a map", "a list", …: for messages.
  var kindName: String {
    switch content {
    case .null: "nothing"
    case .scalar(let text, _): "`\(text.count > 40 ? text.prefix(40) + "…" : text)`"
    case .list: "a list"
    case .map: "a map"
    }
  }

  subscript(key: String) -> Tree? { entries?.first { $0.key == key }?.value }
}
