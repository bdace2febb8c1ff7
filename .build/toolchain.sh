# Shell functions that `cascade` and `build` share: which JDK, which Maven, whether the distribution is current, and
# how it is built. Sourced, never run. Works with bash 3.2, so that it does on macOS as well.
# The caller sets ROOT to the checkout.

JAVA_WANTED=21
MAVEN_WANTED=3.9.16
DIST="$ROOT/org.cascade.cli/target/dist"
# Holds a digest of the sources that the distribution was built from; its time is when that build began.
STAMP="$DIST/sources"
LOG="$ROOT/target/build.log"
# An editor's server shares the machine with much else: without a limit its heap would grow to a quarter of the memory.
SERVER_HEAP=-Xmx600m
# What the distribution is made from. Tests are left out: they do not change the command.
SOURCES=(pom.xml .mvn .build/toolchain.sh .build/StripSignatures.java
  org.cascade.runtime/pom.xml org.cascade.runtime/src/main
  org.cascade.lang/pom.xml org.cascade.lang/src/main
  org.cascade.lang.ide/pom.xml org.cascade.lang.ide/src/main
  org.cascade.cli/pom.xml org.cascade.cli/src/main)

say() { printf 'cascade: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# --- JDK ---

# Sets JDK_MAJOR and JDK_VERSION from the folder's `release` file, without starting a JVM.
read_jdk() {
  local line
  JDK_MAJOR=0 JDK_VERSION=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case "$line" in
      JAVA_VERSION=*) JDK_VERSION=${line#JAVA_VERSION=}; JDK_VERSION=${JDK_VERSION//\"/} ;;
    esac
  done <"$1/release"
  JDK_MAJOR=${JDK_VERSION%%[.+-]*}
  case "$JDK_MAJOR" in '' | *[!0-9]*) JDK_MAJOR=0; return 1 ;; esac
}

