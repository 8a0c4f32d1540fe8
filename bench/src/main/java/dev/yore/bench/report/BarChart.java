package dev.yore.bench.report;

import java.util.List;

/** Horizontal bars with their values, on a logarithmic scale, as SVG that reads on light and on dark ground. */
final class BarChart {

    private static final int WIDTH = 720;
    private static final int LABEL = 120;
    private static final int VALUE = 110;
    private static final int ROW = 26;
    private static final int TOP = 48;

    private final String title;
    private final String unit;
    private final List<Bar> bars;

    /** @param own whether it stands out */
    record Bar(String label, double value, boolean own) {}

    BarChart(String title, String unit, List<Bar> bars) {
        this.title = title;
        this.unit = unit;
        this.bars = bars;
    }

    String svg() {
        int height = TOP + bars.size() * ROW + 10;
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
                .formatted(WIDTH, height, escaped(title)));
        svg.append("""
                <style>
                text { font: 13px sans-serif; fill: #24292f }
                .title { font-weight: bold; font-size: 15px }
                .own { fill: #0969da } .other { fill: #8c959f }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .own { fill: #58a6ff } .other { fill: #6e7681 } }
                </style>
                """);
        svg.append(text(0, 18, "title", title));
        svg.append(text(0, 36, "unit", unit + ", logarithmic"));
        for (int i = 0; i < bars.size(); i++) {
            row(svg, bars.get(i), TOP + i * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    private void row(StringBuilder svg, Bar bar, int y) {
        double width = length(bar.value());
        svg.append(text(0, y + 15, "label", bar.label()));
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n"
                .formatted(bar.own() ? "own" : "other", LABEL, y, width, ROW - 6));
        svg.append(text((int) (LABEL + width) + 6, y + 15, "value", Numbers.of(bar.value())));
    }

    /** The least bar has a fifth of a decade, so that it can be seen. */
    private double length(double value) {
        double least = bars.stream().mapToDouble(Bar::value).min().orElse(1) / Math.pow(10, 0.2);
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        return Math.log(value / least) / Math.log(most / least) * (WIDTH - LABEL - VALUE);
    }

    private static String text(int x, int y, String kind, String text) {
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(kind, x, y, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
