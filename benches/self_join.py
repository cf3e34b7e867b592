#!/usr/bin/env python3
"""The contradictions among claims by a database's self-join, beside those of `cargo bench --bench scale`.

usage: self_join.py TABLE   (TABLE and TABLE.flagged as GAINSAY_TABLE has them written; wants the package duckdb)
"""
import sys
import time

import duckdb

table = sys.argv[1]
db = duckdb.connect()
db.execute("SET threads=1")
start = time.process_time()
db.execute(
    "create table c as select * from read_csv(?, delim='\t', header=false, columns={"
    "'id': 'BIGINT', 'art': 'INTEGER', 'key': 'BIGINT', 'kind': 'TINYINT', 'pol': 'TINYINT', 'lo': 'INTEGER', 'hi': 'INTEGER'})",
    [table],
)
loaded = time.process_time()
conflict = "a.art <> b.art and (a.pol <> b.pol or a.hi < b.lo or b.hi < a.lo)"
db.execute(
    "create table f as select a.id, min(b.id) as with_id from c a join c b on a.key = b.key and a.kind = b.kind "
    f"where {conflict} group by a.id"
)
flagged = time.process_time()
theirs = {row[0] for row in db.execute("select id from f").fetchall()}
with open(table + ".flagged") as lines:
    ours = {int(line) for line in lines}
print(f"duckdb {duckdb.__version__}: loading {loaded - start:.2f} s, each claim's first contradiction {flagged - loaded:.2f} s of CPU")
print(f"claims in conflict: {len(theirs)} and {len(ours)};", "the same" if theirs == ours else f"{len(theirs ^ ours)} differ")
counted = time.process_time()
pairs = db.execute(
    f"select count(*) from c a join c b on a.key = b.key and a.kind = b.kind and a.id < b.id where {conflict}"
).fetchone()[0]
print(f"pairs: {pairs}, counted in {time.process_time() - counted:.2f} s of CPU")
sys.exit(theirs != ours)
