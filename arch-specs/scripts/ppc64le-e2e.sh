#!/usr/bin/env bash
# Run the e2e tests that need nothing special on a cluster of PowerVS machines that lives as long as the job.
set -o xtrace

make install-deployer-tf

export TF_VAR_powervs_system_type=s1022
export TF_VAR_controlplane_powervs_memory=32

kubetest2 tf \
  --up --down --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true --ignore-destroy-errors \
  --cluster-name "e2e-default-$(date +%s)" --workers-count 2 \
  --powervs-image-name CentOS-Stream-10 \
  --powervs-ssh-key k8s-prow-sshkey --ssh-private-key /etc/secret-volume/ssh-privatekey \
  --build-version "$(curl --silent --location https://dl.k8s.io/ci/latest.txt)" \
  --test=ginkgo \
  -- \
  --parallel 15 --test-package-dir ci --test-package-marker latest.txt \
  --skip-regex='\[Driver:.gcepd\]|\[Slow\]|\[Serial\]|\[Disruptive\]|\[Flaky\]|\[Feature:.+\]|KubeProxy.should.update.metric'
