#!/bin/sh
# Stands for a renderer: takes its time, says how far it is, and prints what it made.
n=0
while [ "$n" -lt 10 ]; do
  n=$((n + 1))
  echo "$((n * 10))%" >&2
  sleep 0.2
done
echo "Rendered: $*"
