import { defineEnum } from './declare/enum.ts'

/*
 * The vocabulary of police misconduct in England and Wales, as the law and the forces use it.
 * CR = Police (Conduct) Regulations 2020 (SI 2020/4); PRA = Police Reform Act 2002.
 * UNKNOWN in any of these: the source does not say, or says it in words that fit none.
 */

const UNKNOWN = 'The source does not say, or says it in words that fit no other value.'

export const Standing = defineEnum(
  'Standing',
  'How well a claim is founded, by the kind of its source; lowest first.',
  {
    COMMENTARY: 'A forum post or the like. A hundred of them stay commentary.',
    REPORTED: 'The press, or a report by a body that does not keep the record itself.',
    OFFICIAL: "A public body's own record.",
    ADJUDICATED: 'The text of a ruling by a court, tribunal or panel.',
  },
  { isRanked: true },
)

export const Identification = defineEnum(
  'Identification',
  'How far a source identifies someone or something.',
  {
    NAMED: 'By a name that tells it from others.',
    PARTLY_NAMED: 'By a surname alone, or the like; never matched to anyone by that.',
    UNIDENTIFIED: 'Spoken of without a name.',
    ANONYMISED:
      'By a letter or a number that a court, a panel or the publisher put in place of a name.',
    UNKNOWN,
  },
)

export const Rank = defineEnum(
  'Rank',
  'Police ranks of England and Wales, lowest first; above chief superintendent they differ by force.',
  {
    CONSTABLE: 'PC.',
    SERGEANT: 'PS.',
    INSPECTOR: 'Inspector.',
    CHIEF_INSPECTOR: 'Chief inspector.',
    SUPERINTENDENT: 'Superintendent.',
    CHIEF_SUPERINTENDENT: 'Chief superintendent.',
    ASSISTANT_CHIEF_CONSTABLE: 'ACC; forces other than the Metropolitan and the City.',
    DEPUTY_CHIEF_CONSTABLE: 'DCC; forces other than the Metropolitan and the City.',
    CHIEF_CONSTABLE: 'CC; head of a force other than the Metropolitan and the City.',
    COMMANDER: 'Metropolitan and City of London.',
    DEPUTY_ASSISTANT_COMMISSIONER: 'DAC; Metropolitan.',
    ASSISTANT_COMMISSIONER: 'AC; Metropolitan and City of London.',
    DEPUTY_COMMISSIONER: 'Metropolitan.',
    COMMISSIONER: 'Head of the Metropolitan or the City of London force.',
    UNKNOWN,
  },
)

export const RankFlag = defineEnum('RankFlag', 'What qualifies a rank.', {
  DETECTIVE: 'DC, DS, DI and so on.',
  SPECIAL: 'Of the special constabulary.',
  ACTING: 'Acting in the rank.',
  TEMPORARY: 'Holding the rank for a time.',
})

export const DutyStatus = defineEnum(
  'DutyStatus',
  'What duty an officer is on; no sign of wrongdoing.',
  {
    FULL_DUTY: 'Unrestricted.',
    TEMPORARILY_REDEPLOYED:
      'Other work or another place, considered before suspension (CR reg 11(4)).',
    RESTRICTED: 'Management restricted duties (Police Regulations 2003 reg 22, Annex EE).',
    SUSPENDED: 'On pay and still an officer (CR reg 11).',
    UNKNOWN,
  },
)

export const Departure = defineEnum('Departure', 'How an officer left the police.', {
  RESIGNED: 'Resigned.',
  RETIRED: 'Retired.',
  DISMISSED: 'Dismissed.',
  DIED: 'Died.',
  OTHER: 'In another way.',
  UNKNOWN,
})

export const UnitKind = defineEnum('UnitKind', 'What kind of police unit.', {
  FORCE: 'A whole force.',
  COMMAND: 'A command, division or department of a force.',
  STATION: 'A police station.',
  TEAM: 'A team, shift or crew.',
  UNKNOWN,
})

