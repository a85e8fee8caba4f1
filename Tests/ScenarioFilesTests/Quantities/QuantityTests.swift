import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct QuantityTests {
  @Test(arguments: [
    ("45 s", 45.0), ("1.5 min", 90), ("2 h", 7_200), ("1 day", 86_400), ("1 h 30 min", 5_400), ("500 ms", 0.5),
    ("45s", 45), ("1h30min", 5_400), ("0 s", 0), ("1 hour 1 minute 1 second", 3_661), ("1_000 s", 1_000),
    ("1'000 s", 1_000), ("1\u{202F}000 s", 1_000), ("0.1 s", 0.1),
  ]) func times(text: String, seconds: Double) throws { #expect(try TimeQuantity.parse(text) == seconds) }

  @Test(arguments: [
    ("80 %", 0.8), ("0.8 of 1", 0.8), ("80%", 0.8), ("12.5 %", 0.125), ("0 %", 0), ("100 %", 1), ("7 %", 0.07),
  ]) func shares(text: String, share: Double) throws { #expect(try ShareQuantity.parse(text) == share) }

  @Test func ratesAndVolumes() throws {
    #expect(try RateQuantity.rate("150 per hour") == 150.0 / 3_600)
    #expect(try RateQuantity.rate("150/h") == 150.0 / 3_600)
    #expect(try RateQuantity.rate("2 per minute") == 2.0 / 60)
    #expect(try RateQuantity.volume("156 287 per year") == (156_287, .year))
    #expect(try RateQuantity.volume("156_287 per year") == (156_287, .year))
  }

  @Test(arguments: [
    ("95 UAH per hour", 95_000_000), ("0.1 UAH per hour", 100_000), ("12.50 UAH/h", 12_500_000),
    ("1_000.000001 грн per hour", 1_000_000_001),
  ]) func money(text: String, micro: Int64) throws {
    #expect(try MoneyQuantity.perHour(text).price.microUnits == micro)
  }

  @Test(arguments: ["95 UAH", "95 per hour", "-1 UAH per hour", "0.0000001 UAH per hour", "1e12 UAH per hour", "UAH"])
  func refusedMoney(text: String) { #expect(throws: QuantityError.self) { try MoneyQuantity.perHour(text) } }

  @Test(arguments: [
    "", "s", "1 2 s", "1,000 s", "5 m", "-5 s", "nan s", ".5 s", "0x10 s", "1:30", "5 s s", "1e999 s", "１ s", "5 min 5",
  ]) func refusedTimes(text: String) { #expect(throws: QuantityError.self) { try TimeQuantity.parse(text) } }

  @Test func daySets() throws {
    #expect(try DaySet.parse("mon-fri").rawValue == 0b0001_1111)
    #expect(try DaySet.parse("sat-mon").rawValue == 0b0110_0001)
    #expect(try DaySet.parse("mon, wed,fri").rawValue == 0b0001_0101)
    #expect(try DaySet.parse("daily") == .daily)
    #expect(try DaySet.parse("sun, holiday").rawValue == 0b1100_0000)
    for wrong in ["", "mon-", "mon--fri", "mon-tue-wed", "mon, mon", "montag"] {
      #expect(throws: QuantityError.self) { try DaySet.parse(wrong) }
    }
  }

  @Test func clockRanges() throws {
    #expect(try WallTime.range("08:00-20:00") == 28_800..<72_000)
    #expect(try WallTime.range("20:00 - 08:00") == 72_000..<115_200)
    #expect(try WallTime.range("00:00-24:00") == 0..<86_400)
    for wrong in ["24:00-08:00", "08:00", "08:00-08:00", "8-20", "08:60-09:00", "08:00-24:01"] {
      #expect(throws: QuantityError.self) { try WallTime.range(wrong) }
    }
  }

  @Test func precisions() throws {
    func parse(_ text: String) throws -> PrecisionTarget {
      try PrecisionTarget(parsing: text, names: ["legal", "my desk"], currency: "UAH")
    }
    #expect(
      try parse("serviceLevel.excludingBlocked ±0.5 pp")
        == PrecisionTarget(measure: .serviceLevelExcludingBlocked, scope: nil, halfWidth: .absolute(0.005)))
    #expect(
      try parse("averageWait of legal +-2 s") == .init(measure: .averageWait, scope: "legal", halfWidth: .absolute(2)))
    #expect(try parse("offered ±1 %") == .init(measure: .offered, scope: nil, halfWidth: .relative(0.01)))
    #expect(try parse("occupancy of my desk ± 1 pp").scope == "my desk")
    #expect(try parse("cost ±500 UAH").halfWidth == .absolute(500))
    #expect(try parse("averageQueueLength ±0.1").halfWidth == .absolute(0.1))
    for wrong in [
      "", "±", "occupancy", "occupancy ±1", "occupancy ±-1 pp", "occupancy ±nan pp", "averageWait ±2", "cost ±5",
      "cost ±5 EUR", "averageWait of nobody ±2 s", "waitQuantile ±2 s", "offered ±2 s", "occupancy ±200 pp", "x ±1 %",
    ] { #expect(throws: PrecisionTextError.self) { try parse(wrong) } }
  }

  @Test func nearestNames() {
    #expect(NearestName.nearest(to: "talkk", among: ["talk", "wrapUp"]) == "talk")
    #expect(NearestName.nearest(to: "tlak", among: ["talk", "wrapUp"]) == "talk")
    #expect(NearestName.nearest(to: "xyz", among: ["talk", "wrapUp"]) == nil)
    #expect(NearestName.nearest(to: "", among: ["talk"]) == nil)
  }
}
