#!/usr/bin/env bash
# Run the conformance tests on a cluster of PowerVS machines that lives as long as the job.
set -o xtrace

# config-forker names the marker of a release branch in this line.
MARKER_VERSION=latest.txt

# Asked once, so that cluster and tests are of one build even if the next one appears meanwhile.
build=$(curl --silent --location "https://dl.k8s.io/ci/${MARKER_VERSION}")

make install-deployer-tf

export TF_VAR_powervs_system_type=s1022

kubetest2 tf \
  --up --down --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true --ignore-destroy-errors \
  --cluster-name "conformance-$(date +%s)" --workers-count 2 \
  --powervs-image-name CentOS-Stream-10 \
  --powervs-ssh-key k8s-prow-sshkey --ssh-private-key /etc/secret-volume/ssh-privatekey \
  --build-version "${build}" --release-marker "${build}" \
  --test=ginkgo \
  -- \
  --test-package-dir ci --test-package-marker "${MARKER_VERSION}" \
  --focus-regex='\[Conformance\]'
