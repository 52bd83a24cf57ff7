/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a node of type Account must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type AccountFilter = {
  /** All of these hold. */
  and?: Array<AccountFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Who set the fundraiser up. */
  fundraisers?: FundraiserLinksFilter | null | undefined;
  /** The name that it posts under. */
  handle?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: AccountFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<AccountFilter> | null | undefined;
  /** The account clicked a reaction under the post. */
  reactions?: AccountReactionsFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** The title shown beside the handle. */
  title?: StringFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  wrote?: WrittenLinksFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `reactions` of Account. */
export type AccountReactionsEdgeFilter = {
  /** The node that it leads to. */
  node?: PostFilter | null | undefined;
  /** Which reaction. */
  reaction?: ReactionFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `reactions` of Account. */
export type AccountReactionsFilter = {
  /** All are like this; so too where there is none. */
  every?: AccountReactionsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: AccountReactionsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: AccountReactionsEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `against` of Allegation. */
export type AllegationAgainstEdgeFilter = {
  /** The officer's age when reported, in years. */
  ageAt?: IntFilter | null | undefined;
  /** The node that it leads to. */
  node?: OfficerFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `against` of Allegation. */
export type AllegationAgainstFilter = {
  /** All are like this; so too where there is none. */
  every?: AllegationAgainstEdgeFilter | null | undefined;
  /** None is like this. */
  none?: AllegationAgainstEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: AllegationAgainstEdgeFilter | null | undefined;
};

/** What a node of type Allegation must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type AllegationFilter = {
  /** The officer that the allegation is made against. */
  against?: AllegationAgainstFilter | null | undefined;
  /** All of these hold. */
  and?: Array<AllegationFilter> | null | undefined;
  /** The allegation is dealt with in the case. */
  cases?: CaseLinksFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** How many counts. */
  counts?: IntFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The incident in which the thing alleged is said to have happened. */
  incidents?: IncidentLinksFilter | null | undefined;
  /** The source's classification, such as a force's allegation category. */
  kind?: StringFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: AllegationFilter | null | undefined;
  /** The offence alleged, where it is one. */
  offence?: StringFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<AllegationFilter> | null | undefined;
  /** The ruling decides the allegation. */
  rulings?: AllegationRulingsFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** What the conduct would be if proved; never a finding. */
  severity?: SeverityAssessmentFilter | null | undefined;
  /** The standard of professional behaviour said to be breached. */
  standard?: StandardOfProfessionalBehaviourFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** How it stands; from dated events. An accusation is not a finding. */
  status?: AllegationStatusFilter | null | undefined;
  /** When `status` came to hold, as far as known. */
  statusAsOf?: DateFilter | null | undefined;
  /** What is alleged, neutrally and in our own words. */
  title?: StringFilter | null | undefined;
};

/** What a relationship that leads to Allegation, and the node there, must be like. */
export type AllegationLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: AllegationFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Allegation. */
export type AllegationLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: AllegationLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: AllegationLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: AllegationLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `rulings` of Allegation. */
export type AllegationRulingsEdgeFilter = {
  /** What was found on this allegation. */
  finding?: FindingFilter | null | undefined;
  /** The node that it leads to. */
  node?: RulingFilter | null | undefined;
  /** What was imposed for it. */
  outcomes?: OutcomeSetFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `rulings` of Allegation. */
export type AllegationRulingsFilter = {
  /** All are like this; so too where there is none. */
  every?: AllegationRulingsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: AllegationRulingsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: AllegationRulingsEdgeFilter | null | undefined;
};

/** How an allegation stands. An accusation is not a finding. */
export type AllegationStatus =
  /** Alleged: no more than that. */
  | 'ALLEGED'
  /** A criminal charge was brought; nothing has been decided. */
  | 'CHARGED'
  /** Proceedings were dropped. */
  | 'DISCONTINUED'
  /** A court, tribunal or panel ruled that it was not proved. */
  | 'NOT_PROVEN'
  /** An investigation did not uphold it; there is no ruling. */
  | 'NOT_SUBSTANTIATED'
  /** A ruling that had proved it was set aside on appeal or review. */
  | 'OVERTURNED'
  /** A court, tribunal or panel ruled that it was proved. */
  | 'PROVEN'
  /** An investigation upheld it. That is the investigation's view; there is no ruling. */
  | 'SUBSTANTIATED';

/** By a value of AllegationStatus. */
export type AllegationStatusFilter = {
  /** This value. */
  eq?: AllegationStatus | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<AllegationStatus> | null | undefined;
};

/** What a node of type Article must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type ArticleFilter = {
  /** All of these hold. */
  and?: Array<ArticleFilter> | null | undefined;
  /** An archived copy. */
  archiveUrl?: StringFilter | null | undefined;
  /** The address as the citing page shows it, where that is cut short. */
  citedAs?: StringFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, as last read. */
  contentHash?: StringFilter | null | undefined;
  /** The headline. */
  headline?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** Whether the address can be followed. */
  linkStatus?: LinkStatusFilter | null | undefined;
  /** The post links to the article or report. What the address says asserts nothing. */
  linkedFrom?: PostLinksFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: ArticleFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<ArticleFilter> | null | undefined;
  /** When it was published. */
  published?: DateFilter | null | undefined;
  /** Who published the article or report. */
  publishedBy?: BodyLinksFilter | null | undefined;
  /** The post repeats words of another post, or of an article pasted into it. */
  quotedBy?: PostLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  writtenBy?: AuthorLinksFilter | null | undefined;
};

/** What one of Author must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type AuthorFilter = {
  /** It is of type Account, and this holds. */
  account?: AccountFilter | null | undefined;
  /** All of these hold. */
  and?: Array<AuthorFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Who set the fundraiser up. */
  fundraisers?: FundraiserLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: AuthorFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<AuthorFilter> | null | undefined;
  /** It is of type Person, and this holds. */
  person?: PersonFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  wrote?: WrittenLinksFilter | null | undefined;
};

/** What a relationship that leads to Author, and the node there, must be like. */
export type AuthorLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: AuthorFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Author. */
export type AuthorLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: AuthorLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: AuthorLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: AuthorLinkEdgeFilter | null | undefined;
};

/** What one of Body must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type BodyFilter = {
  /** Other names, short forms and spellings. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<BodyFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the organisation. */
  identification?: IdentificationFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: BodyFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<BodyFilter> | null | undefined;
  /** It is of type Organisation, and this holds. */
  organisation?: OrganisationFilter | null | undefined;
  /** A person, unit or organisation takes part in the case. */
  partyTo?: PartyPartyToFilter | null | undefined;
  /** Who published the article or report. */
  publications?: PublicationLinksFilter | null | undefined;
  /** The court, tribunal, panel or force that ruled. */
  rulings?: RulingLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** What the statement is made of. */
  statements?: StatementLinksFilter | null | undefined;
  /** It is of type Unit, and this holds. */
  unit?: UnitFilter | null | undefined;
};

/** What a relationship that leads to Body, and the node there, must be like. */
export type BodyLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: BodyFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Body. */
export type BodyLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: BodyLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: BodyLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: BodyLinkEdgeFilter | null | undefined;
};

/** By a yes or no. */
export type BooleanFilter = {
  /** So it is. */
  eq?: boolean | null | undefined;
  /** Whether any source says. */
  exists?: boolean | null | undefined;
};

/** What a node of type Case must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type CaseFilter = {
  /** The allegation is dealt with in the case. */
  allegations?: AllegationLinksFilter | null | undefined;
  /** All of these hold. */
  and?: Array<CaseFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** When it was closed. */
  closed?: DateFilter | null | undefined;
  /** The hearing is part of the case. */
  hearings?: HearingLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The case arises from the incident. */
  incidents?: IncidentLinksFilter | null | undefined;
  /** Complaint, conduct matter, misconduct proceedings, prosecution and so on. */
  kind?: CaseKindFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: CaseFilter | null | undefined;
  /** When it was opened. */
  opened?: DateFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<CaseFilter> | null | undefined;
  /** A person, unit or organisation takes part in the case. */
  parties?: CasePartiesFilter | null | undefined;
  /** The reference that the body in charge gave it, as the source writes it. */
  reference?: StringFilter | null | undefined;
  /** The case (an appeal, a judicial review) examines another case or a ruling. */
  reviewedBy?: CaseLinksFilter | null | undefined;
  /** The case (an appeal, a judicial review) examines another case or a ruling. */
  reviews?: ReviewableLinksFilter | null | undefined;
  /** The case in which the ruling was made. */
  rulings?: RulingLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** How far it has come. */
  stage?: CaseStageFilter | null | undefined;
  /** When `stage` came to hold, as far as known. */
  stageAsOf?: DateFilter | null | undefined;
  /** The source's own words for `stage`. */
  stageWords?: StringFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** What the statement is made of. */
  statements?: StatementLinksFilter | null | undefined;
  /** The case is about what the officer is alleged to have done. */
  subjects?: OfficerLinksFilter | null | undefined;
  /** A neutral title in our own words. */
  title?: StringFilter | null | undefined;
};