export const OrganisationKind = defineEnum('OrganisationKind', 'What kind of organisation.', {
  COURT: 'A court of law.',
  TRIBUNAL: 'A tribunal, such as a police appeals tribunal.',
  PANEL: 'A misconduct panel.',
  REGULATOR: 'A body that oversees the police, or prosecutes.',
  GOVERNMENT: 'A department of state or a local authority.',
  PUBLISHER: 'A newspaper, broadcaster or web site.',
  CAMPAIGN: 'A campaign or charity.',
  UNKNOWN,
})

export const IncidentKind = defineEnum('IncidentKind', 'What kind of event.', {
  STOP_AND_SEARCH: 'A stop, a search or both.',
  ARREST: 'An arrest.',
  USE_OF_FORCE: 'Force was used.',
  DEATH_OR_SERIOUS_INJURY: 'Someone died or was seriously hurt.',
  SEXUAL_OFFENCE: 'An alleged sexual offence.',
  CONTACT_WITH_COMPLAINANT:
    'Messages or meetings with someone who had come to the police for help.',
  POLICE_RESPONSE: 'A report to the police and what they did or left undone.',
  PROTEST: 'A protest and its policing.',
  OTHER: 'Something else.',
  UNKNOWN,
})

export const CaseKind = defineEnum('CaseKind', 'What kind of matter or proceedings.', {
  POLICE_COMPLAINT: 'Dissatisfaction with the police, by or for a member of the public (PRA s12).',
  CONDUCT_MATTER:
    'No complaint, but signs of a crime or of behaviour that could justify discipline (PRA s12).',
  RECORDABLE_CONDUCT_MATTER: 'A conduct matter that must be recorded (PRA Sch 3).',
  DSI_MATTER: 'A death or serious injury after contact with the police (PRA s12).',
  MISCONDUCT_PROCEEDINGS: 'A misconduct meeting or hearing.',
  PROSECUTION: 'Criminal proceedings.',
  JUDICIAL_REVIEW: 'A claim that a public decision was unlawful (Senior Courts Act 1981 s31).',
  CIVIL_CLAIM: 'A claim for damages or the like.',
  INQUEST: "A coroner's inquest.",
  UNKNOWN,
})

export const CaseStage = defineEnum(
  'CaseStage',
  'How far a case has come: criminal, judicial review and misconduct stages.',
  {
    UNDER_INVESTIGATION: 'Being investigated.',
    INTERVIEWED_UNDER_CAUTION: 'Interviewed, after arrest or voluntarily.',
    ARRESTED: 'Arrested.',
    BAILED: 'Released on bail: must return or keep conditions.',
    RELEASED_UNDER_INVESTIGATION: 'Released without bail; the inquiry goes on.',
    NFA: 'No further action.',
    SUMMONSED: 'Summonsed or sent a postal requisition.',
    CHARGED: 'Charged.',
    PLEA_ENTERED: 'A plea was entered.',
    TRIAL: 'On trial.',
    HUNG_JURY: 'No verdict.',
    ACQUITTED: 'Found not guilty.',
    CONVICTED: 'Found guilty; perhaps not yet sentenced.',
    SENTENCED: 'Sentenced.',
    DISCONTINUED: 'The prosecution was dropped.',
    APPEAL_PENDING: 'An appeal is pending.',
    CONVICTION_QUASHED: 'The conviction was quashed.',
    PERMISSION_REFUSED: 'Judicial review: permission refused.',
    PERMISSION_GRANTED: 'Judicial review: permission granted.',
    WITHDRAWN: 'Withdrawn.',
    DISMISSED: 'Judicial review: the claim failed.',
    QUASHED: 'Judicial review: the decision is void.',
    REMITTED: 'Judicial review: to be decided again.',
    MANDATORY_ORDER: 'Judicial review: a duty must be performed.',
    PROHIBITING_ORDER: 'Judicial review: an act is forbidden.',
    DECLARATION: 'Judicial review: the law was declared; the decision may stand.',
    APPEALED: 'Judicial review: under appeal.',
    MISCONDUCT_MEETING: 'Before a misconduct meeting, in private (CR reg 39(2)).',
    MISCONDUCT_HEARING:
      'Before a misconduct hearing, public unless the chair excludes (CR reg 39(1)).',
    ACCELERATED_MISCONDUCT_HEARING: 'Before an accelerated misconduct hearing (CR reg 49).',
    SPECIAL_CASE_HEARING: 'Before a special case hearing, the forerunner of the accelerated one.',
    MEETING_APPEAL: 'Appeal from a misconduct meeting (CR regs 45–47).',
    POLICE_APPEALS_TRIBUNAL: 'Before a police appeals tribunal (Police Act 1996 s85).',
    VETTING_PROCEEDING: 'Vetting clearance in question (SI 2025/502).',
    PERFORMANCE_MEETING: 'Unsatisfactory performance or attendance.',
    UNKNOWN,
  },
)

