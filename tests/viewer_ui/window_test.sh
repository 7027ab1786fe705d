#!/usr/bin/env bash
# One whole path by real mouse and keyboard: open a file, drag a slider, write it, undo, redo, save,
# reassign a step, undo, redo, save, quit. The file on disk must have that value and that move, and
# every other byte as before.
#   window_test.sh PROGRAM
set -euo pipefail
program=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

if [ -z "${FRICTION_INSIDE_XVFB:-}" ]; then
    # Without a display there is one sentence and an exit code, and no crash.
    code=0
    said=$(env -u DISPLAY -u WAYLAND_DISPLAY "$program" 2>&1 >/dev/null) || code=$?
    [ "$code" -eq 4 ] && [ "$(wc -l <<< "$said")" -eq 1 ] || { echo "without a display: $code, $said"; exit 1; }
    # A picture that may not be as large as it is: the same, and nothing is left behind.
    full=$(mktemp -d)
    code=0
    said=$(ulimit -f 1; "$program" --picture "$full/map.png" "$here/scenarios/toll-invoice-fixed.yaml" 2>&1) || code=$?
    left=$(ls -A "$full")
    rm -rf "$full"
    [ "$code" -eq 4 ] && [ "$(wc -l <<< "$said")" -eq 1 ] && [ -z "$left" ] ||
        { echo "a file that may not grow: $code, $said, $left"; exit 1; }
    FRICTION_INSIDE_XVFB=1 exec xvfb-run -a -s "-screen 0 1600x900x24" "${BASH_SOURCE[0]}" "$program"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/scenarios/toll-invoice.yaml" "$work/toll.yaml"
cp "$work/toll.yaml" "$work/before.yaml"
export XDG_CONFIG_HOME=$work/config LIBGL_ALWAYS_SOFTWARE=1
# A build that looks for leaks finds two of the OpenGL driver's own, in libraries that are unloaded by
# then and cannot be named; for ours it looks in the tests of panels.
export LSAN_OPTIONS=detect_leaks=0

# Larger than any screen: it opens as large as this one.
mkdir -p "$work/config/friction"
printf 'friction-viewer settings 1\nwidth: 32768\nheight: 32768\n' > "$work/config/friction/settings"

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
eval "$(xdotool getwindowgeometry --shell "$window" | grep -E '^(WIDTH|HEIGHT)=')"
[ "$WIDTH" -eq 1600 ] && [ "$HEIGHT" -eq 900 ] || { echo "the window is $WIDTH x $HEIGHT"; kill "$viewer"; exit 1; }

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
press_until ctrl+z "toll.yaml [!*]* Friction"
press_until ctrl+y "toll.yaml \** Friction"
press_until ctrl+s "toll.yaml [!*]* Friction"
# "Reassign" by the keyboard alone: find the step, open the moves, pick one, fill its form.
xdotool key ctrl+k; xdotool type "follow up call"; xdotool key Return
xdotool key m; xdotool type "reassign"; xdotool key Return
xdotool key Return; xdotool type "taking"; xdotool key Return; xdotool key Return
wait_for_title "toll.yaml \** Friction"
press_until ctrl+z "toll.yaml [!*]* Friction"
press_until ctrl+y "toll.yaml \** Friction"
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

# Byte for byte what it was, but for the value that the slider wrote and the redesign of one move.
value=$(sed -n 's/^  in_account:   {value: \([0-9.]*%\),.*/\1/p' "$work/toll.yaml")
[ -n "$value" ] && [ "$value" != "5%" ] || { echo "the slider wrote \"$value\""; exit 1; }
sed "s/^  in_account:   {value: 5%/  in_account:   {value: $value/" "$work/before.yaml" > "$work/expected.yaml"
last=$(($(grep -n '^expect:' "$work/before.yaml" | cut -d: -f1) - 2))
sed -i "${last}r /dev/stdin" "$work/expected.yaml" << 'MOVES'

  reassign:
    title: Reassign
    changes:
      - reassign: {step: follow_up_call, to: lot}
MOVES
diff "$work/expected.yaml" "$work/toll.yaml" || { echo "the file is not as expected"; exit 1; }