/** What kind of matter or proceedings. */
export type CaseKind =
  /** A claim for damages or the like. */
  | 'CIVIL_CLAIM'
  /** No complaint, but signs of a crime or of behaviour that could justify discipline (PRA s12). */
  | 'CONDUCT_MATTER'
  /** A death or serious injury after contact with the police (PRA s12). */
  | 'DSI_MATTER'
  /** A coroner's inquest. */
  | 'INQUEST'
  /** A claim that a public decision was unlawful (Senior Courts Act 1981 s31). */
  | 'JUDICIAL_REVIEW'
  /** A misconduct meeting or hearing. */
  | 'MISCONDUCT_PROCEEDINGS'
  /** Dissatisfaction with the police, by or for a member of the public (PRA s12). */
  | 'POLICE_COMPLAINT'
  /** Criminal proceedings. */
  | 'PROSECUTION'
  /** A conduct matter that must be recorded (PRA Sch 3). */
  | 'RECORDABLE_CONDUCT_MATTER'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of CaseKind. */
export type CaseKindFilter = {
  /** This value. */
  eq?: CaseKind | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<CaseKind> | null | undefined;
};

/** What a relationship that leads to Case, and the node there, must be like. */
export type CaseLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: CaseFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Case. */
export type CaseLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: CaseLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: CaseLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: CaseLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `parties` of Case. */
export type CasePartiesEdgeFilter = {
  /** The node that it leads to. */
  node?: PartyFilter | null | undefined;
  /** In what role. */
  role?: PartyRoleFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `parties` of Case. */
export type CasePartiesFilter = {
  /** All are like this; so too where there is none. */
  every?: CasePartiesEdgeFilter | null | undefined;
  /** None is like this. */
  none?: CasePartiesEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: CasePartiesEdgeFilter | null | undefined;
};

/** How far a case has come: criminal, judicial review and misconduct stages. */
export type CaseStage =
  /** Before an accelerated misconduct hearing (CR reg 49). */
  | 'ACCELERATED_MISCONDUCT_HEARING'
  /** Found not guilty. */
  | 'ACQUITTED'
  /** Judicial review: under appeal. */
  | 'APPEALED'
  /** An appeal is pending. */
  | 'APPEAL_PENDING'
  /** Arrested. */
  | 'ARRESTED'
  /** Released on bail: must return or keep conditions. */
  | 'BAILED'
  /** Charged. */
  | 'CHARGED'
  /** Found guilty; perhaps not yet sentenced. */
  | 'CONVICTED'
  /** The conviction was quashed. */
  | 'CONVICTION_QUASHED'
  /** Judicial review: the law was declared; the decision may stand. */
  | 'DECLARATION'
  /** The prosecution was dropped. */
  | 'DISCONTINUED'
  /** Judicial review: the claim failed. */
  | 'DISMISSED'
  /** No verdict. */
  | 'HUNG_JURY'
  /** Interviewed, after arrest or voluntarily. */
  | 'INTERVIEWED_UNDER_CAUTION'
  /** Judicial review: a duty must be performed. */
  | 'MANDATORY_ORDER'
  /** Appeal from a misconduct meeting (CR regs 45–47). */
  | 'MEETING_APPEAL'
  /** Before a misconduct hearing, public unless the chair excludes (CR reg 39(1)). */
  | 'MISCONDUCT_HEARING'
  /** Before a misconduct meeting, in private (CR reg 39(2)). */
  | 'MISCONDUCT_MEETING'
  /** No further action. */
  | 'NFA'
  /** Unsatisfactory performance or attendance. */
  | 'PERFORMANCE_MEETING'
  /** Judicial review: permission granted. */
  | 'PERMISSION_GRANTED'
  /** Judicial review: permission refused. */
  | 'PERMISSION_REFUSED'
  /** A plea was entered. */
  | 'PLEA_ENTERED'
  /** Before a police appeals tribunal (Police Act 1996 s85). */
  | 'POLICE_APPEALS_TRIBUNAL'
  /** Judicial review: an act is forbidden. */
  | 'PROHIBITING_ORDER'
  /** Judicial review: the decision is void. */
  | 'QUASHED'
  /** Released without bail; the inquiry goes on. */
  | 'RELEASED_UNDER_INVESTIGATION'
  /** Judicial review: to be decided again. */
  | 'REMITTED'
  /** Sentenced. */
  | 'SENTENCED'
  /** Before a special case hearing, the forerunner of the accelerated one. */
  | 'SPECIAL_CASE_HEARING'
  /** Summonsed or sent a postal requisition. */
  | 'SUMMONSED'
  /** On trial. */
  | 'TRIAL'
  /** Being investigated. */
  | 'UNDER_INVESTIGATION'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** Vetting clearance in question (SI 2025/502). */
  | 'VETTING_PROCEEDING'
  /** Withdrawn. */
  | 'WITHDRAWN';

/** By a value of CaseStage. */
export type CaseStageFilter = {
  /** This value. */
  eq?: CaseStage | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<CaseStage> | null | undefined;
};

/** What one of Citable must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type CitableFilter = {
  /** All of these hold. */
  and?: Array<CitableFilter> | null | undefined;
  /** It is of type Article, and this holds. */
  article?: ArticleFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, whether or not that is kept. */
  contentHash?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: CitableFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<CitableFilter> | null | undefined;
  /** It is of type Post, and this holds. */
  post?: PostFilter | null | undefined;
  /** The post repeats words of another post, or of an article pasted into it. */
  quotedBy?: PostLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  writtenBy?: AuthorLinksFilter | null | undefined;
};

/** What a relationship that leads to Citable, and the node there, must be like. */
export type CitableLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: CitableFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Citable. */
export type CitableLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: CitableLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: CitableLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: CitableLinkEdgeFilter | null | undefined;
};

/** What a live claim must be like; all that is named must hold. */
export type ClaimFilter = {
  /** The name of the data set that makes it. */
  dataset?: string | null | undefined;
  /** It first entered the graph at this moment or after it. */
  recordedSince?: string | null | undefined;
  /** The id of the source whose words it is. */
  source?: string | null | undefined;
  /** Its standing. */
  standing?: StandingFilter | null | undefined;
  /** Whether it was checked against the source itself. */
  verified?: boolean | null | undefined;
};

/** By the live claims about an entity. */
export type ClaimsFilter = {
  /** None is like this. */
  none?: ClaimFilter | null | undefined;
  /** One or more are like this. */
  some?: ClaimFilter | null | undefined;
};

/** By a date as far as it is known. `overlaps` finds every date that can mean a day of the period: `2023` does for 3 May 2023. The others find only what holds of each day that the date can mean: `2023` is before 2024, and not before June 2023. An end that is not known is open. */
export type DateFilter = {
  /** Certainly after this day. */
  after?: string | null | undefined;
  /** Certainly before this day. */
  before?: string | null | undefined;
  /** Means the same days as this date (EDTF): `2023-11` is not `2023-11-21`. */
  eq?: string | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** Certainly not before this day. */
  onOrAfter?: string | null | undefined;
  /** Certainly not after this day. */
  onOrBefore?: string | null | undefined;
  /** Can mean a day of this period. */
  overlaps?: Period | null | undefined;
};

/** How an officer left the police. */
export type Departure =
  /** Died. */
  | 'DIED'
  /** Dismissed. */
  | 'DISMISSED'
  /** In another way. */
  | 'OTHER'
  /** Resigned. */
  | 'RESIGNED'
  /** Retired. */
  | 'RETIRED'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of Departure. */
export type DepartureFilter = {
  /** This value. */
  eq?: Departure | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<Departure> | null | undefined;
};

/** What duty an officer is on; no sign of wrongdoing. */
export type DutyStatus =
  /** Unrestricted. */
  | 'FULL_DUTY'
  /** Management restricted duties (Police Regulations 2003 reg 22, Annex EE). */
  | 'RESTRICTED'
  /** On pay and still an officer (CR reg 11). */
  | 'SUSPENDED'
  /** Other work or another place, considered before suspension (CR reg 11(4)). */
  | 'TEMPORARILY_REDEPLOYED'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of DutyStatus. */
