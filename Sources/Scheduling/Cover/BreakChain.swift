/// Breaks of one length whose windows follow one another: of two windows the one that opens later never closes earlier.
///
/// Who of several shifts takes which break is then left open until the counts are known (Bechtold, Jacobs 1990,
/// doi:10.1287/mnsc.36.11.1339): breaks that begin in slots `t`, `n[t]` of them, can be dealt out to the shifts exactly if
/// their number is that of the people, and no fewer begin up to (from) any slot than windows close up to (open from) it.
/// A window that lies inside another, where these conditions are not enough, goes to a chain of its own.
struct BreakChain: Hashable {
  struct Window: Hashable {
    /// Index in ``CoverPool/shifts``.
    var shift: Int
    /// Index in ``CoverShift/breaks``.
    var ordinal: Int
    var starts: ClosedRange<Int>
  }

  let length: Int
  /// In the order in which they open and close.
  private(set) var windows: [Window]

  /// Slots in which a break of the chain may begin.
  var starts: ClosedRange<Int> { windows[0].starts.lowerBound...windows[windows.count - 1].starts.upperBound }

  /// The chains of the breaks that have a choice, of the shifts asked for; windows of one chain hang together.
  static func chains(of shifts: [CoverShift], where isWanted: (CoverShift) -> Bool) -> [BreakChain] {
    var byLength: [Int: [Window]] = [:]
    for (index, shift) in shifts.enumerated() where isWanted(shift) {
      for (ordinal, pause) in shift.breaks.enumerated() where pause.starts.count > 1 {
        byLength[pause.length, default: []].append(Window(shift: index, ordinal: ordinal, starts: pause.starts))
      }
    }
    var chains: [BreakChain] = []
    for (length, windows) in byLength.sorted(by: { $0.key < $1.key }) {
      let first = chains.count
      for window in windows.sorted(by: precedes) {
        let fitting = chains[first...].firstIndex { chain in
          guard let last = chain.windows.last?.starts else { return false }
          return last.upperBound <= window.starts.upperBound && last.upperBound >= window.starts.lowerBound
        }
        if let fitting {
          chains[fitting].windows.append(window)
        } else {
          chains.append(BreakChain(length: length, windows: [window]))
        }
      }
    }
    return chains
  }

  private static func precedes(_ one: Window, _ other: Window) -> Bool {
    (one.starts.lowerBound, one.starts.upperBound, one.shift, one.ordinal)
      < (other.starts.lowerBound, other.starts.upperBound, other.shift, other.ordinal)
  }

  /// Adds the conditions under which the breaks can be dealt out.
  ///
  /// - Parameters:
  ///   - program: To which the rows are added.
  ///   - shiftColumns: People on each shift of the pool.
  ///   - breakColumns: Breaks that begin in each slot of ``starts``.
  func constrain(_ program: inout IntegerProgram, shiftColumns: [Int?], breakColumns: [Int]) {
    let terms = windows.compactMap { window in shiftColumns[window.shift].map { (window.starts, $0) } }
    let first = starts.lowerBound
    func add(_ slots: ClosedRange<Int>, _ people: [(ClosedRange<Int>, Int)], isEqual: Bool) {
      program.addRow(
        slots.map { IntegerProgram.Term(breakColumns[$0 - first], 1) } + people.map { .init($0.1, -1) },
        from: 0, to: isEqual ? 0 : .infinity)
    }
    add(starts, terms, isEqual: true)
    for close in Set(terms.map(\.0.upperBound)).sorted() where close < starts.upperBound {
      add(first...close, terms.filter { $0.0.upperBound <= close }, isEqual: false)
    }
    for open in Set(terms.map(\.0.lowerBound)).sorted() where open > first {
      add(open...starts.upperBound, terms.filter { $0.0.lowerBound >= open }, isEqual: false)
    }
  }

  /// Deals the breaks out: the earliest to the shift whose window is first.
  ///
  /// - Parameters:
  ///   - people: On each shift of the pool.
  ///   - breaks: That begin in each slot of ``starts``.
  ///   - places: Starts of the breaks of each shift, shape `[shift][ordinal]`, to which those of the chain are added.
  func deal(people: [Int], breaks: [Int], into places: inout [[[Int]]]) {
    var left = breaks
    var slot = 0
    for window in windows {
      for _ in 0..<people[window.shift] {
        while slot < left.count, left[slot] == 0 { slot += 1 }
        let start = starts.lowerBound + slot
        precondition(slot < left.count && window.starts.contains(start), "breaks that fit no shift")
        left[slot] -= 1
        places[window.shift][window.ordinal].append(start)
      }
    }
  }
}
