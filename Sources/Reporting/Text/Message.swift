/// What can be said; every language has a phrase for each.
enum Message: String, Sendable, Hashable, CaseIterable {
  // Units and dates. Lists are separated by blanks: seven days from Monday, twelve months from January.
  case hourUnit, minuteUnit, secondUnit
  case weekdays, months, shortMonths, fullDate

  // Title.
  case option, seed, days, window, windowInMonth, dayHeading, replications, batches, perDay, perWeek, perDays
  case interrupted

  // The answer. Parts that are put together to one sentence begin with their punctuation.
  case noContacts, answeredInTime, serviceLevelSentence, within, withinOwnTime
  case waited, oneInTwenty, mostAtOnce, gaveUp, foundBusy
  case targetMet, targetMissed, targetUndecided, byPoints, withLost, lostAtMost, onTimeShare
  case targets, targetsMet, targetsMissed, targetsUndecided, andMore
  case onDays, allOnDays, noDay, everyDay, oneDayIn, allButOneDayIn, daysOfTen
  case occupancySentence

  // Precision.
  case confidence, precisionReached, precisionMissed, precisionOutcome, points

  // Tables. A line feed breaks a heading.
  case totalsHeading, groupsHeading
  case worstQuarterHours, worstHalfHours, worstHours, worstIntervals
  case serviceLevelWithin, serviceLevelOwnTime, ninetyFiveWait
  case channelsHeading, measureColumn, valueColumn
  case offeredColumn, answeredColumn, serviceLevelColumn, withinColumn, targetColumn, averageSpeedColumn
  case ninetyFiveColumn, abandonedColumn, blockedColumn, targetDaysColumn
  case groupColumn, rosteredColumn, busyColumn, occupancyColumn, utilisationColumn, overtimeColumn, costColumn
  case allGroups, whenColumn, lateColumn
  case verdictMet, verdictMissed, verdictUndecided

  // Notes.
  case notesHeading, solvedFromAnswered, solvedFromAttempts, closedNote, referredNote, unfinishedNote
  case deferredApartNote, untargetedNote, unknownErrorNote
  case controlsUsed, controlsUnused, controlsDropped, controlGain, controlsExplain, firstAttemptsControl,
    workloadControl
  case batchesCorrelated, batchesIndependent
  case definitionExcludingBlocked, definitionOfOffered, definitionOfAnswered, definitionExcludingShortAbandons
  case definitionShortAbandonsMet, shortTime

  // Staffing.
  case staffingTitle, staffingTypes, staffingTarget, staffingShrinkage, staffingOccupancy
  case timeColumn, callsPerHourColumn, erlangsColumn, agentsColumn, scheduledColumn, formulaColumn, simulatedColumn
  case differenceColumn, differencesHeading, differenceCount
  case staffingPeak, staffingHours, staffingNobody, staffingVerdict
  case overloadCarriedOver, ramp, sharedSkills, severalTypes, lawShape, redials, followUps
  case uncertainVolume, balkingOrLines
  case openingHours, transient
  case overloadCarriedOverLong, rampLong, sharedSkillsLong, severalTypesLong, lawShapeLong, redialsLong
  case notPoisson, notPoissonLong, followUpsLong
  case uncertainVolumeLong, balkingOrLinesLong, openingHoursLong, transientLong

  // Requirements by simulation, brought along, explained.
  case staffingBySimulation, staffingGiven, timeVaryingMethod
  case formulaAgentsColumn, givenColumn, neededColumn, excessColumn
  case givenFew, givenEnough, givenHours, roundingCost
  case requirementTargets, targetInIntervals, targetOnDays, targetInWindow, withProbability, targetLowest
  case periodMet, periodMissed, periodUndecided
  case searchSteps, searchHolds, searchFails, searchProvesNothing, searchUnjudged
  case poolHeading, poolShortfall, poolUnstable, poolMore
  case partsHeading, partsNote, partsInHours
  case loadPart, variabilityPart, abandonmentPart, volumePart, shrinkagePart, wholeAgentsPart, certaintyPart
  case overheadPart, paidColumn, partsNotePaid

  // Formulas beside the simulation.
  case formulasHeading, formulaCovers, formulaMissing, formulaAgrees, formulaDiffers, formulaUndecided
  case formulaDiffersNote

