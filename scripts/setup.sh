# shellcheck shell=sh
# Read by ./yore, ./test and ./format, which set $root: finds a JDK and Maven, and builds what ./yore runs.
# POSIX sh. Everything it prints goes to stderr.
#
# It keeps in $state (never committed):
#   jdk        two lines: JAVA_HOME as it was when the JDK was looked for, and the JDK found
#   current    the name of the folder that ./yore runs; as old as the sources it was built from
#   app-*      such folders: lib/*.jar, yore.aot, and bench/*.jar once ./yore bench was asked for. Each build makes its own, so that a program
#              still running from an earlier one never loses its jars.
#   dynamodb-local   what only --local needs: lib/*.jar, fetched when it is first asked for
#   build.log, fetch.log, lock

# shellcheck disable=SC2154
state=$root/.yore-build

# The serial collector starts a little faster.
# Also used to make the cache, which is ignored by a run with other flags.
java_flags='-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'

say() {
    printf '%s\n' "$*" >&2
}

# ---------------------------------------------------------------- JDK and Maven

is_jdk_25() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in JAVA_VERSION=*) version=${line#JAVA_VERSION=\"} ;; esac
        done <"$1/release"
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/javac" -version 2>&1) || return 1
        version=${version#javac }
    fi
    version=${version%%[!0-9]*}
    [ "${version:-0}" -ge 25 ]
}

home_of_java_on_path() {
    command -v java >/dev/null || return 0
    java -XshowSettings:properties -version 2>&1 </dev/null | sed -n 's/^ *java\.home = //p'
}

search_jdk() {
    for jdk in "${JAVA_HOME:-}" "$(home_of_java_on_path)" \
        /usr/lib/jvm/* /usr/java/* /usr/local/openjdk-* /opt/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$jdk" ] && is_jdk_25 "$jdk" && return
    done
    return 1
}

# As root, or where sudo asks for no password.
can_apt() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y "$@" </dev/null >&2
}

install_jdk() {
    can_apt || return 1
    say 'No JDK 25 or newer found; looking for a package ...'
    as_root apt-get update -qq </dev/null >&2
    package=$(apt-cache search --names-only '^openjdk-[0-9]+-jdk-headless$' |
        sed 's/ .*//' | sort -t- -k2n | awk -F- '$2 >= 25 { print; exit }')
    [ -n "$package" ] && apt_install "$package"
}

# Sets $jdk.
find_jdk() {
    search_jdk || { install_jdk && search_jdk; } || {
        say 'Yore needs a JDK 25 or newer (a JDK, not a JRE), and none was found.'
        say 'Looked at JAVA_HOME, PATH, /usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks and /Library/Java.'
        say 'Install one (for example the package openjdk-25-jdk-headless, or Eclipse Temurin 25)'
        say 'and, if it lies elsewhere, set JAVA_HOME to its folder.'
        exit 1
    }
}

search_maven() {
    for mvn in "$(command -v mvn)" /usr/share/maven/bin/mvn /opt/*maven*/bin/mvn \
        "${HOME:-/nonexistent}"/.sdkman/candidates/maven/current/bin/mvn; do
        [ -x "$mvn" ] && return
    done
    return 1
}

# Sets $mvn.
find_maven() {
    search_maven || { can_apt && install_maven && search_maven; } || {
        say 'Yore is built with Apache Maven 3.6.3 or newer, and none was found.'
        say 'Install it (for example the package maven) so that mvn is on the PATH.'
        exit 1
    }
}

install_maven() {
    say 'Maven not found; installing its package ...'
    as_root apt-get update -qq </dev/null >&2
    apt_install maven
}

# ---------------------------------------------------------------- Python, for tests only

has_boto3() {
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import sys, importlib.util as it; sys.exit(it.find_spec("boto3") is None)' 2>/dev/null && return
    done
    return 1
}

install_boto3() {
    can_apt || return 1
    say 'Python with boto3 not found; installing the package python3-boto3 ...'
    as_root apt-get update -qq </dev/null >&2
    apt_install python3-boto3
}

# The tests of the Kinesis engine run programs in Python beside it, and say so themselves where it is missing. All tests take long, so
# that it is said before they begin.
find_boto3() {
    has_boto3 || { install_boto3 && has_boto3; } || {
        say 'The tests need Python 3.9 or newer with boto3, and found none.'
        say 'Install it (for example the package python3-boto3, or: pip install boto3) so that python3 is on the PATH.'
        exit 1
    }
}

# On the JDK found: the formatter needs it.
run_maven() (
    cd "$root" && JAVA_HOME=$jdk exec "$mvn" -B -ntp "$@"
)

# ---------------------------------------------------------------- one build at a time

# Runs a command while no other one builds in this folder. In a subshell, which lets the lock go at its end.
with_lock() (
    mkdir -p "$state" || exit 1
    if command -v flock >/dev/null; then
        exec 9>"$state/lock" # inherited by Maven, so that the lock lives as long as it does
        flock -n 9 || { say 'Waiting for another build in this folder ...' && flock 9; } || exit 1
    else
        until mkdir "$state/lock.d" 2>/dev/null; do
            owner=$(cat "$state/lock.d/pid" 2>/dev/null)
            if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
                rm -rf "$state/lock.d"
            else
                sleep 1
            fi
        done
        echo $$ >"$state/lock.d/pid"
        trap 'rm -rf "$state/lock.d"' EXIT
        trap 'exit 130' HUP INT TERM
    fi
    "$@"
)

# ---------------------------------------------------------------- what ./yore runs

# Sets $jdk and $app; true when they can be run as they are. No process is started but one find.
is_fresh() {
    {
        IFS= read -r java_home_then && IFS= read -r jdk
    } 2>/dev/null <"$state/jdk" || return 1
    [ "$java_home_then" = "${JAVA_HOME:-}" ] && [ -x "$jdk/bin/java" ] && is_built
}

is_built() {
    IFS= read -r app 2>/dev/null <"$state/current" || return 1
    app=$state/$app
    [ -d "$app/lib" ] || return 1
    # Folders count as well: a file that was deleted leaves a newer one behind.
    newer=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/*/pom.xml "$root"/*/src/main "$root"/*/*/src/main \
        -newer "$state/current" -print -quit 2>/dev/null)
    [ -z "$newer" ]
}

