#!/usr/bin/env python3
"""Checks rules/std/people.tsv and rules/std/actors.tsv; prints what is wrong, exits 1 if anything is.

People: columns, ids, ISO dates, from <= to, principals that are countries or actors, sorting, one name per id, no two
overlapping rows of one person in one role, no spelling that two people share while both are in office.
Actors: columns, kinds, principals, sorting, one row per id, no spelling that two actors, or an actor and a person, share.
"""
import datetime
import pathlib
import re
import sys
from collections import defaultdict

from fold import key

HERE = pathlib.Path(__file__).resolve().parent
STD = HERE.parent.parent / "rules" / "std"
KINDS = {"institution", "org", "armed_group", "bloc"}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read(name, head, wrong):
    lines = (STD / name).read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t") != head:
        wrong.append(f"{name}:1: expected the columns {', '.join(head)}")
    if lines[-1] != "":
        wrong.append(f"{name}: no line feed at the end")
    rows = []
    for n, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if line and len(fields) != len(head):
            wrong.append(f"{name}:{n}: expected {len(head)} columns, found {len(fields)}")
        elif line:
            rows.append((f"{name}:{n}", dict(zip(head, fields))))
    return rows


def day(text, missing):
    return datetime.date.fromisoformat(text) if text else missing


def spellings(row):
    return [row["name"]] + [a for a in row["aliases"].split("|") if a]


def overlap(a, b):
    return a[0] <= b[1] and b[0] <= a[1]


def people(rows, actors, countries, wrong):
    names, periods, spelt = {}, defaultdict(list), defaultdict(lambda: defaultdict(list))
    for at, row in rows:
        if not ID.fullmatch(row["id"]):
            wrong.append(f"{at}: `{row['id']}` is no id")
        if names.setdefault(row["id"], (row["name"], row["aliases"])) != (row["name"], row["aliases"]):
            wrong.append(f"{at}: `{row['id']}` has another name or other aliases above")
        if row["principal"] not in actors and row["principal"] not in countries:
            wrong.append(f"{at}: `{row['principal']}` is neither a country nor an actor")
        if not row["role"] or row["role"] != row["role"].lower():
            wrong.append(f"{at}: `{row['role']}` is no role in lower case")
        try:
            period = day(row["from"], datetime.date.min), day(row["to"], datetime.date.max)
        except ValueError as error:
            wrong.append(f"{at}: {error}")
            continue
        if period[0] > period[1]:
            wrong.append(f"{at}: from after to")
        role = row["id"], row["principal"], row["role"]
        if any(overlap(period, other) for other in periods[role]):
            wrong.append(f"{at}: overlaps another row of the same role")
        periods[role].append(period)
        for text in spellings(row):
            spelt[key(text)][row["id"]].append(period)
    for text, holders in sorted(spelt.items()):
        ids = sorted(holders)
        for i, a in enumerate(ids):
            for b in ids[i + 1:]:
                if any(overlap(x, y) for x in holders[a] for y in holders[b]):
                    wrong.append(f"people.tsv: `{text}` is both {a} and {b} at one time")
    order = [(r["id"], r["from"], r["role"]) for _, r in rows]
    if order != sorted(order):
        wrong.append("people.tsv: not sorted by id, from, role")
    return set(spelt)


def main():
    wrong = []
    countries = {line.split("\t")[0] for line in (HERE / "countries.tsv").read_text(encoding="utf-8").split("\n")[1:] if line}
    rows = read("actors.tsv", ["id", "name", "aliases", "kind", "principal"], wrong)
    actors = {row["id"] for _, row in rows}
    seen, spelt = set(), {}
    for at, row in rows:
        if not ID.fullmatch(row["id"]) or row["id"] in seen:
            wrong.append(f"{at}: `{row['id']}` is no id or comes twice")
        seen.add(row["id"])
        if row["kind"] not in KINDS:
            wrong.append(f"{at}: kind `{row['kind']}`, expected one of {', '.join(sorted(KINDS))}")
        if row["principal"] and row["principal"] not in actors and row["principal"] not in countries:
            wrong.append(f"{at}: `{row['principal']}` is neither a country nor an actor")
        for text in spellings(row):
            if spelt.setdefault(key(text), row["id"]) != row["id"]:
                wrong.append(f"{at}: `{text}` is {spelt[key(text)]} too")
    if [r["id"] for _, r in rows] != sorted(actors):
        wrong.append("actors.tsv: not sorted by id")
    persons = read("people.tsv", ["id", "name", "aliases", "principal", "role", "from", "to"], wrong)
    for text in sorted(people(persons, actors, countries, wrong) & set(spelt)):
        wrong.append(f"people.tsv: `{text}` is the actor {spelt[text]} too")
    print("\n".join(wrong) if wrong else f"{len(persons)} roles of {len({r['id'] for _, r in persons})} people, {len(rows)} actors: in order")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
