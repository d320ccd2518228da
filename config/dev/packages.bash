# What ./dev installs: packages of the system, of Python and of npm.

find_postgres() { # find_postgres [VERSION]: the bin folder of that PostgreSQL, or of the newest, that has PostGIS
    local version
    for version in ${1:-$(installed_postgres)}; do
        if [[ -x /usr/lib/postgresql/$version/bin/initdb && -f /usr/share/postgresql/$version/extension/postgis.control ]]; then
            say "/usr/lib/postgresql/$version/bin"
            return
        fi
    done
    return 1
}

installed_postgres() { # versions, newest first
    local folder
    for folder in /usr/lib/postgresql/*/bin/; do
        if [[ -d $folder ]]; then cut -d / -f 5 <<<"$folder"; fi
    done | sort -rn
}

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

find_chromium() { # one that a program can drive; a snap cannot be driven
    local name path
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium google-chrome google-chrome-stable; do
        path=$(command -v "$name") || continue
        [[ $(readlink -f "$path") == */snap ]] && continue
        say "$path"
        return
    done
    return 1
}

only_snap_chromium() { grep -qx 'ID=ubuntu' /etc/os-release; }

missing_packages() { # missing_packages [tests]: lines of "package: what for"
    local version
    if ! find_postgres >/dev/null; then
        version=$(installed_postgres | head -n 1)
        say "postgresql-${version:+$version-}postgis${version:+-3}: PostgreSQL with PostGIS, the database"
    fi
    command -v redis-server >/dev/null || say "redis-server: Redis, which carries messages to the worker"
    grep -q 'libgdal\.so' <<<"$(/sbin/ldconfig -p)" || say "gdal-bin: GDAL, GEOS and PROJ, which read and compute geometry"
    command -v msgfmt >/dev/null || say "gettext: compiles the Arabic interface"
    find_python >/dev/null || say "python3-venv: Python and its virtual environments"
    command -v npm >/dev/null || say "npm: fetches the map and the fonts; brings Node.js"
    [[ ${1:-} != tests ]] || command -v git >/dev/null || say "git: tells the tests which files belong to Waqia"
    if [[ ${1:-} == tests ]] && ! find_chromium >/dev/null && ! only_snap_chromium; then say "chromium: the browser of the browser tests"; fi
}

apt_install() { # as root, in a shell of its own: install; a PostgreSQL or Redis that this brings gets no cluster and no start
    export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 # Ubuntu would restart services of the system
    clusters=/etc/postgresql-common/createcluster.d policy=/usr/sbin/policy-rc.d mark="by ./dev of Waqia, while it installs packages"
    undo() {
        rm -f "$clusters/waqia.conf"
        rmdir "$clusters" 2>/dev/null || true
        if grep -qs "$mark" "$policy"; then rm -f "$policy"; fi
    }
    trap undo EXIT
    apt-get update -q || echo "apt-get update failed; going on with the lists that are here."
    mkdir -p "$clusters"
    echo 'create_main_cluster = false' >"$clusters/waqia.conf"
    if [[ ! -e $policy ]]; then
        printf '%s\n' '#!/bin/sh' "# $mark" 'case "$1" in redis*) exit 101 ;; esac' >"$policy"
        chmod 755 "$policy"
    fi
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=600 "$@"
    if [[ " $* " == *" redis-server "* ]]; then update-rc.d redis-server disable; fi
}

install_packages() { # install_packages [tests]
    local missing
    local -a lines packages become=()
    missing=$(missing_packages "$@")
    [[ -n $missing ]] || return 0
    mapfile -t lines <<<"$missing"
    packages=("${lines[@]%%:*}")
    say "This machine lacks packages; apt-get will install them:"
    printf '  %s\n' "${lines[@]}"
    say "No database or Redis of the system is made, started or changed."
    command -v apt-get >/dev/null || fail "There is no apt-get: install these packages in this system's own way, then run ./dev again."
    if ((EUID)); then
        become=(sudo -n) # the step has no terminal to ask on, so the password is asked for before
        if ! command -v sudo >/dev/null || ! sudo -v; then
            fail "That needs root or sudo. Ask an administrator for this, then run ./dev again:" "  apt-get install --no-install-recommends ${packages[*]}"
        fi
    fi
    step_finishes=yes
    step "Installing packages" "${become[@]}" bash -c "set -e; $(declare -f apt_install); apt_install \"\$@\"" apt_install "${packages[@]}"
    step_finishes=
    find_python >/dev/null || fail "Waqia needs Python 3.11 or later, which this system does not have. Install one, then run ./dev again."
}

install_python() { # install_python LOCK
    if ! "$python" -m pip --version 2>/dev/null; then
        rm -rf "$root/.venv"
        "$(find_python)" -m venv "$root/.venv"
    fi
    "$python" -m pip install --disable-pip-version-check --progress-bar off --require-hashes -r "$1"
}

compile_messages() {
    local catalog
    for catalog in locale/*/LC_MESSAGES/*.po; do msgfmt --check-format -o "${catalog%.po}.mo" "$catalog"; done
}

install_browser() { # for a system without a packaged Chromium that can be driven: Playwright's own build
    "$python" -m playwright install --with-deps chromium
}

prepare() { # prepare [tools | tests]: all that needs no server; tools adds the linters, tests a browser as well
    local lock key
    if ! mkdir -p "$logs" "$stamps" 2>/dev/null || ! [[ -w $state && -w $logs && -w $stamps ]]; then
        fail "$(id -un) may not write in $state. Run ./dev as $(stat -c %U "$(existing "$state")"), or make a clone of your own."
    fi
    begin_setup
    install_packages "$@"
    for lock in requirements.lock ${1:+requirements-dev.lock}; do
        key=$(digest "$lock")
        if stamped "$lock" "$key" && [[ -x $python ]]; then continue; fi
        step "Python packages of $lock" install_python "$lock"
        stamp "$lock" "$key"
    done
    key=$(digest package-lock.json)
    if ! stamped npm "$key" || [[ ! -d node_modules ]]; then
        step "npm packages of package-lock.json" npm ci --no-audit --no-fund
        stamp npm "$key"
    fi
    key=$(digest locale/*/LC_MESSAGES/*.po)
    if ! stamped messages "$key"; then
        step "Arabic interface" compile_messages
        stamp messages "$key"
    fi
    if [[ ${1:-} == tests ]] && ! find_chromium >/dev/null && ! stamped browser playwright; then
        say "This system has Chromium only as a snap, which tests cannot drive. Name another with CHROMIUM=/path ./dev test, or wait for Playwright's:"
        step "Playwright's Chromium" install_browser
        stamp browser playwright
    fi
    end_setup
}

existing() { if [[ -e $1 ]]; then say "$1"; else dirname -- "$1"; fi; }
