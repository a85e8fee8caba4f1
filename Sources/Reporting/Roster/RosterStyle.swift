/// How cells of the schedule look, by index in the style sheet of the workbook.
enum RosterStyle: Int, CaseIterable {
  case plain, title, heading, freeHeading, name, day, freeDay, night, freeNight, mark, freeMark, leave, total, missing

  /// - Parameters:
  ///   - namespace: Of the workbook's parts.
  ///   - nightMark: Shown after the hours of night shifts, which stay numbers.
  /// - Returns: The part `styles.xml`.
  static func sheet(namespace: String, nightMark: String) -> String {
    let line = "<{} style=\"thin\"><color rgb=\"FFBFBFBF\"/></{}>"
    let border = ["left", "right", "top", "bottom"].map { line.replacing("{}", with: $0) }.joined()
    func fill(_ color: String) -> String {
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(color)\"/></patternFill></fill>"
    }
    func font(_ content: String) -> String { "<font>\(content)<sz val=\"10\"/><name val=\"Arial\"/></font>" }
    let format = "General\"\(nightMark)\"".xmlEscaped
    return "<styleSheet xmlns=\"\(namespace)\">"
      + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"\(format)\"/></numFmts>"
      + "<fonts count=\"3\">\(font(""))\(font("<b/>"))<font><b/><sz val=\"14\"/><name val=\"Arial\"/></font></fonts>"
      + "<fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill>"
      + "\(fill("FFEDEDED"))\(fill("FFD6E4F5"))\(fill("FFFFF2CC"))\(fill("FFF8CBAD"))</fills>"
      + "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      + "<border>\(border)<diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"\(allCases.count)\">\(allCases.map(\.format).joined())</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  }

  private var format: String {
    let isNight = self == .night || self == .freeNight
    let font = self == .title ? 2 : [.heading, .freeHeading, .missing].contains(self) ? 1 : 0
    let hasBorder = self != .plain && self != .title
    let start =
      "<xf numFmtId=\"\(isNight ? 164 : 0)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(hasBorder ? 1 : 0)\""
    let applied = " xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\""
    let isCentred = hasBorder && self != .name && self != .total
    guard isCentred else { return start + applied + "/>" }
    let wrap = self == .heading ? " wrapText=\"1\"" : ""
    return start + applied + " applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\"\(wrap)/></xf>"
  }

  /// Grey: free days; blue: nights; yellow: leave; red: people missing.
  private var fill: Int {
    switch self {
    case .freeHeading, .freeDay, .freeMark: 2
    case .night, .freeNight: 3
    case .leave: 4
    case .missing: 5
    default: 0
    }
  }
}
