"""What `jobgen explain` says about the specs of test_explain_job.py: what is asked for, and the whole answer."""

TEXTS = {
    # a layer over another
    "ci-kubernetes-unit-arm64-master timeout": """\
ci-kubernetes-unit-arm64-master: decoration_config.timeout

Its value:
    2h

Where it comes from:
    job_defaults, periodic  arch-specs/linux-arm64.yaml:25:23

What the layers say, lowest first; * counts:
    catalogue unit: 90m         arch-specs/_suites.yaml:7:14
  * job_defaults, periodic: 2h  arch-specs/linux-arm64.yaml:25:23
""",
    # a merge key: where the anchor stands
    "ci-kubernetes-unit-arm64-master env.MODE": """\
ci-kubernetes-unit-arm64-master: spec.containers[0].env.MODE

Its value:
    fast

Where it comes from:
    suite unit  arch-specs/linux-arm64.yaml:30:25

What the layers say, lowest first; * counts:
    catalogue unit: plain  arch-specs/_suites.yaml:8:17
  * suite unit: fast       arch-specs/linux-arm64.yaml:30:25
""",
    # a null
    "ci-kubernetes-unit-arm64-master env.LEVEL": """\
ci-kubernetes-unit-arm64-master: spec.containers[0].env.LEVEL

Its value:
    not set

Where it comes from:
    the last of the layers below takes it away

What the layers say, lowest first; * counts:
    catalogue unit: 1            arch-specs/_suites.yaml:8:31
  * suite unit: null removes it  arch-specs/linux-arm64.yaml:33:31
""",
    # a mapping, with what each layer gave to it
    "ci-kubernetes-unit-arm64-master env": """\
ci-kubernetes-unit-arm64-master: spec.containers[0].env

Where it comes from:
    suite unit  arch-specs/linux-arm64.yaml:33:24

What the layers say, lowest first; * counts:
    catalogue unit: {MODE: plain, LEVEL: 1}
        arch-specs/_suites.yaml:8:11
  * suite unit: {LEVEL: null, MODE: fast, WHERE: {fill: {os}/{arch}}}
        arch-specs/linux-arm64.yaml:33:24

What it holds:
    spec.containers[0].env.MODE: fast          arch-specs/linux-arm64.yaml:30:25
    spec.containers[0].env.WHERE: linux/arm64  arch-specs/linux-arm64.yaml:30:38
""",
    # a one-of group
    "linux-arm64/e2e/periodic interval": """\
ci-kubernetes-e2e-arm64-master: interval

Its value:
    not set

Where it comes from:
    the last of the layers below takes it away

What the layers say, lowest first; * counts:
    catalogue cluster, periodic: 12h                  arch-specs/_suites.yaml:15:26
  * suite e2e, periodic: cleared by cron (0 3 * * *)  arch-specs/linux-arm64.yaml:40:13
""",
    # an alias says the same as its anchor, and the later one counts
    "linux-arm64/e2e/periodic timeout": """\
ci-kubernetes-e2e-arm64-master: decoration_config.timeout

Its value:
    2h

Where it comes from:
    base fast  arch-specs/linux-arm64.yaml:25:23

What the layers say, lowest first; * counts:
    job_defaults, periodic: 2h  arch-specs/linux-arm64.yaml:25:23
  * base fast: 2h               arch-specs/linux-arm64.yaml:25:23
""",
    # short names of images
    "linux-arm64/e2e/periodic image": """\
ci-kubernetes-e2e-arm64-master: spec.containers[0].image

Its value:
    gcr.io/k8s-staging-test-infra/other:v1

Where it comes from:
    suite e2e  arch-specs/linux-arm64.yaml:38:12

What the layers say, lowest first; * counts:
    site images.kubekins: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master
        arch-specs/_site.yaml:5:13
    site defaults: kubekins
        arch-specs/_site.yaml:23:10
  * site images.other: gcr.io/k8s-staging-test-infra/other:v1
        arch-specs/_site.yaml:6:10
  * suite e2e: other
        arch-specs/linux-arm64.yaml:38:12
""",
    # a template, by way of from and a base
    "linux-arm64/e2e/periodic env.WHERE": """\
ci-kubernetes-e2e-arm64-master: spec.containers[0].env.WHERE

Its value:
    linux/arm64

Where it comes from:
    base fast  arch-specs/linux-arm64.yaml:30:38

What the layers say, lowest first; * counts:
  * base fast: {fill: {os}/{arch}}  arch-specs/linux-arm64.yaml:30:38
""",
    # a list of containers over short forms
    "linux-arm64/integration/presubmit image": """\
pull-kubernetes-integration-arm64: spec.containers[0].image

Its value:
    gcr.io/k8s-staging-test-infra/other:v1

Where it comes from:
    suite integration  arch-specs/linux-arm64.yaml:46:16

What the layers say, lowest first; * counts:
    site images.kubekins: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master
        arch-specs/_site.yaml:5:13
    site defaults: kubekins
        arch-specs/_site.yaml:23:10
  * suite integration: gcr.io/k8s-staging-test-infra/other:v1
        arch-specs/linux-arm64.yaml:46:16
""",
    # a key with dots
    "linux-arm64/integration/presubmit labels.app.kubernetes.io/part": """\
pull-kubernetes-integration-arm64: labels["app.kubernetes.io/part"]

Its value:
    tests

Where it comes from:
    suite integration, presubmit  arch-specs/linux-arm64.yaml:50:50

What the layers say, lowest first; * counts:
  * suite integration, presubmit: tests  arch-specs/linux-arm64.yaml:50:50
""",
    # what nobody says
    "linux-arm64/integration/presubmit max_concurrency": """\
pull-kubernetes-integration-arm64: max_concurrency

Its value:
    not set

Where it comes from:
    no layer says it, so it is left to Prow and its defaults
""",
    # the release board is put first
    "ci-kubernetes-unit-arm64-master boards": """\
ci-kubernetes-unit-arm64-master: annotations.testgrid-dashboards

Its value:
    [sig-release-master-informing, provider-arm64-all]

Where it comes from:
    sig-release-master-informing is put first, because the signal is informing
        arch-specs/linux-arm64.yaml:12:38

What the layers say, lowest first; * counts:
  * platform linux-arm64, boards.own: [provider-arm64-all]        arch-specs/linux-arm64.yaml:12:38
  * step 3, signal: informing                                     arch-specs/linux-arm64.yaml:2:7
  * site boards.signal.informing: sig-release-{branch}-informing  arch-specs/_site.yaml:13:23
""",
    # the list names the release board
    "linux-arm64/e2e/periodic boards": """\
ci-kubernetes-e2e-arm64-master: annotations.testgrid-dashboards

Its value:
    [provider-arm64-all, sig-release-master-informing]

Where it comes from:
    sig-release-master-informing, which the signal informing asks for, stands where the list names
        it
        arch-specs/linux-arm64.yaml:41:15

What the layers say, lowest first; * counts:
    platform linux-arm64, boards.own: [provider-arm64-all]
        arch-specs/linux-arm64.yaml:12:38
  * suite e2e, periodic, boards: [provider-arm64-all, sig-release-master-informing]
        arch-specs/linux-arm64.yaml:41:15
""",
    # the signal of a step
    "ci-kubernetes-unit-arm64-master signal": """\
ci-kubernetes-unit-arm64-master: signal

Its value:
    informing

Where it comes from:
    step 3  arch-specs/linux-arm64.yaml:2:7

What the layers say, lowest first; * counts:
  * step 3: informing  arch-specs/linux-arm64.yaml:2:7
""",
    # a presubmit has none
    "linux-arm64/integration/presubmit signal": """\
pull-kubernetes-integration-arm64: signal

Its value:
    none

Where it comes from:
    only periodics have a signal
""",
    # a name by its pattern
    "linux-arm64/integration/periodic name": """\
ci-kubernetes-integration-arm64-master: name

Its value:
    ci-kubernetes-integration-arm64-master

Where it comes from:
    made from the pattern names.periodic of the site file  arch-specs/_site.yaml:16:13

What the layers say, lowest first; * counts:
  * site names.periodic: ci-kubernetes-{suite}-{arch}-{branch}  arch-specs/_site.yaml:16:13
""",
    # a tab that nothing names
    "linux-arm64/integration/periodic tab": """\
ci-kubernetes-integration-arm64-master: annotations.testgrid-tab-name

Its value:
    ci-kubernetes-integration-arm64-master

Where it comes from:
    TestGrid calls a tab after its job, and nothing says otherwise

What the layers say, lowest first; * counts:
  * site names.tab: {name}  arch-specs/_site.yaml:19:8
""",
    # the path of the repository under test
    "linux-arm64/integration/presubmit path_alias": """\
pull-kubernetes-integration-arm64: path_alias

Its value:
    k8s.io/kubernetes

Where it comes from:
    that of the repository under test  arch-specs/_site.yaml:2:61

What the layers say, lowest first; * counts:
  * site under_test.path_alias: k8s.io/kubernetes  arch-specs/_site.yaml:2:61
""",
    # the repository under test among others
    "linux-arm64/integration/periodic extra_refs": """\
ci-kubernetes-integration-arm64-master: extra_refs

Where it comes from:
    kubernetes/kubernetes is the last entry, because a periodic clones nothing by itself
        arch-specs/linux-arm64.yaml:54:26

What the layers say, lowest first; * counts:
  * site under_test: kubernetes/kubernetes
        arch-specs/_site.yaml:2:13
  * suite integration, periodic: [{org: kubernetes, repo: test-infra, base_ref: master}]
        arch-specs/linux-arm64.yaml:53:19
  * suite integration, periodic, refs.under_test: last
        arch-specs/linux-arm64.yaml:54:26

What it holds:
    extra_refs[0].org: kubernetes                arch-specs/linux-arm64.yaml:53:26
    extra_refs[0].repo: test-infra               arch-specs/linux-arm64.yaml:53:44
    extra_refs[0].base_ref: master               arch-specs/linux-arm64.yaml:53:66
    extra_refs[1].org: kubernetes                arch-specs/_site.yaml:2:19
    extra_refs[1].repo: kubernetes               arch-specs/_site.yaml:2:37
    extra_refs[1].base_ref: master               arch-specs/_site.yaml:3:18
    extra_refs[1].path_alias: k8s.io/kubernetes  arch-specs/_site.yaml:2:61
""",
    # an annotation for config-forker
    "ci-kubernetes-unit-arm64-master annotations.fork-per-release-replacements": """\
ci-kubernetes-unit-arm64-master: annotations.fork-per-release-replacements

Its value:
    MODE=fast -> MODE=v{{.Version}}

Where it comes from:
    made from the release block  arch-specs/linux-arm64.yaml:35:48

What the layers say, lowest first; * counts:
  * suite unit, periodic, release: {interval: [8h, 24h], replace: {MODE=fast: MODE=v{{.Version}}}}
        arch-specs/linux-arm64.yaml:35:17
""",
    # the name of a fork
    "ci-kubernetes-unit-arm64-1-36 name": """\
ci-kubernetes-unit-arm64-1-36: name

Its value:
    ci-kubernetes-unit-arm64-1-36

What the layers of ci-kubernetes-unit-arm64-master say, lowest first; * counts:
  * site names.periodic: ci-kubernetes-{suite}-{arch}-{branch}  arch-specs/_site.yaml:16:13

What made the fork differ, in order:
    ci-kubernetes-unit-arm64-1-36: config-forker: the name of the branch takes the place of -master
        at the end of the name, or is added there
        arch-specs/linux-arm64.yaml:35:17
""",
    # the schedule of a fork
    "ci-kubernetes-unit-arm64-1-36 interval": """\
ci-kubernetes-unit-arm64-1-36: interval

Its value:
    24h

What the layers of ci-kubernetes-unit-arm64-master say, lowest first; * counts:
  * catalogue unit, periodic: 6h  arch-specs/_suites.yaml:9:26

What made the fork differ, in order:
    24h: config-forker and its rotations: entry 2 of release.interval
        arch-specs/linux-arm64.yaml:35:32
""",
    # a replacement in a fork
    "linux-arm64/unit/periodic@1.36 env.MODE": """\
ci-kubernetes-unit-arm64-1-36: spec.containers[0].env.MODE

Its value:
    v1.36

What the layers of ci-kubernetes-unit-arm64-master say, lowest first; * counts:
    catalogue unit: plain  arch-specs/_suites.yaml:8:17
  * suite unit: fast       arch-specs/linux-arm64.yaml:30:25

What made the fork differ, in order:
    v1.36: config-forker, release.replace: MODE=fast -> MODE=v{{.Version}}
        arch-specs/linux-arm64.yaml:35:48
""",
    # the boards of a fork
    "ci-kubernetes-unit-arm64-1-37 boards": """\
ci-kubernetes-unit-arm64-1-37: annotations.testgrid-dashboards

Its value:
    [sig-release-1.37-informing, provider-arm64-all]

What the layers of ci-kubernetes-unit-arm64-master say, lowest first; * counts:
  * platform linux-arm64, boards.own: [provider-arm64-all]        arch-specs/linux-arm64.yaml:12:38
  * step 3, signal: informing                                     arch-specs/linux-arm64.yaml:2:7
  * site boards.signal.informing: sig-release-{branch}-informing  arch-specs/_site.yaml:13:23

What made the fork differ, in order:
    sig-release-1.37-informing, provider-arm64-all: config-forker: master-informing and
        master-blocking become those of 1.37; without a board of the release,
        sig-release-job-config-errors is added
        arch-specs/linux-arm64.yaml:35:17
""",
    # what a fork takes over
    "ci-kubernetes-unit-arm64-1-36 cluster": """\
ci-kubernetes-unit-arm64-1-36: cluster

Its value:
    one

Where it comes from:
    platform linux-arm64  arch-specs/linux-arm64.yaml:10:10
    the fork has it as the job of the main branch has

What the layers of ci-kubernetes-unit-arm64-master say, lowest first; * counts:
  * platform linux-arm64: one  arch-specs/linux-arm64.yaml:10:10
""",
    # a job
    "ci-kubernetes-unit-arm64-master": """\
ci-kubernetes-unit-arm64-master

What it is:
    periodic of kubernetes/kubernetes, branch master, interval 6h
    platform linux-arm64, at step 3 (run)  arch-specs/linux-arm64.yaml:2:7
    suite unit, class unit, the primary suite
    switched on by the spec                arch-specs/linux-arm64.yaml:34:5
    signal informing
    boards sig-release-master-informing, provider-arm64-all, tab ci-kubernetes-unit-arm64-master
    generated into generated/jobs/linux-arm64/linux-arm64-periodics.yaml

Its layers, lowest first:
    site defaults: decorate, container            arch-specs/_site.yaml:22:3
    platform linux-arm64: cluster, annotations    arch-specs/linux-arm64.yaml:1:1
    catalogue unit: container, decoration_config  arch-specs/_suites.yaml:5:5
    catalogue unit, periodic: interval            arch-specs/_suites.yaml:9:15
    step 3: signal                                arch-specs/linux-arm64.yaml:2:7
    job_defaults: decorate                        arch-specs/linux-arm64.yaml:24:3
    job_defaults, periodic: decoration_config     arch-specs/linux-arm64.yaml:25:13
    suite unit: container                         arch-specs/linux-arm64.yaml:33:5
    suite unit, periodic: release                 arch-specs/linux-arm64.yaml:35:7

Forks that config-forker makes of it:
    ci-kubernetes-unit-arm64-1-37, branch release-1.37, interval 8h
    ci-kubernetes-unit-arm64-1-36, branch release-1.36, interval 24h
""",
    # a fork
    "ci-kubernetes-unit-arm64-1-36": """\
ci-kubernetes-unit-arm64-1-36

What it is:
    periodic of kubernetes/kubernetes, branch release-1.36, interval 24h
    platform linux-arm64, at step 3 (run)
        arch-specs/linux-arm64.yaml:2:7
    suite unit, class unit, the primary suite
    switched on by the spec
        arch-specs/linux-arm64.yaml:34:5
    signal informing
    boards sig-release-1.36-informing, provider-arm64-all, tab ci-kubernetes-unit-arm64-1-36
    made by config-forker from ci-kubernetes-unit-arm64-master; it is in no generated file
        arch-specs/linux-arm64.yaml:35:17

Its layers, lowest first:
    site defaults: decorate, container            arch-specs/_site.yaml:22:3
    platform linux-arm64: cluster, annotations    arch-specs/linux-arm64.yaml:1:1
    catalogue unit: container, decoration_config  arch-specs/_suites.yaml:5:5
    catalogue unit, periodic: interval            arch-specs/_suites.yaml:9:15
    step 3: signal                                arch-specs/linux-arm64.yaml:2:7
    job_defaults: decorate                        arch-specs/linux-arm64.yaml:24:3
    job_defaults, periodic: decoration_config     arch-specs/linux-arm64.yaml:25:13
    suite unit: container                         arch-specs/linux-arm64.yaml:33:5
    suite unit, periodic: release                 arch-specs/linux-arm64.yaml:35:7
""",
    # a floor that a delta lifts
    "linux-arm64/node-e2e/periodic": """\
node-e2e on linux-arm64

no periodic, because
    the periodic of the catalogue is a default; it switches nothing on
        arch-specs/_suites.yaml:17:78
  * step 2 switches it on, but the delta node-e2e-present lifts the floor: nobody has a machine
        arch-specs/linux-arm64.yaml:14:3
""",
    # a class that external results prove
    "linux-arm64/conformance/periodic": """\
conformance on linux-arm64

no periodic, because
    the periodic of the catalogue is a default; it switches nothing on
        arch-specs/_suites.yaml:18:78
  * step 3 switches it on, but the external results conformance-lab prove conformance
        arch-specs/linux-arm64.yaml:56:3
""",
    # a class that a job elsewhere covers
    "linux-arm64/build": """\
build on linux-arm64

no presubmit, because
  * no step switches on a presubmit of build; it needs presubmit: {} in the spec

no postsubmit, because
  * no step switches on a postsubmit of build; it needs postsubmit: {} in the spec

no periodic, because
  * ci-kubernetes-build covers build, and no step switches on a periodic of it
        arch-specs/linux-arm64.yaml:11:11
""",
    # a step that is too low
    "linux-riscv64/unit/periodic": """\
unit on linux-riscv64

no periodic, because
    the periodic of the catalogue is a default; it switches nothing on
        arch-specs/_suites.yaml:9:15
  * step 2 switches it on, and the platform is at step 1
        arch-specs/linux-riscv64.yaml:2:7
""",
    # a trigger that no step switches on
    "linux-arm64/integration/postsubmit": """\
integration on linux-arm64

no postsubmit, because
    suites.integration of the spec says no postsubmit  arch-specs/linux-arm64.yaml:42:3
  * no step switches on a postsubmit of integration; it needs postsubmit: {} in the spec
""",
    # a platform
    "linux-arm64": """\
linux-arm64

Where it stands:
    step 3 (run), earned step 1 (crawl)  arch-specs/linux-arm64.yaml:2:7

Its jobs:
    ci-kubernetes-unit-arm64-master, periodic         arch-specs/linux-arm64.yaml:34:5
    ci-kubernetes-e2e-arm64-master, periodic          arch-specs/linux-arm64.yaml:39:5
    pull-kubernetes-integration-arm64, presubmit      arch-specs/linux-arm64.yaml:50:5
    ci-kubernetes-integration-arm64-master, periodic  arch-specs/linux-arm64.yaml:51:5

Test classes without a periodic of their own suite, and why:
    build: ci-kubernetes-build covers build, and no step switches on a periodic of it
        arch-specs/linux-arm64.yaml:11:11
    node-e2e: step 2 switches it on, but the delta node-e2e-present lifts the floor: nobody has a
        machine
        arch-specs/linux-arm64.yaml:14:3
    conformance: step 3 switches it on, but the external results conformance-lab prove conformance
        arch-specs/linux-arm64.yaml:56:3
""",
    # a board of jobgen
    "provider-arm64-all": """\
board provider-arm64-all

Who defines it:
    jobgen defines it in generated/testgrids/provider-arm64.yaml, group provider-arm64

Its tabs, and what put them there:
    ci-kubernetes-unit-arm64-master: platform linux-arm64, boards.own
        arch-specs/linux-arm64.yaml:12:39
    ci-kubernetes-e2e-arm64-master: suite e2e, periodic, boards
        arch-specs/linux-arm64.yaml:41:16
    pull-kubernetes-integration-arm64: platform linux-arm64, boards.own
        arch-specs/linux-arm64.yaml:12:39
    ci-kubernetes-integration-arm64-master: platform linux-arm64, boards.own
        arch-specs/linux-arm64.yaml:12:39
    ci-kubernetes-unit-arm64-1-37: platform linux-arm64, boards.own, of
        ci-kubernetes-unit-arm64-master
        arch-specs/linux-arm64.yaml:12:39
    ci-kubernetes-unit-arm64-1-36: platform linux-arm64, boards.own, of
        ci-kubernetes-unit-arm64-master
        arch-specs/linux-arm64.yaml:12:39
    conformance-lab: external results of linux-arm64
        arch-specs/linux-arm64.yaml:56:3
""",
    # a board from elsewhere
    "sig-release-master-informing": """\
board sig-release-master-informing

Who defines it:
    it is defined elsewhere; the site file says so  arch-specs/_site.yaml:11:14

Its tabs, and what put them there:
    ci-kubernetes-unit-arm64-master: signal informing            arch-specs/linux-arm64.yaml:2:7
    ci-kubernetes-e2e-arm64-master: suite e2e, periodic, boards  arch-specs/linux-arm64.yaml:41:36
    ci-kubernetes-integration-arm64-master: signal informing     arch-specs/linux-arm64.yaml:2:7
""",
    # external results
    "conformance-lab": """\
conformance-lab

What it is:
    external results of conformance on linux-arm64  arch-specs/linux-arm64.yaml:56:3
    read from bucket/logs/conformance, silent for 48h at most
    boards provider-arm64-all, tab conformance-lab
    contact arm64@example.org
""",
}
