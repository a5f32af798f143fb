package io.dilepton.trainer.plot;

import java.awt.Color;
import java.util.Locale;

/** SVG documents as text. */
public final class SvgText {

    private SvgText() {}

    /** Makes a document that scales with its place and has no fixed size. */
    static String cleaned(String svg) {
        int root = svg.indexOf("<svg");
        int end = svg.indexOf('>', root);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 "
                + Drawing.WIDTH + " " + Drawing.HEIGHT + "\" font-family=\"sans-serif\" stroke-miterlimit=\"10\""
                + " fill=\"black\" stroke=\"black\">" + svg.substring(end + 1);
    }

    /**
     * Makes a document part of an HTML page.
     *
     * @param svg document of {@link Drawing#svg()}
     * @param prefix put before the ids, which must differ from plot to plot on a page
     * @return element to put into the page
     */
    public static String inlined(String svg, String prefix) {
        return svg.replace("id=\"", "id=\"" + prefix + "-")
                .replace("url(#", "url(#" + prefix + "-")
                .replace("href=\"#", "href=\"#" + prefix + "-");
    }

    /**
     * Returns what makes plots on a page, on light and on dark ones, take the colours of the page.
     *
     * @param text CSS colour of the text and the axes
     * @param grid CSS colour of the lines behind the data
     * @return CSS rules
     */
    public static String style(String text, String grid) {
        return rules(Ink.TEXT, text) + rules(Ink.GRID, grid);
    }

    private static String rules(Color colour, String css) {
        return String.format(
                        Locale.ROOT,
                        "svg [fill=\"%1$s\"] { fill: %2$s; }%nsvg [stroke=\"%1$s\"] { stroke: %2$s; }%n",
                        String.format(
                                Locale.ROOT, "rgb(%d,%d,%d)", colour.getRed(), colour.getGreen(), colour.getBlue()),
                        css)
                .replace(System.lineSeparator(), "\n");
    }
}
