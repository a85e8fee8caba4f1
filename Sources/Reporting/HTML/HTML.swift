/// Pieces of a page.
enum HTML {
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  /// An element with finished content; the values of attributes are plain text.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String
  ) -> String {
    let list = attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    return "<\(name)\(list)>\(content)</\(name)>"
  }

  static func element(_ name: String, _ content: String) -> String { element(name, [:], content) }

  static func list(_ items: [String], _ attributes: KeyValuePairs<String, String> = [:]) -> String {
    items.isEmpty ? "" : element("ul", attributes, "\n" + items.map { element("li", $0) + "\n" }.joined())
  }

  /// A table whose first cell of each row names it.
  ///
  /// The caption is plain text, headings are finished content, and so are the cells, `<td>…</td>`, of which the first of
  /// each row is the content of a heading.
  static func table(caption: String, head: [String], rows: [[String]]) -> String {
    let headings = head.enumerated().map { index, heading in
      let cells = rows.first ?? []
      let isOfWords = cells.indices.contains(index) && cells[index].hasPrefix("<td class=\"words\"")
      return element("th", isOfWords ? ["scope": "col", "class": "words"] : ["scope": "col"], heading)
    }.joined()
    let isLong = rows.count > longest
    let body = rows.map { row in
      let (name, cells) = (row.first ?? "", row.dropFirst().joined())
      // End tags and the scope of a row's first cell may be left out: a fifth of a long table.
      return isLong
        ? "<tr><th>\(name)\(cells.replacing("</td>", with: ""))\n"
        : "<tr>\(element("th", ["scope": "row"], name))\(cells)</tr>\n"
    }.joined()
    return element(
      "div", ["class": isLong ? "scroll long" : "scroll", "tabindex": "0", "role": "region", "aria-label": caption],
      "<table><caption>\(escaped(caption))</caption>\n<thead><tr>\(headings)</tr></thead>\n<tbody>\n\(body)</tbody></table>"
    )
  }

  /// Rows of a table that is still printed, and shown whole.
  static let longest = 60

  /// JSON inside a script element, where `</` must not stand.
  static func data(_ value: JSONValue) -> String { value.serialized().replacing("<", with: "\\u003C") }
}
