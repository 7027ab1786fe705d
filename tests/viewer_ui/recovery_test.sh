#!/usr/bin/env bash
# The program is killed with a change that is in no file: the next start offers it, and taking it up
# brings back the move that was switched off.
#   recovery_test.sh PROGRAM
set -euo pipefail
program=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# -noreset: the display stays when the only program on it is killed.
if [ -z "${FRICTION_INSIDE_XVFB:-}" ]; then
    FRICTION_INSIDE_XVFB=1 exec xvfb-run -a -s "-screen 0 1600x900x24 -noreset" "${BASH_SOURCE[0]}" "$program"
fi

work=$(mktemp -d)
viewer=
trap '[ -z "$viewer" ] || kill -9 "$viewer" 2>/dev/null || true; rm -rf "$work"' EXIT
cp "$here/scenarios/toll-invoice.yaml" "$work/toll.yaml"
cp "$work/toll.yaml" "$work/before.yaml"
export XDG_CONFIG_HOME=$work/config LIBGL_ALWAYS_SOFTWARE=1

window=
title() { xdotool getwindowname "$window" 2>/dev/null || true; }
begin() {
    "$program" "$work/toll.yaml" &
    viewer=$!
    window=
    for _ in $(seq 300); do
        window=$(xdotool search --pid "$viewer" --name Friction 2>/dev/null | head -1) && [ -n "$window" ] && break
        sleep 0.1
    done
    [ -n "$window" ] || { echo "no window"; exit 1; }
    for _ in $(seq 300); do [[ $(title) == toll.yaml* ]] && break; sleep 0.1; done
    xdotool windowfocus "$window"
    sleep 1
}
# Presses keys one after another until the title fits; a busy machine may lose some.
press_until() {
    local expected=$1; shift
    for _ in 1 2 3 4 5 6; do
        for key in "$@"; do xdotool key "$key"; sleep 0.5; done
        for _ in $(seq 20); do [[ $(title) == $expected ]] && return 0; sleep 0.1; done
    done
    echo "the title stays \"$(title)\", expected $expected"
    exit 1
}

begin
xdotool key 4; sleep 0.5                       # Edit
xdotool key bracketright; sleep 1
xdotool key bracketright; sleep 1              # the second redesign; its first move is selected
press_until "toll.yaml \** Friction" x         # switched off
for _ in $(seq 100); do grep -qs "^off: " "$XDG_CONFIG_HOME"/friction/unsaved-* && break; sleep 0.1; done
grep -qs "^off: office_sends_request 0" "$XDG_CONFIG_HOME"/friction/unsaved-* || { echo "nothing was kept"; exit 1; }
kill -9 "$viewer"
wait "$viewer" 2>/dev/null || true
cmp -s "$work/before.yaml" "$work/toll.yaml" || { echo "the file changed without being saved"; exit 1; }

begin
[[ $(title) == "toll.yaml "[!*]* ]] || { echo "taken up without asking: $(title)"; exit 1; }
press_until "toll.yaml \** Friction" Tab Return  # "Take up" is the first answer
press_until "toll.yaml [!*]* Friction" ctrl+s
removed=$(diff "$work/before.yaml" "$work/toll.yaml" | grep -c '^<' || true)
added=$(diff "$work/before.yaml" "$work/toll.yaml" | grep -c '^>' || true)
[ "$removed" -eq 1 ] && [ "$added" -eq 0 ] || { diff "$work/before.yaml" "$work/toll.yaml" || true; exit 1; }
# What is off is in no file, and is there again when the file is opened the next time.
grep -qs "^saved: yes" "$XDG_CONFIG_HOME"/friction/unsaved-* || { echo "the move that is off is lost"; exit 1; }
kill -9 "$viewer"
wait "$viewer" 2>/dev/null || true
begin
[[ $(title) == "toll.yaml "[!*]* ]] || { echo "opened with changes: $(title)"; exit 1; }
xdotool key 4; sleep 0.5
xdotool key bracketright; sleep 1
xdotool key bracketright; sleep 1
press_until "toll.yaml \** Friction" x         # on again
press_until "toll.yaml [!*]* Friction" ctrl+s
grep -q "reassign: {step: send_request, to: office" "$work/toll.yaml" || { echo "the move did not come back"; exit 1; }
