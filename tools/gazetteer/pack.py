"""Writes the one binary table. The layout is described in src/lexicon/gazetteer/table.rs, which reads it in place."""
import struct

MAGIC = b"GAZ1"
EMPTY = 0xFFFFFFFF


def fnv(data):
    h = 0x811C9DC5
    for b in data:
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    return h ^ (h >> 13)


class Pool:
    """Byte strings laid end to end, each kept once; a reference is offset << 8 | length."""

    def __init__(self):
        self.data, self.seen = bytearray(), {}

    def add(self, text):
        raw = text.encode()
        assert len(raw) < 256, text
        if raw not in self.seen:
            self.seen[raw] = len(self.data)
            self.data += raw
        assert self.seen[raw] < 1 << 24
        return self.seen[raw] << 8 | len(raw)


def slots(keys):
    """An open-addressing hash table over sorted `keys`: index << 8 | tag, linear probing."""
    size = 1
    while size < len(keys) * 3 // 2:
        size *= 2
    table = [EMPTY] * size
    for i, k in enumerate(keys):
        h = fnv(k.encode())
        s = h & (size - 1)
        while table[s] != EMPTY:
            s = (s + 1) & (size - 1)
        table[s] = i << 8 | h >> 24
    return struct.pack(f"<{size}I", *table)


def pack(fold_table, places, keys, demonyms, members, starts, sources):
    """places: dicts in id order; keys: {key: (postings, flags, parts, demonym index or None)}."""
    names, codes, strings = Pool(), Pool(), Pool()
    records = bytearray()
    for p in places:
        code = p["geonameid"] if p["kind"] == 4 else codes.add(p["code"])
        capital = 0 if p.get("capital_of") is None else p["capital_of"] + 1
        records += struct.pack("<IIIHBBH", names.add(p["name"]), code, p["population"], p["parent"], p["kind"], 0, capital)
    ordered = sorted(keys, key=lambda k: k.encode())
    postings, entries = [], bytearray()
    for k in ordered:
        ids, flags, parts, demonym = keys[k]
        ids = ids[:255]
        entries += struct.pack("<IIBBH", strings.add(k), len(postings) << 8 | len(ids), flags, parts, 0 if demonym is None else demonym + 1)
        postings += ids
    sections = [
        fold_table,
        bytes(records),
        bytes(names.data),
        bytes(codes.data),
        slots(ordered),
        bytes(entries),
        bytes(strings.data),
        struct.pack(f"<{len(postings)}H", *postings),
        b"".join(struct.pack("<HBB", p, f, 0) for p, f in demonyms),
        b"".join(struct.pack("<HH", b, m) for b, m in members),
        struct.pack("<5I", *starts),
        sources.encode(),
    ]
    head, body = bytearray(MAGIC + struct.pack("<I", len(sections))), bytearray()
    base = len(head) + 8 * len(sections)
    for s in sections:
        while len(body) % 4:
            body.append(0)
        head += struct.pack("<II", base + len(body), len(s))
        body += s
    return bytes(head + body), [len(s) for s in sections]
