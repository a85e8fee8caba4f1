internal import CallCenterModel

/// Who of the people on the roster is where, in plans in which that depends on what happens: outages of sites, breaks
/// taken when there is nothing to do, people who help another group.
///
/// Of each group, people *here* are those of the roster who are not on a break, less those who work elsewhere, plus those
/// who came; some of them are *pending*: they go as soon as their contact in hand is finished, and take nothing new.
/// Present are the others; nobody while the site is down.
struct StaffBoard {
  /// People of one group who work in another.
  struct Loan {
    var from: Int
    var to: Int
    /// How many should be there.
    var target = 0
    /// In the other group, those ordered back included.
    var there = 0
    /// Ordered to go, with a contact in hand.
    var leaving = 0
    /// Ordered back, with a contact in hand.
    var returning = 0

    var isOpen: Bool { there - returning + leaving < target }
  }

  private(set) var rosterPresent: [Int64]
  private(set) var rosterOnShift: [Int64]
  /// Outages in force.
  var down: [Int64]
  /// On a floating break.
  var away: [Int64]
  /// Came from elsewhere, less gone elsewhere.
  private(set) var guests: [Int64]
  /// Going as soon as their contact is finished: to a break, to another group, back home.
  private(set) var pending: [Int64]
  /// Could take a break now if there was nothing to do.
  var due: [Int64]
  var loans: [Loan]
  /// Groups whose numbers have to be looked at.
  private(set) var touched: [Int] = []
  /// Those taken from `touched` last.
  private(set) var settled: [Int] = []
  private let groups: Int

  init(groups: Int, loans: [Loan]) {
    self.groups = groups
    self.loans = loans
    rosterPresent = Array(repeating: 0, count: groups)
    rosterOnShift = rosterPresent
    down = rosterPresent
    away = rosterPresent
    guests = rosterPresent
    pending = rosterPresent
    due = rosterPresent
    touched.reserveCapacity(4 * groups)
    settled.reserveCapacity(4 * groups)
  }

  mutating func reset() {
    self = StaffBoard(groups: groups, loans: loans.map { Loan(from: $0.from, to: $0.to) })
  }

  mutating func touch(_ group: Int) {
    if !touched.contains(group) { touched.append(group) }
  }

  /// The groups touched so far are `settled`.
  mutating func takeTouched() {
    swap(&touched, &settled)
    touched.removeAll(keepingCapacity: true)
  }

  mutating func setRoster(_ group: Int, present: Int64, onShift: Int64) {
    rosterPresent[group] = present
    rosterOnShift[group] = onShift
    touch(group)
  }

  func here(_ group: Int) -> Int64 { rosterPresent[group] - away[group] + guests[group] }

  func present(_ group: Int) -> Int64 { down[group] > 0 ? 0 : max(0, here(group) - pending[group]) }

  func onShift(_ group: Int) -> Int64 { max(0, rosterOnShift[group] + guests[group]) }

  // MARK: - Loans

  /// Brings what was ordered in line with the target and the people there are.
  mutating func balance(_ loan: Int) {
    let (from, to) = (loans[loan].from, loans[loan].to)
    // Whoever lends has that many people, wherever they are: on shift, and not on a break.
    var others = 0
    for index in loans.indices where index != loan && loans[index].from == from {
      others += loans[index].there + loans[index].leaving
    }
    let onShift = max(0, Int(rosterOnShift[from]) - others)
    let most = max(0, Int(rosterPresent[from] - away[from]) - others)
    while loans[loan].there + loans[loan].leaving > onShift {
      if loans[loan].leaving > 0 {
        cancelLeaving(loan)
      } else {
        // The shift of somebody who works elsewhere has ended.
        if loans[loan].returning > 0 {
          loans[loan].returning -= 1
          pending[to] -= 1
        }
        settleHome(loan)
      }
    }
    while loans[loan].there - loans[loan].returning + loans[loan].leaving > min(loans[loan].target, most) {
      if loans[loan].leaving > 0 {
        cancelLeaving(loan)
      } else {
        // Ordered home, or to a break.
        loans[loan].returning += 1
        pending[to] += 1
        touch(to)
      }
    }
    while loans[loan].isOpen, loans[loan].returning > 0, loans[loan].there - loans[loan].returning < most {
      loans[loan].returning -= 1
      pending[to] -= 1
      touch(to)
    }
    while loans[loan].isOpen, loans[loan].there + loans[loan].leaving < most {
      loans[loan].leaving += 1
      pending[from] += 1
      touch(from)
    }
  }

  private mutating func cancelLeaving(_ loan: Int) {
    loans[loan].leaving -= 1
    pending[loans[loan].from] -= 1
    touch(loans[loan].from)
  }

  private mutating func settleHome(_ loan: Int) {
    loans[loan].there -= 1
    guests[loans[loan].to] -= 1
    guests[loans[loan].from] += 1
    touch(loans[loan].from)
    touch(loans[loan].to)
  }

  /// One person of `group` has free hands and something to go to; `false` where it is not another group.
  mutating func moveOne(from group: Int) -> Bool {
    for index in loans.indices where loans[index].to == group && loans[index].returning > 0 {
      loans[index].returning -= 1
      pending[group] -= 1
      settleHome(index)
      return true
    }
    for index in loans.indices where loans[index].from == group && loans[index].leaving > 0 {
      loans[index].leaving -= 1
      loans[index].there += 1
      pending[group] -= 1
      guests[group] -= 1
      guests[loans[index].to] += 1
      touch(group)
      touch(loans[index].to)
      return true
    }
    return false
  }

  // MARK: - Breaks

  mutating func addPending(_ group: Int, _ people: Int64) {
    pending[group] += people
    touch(group)
  }

  mutating func changeAway(_ group: Int, by people: Int64) {
    away[group] += people
    touch(group)
  }
}