export type DutyStatusFilter = {
  /** This value. */
  eq?: DutyStatus | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<DutyStatus> | null | undefined;
};

/** What one of Entity must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type EntityFilter = {
  /** It is of type Account, and this holds. */
  account?: AccountFilter | null | undefined;
  /** It is of type Allegation, and this holds. */
  allegation?: AllegationFilter | null | undefined;
  /** All of these hold. */
  and?: Array<EntityFilter> | null | undefined;
  /** It is of type Article, and this holds. */
  article?: ArticleFilter | null | undefined;
  /** It is of type Case, and this holds. */
  case?: CaseFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** It is of type Fundraiser, and this holds. */
  fundraiser?: FundraiserFilter | null | undefined;
  /** It is of type Hearing, and this holds. */
  hearing?: HearingFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** It is of type Incident, and this holds. */
  incident?: IncidentFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: EntityFilter | null | undefined;
  /** It is of type Officer, and this holds. */
  officer?: OfficerFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<EntityFilter> | null | undefined;
  /** It is of type Organisation, and this holds. */
  organisation?: OrganisationFilter | null | undefined;
  /** It is of type Person, and this holds. */
  person?: PersonFilter | null | undefined;
  /** It is of type Post, and this holds. */
  post?: PostFilter | null | undefined;
  /** It is of type Report, and this holds. */
  report?: ReportFilter | null | undefined;
  /** It is of type Ruling, and this holds. */
  ruling?: RulingFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** It is of type Statement, and this holds. */
  statement?: StatementFilter | null | undefined;
  /** It is of type Thread, and this holds. */
  thread?: ThreadFilter | null | undefined;
  /** It is of type Unit, and this holds. */
  unit?: UnitFilter | null | undefined;
};

/** What a relationship that leads to Entity, and the node there, must be like. */
export type EntityLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: EntityFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Entity. */
export type EntityLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: EntityLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: EntityLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: EntityLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `mentionedIn` of Entity. */
export type EntityMentionedInEdgeFilter = {
  /** Where it ends, exclusive, in the same count. */
  end?: IntFilter | null | undefined;
  /** The node that it leads to. */
  node?: TextFilter | null | undefined;
  /** SHA-256 of the words between. */
  quoteHash?: StringFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
  /** Where the name begins: code points from the start of the text (NFC, LF). */
  start?: IntFilter | null | undefined;
};

/** By `mentionedIn` of Entity. */
export type EntityMentionedInFilter = {
  /** All are like this; so too where there is none. */
  every?: EntityMentionedInEdgeFilter | null | undefined;
  /** None is like this. */
  none?: EntityMentionedInEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: EntityMentionedInEdgeFilter | null | undefined;
};

/** What a ruling found. */
export type Finding =
  /** The appeal or claim succeeded. */
  | 'ALLOWED'
  /** Misconduct so serious that it could justify dismissal. */
  | 'GROSS_MISCONDUCT'
  /** Guilty of the offence. */
  | 'GUILTY'
  /** Misconduct that justifies disciplinary action. */
  | 'MISCONDUCT'
  /** Not guilty of the offence. */
  | 'NOT_GUILTY'
  /** Neither, or not proved. */
  | 'NOT_MISCONDUCT'
  /** The appeal, claim or permission was refused. */
  | 'REFUSED'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** Misconduct proceedings dropped (CR reg 27). */
  | 'WITHDRAWN';

/** By a value of Finding. */
export type FindingFilter = {
  /** This value. */
  eq?: Finding | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<Finding> | null | undefined;
};

/** By a number. */
export type FloatFilter = {
  /** This or more. */
  atLeast?: number | null | undefined;
  /** This or less. */
  atMost?: number | null | undefined;
  /** This number. */
  eq?: number | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lessThan?: number | null | undefined;
  /** More than this. */
  moreThan?: number | null | undefined;
};

/** What a node of type Fundraiser must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type FundraiserFilter = {
  /** All of these hold. */
  and?: Array<FundraiserFilter> | null | undefined;
  /** Whom the money is for. */
  benefits?: OfficerLinksFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: FundraiserFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<FundraiserFilter> | null | undefined;
  /** Who set the fundraiser up. */
  organisedBy?: OrganiserLinksFilter | null | undefined;
  /** What it had raised when last reported. */
  raised?: MoneyFilter | null | undefined;
  /** When `raised` came to hold, as far as known. */
  raisedAsOf?: DateFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** How many had given when last reported. */
  supporters?: IntFilter | null | undefined;
  /** When `supporters` came to hold, as far as known. */
  supportersAsOf?: DateFilter | null | undefined;
  /** What it asked for. */
  target?: MoneyFilter | null | undefined;
  /** A neutral title in our own words. */
  title?: StringFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
};

/** What a relationship that leads to Fundraiser, and the node there, must be like. */
export type FundraiserLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: FundraiserFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Fundraiser. */
export type FundraiserLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: FundraiserLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: FundraiserLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: FundraiserLinkEdgeFilter | null | undefined;
};

/** What a node of type Hearing must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type HearingFilter = {
  /** All of these hold. */
  and?: Array<HearingFilter> | null | undefined;
  /** The hearing is part of the case. */
  cases?: CaseLinksFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** The court, tribunal or panel that sat. */
  heldAt?: OrganisationLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** What kind of sitting or appearance. */
  kind?: HearingKindFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: HearingFilter | null | undefined;
  /** The day or days of the sitting; a weekday alone is no date. */
  on?: DateFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<HearingFilter> | null | undefined;
  /** Where it sat, as the source says. */
  place?: StringFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** A neutral title in our own words. */
  title?: StringFilter | null | undefined;
};

/** What kind of sitting or appearance. */
export type HearingKind =
  /** Where papers prove gross misconduct (CR reg 49). */
  | 'ACCELERATED_MISCONDUCT_HEARING'
  /** The hearing of an appeal. */
  | 'APPEAL_HEARING'
  /** A first appearance before magistrates. */
  | 'FIRST_APPEARANCE'
  /** A sitting of an inquest. */
  | 'INQUEST_HEARING'
  /** A permission or substantive hearing of a judicial review. */
  | 'JUDICIAL_REVIEW_HEARING'
  /** CR regs 45–47. */
  | 'MEETING_APPEAL'
  /** Public unless the chair excludes (CR reg 39(1)). */
  | 'MISCONDUCT_HEARING'
  /** Private (CR reg 39(2)). */
  | 'MISCONDUCT_MEETING'
  /** Unsatisfactory performance or attendance. */
  | 'PERFORMANCE_MEETING'
  /** Police Act 1996 s85. */
  | 'POLICE_APPEALS_TRIBUNAL'
  /** A hearing before trial, in the Crown Court or elsewhere. */
  | 'PRE_TRIAL_HEARING'
  /** A sentencing hearing. */
  | 'SENTENCING'
  /** The forerunner of the accelerated hearing. */
  | 'SPECIAL_CASE_HEARING'
  /** A trial. */
  | 'TRIAL'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** SI 2025/502. */
  | 'VETTING_PROCEEDING';

/** By a value of HearingKind. */
export type HearingKindFilter = {
  /** This value. */
  eq?: HearingKind | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<HearingKind> | null | undefined;
};

/** What a relationship that leads to Hearing, and the node there, must be like. */
export type HearingLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: HearingFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Hearing. */
export type HearingLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: HearingLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: HearingLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: HearingLinkEdgeFilter | null | undefined;
};

/** By id. */
export type IdFilter = {
  /** This one. */
  eq?: string | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<string> | null | undefined;
};

/** How far a source identifies someone or something. */
export type Identification =
  /** By a letter or a number that a court, a panel or the publisher put in place of a name. */
  | 'ANONYMISED'
  /** By a name that tells it from others. */
  | 'NAMED'
  /** By a surname alone, or the like; never matched to anyone by that. */
  | 'PARTLY_NAMED'
  /** Spoken of without a name. */
  | 'UNIDENTIFIED'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of Identification. */
export type IdentificationFilter = {
  /** This value. */
  eq?: Identification | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<Identification> | null | undefined;
};

