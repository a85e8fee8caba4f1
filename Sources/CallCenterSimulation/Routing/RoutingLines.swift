/// Lines of waiting contacts beside those by call type, longest wait first; the links lie in arrays by contact.
///
/// - Complexity: every operation O(1).
struct RoutingLines {
  private var heads: [Int32]
  private var tails: [Int32]
  private var counts: [Int]
  private var next: [Int32] = []
  private var previous: [Int32] = []
  private var line: [Int32] = []

  /// Contacts that no group serves stand in a line that nobody looks at.
  let lineOfNobody: Int

  init(count: Int) {
    lineOfNobody = count
    heads = Array(repeating: -1, count: count + 1)
    tails = heads
    counts = Array(repeating: 0, count: count + 1)
  }

  mutating func reset() {
    for index in heads.indices { (heads[index], tails[index], counts[index]) = (-1, -1, 0) }
  }

  func head(of line: Int) -> Int { Int(heads[line]) }
  func count(of line: Int) -> Int { counts[line] }
  func line(of contact: Int) -> Int { Int(line[contact]) }

  mutating func append(_ contact: Int, to target: Int) {
    if contact >= next.count {
      let more = max(256, contact + 1, 2 * next.count) - next.count
      next += Array(repeating: -1, count: more)
      previous += Array(repeating: -1, count: more)
      line += Array(repeating: -1, count: more)
    }
    let link = Int32(truncatingIfNeeded: contact)
    let tail = tails[target]
    next[contact] = -1
    previous[contact] = tail
    line[contact] = Int32(truncatingIfNeeded: target)
    if tail >= 0 { next[Int(tail)] = link } else { heads[target] = link }
    tails[target] = link
    counts[target] += 1
  }

  mutating func remove(_ contact: Int) {
    let (before, after, source) = (previous[contact], next[contact], Int(line[contact]))
    if before >= 0 { next[Int(before)] = after } else { heads[source] = after }
    if after >= 0 { previous[Int(after)] = before } else { tails[source] = before }
    counts[source] -= 1
  }
}
