#!/usr/bin/env bash
# Run the e2e tests on a kind cluster in this pod, with kind as its main branch builds it.
# $1: the architecture of the pod.
set -o errexit
set -o nounset
set -o pipefail

# The archive holds kind and e2e-k8s.sh; the first folder of PATH makes both callable.
curl --fail --silent --show-error --location "https://kind.sigs.k8s.io/dl/latest/linux-${1}.tgz" \
  | tar --extract --gzip --verbose --directory "${PATH%%:*}"

exec e2e-k8s.sh
