package io.dilepton.core.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.bundled();

    @Test
    void shouldKnowTheDielectronRecordWhenBundled() {
        DataFile file = catalogue.find("dielectron-2010").orElseThrow();

        assertThat(file.record()).isEqualTo(304);
        assertThat(file.doi()).isEqualTo("10.7483/OPENDATA.CMS.PCSW.AHVG");
        assertThat(file.size()).isEqualTo(14_744_033);
        assertThat(file.adler32()).isEqualTo("3abf9720");
        assertThat(file.location(catalogue.portal()))
                .isEqualTo(URI.create("https://opendata.cern.ch/record/304/files/dielectron.csv"));
        assertThat(Verification.of(file)).isEqualTo(Verification.CHECKSUM);
    }

    @Test
    void shouldKeepEveryFileUnderItsOwnNameWhenRecordsShareFileNames() {
        assertThat(catalogue.version()).isPositive();
        assertThat(catalogue.files()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(catalogue.files().stream().map(DataFile::localName)).doesNotHaveDuplicates();
        assertThat(catalogue.find("zmumu-2011").orElseThrow().localName()).isEqualTo("zmumu-2011.csv");
        assertThat(catalogue.find("higgs-challenge-2014").orElseThrow().localName())
                .isEqualTo("higgs-challenge-2014.csv.gz");
    }

    @Test
    void shouldAcceptAPortalWithAPathWhenBuildingLocations() {
        DataFile file = catalogue.find("zee-2011").orElseThrow();

        assertThat(file.location(URI.create("http://mirror.example/opendata/")))
                .isEqualTo(URI.create("http://mirror.example/opendata/record/5207/files/Zee.csv"));
    }

    @Test
    void shouldRefuseEntriesWhenMalformed() {
        DataFile good = catalogue.files().get(0);

        assertThatThrownBy(() -> new Catalogue(1, catalogue.portal(), List.of(good, good)))
                .hasMessageContaining(good.name());
        assertThatThrownBy(() -> new DataFile("../x", 1, null, null, "a.csv", null, null, null, ""))
                .hasMessageContaining("../x");
        assertThatThrownBy(() -> new DataFile("x", 1, null, null, "../a.csv", null, null, null, ""))
                .hasMessageContaining("../a.csv");
        assertThatThrownBy(() -> new DataFile("x", 1, null, null, "a.csv", 0L, null, null, ""))
                .hasMessageContaining("size");
        assertThatThrownBy(() -> new DataFile("x", 1, null, null, "a.csv", null, "xyz", null, ""))
                .hasMessageContaining("checksum");
    }
}
