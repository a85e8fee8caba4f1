package import CallCenterModel

extension ShiftBook {
  /// The duties of a solution over the whole calendar of the plan, by index of the agent group.
  ///
  /// Days before and after the window repeat its days. A person on a tour keeps one ordinal all week. Where there are no
  /// tours, ordinals are given so that nobody is on two duties at once, nor without the rest the rules ask for; that may
  /// take more of them than there are people. Ordinals of different contracts of a group differ.
  package func duties(of solution: CoverSolution) -> [Int: [Duty]] {
    var result: [Int: [Duty]] = [:]
    var firstOrdinal: [Int: Int] = [:]
    for index in crews.indices {
      let group = brief.pools[poolOrigins[index].pool].group
      let posts = solution.assigned.filter { $0.pool == index && $0.people > 0 }.flatMap { assigned in
        repeatElement(Post(shift: assigned.shift, breakStarts: assigned.breakStarts), count: assigned.people)
      }
      let worked =
        crews[index].tours.isEmpty
        ? colouredDuties(posts, crews[index]) : tourDuties(posts, crews[index], solution.tours[index])
      let first = firstOrdinal[group, default: 0]
      result[group, default: []] += worked.map { $0.duty(ordinal: first + $0.person) }
      firstOrdinal[group] = first + (worked.map(\.person).max() ?? -1) + 1
    }
    return result.mapValues { Self.merged($0) }
  }

  /// One person's place on a shift of a crew.
  private struct Post {
    var shift: Int
    var breakStarts: [Int]
  }

  /// A duty of one person, numbered within the contract.
  private struct Worked {
    var person: Int
    var day: Int
    var range: Range<Int>
    var breaks: [Range<Int>]
    var paidSeconds: Int

    func duty(ordinal: Int) -> Duty {
      Duty(
        people: ordinal..<ordinal + 1, day: day, start: range.lowerBound, end: range.upperBound, breaks: breaks,
        paidSeconds: paidSeconds)
    }
  }

  /// Calendar days, the one before the first among them, with the day of the window that each repeats, but for closed ones.
  private var repeatedDays: [(day: Int, image: Int)] {
    let (count, before) = (plan.calendar.windowDays, plan.calendar.warmUpDays)
    let period = weekSeconds == nil ? count : 7
    return (-1..<plan.calendar.days.count).compactMap { day in
      let image = ((day - before) % period + period) % period
      return image < count ? (day, image) : nil
    }
  }

  /// The persons of a family on a day take its posts in the order of their starts.
  private func tourDuties(_ posts: [Post], _ crew: Crew, _ people: [Int]) -> [Worked] {
    let persons = people.indices.flatMap { repeatElement(crew.tours[$0], count: people[$0]) }
    let postsOfDay = Dictionary(grouping: posts) { crew.shifts[$0.shift].day }
    var worked: [Worked] = []
    for (day, image) in repeatedDays {
      let byFamily = Dictionary(grouping: postsOfDay[image] ?? []) { crew.shifts[$0.shift].cover.family }
      for family in byFamily.keys.sorted() {
        let sorted = Self.sorted(byFamily[family] ?? [], crew)
        let there = persons.indices.filter { persons[$0].families[image] == family }
        precondition(there.count == sorted.count, "\(sorted.count) posts for \(there.count) people on day \(image)")
        for (person, post) in zip(there, sorted) {
          if let duty = self.worked(post, crew, person: person, day: day) { worked.append(duty) }
        }
      }
    }
    return worked
  }

  /// Interval colouring in the order of starts: the lowest ordinal that is rested takes a post, which needs the fewest.
  private func colouredDuties(_ posts: [Post], _ crew: Crew) -> [Worked] {
    let postsOfDay = Dictionary(grouping: posts) { crew.shifts[$0.shift].day }
    var restedAt: [Int] = []
    var worked: [Worked] = []
    let all = repeatedDays.flatMap { day, image in
      Self.sorted(postsOfDay[image] ?? [], crew).compactMap { self.worked($0, crew, person: 0, day: day) }
    }
    for var duty in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let rested = duty.range.upperBound + brief.rules.binding(crew.contract).restSeconds(after: duty.range.count)
      if let free = restedAt.firstIndex(where: { $0 <= duty.range.lowerBound }) {
        duty.person = free
        restedAt[free] = rested
      } else {
        duty.person = restedAt.count
        restedAt.append(rested)
      }
      worked.append(duty)
    }
    return worked
  }

  private static func sorted(_ posts: [Post], _ crew: Crew) -> [Post] {
    posts.sorted { left, right in
      let (first, second) = (crew.shifts[left.shift].wall, crew.shifts[right.shift].wall)
      guard first == second else {
        return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound)
      }
      return left.breakStarts.lexicographicallyPrecedes(right.breakStarts)
    }
  }

  /// A post as worked on a day of the calendar, by the wall clock of that day; `nil`: outside the calendar.
  private func worked(_ post: Post, _ crew: Crew, person: Int, day: Int) -> Worked? {
    let shift = crew.shifts[post.shift]
    let calendar = plan.calendar
    let whole =
      calendar.instant(
        day: day, wall: shift.wall.lowerBound)..<calendar.instant(
        day: day, wall: shift.wall.upperBound)
    let range = whole.clamped(to: 0..<calendar.days[calendar.days.count - 1].end)
    guard !range.isEmpty else { return nil }
    // Where the clocks change on a day that repeats another, breaks move with the start and stay inside the shift.
    var latest = whole.upperBound
    var breaks: [Range<Int>] = []
    for (start, pause) in zip(post.breakStarts, shift.breaks).reversed() {
      let from = min(whole.lowerBound + elapsed(ofSlot: start) - shift.range.lowerBound, latest - pause.length)
      breaks.append(from..<from + pause.length)
      latest = from
    }
    let unpaid = zip(breaks.reversed(), shift.breaks).reduce(0) { sum, pair in
      sum + (pair.1.isPaid ? 0 : pair.0.clamped(to: range).count)
    }
    let inside = breaks.reversed().map { $0.clamped(to: range) }.filter { !$0.isEmpty }
    return Worked(
      person: person, day: max(day, 0), range: range, breaks: Self.joined(inside), paidSeconds: range.count - unpaid)
  }

  /// Breaks that touch are one.
  private static func joined(_ breaks: [Range<Int>]) -> [Range<Int>] {
    breaks.reduce(into: []) { joined, pause in
      if let last = joined.last, last.upperBound == pause.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<pause.upperBound
      } else {
        joined.append(pause)
      }
    }
  }

  /// People with neighbouring ordinals and the same hours share a duty.
  private static func merged(_ duties: [Duty]) -> [Duty] {
    let alike = Dictionary(grouping: duties) { duty in
      var same = duty
      same.people = 0..<0
      return same
    }
    let merged = alike.values.flatMap { duties in
      duties.sorted { $0.people.lowerBound < $1.people.lowerBound }.reduce(into: [Duty]()) { result, duty in
        if let last = result.last, last.people.upperBound == duty.people.lowerBound {
          result[result.count - 1].people = last.people.lowerBound..<duty.people.upperBound
        } else {
          result.append(duty)
        }
      }
    }
    return merged.sorted { ($0.start, $0.people.lowerBound) < ($1.start, $1.people.lowerBound) }
  }
}
