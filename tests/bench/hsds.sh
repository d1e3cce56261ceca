#!/bin/sh
# One run of one side, from nothing: hsds.sh ours|peer DIR. The peer parses the feed and stores its rows, and checks nothing.
set -eu
case $1 in
  ours)
    cp "$2/empty.db" "$2/ours.db"
    inact --records "$2/ours.db" network import "$2/feed" --source bench --partner hope --quiet
    rm -f "$2"/ours.db*
    ;;
  peer)
    jq empty "$2"/feed/*.json
    for table in "$2"/rows/*.csv; do
      printf '.import --csv "%s" %s\n' "$table" "$(basename "$table" .csv)"
    done | sqlite3 "$2/peer.db"
    rm -f "$2/peer.db"
    ;;
esac