/** What a node of type Incident must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type IncidentFilter = {
  /** The incident in which the thing alleged is said to have happened. */
  allegations?: AllegationLinksFilter | null | undefined;
  /** All of these hold. */
  and?: Array<IncidentFilter> | null | undefined;
  /** The case arises from the incident. */
  cases?: CaseLinksFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The officer or person had a part in the incident: a role, never a finding. */
  involved?: IncidentInvolvedFilter | null | undefined;
  /** What kind of event. */
  kind?: IncidentKindFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: IncidentFilter | null | undefined;
  /** When it happened, as far as known. */
  occurred?: DateFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<IncidentFilter> | null | undefined;
  /** Where, no closer than the source says. */
  place?: StringFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** A neutral title in our own words. */
  title?: StringFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `involved` of Incident. */
export type IncidentInvolvedEdgeFilter = {
  /** The node that it leads to. */
  node?: IndividualFilter | null | undefined;
  /** What part. */
  role?: IncidentRoleFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `involved` of Incident. */
export type IncidentInvolvedFilter = {
  /** All are like this; so too where there is none. */
  every?: IncidentInvolvedEdgeFilter | null | undefined;
  /** None is like this. */
  none?: IncidentInvolvedEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: IncidentInvolvedEdgeFilter | null | undefined;
};

/** What kind of event. */
export type IncidentKind =
  /** An arrest. */
  | 'ARREST'
  /** Messages or meetings with someone who had come to the police for help. */
  | 'CONTACT_WITH_COMPLAINANT'
  /** Someone died or was seriously hurt. */
  | 'DEATH_OR_SERIOUS_INJURY'
  /** Something else. */
  | 'OTHER'
  /** A report to the police and what they did or left undone. */
  | 'POLICE_RESPONSE'
  /** A protest and its policing. */
  | 'PROTEST'
  /** An alleged sexual offence. */
  | 'SEXUAL_OFFENCE'
  /** A stop, a search or both. */
  | 'STOP_AND_SEARCH'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** Force was used. */
  | 'USE_OF_FORCE';

/** By a value of IncidentKind. */
export type IncidentKindFilter = {
  /** This value. */
  eq?: IncidentKind | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<IncidentKind> | null | undefined;
};

/** What a relationship that leads to Incident, and the node there, must be like. */
export type IncidentLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: IncidentFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Incident. */
export type IncidentLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: IncidentLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: IncidentLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: IncidentLinkEdgeFilter | null | undefined;
};

/** What part someone had in an incident; a role, never a finding. */
export type IncidentRole =
  /** Is alleged to have done something there. */
  | 'ACCUSED'
  /** Was stopped, hurt or otherwise affected. */
  | 'AFFECTED_PERSON'
  /** A police officer who was there. */
  | 'OFFICER_PRESENT'
  /** Went to the police about it. */
  | 'REPORTER_TO_POLICE'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** Saw or heard it. */
  | 'WITNESS';

/** By a value of IncidentRole. */
export type IncidentRoleFilter = {
  /** This value. */
  eq?: IncidentRole | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<IncidentRole> | null | undefined;
};

/** What one of Individual must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type IndividualFilter = {
  /** Other names and spellings that sources use. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<IndividualFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the officer. */
  identification?: IdentificationFilter | null | undefined;
  /** The officer or person had a part in the incident: a role, never a finding. */
  incidents?: IndividualIncidentsFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written; absent where no source gives one. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: IndividualFilter | null | undefined;
  /** It is of type Officer, and this holds. */
  officer?: OfficerFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<IndividualFilter> | null | undefined;
  /** It is of type Person, and this holds. */
  person?: PersonFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `incidents` of Individual. */
export type IndividualIncidentsEdgeFilter = {
  /** The node that it leads to. */
  node?: IncidentFilter | null | undefined;
  /** What part. */
  role?: IncidentRoleFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `incidents` of Individual. */
export type IndividualIncidentsFilter = {
  /** All are like this; so too where there is none. */
  every?: IndividualIncidentsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: IndividualIncidentsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: IndividualIncidentsEdgeFilter | null | undefined;
};

/** By a whole number. */
export type IntFilter = {
  /** This or more. */
  atLeast?: number | null | undefined;
  /** This or less. */
  atMost?: number | null | undefined;
  /** This number. */
  eq?: number | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lessThan?: number | null | undefined;
  /** More than this. */
  moreThan?: number | null | undefined;
};

/** Whether an address can be followed. */
export type LinkStatus =
  /** The source shows it cut short, with dots: `url` is missing and `citedAs` holds what is left. */
  | 'CUT'
  /** It no longer answered when last checked. */
  | 'GONE'
  /** It answered when last checked. */
  | 'LIVE'
  /** Complete, but nobody has checked it. */
  | 'UNCHECKED'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of LinkStatus. */
export type LinkStatusFilter = {
  /** This value. */
  eq?: LinkStatus | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<LinkStatus> | null | undefined;
};

/** By an amount of money; amounts are compared within one currency. */
export type MoneyFilter = {
  /** This amount or more. */
  atLeast?: number | null | undefined;
  /** This amount or less. */
  atMost?: number | null | undefined;
  /** ISO 4217 code, such as GBP; needed with an amount. */
  currency?: string | null | undefined;
  /** This amount. */
  eq?: number | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** Less than this amount. */
  lessThan?: number | null | undefined;
  /** More than this amount. */
  moreThan?: number | null | undefined;
};

/** Where what has no value stands, whichever way the order goes. */
export type NullsOrder =
  /** Before all that have one. */
  | 'FIRST'
  /** After all that have one. */
  | 'LAST';

/** What a relationship and the node that it leads to must be like: `allegations` of Officer. */
export type OfficerAllegationsEdgeFilter = {
  /** The officer's age when reported, in years. */
  ageAt?: IntFilter | null | undefined;
  /** The node that it leads to. */
  node?: AllegationFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `allegations` of Officer. */
export type OfficerAllegationsFilter = {
  /** All are like this; so too where there is none. */
  every?: OfficerAllegationsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: OfficerAllegationsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: OfficerAllegationsEdgeFilter | null | undefined;
};

/** What a node of type Officer must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type OfficerFilter = {
  /** The officer that the allegation is made against. */
  allegations?: OfficerAllegationsFilter | null | undefined;
  /** Other names and spellings that sources use. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<OfficerFilter> | null | undefined;
  /** The case is about what the officer is alleged to have done. */
  cases?: CaseLinksFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Collar or shoulder number, as the source writes it. */
  collarNumber?: StringFilter | null | undefined;
  /** When `collarNumber` came to hold, as far as known. */
  collarNumberAsOf?: DateFilter | null | undefined;
  /** How the officer left the police, if at all. */
  departure?: DepartureFilter | null | undefined;
  /** Full duty, restricted or suspended; no sign of wrongdoing. */
  dutyStatus?: DutyStatusFilter | null | undefined;
  /** When `dutyStatus` came to hold, as far as known. */
  dutyStatusAsOf?: DateFilter | null | undefined;
  /** Whom the money is for. */
  fundraisers?: FundraiserLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the officer. */
  identification?: IdentificationFilter | null | undefined;
  /** The officer or person had a part in the incident: a role, never a finding. */
  incidents?: IndividualIncidentsFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written; absent where no source gives one. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: OfficerFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<OfficerFilter> | null | undefined;
  /** The rank last known. */
  rank?: RankFilter | null | undefined;
  /** When `rank` came to hold, as far as known. */
  rankAsOf?: DateFilter | null | undefined;
  /** What qualifies the rank last known: detective, acting and so on. */
  rankFlags?: RankFlagSetFilter | null | undefined;
  /** When `rankFlags` came to hold, as far as known. */
  rankFlagsAsOf?: DateFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** The officer served in the unit. One officer may serve twice in one unit. */
  units?: OfficerUnitsFilter | null | undefined;
};

/** What a relationship that leads to Officer, and the node there, must be like. */
export type OfficerLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: OfficerFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Officer. */
export type OfficerLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: OfficerLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: OfficerLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: OfficerLinkEdgeFilter | null | undefined;
};

/** A field to put a list in order by. In the list of all, NAME by itself is read by an index; anything else reads and sorts everything that the filter leaves. */
export type OfficerOrder = {
  /** Which way. */
  direction?: OrderDirection | null | undefined;
  /** The field. */
  field: OfficerOrderField;
  /** Where what has no value stands. */
  nulls?: NullsOrder | null | undefined;
};

