package io.dilepton.cli.reproduce;

/** A file that a study used, by the names under which it is found. */
enum SourceFile {
    DIELECTRON_2010("dielectron-2010", "dielectron_cms2010"),
    ZEE_2011("zee-2011", "zee_cms2011"),
    ZMUMU_2011("zmumu-2011", "zmumu_cms2011"),
    HIGGS_CHALLENGE("higgs-challenge-2014", "higgs_ml_challenge_atlas2014");

    private final String catalogueName;
    private final String extractName;

    SourceFile(String catalogueName, String extractName) {
        this.catalogueName = catalogueName;
        this.extractName = extractName;
    }

    /** Name for {@code dilepton data fetch}. */
    String catalogueName() {
        return catalogueName;
    }

    /** Tells whether a file is this one, as fetched or as an extract. */
    boolean isNamed(String fileName) {
        return fileName.startsWith(catalogueName + ".csv") || fileName.startsWith(extractName + ".csv");
    }
}
