# The gates of ./dev check, each a function that fails and says why; tests/test_gates.py proves that each can fail.

gates=(style format types imports templates settings migrations translations schema)

gate_style() { "$python" -m ruff check; }

gate_format() { "$python" -m ruff format --check; }

gate_types() { "$python" -m mypy; }

gate_imports() { "$python" -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'; }

gate_templates() {
    local -a templates
    local status=0
    mapfile -d '' templates < <(find config geo incidents sources templates -name '*.html' -print0)
    "${python%/*}/djade" --check --target-version 5.2 "${templates[@]}" || status=1
    "$python" -m djlint --lint --quiet "${templates[@]}" || status=1
    return "$status"
}

gate_settings() { # as deployed; whether HSTS binds subdomains and browsers' lists (W005, W021) is for the site to decide
    local found
    found=$(DEBUG=0 HTTPS=1 "$python" manage.py check --deploy 2>&1) || { say "$found"; return 1; }
    if grep -E '\([a-z]+\.[A-Z][0-9]+\)' <<<"$found" | grep -v 'security\.W005\|security\.W021'; then return 1; fi
}

gate_migrations() { "$python" manage.py makemigrations --check --dry-run; }

gate_translations() { # every text of the code and the templates has an Arabic translation
    local copy status=0
    copy=$(mktemp -d)
    cp -R manage.py config geo incidents sources templates locale "$copy"
    (cd "$copy" && "$python" manage.py makemessages --locale ar --no-location --no-obsolete --no-wrap) || status=1
    msgfmt --check -o /dev/null "$copy/locale/ar/LC_MESSAGES/django.po" || status=1
    if msgattrib --untranslated --no-obsolete "$copy/locale/ar/LC_MESSAGES/django.po" | grep . ||
        msgattrib --only-fuzzy --no-obsolete "$copy/locale/ar/LC_MESSAGES/django.po" | grep .; then
        say "The texts above have no Arabic translation. ./dev manage makemessages -l ar adds them to locale/ar; write the translations there."
        status=1
    fi
    rm -rf "$copy"
    return "$status"
}

write_schema() { "$python" manage.py spectacular --validate --fail-on-warn --file "$1"; }

gate_schema() {
    local written status=0
    written=$(mktemp)
    write_schema "$written" || status=1
    diff -u docs/openapi.yaml "$written" || { say "docs/openapi.yaml is not what the code serves; ./dev fix writes it."; status=1; }
    rm -f "$written"
    return "$status"
}

run_gates() { # run_gates NAME…: all of them, also after one failed; the output of those that failed
    local gate output failed=
    for gate in "$@"; do
        declare -F "gate_$gate" >/dev/null || fail "There is no check $gate. There are: ${gates[*]}"
        printf '  %s ...' "$gate"
        if output=$("gate_$gate" 2>&1 </dev/null); then
            say " ok"
        else
            say " FAILED"
            say "$output"
            failed+=" $gate"
        fi
    done
    [[ -z $failed ]] || fail "" "Failed:$failed. ./dev fix repairs what can be repaired by itself; ./dev check NAME… runs single checks."
}