/** What Officer can be put in order by. */
export type OfficerOrderField =
  /** By `claimCount`. */
  | 'CLAIM_COUNT'
  /** By `collarNumber`. */
  | 'COLLAR_NUMBER'
  /** By `collarNumberAsOf`. */
  | 'COLLAR_NUMBER_AS_OF'
  /** By `departure`. */
  | 'DEPARTURE'
  /** By `dutyStatus`. */
  | 'DUTY_STATUS'
  /** By `dutyStatusAsOf`. */
  | 'DUTY_STATUS_AS_OF'
  /** By `identification`. */
  | 'IDENTIFICATION'
  /** By `name`. */
  | 'NAME'
  /** By `rank`. */
  | 'RANK'
  /** By `rankAsOf`. */
  | 'RANK_AS_OF'
  /** By `rankFlagsAsOf`. */
  | 'RANK_FLAGS_AS_OF'
  /** By `standing`. */
  | 'STANDING';

/** What a relationship and the node that it leads to must be like: `units` of Officer. */
export type OfficerUnitsEdgeFilter = {
  /** First day known. */
  from?: DateFilter | null | undefined;
  /** The node that it leads to. */
  node?: UnitFilter | null | undefined;
  /** The rank held there. */
  rank?: RankFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
  /** Last day known. */
  to?: DateFilter | null | undefined;
};

/** By `units` of Officer. */
export type OfficerUnitsFilter = {
  /** All are like this; so too where there is none. */
  every?: OfficerUnitsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: OfficerUnitsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: OfficerUnitsEdgeFilter | null | undefined;
};

/** Which way an order goes. */
export type OrderDirection =
  /** From the least, the first or the earliest on. */
  | 'ASC'
  /** From the greatest, the last or the latest on. */
  | 'DESC';

/** What a node of type Organisation must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type OrganisationFilter = {
  /** Other names, short forms and spellings. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<OrganisationFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Who set the fundraiser up. */
  fundraisers?: FundraiserLinksFilter | null | undefined;
  /** The court, tribunal or panel that sat. */
  hearings?: HearingLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the organisation. */
  identification?: IdentificationFilter | null | undefined;
  /** Court, tribunal, panel, regulator, publisher or campaign. */
  kind?: OrganisationKindFilter | null | undefined;
  /** The person belongs to the organisation. */
  members?: OrganisationMembersFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: OrganisationFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<OrganisationFilter> | null | undefined;
  /** A person, unit or organisation takes part in the case. */
  partyTo?: PartyPartyToFilter | null | undefined;
  /** Who published the article or report. */
  publications?: PublicationLinksFilter | null | undefined;
  /** The court, tribunal, panel or force that ruled. */
  rulings?: RulingLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** What the statement is made of. */
  statements?: StatementLinksFilter | null | undefined;
};

/** What kind of organisation. */
export type OrganisationKind =
  /** A campaign or charity. */
  | 'CAMPAIGN'
  /** A court of law. */
  | 'COURT'
  /** A department of state or a local authority. */
  | 'GOVERNMENT'
  /** A misconduct panel. */
  | 'PANEL'
  /** A newspaper, broadcaster or web site. */
  | 'PUBLISHER'
  /** A body that oversees the police, or prosecutes. */
  | 'REGULATOR'
  /** A tribunal, such as a police appeals tribunal. */
  | 'TRIBUNAL'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of OrganisationKind. */
export type OrganisationKindFilter = {
  /** This value. */
  eq?: OrganisationKind | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<OrganisationKind> | null | undefined;
};

/** What a relationship that leads to Organisation, and the node there, must be like. */
export type OrganisationLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: OrganisationFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Organisation. */
export type OrganisationLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: OrganisationLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: OrganisationLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: OrganisationLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `members` of Organisation. */
export type OrganisationMembersEdgeFilter = {
  /** The node that it leads to. */
  node?: PersonFilter | null | undefined;
  /** In what role. */
  role?: StringFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `members` of Organisation. */
export type OrganisationMembersFilter = {
  /** All are like this; so too where there is none. */
  every?: OrganisationMembersEdgeFilter | null | undefined;
  /** None is like this. */
  none?: OrganisationMembersEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: OrganisationMembersEdgeFilter | null | undefined;
};

/** What one of Organiser must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type OrganiserFilter = {
  /** It is of type Account, and this holds. */
  account?: AccountFilter | null | undefined;
  /** All of these hold. */
  and?: Array<OrganiserFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Who set the fundraiser up. */
  fundraisers?: FundraiserLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: OrganiserFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<OrganiserFilter> | null | undefined;
  /** It is of type Organisation, and this holds. */
  organisation?: OrganisationFilter | null | undefined;
  /** It is of type Person, and this holds. */
  person?: PersonFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
};

/** What a relationship that leads to Organiser, and the node there, must be like. */
export type OrganiserLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: OrganiserFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Organiser. */
export type OrganiserLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: OrganiserLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: OrganiserLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: OrganiserLinkEdgeFilter | null | undefined;
};

/** What a misconduct ruling imposed. */
export type Outcome =
  /** Dismissed at once. */
  | 'DISMISSAL_WITHOUT_NOTICE'
  /** Before 2020; 28 days or more. */
  | 'DISMISSAL_WITH_NOTICE'
  /** Before 2020; extended once by 18 months. */
  | 'EXTENDED_FINAL_WRITTEN_WARNING'
  /** Lasts two years, up to five at hearings. */
  | 'FINAL_WRITTEN_WARNING'
  /** Before 2020. */
  | 'MANAGEMENT_ADVICE'
  /** None. */
  | 'NO_ACTION'
  /** A lower rank. */
  | 'REDUCTION_IN_RANK'
  /** Learning rather than discipline. */
  | 'REFLECTIVE_PRACTICE_REVIEW'
  /** Training or counselling, elsewhere than in England and Wales; never a finding. */
  | 'TRAINING'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** Of a former officer (since 15 December 2017). */
  | 'WOULD_HAVE_BEEN_DISMISSED'
  /** Lasts 18 months. */
  | 'WRITTEN_WARNING';

/** By a set of values of Outcome. */
export type OutcomeSetFilter = {
  /** Whether there is anything in it. */
  exists?: boolean | null | undefined;
  /** All of these are in it. */
  hasAll?: Array<Outcome> | null | undefined;
  /** One of these is in it. */
  hasAny?: Array<Outcome> | null | undefined;
  /** None of these is in it; so too where it is empty. */
  hasNone?: Array<Outcome> | null | undefined;
};

/** What one of Party must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type PartyFilter = {
  /** Other names and spellings that sources use. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<PartyFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the person. */
  identification?: IdentificationFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written; absent where no source gives one, or it is protected. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: PartyFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<PartyFilter> | null | undefined;
  /** It is of type Organisation, and this holds. */
  organisation?: OrganisationFilter | null | undefined;
  /** A person, unit or organisation takes part in the case. */
  partyTo?: PartyPartyToFilter | null | undefined;
  /** It is of type Person, and this holds. */
  person?: PersonFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** It is of type Unit, and this holds. */
  unit?: UnitFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `partyTo` of Party. */
