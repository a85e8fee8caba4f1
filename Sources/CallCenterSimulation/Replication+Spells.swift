internal import CallCenterModel

// Spells off the phone, which wait until somebody has free hands.
extension Replication {
  /// The key of the next change of the roster or of spells.
  var nextStaffing: Int64 {
    let roster = staffingCursor < staffing.steps.count ? staffing.steps[staffingCursor].key : .max
    return hasSpells ? min(roster, spells.next) : roster
  }

  /// Spells that are due, over or cut, after the roster has changed.
  @inline(never)
  mutating func turnSpells(to key: Int64) {
    while spells.advance(to: key, &board) {}
    for group in board.touched {
      while board.rosterPresent[group] < board.away[group], spells.putBack(group, at: now, &board) {}
    }
  }
}
