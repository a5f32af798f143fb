package io.dilepton.core.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    private static final long SEED = 20260101;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "+1",
                "-1",
                ".5",
                "5.",
                "00012.50",
                "1e3",
                "1E-3",
                "-2.5e+10",
                "9007199254740993",
                "123456789012345678901234567890",
                "0.000000000000000000000000000123",
                "1.7976931348623157e308",
                "4.9e-324",
                "1e400",
                "2.2250738585072011e-308",
                "0.1234567890123456789012345",
                "8.41149999999999999999"
            })
    void shouldReadWhatTheJdkReadsWhenTextIsDecimal(String text) {
        assertThat(DecimalText.parse(text, 0, text.length())).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void shouldReadWhatTheJdkReadsWhenNumbersAreRandom() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(80) - 40);
            String text = switch (i % 3) {
                case 0 -> Double.toString(value);
                case 1 -> String.format(Locale.ROOT, "%.6g", value);
                default -> Float.toString((float) value);
            };

            assertThat(DecimalText.parse(text, 0, text.length()))
                    .as("seed %d, %s", SEED, text)
                    .isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void shouldReadOnlyThePartThatIsAskedFor() {
        assertThat(DecimalText.parse("1,-2.5,3", 2, 6)).isEqualTo(-2.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "abc", "1f", "1d", "0x1p3", "1 2", "1e", "1e+", "1e5x", "--1", "1..2", "1,5", "e5",
                "١"
            })
    void shouldRefuseWhenTextIsNoDecimalNumber(String text) {
        assertThatThrownBy(() -> DecimalText.parse(text, 0, text.length())).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "-NaN", "inf", "-Infinity", "+inf"})
    void shouldKnowTheWordsForNumbersThatAreNotFinite(String text) {
        assertThat(DecimalText.parse(text, 0, text.length())).isNotFinite();
    }
}
