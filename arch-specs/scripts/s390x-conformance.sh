#!/usr/bin/env bash
# Run the conformance tests on a cluster of IBM Cloud VPC machines that lives as long as the job.
set -o xtrace

# config-forker names the marker of a release branch in this line.
MARKER_VERSION=latest.txt

# Asked once, so that cluster and tests are of one build even if the next one appears meanwhile.
build=$(curl --silent --location "https://dl.k8s.io/ci/${MARKER_VERSION}")

make install-deployer-tf

# The image has no root login: Ansible becomes root from another account.
kubetest2 tf \
  --target-provider vpc \
  --up --down --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true --ignore-destroy-errors \
  --cluster-name "conformance-$(date +%s)" --workers-count 2 \
  --vpc-node-image-name ibm-ubuntu-22-04-4-minimal-s390x-3 --vpc-node-profile bz2-4x16 \
  --vpc-ssh-key k8s-s390x-ssh-key --ssh-private-key /etc/secret-volume/ssh-privatekey \
  --extra-vars=ansible_user:k8s-admin \
  --extra-vars=ansible_become:true \
  --extra-vars=ansible_become_method:sudo \
  --extra-vars=k8s_tar_bundles:kubernetes-server-linux-s390x.tar.gz \
  --extra-vars=pod_subnet:10.244.0.0/16 \
  --extra-vars=cni_provider:flannel \
  --build-version "${build}" --release-marker "${build}" \
  --test=ginkgo \
  -- \
  --parallel 10 --test-package-dir ci --test-package-marker "${MARKER_VERSION}" \
  --focus-regex='\[Conformance\]'
