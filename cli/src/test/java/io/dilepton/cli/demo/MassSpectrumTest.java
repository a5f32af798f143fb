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

        assertThat(spectrum.lines(10)).contains("   88–92  ██████████ 10", "   44–48  ░░░░░ 5", "   40–44   0");
    }

    @Test
    void shouldSplitTheBarByDecisionWhenABinHoldsBoth() {
        MassSpectrum spectrum = new MassSpectrum();
        spectrum.add(91, true);
        spectrum.add(91, false);

        assertThat(spectrum.lines(4)).contains("   88–92  ██░░ 2");
    }

    @Test
    void shouldLeaveOutPairsOutsideTheRangeWhenAdded() {
        MassSpectrum spectrum = new MassSpectrum();
        spectrum.add(MassSpectrum.LOW - 0.1, true);
        spectrum.add(MassSpectrum.HIGH, true);
        spectrum.add(Double.NaN, false);

        assertThat(spectrum.lines(10)).allMatch(line -> line.endsWith(" 0"));
    }
}
