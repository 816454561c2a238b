#!/usr/bin/env bash
# What action.yml runs: it checks the documents, and writes a summary of what has
# changed to the job, and to one comment of the pull request if that is asked for.
# The exit status is that of botec check.
#
#   BOTEC              the program
#   BOTEC_PATHS        documents, scenarios and folders, separated by white space
#   BOTEC_MIN_CHANGE   figures that changed by less are not listed
#   BOTEC_COMMENT      true: write the comment, with gh and GH_TOKEN
set -euo pipefail

botec=${BOTEC:-botec}
read -r -d '' -a paths <<<"${BOTEC_PATHS:-.}" || true # it ends without a delimiter
min_change=${BOTEC_MIN_CHANGE:-0%}
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT

# comment keeps one comment of the pull request up to date. It is found by a marker
# that its readers do not see, and belongs to these paths. A comment that cannot be
# written fails nothing: in a fork the token may only read.
comment() {
  local number marker comments id body
  number=${GITHUB_REF#refs/pull/}
  number=${number%/*}
  case "$number" in '' | *[!0-9]*) return 0 ;; esac # not a pull request
  marker="<!-- botec-summary $(printf '%s\n' "${paths[@]}" | cksum | cut -d' ' -f1) -->"
  comments=repos/$GITHUB_REPOSITORY/issues/$number/comments
  id=$(gh api --paginate "$comments" --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id") || return 1
  id=${id%%$'\n'*}
  if [ -s "$summary" ]; then
    body=$(cat "$summary")
  elif [ -n "$id" ]; then
    body='All numbers hold, and no figure has changed'
    if [ "$min_change" != 0% ]; then
      body+=" by $min_change or more"
    fi
    body+=.
  else
    return 0
  fi
  if [ "${#body}" -gt 60000 ]; then # GitHub takes 65,536 characters
    body=${body:0:60000}
    body="${body%$'\n'*}"$'\n\n'"The rest is in the summary of the job."
  fi
  if [ -n "$id" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --raw-field body="$marker"$'\n'"$body"
  else
    gh api --silent --method POST "$comments" --raw-field body="$marker"$'\n'"$body"
  fi
}

status=0 failed=0
"$botec" check --format github "${paths[@]}" || status=$?
"$botec" check --format markdown --min-change "$min_change" "${paths[@]}" >"$summary" || failed=$?
if [ "$failed" -gt "$status" ]; then
  status=$failed
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
fi
if [ "${BOTEC_COMMENT:-false}" = true ] && ! comment; then
  echo '::warning title=botec::could not write the comment: the job needs the permission pull-requests: write, which a fork does not have'
fi
exit "$status"
