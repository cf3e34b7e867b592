"""One spelling per name: the folding that the Rust reader repeats from the table made here."""
import unicodedata

# Latin letters that Unicode does not decompose.
SPECIAL = {
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n",
    "ə": "e", "Ə": "e", "ǝ": "e", "ŉ": "'n", "ĸ": "k", "ſ": "s", "ƒ": "f", "ɓ": "b", "Ɓ": "b", "ɗ": "d", "Ɗ": "d",
    "ẞ": "ss", "ơ": "o", "Ơ": "o", "ư": "u", "Ư": "u",
}
# Ranges of the table in the file: Latin-1 letters to Latin Extended-B with IPA's first rows, Latin Extended Additional.
RANGES = [(0x00C0, 0x0260), (0x1E00, 0x1F00)]
APOSTROPHES = "’‘ʼʻʽ′`´ʹʾʿˈ"
DASHES = "‐‑‒–—"


def fold_char(c):
    """ASCII for one Latin letter (at most three letters), or None where there is none."""
    if c in SPECIAL:
        return SPECIAL[c]
    flat = "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d)).lower()
    flat = "".join(SPECIAL.get(d, d) for d in flat)
    return flat if 0 < len(flat) <= 3 and flat.isascii() else None


def fold(text):
    """As `Gazetteer::fold`: see there for what it does."""
    out = []
    for i, c in enumerate(text):
        if c == ".":
            if 0 < i < len(text) - 1 and text[i - 1].isdigit() and text[i + 1].isdigit():
                out.append(c)
        elif ord(c) < 128:
            out.append(c.lower())
        elif c in APOSTROPHES:
            out.append("'")
        elif c in DASHES:
            out.append("-")
        elif 0x300 <= ord(c) < 0x370:
            continue
        elif any(lo <= ord(c) < hi for lo, hi in RANGES) and fold_char(c) is not None:
            out.append(fold_char(c))
        else:
            out.append(c.lower() if len(c.lower()) == 1 else c)
    return "".join(out)


def key(text):
    """The lookup key of a name: folded words, hyphens and commas as spaces, single spaces."""
    return " ".join(fold(text).replace("-", " ").replace(",", " ").split())


def table():
    """Four bytes a character over RANGES: length, then its letters (length 0: leave it as it is)."""
    out = bytearray()
    for lo, hi in RANGES:
        for o in range(lo, hi):
            flat = (fold_char(chr(o)) or "").encode()
            out += bytes([len(flat)]) + flat.ljust(3, b"\0")
    return bytes(out)