  // Comparison of options.
  case comparisonTitle, comparisonRuns, bestFound, bestOpen, comparisonDecided, comparisonUndecided
  case comparisonConfidence, comparisonOptions, optionColumn, againstColumn, changeColumn, outcomeColumn
  case savingColumn, moreDaysColumn, differencesOf, besideHeading, measureOf, efficientNote, outcomeBetter
  case outcomeWorse, outcomeSame, outcomeUndecided, outcomeHigher, outcomeLower, explanationHeading
  case explanationOf, byCallType, byHour, byCause, causeLate, causeAbandoned, causeBlocked, causeDeflected
  case causeUnfinished

  // Sweeps.
  case sweepPoints, sweepGrid, sweepTornado, sweepHypercube, sweepEach, sweepInterrupted, sweepPoint, sweepChange
  case sweepChangePoints
  case sweepCommon, sweepNoGain, sweepBase, sweepCoefficient, sweepRange, sweepCoefficients, sweepTooFew
  case sweepUndecided, sweepProgress, sweepShard, asItStands
  case tornadoFactor, tornadoLow, tornadoHigh, tornadoChange, tornadoChangePoints, tornadoLegend

  // The page: frame, first screen, assumptions, pictures, tables, comparison.
  case skipToContent, contents, longWeekdays, madeFrom, madeByVersion, limits, limitsExact, limitsUnknown
  case answerHeading, serviceLevelShort, worstHeading, worstUnknown, worstNone, worstConcentration, worstSpot
  case worstShort, worstGroup, worstGroupFull, lateExplained, workExplained, adviceStaff, adviceTry
  case assumptionsHeading, assumptionsNote, assumptionMark, methodMark, noteMark, checkMark, assumedScenario
  case assumedLines, assumedPatience, assumedNoRedials, assumedDays, formulaSaysSame, formulaSaysOther
  case picturesHeading, picturesNote, numbersOfPicture, chosenWeek, atLeast, atMost, perInterval, volumeTitle
  case volumeCaption, servicePictureTitle, servicePictureCaption, panelTarget, staffingPictureTitle, staffingCaption
  case agentsAxis, rosteredSeries, busySeries, workSeries, neededSeries, neededExplained
  case waitTitle, waitCaption, waitAxis, shareSeries, atOnce
  case heatTitle, heatCaption, weekdayAxis, hourAxis, spreadTitle, spreadCaption, dashedTarget, dayColumn, tenthDay
  case middleDay, ninetiethDay, occupancyTitle, occupancyCaption, outcomeTitle, outcomeCaption, redialCaption
  case countSeries, backlogTitle, backlogCaption, ageInDays, ageInHours, deadlineSeconds, deadlineWorking
  case monthCount
  case numbersHeading, definitionsHeading, definitionsNote, definitionColumn, quantileRow, verdictColumn
  case pairBetter, pairWorse, pairSame, pairUndecided, pairHigher, pairLower, moreNeeded, pointsColumn
  case assumedCommonNumbers, assumedSame, systemsHeading, pairsHeading, fileColumn, marginColumn, pairColumn
  case differenceTitle, differenceCaptionHigh, differenceCaptionLow, differenceCaption, costTitle, costCaption
  case onFrontier, offFrontier, frontierColumn, causesByType, causesByHour, causesByCause

  // Assertions and regression.
  case assertionsHeading, assertionVerdictColumn, assertionNameColumn, assertionTextColumn, assertionBoundColumn
  case assertionBoundOnDays, assertionSeenColumn
  case assertionReplicationsColumn, assertionHolds, assertionFails, assertionUndecided, assertionsConfidence
  case checkTitle, checkedScenarios, checkedAssertions, checkedResults, checkPassed, checkNothing, checkFailures
  case checkUndecided, checkOption, regressionIdentical, regressionSame, regressionDifferent, regressionUndecided
  case regressionNone, regressionVersion, regressionOutdated, regressionVolume, regressionTooFew, movedHeading
  case movedMore, beforeColumn, afterColumn, differenceOfColumn, movedSame, movedDifferent
  case movedUndecided, movedAdded, movedGone, checkNotes, regressionFalseAlarm, quantileName
  case updatedUnchanged, updatedChanged, updatedNew

