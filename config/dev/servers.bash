# This clone's own PostgreSQL and Redis, and the settings that lead Django to them.
#
# They run as long as any ./dev command needs them: each command holds a shared lock on .dev/servers.lock, and the
# last to leave stops them. The kernel drops the lock of a command that is killed; the next one finds the servers
# running, or what is left of them, and goes on from there.

choose_account() { # sets data, the database's folder, and become, the words that run a command as its owner
    local account
    data=$state/postgres
    become=(env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8)
    ((EUID == 0)) || return 0
    account=$(stat -c %U "$data" 2>/dev/null || say postgres)
    become=(setpriv "--reuid=$account" "--regid=$(id -g "$account")" --init-groups --no-new-privs "${become[@]}")
    if ! (cd / && "${become[@]}" test -x "$state"); then
        data=/var/lib/waqia/$(printf %s "$root" | sha256sum | cut -c 1-16)
        mkdir -p "${data%/*}"
        [[ -d $data ]] || say "PostgreSQL does not run as root, and the user $account may not enter $root: its files go to $data."
    fi
}

choose_sockets() { # sets sockets, a folder with a short path: that of a socket may have 107 bytes
    sockets=$(cat "$state/sockets" 2>/dev/null || true)
    # A copy of a clone has the note of the original's folder, which is not its own.
    if [[ -n $sockets && -w $sockets && $(cat "$sockets/clone" 2>/dev/null) == "$root" ]]; then return; fi
    sockets=/tmp/waqia-$(od -An -N 6 -tx1 /dev/urandom | tr -d ' \n')
    mkdir -m 700 "$sockets"
    say "$root" >"$sockets/clone"
    chown -R "$("${become[@]}" id -u)" "$sockets"
    say "$sockets" >"$state/sockets"
}

make_cluster() { # whenever this is killed, the folder is complete or absent
    rm -rf "$data.new"
    mkdir -m 700 "$data.new"
    chown "$("${become[@]}" id -u)" "$data.new"
    (cd / && "${become[@]}" "$bin/initdb" -D "$data.new" --username=waqia --auth=trust --encoding=UTF8 --locale=C.UTF-8)
    rm -f "$stamps"/{tables,builtins,demo}
    mv "$data.new" "$data"
}

launch() { # launch NAME COMMAND…: start a server that outlives this command; sets launched
    local name=$1
    shift
    (cd / && exec "${become[@]}" setsid "$@") >>"$logs/$name.log" 2>&1 </dev/null 7>&- 8>&- 9>&- &
    launched=$!
}

postgres_pid() { head -n 1 "$data/postmaster.pid" 2>/dev/null || true; }
postgres_ready() { "$bin/pg_isready" -q -h "$sockets" -U waqia; }

start_postgres() {
    local version
    version=$(cat "$data/PG_VERSION" 2>/dev/null || true)
    bin=$(find_postgres "$version") ||
        fail "PostgreSQL $version made this clone's database, and is not here any more. Install postgresql-$version-postgis-3, or let the database go: ./dev reset"
    [[ -n $version ]] || step "New database cluster" make_cluster
    # One whose socket is gone, as after /tmp was cleaned, can only be stopped.
    [[ -S $sockets/.s.PGSQL.5432 ]] || stop_process "$(postgres_pid)" "-D $data" INT 60
    launched=$(postgres_pid)
    if ! alive "$launched" "-D $data"; then
        launch postgres "$bin/postgres" -D "$data" -k "$sockets" -c listen_addresses= -c synchronous_commit=off -c jit=off
    fi
    await postgres "$launched" postgres_ready
}

redis_ready() { [[ $(redis-cli -s "$sockets/$1.sock" ping 2>/dev/null) == PONG ]]; }

start_redis() { # start_redis NAME; it keeps nothing on disk: the database says what there is to do, a message only says "look now"
    if redis_ready "$1"; then return; fi
    stop_redis "$1"
    launch "$1" redis-server --port 0 --unixsocket "$sockets/$1.sock" --unixsocketperm 700 --save "" --appendonly no --dir "$sockets"
    say "$launched $sockets/$1.sock" >"$state/$1.pid"
    await "$1" "$launched" redis_ready "$1"
}

stop_redis() { # stop_redis NAME, also one whose folder is gone
    local pid='' socket=''
    if [[ -f $state/$1.pid ]]; then read -r pid socket <"$state/$1.pid" || true; fi
    stop_process "$pid" "unixsocket:$socket" TERM 10 || say "Redis (process $pid) does not stop."
    rm -f "$state/$1.pid"
}

set_environment() { # what config/settings.py reads; nothing of the caller's own environment leads elsewhere
    if [[ ! -s $state/secret-key ]]; then (umask 077 && od -An -v -N 48 -tx1 /dev/urandom | tr -d ' \n' >"$state/secret-key"); fi
    SECRET_KEY=$(<"$state/secret-key")
    DATABASE_URL=postgis://waqia@/$sockets/waqia
    REDIS_URL=unix://$sockets/redis.sock
    CAPTURES_ROOT=$state/captures
    MODELS_ROOT=$state/models
    STATIC_ROOT=$state/static
    export SECRET_KEY DATABASE_URL REDIS_URL CAPTURES_ROOT MODELS_ROOT STATIC_ROOT DEBUG=1 DJANGO_SETTINGS_MODULE=config.settings
    unset ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS HTTPS
    mkdir -p "$CAPTURES_ROOT" "$MODELS_ROOT" "$STATIC_ROOT"
}

using_servers=
use_servers() { # start the servers, or join those that run, until leave_servers
    exec 8>"$state/servers.lock"
    flock -s 8
    begin_setup
    choose_account
    choose_sockets
    using_servers=yes
    start_postgres
    start_redis redis
    local -a sql=("$bin/psql" -X -q -h "$sockets" -U waqia -d postgres -A -t -c)
    if [[ -z $("${sql[@]}" "SELECT 1 FROM pg_database WHERE datname = 'waqia'") ]]; then "${sql[@]}" "CREATE DATABASE waqia"; fi
    end_setup
    set_environment
}

leave_servers() {
    [[ -n $using_servers ]] || return 0
    using_servers=
    flock -w 0.5 -x 8 || return 0 # another command of this clone uses them
    stop_redis redis
    stop_redis test-redis
    stop_process "$(postgres_pid)" "-D $data" INT 60 || say "PostgreSQL (process $(postgres_pid)) does not stop."
    rm -rf "$sockets"
}
