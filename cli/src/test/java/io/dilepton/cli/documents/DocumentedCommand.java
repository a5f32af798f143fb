package io.dilepton.cli.documents;

/**
 * A command in the documentation.
 *
 * @param document page
 * @param line its line, from 1
 * @param block which block of the page it is in; commands of one block share a working directory
 * @param text as it stands there, without prompt and comment
 */
record DocumentedCommand(String document, int line, int block, String text) {

    /** Tells whether it is a command of the product. */
    boolean isOurs() {
        return text.matches("(\\S*/)?dilepton( .*)?");
    }

    @Override
    public String toString() {
        return document + ":" + line + ": " + text;
    }
}
