"""What is on record about hand-written jobs whose files are not at hand: those on EC2, Azure, kind and GCE.

Scripts, descriptions and environments are not among the facts.
"""

from typing import Any, TypeAlias

Facts: TypeAlias = dict[str, Any]

KUBEKINS = "us-central1-docker.pkg.dev/k8s-staging-test-infra/images/kubekins-e2e"
KUBEKINS_GCR = "gcr.io/k8s-staging-test-infra/kubekins-e2e"
KRTE = "gcr.io/k8s-staging-test-infra/krte"

KUBERNETES = "kubernetes/kubernetes@master"
AWS = "kubernetes-sigs/provider-aws-test-infra@main"
WINDOWS_TESTING = "kubernetes-sigs/windows-testing@master"
CAPZ = "kubernetes-sigs/cluster-api-provider-azure@main"
AZURE = "kubernetes-sigs/cloud-provider-azure@master"

AZURE_MAIL = "kubernetes-provider-azure@googlegroups.com, sig-windows-leads@kubernetes.io"
NOTHING: Facts = {
    "schedule": None,
    "boards": [],
    "tab": None,
    "service_account": None,
    "node_selector": None,
    "alert_email": None,
    "fork": {},
    "branches": None,
    "skip_branches": None,
    "run_if_changed": None,
    "always_run": False,
    "optional": False,
    "extra_refs": [],
}
"""What a job says that says nothing."""

EC2: Facts = {
    **NOTHING,
    "cluster": "eks-prow-build-cluster",
    "schedule": "6h",
    "timeout": "4h",
    "resources": ("7", "10Gi"),
    "image": KUBEKINS_GCR,
    "presets": {"preset-e2e-containerd-ec2", "preset-dind-enabled"},
    "service_account": "node-e2e-tests",
    "extra_refs": [AWS, KUBERNETES],
}
EC2_PULL: Facts = {
    **EC2,
    "schedule": None,
    "optional": True,
    "skip_branches": [r"release-\d+\.\d+"],
    "extra_refs": [AWS],
}
KIND: Facts = {
    **NOTHING,
    "cluster": "k8s-infra-prow-build",
    "timeout": "60m",
    "resources": ("7", "9Gi"),
    "image": KRTE,
    "presets": {"preset-dind-enabled"},
    "extra_refs": [KUBERNETES],
}
KIND_PULL: Facts = {
    **KIND,
    "always_run": True,
    "skip_branches": [r"release-\d+\.\d+"],
    "extra_refs": [],
    "fork": {"fork-per-release": "true"},
}
NODE: Facts = {
    **NOTHING,
    "cluster": "k8s-infra-prow-build",
    "timeout": "90m",
    "resources": ("4", "6Gi"),
    "image": KUBEKINS_GCR,
    "presets": {"preset-service-account", "preset-k8s-ssh"},
}
VM: Facts = {
    **NOTHING,
    "cluster": "eks-prow-build-cluster",
    "timeout": "4h",
    "resources": ("2", "5Gi"),
    "image": KUBEKINS_GCR,
    "presets": {"preset-azure-community"},
    "service_account": "azure",
    "extra_refs": [WINDOWS_TESTING],
}
VM_PULL: Facts = {**VM, "optional": True, "boards": ["sig-windows-presubmit"]}
CAPZ_PRESETS = {
    "preset-azure-community",
    "preset-dind-enabled",
    "preset-kind-volume-mounts",
    "preset-capz-windows-2022",
    "preset-capz-containerd-2-0-latest",
}
CLUSTER: Facts = {
    **NOTHING,
    "cluster": "eks-prow-build-cluster",
    "schedule": "24h",
    "timeout": "4h",
    "boards": ["sig-windows-master-release", "sig-windows-signal"],
    "resources": ("2", "9Gi"),
    "image": KUBEKINS_GCR,
    "presets": CAPZ_PRESETS | {"preset-capz-windows-common"},
    "service_account": "azure",
    "alert_email": AZURE_MAIL,
    "extra_refs": [CAPZ, WINDOWS_TESTING, AZURE],
}
CLUSTER_2025: Facts = {
    **CLUSTER,
    "presets": (CLUSTER["presets"] | {"preset-capz-windows-2025"}) - {"preset-capz-windows-2022"},
}
NEXT_RELEASE = {
    "fork-per-release": "true",
    "fork-per-release-replacements": "KUBERNETES_VERSION=latest -> KUBERNETES_VERSION=latest-{{.Version}}",
}

