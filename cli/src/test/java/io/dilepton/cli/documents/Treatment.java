package io.dilepton.cli.documents;

/** What the test does with a documented command. */
sealed interface Treatment {

    /** It is run and must end with exit code 0. */
    record Run() implements Treatment {}

    /**
     * It runs until the end of the test, as it would in a terminal of its own.
     *
     * @param sign what it prints when it is on its way
     */
    record Background(String sign) implements Treatment {}

    /**
     * Another test runs it.
     *
     * @param test simple name of that test's class
     */
    record Elsewhere(String test) implements Treatment {}

    /**
     * Nothing runs it; that its names exist is all that is checked.
     *
     * @param reason why
     */
    record NotRun(String reason) implements Treatment {}
}
