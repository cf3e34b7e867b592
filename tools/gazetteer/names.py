"""How a place may be spelt in an English text: official affixes taken off, transliterations, articles, saints."""
import re

from fold import fold, key

ARABIC = set("SY YE IQ LY PS LB SA EG JO SD DZ MA OM KW QA BH AE TN MR EH".split())
CYRILLIC = set("UA RU BY BG RS MK ME KZ UZ TM KG TJ MN MD".split())
# Countries whose GeoNames names are transliterations with marks that no newspaper prints (Khān Yūnis).
ROMANISED = ARABIC | set("IR AF PK IN BD NP LK MM IL KP KR JP ET SO ER DJ GE AM TH KH LA MV BT".split())
# Other scripts, where several romanisations of a name are about.
OTHER_SCRIPT = CYRILLIC | ROMANISED | {"GR", "CY"}

BEFORE = re.compile(
    r"^(?:(?:Metropolitan |Royal |City and )?Borough of|District of|City and County of|City of|County of|County|Province of|"
    r"Provincia di|Provincia del|Provincia della|Provincia dell'|Provincia de|Província de|Provincie|Province de|Province du|"
    r"Departamento de|Département (?:de la|de l'|du|des|de|d')|Libero consorzio comunale di|Città metropolitana di|"
    r"Metropolitan City of|Republic of|Muhafazat|Opština|Região Autónoma dos?|State of|The) ?(?=[^ ])", re.I)
AFTER = re.compile(
    r" (?:Oblast'?|oblast|Oblisi|Krai|Kray|Republic|Province|province|Region|Regional State|County|District|Governorate|Department|"
    r"Department|State|Voivodeship|Prefecture|Municipality|County Borough|county borough|Council|Rayon|novads|Division|City)$")
KEEP = {"District of Columbia", "Central Region", "Eastern Province", "Northern District", "Southern District", "Central District",
        "Capital Region", "Northern Region", "Western Province", "Eastern Region", "Mountain Province", "Northern Province",
        "Central Province", "Southern Province", "Western Region", "Southern Region", "Northern State", "Free State",
        "Northern Territory", "Capital District", "Quebec City", "Mexico City", "Central Department", "New Valley", "South Governorate",
        "Southern Nations, Nationalities, and People's Region", "Somali Region", "Hong Kong", "Amanat Alasimah", "Kyiv City",
        "Eastern Cape", "Northern Cape", "Western Cape", "North Region", "South Region", "East Region", "West Region", "Centre Region",
        "South-West Region", "North-West Region", "Upper East Region", "Upper West Region"}


def region_name(name):
    """`Kharkivska Oblast` style affixes off, where what stays is still a name."""
    name = re.sub(r" \([^)]*\)$", "", name).strip()
    if name in KEEP:
        return name
    bare = AFTER.sub("", BEFORE.sub("", name)).strip()
    generic = {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "capital", "upper", "lower",
               "centre", "center", "middle", "national capital", "free", "red sea"}
    return bare if len(bare) > 2 and bare.lower() not in generic else name


def printed(name, country):
    """The name as a newspaper would print it: scholarly marks off."""
    if country in ROMANISED:
        name = re.sub(r"^[‘’'`ʻʼ]", "", "".join(c if ord(c) < 128 else _flat(c) for c in name))
        name = name.strip()
    name = re.sub(r" \([^)]*\)$", "", name)
    return name[:1].upper() + name[1:]


def _flat(c):
    flat = fold(c)
    return flat.upper() if c.isupper() and len(flat) == 1 else flat.capitalize() if c.isupper() else flat


def spellings(name, country):
    """Keys for one name: itself and the spellings that follow from it by rule."""
    out = {key(name)}
    for k in list(out):
        for a, b in (("st ", "saint "), ("saint ", "st "), ("mt ", "mount "), ("mount ", "mt "), ("ft ", "fort ")):
            if k.startswith(a):
                out.add(b + k[len(a):])
        if " & " in k:
            out.add(k.replace(" & ", " and "))
    if country in ARABIC:
        for k in list(out):
            m = re.match(r"(?:al|an|ar|as|ash|at|az|ad|adh|el|ath) (.{4,})$", k)
            if m:
                rest = m.group(1)
                out |= {f"al {rest}", rest}
        for k in list(out):
            if re.search(r"[^aeiou ]ah$", k) and len(k) > 5:
                out.add(k[:-1])
            if k.endswith("iyah"):
                out |= {k[:-4] + "iya", k[:-4] + "iyya"}
        for k in list(out):
            if k.startswith("bayt "):
                out.add("beit " + k[5:])
            if k.startswith("dayr "):
                out |= {"deir " + k[5:], "deir el " + k[5:].removeprefix("al ")}
            if k.startswith("tall "):
                out |= {"tel " + k[5:], "tell " + k[5:]}
    if country == "UA":
        for k in list(out):
            iotated = re.sub(r"(?<=[^aeiouy ])y(?=[aeu])", "i", k)
            out |= {iotated, re.sub(r"iy(?=[aeiu])", "i", k), re.sub(r"iy(?=[aeiu])", "i", iotated), re.sub(r"yi", "i", k)}
            if k.endswith("yy"):
                out |= {k[:-1], k[:-2] + "yi"}
    if country in ("RU", "BY", "KZ"):
        for k in list(out):
            out.add(re.sub(r"[iy]y\b", "y", k))
            if country == "RU":
                out.add(re.sub(r"([bdgklmnprstvz])'ye", r"\1ye", k))
    if country == "PH":
        out |= {k[:-5] for k in out if k.endswith(" city") and len(k) > 8}
    for k in list(out):
        if "'" in k:
            out |= {k.replace("'", ""), " ".join(w.lstrip("'") for w in k.split())}
    return {k for k in out if len(k) >= 2 and any(c.isalpha() for c in k)}


def skeleton(k):
    """Consonants of a folded name, transliteration habits evened out: two romanisations of one name share it."""
    k = re.sub(r"[^a-z ]", "", k)
    for a, b in (("shch", "c"), ("sch", "c"), ("kh", "h"), ("zh", "z"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"),
                 ("q", "k"), ("ts", "z"), ("dj", "j"), ("ou", "u")):
        k = k.replace(a, b)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw ]", "", k) if k else k)


def near(a, b, most):
    """Edit distance of at most `most`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1] <= most


def romanisations(name, alternates, most=4):
    """Alternate names that look like another English romanisation of `name`: same consonants, few letters apart."""
    main, out = key(name), []
    for alt in sorted(alternates):
        k = key(alt)
        if (k == main or len(k) < 5 or not re.fullmatch(r"[a-z' ]+", k) or not alt[0].isupper() or not alt.isascii()
                or k.count(" ") != main.count(" ") or k[0] != main[0] or re.search(r"w|cz|sz|j(?!a|o|u|i|e)|[^aeiou]h?ij|aa|eu|ae|oe", k)):
            continue
        if k not in out and skeleton(k) == skeleton(main) and near(k, main, max(1, len(main) // 3)):
            out.append(k)
    return out[:most]
