#!/usr/bin/env bash
# Build Kubernetes, test it on a cluster of EC2 machines, and take the cluster down again.
# $1: the platform to build and to test, such as linux/arm64.
# Further arguments: flags of the deployer, then `--`, then flags of the ginkgo tester.
set -o errexit
set -o nounset
set -o pipefail

platform=$1
shift

# Without the module proxy, which may not know the newest version yet.
GOPROXY=direct go install sigs.k8s.io/provider-aws-test-infra/kubetest2-ec2@latest

exec kubetest2 ec2 \
  --build --target-build-arch "${platform}" --stage provider-aws-test-infra \
  --up --down \
  --test=ginkgo \
  "$@"
