/// A picture with its caption and the numbers it shows.
struct Figure {
  /// One panel: a Vega-Lite specification and what a screen reader says of it.
  struct Panel {
    /// Plain text above the panel; `nil` where there is one panel.
    var label: String?
    /// Plain text.
    var description: String
    var specification: JSONValue
  }

  var id: String
  /// Plain text.
  var title: String
  /// Plain text: how to read it.
  var caption: String
  var panels: [Panel]
  /// Finished content.
  var table: String

  func html(_ text: PageText) -> String {
    let drawings = panels.enumerated().map { index, panel in
      let label = panel.label.map { HTML.element("p", ["class": "panel"], HTML.escaped($0)) } ?? ""
      return label
        + HTML.element("div", ["class": "chart", "role": "img", "aria-label": panel.description], "")
        + HTML.element(
          "script", ["type": "application/json", "class": "specification", "id": "\(id)-\(index)"],
          HTML.data(panel.specification))
    }
    return HTML.element(
      "figure", ["id": id, "aria-labelledby": "\(id)-title"],
      "\n" + HTML.element("h3", ["id": "\(id)-title"], HTML.escaped(title)) + "\n"
        + HTML.element("figcaption", HTML.escaped(caption)) + "\n" + drawings.joined(separator: "\n") + "\n"
        + HTML.element("details", ["open": ""], HTML.element("summary", text.html(.numbersOfPicture)) + "\n" + table)
        + "\n")
  }
}
