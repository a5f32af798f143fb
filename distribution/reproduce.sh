#!/usr/bin/env bash
# Builds the archive twice and compares the bytes: in fresh clones of the same commit in different folders, the second in another time zone, another language and with
# other rights for new files. Exits with 1 when the archives differ, and names the entries that do. Options for Maven, such as -o, may follow.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
commit=$(git -C "$root" rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  local folder="$work/$1"
  shift
  git clone -q "$root" "$folder"
  # The commit is said once: somebody may commit while this builds.
  git -C "$folder" checkout -q "$commit"
  mvn -B -ntp -q -f "$folder/pom.xml" -Dquick -DskipTests -Pdistribution "$@" package >"$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
  mkdir "$folder.archives"
  mv "$folder"/distribution/target/dilepton-*.tar.gz "$folder"/distribution/target/dilepton-*.zip "$folder.archives"
  rm -rf "$folder"
  (cd "$folder.archives" && sha256sum -- *) | tee "$folder.sums"
}

entries() {
  # shellcheck disable=SC2016 # tar's variables, which its command expands
  tar -xzf "$work/$1.archives"/*.tar.gz --to-command='echo "$(sha256sum | cut -c 1-64) $TAR_MODE $TAR_UNAME/$TAR_GNAME $TAR_FILENAME"'
}

build first "$@"
(umask 0077 && TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 build the-second "$@")
if cmp -s "$work/first.sums" "$work/the-second.sums"; then
  echo "the same bytes, commit $commit"
else
  echo "the archives differ:"
  diff <(entries first) <(entries the-second) || true
  exit 1
fi
