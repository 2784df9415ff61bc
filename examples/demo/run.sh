#!/bin/sh
# Shows plan and apply against a local emulator, and fails when they do anything else than expected.
# Usage: run.sh DIRECTORY-OF-THE-PROGRAMS
set -eu

programs=$1
here=$(dirname "$0")
work=$(mktemp -d)
emulator=

finish() {
  [ -z "$emulator" ] || { kill "$emulator" 2>/dev/null && wait "$emulator" 2>/dev/null || true; }
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  echo "demo: $1" >&2
  exit 1
}

# Runs a command, shows what it prints, and checks the status it exits with.
expect() {
  wanted=$1
  shift
  echo
  echo "\$ oss-repl $*"
  status=0
  "$programs/oss-repl" "$@" --config "$here/oss-repl.yaml" >"$work/output" 2>&1 || status=$?
  cat "$work/output"
  [ "$status" = "$wanted" ] || fail "expected exit status $wanted, not $status"
}

# Checks that the last command printed a line.
printed() {
  grep -qF -- "$1" "$work/output" || fail "expected to read: $1"
}

export OSS_ACCESS_KEY_ID=demo-access-key OSS_ACCESS_KEY_SECRET=demo-secret
"$programs/oss-emulator" --port 0 --seed "$here/seed.json" --starting 200ms --closing 1s --rtc-enabling 200ms \
  --access-key-id "$OSS_ACCESS_KEY_ID" --access-key-secret "$OSS_ACCESS_KEY_SECRET" >"$work/emulator" 2>&1 &
emulator=$!

address=
tries=0
while [ -z "$address" ]; do
  address=$(sed -n 's/.*listening on \(http[^ ]*\).*/\1/p' "$work/emulator")
  kill -0 "$emulator" 2>/dev/null || fail "the emulator did not start: $(cat "$work/emulator")"
  tries=$((tries + 1))
  [ "$tries" -lt 100 ] || fail "the emulator did not say where it listens"
  [ -n "$address" ] || sleep 0.1
done
export OSS_ENDPOINT="$address"
echo "A local emulator of OSS listens on $address: 3 source buckets in 2 regions, 3 live rules."

expect 2 plan --detailed-exitcode
printed "Plan: 2 to create, 1 to replace, 1 to set RTC, 1 to delete. 0 unchanged."

expect 0 apply --auto-approve
printed "Applied: 2 created, 1 replaced, 1 RTC set, 1 deleted."

expect 0 plan --detailed-exitcode
printed "No changes."

echo
echo "The live rules are what the file asks for."
