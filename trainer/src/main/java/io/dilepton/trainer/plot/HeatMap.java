package io.dilepton.trainer.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** A square matrix in colours, from blue for the negative end by white to orange for the positive end, with its numbers. Not safe for several threads. */
public final class HeatMap extends Drawing {

    private static final Color NEGATIVE = new Color(45, 103, 178);
    private static final Color POSITIVE = new Color(196, 90, 16);
    private static final double LEFT = 130;
    private static final double TOP = 8;
    private static final double BOTTOM = HEIGHT - 96;
    private static final double RIGHT = WIDTH - 76;
    private static final double BAR = 14;
    private static final int BAR_STEPS = 40;
    private static final Font NAMES = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final double SLANT = Math.PI / 5;

    /** From this share of the range on, white numbers are read more easily than black ones. */
    private static final double DARK = 0.6;

    private final List<String> names;
    private final List<List<Double>> values;
    private final double range;
    private final int decimals;

    /**
     * Makes a map.
     *
     * @param names names of the rows, and of the columns
     * @param values rows of the matrix
     * @param range magnitude at which the colours end, positive
     * @param decimals digits after the point of the numbers
     */
    public HeatMap(List<String> names, List<List<Double>> values, double range, int decimals) {
        this.names = List.copyOf(names);
        this.values = values.stream().map(List::copyOf).toList();
        this.range = range;
        this.decimals = decimals;
    }

    @Override
    void paint(Graphics2D graphics) {
        double width = (RIGHT - LEFT) / names.size();
        double height = (BOTTOM - TOP) / names.size();
        int size = (int) Math.max(9, Math.min(14, Math.min(height * 0.5, width * 0.23)));
        Font numbers = new Font(Font.SANS_SERIF, Font.PLAIN, size);
        for (int row = 0; row < names.size(); row++) {
            for (int column = 0; column < names.size(); column++) {
                cell(
                        graphics,
                        numbers,
                        values.get(row).get(column),
                        LEFT + column * width,
                        TOP + row * height,
                        width,
                        height);
            }
        }
        graphics.setFont(NAMES);
        graphics.setColor(Ink.TEXT);
        for (int i = 0; i < names.size(); i++) {
            double length = graphics.getFontMetrics().stringWidth(names.get(i));
            graphics.drawString(names.get(i), (float) (LEFT - length - 8), (float) (TOP + (i + 0.5) * height) + 5);
            slanted(graphics, names.get(i), LEFT + (i + 0.5) * width, BOTTOM + 16, length);
        }
        bar(graphics);
    }

    private void cell(Graphics2D graphics, Font font, double value, double x, double y, double width, double height) {
        graphics.setColor(colour(value));
        graphics.fill(new Rectangle2D.Double(x + 0.5, y + 0.5, width - 1, height - 1));
        graphics.setColor(Math.abs(value) > DARK * range ? Color.WHITE : new Color(32, 36, 41));
        graphics.setFont(font);
        String text = text(value);
        double length = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) (x + (width - length) / 2), (float) (y + height / 2 + font.getSize() * 0.36));
    }

    private String text(double value) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return Double.parseDouble(text) == 0 ? text.replace("-", "") : text.replace("-", "−");
    }

    private Color colour(double value) {
        double share = Math.min(1, Math.abs(value) / range);
        Color end = value < 0 ? NEGATIVE : POSITIVE;
        return new Color(mixed(end.getRed(), share), mixed(end.getGreen(), share), mixed(end.getBlue(), share));
    }

    private static int mixed(int end, double share) {
        return (int) Math.round(250 + (end - 250) * share);
    }

    private static void slanted(Graphics2D graphics, String text, double x, double y, double length) {
        graphics.translate(x, y);
        graphics.rotate(-SLANT);
        graphics.drawString(text, (float) -length, 0f);
        graphics.rotate(SLANT);
        graphics.translate(-x, -y);
    }

    private void bar(Graphics2D graphics) {
        double x = RIGHT + 16;
        double step = (BOTTOM - TOP) / BAR_STEPS;
        for (int i = 0; i < BAR_STEPS; i++) {
            graphics.setColor(colour(range * (1 - 2 * (i + 0.5) / BAR_STEPS)));
            graphics.fill(new Rectangle2D.Double(x, TOP + i * step, BAR, step + 0.5));
        }
        graphics.setColor(Ink.TEXT);
        graphics.setFont(NAMES);
        graphics.drawString(Ticks.text(range), (float) (x + BAR + 5), (float) TOP + 10);
        graphics.drawString("0", (float) (x + BAR + 5), (float) ((TOP + BOTTOM) / 2 + 4));
        graphics.drawString("−" + Ticks.text(range), (float) (x + BAR + 5), (float) BOTTOM);
    }
}
