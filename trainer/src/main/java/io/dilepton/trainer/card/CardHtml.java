package io.dilepton.trainer.card;

import io.dilepton.trainer.plot.SvgText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A card, or another document of sections, as one HTML page that needs no other file, on light and on dark screens. */
public final class CardHtml {

    private final String kind;
    private final Map<String, String> plots;
    private final StringBuilder text = new StringBuilder();

    private CardHtml(String kind, Map<String, String> plots) {
        this.kind = kind;
        this.plots = plots;
    }

    /**
     * Writes a page.
     *
     * @param kind what the page is, such as {@code Model card}
     * @param title what it is about
     * @param sections its sections
     * @param plots plots by name, SVG documents of {@link io.dilepton.trainer.plot.Drawing#svg}; figures without one are left out
     * @return the page
     */
    public static String of(String kind, String title, List<Section> sections, Map<String, String> plots) {
        CardHtml html = new CardHtml(kind, plots);
        html.page(title, sections);
        return html.text.toString();
    }

    private void page(String title, List<Section> sections) {
        text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escaped(kind))
                .append(": ")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append(SvgText.style("currentColor", "var(--line)"))
                .append("</style>\n</head>\n<body>\n<main>\n<header><p>")
                .append(escaped(kind))
                .append("</p><h1>")
                .append(escaped(title))
                .append("</h1></header>\n<nav>");
        for (int i = 0; i < sections.size(); i++) {
            text.append("<a href=\"#s")
                    .append(i)
                    .append("\">")
                    .append(escaped(sections.get(i).title()))
                    .append("</a>");
        }
        text.append("</nav>\n");
        for (int i = 0; i < sections.size(); i++) {
            text.append("<section id=\"s").append(i).append("\">\n<h2>");
            text.append(escaped(sections.get(i).title())).append("</h2>\n");
            blocks(sections.get(i).blocks());
            text.append("</section>\n");
        }
        text.append("</main>\n</body>\n</html>\n");
    }

    /** Figures that follow each other stand side by side where the screen is wide enough. */
    private void blocks(List<Block> blocks) {
        boolean inFigures = false;
        for (Block block : blocks) {
            boolean figure = block instanceof Block.Figure;
            if (figure != inFigures) {
                text.append(figure ? "<div class=\"figures\">\n" : "</div>\n");
                inFigures = figure;
            }
            add(block);
        }
        if (inFigures) {
            text.append("</div>\n");
        }
    }

    private void add(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            text.append("<p>").append(escaped(paragraph.text())).append("</p>\n");
        } else if (block instanceof Block.Bullets bullets) {
            text.append("<ul>\n");
            bullets.items()
                    .forEach(item -> text.append("<li>").append(escaped(item)).append("</li>\n"));
            text.append("</ul>\n");
        } else if (block instanceof Block.Table table) {
            text.append("<div class=\"table\"><table>\n<thead>");
            row(table.header(), "th");
            text.append("</thead>\n<tbody>\n");
            table.rows().forEach(row -> row(row, "td"));
            text.append("</tbody></table></div>\n");
        } else if (block instanceof Block.Facts facts) {
            text.append("<dl>\n");
            facts.pairs()
                    .forEach(pair -> text.append("<dt>")
                            .append(escaped(pair.get(0)))
                            .append("</dt><dd>")
                            .append(escaped(pair.get(1)))
                            .append("</dd>\n"));
            text.append("</dl>\n");
        } else if (block instanceof Block.Code code) {
            text.append("<pre><code>");
            text.append(escaped(String.join("\n", code.lines()))).append("</code></pre>\n");
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        }
    }

    private void figure(Block.Figure figure) {
        String svg = plots.get(figure.plot());
        if (svg != null) {
            text.append("<figure role=\"img\" aria-label=\"")
                    .append(escaped(figure.caption()))
                    .append("\">\n")
                    .append(SvgText.inlined(svg, figure.plot()))
                    .append("\n<figcaption>")
                    .append(escaped(figure.caption()))
                    .append("</figcaption>\n</figure>\n");
        }
    }

    private void row(List<String> cells, String tag) {
        text.append("<tr>");
        cells.forEach(cell -> text.append('<')
                .append(tag)
                .append('>')
                .append(escaped(cell))
                .append("</")
                .append(tag)
                .append('>'));
        text.append("</tr>\n");
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream resource = CardHtml.class.getResourceAsStream("card.css")) {
            if (resource == null) {
                throw new IllegalStateException("the build did not pack card.css");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("card.css cannot be read", e);
        }
    }
}
