package io.dilepton.trainer.plot;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.CategoryStyler;

/** A chart of bars with names below and error bars. */
public final class BarPlot extends Drawing {

    private final CategoryChart chart;

    /**
     * Makes a plot.
     *
     * @param y title of the y axis, with its unit
     * @param names names of the bars
     * @param heights height of each bar
     * @param errors half the length of each error bar
     */
    public BarPlot(String y, List<String> names, List<Double> heights, List<Double> errors) {
        chart = new CategoryChart(WIDTH, HEIGHT);
        chart.setYAxisTitle(y);
        CategoryStyler styler = chart.getStyler();
        ChartStyle.set(styler);
        styler.setLegendVisible(false);
        styler.setXAxisLabelRotation(60);
        styler.setXAxisMaxLabelCount(names.size());
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setAvailableSpaceFill(0.7);
        styler.setErrorBarsColor(Ink.TEXT);
        CategorySeries series = chart.addSeries("bars", names, heights, errors);
        series.setFillColor(Ink.SIGNAL);
        series.setLineColor(Ink.SIGNAL);
    }

    @Override
    void paint(Graphics2D graphics) {
        chart.paint(graphics, WIDTH, HEIGHT);
    }
}
