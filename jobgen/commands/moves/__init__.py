"""What `promote` and `demote` share: a platform, or the signal of one suite, goes a step up or down."""
