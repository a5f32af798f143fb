#!/usr/bin/env bash
# Builds the archive twice, in fresh clones in different folders, and compares the bytes. Exits with 1 when they differ.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in first the-second; do
  git clone -q "$root" "$work/$name"
  mvn -B -ntp -q -f "$work/$name/pom.xml" -Dquick -DskipTests -Pdistribution package >"$work/$name.log" 2>&1 || { cat "$work/$name.log"; exit 1; }
  (cd "$work/$name/distribution/target" && sha256sum dilepton-*.tar.gz dilepton-*.zip) | tee "$work/$name.sums"
  rm -rf "${work:?}/$name"
done
cmp "$work/first.sums" "$work/the-second.sums" && echo "the same bytes"
