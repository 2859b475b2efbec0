"""The closed vocabularies: the only home of every word an editor may choose from.

Each term carries its meaning, so that pages, schema and error messages can show it.
"""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A word of a closed vocabulary with its meaning in plain English."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Term:
        """Make the term equal to its word and keep the meaning beside it."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.meaning = meaning
        return term

    @property
    def label(self) -> str:
        """The word as it is shown in a sentence."""
        return self.value.replace("-", " ").replace("self ", "self-")


class CaseKind(Term):
    """What a case is a case of."""

    PLACE = "place", "how one place changed the way it works"
    PROGRAMME = "programme", "one programme or project, in one place or several"


class Scale(Term):
    """How large an area the case covers."""

    NEIGHBOURHOOD = "neighbourhood", "a part of a town, or one site"
    TOWN = "town", "a town or city"
    DISTRICT = "district", "a district council's area"
    BOROUGH = "borough", "a borough council's area"
    COUNTY = "county", "a county council's area"
    REGION = "region", "several councils together"
    NATION = "nation", "one nation of the United Kingdom"
    UK = "uk", "the United Kingdom"


class StatusWord(Term):
    """What became of a case, as an entry in its log."""

    STARTED = "started", "it began"
    RUNNING = "running", "it was still going on"
    CHANGED = "changed", "it went on in another form"
    SCALED = "scaled", "it was extended to more people or places"
    ABSORBED = "absorbed", "it became part of something larger"
    REPLACED = "replaced", "something else took its place"
    ENDED_AS_PLANNED = "ended-as-planned", "it ended when it was meant to"
    STOPPED_EARLY = "stopped-early", "it ended before it was meant to"
    UNCLEAR = "unclear", "what we read does not say"


class Formation(Term):
    """Why the partners came together."""

    VOLUNTARY = "voluntary", "the partners chose to"
    MANDATED = "mandated", "law or government asked for it"
    FUNDER_REQUIRED = "funder-required", "a funder asked for it"
    CONVENED = "convened-by-third-party", "an outside body brought the partners together"
    CRISIS = "crisis", "an emergency or a failure forced it"


class Role(Term):
    """What a partner did in the case."""

    LEAD = "lead", "answered for it"
    CONVENOR = "convenor", "brought others together"
    COMMISSIONER = "commissioner", "bought or ordered it"
    FUNDER = "funder", "paid for it"
    DELIVERER = "deliverer", "did the work"
    PARTNER = "partner", "took part"
    COMMUNITY = "community", "residents or their groups"
    EVALUATOR = "evaluator", "studied it"
    CRITIC = "critic", "spoke against it"


class Direction(Term):
    """Which way a claim says things went."""

    BETTER = "better", "it improved"
    MIXED = "mixed", "some of it improved and some did not"
    NO_CHANGE = "no-change", "it stayed the same"
    WORSE = "worse", "it got worse"
    TOO_EARLY = "too-early", "it is too early to tell"


class Basis(Term):
    """How a figure or statement came to be known. The first four are independent."""

    OFFICIAL_STATISTIC = "official-statistic", "counted by a statistics body under its code"
    AUDIT_OR_INSPECTION = "audit-or-inspection", "found by an auditor, inspector or regulator"
    INDEPENDENT_EVALUATION = "independent-evaluation", "found by evaluators from outside the case"
    ACADEMIC_STUDY = "academic-study", "found by researchers and published as research"
    PARTNER_ACCOUNT = "partner-account", "told by a body that took part, paid or advised"
    SELF_REPORTED = "self-reported", "told by those who ran it, whoever printed it"
    JOURNALISM = "journalism", "found out by a reporter"
    TESTIMONY = "testimony", "told by one person who was there"

    @property
    def independent(self) -> bool:
        """Whether a body outside the case produced the figure."""
        return self in INDEPENDENT_BASES


INDEPENDENT_BASES = frozenset(
    {
        Basis.OFFICIAL_STATISTIC,
        Basis.AUDIT_OR_INSPECTION,
        Basis.INDEPENDENT_EVALUATION,
        Basis.ACADEMIC_STUDY,
    }
)
OWN_ACCOUNTS = frozenset({Basis.SELF_REPORTED, Basis.PARTNER_ACCOUNT})


class Link(Term):
    """How a change is tied to the case. A true figure is not yet an effect."""

    NOT_CLAIMED = "not-claimed", "it changed; nobody says that the case is why"
    ASSERTED = "asserted", "somebody says that the case is why, without testing it"
    REASONED = "reasoned", "other causes were considered"
    COMPARED = "compared", "set against other places, people or times"


class SetbackKind(Term):
    """In which way something did not work."""

    NO_EFFECT = "no-effect", "it was done and nothing changed"
    HARM = "harm", "people or services were worse off"
    COST = "cost", "it cost more, or money was lost"
    CONFLICT = "conflict", "people fell out over it"
    NOT_REACHED = "not-reached", "an aim, a date or a group of people was not reached"
    STOPPED = "stopped", "it was ended or cut back"
    CRITICISM = "criticism", "somebody named found fault with it"


class ConditionState(Term):
    """How a condition stood in the place."""

    HELPING = "helping", "it was there, and it helped"
    HINDERING = "hindering", "it was there, and it got in the way"
    MISSING = "missing", "it was needed and not there"

    @property
    def there(self) -> str:
        """How it stood in the place of a case, as a sentence without its stop."""
        words = {"helping": "Helped there", "hindering": "Got in the way there"}
        return words.get(self.value, "Was missing there")


class Part(Term):
    """What sources say of a condition for those who would do the same elsewhere."""

    CORE = "core", "a source counts it among what makes this what it is"
    ADAPTABLE = "adaptable", "a source says that it can be changed to suit the place"


class Answer(Term):
    """What one may answer in a check."""

    YES = "yes", "yes"
    NO = "no", "no"


class Side(Term):
    """Which way a point told in a case."""

    FOR = "for", "it spoke for working together"
    AGAINST = "against", "it spoke against working together"


class Voice(Term):
    """Whose account is heard in what was written about a case."""

    RESIDENTS = "residents", "people who live there"
    SERVICE_USERS = "service-users", "people who used the services concerned"
    FRONT_LINE = "front-line", "staff who work with the public"
    MANAGERS = "managers", "those who ran it"
    POLITICIANS = "politicians", "elected members"
    PARTNERS = "partners", "other bodies that took part"
    CRITICS = "critics", "those who argued against it"
    EVALUATORS = "evaluators", "those who studied it"


class Standing(Term):
    """What kind of source it is."""

    INDEPENDENT_EVALUATION = "independent-evaluation", "a study by a body outside the case"
    ACADEMIC = "academic", "published as research"
    OFFICIAL = "official", "government, a statistics body, an inspector, formal minutes"
    SELF_PUBLISHED = "self-published", "put out by a body about its own work"
    JOURNALISM = "journalism", "a newspaper, broadcaster or trade press"
    TALK = "talk", "a speech, interview or recording"


class ReadExtent(Term):
    """How much of a source we read."""

    WHOLE = "whole", "we read all of it"
    EXCERPT = "excerpt", "we read part of it"
    ABSTRACT = "abstract", "we read its summary"
    THROUGH_ANOTHER = "through-another", "we read what another source says of it"


class Confidence(Term):
    """How sure we are of a finding (after GRADE-CERQual)."""

    HIGH = "high", "it is highly likely that the finding holds"
    MODERATE = "moderate", "it is likely that the finding holds"
    LOW = "low", "it is possible that the finding holds"
    VERY_LOW = "very-low", "it is not clear whether the finding holds"


class IdeaKind(Term):
    """What an idea page is about."""

    CONCEPT = "concept", "a way of thinking"
    POLICY = "policy", "something a government did"
    CHANGE = "change", "how things changed over time"


class CouncilKind(Term):
    """What kind of authority governs a place."""

    METROPOLITAN = "metropolitan-district", "metropolitan borough or city"
    LONDON = "london-borough", "London borough"
    UNITARY = "unitary-authority", "one council for all services"
    COUNTY = "county", "county council, upper tier"
    DISTRICT = "district", "district council, lower tier"
    COMBINED = "combined-authority", "several councils with devolved powers"
    WELSH = "welsh-unitary", "Welsh council"
    OTHER = "other", "none of these"


class Nation(Term):
    """Nation of the United Kingdom, or all of it."""

    ENGLAND = "england", "England"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"
    UK = "uk", "the United Kingdom"


class Setting(Term):
    """Urban or rural character."""

    URBAN = "urban", "mostly urban"
    MIXED = "mixed", "urban with rural areas"
    RURAL = "rural", "mostly rural"


class Third(Term):
    """Where a place stands among its nation's areas by deprivation."""

    MOST = "most", "in the most deprived third"
    MIDDLE = "middle", "in the middle third"
    LEAST = "least", "in the least deprived third"


class SourceType(Term):
    """The CSL 1.0.2 item types in use (https://docs.citationstyles.org)."""

    WEBPAGE = "webpage", "web page"
    NEWSPAPER = "article-newspaper", "newspaper article"
    MAGAZINE = "article-magazine", "magazine or trade press article"
    JOURNAL = "article-journal", "journal article"
    REPORT = "report", "report"
    BOOK = "book", "book"
    CHAPTER = "chapter", "chapter of a book"
    THESIS = "thesis", "thesis"
    BLOG = "post-weblog", "blog post"
    SPEECH = "speech", "talk or slides"
    BROADCAST = "broadcast", "broadcast or podcast"
    INTERVIEW = "interview", "interview"
    HEARING = "hearing", "minutes or proceedings"
    LEGISLATION = "legislation", "law"
    DATASET = "dataset", "data set"
    PAPER = "paper-conference", "conference paper"
