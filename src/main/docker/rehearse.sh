#!/usr/bin/env bash
# Makes the AOT cache unspool.aot, with which the JVM starts in a third of the time. Runs the application once in its production form, with the
# servers and the articles of the demo, while the JVM records which classes it loaded and what ran often.
#
#   cd FOLDER-OF-THE-EXTRACTED-JAR && rehearse.sh JVM.OPTIONS PACKED.jar
#
# Use the JVM, the files and the options of production: the JVM ignores a cache that was made with others.
set -euo pipefail
options=$1 packed=$2
demo=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$demo"' EXIT
# PostgreSQL runs as a user other than root, who must be able to enter.
chmod 755 "$demo"

# says FILE WORDS: waits until the log file has the words; prints the file and fails after ten minutes.
says() {
  for _ in {1..3000}; do
    grep -qs "$2" "$1" && return
    sleep 0.2
  done
  cat "$1" >&2
  return 1
}

# ask PATH: requests a page on a new connection, reads all of it, and prints the first line of the answer.
ask() {
  local status
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n' "$1" >&3
  IFS= read -r status <&3
  cat <&3 >/dev/null
  exec 3>&-
  printf '%s\n' "$status"
}

# rehearse PATH: requests a page until it comes. On a busy machine it may take longer than production allows: then the answer is 503. Fails at any
# other answer, and after two minutes.
rehearse() {
  local status
  for _ in {1..120}; do
    status=$(ask "$1")
    case $status in
      'HTTP/1.'?' 200'*) return ;;
      'HTTP/1.'?' 503'*) sleep 1 ;;
      *) break ;;
    esac
  done
  echo "$1 is no good: $status" >&2
  return 1
}

XDG_CACHE_HOME=$demo/cache UNSPOOL_EMBEDDED_ENABLED=true \
  java -XX:TieredStopAtLevel=1 -jar "$packed" --server.port=0 --unspool.embedded.directory="$demo/data" >"$demo/demo.log" 2>&1 &
says "$demo/demo.log" 'Unspool is ready'

export SPRING_R2DBC_URL SPRING_R2DBC_USERNAME SPRING_R2DBC_PASSWORD SPRING_DATA_REDIS_HOST SPRING_DATA_REDIS_PORT SPRING_DATA_REDIS_PASSWORD
SPRING_R2DBC_URL=r2dbc:postgresql://127.0.0.1:$(sed -n 4p "$demo/data/postgres/data/postmaster.pid")/unspool
SPRING_R2DBC_USERNAME=unspool
SPRING_R2DBC_PASSWORD=$(<"$demo/data/postgres/password")
SPRING_DATA_REDIS_HOST=127.0.0.1
SPRING_DATA_REDIS_PORT=$(sed -n 's/^port //p' "$demo/data/redis/redis.conf")
SPRING_DATA_REDIS_PASSWORD=$(sed -n 's/^requirepass //p' "$demo/data/redis/redis.conf")
java @"$options" -Xmx256m -XX:AOTCacheOutput=unspool.aot -jar "$PWD/unspool.jar" --server.port=0 --management.server.port=0 --unspool.health.pause=0s \
  >"$demo/app.log" 2>&1 &
app=$!
says "$demo/app.log" 'Ready on port'
port=$(sed -n 's/.*Ready on port //p' "$demo/app.log")

# Twelve rounds are enough for the profiles: after 50, the second compiler took 0.15 s more of each start, and 3,000 later requests cost the same.
for _ in {1..12}; do
  for page in / /articles/fog '/articles/fog?fragment=1' '/api/v1/feed?view=full' /api/v1/articles/fog /api/v1/articles/fog/next /readyz; do
    rehearse "$page"
  done
done
kill "$app"
wait "$app" || true
test -s unspool.aot
