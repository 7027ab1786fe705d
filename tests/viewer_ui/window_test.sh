#!/usr/bin/env bash
# One whole path by real mouse and keyboard: open a file, drag a slider, write it, reassign a step,
# undo, redo, save, quit. The file on disk must differ in that value and by that move's line, and
# nowhere else.
#   window_test.sh PROGRAM
set -euo pipefail
program=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

if [ -z "${FRICTION_INSIDE_XVFB:-}" ]; then
    # Without a display there is one sentence and an exit code, and no crash.
    code=0
    said=$(env -u DISPLAY -u WAYLAND_DISPLAY "$program" 2>&1 >/dev/null) || code=$?
    [ "$code" -eq 4 ] && [ "$(wc -l <<< "$said")" -eq 1 ] || { echo "without a display: $code, $said"; exit 1; }
    FRICTION_INSIDE_XVFB=1 exec xvfb-run -a -s "-screen 0 1600x900x24" "${BASH_SOURCE[0]}" "$program"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/scenarios/toll-invoice.yaml" "$work/toll.yaml"
cp "$work/toll.yaml" "$work/before.yaml"
export XDG_CONFIG_HOME=$work/config LIBGL_ALWAYS_SOFTWARE=1

"$program" "$work/toll.yaml" &
viewer=$!
window=
title() { xdotool getwindowname "$window" 2>/dev/null || true; }
wait_for_title() {
    for _ in $(seq 300); do
        [[ $(title) == $1 ]] && return 0
        sleep 0.1
    done
    echo "the title stays \"$(title)\", expected $1"
    kill "$viewer"
    exit 1
}
for _ in $(seq 300); do
    window=$(xdotool search --pid "$viewer" --name Friction 2>/dev/null | head -1) && [ -n "$window" ] && break
    sleep 0.1
done
[ -n "$window" ] || { echo "no window"; exit 1; }
wait_for_title "toll.yaml*Friction"
xdotool windowfocus "$window"
sleep 1

# The first slider: the dock begins 17f above the status line (1.9f), f is 14 px; the track of the
# column "what if" lies 0.9f + 1.6f + 0.45f + 2.1f below the top of the dock.
y=$((900 - 27 - 238 + 71))
# A slow machine takes its time to show the sliders: the same hand again until it had its way.
for attempt in 1 2 3 4 5 6 7 8; do
    xdotool mousemove 100 "$y"; sleep 0.4
    xdotool mousedown 1; sleep 0.4
    xdotool mousemove 150 "$y"; sleep 0.4
    xdotool mousemove 200 "$y"; sleep 0.4
    xdotool mouseup 1; sleep 1
    xdotool key w; sleep 1
    [[ $(title) == "toll.yaml "\** ]] && break
    echo "attempt $attempt: not yet"
done
wait_for_title "toll.yaml \** Friction"
# Each of these does nothing the second time, so a key that a busy machine lost may be pressed again.
press_until() {
    for _ in 1 2 3 4 5 6 7 8; do
        xdotool key "$1"
        for _ in $(seq 20); do
            [[ $(title) == $2 ]] && return 0
            sleep 0.1
        done
    done
    wait_for_title "$2"
}
# The title does not say which changes are not saved; what is kept in case of a crash does.
kept="$work/kept.yaml"
added='      - reassign: {step: follow_up_call, to: lot}'
# One line became another, the slider's, and the move's line came: in this file, against the one before.
has_both() {
    [ "$(diff "$work/before.yaml" "$1" | grep -c '^<')" -eq 1 ] &&
        [ "$(diff "$work/before.yaml" "$1" | grep -c '^>')" -eq 2 ] && grep -qxF -- "$added" "$1"
}
is_there() {
    for _ in $(seq 20); do
        cat "$XDG_CONFIG_HOME"/friction/unsaved-* 2>/dev/null | sed '1,/^text:$/d' > "$kept" || true
        has_both "$kept" && return 0
        sleep 0.1
    done
    return 1
}
# A busy machine gets more time with every attempt.
attempt=1
pause() { sleep "$(awk -v s="$1" -v n="$attempt" 'BEGIN { print s * n }')"; }
find_by_name() {
    xdotool key ctrl+k; pause 0.7
    xdotool type --delay 40 "$1"; pause 0.5
    xdotool key Return; pause 0.7
}
# The catalogue of moves opens with M. In the form the second field is whoever does it from now on,
# and the button stands at the lower right; where a list is open, the first click closes it.
reassign() {
    find_by_name employee_sends_request
    find_by_name follow_up_call
    xdotool key m; pause 1
    xdotool type --delay 40 "reassign"; pause 0.5
    xdotool key Return; pause 1
    # From below: the field above it is a list of steps.
    for field in $(seq 400 -20 270); do
        xdotool mousemove 1480 "$field" click 1; pause 0.4
        xdotool type --delay 40 "taking"; pause 0.4
        xdotool key Return; pause 0.4
        xdotool mousemove 1540 847 click 1; pause 0.4
        xdotool click 1
        is_there && return 0
    done
    return 1
}
for attempt in 1 2 4; do
    reassign && break
    echo "attempt $attempt: no move yet"
    xdotool key Escape; sleep 0.3; xdotool key Escape; sleep 0.3
    # Anything else that came of it is taken back.
    for _ in $(seq 9); do xdotool key ctrl+z; sleep 0.1; done
    xdotool key ctrl+y; sleep 0.3
done
is_there || { echo "the move is not there:"; diff "$work/before.yaml" "$kept" || true; kill "$viewer"; exit 1; }
press_until ctrl+z "toll.yaml [!*]* Friction"
press_until ctrl+y "toll.yaml \** Friction"
for _ in 1 2 3 4 5 6 7 8; do
    is_there && break
    xdotool key ctrl+y
done
is_there || { echo "redo does not bring both back"; kill "$viewer"; exit 1; }
press_until ctrl+s "toll.yaml [!*]* Friction"
for _ in $(seq 20); do
    xdotool key ctrl+q 2>/dev/null || true
    sleep 1
    kill -0 "$viewer" 2>/dev/null || break
done
if kill -0 "$viewer" 2>/dev/null; then
    kill -9 "$viewer"
    echo "it does not quit; the title is \"$(title)\""
    exit 1
fi
code=0
wait "$viewer" || code=$?
[ "$code" -eq 0 ] || { echo "exit code $code"; exit 1; }

has_both "$work/toll.yaml" || { echo "saved:"; diff "$work/before.yaml" "$work/toll.yaml" || true; exit 1; }
cmp "$kept" "$work/toll.yaml" || { echo "what was saved is not what was there"; exit 1; }
# Without the two changes it is the file as it was, byte for byte.
slider=$({ diff "$work/before.yaml" "$work/toll.yaml" || true; } | sed -n 's/^\([0-9]*\)c[0-9]*$/\1/p')
was=$(sed -n "${slider}p" "$work/before.yaml")
now=$(sed -n "${slider}p" "$work/toll.yaml")
[ "${was%%value:*}" = "${now%%value:*}" ] && [ "${was#*range:}" = "${now#*range:}" ] ||
    { echo "not only the value changed: $now"; exit 1; }
grep -vxF -- "$added" "$work/toll.yaml" | head -n $((slider - 1)) | cmp - <(head -n $((slider - 1)) "$work/before.yaml")
grep -vxF -- "$added" "$work/toll.yaml" | tail -n +$((slider + 1)) | cmp - <(tail -n +$((slider + 1)) "$work/before.yaml")
