#!/usr/bin/env bash
# How long `gainsay track` takes for one article beside a ledger of many: benches/ledger.sh [ARTICLES] [FOLDER]
# Makes up articles of three claims each over ten years and 48 towns, tracks them all, then times one more. A folder in
# memory (/dev/shm) spares the first run its hundred thousand flushes to the disk; the timed run is the same.
set -euo pipefail
many=${1:-100000}
folder=${2:-$(mktemp -d)}
gainsay=${GAINSAY:-target/release/gainsay}
mkdir -p "$folder"
awk -v many="$many" 'BEGIN {
  towns = split("Sumy Kharkiv Odesa Lviv Dnipro Poltava Manizales Bogota Medellin Cali Lima Cusco Quito Guayaquil Turin Milan Naples Bari Genoa Bologna Porto Lisbon Seville Valencia Bilbao Lyon Marseille Nantes Lille Toulouse Ghent Antwerp Hamburg Leipzig Dresden Krakow Lublin Gdansk Oslo Bergen Osaka Nagoya Kobe Sendai Nairobi Mombasa Lagos Kano", town, " ")
  causes = split("flood storm landslide fire explosion earthquake", cause, " ")
  srand(4)
  for (n = 0; n < many; n++) {
    date = sprintf("%d-%02d-%02d", 2015 + int(rand() * 10), 1 + int(rand() * 12), 1 + int(rand() * 28))
    at = town[1 + int(rand() * towns)]; other = town[1 + int(rand() * towns)]; why = cause[1 + int(rand() * causes)]
    printf "{\"id\":\"a%d\",\"outlet\":\"Outlet %d\",\"date\":\"%s\",\"text\":\"A %s killed %d people in %s on Monday. ", n, n % 40, date, why, 1 + int(rand() * 40), at
    printf "Another one injured %d people in %s on Sunday. ", 1 + int(rand() * 90), other
    printf "Ministers from France and Japan will meet in %s on Friday, a spokesman said.\"}\n", at
  }
}' > "$folder/all.ndjson"
printf '{"id":"one-more","outlet":"Outlet 41","date":"2019-05-14","text":"A flood killed 3 people in Turin on Monday."}\n' > "$folder/one.ndjson"
printf '{"id":"one-more","outlet":"Outlet 41","date":"2019-05-14","text":"A flood killed 4 people in Turin on Monday."}\n' > "$folder/two.ndjson"
echo "== $many articles"
time "$gainsay" track "$folder/all.ndjson" --ledger "$folder/ledger" --rules builtin --quiet --format json > "$folder/news.json" || true
find "$folder/ledger/articles" -name '*.ron' | wc -l
du -sh "$folder/ledger/articles" "$folder/ledger/.gainsay"
echo "== one more"
time "$gainsay" track "$folder/one.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true
echo "== its next edition"
time "$gainsay" track "$folder/two.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true
echo "== without the index"
rm -f "$folder/ledger/.gainsay/index" "$folder/ledger/.gainsay/index.log"
time "$gainsay" track "$folder/two.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true
