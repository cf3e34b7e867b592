#!/usr/bin/env bash
# How long `gainsay track` takes for one article beside a ledger of many: benches/ledger.sh [ARTICLES] [FOLDER]
# Makes up articles of three claims each over ten years and 48 towns and tracks an eighth of them; the others are those in
# other centuries. Times the same once more, beside hashing it. Then times one article more, its editions, a decision, timelines, and an event that 250, 500, 1000 articles tell of. A folder in
# memory (/dev/shm) spares it all the flushes to the disk. `user` and `sys` are what it costs; `real` is also what others do.
set -euo pipefail
many=${1:-100000}
folder=${2:-$(mktemp -d)}
gainsay=${GAINSAY:-target/release/gainsay}
mkdir -p "$folder"
awk -v many="$((many / 8))" 'BEGIN {
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
echo "== an eighth of $many articles"
time "$gainsay" track "$folder/all.ndjson" --ledger "$folder/ledger" --rules builtin --quiet --format json > /dev/null || true
again() { time "$gainsay" track "$folder/all.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true; }
echo "== the same again, then one of them changed, then hashing them"
again
sed -i '7s/ killed [0-9]* / killed 77 /' "$folder/all.ndjson"
again
time sha256sum "$folder/all.ndjson" > /dev/null
echo "== the same without what is known"
rm "$folder/ledger/.gainsay/known"
again
for century in 13 14 15 16 17 18 19; do
  for shard in "$folder"/ledger/articles/??; do
    copy="$folder/ledger/articles/$(basename "$shard")-$century"
    cp -r "$shard" "$copy"
    sed -i -E "s/\"20([0-9][0-9]-)/\"$century\\1/g" "$copy"/*.ron
  done
done
echo "== $(find "$folder/ledger/articles" -name '*.ron' | wc -l) articles: the index is made anew"
printf '{"id":"none","text":"Nothing happened."}\n' > "$folder/none.ndjson"
time "$gainsay" track "$folder/none.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true
du -sh "$folder/ledger/articles" "$folder/ledger/.gainsay"
echo "== one more"
time "$gainsay" track "$folder/one.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true
echo "== its next edition"
time "$gainsay" track "$folder/two.ndjson" --ledger "$folder/ledger" --rules builtin --quiet --format json > "$folder/told" || true
echo "== and its 24th, each of another number"
for n in $(seq 5 26); do
  printf '{"id":"one-more","outlet":"Outlet 41","date":"2019-05-14","text":"A flood killed %d people in Turin on Monday."}\n' "$n" > "$folder/next.ndjson"
  last() { "$gainsay" track "$folder/next.ndjson" --ledger "$folder/ledger" --rules builtin --quiet --format json > /dev/null || true; }
  if [ "$n" = 26 ]; then time last; else last; fi
done
wc -c "$folder"/ledger/articles/??/outlet-41-one-more-*.ron
# Of this article's findings there is one each; those of the others stand in eight centuries under one id.
id=$(sed -n 's/^{"event":"finding","back":[a-z]*,"voided":[a-z]*,"id":"\([0-9a-f]*\)".*/\1/p' "$folder/told" | head -n 1)
echo "== a decision"
time "$gainsay" review --ledger "$folder/ledger" --accept "$id" --why "looked at" || true
echo "== the timeline of a finding, and of words"
time "$gainsay" timeline --ledger "$folder/ledger" --rules builtin --id "$id" > /dev/null || true
time "$gainsay" timeline --ledger "$folder/ledger" --rules builtin --words "earthquake 39 Kano" > /dev/null || true
echo "== without the index"
rm -f "$folder/ledger/.gainsay/index" "$folder/ledger/.gainsay/index.log"
time "$gainsay" track "$folder/two.ndjson" --ledger "$folder/ledger" --rules builtin --quiet || true
for many in 250 500 1000; do
  awk -v many="$many" 'BEGIN {
    srand(3)
    for (n = 0; n < many; n++) {
      toll = 9 + int(rand() * 7)
      printf "{\"id\":\"a%d\",\"outlet\":\"Outlet %d\",\"date\":\"2025-04-%d\",\"text\":\"A landslide killed %d people in Manizales on 17 April. ", n, n % 300, 18 + n % 5, toll
      printf "At least %d people were injured in Manizales on 17 April, rescuers said.\"}\n", 3 * toll
    }
  }' > "$folder/event.ndjson"
  rm -rf "$folder/event"
  echo "== one event, $many articles"
  time "$gainsay" track "$folder/event.ndjson" --ledger "$folder/event" --rules builtin --quiet --format json > /dev/null || true
done