export const HearingKind = defineEnum('HearingKind', 'What kind of sitting or appearance.', {
  FIRST_APPEARANCE: 'A first appearance before magistrates.',
  PRE_TRIAL_HEARING: 'A hearing before trial, in the Crown Court or elsewhere.',
  TRIAL: 'A trial.',
  SENTENCING: 'A sentencing hearing.',
  APPEAL_HEARING: 'The hearing of an appeal.',
  JUDICIAL_REVIEW_HEARING: 'A permission or substantive hearing of a judicial review.',
  INQUEST_HEARING: 'A sitting of an inquest.',
  MISCONDUCT_MEETING: 'Private (CR reg 39(2)).',
  MISCONDUCT_HEARING: 'Public unless the chair excludes (CR reg 39(1)).',
  ACCELERATED_MISCONDUCT_HEARING: 'Where papers prove gross misconduct (CR reg 49).',
  SPECIAL_CASE_HEARING: 'The forerunner of the accelerated hearing.',
  MEETING_APPEAL: 'CR regs 45–47.',
  POLICE_APPEALS_TRIBUNAL: 'Police Act 1996 s85.',
  VETTING_PROCEEDING: 'SI 2025/502.',
  PERFORMANCE_MEETING: 'Unsatisfactory performance or attendance.',
  UNKNOWN,
})

export const Standard = defineEnum(
  'StandardOfProfessionalBehaviour',
  'The standard said to be breached (CR reg 5, Sch 2).',
  {
    HONESTY_AND_INTEGRITY: 'No lying, no abuse of position.',
    AUTHORITY_RESPECT_AND_COURTESY: 'Self-control, no abuse of powers.',
    EQUALITY_AND_DIVERSITY: 'No unfair discrimination.',
    USE_OF_FORCE: 'Necessary, proportionate, reasonable.',
    ORDERS_AND_INSTRUCTIONS: 'Lawful orders and force policy.',
    DUTIES_AND_RESPONSIBILITIES: 'Diligence.',
    CONFIDENTIALITY: 'Proper use of information.',
    FITNESS_FOR_DUTY: 'Fit on duty.',
    DISCREDITABLE_CONDUCT: 'On or off duty.',
    CHALLENGING_AND_REPORTING_IMPROPER_CONDUCT: 'Speak up.',
    UNKNOWN,
  },
)

export const Severity = defineEnum(
  'SeverityAssessment',
  'What the conduct would be if it were proved; never a finding (CR reg 14).',
  {
    GROSS_MISCONDUCT: 'Could justify dismissal, if proved.',
    MISCONDUCT: 'Could justify disciplinary action, if proved.',
    PRACTICE_REQUIRING_IMPROVEMENT: 'Less; goes to reflective practice.',
    NEITHER: 'None of these.',
    UNKNOWN,
  },
)

export const AllegationStatus = defineEnum(
  'AllegationStatus',
  'How an allegation stands. An accusation is not a finding.',
  {
    ALLEGED: 'Alleged: no more than that.',
    SUBSTANTIATED:
      "An investigation upheld it. That is the investigation's view; there is no ruling.",
    NOT_SUBSTANTIATED: 'An investigation did not uphold it; there is no ruling.',
    CHARGED: 'A criminal charge was brought; nothing has been decided.',
    PROVEN: 'A court, tribunal or panel ruled that it was proved.',
    NOT_PROVEN: 'A court, tribunal or panel ruled that it was not proved.',
    DISCONTINUED: 'Proceedings were dropped.',
    OVERTURNED: 'A ruling that had proved it was set aside on appeal or review.',
  },
)

