extension RosterSheet {
  /// An Office Open XML workbook (ECMA-376) of this one sheet.
  var xlsx: [UInt8] {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var archive = ZipArchive()
    func add(_ name: String, _ text: String) { archive.add(name, (xml + text).utf8) }
    add(
      "[Content_Types].xml",
      "<Types xmlns=\"\(package)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(content).sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(content).worksheet+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(content).styles+xml\"/></Types>")
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\">"
        + "<Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
        + "<sheet name=\"\(month)\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)/relationships\">"
        + "<Relationship Id=\"r1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"r2\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>")
    add("xl/styles.xml", RosterStyle.sheet(namespace: main, nightMark: catalogue.text(.rosterNightMark)))
    add("xl/worksheets/sheet1.xml", worksheet(namespace: main))
    return archive.bytes
  }

  private func worksheet(namespace: String) -> String {
    let last = columns.count + totalHeadings.count + 1
    var text = "<worksheet xmlns=\"\(namespace)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
    text += "<sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"3\" topLeftCell=\"B4\""
    text += " activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    let widths = [(1, 1, 28.0), (2, columns.count + 1, 6.5), (columns.count + 2, last, 11)]
    for (from, to, width) in widths {
      text += "<col min=\"\(from)\" max=\"\(to)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    text += "</cols><sheetData>" + row(1, [string(title, .title)])
    text += row(
      2,
      [string(catalogue.text(.rosterPerson), .heading)]
        + columns.map { string($0.heading, $0.isFree ? .freeHeading : .heading) }
        + totalHeadings.map { string($0, .heading) })
    text += row(
      3,
      [string("", .heading)] + columns.map { string($0.weekday, $0.isFree ? .freeHeading : .heading) }
        + totalHeadings.map { _ in string("", .heading) })
    for (index, line) in rows.enumerated() {
      let cells = zip(columns, line.cells).map { cell($1, isFree: $0.isFree) }
      text += row(4 + index, [string(line.name, .name)] + cells + line.totals.map { number($0, .total) })
    }
    text +=
      "</sheetData><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>"
    return text + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
  }

  private func cell(_ cell: Cell, isFree: Bool) -> SheetCell {
    switch cell {
    case .hours(let seconds, false): number(seconds, isFree ? .freeDay : .day)
    case .hours(let seconds, true): number(seconds, isFree ? .freeNight : .night)
    case .off: string(catalogue.text(.rosterOff), isFree ? .freeMark : .mark)
    case .leave: string(catalogue.text(.rosterLeave), .leave)
    case .missing(let people):
      people > 0
        ? SheetCell(attributes: "", content: "<v>\(people)</v>", style: .missing)
        : string("", isFree ? .freeMark : .mark)
    }
  }

  private struct SheetCell {
    var attributes: String
    var content: String
    var style: RosterStyle
  }

  private func string(_ text: String, _ style: RosterStyle) -> SheetCell {
    guard !text.isEmpty else { return SheetCell(attributes: "", content: "", style: style) }
    return SheetCell(
      attributes: " t=\"inlineStr\"", content: "<is><t xml:space=\"preserve\">\(text.xmlEscaped)</t></is>", style: style
    )
  }

  /// Hours as a number, to the hundredth.
  private func number(_ seconds: Int, _ style: RosterStyle) -> SheetCell {
    let hours = SpreadsheetDialect(language: .en).hours(seconds)
    return SheetCell(attributes: "", content: "<v>\(hours)</v>", style: style)
  }

  private func row(_ number: Int, _ cells: [SheetCell]) -> String {
    let text = cells.enumerated().map { index, cell in
      "<c r=\"\(Self.letters(index))\(number)\" s=\"\(cell.style.rawValue)\"\(cell.attributes)>\(cell.content)</c>"
    }
    return "<row r=\"\(number)\">\(text.joined())</row>"
  }

  /// `A`, …, `Z`, `AA`, ….
  static func letters(_ index: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}
