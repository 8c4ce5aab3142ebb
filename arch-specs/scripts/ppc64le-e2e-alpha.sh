#!/usr/bin/env bash
# Run the e2e tests on a cluster with every alpha feature and API switched on.
set -o xtrace

make install-deployer-tf

export TF_VAR_controlplane_powervs_memory=32

kubetest2 tf \
  --up --down --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true --ignore-destroy-errors \
  --cluster-name "alpha-enabled-$(date +%s)" --workers-count 2 \
  --powervs-image-name CentOS-Stream-10 \
  --powervs-ssh-key k8s-prow-sshkey --ssh-private-key /etc/secret-volume/ssh-privatekey \
  --extra-vars=feature_gates:AllAlpha=true,AllBeta=true,EventedPLEG=false \
  --extra-vars=runtime_config:api/all=true \
  --build-version "$(curl --silent --location https://dl.k8s.io/ci/latest.txt)" \
  --test=ginkgo \
  -- \
  --parallel 15 --test-package-dir ci --test-package-marker latest.txt \
  --skip-regex='\[Driver:.gcepd\]|\[Slow\]|\[Serial\]|\[Disruptive\]|\[Flaky\]|\[Feature:.+\]|KubeProxy.should.update.metric'
