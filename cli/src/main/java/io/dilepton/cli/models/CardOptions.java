package io.dilepton.cli.models;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.trainer.card.CardFiles;
import io.dilepton.trainer.card.CardJson;
import io.dilepton.trainer.card.ModelCard;
import io.dilepton.trainer.plot.UnavailableFontsException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a model card is shown. */
final class CardOptions {

    /** Forms of a card. */
    enum Format {
        MD,
        HTML,
        JSON
    }

    @Option(names = "--card", description = "Show the model card.")
    private boolean card;

    @Option(
            names = "--format",
            paramLabel = "md|html|json",
            description =
                    "Form of the card on the console, or the only one in DIR. Default: md; in DIR all, and the plots.")
    private @Nullable Format format;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the card to DIR; made if missing.")
    private @Nullable Path out;

    /** Tells whether the card is wanted, and refuses options that say how where it is not. */
    boolean isAsked() {
        if (!card && (format != null || out != null)) {
            throw CommandFailure.usage("--format and --out say how the card is shown: give --card too");
        }
        return card;
    }

    /** Shows the card of a version. */
    void show(ModelManifest manifest, byte[] json, boolean isJson, RegistryCommand command) {
        ModelCard read = CardJson.read(json);
        String title = manifest.name() + "@" + manifest.version();
        Format wanted = isJson ? Format.JSON : format;
        try {
            Path directory = out;
            if (directory == null) {
                command.out().print(text(read, title, wanted == null ? Format.MD : wanted));
                return;
            }
            if (wanted == null) {
                CardFiles.write(directory, read, title);
            } else {
                CardFiles.write(directory, file(wanted), text(read, title, wanted));
            }
            command.printLine("Wrote the card of %s to %s", title, directory);
        } catch (UnavailableFontsException | UncheckedIOException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        }
    }

    private static String text(ModelCard card, String title, Format format) {
        return switch (format) {
            case MD -> CardFiles.markdown(card, title);
            case HTML -> CardFiles.html(card, title);
            case JSON -> new String(CardJson.write(card), StandardCharsets.UTF_8);
        };
    }

    private static String file(Format format) {
        return switch (format) {
            case MD -> CardFiles.MARKDOWN;
            case HTML -> CardFiles.HTML;
            case JSON -> CardFiles.JSON;
        };
    }
}
