#!/bin/sh
# Runs fuzz targets one after the other, each from its corpus and from what earlier runs have found.
# Usage: run.sh SWIFT SECONDS TARGET...
set -eu

swift=$1
seconds=$2
shift 2

cd "$(dirname "$0")"
log=.build/build.log
mkdir -p .build
# Of two --sanitize options the compiler heeds only the last, and the package manager hands them over in any order.
build() { "$swift" build --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address "$@"; }
# The linker warns of each of the sanitizer's symbols.
build >"$log" 2>&1 || {
  grep -v "Cannot export local symbol" "$log" >&2
  exit 1
}
programs=$(build --show-bin-path)

# Swift's own report of a crash would take the place of the sanitizer's. Leaks are not looked for: what the runtime keeps for
# good looks like one.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0

for target in "$@"; do
  found=.build/found/$target
  mkdir -p "$found"
  echo "fuzz-$target: $seconds s"
  "$programs/fuzz-$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
    -artifact_prefix=".build/$target-" "$found" "Corpora/$target" >".build/$target.log" 2>&1 || {
    tail -n 40 ".build/$target.log" >&2
    exit 1
  }
  grep -E "executed_units|new_units_added|peak_rss" ".build/$target.log"
done
