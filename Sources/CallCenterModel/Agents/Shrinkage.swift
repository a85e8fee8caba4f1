/// Rostered time in which people do not take contacts, breaks excluded.
package struct Shrinkage: Sendable, Hashable {
  /// Time off the phone for one reason.
  package struct Kind: Sendable, Hashable {
    package var name: String
    /// Share of the time of those present, within the hours.
    package var share: Double
    /// Mean length of an exponential spell.
    package var meanSpellSeconds: Double
    /// Elapsed seconds, ascending and apart; `nil`: always.
    package var hours: [Range<Int>]?
    /// Share of the rostered time that lies within the hours.
    package var coverage: Double

    package init(name: String, share: Double, meanSpellSeconds: Double, hours: [Range<Int>]?, coverage: Double) {
      self.name = name
      self.share = share
      self.meanSpellSeconds = meanSpellSeconds
      self.hours = hours
      self.coverage = coverage
    }
  }

  /// Probability that a person is absent for a whole duty, drawn per person and date.
  package var absence: Double
  /// Share of the time of those present that is spent off the phone, in spells.
  package var offPhone: Double
  /// Mean length of an exponential spell off the phone.
  package var meanSpellSeconds: Double
  /// Further reasons to be off the phone, each drawn on its own.
  package var kinds: [Kind] = []

  package init(absence: Double, offPhone: Double, meanSpellSeconds: Double) {
    self.absence = absence
    self.offPhone = offPhone
    self.meanSpellSeconds = meanSpellSeconds
  }

  package static let none = Shrinkage(absence: 0, offPhone: 0, meanSpellSeconds: 900)

  /// The share of rostered time that is lost.
  package var total: Double {
    kinds.isEmpty
      ? 1 - (1 - absence) * (1 - offPhone)
      : 1 - kinds.reduce((1 - absence) * (1 - offPhone)) { $0 * (1 - $1.share * $1.coverage) }
  }
}
