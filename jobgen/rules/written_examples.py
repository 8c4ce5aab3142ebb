"""What examples of rules on hand-written configuration are made of: a job, and boards for it or for results from a lab."""

SMALL_JOB = """\
jobs.yaml:
  periodics:
  - name: ci-unit
    interval: 6h
    cluster: k8s-infra-prow-build
    decorate: true
    extra_refs: [{org: kubernetes, repo: kubernetes, base_ref: master, path_alias: k8s.io/kubernetes}]
    spec:
      containers:
      - image: registry.example.org/unit:v1
        command: [make, test]
        resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
"""
"""A periodic that names no board."""

SHOWN_JOB = f"{SMALL_JOB}    annotations: {{testgrid-dashboards: sig-unit}}\n"
"""The same job, with a tab on the board `sig-unit`."""

UNIT_BOARD = """\
boards.yaml:
  test_groups:
  - {name: ci-unit, gcs_prefix: kubernetes-ci-logs/logs/ci-unit}
  dashboards:
  - {name: sig-unit, dashboard_tab: [{name: unit, test_group_name: ci-unit}]}
"""
"""The test group of that job, with a tab."""

LAB = """\
boards.yaml:
  test_groups:
  - {name: lab-e2e, gcs_prefix: lab/logs/e2e}
  dashboards:
"""
"""The test group of a lab; its boards come below."""

LAB_GROUP = f"""{LAB}\
  - {{name: sig-lab-all, dashboard_tab: [{{name: e2e, test_group_name: lab-e2e}}]}}
  dashboard_groups:
  - {{name: sig-lab, dashboard_names: [sig-lab-all]}}
"""
"""A board group with one board."""
