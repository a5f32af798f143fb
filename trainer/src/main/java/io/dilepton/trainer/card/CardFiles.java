package io.dilepton.trainer.card;

import io.dilepton.trainer.plot.Drawing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A card as files: {@value #JSON}, {@value #MARKDOWN}, {@value #HTML}, and each plot as SVG and PNG in {@value #PLOTS}. */
public final class CardFiles {

    /** Name of the card as data. */
    public static final String JSON = "card.json";

    /** Name of the card as Markdown, which shows the plots of the folder beside it. */
    public static final String MARKDOWN = "card.md";

    /** Name of the card as a page that needs no other file. */
    public static final String HTML = "card.html";

    /** Name of the folder of the plots. */
    public static final String PLOTS = "plots";

    private static final String KIND = "Model card";

    private CardFiles() {}

    /**
     * Writes all files of a card, over those of another.
     *
     * @param directory where they go; made if missing
     * @param card the card
     * @param title name of the model, with its version where it is published
     * @throws UncheckedIOException when a file cannot be written
     * @throws io.dilepton.trainer.plot.UnavailableFontsException when plots cannot be drawn; the JSON and Markdown files are there then
     */
    public static void write(Path directory, ModelCard card, String title) {
        write(directory, JSON, new String(CardJson.write(card), StandardCharsets.UTF_8));
        write(directory, MARKDOWN, markdown(card, title));
        Path plots = directory.resolve(PLOTS);
        Map<String, String> drawn = new LinkedHashMap<>();
        try {
            // A page of an earlier model must not stay where this one cannot be drawn.
            Files.deleteIfExists(directory.resolve(HTML));
            for (Map.Entry<String, Drawing> plot : CardPlots.of(card).entrySet()) {
                drawn.put(plot.getKey(), plot.getValue().svg());
                write(plots, plot.getKey() + ".svg", drawn.get(plot.getKey()));
                Files.write(
                        plots.resolve(plot.getKey() + ".png"), plot.getValue().png());
            }
        } catch (IOException e) {
            throw failure(directory, e);
        }
        write(directory, HTML, CardHtml.of(KIND, title, CardDocument.of(card), drawn));
    }

    /**
     * Writes one file.
     *
     * @param directory where it goes; made if missing
     * @param name name of the file
     * @param text its text
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Path directory, String name, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    private static UncheckedIOException failure(Path directory, IOException e) {
        return new UncheckedIOException("the card cannot be written to " + directory + ": " + e.getMessage(), e);
    }

    /**
     * Writes a card as Markdown.
     *
     * @param card the card
     * @param title name of the model
     * @return text, whose pictures lie in {@value #PLOTS}
     */
    public static String markdown(ModelCard card, String title) {
        return CardMarkdown.of(title, CardDocument.of(card));
    }

    /**
     * Writes a card as one HTML page.
     *
     * @param card the card
     * @param title name of the model
     * @return text, with the plots inside
     * @throws io.dilepton.trainer.plot.UnavailableFontsException when plots cannot be drawn
     */
    public static String html(ModelCard card, String title) {
        Map<String, String> drawn = new LinkedHashMap<>();
        CardPlots.of(card).forEach((name, plot) -> drawn.put(name, plot.svg()));
        return CardHtml.of(KIND, title, CardDocument.of(card), drawn);
    }
}
