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

    private static PanelPlot panels() {
        double[] edges = {0, 10, 20, 30};
        Panel upper = new Panel("share", 0, 1)
                .steps(edges, new double[] {0.2, 0.9, 0.1}, Ink.SHADE, true)
                .line(edges, new double[] {0, 0.2, 0.8, 1}, Ink.SIGNAL);
        Panel lower = new Panel("ratio", 0.5, 1.5)
                .band(edges, new double[] {0.9, 0.8, 0.7}, new double[] {1.1, 1.2, 1.3}, Ink.SHADE)
                .level(1, Ink.MUTED)
                .points(new double[] {5, 15}, new double[] {1, Double.NaN}, new double[] {0.1, 0}, Ink.SIGNAL);
        return new PanelPlot("m [GeV]", 0, 30, upper, lower).legend("generated", Ink.SIGNAL, false);
    }

    @Test
    void shouldShareTheAxisAndEndAtTheBorderWhenPanels() {
        assertThat(panels().svg()).isEqualTo(panels().svg()).contains("m [GeV]", "ratio", "generated", ">25<", ">1.5<");
        assertThat(panels().svg()).doesNotContain("NaN");
        assertThat(Ticks.of(0, 30, 8)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
        assertThat(Ticks.of(-0.011, 0.011, 3).stream().map(Ticks::text)).containsExactly("-0.01", "0", "0.01");
        assertThat(Ticks.text(0.30000000000000004)).isEqualTo("0.3");
    }

    @Test
    void shouldWriteEveryNumberOfAMatrixOnItsColour() {
        String svg = new HeatMap(List.of("a", "b"), List.of(List.of(1.0, -0.25), List.of(-0.25, -0.001)), 1, 2).svg();

        assertThat(svg).contains(">1.00<", ">−0.25<", ">0.00<").doesNotContain("−0.00");
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
