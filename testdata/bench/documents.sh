#!/bin/sh
# Measures how long botec check takes over 1,000 documents of 10 KB, in whole
# processes, alternating:
#
#   testdata/bench/documents.sh [RUNS]
#
# Without markers it is compared with grep -rc botec, with three in each document with
# markdownlint-cli2, which npm installs in a temporary folder. BenchmarkGoldmark,
# beside BenchmarkCheck, has goldmark parse the same documents.
set -eu
runs=${1:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here/../.." && CGO_ENABLED=0 go build -trimpath -o "$work/built" . && cp "$work/built" "$work/botec")
mkdir "$work/plain" "$work/marked"
cp "$here/twitter-ranges.botec.yaml" "$work/feed.botec.yaml"
awk -v dir="$work" 'BEGIN {
    line = "The quick brown fox jumps over the *lazy* dog, and [the other](https://example.org/x) does `not`.\n"
    for (i = 0; i < 1000; i++) {
        body = "# Document " i "\n\n"
        for (k = 0; length(body) < 9900; k++) body = body line (k % 7 == 6 ? "\n## Part " k "\n\n- one\n- two\n\n" : "")
        print body > (dir "/plain/" i ".md")
        marks = "<!-- botec use ../feed.botec.yaml -->\n\nWe have <!-- botec is mau -->316 million<!-- botec end --> users.\n\n" \
            "| what | how much |\n|---|---|\n| tweets | <!-- botec is tweets -->3.6k/s<!-- botec end --> |\n"
        print body marks > (dir "/marked/" i ".md")
        close(dir "/plain/" i ".md"); close(dir "/marked/" i ".md")
    }
}'
lint=
if command -v npm >/dev/null && npm install --silent --no-audit --no-fund --prefix "$work" markdownlint-cli2@0.15.0 >/dev/null 2>&1; then
    lint="$work/node_modules/.bin/markdownlint-cli2"
else
    echo 'no markdownlint-cli2: it takes npm and its registry' >&2
fi
cd "$work"
time_of() {
    name=$1
    shift
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    echo $((($(date +%s%N) - from) / 1000)) >>"$name.times"
}
i=0
while [ "$i" -lt "$runs" ]; do
    time_of grep grep -rc botec plain
    time_of plain ./botec check plain
    time_of marked ./botec check marked
    if [ -n "$lint" ] && [ "$i" -lt 3 ]; then time_of lint "$lint" 'marked/*.md'; fi
    i=$((i + 1))
done
./botec check marked
median() { sort -n "$1.times" | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
awk -v g="$(median grep)" -v p="$(median plain)" -v m="$(median marked)" 'BEGIN {
    printf "no markers:    botec %.1f ms, grep -rc %.1f ms: %.1f ×\n", p / 1000, g / 1000, p / g
    printf "three markers: botec %.1f ms\n", m / 1000
}'
[ -n "$lint" ] && awk -v l="$(median lint)" -v m="$(median marked)" 'BEGIN { printf "markdownlint-cli2 %.1f ms: %.1f × botec\n", l / 1000, l / m }'