build_if_needed() {
    is_fresh && return
    find_jdk
    printf '%s\n' "${JAVA_HOME:-}" "$jdk" >"$state/jdk.new" && mv -f "$state/jdk.new" "$state/jdk" || exit 1
    is_built && return
    find_maven
    if [ -e "$state/current" ]; then
        say 'Building Yore (its sources have changed) ...'
    else
        say 'Building Yore (first run, about a minute) ...'
    fi
    mark_start
    run_maven -Dstyle.color=never -Dmaven.test.skip=true package -pl dist -am \
        </dev/null >"$state/build.log" 2>&1 || {
        grep -v '^\[INFO\]' "$state/build.log" | tail -n 40 >&2
        say "The build failed. All of its log: $state/build.log"
        exit 1
    }
    install_app
}

# What changes while Maven runs must count as newer than what it built.
mark_start() {
    : >"$state/started"
}

install_app() {
    name=app-$(date +%Y%m%d-%H%M%S)-$$
    rm -rf "${state:?}/$name"
    mkdir "$state/$name" && cp -R "$root/dist/target/yore/lib" "$state/$name/lib" || exit 1
    make_aot_cache "$state/$name"
    printf '%s\n' "$name" >"$state/current.new" &&
        touch -r "$state/started" "$state/current.new" &&
        mv -f "$state/current.new" "$state/current" || exit 1
    # Keep three.
    # shellcheck disable=SC2012
    ls -td "$state"/app-* | tail -n +4 | while IFS= read -r old; do
        rm -rf "$old"
    done
}

# A cache of loaded and linked classes: a fifth off the time to start. Without one, or with one that does not fit,
# Java starts as usual.
make_aot_cache() {
    set_class_path "$1"
    # In two steps, since the single one passes paths through a variable that is split at spaces.
    # shellcheck disable=SC2086
    (
        unset YORE_ENGINE YORE_VIEWS
        cd "$1" && rehearsed |
            "$jdk/bin/java" $java_flags -XX:AOTMode=record -XX:AOTConfiguration=yore.aotconf \
                -cp "$class_path" dev.yore.cli.Rehearsal &&
            "$jdk/bin/java" $java_flags -XX:AOTMode=create -XX:AOTConfiguration=yore.aotconf -XX:AOTCache=yore.aot \
                -cp "$class_path" </dev/null
    ) >"$state/aot.log" 2>&1 || rm -f "$1/yore.aot"
    rm -rf "$1/yore.aotconf" "$1/training"
}

# The commands, one a line, whose classes the cache holds.
rehearsed() {
    printf '%s\n' 'demo --data training' 'state acc_123 --data training' --help --version
}

# Sets $local_jars: DynamoDB Local, for --local.
find_local() {
    has_local || with_lock fetch_local || return 1
    set_class_path "$state/dynamodb-local"
    local_jars=$class_path
}

has_local() {
    [ -d "$state/dynamodb-local" ] &&
        [ -z "$(find "$root/pom.xml" "$root/dist/local/pom.xml" -newer "$state/dynamodb-local")" ]
}

fetch_local() {
    has_local && return
    find_maven
    say 'Fetching DynamoDB Local (once, about 40 MB) ...'
    rm -rf "$state/dynamodb-local.new" && mkdir "$state/dynamodb-local.new" || exit 1
    run_maven -Dstyle.color=never dependency:copy-dependencies -pl dist/local -DincludeScope=runtime \
        -DoutputDirectory="$state/dynamodb-local.new/lib" </dev/null >"$state/fetch.log" 2>&1 || {
        grep -v '^\[INFO\]' "$state/fetch.log" | tail -n 40 >&2
        say "DynamoDB Local could not be fetched. All of Maven's log: $state/fetch.log"
        exit 1
    }
    rm -rf "$state/dynamodb-local" && mv "$state/dynamodb-local.new" "$state/dynamodb-local"
}

# Sets $bench: the folder of what only ./yore bench needs.
find_bench() {
    [ -d "$app/bench" ] || with_lock build_bench || return 1
    bench=$app/bench
}

build_bench() {
    [ ! -d "$app/bench" ] || return 0
    find_maven
    say 'Building the bench and fetching its peers (once, about 180 MB) ...'
    run_maven -Dstyle.color=never -Dmaven.test.skip=true package -pl bench -am </dev/null >"$state/fetch.log" 2>&1 || {
        grep -v '^\[INFO\]' "$state/fetch.log" | tail -n 40 >&2
        say "The bench could not be built. All of Maven's log: $state/fetch.log"
        exit 1
    }
    rm -rf "$app/bench.new" && mkdir "$app/bench.new" || exit 1
    # Linked, where the file system can.
    for jar in "$root"/bench/target/yore-bench-*.jar "$root"/bench/target/peers/*.jar; do
        ln "$jar" "$app/bench.new" 2>/dev/null || cp "$jar" "$app/bench.new" || exit 1
    done
    mv "$app/bench.new" "$app/bench"
}

# Sets $class_path. One by one, since the order of a wildcard is the file system's.
set_class_path() {
    class_path=
    add_jars "$1/lib"
}

add_jars() {
    for jar in "$1"/*.jar; do
        class_path=$class_path${class_path:+:}$jar
    done
}
