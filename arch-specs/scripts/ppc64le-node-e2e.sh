#!/usr/bin/env bash
# Run the node e2e tests on one PowerVS machine that lives as long as the job.
set -o xtrace

# Rents a workspace of PowerVS from boskos, and sets BOSKOS_REGION, BOSKOS_ZONE and BOSKOS_RESOURCE_ID.
# shellcheck source=/dev/null
. ./hack/boskos.sh

make install-deployer-tf

cluster="e2e-node-$(date +%s)"
key=/etc/secret-volume/ssh-privatekey

# What every call of the deployer has to say.
set -- \
  --cluster-name "${cluster}" \
  --powervs-region "${BOSKOS_REGION}" --powervs-zone "${BOSKOS_ZONE}" --powervs-service-id "${BOSKOS_RESOURCE_ID}"

# Whatever fails from here on, the machine has to go and the workspace has to be given back.
set +o errexit

kubetest2 tf "$@" \
  --up --set-kubeconfig=false --auto-approve \
  --retry-on-tf-failure 3 --break-kubetest-on-upfail true \
  --powervs-image-name CentOS-Stream-10 \
  --powervs-ssh-key k8s-prow-sshkey --ssh-private-key "${key}" \
  --playbook k8s-node-remote.yml \
  --extra-vars=container_runtime_test_handler:true \
  --build-version "$(curl --silent --location https://dl.k8s.io/ci/latest.txt)"

machine="root@$(grep --extended-regexp '([0-9]{1,3}\.){3}[0-9]{1,3}' "${PWD}/${cluster}/hosts")"

# The last pattern: https://github.com/kubernetes/kubernetes/issues/124791
skip='\[Flaky\]|\[Slow\]|\[Serial\]|should.execute.readiness.probe.while.in.preStop'
kubetest2 tf --test=exec -- \
  ssh -i "${key}" "${machine}" "export SKIP='${skip}' && /make-test-e2e-node.sh"
result=$?

scp -r -i "${key}" "${machine}:/tmp/_artifacts" "${ARTIFACTS}"

kubetest2 tf "$@" --down --auto-approve --ignore-destroy-errors --ignore-cluster-dir true

if [ -n "${BOSKOS_HOST:-}" ]; then
  release_account >>"${ARTIFACTS}/boskos.log" 2>&1
fi

if [ "${result}" -ne 0 ]; then
  echo "The node e2e tests ended with exit code ${result}" >&2
fi
exit "${result}"
