import Foundation
import Scheduling

/// Weeks of quarter hours with two peaks a day, a load by weekday, and about 400 shift patterns a day.
struct GeneratedWeeks {
  static let slotsPerDay = 96
  static let days = 7

  /// - Parameters:
  ///   - seed: Of the load.
  ///   - isTied: With shifts over midnight and weeks of five days; else every day stands by itself.
  /// - Returns: The week.
  static func problem(seed: UInt64, isTied: Bool) -> CoverProblem {
    var random = SplitMix(seed)
    func uniform(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * Double(random.next() >> 11) * 0x1p-53
    }
    let people = uniform(40, 80)
    let morning = uniform(9.5, 11.5)
    let afternoon = uniform(14.5, 17)
    let second = uniform(0.5, 1)
    let width = uniform(1.8, 2.8)
    let weekdays = [1.2, 1.05, 1, 1, 0.95, 0.6, 0.45].map { $0 * uniform(0.9, 1.1) }
    var needs: [CoverNeed] = []
    let shortage = isTied ? 0.6 : 0.12
    for day in 0..<days {
      for slot in 0..<slotsPerDay {
        let hour = Double(slot) / 4
        let first = exp(-pow((hour - morning) / width, 2))
        let later = second * exp(-pow((hour - afternoon) / 2.8, 2))
        let need = (people * weekdays[day] * (0.08 + first + later) * uniform(0.95, 1.05)).rounded(.up)
        needs.append(
          CoverNeed(
            terms: [.init(pool: 0, slot: day * slotsPerDay + slot, weight: 1)], atLeast: need,
            shortagePrice: shortage))
      }
    }
    let shifts = (0..<days).flatMap { self.shifts(day: $0, isTied: isTied) }
    var pool = CoverPool(name: "desk", shifts: shifts, people: 0...400)
    if isTied { pool.tours = tours() }
    return CoverProblem(slotCount: days * slotsPerDay + (isTied ? 34 : 0), pools: [pool], needs: needs)
  }

  /// Eight and a half hours with a lunch of half an hour and two breaks of a quarter, from every half hour.
  private static func shifts(day: Int, isTied: Bool) -> [CoverShift] {
    let length = 34
    let last = isTied ? slotsPerDay - 1 : slotsPerDay - length
    return stride(from: 0, through: last, by: 2).map { start in
      let first = day * slotsPerDay + start
      let price = start < 12 || start > 60 ? 1.15 : 1
      return CoverShift(
        day: day, family: 0, slots: first..<first + length,
        breaks: [
          .init(starts: first + 6...first + 8, length: 1), .init(starts: first + 14...first + 20, length: 2),
          .init(starts: first + 24...first + 26, length: 1),
        ], paidHours: 8, cost: isTied ? 0.01 * price : price)
    }
  }

  /// Two days off; a little dearer where they are apart.
  private static func tours() -> [CoverTour] {
    (0..<days).flatMap { one in
      (one + 1..<days).map { other in
        let areTogether = other == one + 1 || (one == 0 && other == days - 1)
        return CoverTour(
          families: (0..<days).map { $0 == one || $0 == other ? nil : 0 }, cost: areTogether ? 5 : 5.2)
      }
    }
  }
}
