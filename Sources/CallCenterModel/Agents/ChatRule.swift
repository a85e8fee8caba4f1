/// How many chats an agent of a group holds at once, and how fast each goes on then.
package struct ChatRule: Sendable, Hashable {
  /// Which agent with a free place takes a new chat.
  package enum Filling: String, Sendable, Hashable, CaseIterable {
    /// The one with the fewest, an idle one first.
    case spread
    /// The one with the most.
    case fill
  }

  /// Speed of each of k chats relative to one alone, for k from 1, in thousandths.
  package var paceThousandths: [Int]
  package var filling: Filling

  package init(paceThousandths: [Int], filling: Filling = .spread) {
    precondition(!paceThousandths.isEmpty && paceThousandths.allSatisfy { $0 > 0 }, "paces \(paceThousandths)")
    self.paceThousandths = paceThousandths
    self.filling = filling
  }

  package var atOnce: Int { paceThousandths.count }
  /// One chat at a time, for groups that say nothing.
  package static let single = ChatRule(paceThousandths: [1_000])
}
