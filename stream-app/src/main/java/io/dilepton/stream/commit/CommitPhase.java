package io.dilepton.stream.commit;

/** The order of what happens before a commit: each phase may give work to those after it. */
public enum CommitPhase {
    /** Events that wait for their batch are scored. */
    SCORE,
    /** What was summed up since the last commit is sent on. */
    AGGREGATE,
    /** What came in is compared with what went out. */
    SETTLE
}
