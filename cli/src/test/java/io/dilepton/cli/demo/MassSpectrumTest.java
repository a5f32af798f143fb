package io.dilepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MassSpectrumTest {

    @Test
    void shouldScaleBarsToTheFullestBinWhenDrawn() {
        MassSpectrum spectrum = new MassSpectrum();
        for (int i = 0; i < 10; i++) {
            spectrum.add(91.2, true);
        }
        for (int i = 0; i < 5; i++) {
            spectrum.add(45, false);
        }

        assertThat(spectrum.lines(10, 99)).contains("   88–92  ██████████ 10", "   44–48  ░░░░░ 5", "   40–44   0");
    }

    @Test
    void shouldSplitTheBarByDecisionWhenABinHoldsBoth() {
        MassSpectrum spectrum = new MassSpectrum();
        spectrum.add(91, true);
        spectrum.add(91, false);

        assertThat(spectrum.lines(4, 99)).contains("   88–92  ██░░ 2");
    }

    @Test
    void shouldLeaveOutPairsOutsideTheRangeWhenAdded() {
        MassSpectrum spectrum = new MassSpectrum();
        spectrum.add(MassSpectrum.LOW - 0.1, true);
        spectrum.add(MassSpectrum.HIGH, true);
        spectrum.add(Double.NaN, false);

        assertThat(spectrum.lines(10, 99)).allMatch(line -> line.endsWith(" 0"));
    }

    @Test
    void shouldDrawNeighbouringBinsAsOneWhenThereIsLittleRoom() {
        MassSpectrum spectrum = new MassSpectrum();
        spectrum.add(41, false);
        spectrum.add(47, false);
        spectrum.add(91, true);
        spectrum.add(93, false);

        assertThat(spectrum.lines(4, 12))
                .hasSize(10)
                .startsWith("   40–48  ░░░░ 2", "   48–56   0")
                .contains("   88–96  ██░░ 2");
        assertThat(spectrum.lines(4, 3)).hasSize(2);
        assertThat(spectrum.lines(4, 0)).isEmpty();
    }
}
