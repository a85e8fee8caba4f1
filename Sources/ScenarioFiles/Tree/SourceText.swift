/// The text of one input and where its lines begin.
final class SourceText: Sendable {
  /// As diagnostics show it.
  let name: String
  /// The folder that paths in it are relative to.
  let directory: String
  let text: String
  private let lineStarts: [Int]

  init(name: String, directory: String, text: String) {
    var copy = text
    copy.makeContiguousUTF8()
    self.name = name
    self.directory = directory
    self.text = copy
    lineStarts = copy.utf8.withContiguousStorageIfAvailable(Self.starts) ?? [0]
  }

  /// The text of a line, from 1, without its end; empty where there is none.
  func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: lineStarts[number - 1])
    let to = number < lineStarts.count ? utf8.index(utf8.startIndex, offsetBy: lineStarts[number]) : utf8.endIndex
    var scalars = Substring(utf8[from..<to]).unicodeScalars
    while let last = scalars.last, Self.isBreak(last) { scalars.removeLast() }
    return String(scalars)
  }

  func place(line: Int, column: Int) -> Place { Place(source: self, line: line, column: column) }

  /// The place of a byte of the text.
  func place(utf8Offset offset: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = text.utf8.dropFirst(lineStarts[low]).prefix(offset - lineStarts[low])
    return place(line: low + 1, column: 1 + before.count { $0 & 0xC0 != 0x80 })
  }

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  /// Line ends as YAML 1.1 counts them: LF, CR, CR LF, NEL, LS, PS.
  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    for index in bytes.indices {
      switch bytes[index] {
      case 0x0A: starts.append(index + 1)
      case 0x0D where index + 1 >= bytes.count || bytes[index + 1] != 0x0A: starts.append(index + 1)
      case 0x85 where index > 0 && bytes[index - 1] == 0xC2: starts.append(index + 1)
      case 0xA8 where isSeparator(bytes, index), 0xA9 where isSeparator(bytes, index): starts.append(index + 1)
      default: break
      }
    }
    return starts
  }

  private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2
  }
}

/// A place in an input; line and column from 1, columns in Unicode scalars.
struct Place: Sendable {
  var source: SourceText
  var line: Int
  var column: Int
}