# The folder of the JDK that a `java` or `javac` on the PATH belongs to.
jdk_of_command() {
  local file target
  file=$(command -v "$1") || return 1
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case "$target" in /*) file=$target ;; *) file=${file%/*}/$target ;; esac
  done
  file=${file%/bin/*}
  printf '%s' "$file"
}

# Sets JAVA_HOME, JDK_MAJOR and JDK_VERSION. CASCADE_JAVA_HOME decides; else the newest JDK found, JAVA_HOME first among equals.
find_jdk() {
  local seen="" best="" best_major=0 best_version="" home
  if [ -n "${CASCADE_JAVA_HOME:-}" ]; then
    read_jdk "$CASCADE_JAVA_HOME" && [ "$JDK_MAJOR" -ge "$JAVA_WANTED" ] ||
      fail "CASCADE_JAVA_HOME is \`$CASCADE_JAVA_HOME\`, which is not a JDK $JAVA_WANTED or newer. Set it to one, or unset it to have one found."
    export JAVA_HOME=$CASCADE_JAVA_HOME
    return
  fi
  for home in "${JAVA_HOME:-}" "$(jdk_of_command javac)" /usr/lib/jvm/* /usr/java/* /opt/jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] || continue
    # Links beside the folders they name would be shown twice.
    [ ! -L "$home" ] || [ "$home" = "${JAVA_HOME:-}" ] || continue
    case "$seen" in *"
  $home: "*) continue ;; esac
    if read_jdk "$home"; then
      seen="$seen
  $home: JDK $JDK_VERSION"
      [ "$JDK_MAJOR" -gt "$best_major" ] && best=$home best_major=$JDK_MAJOR best_version=$JDK_VERSION
    elif [ -x "$home/bin/java" ]; then
      seen="$seen
  $home: a Java run-time without a compiler"
    fi
  done
  [ "$best_major" -ge "$JAVA_WANTED" ] || fail "no JDK $JAVA_WANTED or newer found.
Looked at JAVA_HOME (${JAVA_HOME:-not set}), the PATH, /usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks and /Library/Java, and found:${seen:-
  nothing}
Install one, for example \`apt-get install openjdk-21-jdk-headless\`, \`dnf install java-21-openjdk-devel\` or \`brew install openjdk\`, or set CASCADE_JAVA_HOME."
  export JAVA_HOME=$best
  JDK_MAJOR=$best_major JDK_VERSION=$best_version
}

# --- Maven ---

# Whether version $1 is at least $2, both of the form 1.2.3.
version_at_least() {
  local IFS=. have want i
  have=(${1%%-*}) want=($2)
  for i in 0 1 2; do
    [ "${have[i]:-0}" -gt "${want[i]:-0}" ] && return 0
    [ "${have[i]:-0}" -lt "${want[i]:-0}" ] && return 1
  done
  return 0
}

# Prints the version of the Maven command $1.
maven_version() {
  "$1" -v 2>/dev/null </dev/null | sed -n 's/^.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1
}

# Sets MAVEN: an installed one that fits, else one in the user's cache, fetched on first use through the installed one.
find_maven() {
  local cache="${XDG_CACHE_HOME:-$HOME/.cache}/cascade" installed version="" part
  MAVEN="$cache/apache-maven-$MAVEN_WANTED/bin/mvn"
  [ -x "$MAVEN" ] && return
  if installed=$(command -v mvn); then
    version=$(maven_version "$installed")
    case "$version" in
      3.*) if version_at_least "$version" "$MAVEN_WANTED"; then MAVEN=$installed; return; fi ;;
    esac
  fi
  [ -n "$version" ] || fail "no Maven found: there is no working \`mvn\` on the PATH.
Install Maven $MAVEN_WANTED or newer (any 3.x will do: it then fetches the right one), for example \`apt-get install maven\` or \`brew install maven@3.9\`."
  say "fetching Maven $MAVEN_WANTED (\`mvn\` on the PATH is $version)"
  mkdir -p "$cache" "${LOG%/*}" && part=$(mktemp -d "$cache/part.XXXXXX") || fail "cannot write to \`$cache\`. Set XDG_CACHE_HOME to a folder that can be written."
  if ! (cd "$part" && "$installed" -B ${CASCADE_MAVEN_OPTIONS:-} org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    "-Dartifact=org.apache.maven:apache-maven:$MAVEN_WANTED:zip:bin" \
    "-DoutputDirectory=$part" "-Dproject.basedir=$part") >"$LOG" 2>&1 </dev/null; then
    rm -rf "$part"
    show_log
    fail "could not fetch Maven $MAVEN_WANTED. Install it, or connect to the network and try again. Whole log: $LOG"
  fi
  # Where two do it at once, the first one's stays.
  mv "$part/apache-maven-$MAVEN_WANTED" "$cache/" 2>/dev/null
  rm -rf "$part"
  [ -x "$MAVEN" ] || fail "could not put Maven $MAVEN_WANTED into \`$cache\`."
}

# Becomes Maven on the checkout: call it in a subshell. CASCADE_MAVEN_OPTIONS adds options, such as -o or
# -Dmaven.repo.local=DIR. The lock is not handed on.
exec_maven() {
  local options="-XX:+UseSerialGC -Xss8m --enable-native-access=ALL-UNNAMED"
  [ "$JDK_MAJOR" -ge 23 ] && options="$options --sun-misc-unsafe-memory-access=allow"
  cd "$ROOT" || exit
  MAVEN_OPTS="$options ${MAVEN_OPTS:-}" exec "$MAVEN" -B -ntp ${CASCADE_MAVEN_OPTIONS:-} "$@" </dev/null 9>&-
}

# --- The distribution ---

source_files() {
  (cd "$ROOT" && find "${SOURCES[@]}" -type f ! -name '*.swp' ! -name '*~' ! -name '.#*' ! -name lock 2>/dev/null | LC_ALL=C sort)
}

source_digest() {
  (cd "$ROOT" && source_files | tr '\n' '\0' | xargs -0 cksum | cksum)
}

# Whether the distribution is there and no source changed since. Looks at times first; only where those differ, at the content.
is_current() {
  [ -s "$STAMP" ] || return 1
  [ -z "$(cd "$ROOT" && find "${SOURCES[@]}" -newer "$STAMP" ! -name lock -print 2>/dev/null | head -n 1)" ] && return 0
  [ "$(source_digest)" = "$(cat "$STAMP")" ] || return 1
  touch "$STAMP" 2>/dev/null
  return 0
}

# Only one build at a time. Sets nothing; the lock is held until release_lock or the end of the process.
take_lock() {
  local lock="$ROOT/.build/lock"
  if command -v flock >/dev/null 2>&1; then
    exec 9>>"$lock" || fail "cannot write to \`$ROOT\`, so the compiler cannot be built there."
    if ! flock -n 9; then
      say "waiting for another build of this checkout"
      flock 9
    fi
  else
    until mkdir "$lock.d" 2>/dev/null; do
      kill -0 "$(cat "$lock.d/pid" 2>/dev/null)" 2>/dev/null || rm -rf "$lock.d"
      sleep 1
    done
    echo $$ >"$lock.d/pid"
    trap release_lock EXIT
  fi
}

release_lock() {
  exec 9>&-
  rm -rf "$ROOT/.build/lock.d"
}

# Before a build: remembers what it is built from, and makes a half-done build count as none.
begin_distribution() {
  mkdir -p "$DIST" "${LOG%/*}"
  rm -f "$STAMP"
  source_digest >"$STAMP.begun"
}

# After a build: prepares a fast start, then declares the distribution current.
finish_distribution() {
  record_start
  mv "$STAMP.begun" "$STAMP"
}

# Sets CLASSPATH_OF_DIST: every jar of the distribution, in a fixed order.
read_classpath() {
  local LC_ALL=C jars
  jars=("$DIST"/lib/*.jar)
  printf -v CLASSPATH_OF_DIST ':%s' "${jars[@]}"
  CLASSPATH_OF_DIST=${CLASSPATH_OF_DIST#:}
}

# Sets JVM_OPTIONS for every run of the command. The archive below is only valid for the same ones.
choose_options() {
  JVM_OPTIONS=(-XX:+UseSerialGC -XX:-UsePerfData -Xss64m --enable-native-access=ALL-UNNAMED
    -Dguice_bytecode_gen_option=DISABLED
    -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8)
  [ "$JDK_MAJOR" -ge 23 ] && JVM_OPTIONS+=(--sun-misc-unsafe-memory-access=allow)
  return 0
}

# Sets START_ARCHIVE: the archive of loaded classes that makes the command start faster, for the JDK in use, and
# SERVER_ARCHIVE: the same for `cascade lsp`, which loads other classes.
start_archive() {
  START_ARCHIVE="$DIST/start-$JDK_VERSION.jsa"
  SERVER_ARCHIVE="$DIST/start-lsp-$JDK_VERSION.jsa"
}

# Runs `cascade $3...` once to record what it loads in the archive $1, with JVM options $2. Half an archive is never seen.
# RECORD_WITH is put before the command.
record_archive() {
  local archive=$1 option=$2 part record
  shift 2
  part=$(mktemp "${archive%.jsa}.XXXXXX") || return 1
  if [ "$JDK_MAJOR" -ge 25 ]; then record="-XX:AOTCacheOutput=$part"; else record="-XX:ArchiveClassesAtExit=$part"; fi
  read_classpath
  choose_options
  if ${RECORD_WITH:-} "$JAVA_HOME/bin/java" "${JVM_OPTIONS[@]}" $option "$record" -cp "$CLASSPATH_OF_DIST" org.cascade.cli.Main "$@" </dev/null &&
    [ -s "$part" ] && mv "$part" "$archive"; then
    return 0
  fi
  rm -f "$part" "$part".*
  return 1
}

# Runs a program once to record the archive. Without one the command works as well, only slower.
record_start() {
  local example="$ROOT/examples/distributed-database" data
  start_archive
  rm -f "$DIST"/start-*
  [ -d "$example" ] || return 0
  data=$(mktemp -d "${TMPDIR:-/tmp}/cascade.XXXXXX") || return 0
  record_archive "$START_ARCHIVE" "" run "$example" --data "$data/data" >>"$LOG" 2>&1
  rm -rf "$data"
  return 0
}

# Has the language server rehearse a session to record its archive: about 6 s of work.
record_server() {
  start_archive
  record_archive "$SERVER_ARCHIVE" "$SERVER_HEAP" lsp --rehearse >"$DIST/start-lsp.log" 2>&1
}

# Records the server's archive in the background, once the server that starts now has had its say. Only one process does,
# and once it failed, none does until the next build or the next JDK: the log in the distribution tells why.
record_server_later() {
  local claim="$DIST/start-lsp-$JDK_VERSION.begun" of
  # One that was ended amidst has left its claim behind.
  [ -z "$(find "$claim" -mmin +10 -size 0 2>/dev/null)" ] || rm -f "$claim"
  (set -C && : >"$claim") 2>/dev/null || return 0
  of=$(cat "$STAMP")
  (
    (
      sleep 10
      RECORD_WITH="nice -n 15"
      record_server || echo failed >"$claim"
      # An archive of jars that were built anew meanwhile is of no use.
      [ "$(cat "$STAMP" 2>/dev/null)" = "$of" ] || rm -f "$SERVER_ARCHIVE" "$claim"
    ) </dev/null >/dev/null 2>&1 9>&- &
  )
}

# The part of the log that tells why a build failed.
show_log() {
  local lines
  # Maven's closing report names each error with its details, after what it printed on the way.
  lines=$(sed -n '/^\[ERROR\] Failed to execute goal/,$p' "$LOG" | sed -n '/^\[ERROR\] -> \[Help 1\]/q;p' | head -n 40)
  [ -n "$lines" ] || lines=$(tail -n 25 "$LOG")
  printf '%s\n' "$lines" >&2
}

# Builds the distribution without tests and checks, and shows how far it is: on a terminal in one line, else a line per step.
build_distribution() {
  local why=$1 began=$SECONDS job step="" last="" status
  begin_distribution
  [ -t 2 ] || say "$why"
  (exec_maven package -pl :org.cascade.cli -am -Dmaven.test.skip=true >"$LOG" 2>&1) &
  job=$!
  trap 'kill $job 2>/dev/null; [ -t 2 ] && printf "\n" >&2; exit 130' INT TERM
  while kill -0 $job 2>/dev/null; do
    step=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[^ ]*  *\(\[.*\]\)$/\2 \1/p' "$LOG" 2>/dev/null | tail -n 1)
    if [ -t 2 ]; then
      printf '\r\033[Kcascade: %s %s(%d s)' "$why" "${step:+$step }" $((SECONDS - began)) >&2
    elif [ "$step" != "$last" ]; then
      say "  $step"
      last=$step
    fi
    sleep 0.3
  done
  wait $job
  status=$?
  trap - INT TERM
  [ -t 2 ] && printf '\r\033[K' >&2
  if [ $status -ne 0 ]; then
    show_log
    fail "the compiler could not be built. Whole log: $LOG"
  fi
  [ -t 2 ] && printf '\r\033[Kcascade: %s preparing a fast start' "$why" >&2
  finish_distribution
  [ -t 2 ] && printf '\r\033[K' >&2
  say "built in $((SECONDS - began)) s"
}

# Makes sure that the distribution is there and current.
ensure_distribution() {
  local why="building the compiler after a change:"
  is_current && return
  [ -d "$DIST/lib" ] || why="building the compiler for the first use:"
  take_lock
  # Another process may have built it while this one waited.
  if ! is_current; then
    find_maven
    build_distribution "$why"
  fi
  release_lock
}
