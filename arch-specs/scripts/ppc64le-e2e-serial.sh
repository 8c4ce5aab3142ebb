#!/usr/bin/env bash
# Run the e2e tests that tolerate no other test beside them, one by one.
set -o xtrace

make install-deployer-tf

# Some of these tests fill the nodes with pods.
kubetest2 tf \
  --up --down --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true --ignore-destroy-errors \
  --cluster-name "e2e-serial-$(date +%s)" --workers-count 2 \
  --powervs-image-name CentOS-Stream-10 \
  --powervs-ssh-key k8s-prow-sshkey --ssh-private-key /etc/secret-volume/ssh-privatekey \
  --extra-vars=container_runtime_test_handler:true \
  --extra-vars="kubelet_extra_args:--max-pods 220" \
  --build-version "$(curl --silent --location https://dl.k8s.io/ci/latest.txt)" \
  --test=ginkgo \
  -- \
  --parallel 1 --test-package-dir ci --test-package-marker latest.txt \
  --focus-regex='\[Serial\]|\[Disruptive\]' \
  --skip-regex='\[Driver:.gcepd\]|\[Flaky\]|\[Feature:.+\]|\[sig-cloud-provider-gcp\]'