export type PartyPartyToEdgeFilter = {
  /** The node that it leads to. */
  node?: CaseFilter | null | undefined;
  /** In what role. */
  role?: PartyRoleFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `partyTo` of Party. */
export type PartyPartyToFilter = {
  /** All are like this; so too where there is none. */
  every?: PartyPartyToEdgeFilter | null | undefined;
  /** None is like this. */
  none?: PartyPartyToEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: PartyPartyToEdgeFilter | null | undefined;
};

/** What part someone takes in a case. */
export type PartyRole =
  /** The force or body responsible for the proceedings. */
  | 'APPROPRIATE_AUTHORITY'
  /** Brings a claim or a judicial review. */
  | 'CLAIMANT'
  /** Made the complaint. */
  | 'COMPLAINANT'
  /** Is claimed against. */
  | 'DEFENDANT'
  /** Has an interest. */
  | 'INTERESTED_PARTY'
  /** Investigates. */
  | 'INVESTIGATOR'
  /** Prosecutes. */
  | 'PROSECUTOR'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of PartyRole. */
export type PartyRoleFilter = {
  /** This value. */
  eq?: PartyRole | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<PartyRole> | null | undefined;
};

/** By a passage: whether it is kept. Its words are not looked into. */
export type PassageFilter = {
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
};

/** Days from one to another, both included; an end that is left out is open. */
export type Period = {
  /** The first day. */
  from?: string | null | undefined;
  /** The last day. */
  to?: string | null | undefined;
};

/** What a node of type Person must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type PersonFilter = {
  /** Other names and spellings that sources use. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<PersonFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Who set the fundraiser up. */
  fundraisers?: FundraiserLinksFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the person. */
  identification?: IdentificationFilter | null | undefined;
  /** The officer or person had a part in the incident: a role, never a finding. */
  incidents?: IndividualIncidentsFilter | null | undefined;
  /** The person belongs to the organisation. */
  memberOf?: PersonMemberOfFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written; absent where no source gives one, or it is protected. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: PersonFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<PersonFilter> | null | undefined;
  /** A person, unit or organisation takes part in the case. */
  partyTo?: PartyPartyToFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  wrote?: WrittenLinksFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `memberOf` of Person. */
export type PersonMemberOfEdgeFilter = {
  /** The node that it leads to. */
  node?: OrganisationFilter | null | undefined;
  /** In what role. */
  role?: StringFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `memberOf` of Person. */
export type PersonMemberOfFilter = {
  /** All are like this; so too where there is none. */
  every?: PersonMemberOfEdgeFilter | null | undefined;
  /** None is like this. */
  none?: PersonMemberOfEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: PersonMemberOfEdgeFilter | null | undefined;
};

/** What a node of type Post must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type PostFilter = {
  /** All of these hold. */
  and?: Array<PostFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, whether or not that is kept. */
  contentHash?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The post links to the article or report. What the address says asserts nothing. */
  linksTo?: PublicationLinksFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: PostFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<PostFilter> | null | undefined;
  /** Its place in the thread, from 1. */
  position?: IntFilter | null | undefined;
  /** When it was posted. */
  posted?: DateFilter | null | undefined;
  /** The post repeats words of another post, or of an article pasted into it. */
  quotedBy?: PostLinksFilter | null | undefined;
  /** The post repeats words of another post, or of an article pasted into it. */
  quotes?: CitableLinksFilter | null | undefined;
  /** The account clicked a reaction under the post. */
  reactions?: PostReactionsFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its text; absent unless the licence of the data set lets it be kept. */
  text?: PassageFilter | null | undefined;
  /** The thread that the post is in. */
  thread?: ThreadLinksFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  writtenBy?: AuthorLinksFilter | null | undefined;
};

/** What a relationship that leads to Post, and the node there, must be like. */
export type PostLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: PostFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Post. */
export type PostLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: PostLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: PostLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: PostLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `reactions` of Post. */
export type PostReactionsEdgeFilter = {
  /** The node that it leads to. */
  node?: AccountFilter | null | undefined;
  /** Which reaction. */
  reaction?: ReactionFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `reactions` of Post. */
export type PostReactionsFilter = {
  /** All are like this; so too where there is none. */
  every?: PostReactionsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: PostReactionsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: PostReactionsEdgeFilter | null | undefined;
};

/** What one of Publication must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type PublicationFilter = {
  /** All of these hold. */
  and?: Array<PublicationFilter> | null | undefined;
  /** An archived copy. */
  archiveUrl?: StringFilter | null | undefined;
  /** It is of type Article, and this holds. */
  article?: ArticleFilter | null | undefined;
  /** The address as the citing page shows it, where that is cut short. */
  citedAs?: StringFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, as last read. */
  contentHash?: StringFilter | null | undefined;
  /** The headline. */
  headline?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** Whether the address can be followed. */
  linkStatus?: LinkStatusFilter | null | undefined;
  /** The post links to the article or report. What the address says asserts nothing. */
  linkedFrom?: PostLinksFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: PublicationFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<PublicationFilter> | null | undefined;
  /** When it was published. */
  published?: DateFilter | null | undefined;
  /** Who published the article or report. */
  publishedBy?: BodyLinksFilter | null | undefined;
  /** It is of type Report, and this holds. */
  report?: ReportFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
};

/** What a relationship that leads to Publication, and the node there, must be like. */
export type PublicationLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: PublicationFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Publication. */
export type PublicationLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: PublicationLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: PublicationLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: PublicationLinkEdgeFilter | null | undefined;
};

/** Police ranks of England and Wales, lowest first; above chief superintendent they differ by force. */
export type Rank =
  /** ACC; forces other than the Metropolitan and the City. */
  | 'ASSISTANT_CHIEF_CONSTABLE'
  /** AC; Metropolitan and City of London. */
  | 'ASSISTANT_COMMISSIONER'
  /** CC; head of a force other than the Metropolitan and the City. */
  | 'CHIEF_CONSTABLE'
  /** Chief inspector. */
  | 'CHIEF_INSPECTOR'
  /** Chief superintendent. */
  | 'CHIEF_SUPERINTENDENT'
  /** Metropolitan and City of London. */
  | 'COMMANDER'
  /** Head of the Metropolitan or the City of London force. */
  | 'COMMISSIONER'
  /** PC. */
  | 'CONSTABLE'
  /** DAC; Metropolitan. */
  | 'DEPUTY_ASSISTANT_COMMISSIONER'
  /** DCC; forces other than the Metropolitan and the City. */
  | 'DEPUTY_CHIEF_CONSTABLE'
  /** Metropolitan. */
  | 'DEPUTY_COMMISSIONER'
  /** Inspector. */
  | 'INSPECTOR'
  /** PS. */
  | 'SERGEANT'
  /** Superintendent. */
  | 'SUPERINTENDENT'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of Rank. */
export type RankFilter = {
  /** This value. */
  eq?: Rank | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<Rank> | null | undefined;
};

/** What qualifies a rank. */
export type RankFlag =
  /** Acting in the rank. */
  | 'ACTING'
  /** DC, DS, DI and so on. */
  | 'DETECTIVE'
  /** Of the special constabulary. */
  | 'SPECIAL'
  /** Holding the rank for a time. */
  | 'TEMPORARY';

/** By a set of values of RankFlag. */
export type RankFlagSetFilter = {
  /** Whether there is anything in it. */
  exists?: boolean | null | undefined;
  /** All of these are in it. */
  hasAll?: Array<RankFlag> | null | undefined;
  /** One of these is in it. */
  hasAny?: Array<RankFlag> | null | undefined;
  /** None of these is in it; so too where it is empty. */
  hasNone?: Array<RankFlag> | null | undefined;
};

/** What a reader clicked under a post. */
export type Reaction =
  /** Angry. */
  | 'ANGRY'
  /** Laugh. */
  | 'LAUGH'
  /** Like. */
  | 'LIKE'
  /** Love. */
  | 'LOVE'
  /** Another. */
  | 'OTHER'
  /** Sad. */
  | 'SAD';

/** By a value of Reaction. */
export type ReactionFilter = {
  /** This value. */
  eq?: Reaction | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<Reaction> | null | undefined;
};

/** What a node of type Report must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type ReportFilter = {
  /** All of these hold. */
  and?: Array<ReportFilter> | null | undefined;
  /** An archived copy. */
  archiveUrl?: StringFilter | null | undefined;
  /** The address as the citing page shows it, where that is cut short. */
  citedAs?: StringFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, as last read. */
  contentHash?: StringFilter | null | undefined;
  /** Its title. */
  headline?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** Whether the address can be followed. */
  linkStatus?: LinkStatusFilter | null | undefined;
  /** The post links to the article or report. What the address says asserts nothing. */
  linkedFrom?: PostLinksFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: ReportFilter | null | undefined;
  /** Whether it is a public body's own record: claims that cite it are OFFICIAL then, else REPORTED. */
  official?: BooleanFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<ReportFilter> | null | undefined;
  /** When it was published. */
  published?: DateFilter | null | undefined;
  /** Who published the article or report. */
  publishedBy?: BodyLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
};

/** What one of Reviewable must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type ReviewableFilter = {
  /** All of these hold. */
  and?: Array<ReviewableFilter> | null | undefined;
  /** It is of type Case, and this holds. */
  case?: CaseFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: ReviewableFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<ReviewableFilter> | null | undefined;
  /** The case (an appeal, a judicial review) examines another case or a ruling. */
  reviewedBy?: CaseLinksFilter | null | undefined;
  /** It is of type Ruling, and this holds. */
  ruling?: RulingFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** A neutral title in our own words. */
  title?: StringFilter | null | undefined;
};

