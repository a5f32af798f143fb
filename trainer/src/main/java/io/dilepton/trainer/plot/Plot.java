package io.dilepton.trainer.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of lines and points against two axes. Not safe for several threads. */
public final class Plot extends Drawing {

    private static final float THIN = 1.2f;
    private static final float LINE = 2.2f;
    private static final int DOT = 4;
    private static final int POINT = 7;

    private final XYChart chart;
    private int hidden;

    /**
     * Begins a plot.
     *
     * @param x title of the x axis, with its unit
     * @param y title of the y axis, with its unit
     */
    public Plot(String x, String y) {
        this.chart = new XYChart(WIDTH, HEIGHT);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
        ChartStyle.set(chart.getStyler());
        chart.getStyler().setAnnotationLineColor(Ink.MUTED);
        chart.getStyler().setAnnotationLineStroke(dashed(THIN));
    }

    /**
     * Sets where the axes begin and end.
     *
     * @param left left end of the x axis
     * @param right right end of the x axis
     * @param bottom lower end of the y axis
     * @param top upper end of the y axis
     * @return this
     */
    public Plot range(double left, double right, double bottom, double top) {
        chart.getStyler().setXAxisMin(left).setXAxisMax(right);
        chart.getStyler().setYAxisMin(bottom).setYAxisMax(top);
        // Ticks stand at the data where these are evenly spaced, and else at round numbers, which is wanted: points
        // that are not drawn.
        double[] uneven = {left, left + (right - left) / Math.E, right};
        series("", uneven, new double[] {Double.NaN, Double.NaN, Double.NaN}, NONE, THIN, SeriesMarkers.NONE);
        return this;
    }

    /**
     * Makes the y axis logarithmic.
     *
     * @return this
     */
    public Plot logarithmicY() {
        chart.getStyler().setYAxisLogarithmic(true);
        return this;
    }

    /**
     * Draws a line.
     *
     * @param name name in the legend; empty for a line that the legend leaves out
     * @param x x of each point, rising
     * @param y y of each point
     * @param colour its colour
     * @return this
     */
    public Plot line(String name, double[] x, double[] y, Color colour) {
        series(name, x, y, colour, LINE, SeriesMarkers.NONE);
        return this;
    }

    /**
     * Draws a thin dashed line.
     *
     * @param name name in the legend; empty for a line that the legend leaves out
     * @param x x of each point, rising
     * @param y y of each point
     * @param colour its colour
     * @return this
     */
    public Plot dashes(String name, double[] x, double[] y, Color colour) {
        series(name, x, y, colour, THIN, SeriesMarkers.NONE).setLineStyle(dashed(THIN));
        return this;
    }

    /**
     * Draws a histogram as a line of steps.
     *
     * @param name name in the legend
     * @param edges edges of the bins
     * @param heights height of each bin
     * @param colour its colour
     * @return this
     */
    public Plot steps(String name, double[] edges, double[] heights, Color colour) {
        double[] x = new double[2 * heights.length];
        double[] y = new double[2 * heights.length];
        for (int bin = 0; bin < heights.length; bin++) {
            x[2 * bin] = edges[bin];
            x[2 * bin + 1] = edges[bin + 1];
            y[2 * bin] = heights[bin];
            y[2 * bin + 1] = heights[bin];
        }
        return line(name, x, y, colour);
    }

    /**
     * Draws small dots.
     *
     * @param name name in the legend
     * @param x x of each dot
     * @param y y of each dot
     * @param colour their colour
     * @return this
     */
    public Plot dots(String name, double[] x, double[] y, Color colour) {
        scatter(name, x, y, colour, SeriesMarkers.CIRCLE);
        return this;
    }

    /**
     * Draws points with bars from a lower to an upper end.
     *
     * @param name name in the legend
     * @param x x of each point
     * @param y y of each point
     * @param low lower end of each bar
     * @param high upper end of each bar
     * @param colour their colour
     * @return this
     */
    public Plot points(String name, double[] x, double[] y, double[] low, double[] high, Color colour) {
        for (int i = 0; i < x.length; i++) {
            series("", new double[] {x[i], x[i]}, new double[] {low[i], high[i]}, colour, THIN, SeriesMarkers.NONE);
        }
        XYSeries points = scatter(name, x, y, colour, SeriesMarkers.CIRCLE);
        points.setMarkerColor(colour);
        chart.getStyler().setMarkerSize(POINT);
        return this;
    }

    /**
     * Marks a value of x by a vertical line.
     *
     * @param x the value
     * @return this
     */
    public Plot mark(double x) {
        return annotation(x, true);
    }

    /**
     * Marks a value of y by a horizontal line.
     *
     * @param y the value
     * @return this
     */
    public Plot level(double y) {
        return annotation(y, false);
    }

    private Plot annotation(double value, boolean vertical) {
        chart.addAnnotation(new AnnotationLine(value, vertical, false));
        return this;
    }

    private XYSeries scatter(String name, double[] x, double[] y, Color colour, Marker marker) {
        XYSeries series = series(name, x, y, colour, THIN, marker);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(DOT);
        return series;
    }

    private XYSeries series(String name, double[] x, double[] y, Color colour, float width, Marker marker) {
        XYSeries series = chart.addSeries(name.isEmpty() ? "hidden" + hidden++ : name, x, y);
        series.setShowInLegend(!name.isEmpty());
        series.setLineColor(colour);
        series.setLineWidth(width);
        series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setMarker(marker);
        series.setMarkerColor(colour);
        return series;
    }

    private static BasicStroke dashed(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
    }

    @Override
    void paint(java.awt.Graphics2D graphics) {
        chart.paint(graphics, WIDTH, HEIGHT);
    }
}