PERIODICS: dict[str, Facts] = {
    "ci-kubernetes-ec2-arm64-conformance-latest": {
        **EC2,
        "boards": [
            "amazon-ec2",
            "conformance-all",
            "conformance-ec2",
            "conformance-arm64",
            "sig-release-master-informing",
            "amazon-ec2-release",
        ],
        "tab": "Conformance - EC2 - arm64 - master",
        "alert_email": "release-team@kubernetes.io",
    },
    "ci-kubernetes-e2e-ubuntu-ec2-arm64-containerd": {
        **EC2,
        "boards": ["amazon-ec2"],
        "tab": "ec2-arm64-ubuntu-master-containerd",
    },
    "ci-kubernetes-node-arm64-e2e-containerd-ec2": {
        **EC2,
        "timeout": "240m",
        "boards": ["sig-node-containerd", "amazon-ec2-node"],
        "tab": "ci-kubernetes-node-arm64-e2e-containerd-ec2",
        "alert_email": "sig-node-ci+testgrid@kubernetes.io",
    },
    "ci-containerd-node-arm64-e2e-serial-ec2": {
        **EC2,
        "timeout": "240m",
        "boards": ["sig-node-containerd", "amazon-ec2-node"],
        "tab": "ci-containerd-node-arm64-e2e-serial-ec2",
        "alert_email": "sig-node-ci+testgrid@kubernetes.io",
    },
    "ci-kubernetes-e2e-kind-arm64": {
        **KIND,
        "schedule": "24h",
        "image": KUBEKINS,
        "boards": ["sig-testing-kind"],
        "tab": "kind-master-arm64",
        "node_selector": {"kubernetes.io/arch": "arm64"},
        "alert_email": "bentheelder@google.com,antonio.ojea.garcia@gmail.com, davanum@gmail.com",
    },
    "ci-kubernetes-e2e-kind": {
        **KIND,
        "schedule": "1h",
        "boards": ["sig-release-master-blocking", "sig-testing-kind"],
        "tab": "kind-master",
        "alert_email": "bentheelder@google.com,antonio.ojea.garcia@gmail.com,release-team@kubernetes.io",
        "fork": {"fork-per-release": "true", "fork-per-release-periodic-interval": "1h 2h 6h 24h"},
    },
    "ci-kubernetes-conformance-kind-ga-only": {
        **KIND,
        "schedule": "3h",
        "timeout": "2h30m",
        "resources": ("4", "9000Mi"),
        "boards": ["sig-release-master-blocking", "conformance-all", "conformance-kind", "sig-testing-kind"],
        "tab": "conformance-ga-only",
        "alert_email": "release-team@kubernetes.io, sig-architecture@kubernetes.io",
    },
    "ci-kubernetes-node-e2e-containerd": {
        **NODE,
        "schedule": "2h",
        "boards": ["sig-release-master-blocking", "sig-node-release-blocking", "sig-node-containerd"],
        "tab": "ci-node-e2e",
        "alert_email": "sig-node-ci+testgrid@kubernetes.io, release-team@kubernetes.io",
        "extra_refs": [KUBERNETES, "kubernetes/test-infra@master"],
    },
    "ci-kubernetes-unit-windows-master": {
        **VM,
        "schedule": "3h",
        "boards": ["sig-windows-signal"],
        "tab": "windows-unit-master",
        "presets": {"preset-dind-enabled", "preset-azure-community"},
    },
    "ci-kubernetes-e2enode-windows-master": {
        **VM,
        "schedule": "8h",
        "boards": ["sig-windows-signal"],
        "tab": "windows-e2e-node-master",
    },
    "ci-kubernetes-e2e-capz-master-windows": {
        **CLUSTER,
        "schedule": "3h",
        "boards": ["sig-release-master-informing", "sig-windows-master-release", "sig-windows-signal"],
        "tab": "capz-windows-master",
        "alert_email": f"{AZURE_MAIL}, release-team@kubernetes.io",
        "fork": NEXT_RELEASE,
    },
    "ci-kubernetes-e2e-capz-master-windows-2025": {**CLUSTER_2025, "tab": "capz-windows-master-2025"},
    "ci-kubernetes-e2e-capz-master-windows-hyperv": {**CLUSTER_2025, "tab": "capz-windows-master-hyperv"},
    "ci-kubernetes-e2e-capz-master-containerd-nightly-windows": {
        **CLUSTER,
        "tab": "capz-windows-containerd-nightly-master",
        "presets": CLUSTER["presets"] - {"preset-capz-containerd-2-0-latest"},
    },
    "ci-kubernetes-e2e-capz-master-windows-nodelogquery": {
        **CLUSTER,
        "boards": ["sig-windows-master-release"],
        "tab": "capz-master-windows-nodelogquery",
        "alert_email": "sig-windows-leads@kubernetes.io",
    },
}
PRESUBMITS: dict[str, Facts] = {
    "pull-kubernetes-e2e-ec2-arm64": {**EC2_PULL, "boards": ["presubmits-ec2"]},
    "pull-kubernetes-e2e-ec2-conformance-arm64": {**EC2_PULL, "boards": ["presubmits-ec2"]},
    "pull-kubernetes-node-arm64-e2e-containerd-ec2": {
        **EC2_PULL,
        "timeout": "240m",
        "fork": {"fork-per-release": "true"},
    },
    "pull-kubernetes-node-arm64-e2e-containerd-serial-ec2": {
        **EC2_PULL,
        "timeout": "300m",
        "fork": {"fork-per-release": "true"},
    },
    "pull-kubernetes-e2e-kind": {**KIND_PULL, "resources": ("7", "9000Mi")},
    "pull-kubernetes-conformance-kind-ga-only-parallel": {
        **KIND_PULL,
        "resources": ("4", "9Gi"),
        "boards": ["sig-testing-kind"],
    },
    "pull-kubernetes-node-e2e-containerd": {
        **NODE,
        "always_run": True,
        "skip_branches": [r"release-\d+\.\d+"],
        "extra_refs": ["kubernetes/test-infra@master"],
        "fork": {"fork-per-release": "true"},
    },
    "pull-kubernetes-unit-windows-master": {
        **VM_PULL,
        "tab": "pr-kubernetes-unit-windows-master",
        "presets": {"preset-dind-enabled", "preset-azure-community"},
        "branches": ["master", "main"],
        "run_if_changed": r".*windows\.go$|pkg/kubelet/.*",
    },
    "pull-kubernetes-e2enode-windows": {
        **VM_PULL,
        "tab": "pr-kubernetes-e2enode-windows",
        "skip_branches": [r"release-\d+\.\d+"],
        "run_if_changed": r".*windows\.go$|.*windows/.*\.go$",
        "fork": {"fork-per-release": "true"},
    },
    "pull-kubernetes-e2e-capz-windows": {
        **CLUSTER,
        "schedule": None,
        "timeout": "2h30m",
        "boards": ["sig-windows-presubmit"],
        "tab": "pull-kubernetes-e2e-capz-windows",
        "presets": CAPZ_PRESETS | {"preset-capz-windows-common-pull"},
        "alert_email": None,
        "extra_refs": [CAPZ, AZURE, WINDOWS_TESTING],
        "branches": ["master", "main"],
        "optional": True,
        "fork": NEXT_RELEASE,
    },
}
