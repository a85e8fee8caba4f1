import CallCenterModel

/// What a call type says of routing.
struct CallTypeRouting {
  var priorityPerMinute = 0.0
  var weight = 1.0
  var site: Located<String>?
  var stages: [StageDocument] = []
}

/// What a skill says of routing.
struct SkillRouting {
  var contactPreference: Int?
  var weight = 1.0
  var contactWeight: Double?
  var reserve = 0
  var condition: ConditionDocument?
}

struct StageDocument {
  var afterSeconds: Double
  var condition: ConditionDocument?
  var groups: [(name: Located<String>, rank: Int)]
  var priority: Int?
  var place: Place
  var path: String
}

/// A condition whose call types and groups are still names.
indirect enum ConditionDocument {
  case all([ConditionDocument])
  case any([ConditionDocument])
  case not(ConditionDocument)
  case compare(QuantityDocument, RoutingCondition.Comparison, Bound)

  enum Bound {
    case value(Double)
    case quantity(QuantityDocument)
  }
}

/// A quantity of the state of the centre; no names mean all.
struct QuantityDocument {
  enum Kind { case waiting, free, busyShare }

  var kind: Kind
  var names: [Located<String>]
}
