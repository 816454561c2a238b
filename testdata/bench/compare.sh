#!/bin/sh
# Measures how long the model of twitter-ranges.botec.yaml takes, in whole processes,
# alternating:
#
#   testdata/bench/compare.sh [SAMPLES [RUNS]]
#
# botec is built from this checkout. numpy is Debian's python3-numpy; Squiggle
# comes from npm into a temporary folder. A program that is not there is left out.
set -eu
samples=${1:-1000000} runs=${2:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here/../.." && CGO_ENABLED=0 go build -trimpath -o "$work/built" . && cp "$work/built" "$work/botec")
names=botec
/usr/bin/python3 -c 'import numpy' 2>/dev/null && names="$names numpy" || echo 'no numpy: apt-get install python3-numpy' >&2
if command -v npm >/dev/null && (cd "$work" && npm install --silent --no-audit --no-fund --prefix "$work" @quri/squiggle-lang@0.10.0 >/dev/null 2>&1); then
    cp "$here/model.mjs" "$work" && names="$names squiggle"
else
    echo 'no Squiggle: it takes npm and its registry' >&2
fi
run() {
    case $1 in
    botec) "$work/botec" estimate "$here/twitter-ranges.botec.yaml" -o json --samples "$samples" ;;
    numpy) OMP_NUM_THREADS=1 /usr/bin/python3 "$here/model.py" "$samples" ;;
    squiggle) node --max-old-space-size=16000 "$work/model.mjs" "$samples" ;;
    esac
}
i=0
while [ "$i" -lt "$runs" ]; do
    for name in $names; do
        from=$(date +%s%N)
        run "$name" >"$work/$name.out"
        echo $((($(date +%s%N) - from) / 1000)) >>"$work/$name.times"
    done
    i=$((i + 1))
done
median() { sort -n "$1" | sed -n "$(((runs + 1) / 2))p"; }
botec=$(median "$work/botec.times")
echo "$samples samples, the median of $runs runs in turns"
for name in $names; do
    time=$(median "$work/$name.times")
    awk -v n="$name" -v t="$time" -v b="$botec" 'BEGIN { printf "%-10s %9.1f ms  %6.1f × botec\n", n, t / 1000, t / b }'
done
