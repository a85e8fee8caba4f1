/// SHA-256 of a stream of bytes.
///
/// Source: FIPS PUB 180-4, Secure Hash Standard, 2015, section 6.2.
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0
  private var schedule = [UInt32](repeating: 0, count: 64)

  package init() {}

  package mutating func update(_ bytes: some Collection<UInt8>) {
    length += UInt64(bytes.count)
    for byte in bytes {
      pending.append(byte)
      if pending.count == 64 { digestBlock() }
    }
  }

  /// The 32 bytes of the digest of all that was given.
  package func digest() -> [UInt8] {
    var last = self
    let bits = length * 8
    last.pending.append(0x80)
    if last.pending.count > 56 {
      last.pending.append(contentsOf: repeatElement(0, count: 64 - last.pending.count))
      last.digestBlock()
    }
    last.pending.append(contentsOf: repeatElement(0, count: 56 - last.pending.count))
    for shift in stride(from: 56, through: 0, by: -8) { last.pending.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    last.digestBlock()
    return last.state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  }

  /// The digest in 64 hexadecimal digits.
  package var hexadecimal: String {
    digest().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private mutating func digestBlock() {
    for t in 0..<16 {
      schedule[t] = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(pending[4 * t + $1]) }
    }
    for t in 16..<64 {
      let (a, b) = (schedule[t - 15], schedule[t - 2])
      let small0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
      let small1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
      schedule[t] = schedule[t - 16] &+ small0 &+ schedule[t - 7] &+ small1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let t1 = h &+ big1 &+ ((e & f) ^ (~e & g)) &+ Self.constants[t] &+ schedule[t]
      let big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let t2 = big0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    pending.removeAll(keepingCapacity: true)
  }

  private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      let scaled = UInt128(prime) << 96
      var root: UInt128 = 0
      for bit in stride(from: 35, through: 0, by: -1) {
        let next = root | 1 << UInt128(bit)
        if next * next * next <= scaled { root = next }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()
}
