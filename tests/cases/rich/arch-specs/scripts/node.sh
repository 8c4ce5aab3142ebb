#!/bin/bash
set -o errexit

make "quick-release" {x}
