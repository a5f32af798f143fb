package io.dilepton.trainer.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** How charts with axes look. */
final class ChartStyle {

    private ChartStyle() {}

    /** Styles what all charts with axes have in common. */
    static void set(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Drawing.NONE);
        styler.setPlotBackgroundColor(Drawing.NONE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(Ink.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setChartFontColor(Ink.TEXT);
        styler.setAxisTickLabelsColor(Ink.TEXT);
        styler.setAxisTickMarksColor(Ink.TEXT);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        styler.setAxisTickMarkLength(5);
        styler.setAxisTickPadding(5);
        styler.setAxisTitlePadding(14);
        styler.setChartPadding(8);
        styler.setPlotContentSize(0.97);
        styler.setPlotMargin(4);
        styler.setChartTitleVisible(false);
        styler.setLegendBackgroundColor(Drawing.NONE);
        styler.setLegendBorderColor(Drawing.NONE);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendPadding(12);
        styler.setLegendSeriesLineLength(22);
        styler.setAntiAlias(true);
        styler.setXAxisTickMarkSpacingHint(80);
        styler.setXAxisDecimalPattern("0.####");
        styler.setYAxisDecimalPattern("0.####");
    }
}
