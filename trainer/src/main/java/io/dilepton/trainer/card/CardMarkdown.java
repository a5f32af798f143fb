package io.dilepton.trainer.card;

import java.util.Collections;
import java.util.List;

/** A card as Markdown. */
final class CardMarkdown {

    private final StringBuilder text = new StringBuilder();

    private CardMarkdown() {}

    static String of(String title, List<Section> sections) {
        CardMarkdown markdown = new CardMarkdown();
        markdown.text.append("# Model card: ").append(title).append('\n');
        for (Section section : sections) {
            markdown.text.append("\n## ").append(section.title()).append('\n');
            section.blocks().forEach(markdown::add);
        }
        return markdown.text.toString();
    }

    private void add(Block block) {
        text.append('\n');
        if (block instanceof Block.Paragraph paragraph) {
            text.append(paragraph.text()).append('\n');
        } else if (block instanceof Block.Bullets bullets) {
            bullets.items().forEach(item -> text.append("- ").append(item).append('\n'));
        } else if (block instanceof Block.Table table) {
            row(table.header());
            text.append("| --- |")
                    .append(" ---: |".repeat(table.header().size() - 1))
                    .append('\n');
            table.rows().forEach(this::row);
        } else if (block instanceof Block.Facts facts) {
            row(List.of("", ""));
            row(Collections.nCopies(2, "---"));
            facts.pairs().forEach(this::row);
        } else if (block instanceof Block.Code code) {
            text.append("```sh\n").append(String.join("\n", code.lines())).append("\n```\n");
        } else if (block instanceof Block.Figure figure) {
            text.append("![")
                    .append(figure.caption())
                    .append("](")
                    .append(CardFiles.PLOTS)
                    .append('/');
            text.append(figure.plot())
                    .append(".svg)\n\n*")
                    .append(figure.caption())
                    .append("*\n");
        }
    }

    private void row(List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
        text.append("|\n");
    }
}
