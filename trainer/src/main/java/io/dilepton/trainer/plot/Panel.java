package io.dilepton.trainer.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** One of the panels of a {@link PanelPlot}: a y axis and what is drawn against it. Not safe for several threads. */
public final class Panel {

    private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
    private static final BasicStroke THIN = new BasicStroke(1);
    private static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double DOT = 5;
    private static final int GAP = 6;

    private final String title;
    private final double bottom;
    private final double top;
    private final List<Layer> layers = new ArrayList<>();
    private Frame frame = new Frame(0, 1, new Rectangle2D.Double());

    /** Draws one thing. */
    private interface Layer {
        void draw(Graphics2D graphics);
    }

    /** Where the panel lies, and the x axis that it shares. */
    record Frame(double low, double high, Rectangle2D area) {}

    /**
     * Begins a panel.
     *
     * @param title title of the y axis, with its unit
     * @param bottom lower end of the y axis
     * @param top upper end of the y axis
     */
    public Panel(String title, double bottom, double top) {
        this.title = title;
        this.bottom = bottom;
        this.top = top;
    }

    /**
     * Draws a histogram as steps.
     *
     * @param edges edges of the bins
     * @param heights height of each bin
     * @param colour colour of the line, or of the area
     * @param filled whether the area below is filled rather than bordered
     * @return this
     */
    public Panel steps(double[] edges, double[] heights, Color colour, boolean filled) {
        layers.add(graphics -> {
            Path2D path = new Path2D.Double();
            path.moveTo(x(edges[0]), y(filled ? bottom : heights[0]));
            for (int bin = 0; bin < heights.length; bin++) {
                path.lineTo(x(edges[bin]), y(heights[bin]));
                path.lineTo(x(edges[bin + 1]), y(heights[bin]));
            }
            if (filled) {
                path.lineTo(x(edges[heights.length]), y(bottom));
            }
            draw(graphics, path, colour, filled);
        });
        return this;
    }

    /**
     * Shades a band in bins.
     *
     * @param edges edges of the bins
     * @param low lower end in each bin
     * @param high upper end in each bin
     * @param colour its colour
     * @return this
     */
    public Panel band(double[] edges, double[] low, double[] high, Color colour) {
        layers.add(graphics -> {
            for (int bin = 0; bin < low.length; bin++) {
                double from = x(edges[bin]);
                double upper = y(high[bin]);
                Shape box = new Rectangle2D.Double(from, upper, x(edges[bin + 1]) - from, y(low[bin]) - upper);
                draw(graphics, box, colour, true);
            }
        });
        return this;
    }

    /**
     * Draws a line.
     *
     * @param x x of each point, rising
     * @param y y of each point
     * @param colour its colour
     * @return this
     */
    public Panel line(double[] x, double[] y, Color colour) {
        layers.add(graphics -> {
            Path2D path = new Path2D.Double();
            path.moveTo(x(x[0]), y(y[0]));
            for (int i = 1; i < x.length; i++) {
                path.lineTo(x(x[i]), y(y[i]));
            }
            draw(graphics, path, colour, false);
        });
        return this;
    }

    /**
     * Draws points with bars of their errors; those outside of the panel are left out.
     *
     * @param x x of each point
     * @param y y of each point; NaN for none
     * @param errors half the length of each bar
     * @param colour their colour
     * @return this
     */
    public Panel points(double[] x, double[] y, double[] errors, Color colour) {
        layers.add(graphics -> {
            for (int i = 0; i < x.length; i++) {
                if (y[i] >= bottom && y[i] <= top) {
                    double at = x(x[i]);
                    graphics.setColor(colour);
                    graphics.setStroke(THIN);
                    graphics.draw(new Line2D.Double(at, y(y[i] - errors[i]), at, y(y[i] + errors[i])));
                    graphics.fill(new Ellipse2D.Double(at - DOT / 2, y(y[i]) - DOT / 2, DOT, DOT));
                }
            }
        });
        return this;
    }

    /**
     * Draws a level across the panel.
     *
     * @param value its y
     * @param colour its colour
     * @return this
     */
    public Panel level(double value, Color colour) {
        layers.add(graphics -> {
            graphics.setColor(colour);
            graphics.setStroke(THIN);
            graphics.draw(new Line2D.Double(frame.area.getMinX(), y(value), frame.area.getMaxX(), y(value)));
        });
        return this;
    }

    private static void draw(Graphics2D graphics, Shape shape, Color colour, boolean filled) {
        graphics.setColor(colour);
        graphics.setStroke(LINE);
        if (filled) {
            graphics.fill(shape);
        } else {
            graphics.draw(shape);
        }
    }

    /** Paints the panel with its y axis. */
    void paint(Graphics2D graphics, Frame newFrame, int ticks) {
        frame = newFrame;
        Rectangle2D area = frame.area;
        for (double tick : Ticks.of(bottom, top, ticks)) {
            graphics.setStroke(THIN);
            graphics.setColor(Ink.GRID);
            graphics.draw(new Line2D.Double(area.getMinX(), y(tick), area.getMaxX(), y(tick)));
            graphics.setColor(Ink.TEXT);
            graphics.setFont(TICKS);
            String text = Ticks.text(tick);
            double width = graphics.getFontMetrics().stringWidth(text);
            graphics.drawString(text, (float) (area.getMinX() - width - GAP), (float) y(tick) + GAP - 1);
        }
        layers.forEach(layer -> layer.draw(graphics));
        graphics.setColor(Ink.TEXT);
        graphics.setStroke(THIN);
        graphics.draw(new Line2D.Double(area.getMinX(), area.getMinY(), area.getMinX(), area.getMaxY()));
        graphics.draw(new Line2D.Double(area.getMinX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
        title(graphics);
    }

    private void title(Graphics2D graphics) {
        graphics.setFont(TITLE);
        double width = graphics.getFontMetrics().stringWidth(title);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(title, (float) (-frame.area.getCenterY() - width / 2), 20f);
        graphics.rotate(Math.PI / 2);
    }

    private double x(double value) {
        return frame.area.getMinX() + (value - frame.low) / (frame.high - frame.low) * frame.area.getWidth();
    }

    /** Values outside of the panel end at its border. */
    private double y(double value) {
        double share = Math.max(0, Math.min(1, (value - bottom) / (top - bottom)));
        return frame.area.getMaxY() - share * frame.area.getHeight();
    }
}
