package io.dilepton.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PlotTest {

    private static Plot plot() {
        double[] x = {0, 0.2, 0.5, 1};
        return new Plot("x [GeV]", "y")
                .range(0, 1, 0, 1)
                .line("line", x, new double[] {0, 0.1, 0.4, 1}, Ink.SIGNAL)
                .dashes("dashes", x, new double[] {1, 0.8, 0.5, 0}, Ink.MUTED)
                .points(
                        "points",
                        x,
                        x,
                        new double[] {0, 0.1, 0.4, 0.9},
                        new double[] {0.1, 0.3, 0.6, 1},
                        Ink.BACKGROUND)
                .mark(0.3)
                .level(0.7);
    }

    private static BarPlot bars() {
        return new BarPlot("loss", List.of("a", "b"), List.of(0.3, 0.1), List.of(0.05, 0.02));
    }

    @Test
    void shouldDrawTheSameBytesWhenDataAreTheSame() {
        assertThat(plot().svg()).isEqualTo(plot().svg());
        assertThat(plot().png()).isEqualTo(plot().png());
        assertThat(bars().svg()).isEqualTo(bars().svg()).isNotEqualTo(plot().svg());
    }

    @Test
    void shouldBeWellFormedAndScaleWhenSvg() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot().svg())))
                .getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("svg");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 760 460");
        assertThat(root.hasAttribute("width")).isFalse();
        assertThat(plot().svg()).contains("rgb(64,132,214)", "rgb(226,122,48)");
    }

    @Test
    void shouldHaveIdsOfItsOwnAndTheColoursOfThePageWhenInlined() {
        String inlined = SvgText.inlined(plot().svg(), "roc");
        assertThat(inlined).contains("id=\"roc-", "fill=\"rgb(31,35,40)\"", "fill=\"rgb(222,226,231)\"");
        assertThat(SvgText.style("currentColor", "var(--line)"))
                .contains(
                        "svg [fill=\"rgb(31,35,40)\"] { fill: currentColor; }\n",
                        "svg [fill=\"rgb(222,226,231)\"] { fill: var(--line); }\n");
        assertThat(inlined.split("url\\(#roc-", -1).length)
                .isEqualTo(inlined.split("url\\(#", -1).length)
                .isGreaterThan(1);
    }

    @Test
    void shouldDrawOnWhiteAtTwiceThePixelsWhenPng() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bars().png()));
        assertThat(image.getWidth()).isEqualTo(1520);
        assertThat(image.getHeight()).isEqualTo(920);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
        int blue = 0;
        for (int x = 0; x < image.getWidth(); x += 4) {
            for (int y = 0; y < image.getHeight(); y += 4) {
                blue += image.getRGB(x, y) == Ink.SIGNAL.getRGB() ? 1 : 0;
            }
        }
        assertThat(blue).isGreaterThan(1000);
    }
}
