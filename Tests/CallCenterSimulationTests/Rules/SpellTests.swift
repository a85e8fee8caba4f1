import CallCenterModel
import RandomVariates
import TestSupport
import Testing

@testable import CallCenterSimulation

/// When spells off the phone begin, and what cuts them.
@Suite struct SpellTests {
  private let calendar = PlanFixture.calendar()
  private let shrinkage = Shrinkage(absence: 0, offPhone: 0.1, meanSpellSeconds: 900)

  private func planned(_ plan: Plan) -> [(begin: Int64, length: Int64)] {
    var timeline = StaffingTimeline(plan)
    timeline.draw(root: StreamKey(seed: plan.run.seed, replication: 0))
    // The calendar goes on after its window of a day.
    return timeline.spells.map { ($0.key >> 3, $0.length) }.filter { $0.begin < instant(24) }
  }

  /// Nobody calls: the spells are those drawn.
  @Test func spellsOfIdlePeopleBeginAtOnce() {
    let group = AgentGroup.fixture(agents: 3, in: calendar, shrinkage: shrinkage)
    let plan = Plan.fixture(calendar, types: [.fixture(in: calendar)], groups: [group])
    let spells = planned(plan)
    #expect(spells.count > 10)
    #expect(plan.measures().agentTotals[0].present == 3 * instant(24) - spells.reduce(0) { $0 + $1.length })
  }

  /// The first spell is due in a call of twenty minutes: it begins when the call ends, and a caller who came in between
  /// waits until all of it is over.
  @Test func aSpellWaitsForTheEndOfTheCallAndLastsItsWholeLength() throws {
    let group = AgentGroup.fixture(
      agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)],
      shrinkage: Shrinkage(absence: 0, offPhone: 0.06, meanSpellSeconds: 900))
    let spells = planned(.fixture(calendar, types: [.fixture(in: calendar)], groups: [group], seed: SingleCall.seed))
    // A spell with an hour of its own around it.
    let place = try #require(
      spells.indices.dropFirst().dropLast().first {
        spells[$0].begin - spells[$0 - 1].begin - spells[$0 - 1].length > instant(1)
          && spells[$0 + 1].begin - spells[$0].begin - spells[$0].length > instant(1) && spells[$0].length > 60_000_000
      })
    let due = Int(spells[place].begin / 1_000_000)
    let call = SingleCall("call", in: due - 600..<due - 540, calendar) { $0.talk = PlanFixture.constant(1200) }
    let next = SingleCall("next", in: due - 60..<due, calendar)
    let plan = Plan.fixture(calendar, types: [call.type, next.type], groups: [group], seed: SingleCall.seed)
    let measures = plan.measures()
    let end = call.instant + 1_200_000_000
    #expect(measures.contactTotals[0].waitOfAnswered == 0)
    #expect(measures.contactTotals[1].waitOfAnswered == end + spells[place].length - next.instant)
    let sums = measures.agentTotals[0]
    // About to leave from the moment the spell is due.
    #expect(sums.excess == end - spells[place].begin)
    #expect(sums.present + sums.excess == instant(24) - spells.reduce(0) { $0 + $1.length })
    #expect(sums.overtime == 0)
  }

  /// A book and the board it is kept on.
  private struct Desk {
    var book = SpellBook()
    var board = StaffBoard(groups: 1, loans: [])
    var owedAndAway: [Int64] { [board.pending[0], board.away[0]] }

    init(_ spells: [(due: Int64, length: Int64)], in stretches: [SpellBook.Stretch]) {
      book.reset(
        spells.map { Spell(key: eventKey($0.due, .staffingCut), length: $0.length, group: 0, stretch: 0) },
        in: stretches)
    }

    /// Everything up to the next instant at which something is due; that instant.
    mutating func advance() -> Int64 {
      let key = book.next
      while book.advance(to: key, &board) {}
      return key
    }

    mutating func send(at now: Int64) -> Bool { book.send(from: 0, at: now, &board) }
    mutating func putBack(at now: Int64) -> Bool { book.putBack(0, at: now, &board) }
  }

  @Test func aBreakCutsASpellAndTheRestFollowsIt() {
    var desk = Desk(
      [(10, 30)], in: [.init(start: 0, end: 50, goesOn: true), .init(start: 80, end: 90, goesOn: false)])
    var seen = [desk.advance()]
    #expect(desk.owedAndAway == [1, 0])
    // Ten of thirty before the break.
    var sent = [desk.send(at: 40), desk.send(at: 40)]
    #expect(sent == [true, false])
    #expect(desk.owedAndAway == [0, 1])
    seen += [desk.advance()]
    #expect(desk.owedAndAway == [0, 0])
    // Ten of the rest before the end of the duty, which ends it.
    seen += [desk.advance()]
    sent = [desk.send(at: 80)]
    #expect(sent == [true])
    seen += [desk.advance()]
    #expect(desk.owedAndAway == [0, 0])
    #expect(
      seen == [
        eventKey(10, .staffingCut), eventKey(50, .staffingCut), eventKey(80, .staffingRise), eventKey(90, .staffingCut),
      ])
    #expect(desk.book.next == .max)
  }

  @Test func whatIsOwedAtTheEndOfTheDutyIsLostAndWhatIsPutBackIsOwed() {
    var desk = Desk([(10, 30), (20, 5)], in: [.init(start: 0, end: 100, goesOn: false)])
    var seen = [desk.advance(), desk.advance()]
    #expect(desk.owedAndAway == [2, 0])
    var done = [desk.send(at: 20)]
    #expect(desk.book.next == eventKey(50, .staffingRise))
    done += [desk.putBack(at: 30), desk.putBack(at: 30)]
    #expect(desk.owedAndAway == [2, 0])
    // First in, first out: the short one, then the rest of twenty.
    done += [desk.send(at: 40)]
    #expect(done == [true, true, false, true])
    seen += [desk.advance()]
    #expect(desk.owedAndAway == [1, 0])
    seen += [desk.advance()]
    #expect(desk.owedAndAway == [0, 0])
    #expect(
      seen == [
        eventKey(10, .staffingCut), eventKey(20, .staffingCut), eventKey(45, .staffingRise),
        eventKey(100, .staffingCut),
      ])
    #expect(desk.book.next == .max)
  }
}
