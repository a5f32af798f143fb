package io.dilepton.trainer.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Two panels above each other on one x axis: two distributions and, below, their ratio or difference. Not safe for several threads. */
public final class PanelPlot extends Drawing {

    private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
    private static final double LEFT = 84;
    private static final double RIGHT = WIDTH - 18;
    private static final double TOP = 34;
    private static final double MIDDLE = 288;
    private static final double LOWER = 304;
    private static final double BOTTOM = HEIGHT - 56;
    private static final double SWATCH = 22;
    private static final double TICK = 5;

    private final String x;
    private final double low;
    private final double high;
    private final Panel upper;
    private final Panel lower;
    private final List<Entry> legend = new ArrayList<>();

    private record Entry(String name, Color colour, boolean area) {}

    /**
     * Makes a plot.
     *
     * @param x title of the x axis, with its unit
     * @param low left end of the x axis
     * @param high right end of the x axis
     * @param upper upper panel, the taller one
     * @param lower lower panel
     */
    public PanelPlot(String x, double low, double high, Panel upper, Panel lower) {
        this.x = x;
        this.low = low;
        this.high = high;
        this.upper = upper;
        this.lower = lower;
    }

    /**
     * Adds an entry to the legend.
     *
     * @param name what it says
     * @param colour colour of the line or area
     * @param area whether it is an area rather than a line
     * @return this
     */
    public PanelPlot legend(String name, Color colour, boolean area) {
        legend.add(new Entry(name, colour, area));
        return this;
    }

    @Override
    void paint(Graphics2D graphics) {
        graphics.setBackground(NONE);
        grid(graphics);
        upper.paint(graphics, frame(TOP, MIDDLE), 5);
        lower.paint(graphics, frame(LOWER, BOTTOM), 3);
        axis(graphics);
        entries(graphics);
    }

    private Panel.Frame frame(double top, double bottom) {
        return new Panel.Frame(low, high, new Rectangle2D.Double(LEFT, top, RIGHT - LEFT, bottom - top));
    }

    private double at(double value) {
        return LEFT + (value - low) / (high - low) * (RIGHT - LEFT);
    }

    private void grid(Graphics2D graphics) {
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(Ink.GRID);
        for (double tick : Ticks.of(low, high, 8)) {
            graphics.draw(new Line2D.Double(at(tick), TOP, at(tick), MIDDLE));
            graphics.draw(new Line2D.Double(at(tick), LOWER, at(tick), BOTTOM));
        }
    }

    private void axis(Graphics2D graphics) {
        graphics.setColor(Ink.TEXT);
        graphics.setFont(TICKS);
        for (double tick : Ticks.of(low, high, 8)) {
            graphics.draw(new Line2D.Double(at(tick), BOTTOM, at(tick), BOTTOM + TICK));
            String text = Ticks.text(tick);
            double width = graphics.getFontMetrics().stringWidth(text);
            graphics.drawString(text, (float) (at(tick) - width / 2), (float) BOTTOM + 20);
        }
        graphics.setFont(TITLE);
        double width = graphics.getFontMetrics().stringWidth(x);
        graphics.drawString(x, (float) (RIGHT - width), HEIGHT - 12f);
    }

    private void entries(Graphics2D graphics) {
        graphics.setFont(TICKS);
        double place = LEFT;
        for (Entry entry : legend) {
            graphics.setColor(entry.colour);
            if (entry.area) {
                graphics.fill(new Rectangle2D.Double(place, 9, SWATCH, 12));
            } else {
                graphics.setStroke(new BasicStroke(2));
                graphics.draw(new Line2D.Double(place, 15, place + SWATCH, 15));
            }
            graphics.setColor(Ink.TEXT);
            graphics.drawString(entry.name, (float) (place + SWATCH + 7), 20f);
            place += SWATCH + 7 + graphics.getFontMetrics().stringWidth(entry.name) + 26;
        }
    }
}
