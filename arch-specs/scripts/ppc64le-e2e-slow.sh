#!/usr/bin/env bash
# Run the slow e2e tests, side by side, on a cluster of PowerVS machines.
set -o xtrace

make install-deployer-tf

export TF_VAR_powervs_system_type=s1022

kubetest2 tf \
  --up --down --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true --ignore-destroy-errors \
  --cluster-name "e2e-slow-$(date +%s)" --workers-count 2 \
  --powervs-image-name CentOS-Stream-10 \
  --powervs-ssh-key k8s-prow-sshkey --ssh-private-key /etc/secret-volume/ssh-privatekey \
  --build-version "$(curl --silent --location https://dl.k8s.io/ci/latest.txt)" \
  --test=ginkgo \
  -- \
  --parallel 15 --test-package-dir ci --test-package-marker latest.txt \
  --focus-regex='\[Slow\]' \
  --skip-regex='\[Driver:.gcepd\]|\[Serial\]|\[Disruptive\]|\[Flaky\]|\[Feature:'
