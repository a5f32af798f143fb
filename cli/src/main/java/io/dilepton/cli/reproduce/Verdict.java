package io.dilepton.cli.reproduce;

/** How a result of ours stands to the published one. */
enum Verdict {
    /** The whole interval lies beyond the published value, on the good side. */
    BETTER("better"),
    /** The interval holds the published value. */
    EQUAL("equal"),
    /** The whole interval lies beyond the published value, on the bad side. */
    WORSE("worse"),
    /** Published under a protocol that the row does not follow: shown, not judged. */
    OTHER_PROTOCOL("other protocol"),
    /** The study gives no number. */
    NOT_PUBLISHED("not published");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
