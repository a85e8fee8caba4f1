/// Who takes contacts of a type once they have waited a while, and how urgent they are then.
package struct RoutingStage: Sendable, Hashable {
  package var afterSeconds: Double
  /// The stage is in force only while this holds; `nil`: always.
  package var condition: RoutingCondition?
  /// Ranks of the groups that take part, by index of the group; 1 first.
  package var ranks: [Int: Int]
  /// Replaces the priority of the type; `nil`: as before.
  package var priority: Int?

  package init(afterSeconds: Double, condition: RoutingCondition? = nil, ranks: [Int: Int], priority: Int? = nil) {
    self.afterSeconds = afterSeconds
    self.condition = condition
    self.ranks = ranks
    self.priority = priority
  }
}
