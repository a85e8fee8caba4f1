/// Files stored one after another as ZIP (APPNOTE 6.3.3), not compressed, without times.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: some Sequence<UInt8>) {
    let content = Array(content)
    let name = Array(name.utf8)
    let start = body.count
    var header: [UInt8] = []
    // Version 2.0, names in UTF-8, stored; 1 January 1980, the first day that the format knows.
    header.append(number: 20, bytes: 2)
    header.append(number: 1 << 11, bytes: 2)
    header.append(number: 0, bytes: 2)
    header.append(number: 0, bytes: 2)
    header.append(number: 1 << 5 | 1, bytes: 2)
    header.append(number: Int(CRC32.checksum(content)), bytes: 4)
    header.append(number: content.count, bytes: 4)
    header.append(number: content.count, bytes: 4)
    header.append(number: name.count, bytes: 2)
    header.append(number: 0, bytes: 2)
    body.append(number: 0x0403_4B50, bytes: 4)
    body += header + name + content
    directory.append(number: 0x0201_4B50, bytes: 4)
    directory.append(number: 20, bytes: 2)
    directory += header
    // No comment, disk 0, attributes of no system.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(number: start, bytes: 4)
    directory += name
    count += 1
  }

  var bytes: [UInt8] {
    var end: [UInt8] = []
    end.append(number: 0x0605_4B50, bytes: 4)
    end.append(number: 0, bytes: 4)
    end.append(number: count, bytes: 2)
    end.append(number: count, bytes: 2)
    end.append(number: directory.count, bytes: 4)
    end.append(number: body.count, bytes: 4)
    end.append(number: 0, bytes: 2)
    return body + directory + end
  }
}

extension [UInt8] {
  /// Little-endian.
  fileprivate mutating func append(number: Int, bytes: Int) {
    for byte in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}

/// The checksum of ZIP and PNG: polynomial 0xEDB88320, bits reflected (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { value, byte in value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] }
  }
}
