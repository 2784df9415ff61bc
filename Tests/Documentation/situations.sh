# What the comments `<!-- console` of the pages may call besides the programs.

# A fresh copy of examples/demo as the current folder, and a fresh emulator with its buckets and one fault, or none.
emulate() {
  stop_emulator
  rm -rf "$HOME/state.json" "$HOME/requests.ndjson" "$HOME/demo"
  cp -r "$CHECKOUT/examples/demo" "$HOME/demo"
  cd "$HOME/demo"
  rm -f seed.json run.sh
  with_fault "$1"
}

# The same buckets as they are now, with another fault or none.
with_fault() {
  export OSS_ACCESS_KEY_ID=emulator-id OSS_ACCESS_KEY_SECRET=emulator-secret OSS_ENDPOINT="http://127.0.0.1:$PORT"
  stop_emulator
  echo "{\"faults\": [$1]}" > "$HOME/faults.json"
  oss-emulator --closing 0s --state "$HOME/state.json" --seed "$CHECKOUT/examples/demo/seed.json" \
    --faults "$HOME/faults.json" --log "$HOME/requests.ndjson" > "$HOME/emulator.log" 2>&1 &
  emulator=$!
  until grep -q listening "$HOME/emulator.log"; do
    kill -0 "$emulator" || return 1
    sleep 0.05
  done
}

# It writes its state when it ends, so that is waited for.
stop_emulator() {
  [ -z "${emulator:-}" ] || { kill "$emulator" && wait "$emulator"; }
  emulator=
}

# Ctrl-C for the program that this shell starts next, soon after it has deleted a rule.
interrupt_while_closing() {
  (
    until grep -q DeleteBucketReplication "$HOME/requests.ndjson"; do sleep 0.05; done
    sleep 0.5
    kill -INT "$(cat "$HOME/oss-repl.pid")"
  ) > /dev/null 2>&1 &
}
