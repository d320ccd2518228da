# How ./dev speaks, runs a step and shows its progress, skips what is done, and watches processes.

say() { printf '%s\n' "$*"; }

fail() { # fail LINE…: say on stderr what went wrong and what to do, and end
    printf '%s\n' "$@" >&2
    exit 1
}

# One ./dev at a time sets up. A step inherits the lock, so one that outlives its killed ./dev is waited for.
begin_setup() {
    exec 7>"$state/setup.lock"
    flock -n 7 || { say "Another ./dev sets up this clone; waiting for it."; flock 7; }
}
end_setup() { exec 7>&-; }

step_pid=
step_finishes= # not empty: an interrupt waits for the step instead of ending it

show_seconds() { # show_seconds NAME STARTED: what is waited for, on a terminal, from the third second on
    if [[ -t 1 ]] && ((SECONDS - $2 >= 2)); then printf '\r  %s ... %d s' "$1" $((SECONDS - $2)); fi
}

step() { # step NAME COMMAND…: run a command with its output in setup.log, counting the seconds on a terminal
    local name=$1 started=$SECONDS status=0
    shift
    say "== $name" >>"$logs/setup.log"
    printf '  %s ...' "$name"
    set -m # a process group of its own, so that an interrupt can end all of it
    "$@" >>"$logs/setup.log" 2>&1 </dev/null 8>&- 9>&- &
    step_pid=$!
    set +m
    while kill -0 "$step_pid" 2>/dev/null; do
        show_seconds "$name" "$started"
        sleep 0.1
    done
    wait "$step_pid" || status=$?
    step_pid=
    if ((status)); then
        printf ' failed\n'
        tail -n 25 "$logs/setup.log" >&2
        fail "" "\"$name\" failed; above is the end of .dev/log/setup.log. Run the command again to go on from here."
    fi
    if [[ -t 1 ]]; then printf '\r  %s ...' "$name"; fi
    printf ' done, %d s\n' $((SECONDS - started))
}

end_step() { # after an interrupt: end the step that it came into
    [[ -n $step_pid ]] || return 0
    printf '\n'
    if [[ -n $step_finishes ]]; then
        say "Waiting for apt-get, which must not be cut off."
    else
        kill -TERM -- "-$step_pid" 2>/dev/null || true
    fi
    wait "$step_pid" 2>/dev/null || true
}

# A stamp records what a finished step was made from; the step is skipped while that is unchanged.
stamped() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }
stamp() { say "$2" >"$stamps/$1"; }
digest() { cat -- "$@" | sha256sum | cut -d ' ' -f 1; }

alive() { # alive PID WORDS: the process runs, and its command line shows that it is not a later owner of the number
    local -a words=()
    [[ -n ${1:-} ]] || return 1
    { mapfile -d '' words <"/proc/$1/cmdline"; } 2>/dev/null || return 1
    [[ "${words[*]}" == *"$2"* ]]
}

stop_process() { # stop_process PID WORDS SIGNAL SECONDS: ask it to end; true once it is gone
    local tries=$(($4 * 10))
    alive "$1" "$2" || return 0
    kill "-$3" "$1" 2>/dev/null || return 0
    while alive "$1" "$2"; do
        ((tries--)) || return 1
        sleep 0.1
    done
}

await() { # await NAME PID COMMAND…: until the command succeeds, as long as the process lives, at most 60 seconds
    local name=$1 pid=$2 tries=600 started=$SECONDS
    shift 2
    until "$@" >/dev/null 2>&1; do
        if ! alive "$pid" "" || ! ((tries--)); then
            tail -n 15 "$logs/$name.log" >&2
            fail "" "$name did not start; above is the end of .dev/log/$name.log."
        fi
        show_seconds "Waiting for $name" "$started"
        sleep 0.1
    done
    if [[ -t 1 ]]; then printf '\r\033[K'; fi
}