  // Labour rules, and what no plan can do.
  case obstacleNobodyAnyDay, obstacleNobodyOnDays, obstacleFewRoundTheClock, obstacleFewAtAllHours, obstacleHours
  case obstacleNoShift, obstacleBreak, obstacleBreakBeside, obstacleNoWeek, obstacleNoWeekBut
  case limitOr, limitRest, limitWeeklyRest, limitDaysInARow, limitHoursPerWeek, limitDaysPerWeek, limitDaysOff
  case limitSame
  case violationOverlap, violationRest, violationWeeklyRest, violationDaysInARow, violationHoursPerWeek
  case violationOvertime, withSource, labourCode, martialLaw
  case weeksSteadyBetweenDaysOff, weeksSteadyAllWeek, weeksSome

  // Rosters.
  case rosterTitle, rosterPerson, rosterHours, rosterNight, rosterHoliday, rosterNorm, rosterBalance
  case rosterNightMark, rosterOff, rosterLeave, rosterMissing, rosterLegend, rosterMissingShift, rosterWork
  case rosterPaid, rosterBreaks, rosterNights, rosterWeekends, rosterWishes, rosterBound, rosterWithinGap
  case rosterOutsideGap, rosterByWeek
  case absenceLost, absenceNothing, absenceMay, absenceOvertime, absenceNobody, absenceMayNot, absenceRepair
  case absenceNoRepair, absenceOff, absenceStill
  case obstacleOtherGroup, obstacleContract, obstacleLeave, obstacleUnavailable, obstacleWorks, obstacleDaysPerWeek
  case obstacleSameAllWeek, obstacleDaysOffTogether

  // The command for rosters.
  case rosterComplete, rosterEmptyPosts, rosterRulesKept, rosterRulesBroken, rosterBrokenHeading, rosterBrokenRule
  case absenceService, absencePlanned, absenceWithout, absenceRepaired, absencePoints, absenceWhole, absenceNote
  case absenceAs, absenceUnknown, absenceNoTarget

  // Schedules.
  case searchProgress, searchCheapest
  case scheduleTitle, schedulePeople, scheduleAnswer, scheduleNothing, scheduleKept, scheduleMissed
  case scheduleUnjudged, scheduleNothingJudged, scheduleSeatsMissing
  case scheduleWorst, scheduleOpen, scheduleSearchHeading, scheduleTogether, scheduleNoTwoStep, scheduleTwoStepFails
  case scheduleSaves, scheduleTwoStepSame, scheduleTwoStep, scheduleTogetherDearer, scheduleTogetherFails
  case scheduleRaised, scheduleOutOfReach, scheduleCircling, scheduleIterations, scheduleUnderCuts
  case scheduleUnderRequirement, scheduleCheapest, scheduleBound, scheduleGapOpen, scheduleEffort, scheduleCuts
  case scheduleCutsChanged, scheduleNotLost, scheduleOnDays, scheduleOnWindows, scheduleWholeWindow, schedulePromises
  case scheduleNarrowest, scheduleWhen, scheduleAsked, scheduleLower, scheduleType, scheduleLimits, scheduleStaff
  case scheduleContract, scheduleHeads, scheduleHours, scheduleHoursEach, scheduleShifts, scheduleShiftsFrom
  case scheduleShift, scheduleTime, scheduleBreaks, scheduleCoverHeading, scheduleDay, scheduleNeed
  case scheduleCovered, scheduleNeedHours, scheduleCoverHours, scheduleShortHours, scheduleOverHours
  case scheduleNoNeed, scheduleNeverShort, scheduleShort, scheduleShortOnPurpose, scheduleShortHeading
  case scheduleShortSpan, scheduleMoreShort
  case scheduleNeedNote, schedulePictures, schedulePictureTitle, schedulePictureCaption, scheduleShownDays
  case scheduleNeedSeries, scheduleCoverSeries, scheduleShortSeries, scheduleBreakSeries, scheduleAssumedCuts
  case scheduleAssumedPeople, scheduleBreaksExact, scheduleHeadline, schedulePeopleAndShifts

  // Progress.
  case progress, timeLeft
}
