#!/bin/bash
# Stops the Keystone that up.sh started, by its pid file, and nothing else. What it stored is kept.
set -euo pipefail
KS_HOME=${KS_HOME:-${TMPDIR:-/tmp}/assay-keystone}
pid_file=$KS_HOME/keystone.pid
[ -s "$pid_file" ] || { echo 'keystone: is not up'; exit 0; }
pid=$(cat "$pid_file")
if ! kill -0 "$pid" 2>/dev/null; then
  rm -f "$pid_file"
  echo 'keystone: was gone already'
  exit 0
fi
# The number may belong to another process by now: ours names the pid file on its command line.
if ! tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "-p $pid_file "; then
  echo "keystone: process $pid is not the one of $pid_file; left alone" >&2
  exit 1
fi
kill -TERM "$pid"
for _ in $(seq 1 50); do
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.1
done
if kill -0 "$pid" 2>/dev/null; then kill -KILL "$pid"; fi
rm -f "$pid_file"
echo 'keystone: stopped'
