"""The sections a page makes of its record: their ids and headings, in the order of the page.

An author's text may not use these headings, and links may lead to these ids.
"""

from __future__ import annotations

SECTIONS = {
    "in-a-minute": "In a minute",
    "at-a-glance": "At a glance",
    "what-changed": "What changed, and what did not work",
    "outcomes": "What changed",
    "what-did-not-work": "What did not work",
    "story": "The story",
    "what-it-took": "What it took",
    "would-it-work-here": "Would it work here?",
    "lessons": "What others can take from it",
    "what-happened-next": "What happened, and what happened next",
    "who-was-heard": "Who was heard",
    "somebody-to-ask": "Somebody to ask",
    "questions": "Questions to ask",
    "related": "Related cases",
    "why-set-against": "Why they are set against each other",
    "side-by-side": "Side by side",
    "the-cases": "The cases that carry it",
    "tensions": "Where it pulls both ways",
    "for-and-against": "Cases for and against",
    "confidence": "How sure we are",
    "signs": "Signs that you have it",
    "causes": "Likely causes",
    "findings": "What holds across cases",
    "used-in": "Where this case is used",
    "partner-in": "Cases that name it as a partner",
    "contested": "What is contested",
    "known": "What is known about it",
    "ties": "Ties to cases",
    "read": "What to read",
    "matrix": "Which case carries which theme",
    "new": "What is new",
    "unknown": "What we do not know",
    "way-in": "What to read, in this order",
    "session": "The session",
    "check": "The questions",
    "single-briefs": "One case on one page",
    "try": "Try one of these",
    "lists": "Lists to browse",
    "kinds": "Kinds of source",
    "words-explained": "Words explained",
    "references": "References",
    "about-this-page": "About this page",
}
SECTION_TITLES = tuple(SECTIONS.values())
