/// What a random stream is drawn for; each need of a caller or an agent has a stream of its own.
///
/// The raw values are fixed for ever: to change one changes every simulated number. They lie far above any ordinal, so
/// that one parent can have numbered children and needs of its own.
@frozen
public enum StreamPurpose: UInt64, Sendable, Hashable, CaseIterable {
  /// The unit-rate process behind the arrivals of a call type on a date.
  case arrivals = 0x6172_7269_7661_6C01
  /// The random factor of a day's volume.
  case dayFactor = 0x6172_7269_7661_6C02
  /// The random factor of a date that all call types share.
  case commonDayFactor = 0x6172_7269_7661_6C03
  /// The normal score of a day factor that is correlated between types: what all types share.
  case commonDayScore = 0x6172_7269_7661_6C04
  /// The normal score of a day factor that is correlated between types: what a type has of its own.
  case ownDayScore = 0x6172_7269_7661_6C05
  /// The random factors of the intervals of a date.
  case intervalFactor = 0x6172_7269_7661_6C06
  /// The states that modulate the rate of a date.
  case modulation = 0x6172_7269_7661_6C07
  /// The number of contacts of a date, where that is drawn first.
  case dayTotal = 0x6172_7269_7661_6C08
  /// The shares of the intervals in the contacts of a date.
  case dayShares = 0x6172_7269_7661_6C09
  /// The times of contacts whose number is given.
  case placement = 0x6172_7269_7661_6C0A
  /// How many contacts come together.
  case batchSize = 0x6172_7269_7661_6C0B
  /// Whether somebody with an appointment does not come.
  case noShow = 0x6172_7269_7661_6C0C
  /// How early or late somebody with an appointment comes.
  case punctuality = 0x6172_7269_7661_6C0D
  /// How long a caller is ready to wait.
  case patience = 0x6361_6C6C_6572_0001
  /// Whether a caller hangs up at once.
  case balking = 0x6361_6C6C_6572_0002
  /// Whether a caller tries again.
  case redial = 0x6361_6C6C_6572_0003
  /// How long a caller waits before trying again.
  case redialDelay = 0x6361_6C6C_6572_0004
  /// How long a conversation lasts.
  case talk = 0x6861_6E64_6C65_0001
  /// How long the work after a conversation lasts.
  case wrapUp = 0x6861_6E64_6C65_0002
  /// How much work it takes to find one's way back into work that was put aside.
  case resumption = 0x6861_6E64_6C65_0003
  /// Whether a person is absent on a day.
  case absence = 0x6167_656E_7400_0001
  /// How long a spell on the phone lasts.
  case onPhone = 0x6167_656E_7400_0002
  /// How long a spell off the phone lasts.
  case offPhone = 0x6167_656E_7400_0003
  /// Whether and by how much a person comes late to a duty.
  case lateness = 0x6167_656E_7400_0004
  /// Whether and by how much a person leaves a duty early.
  case earlyLeave = 0x6167_656E_7400_0005
  /// How long a site works until it goes down.
  case uptime = 0x7369_7465_0000_0001
  /// How long an outage of a site lasts.
  case outage = 0x7369_7465_0000_0002
  /// The callers in the queue when a simulation begins.
  case startingQueue = 0x7374_6172_7400_0001
  /// The calls in hand when a simulation begins.
  case startingService = 0x7374_6172_7400_0002
  /// Whether a call is transferred, and where to.
  case transfer = 0x666F_6C6C_6F77_0001
  /// How long a transfer takes before the caller waits again.
  case transferDelay = 0x666F_6C6C_6F77_0002
  /// How long both agents of a warm transfer are on the line.
  case conference = 0x666F_6C6C_6F77_0003
  /// The contact that a transfer, or the next service of a visit, begins.
  case leg = 0x666F_6C6C_6F77_0004
  /// Whether an answer leaves the matter unsolved.
  case recall = 0x666F_6C6C_6F77_0005
  /// How long until a person comes again with the same matter.
  case recallDelay = 0x666F_6C6C_6F77_0006
  /// The contact of a person who comes again with the same matter.
  case recalled = 0x666F_6C6C_6F77_0007
  /// Whether a contact leaves an item behind, and of which type.
  case referral = 0x666F_6C6C_6F77_0008
  /// The item a contact leaves behind.
  case created = 0x666F_6C6C_6F77_0009
  /// As what type of contact a caller tries again.
  case redialType = 0x666F_6C6C_6F77_000A
  /// What becomes of a caller in self-service.
  case selfService = 0x666F_6C6C_6F77_000B
  /// How long self-service lasts.
  case selfServiceTime = 0x666F_6C6C_6F77_000C
  /// Which service a visitor needs next.
  case nextService = 0x666F_6C6C_6F77_000D
  /// How long a visitor registers.
  case registration = 0x666F_6C6C_6F77_000E
  /// The people of a population.
  case population = 0x666F_6C6C_6F77_000F
  /// How long a person of a population pauses.
  case pause = 0x666F_6C6C_6F77_0010
  /// Which of several equal groups takes a contact.
  case routing = 0x726F_7574_696E_6701
  /// Whether a caller accepts to be called back.
  case callBackOffer = 0x6469_616C_0000_0001
  /// How long an agent dials.
  case dialling = 0x6469_616C_0000_0002
  /// Whether somebody answers an agent's call.
  case reached = 0x6469_616C_0000_0003
  /// How long until a number is dialled again.
  case dialAgain = 0x6469_616C_0000_0004
  /// Whether the one who answers is the one asked for.
  case rightParty = 0x6469_616C_0000_0005
  /// How long an agent looks at a record before dialling.
  case preview = 0x6469_616C_0000_0006
  /// How long the talk with somebody else lasts.
  case otherTalk = 0x6469_616C_0000_0007
}
