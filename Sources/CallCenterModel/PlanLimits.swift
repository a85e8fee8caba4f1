/// Sizes that are refused before memory is spent.
package enum PlanLimits {
  package static let fileBytes = 4 << 20
  package static let csvBytes = 64 << 20
  package static let nodes = 200_000
  package static let nesting = 32
  package static let includes = 32
  package static let callTypes = 200
  package static let assertions = 1_000
  package static let agentGroups = 500
  package static let sites = 200
  /// The largest preference, and the largest rank of a stage.
  package static let preferences = 1_000
  package static let stages = 50
  package static let people = 100_000
  /// Named people and cohorts of one group; all groups together at most ten times as many.
  package static let namedPeople = 1_000
  package static let days = 1_100
  package static let warmUpDays = 400
  package static let dutyEntries = 4_000_000
  package static let replications = 1_000_000
  /// Callers in the queue or calls in hand of one type at the start.
  package static let startingContacts = 100_000
  /// Of batch means: below ten batches their variance says little.
  package static let batches = 10...1_000
  /// Batches times call types, each with histograms of waits.
  package static let batchesOfTypes = 1_500
  /// First attempts of one replication, all types together.
  package static let contactsPerReplication = 200_000_000.0
  /// Intervals of the window times call types and agent groups; and of those in a result, at some 14 kB each.
  package static let intervalCells = 8_000_000
  package static let datedCells = 200_000
  /// Contacts of a day times the longest they can last: sums of 64 bits in microseconds.
  package static let contactSecondsOfDay = 9e12
  /// The longest time that may be asked for anywhere, in seconds: ten years.
  package static let seconds = 315_360_000.0
}