export const RulingKind = defineEnum('RulingKind', 'What kind of decision.', {
  MISCONDUCT_FINDING: 'By a misconduct panel or meeting.',
  VERDICT: 'By a criminal court.',
  SENTENCE: 'By a criminal court, after conviction.',
  JUDICIAL_REVIEW_DECISION: 'By the High Court, on review.',
  APPEAL_DECISION: 'By a court or tribunal, on appeal.',
  INQUEST_CONCLUSION: 'By a coroner or an inquest jury.',
  UNKNOWN,
})

export const Finding = defineEnum('Finding', 'What a ruling found.', {
  GROSS_MISCONDUCT: 'Misconduct so serious that it could justify dismissal.',
  MISCONDUCT: 'Misconduct that justifies disciplinary action.',
  NOT_MISCONDUCT: 'Neither, or not proved.',
  WITHDRAWN: 'Misconduct proceedings dropped (CR reg 27).',
  GUILTY: 'Guilty of the offence.',
  NOT_GUILTY: 'Not guilty of the offence.',
  ALLOWED: 'The appeal or claim succeeded.',
  REFUSED: 'The appeal, claim or permission was refused.',
  UNKNOWN,
})

export const Outcome = defineEnum('Outcome', 'What a misconduct ruling imposed.', {
  WRITTEN_WARNING: 'Lasts 18 months.',
  FINAL_WRITTEN_WARNING: 'Lasts two years, up to five at hearings.',
  REDUCTION_IN_RANK: 'A lower rank.',
  DISMISSAL_WITHOUT_NOTICE: 'Dismissed at once.',
  WOULD_HAVE_BEEN_DISMISSED: 'Of a former officer (since 15 December 2017).',
  REFLECTIVE_PRACTICE_REVIEW: 'Learning rather than discipline.',
  NO_ACTION: 'None.',
  MANAGEMENT_ADVICE: 'Before 2020.',
  EXTENDED_FINAL_WRITTEN_WARNING: 'Before 2020; extended once by 18 months.',
  DISMISSAL_WITH_NOTICE: 'Before 2020; 28 days or more.',
  TRAINING: 'Training or counselling, elsewhere than in England and Wales; never a finding.',
  UNKNOWN,
})

export const LinkStatus = defineEnum('LinkStatus', 'Whether an address can be followed.', {
  LIVE: 'It answered when last checked.',
  GONE: 'It no longer answered when last checked.',
  CUT: 'The source shows it cut short, with dots: `url` is missing and `citedAs` holds what is left.',
  UNCHECKED: 'Complete, but nobody has checked it.',
  UNKNOWN,
})

export const PartyRole = defineEnum('PartyRole', 'What part someone takes in a case.', {
  CLAIMANT: 'Brings a claim or a judicial review.',
  DEFENDANT: 'Is claimed against.',
  PROSECUTOR: 'Prosecutes.',
  COMPLAINANT: 'Made the complaint.',
  APPROPRIATE_AUTHORITY: 'The force or body responsible for the proceedings.',
  INVESTIGATOR: 'Investigates.',
  INTERESTED_PARTY: 'Has an interest.',
  UNKNOWN,
})

export const IncidentRole = defineEnum(
  'IncidentRole',
  'What part someone had in an incident; a role, never a finding.',
  {
    OFFICER_PRESENT: 'A police officer who was there.',
    ACCUSED: 'Is alleged to have done something there.',
    AFFECTED_PERSON: 'Was stopped, hurt or otherwise affected.',
    REPORTER_TO_POLICE: 'Went to the police about it.',
    WITNESS: 'Saw or heard it.',
    UNKNOWN,
  },
)

export const Reaction = defineEnum('Reaction', 'What a reader clicked under a post.', {
  LIKE: 'Like.',
  SAD: 'Sad.',
  ANGRY: 'Angry.',
  LAUGH: 'Laugh.',
  LOVE: 'Love.',
  OTHER: 'Another.',
})

export const RunStatus = defineEnum('RunStatus', 'How far the import of a release has come.', {
  RUNNING: 'It is being written, or was stopped half-way and waits to be taken up again.',
  DONE: 'It is what its data set said then.',
  ROLLING_BACK: 'It is being taken back.',
  ROLLED_BACK: 'It was taken back, as if it had never been.',
})
