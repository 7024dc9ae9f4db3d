# To be sourced: a demonstration server of the caller's own, gone with its directory when the caller ends.
#   $work    a directory of its own      $url   where it answers over HTTP      $grpc  its port for gRPC
#   $token   its admin token             $service  its service token

work=$(mktemp -d "${TMPDIR:-/tmp}/signet-demonstration.XXXXXX")
companions=()
clean_up() {
  for pid in "${companions[@]}"; do
    if kill -0 "$pid" 2> /dev/null; then
      kill "$pid"
      wait "$pid" 2> /dev/null || true
    fi
  done
  rm -rf "$work"
}
trap clean_up EXIT

# Waits for what the pattern matches in a file, while the process lives, and prints it.
await() {
  local pid=$1 pattern=$2 file=$3 found
  for _ in $(seq 240); do
    found=$(grep -Eo "$pattern" "$file" 2> /dev/null | head -n 1) || true
    [ -z "$found" ] || { echo "$found"; return; }
    kill -0 "$pid" 2> /dev/null || break
    sleep 0.25
  done
  echo "nothing like $pattern was said:" >&2
  cat "$file" >&2
  return 1
}

start_demonstration() {
  local java= home server
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    if grep -qs '^JAVA_VERSION="25[".]' "$home/release"; then java=$home/bin/java; break; fi
  done
  [ -n "$java" ] || { echo 'no JDK 25 was found' >&2; exit 1; }
  token=$(head -c 24 /dev/urandom | base64 | tr -dc A-Za-z0-9)
  service=$(head -c 24 /dev/urandom | base64 | tr -dc A-Za-z0-9)
  IDENTITY_INTERNAL_SERVICE_TOKEN=$service IDENTITY_ADMIN_TOKEN=$token "$java" --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx192m -jar bootstrap/target/signet.jar \
    serve --demo --data-dir "$work/data" --http-port 0 --grpc-port 0 > "$work/said" 2>&1 &
  server=$!
  companions+=("$server")
  url=$(await "$server" 'http://(127\.0\.0\.1|localhost):[0-9]+' "$work/said")
  grpc=$(await "$server" 'gRPC on port [0-9]+' "$work/said" | tr -dc 0-9)
}
