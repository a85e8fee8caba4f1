/// A statement on the state of the centre that is true or false at an instant.
package enum RoutingCondition: Sendable, Hashable {
  case all([RoutingCondition])
  case any([RoutingCondition])
  /// True where not all of them are.
  case not([RoutingCondition])
  case compare(CentreQuantity, Comparison, Bound)

  package enum Comparison: Sendable, Hashable { case atLeast, atMost, above, below }

  /// What a quantity is compared with.
  package enum Bound: Sendable, Hashable {
    case value(Double)
    case quantity(CentreQuantity)
  }

  /// What the condition looks at.
  package var quantities: [CentreQuantity] {
    switch self {
    case .all(let parts), .any(let parts), .not(let parts): parts.flatMap(\.quantities)
    case .compare(let quantity, _, .value): [quantity]
    case .compare(let quantity, _, .quantity(let other)): [quantity, other]
    }
  }
}

/// A number that describes the centre at an instant.
package enum CentreQuantity: Sendable, Hashable {
  /// Contacts that wait, of these call types together.
  case waiting([Int])
  /// Agents of these groups together who are free.
  case free([Int])
  /// Busy agents over agents on duty of these groups together; 1 where nobody is on duty.
  case busyShare([Int])
}
