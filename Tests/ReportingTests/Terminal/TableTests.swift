import Testing

@testable import Reporting

@Suite struct TableTests {
  private let table = Table(
    columns: [
      TableColumn(heading: "Тип", alignment: .left, shortest: 6), TableColumn(heading: "Рівень\nобслуговування"),
      TableColumn(heading: "Target", alignment: .left), TableColumn(heading: "Spare", dispensable: 1),
    ],
    rows: [
      [
        TableCell("Правова й"), TableCell(EstimateText(value: "78,2 %", error: "0,12")), TableCell("✓ met"),
        TableCell("1"),
      ],
      [TableCell("京都コール"), TableCell(EstimateText(value: "100 %", error: "")), TableCell("✗"), TableCell("22")],
      [TableCell("e\u{301}te\u{301}"), TableCell("–"), TableCell("👍 yes"), TableCell("333")],
    ])

  @Test(arguments: [30, 34, 40, 50, 100])
  func allLinesAreEquallyWide(width: Int) {
    let lines = table.lines(width: width, painter: Painter(color: false))
    #expect(Set(lines.map(\.displayWidth)).count == 1)
    #expect(lines.allSatisfy { $0.displayWidth <= width || width < 34 })
    #expect(lines.count == 6)
  }

  @Test func theLeastImportantColumnGoesFirst() {
    #expect(table.lines(width: 100, painter: Painter(color: false))[0...1].joined().contains("Spare"))
    let narrow = table.lines(width: 33, painter: Painter(color: false)).joined()
    #expect(!narrow.contains("Spare"))
    #expect(narrow.contains("…"))
  }

  @Test func errorsStandBelowEachOther() {
    let lines = Table(
      columns: [TableColumn(heading: "x")],
      rows: [
        [TableCell(EstimateText(value: "1,234", error: "12"))], [TableCell(EstimateText(value: "2", error: "0.5"))],
        [TableCell(EstimateText(value: "7", error: ""))],
      ]
    ).lines(width: 80, painter: Painter(color: false))
    #expect(Array(lines[2...]) == ["1,234 ±  12", "    2 ± 0.5", "    7      "])
  }

  @Test func widthsAreThoseOfTerminals() {
    #expect("їґ".displayWidth == 2)
    #expect("и\u{306}".displayWidth == 1)
    #expect("京都".displayWidth == 4)
    #expect("👩‍👩‍👧".displayWidth == 2)
    #expect("✓✗–±░█…\u{A0}\u{202F}".displayWidth == 9)
    #expect("京都市".fitted(to: 4) == "京… ")
  }

  @Test func textWrapsAtBlanksOnly() {
    #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    #expect("20\u{A0}s more".wrapped(to: 4) == ["20\u{A0}s", "more"])
    #expect("• one two".wrapped(to: 5, indent: "  ") == ["• one", "  two"])
    #expect("".wrapped(to: 5) == [])
  }
}
