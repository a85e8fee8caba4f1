internal import CallCenterModel

extension ShiftBook {
  /// People paid, on the phones or on a paid break, shape `[pool][slot of the window]`; folded like ``cover(of:)``.
  package func paid(of solution: CoverSolution) -> [[Int]] {
    var paid = cover(of: solution)
    for assigned in solution.assigned {
      let shift = crews[assigned.pool].shifts[assigned.shift]
      for (index, start) in assigned.breakStarts.enumerated() where shift.breaks[index].isPaid {
        for slot in start..<start + shift.cover.breaks[index].length {
          paid[assigned.pool][slot % windowSlots] += assigned.people
        }
      }
    }
    return paid
  }
}
