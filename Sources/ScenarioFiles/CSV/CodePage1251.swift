/// Windows code page 1251 (Cyrillic).
enum CodePage1251 {
  /// The text of bytes in this code page; the one byte without a meaning becomes U+FFFD.
  static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
    return String(scalars)
  }

  /// 0x80…0xFF; the letters А…я stand at 0xC0…0xFF in the order of Unicode.
  private static let upper: [Unicode.Scalar] = {
    let signs = [
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ", "ђ‘’“”•–—\u{FFFD}™љ›њќћџ", "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї", "°±Ііґµ¶·ё№є»јЅѕї",
    ].flatMap(\.unicodeScalars)
    return signs + (0x410...0x44F).compactMap { Unicode.Scalar(UInt32($0)) }
  }()
}
