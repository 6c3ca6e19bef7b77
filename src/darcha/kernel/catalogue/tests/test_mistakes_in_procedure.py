"""Mistakes in procedure.yaml are said at their line: steps, posts, terms, grounds, the way to object."""

import pytest

from .planting import ANIMALS, APPEAL, HOUSING, TINT, Plant, is_named

PLANTS = {
    "nobody hears of the end of this term": Plant(
        f"{TINT}/procedure.yaml",
        "    silence: overdue\n",
        "    silence: overdue\n    ladder:\n      - {key: a, when: 1% before, to: [head], says: reminder}\n",
        "Nobody hears of it",
        line="ladder:",
    ),
    "an extension that no law knows": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: accept\n",
        "      - act: extend\n",
        "No term here may be extended",
        "extension_at_most",
    ),
    "a stop that no law knows": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: accept\n",
        "      - act: stop\n",
        "no term here lets an act stop it",
        "stops_on",
    ),
    "silence without an article": Plant(
        f"{TINT}/procedure.yaml",
        "silence: overdue",
        "silence: refuse",
        "The article of law is missing by which silence means “refuse”",
        "silence_article",
    ),
    "silence with an article in vain": Plant(
        f"{TINT}/procedure.yaml",
        "silence: overdue",
        "silence: overdue\n    silence_article: ORQ-457, art. 60",
        "no article is needed",
    ),
    "silence that leads nowhere": Plant(
        f"{APPEAL}/procedure.yaml",
        "    silence: overdue",
        "    silence_article: ORQ-445, art. 28\n    silence: approve",
        "no step lists that act",
        "act: approve",
    ),
    "wrong kind of value": Plant(
        f"{TINT}/procedure.yaml", "pay_within_days: 10", "pay_within_days: ten", "does not fit", "a whole number"
    ),
    "refusal ground without article": Plant(
        f"{APPEAL}/procedure.yaml",
        "    article: ORQ-445, art. 6, 29\n    within",
        "    within",
        "The article of law is missing",
        "ORQ-445, art. 29",
        line="key: no-substance",
    ),
    "article that names nothing": Plant(
        f"{APPEAL}/procedure.yaml",
        "article: ORQ-445, art. 6, 29\n    within",
        "article: by law\n    within",
        "names no article",
        line="article: by law",
    ),
    "rule that is no condition": Plant(
        f"{HOUSING}/procedure.yaml", "size(facts.population) > 0", "size(facts.population)", "not yes or no", "> 0"
    ),
    "rule about an unread registry": Plant(
        f"{HOUSING}/procedure.yaml",
        "size(facts.population) > 0",
        "size(facts.populations) > 0",
        "“populations”",
        "“population”",
    ),
    "unknown post": Plant(
        f"{TINT}/procedure.yaml",
        "[permits-officer, permits-head]\n        to: question",
        "[permit-officer]\n        to: question",
        "no post “permit-officer”",
        "“permits-officer”",
        line="permit-officer",
    ),
    "unknown step": Plant(f"{TINT}/procedure.yaml", "to: question", "to: quastion", "no step “quastion”", "“question”"),
    "step that nothing leads to": Plant(
        f"{TINT}/procedure.yaml",
        "first_step: payment",
        "first_step: review",
        "No act leads to the step “payment”",
        line="key: payment",
    ),
    "unknown body": Plant(f"{TINT}/procedure.yaml", "to_body: iiv", "to_body: iiiv", "no body “iiiv”", "“iiv”"),
    "term starts at a payment that never comes": Plant(
        f"{APPEAL}/procedure.yaml",
        "starts_at: registration\n    article: ORQ-445, art. 28\n    rule: terms.reply",
        "starts_at: payment\n    article: ORQ-445, art. 28\n    rule: terms.reply",
        "the service is free",
        line="starts_at: payment",
    ),
    "term never reached": Plant(
        f"{APPEAL}/procedure.yaml",
        "    when: has(answers.kind) && answers.kind == 'proposal'\n",
        "",
        "can never apply",
        line="key: proposal",
    ),
    "longer term in nobody's place": Plant(
        f"{APPEAL}/procedure.yaml",
        "instead_of: reply",
        "instead_of: replies",
        "no term “replies”",
        "“reply”",
    ),
    "study without a longer term": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: refuse\n",
        "      - act: study\n        posts: [permits-officer]\n      - act: refuse\n",
        "no longer term to choose",
        "instead_of",
        line="act: study",
    ),
    "letters filed by one person alone": Plant(
        f"{APPEAL}/procedure.yaml",
        "        confirmed_by: [petitions-officer, petitions-head]\n",
        "",
        "Nobody files a letter alone",
        "confirmed_by",
        line="act: file",
    ),
    "two terms in one place": Plant(
        f"{APPEAL}/procedure.yaml",
        "instead_of: reply",
        "instead_of: proposal",
        "Two terms take the same place",
    ),
    "longer term by a condition": Plant(
        f"{APPEAL}/procedure.yaml",
        "    instead_of: reply\n",
        "    instead_of: reply\n    when: has(answers.kind) && answers.kind == 'proposal'\n",
        "no condition does",
        line="when: has(answers.kind) && answers.kind == 'proposal'",
    ),
    "time of telling without a longer term": Plant(
        f"{APPEAL}/procedure.yaml",
        "    extension_at_most: P1M\n",
        "    extension_at_most: P1M\n    decided_within: P10D\n",
        "takes nobody’s place",
        line="decided_within: P10D",
    ),
    "act of law without its article": Plant(
        f"{APPEAL}/procedure.yaml",
        "article: ORQ-445, art. 6, 29\n    within",
        "article: ORQ-445\n    within",
        "“ORQ-445” names no article",
        "confirmed: false",
        line="article: ORQ-445",
    ),
    "unknown unit": Plant(
        f"{TINT}/procedure.yaml", "unit: working-hours", "unit: working-hour", "is not allowed", "“working-hours”"
    ),
    "no time at all": Plant(f"{TINT}/procedure.yaml", "length: 2", "length: 0", "0 is too small", "1 or more"),
    "a list is wanted": Plant(
        f"{TINT}/procedure.yaml", "stops_on: [asked]", "stops_on: asked", "does not fit", "a list"
    ),
    "extension in words": Plant(
        f"{APPEAL}/procedure.yaml", "at_most: P1M", "at_most: 1 month", "not written as expected", "P1M"
    ),
    "extension of nothing": Plant(
        f"{APPEAL}/procedure.yaml", "at_most: P1M", "at_most: P0D", "not written as expected", "not nothing"
    ),
    "extension in years, which no clock of the law counts": Plant(
        f"{APPEAL}/procedure.yaml", "at_most: P1M", "at_most: P1Y", "not written as expected", "months, weeks and days"
    ),
    "limit of nothing": Plant(
        f"{APPEAL}/procedure.yaml",
        "within: 1 working-day",
        "within: 0 working-days",
        "not written as expected",
        "from 1 on",
    ),
    "limit in words": Plant(
        f"{APPEAL}/procedure.yaml",
        "within: 1 working-day",
        "within: one working day",
        "not written as expected",
        "1 working-day",
    ),
    "extension without its article": Plant(
        f"{APPEAL}/procedure.yaml",
        "    extension_article: ORQ-445, art. 28\n",
        "",
        "article of law is missing for the extension",
        line="key: reply",
    ),
    "fee that cannot be paid": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: pay\n        to: review\n",
        "",
        "cannot be paid at the first step",
        "act: pay",
        line="key: payment",
    ),
    "free, but waits for a payment": Plant(
        f"{APPEAL}/procedure.yaml",
        "    acts:\n",
        "    acts:\n      - act: pay\n        to: question\n",
        "The service is free",
        line="key: review",
    ),
    "question that nobody could answer": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: answer\n        to: review\n",
        "",
        "Nobody could answer",
        "act: answer",
        line="act: ask",
    ),
    "nothing but refusals": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: approve\n        posts: [permits-officer, permits-head]\n        to: entry\n",
        "",
        "in the applicant’s favour",
        line="steps:",
    ),
    "act twice at a step": Plant(
        f"{TINT}/procedure.yaml",
        "      - act: withdraw\n        to: done\n",
        "      - act: pay\n        to: done\n",
        "“pay” is there twice",
        line="act: pay",
    ),
    "days to pay that nobody was told": Plant(
        f"{TINT}/procedure.yaml", "pay_within_days: 10", "pay_within_days: 30", "has 30 days to pay", "same number"
    ),
    "judge in its own cause": Plant(
        f"{TINT}/procedure.yaml", "to_body: iiv", "to_body: yhxx", "objections to its own decisions", "superior"
    ),
    "no rule decides": Plant(
        f"{TINT}/procedure.yaml",
        "first_step: payment",
        "automatic: true\nfirst_step: payment",
        "Nothing is decided by rule",
        line="automatic: true",
    ),
    "function that does not exist": Plant(
        f"{HOUSING}/procedure.yaml", "size(facts.population)", "count(facts.population)", "there is no “count” here"
    ),
    "things of different kinds": Plant(
        f"{HOUSING}/procedure.yaml",
        "size(facts.population) > 0",
        "size(facts.population) > 'none'",
        "things of different kinds",
    ),
    "an opinion of a body that is none": Plant(
        f"{ANIMALS}/procedure.yaml",
        "body: fanlar-akademiyasi",
        "body: fanlar-akademyasi",
        "no body",
        "fanlar-akademiyasi",
    ),
    "an opinion without its term": Plant(
        f"{ANIMALS}/procedure.yaml",
        "        length: 5\n        unit: working-days\n",
        "        unit: working-days\n",
        "“length” is missing",
        line="- body: fanlar-akademiyasi",
    ),
    "an opinion whose silence means nothing": Plant(
        f"{ANIMALS}/procedure.yaml",
        "        silence: goes-on\n",
        "",
        "“silence” is missing",
        line="- body: fanlar-akademiyasi",
    ),
    "two opinions of one body": Plant(
        f"{ANIMALS}/procedure.yaml",
        "body: fanlar-akademiyasi",
        "body: vazirlar-mahkamasi",
        "is asked twice",
        line="- body: vazirlar-mahkamasi",
    ),
    "an opinion of oneself": Plant(
        f"{ANIMALS}/procedure.yaml", "body: fanlar-akademiyasi", "body: ekologiya", "would ask itself"
    ),
    "opinions that lead back to themselves": Plant(
        f"{ANIMALS}/procedure.yaml",
        "    routes:\n      - to: sorting\n",
        "    routes:\n      - to: opinions\n",
        "come back to be asked anew",
        line="routes:",
    ),
    "opinions after the decision": Plant(
        f"{ANIMALS}/procedure.yaml",
        "      - act: approve\n        posts: [permits-officer, permits-head]\n        to: done",
        "      - act: approve\n        posts: [permits-officer, permits-head]\n        to: opinions",
        "after the decision",
    ),
    "a grant without a paper": Plant(
        f"{ANIMALS}/documents/permit.yaml",
        "outcome: approve",
        "outcome: reply",
        "put in no paper",
        "outcome: approve",
        where=f"{ANIMALS}/procedure.yaml",
        line="- act: approve",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])
