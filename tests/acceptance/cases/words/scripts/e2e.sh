#!/usr/bin/env bash
# Braces, quotes and "${variables}" are nobody's business but the shell's: {arch} stays {arch}.
set -o errexit
echo "${SIDE:-none}" | sed 's/\(.*\)/<\1>/'
	cat <<'EOF'
key: value  # not YAML
  - indented
EOF