/** What a relationship that leads to Reviewable, and the node there, must be like. */
export type ReviewableLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: ReviewableFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Reviewable. */
export type ReviewableLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: ReviewableLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: ReviewableLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: ReviewableLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `decides` of Ruling. */
export type RulingDecidesEdgeFilter = {
  /** What was found on this allegation. */
  finding?: FindingFilter | null | undefined;
  /** The node that it leads to. */
  node?: AllegationFilter | null | undefined;
  /** What was imposed for it. */
  outcomes?: OutcomeSetFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By `decides` of Ruling. */
export type RulingDecidesFilter = {
  /** All are like this; so too where there is none. */
  every?: RulingDecidesEdgeFilter | null | undefined;
  /** None is like this. */
  none?: RulingDecidesEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: RulingDecidesEdgeFilter | null | undefined;
};

/** What a node of type Ruling must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type RulingFilter = {
  /** All of these hold. */
  and?: Array<RulingFilter> | null | undefined;
  /** The case in which the ruling was made. */
  cases?: CaseLinksFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** When it was made. */
  decided?: DateFilter | null | undefined;
  /** The ruling decides the allegation. */
  decides?: RulingDecidesFilter | null | undefined;
  /** What was found. */
  finding?: FindingFilter | null | undefined;
  /** The source's own words for `finding`. */
  findingWords?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** What kind of decision. */
  kind?: RulingKindFilter | null | undefined;
  /** The court, tribunal, panel or force that ruled. */
  madeBy?: BodyLinksFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: RulingFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<RulingFilter> | null | undefined;
  /** What was imposed, of a misconduct ruling. */
  outcomes?: OutcomeSetFilter | null | undefined;
  /** The case (an appeal, a judicial review) examines another case or a ruling. */
  reviewedBy?: CaseLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The sentence, of a criminal court. */
  sentence?: StringFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** The ruling takes the place of an earlier one, which stops deciding. */
  supersededBy?: RulingLinksFilter | null | undefined;
  /** The ruling takes the place of an earlier one, which stops deciding. */
  supersedes?: RulingLinksFilter | null | undefined;
  /** A neutral title in our own words. */
  title?: StringFilter | null | undefined;
  /** Where the ruling's own text is published. */
  url?: StringFilter | null | undefined;
};

/** What kind of decision. */
export type RulingKind =
  /** By a court or tribunal, on appeal. */
  | 'APPEAL_DECISION'
  /** By a coroner or an inquest jury. */
  | 'INQUEST_CONCLUSION'
  /** By the High Court, on review. */
  | 'JUDICIAL_REVIEW_DECISION'
  /** By a misconduct panel or meeting. */
  | 'MISCONDUCT_FINDING'
  /** By a criminal court, after conviction. */
  | 'SENTENCE'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** By a criminal court. */
  | 'VERDICT';

/** By a value of RulingKind. */
export type RulingKindFilter = {
  /** This value. */
  eq?: RulingKind | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<RulingKind> | null | undefined;
};

/** What a relationship that leads to Ruling, and the node there, must be like. */
export type RulingLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: RulingFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Ruling. */
export type RulingLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: RulingLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: RulingLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: RulingLinkEdgeFilter | null | undefined;
};

/** What the conduct would be if it were proved; never a finding (CR reg 14). */
export type SeverityAssessment =
  /** Could justify dismissal, if proved. */
  | 'GROSS_MISCONDUCT'
  /** Could justify disciplinary action, if proved. */
  | 'MISCONDUCT'
  /** None of these. */
  | 'NEITHER'
  /** Less; goes to reflective practice. */
  | 'PRACTICE_REQUIRING_IMPROVEMENT'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of SeverityAssessment. */
export type SeverityAssessmentFilter = {
  /** This value. */
  eq?: SeverityAssessment | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<SeverityAssessment> | null | undefined;
};

/** The standard said to be breached (CR reg 5, Sch 2). */
export type StandardOfProfessionalBehaviour =
  /** Self-control, no abuse of powers. */
  | 'AUTHORITY_RESPECT_AND_COURTESY'
  /** Speak up. */
  | 'CHALLENGING_AND_REPORTING_IMPROPER_CONDUCT'
  /** Proper use of information. */
  | 'CONFIDENTIALITY'
  /** On or off duty. */
  | 'DISCREDITABLE_CONDUCT'
  /** Diligence. */
  | 'DUTIES_AND_RESPONSIBILITIES'
  /** No unfair discrimination. */
  | 'EQUALITY_AND_DIVERSITY'
  /** Fit on duty. */
  | 'FITNESS_FOR_DUTY'
  /** No lying, no abuse of position. */
  | 'HONESTY_AND_INTEGRITY'
  /** Lawful orders and force policy. */
  | 'ORDERS_AND_INSTRUCTIONS'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN'
  /** Necessary, proportionate, reasonable. */
  | 'USE_OF_FORCE';

/** By a value of StandardOfProfessionalBehaviour. */
export type StandardOfProfessionalBehaviourFilter = {
  /** This value. */
  eq?: StandardOfProfessionalBehaviour | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<StandardOfProfessionalBehaviour> | null | undefined;
};

/** How well a claim is founded, by the kind of its source; lowest first. */
export type Standing =
  /** The text of a ruling by a court, tribunal or panel. */
  | 'ADJUDICATED'
  /** A forum post or the like. A hundred of them stay commentary. */
  | 'COMMENTARY'
  /** A public body's own record. */
  | 'OFFICIAL'
  /** The press, or a report by a body that does not keep the record itself. */
  | 'REPORTED';

/** By a value of Standing. */
export type StandingFilter = {
  /** This or a higher one. */
  atLeast?: Standing | null | undefined;
  /** This or a lower one. */
  atMost?: Standing | null | undefined;
  /** This value. */
  eq?: Standing | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<Standing> | null | undefined;
};

/** What a node of type Statement must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type StatementFilter = {
  /** All of these hold. */
  and?: Array<StatementFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: StatementFilter | null | undefined;
  /** What the statement is made of. */
  of?: TopicLinksFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<StatementFilter> | null | undefined;
  /** The time it speaks of. */
  period?: DateFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** What is said, in our own words. */
  text?: StringFilter | null | undefined;
  /** What it is about, in a few words. */
  topic?: StringFilter | null | undefined;
  /** What the figure counts: per cent, officers, stages. */
  unit?: StringFilter | null | undefined;
  /** The figure, where there is one, in `unit`. */
  value?: FloatFilter | null | undefined;
};

/** What a relationship that leads to Statement, and the node there, must be like. */
export type StatementLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: StatementFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Statement. */
export type StatementLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: StatementLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: StatementLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: StatementLinkEdgeFilter | null | undefined;
};

/** By a text. Case, accents, and the kinds of apostrophes, dashes and blanks make no difference. */
export type StringFilter = {
  /** Has this somewhere. Looks at every text; `search` does not. */
  contains?: string | null | undefined;
  /** This text. */
  eq?: string | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<string> | null | undefined;
  /** Begins so. */
  startsWith?: string | null | undefined;
};

/** By a set of texts, compared as by StringFilter. */
export type StringSetFilter = {
  /** One of its texts has this somewhere. */
  contains?: string | null | undefined;
  /** Whether there is anything in it. */
  exists?: boolean | null | undefined;
  /** All of these are in it. */
  hasAll?: Array<string> | null | undefined;
  /** One of these is in it. */
  hasAny?: Array<string> | null | undefined;
  /** None of these is in it; so too where it is empty. */
  hasNone?: Array<string> | null | undefined;
  /** One of its texts begins so. */
  startsWith?: string | null | undefined;
};

/** What one of Text must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type TextFilter = {
  /** All of these hold. */
  and?: Array<TextFilter> | null | undefined;
  /** It is of type Article, and this holds. */
  article?: ArticleFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, as last read. */
  contentHash?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: TextFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<TextFilter> | null | undefined;
  /** It is of type Post, and this holds. */
  post?: PostFilter | null | undefined;
  /** It is of type Report, and this holds. */
  report?: ReportFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `mentions` of Text. */
export type TextMentionsEdgeFilter = {
  /** Where it ends, exclusive, in the same count. */
  end?: IntFilter | null | undefined;
  /** The node that it leads to. */
  node?: EntityFilter | null | undefined;
  /** SHA-256 of the words between. */
  quoteHash?: StringFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
  /** Where the name begins: code points from the start of the text (NFC, LF). */
  start?: IntFilter | null | undefined;
};

/** By `mentions` of Text. */
export type TextMentionsFilter = {
  /** All are like this; so too where there is none. */
  every?: TextMentionsEdgeFilter | null | undefined;
  /** None is like this. */
  none?: TextMentionsEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: TextMentionsEdgeFilter | null | undefined;
};

/** What a node of type Thread must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type ThreadFilter = {
  /** All of these hold. */
  and?: Array<ThreadFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: ThreadFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<ThreadFilter> | null | undefined;
  /** The thread that the post is in. */
  posts?: PostLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its title. */
  title?: StringFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
};

/** What a relationship that leads to Thread, and the node there, must be like. */
export type ThreadLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: ThreadFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Thread. */
export type ThreadLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: ThreadLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: ThreadLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: ThreadLinkEdgeFilter | null | undefined;
};

