/// A break whose place is to be found, the same for all shifts whose break has this length and these starts.
///
/// Only the breaks that begin in each slot are counted, so many as there are people on the shifts (Aykin 1996,
/// doi:10.1287/mnsc.42.4.591; there one count for each shift). Who takes which is open until the counts are known, and then
/// any of them fits anyone; as breaks of one shift never overlap, every break is dealt out by itself. To share counts also
/// between windows that differ (Bechtold, Jacobs 1990, doi:10.1287/mnsc.36.11.1339) makes fewer columns but rows so full
/// that the search is three to four times slower.
struct BreakWindow: Hashable {
  struct Member: Hashable {
    /// Index in ``CoverPool/shifts``.
    var shift: Int
    /// Index in ``CoverShift/breaks``.
    var ordinal: Int
  }

  let starts: ClosedRange<Int>
  let length: Int
  private(set) var members: [Member]

  /// The windows that leave a choice, of the shifts asked for.
  static func windows(of shifts: [CoverShift], where isWanted: (CoverShift) -> Bool) -> [BreakWindow] {
    var windows: [BreakWindow] = []
    var known: [CoverShift.Break: Int] = [:]
    for (index, shift) in shifts.enumerated() where isWanted(shift) {
      for (ordinal, pause) in shift.breaks.enumerated() where pause.starts.count > 1 {
        let member = Member(shift: index, ordinal: ordinal)
        if let window = known[pause] {
          windows[window].members.append(member)
        } else {
          known[pause] = windows.count
          windows.append(BreakWindow(starts: pause.starts, length: pause.length, members: [member]))
        }
      }
    }
    return windows
  }

  /// Deals the breaks out in the order of the shifts, the earliest first.
  ///
  /// - Parameters:
  ///   - people: On each shift of the pool.
  ///   - breaks: That begin in each slot of ``starts``; as many as there are people.
  ///   - places: Starts of the breaks of each shift, shape `[shift][ordinal]`, to which these are added.
  func deal(people: [Int], breaks: [Int], into places: inout [[[Int]]]) {
    let sequence = zip(starts, breaks).flatMap { [Int](repeating: $0, count: $1) }
    precondition(
      sequence.count == members.reduce(0) { $0 + people[$1.shift] }, "\(sequence.count) breaks of \(starts)")
    var dealt = 0
    for member in members {
      places[member.shift][member.ordinal] += sequence[dealt..<dealt + people[member.shift]]
      dealt += people[member.shift]
    }
  }
}
