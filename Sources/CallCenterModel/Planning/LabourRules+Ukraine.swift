/// A limit on the work of one person, or a right to pay, by its name.
package enum LabourRule: String, Sendable, Hashable, CaseIterable {
  case oneShiftAtATime
  case restBetweenShifts
  case weeklyRest
  case daysInARow
  case normHours
  case hoursPerWeek
  case overtime
  case nightHours
  case nightPay
  case overtimePay
  case holidayPay
  case mealBreak
  case leave
}

/// Where a rule of a preset comes from.
package struct LabourArticle: Sendable, Hashable {
  package enum Source: String, Sendable, Hashable {
    /// Labour Code of Ukraine, No. 322-VIII.
    case labourCode
    /// Law 2136-IX on the organisation of labour relations under martial law.
    case martialLaw
  }

  package var rule: LabourRule
  package var source: Source
  /// Number of the article; empty where the law is meant as a whole.
  package var article: String
  /// Whether the figure stands to be read again in the law before it is relied on.
  package var isToBeConfirmed: Bool

  /// Number and law, in English.
  package var description: String {
    let law =
      switch source {
      case .labourCode: "the Labour Code"
      case .martialLaw: "Law 2136-IX"
      }
    return article.isEmpty ? law : "Art. \(article) of \(law)"
  }
}

extension LabourRules {
  /// The Labour Code of Ukraine for work in shifts with hours averaged over a month.
  ///
  /// With `martialLaw` Law 2136-IX is in force: weekly rest of 24 h, up to 60 h a week (critical infrastructure), no yearly
  /// limit of overtime.
  package static func ukraine(martialLaw: Bool) -> LabourRules {
    LabourRules(
      restFactor: 2, minimumRestSeconds: 0, weeklyRestSeconds: (martialLaw ? 24 : 42) * 3_600, normHoursPerWeek: 40,
      maximumHoursPerWeek: martialLaw ? 60 : nil, maximumConsecutiveDays: nil,
      maximumOvertimePerYear: martialLaw ? nil : 120, preset: martialLaw ? .ukraineMartialLaw : .ukraine)
  }

  /// The rules of a preset.
  package init(_ preset: LabourPreset) { self = .ukraine(martialLaw: preset == .ukraineMartialLaw) }

  /// Where the rules of the preset come from; empty without one.
  package var articles: [LabourArticle] { preset?.articles ?? [] }
}

extension LabourPreset {
  package var articles: [LabourArticle] {
    func code(_ rule: LabourRule, _ article: String, confirm: Bool = false) -> LabourArticle {
      LabourArticle(rule: rule, source: .labourCode, article: article, isToBeConfirmed: confirm)
    }
    func martial(_ rule: LabourRule) -> LabourArticle {
      LabourArticle(rule: rule, source: .martialLaw, article: "", isToBeConfirmed: true)
    }
    let isMartial = self == .ukraineMartialLaw
    return [
      code(.oneShiftAtATime, "59"), code(.restBetweenShifts, "59"),
      isMartial ? martial(.weeklyRest) : code(.weeklyRest, "70", confirm: true),
      code(.normHours, "50, 61", confirm: true), isMartial ? martial(.hoursPerWeek) : nil,
      isMartial ? martial(.overtime) : code(.overtime, "65"), code(.nightHours, "54"), code(.nightPay, "108"),
      code(.overtimePay, "106"), code(.holidayPay, "107", confirm: true), code(.mealBreak, "66"),
      code(.leave, "74, 75", confirm: true),
    ].compactMap(\.self)
  }
}

extension PaySupplements {
  /// The Labour Code of Ukraine: a fifth more from 22:00 to 6:00 (articles 54, 108), double on holidays (107).
  ///
  /// Saturdays and Sundays of a shift schedule are ordinary working days.
  package static let ukraine = PaySupplements(
    night: 79_200..<108_000, nightShare: 0.2, weekendShare: 0, holidayShare: 1)
}
