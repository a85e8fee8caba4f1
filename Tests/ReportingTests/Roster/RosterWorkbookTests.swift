import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct RosterWorkbookTests {
  /// The check value of the polynomial, in every list of checksums.
  @Test func checksum() { #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926) }

  @Test(arguments: Language.allCases)
  func everyPartIsWellFormed(language: Language) throws {
    let parts = try parts(language)
    #expect(parts.keys.sorted().first == "[Content_Types].xml" && parts.count == 6)
    for (name, bytes) in parts { #expect(XMLParser(data: Data(bytes)).parse(), "\(name)") }
  }

  @Test func cellsHoldNumbersAndTexts() throws {
    let sheet = SheetCells()
    let parser = XMLParser(data: Data(try #require(try parts(.uk)["xl/worksheets/sheet1.xml"])))
    parser.delegate = sheet
    #expect(parser.parse())
    #expect(sheet.cells["A1"] == "Графік змінності, 24–29\u{A0}червня 2017\u{A0}р. (6\u{A0}днів)")
    #expect(sheet.cells["B2"] == "24.06" && sheet.cells["B3"] == "сб")
    #expect(sheet.cells["A4"] == "Олена Коваль; \"Лена\"" && sheet.cells["A5"] == "Петро <П'ять> & Ко")
    #expect(sheet.cells["B4"] == "11.5" && sheet.types["B4"] == "n")
    #expect(sheet.cells["C4"] == "11.5" && sheet.types["C4"] == "n")
    #expect(sheet.cells["B6"] == "Відп." && sheet.types["B6"] == "inlineStr")
    #expect(sheet.cells["L6"] == "8" && sheet.cells["C7"] == "1" && sheet.cells["B7"] == nil)
    // Free days are shaded, nights too: other styles than those of working days.
    #expect(Set(["B4", "C4", "F4", "E5", "E6", "F5"].map { sheet.styles[$0] ?? "" }).count == 4)
  }

  @Test func columnsHaveLetters() {
    #expect([0, 25, 26, 51, 52, 701, 702].map(RosterSheet.letters) == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
  }

  @Test func sameBytes() throws { #expect(try workbook(.en) == workbook(.en)) }

  private func workbook(_ language: Language) throws -> [UInt8] {
    try #require(try RosterSample.roster().files(language: language).first { $0.name == "timetable.xlsx" }).bytes
  }

  /// The files of the archive, found by its directory at the end.
  private func parts(_ language: Language) throws -> [String: [UInt8]] {
    let bytes = try workbook(language)
    func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    let end = bytes.count - 22
    #expect(number(end, 4) == 0x0605_4B50)
    var entry = number(end + 16, 4)
    #expect(entry + number(end + 12, 4) == end)
    var parts: [String: [UInt8]] = [:]
    for _ in 0..<number(end + 10, 2) {
      #expect(number(entry, 4) == 0x0201_4B50)
      let (size, length, local) = (number(entry + 24, 4), number(entry + 28, 2), number(entry + 42, 4))
      let name = String(decoding: bytes[entry + 46..<entry + 46 + length], as: UTF8.self)
      #expect(number(local, 4) == 0x0403_4B50 && number(local + 8, 2) == 0 && number(local + 18, 4) == size)
      #expect(Array(bytes[local + 4..<local + 30]) == Array(bytes[entry + 6..<entry + 32]))
      let content = Array(bytes[local + 30 + length..<local + 30 + length + size])
      #expect(Self.remainder(content) == number(entry + 16, 4))
      parts[name] = content
      entry += 46 + length
    }
    #expect(entry == end)
    return parts
  }

  /// The checksum bit by bit, by long division of the message with the highest power first.
  private static func remainder(_ bytes: [UInt8]) -> Int {
    var register: UInt32 = ~0
    for byte in bytes {
      for bit in 0..<8 {
        let next = UInt32(byte >> bit) & 1 ^ register >> 31
        register = register << 1 ^ (next == 1 ? 0x04C1_1DB7 : 0)
      }
    }
    var reflected: UInt32 = 0
    for bit: UInt32 in 0..<32 { reflected = reflected << 1 | (~register >> bit & 1) }
    return Int(reflected)
  }
}

private final class SheetCells: NSObject, XMLParserDelegate {
  private(set) var cells: [String: String] = [:]
  private(set) var types: [String: String] = [:]
  private(set) var styles: [String: String] = [:]
  private var cell = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard name == "c" else { return }
    cell = attributes["r"] ?? ""
    types[cell] = attributes["t"] ?? "n"
    styles[cell] = attributes["s"]
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { cells[cell, default: ""] += text }
}
