#!/bin/bash
# Installs, configures and starts a real OpenStack Keystone (Debian packages, SQLite) on loopback.
#
# May be run again: packages that are there are kept, a server that answers is left alone. All that it writes lies
# under $KS_HOME; /etc/keystone is not touched. It ends by printing the endpoint, the file with the OS_* variables, and the
# line by which a shell reads them.
#
#   KS_HOME    where everything lives        (${TMPDIR:-/tmp}/assay-keystone)
#   KS_PORT    port on 127.0.0.1             (5000)
#   KS_PROCS   workers                       (1: with two, SQLite is locked now and then when writes meet)
#   KS_STRICT  1: enforce_scope and enforce_new_defaults
#   KS_FRESH   1: forget what an earlier run stored (only while it is down)
#
# Exit codes: 0 it serves, 1 it would not start, 2 bad usage, 75 its packages cannot be installed here.
set -euo pipefail
umask 077
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
# The packages belong to the system's own python3; another one may come first in PATH.
export PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin
here=$(cd "$(dirname "$0")" && pwd)
KS_HOME=${KS_HOME:-${TMPDIR:-/tmp}/assay-keystone}
KS_PORT=${KS_PORT:-5000}
KS_PROCS=${KS_PROCS:-1}
url=http://127.0.0.1:$KS_PORT
pid_file=$KS_HOME/keystone.pid

say() { printf 'keystone: %s\n' "$*" >&2; }
alive() { [ -s "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2>/dev/null; }
answers() { curl -sf -o /dev/null --max-time 3 "$url/v3"; }
manage() { /usr/bin/keystone-manage --config-file "$KS_HOME/keystone.conf" "$@" >>"$KS_HOME/manage.log" 2>&1; }

cannot_install() {
  say "cannot be installed here: $1"
  exit 75
}

# python3-keystone holds keystone-manage and the WSGI application and asks no question; the package named keystone
# would only add an init script.
install_packages() {
  local missing=() package sudo=()
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || cannot_install 'this is no Debian system (apt-get is missing)'
  for package in python3-keystone gunicorn curl; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || cannot_install "${missing[*]} must be installed, and there is neither root nor sudo without a password"
    sudo=(sudo -n env DEBIAN_FRONTEND=noninteractive)
  fi
  say "installing ${missing[*]}"
  "${sudo[@]}" apt-get -qq update >"$KS_HOME/apt.log" 2>&1 || say "apt-get update failed (see $KS_HOME/apt.log); trying all the same"
  "${sudo[@]}" apt-get -y -qq -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold install \
    --no-install-recommends "${missing[@]}" >>"$KS_HOME/apt.log" 2>&1 </dev/null || {
    tail -n 5 "$KS_HOME/apt.log" >&2
    cannot_install "apt-get could not install ${missing[*]}"
  }
}

# Links are built from the Host header, since public_endpoint is unset. Tokens and roles are cached in the worker's
# memory (11 ms in place of 245 ms a request); groups, which are under test, are always read from the database.
configure() {
  [ -s "$KS_HOME/password" ] || head -c 24 /dev/urandom | base64 | tr -d '+/=\n' >"$KS_HOME/password"
  cat >"$KS_HOME/keystone.conf" <<CONF
[DEFAULT]
log_file = $KS_HOME/keystone.log
use_stderr = false
[database]
connection = sqlite:///$KS_HOME/keystone.db
[token]
provider = fernet
expiration = ${KS_TOKEN_SECONDS:-86400}
[fernet_tokens]
key_repository = $KS_HOME/fernet-keys
[fernet_receipts]
key_repository = $KS_HOME/fernet-keys
[credential]
key_repository = $KS_HOME/credential-keys
[cache]
enabled = true
backend = dogpile.cache.memory
expiration_time = 3600
[identity]
caching = false
# bcrypt at its cheapest: these passwords guard nothing, and log-ins are many.
password_hash_rounds = 4
[oslo_policy]
policy_file = $KS_HOME/policy.yaml
policy_dirs = $KS_HOME/policy.d
CONF
  if [ "${KS_STRICT:-0}" = 1 ]; then printf 'enforce_scope = true\nenforce_new_defaults = true\n' >>"$KS_HOME/keystone.conf"; fi
  [ -e "$KS_HOME/policy.yaml" ] || echo '{}' >"$KS_HOME/policy.yaml"
  mkdir -p "$KS_HOME/policy.d"
  cp "$here/application.py" "$KS_HOME/assay_keystone_application.py"
}

bootstrap() {
  [ ! -e "$KS_HOME/.bootstrapped" ] || return 0
  say 'making its database and keys'
  manage db_sync
  manage fernet_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
  manage credential_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
  OS_BOOTSTRAP_PASSWORD=$(cat "$KS_HOME/password") manage bootstrap --bootstrap-username admin \
    --bootstrap-project-name admin --bootstrap-role-name admin --bootstrap-service-name keystone \
    --bootstrap-region-id RegionOne --bootstrap-public-url "$url/v3/"
  touch "$KS_HOME/.bootstrapped"
}

# gunicorn rather than uwsgi: it answers 500 where Keystone raises, takes chunked bodies, and says when it closes.
serve() {
  if curl -s -o /dev/null --max-time 2 "$url/"; then
    say "something else already answers on $url; choose another KS_PORT"
    exit 1
  fi
  rm -f "$pid_file"
  OS_KEYSTONE_CONFIG_FILES="$KS_HOME/keystone.conf" OS_KEYSTONE_CONFIG_DIR="$KS_HOME" \
    /usr/bin/gunicorn --chdir "$KS_HOME" -b "127.0.0.1:$KS_PORT" -w "$KS_PROCS" --timeout 60 -p "$pid_file" \
    --log-file "$KS_HOME/gunicorn.log" --daemon assay_keystone_application:application </dev/null
  for _ in $(seq 1 150); do
    if answers; then return 0; fi
    sleep 0.2
  done
  say "did not come up; the end of $KS_HOME/gunicorn.log:"
  tail -n 20 "$KS_HOME/gunicorn.log" >&2
  exit 1
}

if [ "${KS_FRESH:-0}" = 1 ]; then
  if alive; then say 'KS_FRESH=1 while it is up: take it down first'; exit 2; fi
  rm -rf "$KS_HOME"
fi
mkdir -p "$KS_HOME"
if alive && answers; then
  say "already serves on $url"
else
  install_packages
  configure
  bootstrap || { say "could not be set up; the end of $KS_HOME/manage.log:"; tail -n 20 "$KS_HOME/manage.log" >&2; exit 1; }
  serve
fi
KS_URL=$url KS_PASSWORD=$(cat "$KS_HOME/password") KS_ENV=$KS_HOME/env /usr/bin/python3 "$here/fixtures.py"
echo "endpoint: $url"
echo "variables: $KS_HOME/env"
echo "to use them: set -a; . $KS_HOME/env; set +a"
