# Shell functions for checks that need a program which is not a part of this checkout. Sourced, never run.

# The exit code of a check that was left out, which is neither good nor bad.
LEFT_OUT=77

# debian COMMAND PACKAGE...: makes sure that the command is there, from Debian's packages where it may. Says what it cannot do.
debian() {
  local command=$1 may=() log
  shift
  command -v "$command" >/dev/null 2>&1 && return
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "There is no \`$command\`, and no \`apt-get\` to install it with. Install $*, or set CASCADE_WITHOUT_EDITORS=1 to leave this check out."
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    may=(sudo -n)
    sudo -n true 2>/dev/null || {
      echo "There is no \`$command\`. Install it with \`sudo apt-get install --no-install-recommends $*\`, or set CASCADE_WITHOUT_EDITORS=1 to leave this check out."
      return 1
    }
  fi
  log=$(mktemp)
  "${may[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@" >"$log" 2>&1 </dev/null ||
    { "${may[@]}" apt-get update -q >>"$log" 2>&1 </dev/null &&
      "${may[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; } ||
    { echo "\`apt-get\` could not install $*:"; tail -n 20 "$log"; rm -f "$log"; return 1; }
  rm -f "$log"
}

# Ends the check where editors are not wanted: in a quick build, and where the user says so.
only_in_whole_builds() {
  [ "${1:-all}" != quick ] && [ -z "${CASCADE_WITHOUT_EDITORS:-}" ] || exit $LEFT_OUT
}

# same_as FILE PRINTED: whether what was printed is what is expected. UPDATE_CASES=1 writes it down, and fails all the same.
same_as() {
  diff -u "$1" "$2" && return
  [ -z "${UPDATE_CASES:-}" ] || { cp "$2" "$1"; echo "Wrote $1: look at it."; }
  return 1
}