/** What one of Topic must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type TopicFilter = {
  /** All of these hold. */
  and?: Array<TopicFilter> | null | undefined;
  /** It is of type Case, and this holds. */
  case?: CaseFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: TopicFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<TopicFilter> | null | undefined;
  /** It is of type Organisation, and this holds. */
  organisation?: OrganisationFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** What the statement is made of. */
  statements?: StatementLinksFilter | null | undefined;
  /** It is of type Unit, and this holds. */
  unit?: UnitFilter | null | undefined;
};

/** What a relationship that leads to Topic, and the node there, must be like. */
export type TopicLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: TopicFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Topic. */
export type TopicLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: TopicLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: TopicLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: TopicLinkEdgeFilter | null | undefined;
};

/** What a node of type Unit must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type UnitFilter = {
  /** The usual abbreviation, such as GMP. */
  abbreviation?: StringFilter | null | undefined;
  /** Other names, short forms and spellings. */
  alternativeNames?: StringSetFilter | null | undefined;
  /** All of these hold. */
  and?: Array<UnitFilter> | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** How far sources identify the unit. */
  identification?: IdentificationFilter | null | undefined;
  /** Where its law applies: an ISO 3166-2 code, such as GB-ENG. */
  jurisdiction?: StringFilter | null | undefined;
  /** Force, command, station or team. */
  kind?: UnitKindFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The name as most often written; absent where no source gives one. */
  name?: StringFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: UnitFilter | null | undefined;
  /** The officer served in the unit. One officer may serve twice in one unit. */
  officers?: UnitOfficersFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<UnitFilter> | null | undefined;
  /** The unit belongs to a larger one. */
  partOf?: UnitLinksFilter | null | undefined;
  /** The unit belongs to a larger one. */
  parts?: UnitLinksFilter | null | undefined;
  /** A person, unit or organisation takes part in the case. */
  partyTo?: PartyPartyToFilter | null | undefined;
  /** Who published the article or report. */
  publications?: PublicationLinksFilter | null | undefined;
  /** The court, tribunal, panel or force that ruled. */
  rulings?: RulingLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** What the statement is made of. */
  statements?: StatementLinksFilter | null | undefined;
};

/** What kind of police unit. */
export type UnitKind =
  /** A command, division or department of a force. */
  | 'COMMAND'
  /** A whole force. */
  | 'FORCE'
  /** A police station. */
  | 'STATION'
  /** A team, shift or crew. */
  | 'TEAM'
  /** The source does not say, or says it in words that fit no other value. */
  | 'UNKNOWN';

/** By a value of UnitKind. */
export type UnitKindFilter = {
  /** This value. */
  eq?: UnitKind | null | undefined;
  /** Whether there is a value. */
  exists?: boolean | null | undefined;
  /** One of these, 500 at most; none of them finds nothing. */
  in?: Array<UnitKind> | null | undefined;
};

/** What a relationship that leads to Unit, and the node there, must be like. */
export type UnitLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: UnitFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Unit. */
export type UnitLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: UnitLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: UnitLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: UnitLinkEdgeFilter | null | undefined;
};

/** What a relationship and the node that it leads to must be like: `officers` of Unit. */
export type UnitOfficersEdgeFilter = {
  /** First day known. */
  from?: DateFilter | null | undefined;
  /** The node that it leads to. */
  node?: OfficerFilter | null | undefined;
  /** The rank held there. */
  rank?: RankFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
  /** Last day known. */
  to?: DateFilter | null | undefined;
};

/** By `officers` of Unit. */
export type UnitOfficersFilter = {
  /** All are like this; so too where there is none. */
  every?: UnitOfficersEdgeFilter | null | undefined;
  /** None is like this. */
  none?: UnitOfficersEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: UnitOfficersEdgeFilter | null | undefined;
};

/** What one of Written must be like; all that is named must hold, and an empty one is all there are. At most 50 conditions and 8 levels. */
export type WrittenFilter = {
  /** All of these hold. */
  and?: Array<WrittenFilter> | null | undefined;
  /** It is of type Article, and this holds. */
  article?: ArticleFilter | null | undefined;
  /** How many live claims speak of it. */
  claimCount?: IntFilter | null | undefined;
  /** The claims about it. */
  claims?: ClaimsFilter | null | undefined;
  /** SHA-256 of its text, as last read. */
  contentHash?: StringFilter | null | undefined;
  /** Its id. */
  id?: IdFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentionedIn?: EntityMentionedInFilter | null | undefined;
  /** The source names someone or something, at one place in its text. */
  mentions?: TextMentionsFilter | null | undefined;
  /** This does not hold; a value that is missing meets no test, and so is found. */
  not?: WrittenFilter | null | undefined;
  /** One or more of these hold; of none at all, nothing is found. */
  or?: Array<WrittenFilter> | null | undefined;
  /** It is of type Post, and this holds. */
  post?: PostFilter | null | undefined;
  /** The post repeats words of another post, or of an article pasted into it. */
  quotedBy?: PostLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAs?: EntityLinksFilter | null | undefined;
  /** The decision, by someone who looked, that the two are one. */
  sameAsOf?: EntityLinksFilter | null | undefined;
  /** The highest standing among the live claims about it. */
  standing?: StandingFilter | null | undefined;
  /** Its address. */
  url?: StringFilter | null | undefined;
  /** Who wrote it: a person (articles) or an account (posts). */
  writtenBy?: AuthorLinksFilter | null | undefined;
};

/** What a relationship that leads to Written, and the node there, must be like. */
export type WrittenLinkEdgeFilter = {
  /** The node that it leads to. */
  node?: WrittenFilter | null | undefined;
  /** The highest standing among the claims that support it. */
  standing?: StandingFilter | null | undefined;
};

/** By relationships that lead to Written. */
export type WrittenLinksFilter = {
  /** All are like this; so too where there is none. */
  every?: WrittenLinkEdgeFilter | null | undefined;
  /** None is like this. */
  none?: WrittenLinkEdgeFilter | null | undefined;
  /** One or more are like this. */
  some?: WrittenLinkEdgeFilter | null | undefined;
};

export type OfficerPageQueryVariables = Exact<{
  id: string;
}>;


export type OfficerPageQuery = { officer: { id: string, label: string, identification: Identification | null, allegations: { totalCount: number, nodes: Array<{ id: string, title: string | null, counts: number | null, status: AllegationStatus | null, standing: Standing | null, statusAsOf: { edtf: string, latest: string | null } | null }> } } | null };

export type AllegationCardFragment = { id: string, title: string | null, counts: number | null, status: AllegationStatus | null, standing: Standing | null, statusAsOf: { edtf: string, latest: string | null } | null };

export type OfficersLikeQueryVariables = Exact<{
  filter?: OfficerFilter | null | undefined;
  orderBy?: Array<OfficerOrder> | OfficerOrder | null | undefined;
}>;


export type OfficersLikeQuery = { officers: { totalCount: number, nodes: Array<{ label: string }> } };

export type ThreadPostsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ThreadPostsQuery = { threads: { nodes: Array<{ posts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ position: number | null }> } }> } };

export type PageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PageQuery = { unit: { officers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string | null, claims: { nodes: Array<{ standing: Standing | null }> } } | null, claims: { nodes: Array<{ source:
              | { __typename: 'Article' }
              | { __typename: 'Post' }
              | { __typename: 'Release' }
              | { __typename: 'Report' }
              | { __typename: 'Ruling' }
             | null }> } }> } } | null };

export const AllegationCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AllegationCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Allegation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"counts"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusAsOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edtf"}},{"kind":"Field","name":{"kind":"Name","value":"latest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"}}]}}]} as unknown as DocumentNode<AllegationCardFragment, unknown>;
export const OfficerPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OfficerPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"officer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"identification"}},{"kind":"Field","name":{"kind":"Name","value":"allegations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AllegationCard"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AllegationCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Allegation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"counts"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusAsOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edtf"}},{"kind":"Field","name":{"kind":"Name","value":"latest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"}}]}}]} as unknown as DocumentNode<OfficerPageQuery, OfficerPageQueryVariables>;
export const OfficersLikeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OfficersLike"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OfficerFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OfficerOrder"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"officers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<OfficersLikeQuery, OfficersLikeQueryVariables>;
export const ThreadPostsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ThreadPosts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"threads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"posts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ThreadPostsQuery, ThreadPostsQueryVariables>;
export const PageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Page"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"officers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"standing"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PageQuery, PageQueryVariables>;