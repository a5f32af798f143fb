package io.dilepton.cli.doctor;

/** What an application answers to Prometheus, in the text format. */
record Scrape(String text) {

    /** Returns the sum of the absolute values of all series of a name; 0 where there is none. */
    double sumOfSizes(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Math.abs(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }
}
