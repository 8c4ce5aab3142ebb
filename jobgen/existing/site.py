"""What holds for jobs of the Kubernetes project where no site file says so."""

from jobgen.findings import Place
from jobgen.model.spec import Document, Presets, Site, Thresholds
from jobgen.nodes import Mapping

KUBERNETES = Site(
    document=Document(name="", path="", node=Mapping({}, Place(""))),
    org="kubernetes",
    repo="kubernetes",
    path_alias="k8s.io/kubernetes",
    main="master",
    live=(),
    go_version="",
    images={},
    clusters={},
    provided=frozenset(),
    provided_patterns=(),
    prefixes=(
        *(
            "conformance",
            "minikube",
            "cluster-api",
            "kops",
            "presubmits",
            "sig",
            "wg",
            "provider",
            "kubernetes-clients",
        ),
        *(
            "amazon",
            "cos",
            "containerd",
            "istio",
            "google",
            "redhat",
            "ibm",
            "vmware",
            "gardener",
            "jetstack",
            "kubevirt",
        ),
        *("lambda", "nvidia"),
    ),
    signal_boards={"informing": "sig-release-{branch}-informing", "blocking": "sig-release-{branch}-blocking"},
    conformance_board="",
    names={},
    first_class=frozenset(),
    secondary=frozenset(),
    presets=Presets(),
    thresholds=Thresholds(),
    defaults=None,
    deltas=(),
)
"""Board prefixes are those of rule X-04, limits those of rules J-24 and J-26."""
