package dev.yore.bench.work;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.FigureList;
import dev.yore.bench.figure.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A run of the bench: the plan, and what has been found by now. For one thread. */
public final class Bench {

    private static final int LONGEST_REASON = 200;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Plan plan;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final FigureList figures = new FigureList();
    private final Map<String, String> versions = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> absent = new TreeMap<>();

    /** @param progress is told what goes on, a line at a time */
    public Bench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** One round of a piece of work. */
    @FunctionalInterface
    public interface Work {

        /** Does it once and tells what came of it. */
        Round run() throws Exception;
    }

    /** What is to be measured. */
    public Plan plan() {
        return plan;
    }

    /** Measures a piece of work, if the plan includes it. One round before those that count warms everything up. */
    public void measure(String work, String subject, Work round) throws Exception {
        if (plan.includes(work)) {
            begin(work, subject);
            round.run();
            count(work, subject, round);
        }
    }

    /** The same without a round to warm up: for work that is not done twice on the same data. */
    public void measureCold(String work, String subject, Work round) throws Exception {
        if (plan.includes(work)) {
            begin(work, subject);
            count(work, subject, round);
        }
    }

    /** Notes rounds that were measured along with something else, if the plan includes them. */
    public void note(String work, String subject, List<Round> rounds) {
        if (plan.includes(work)) {
            figures.add(work, subject, rounds);
        }
    }

    private void count(String work, String subject, Work round) throws Exception {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < plan.rounds(); i++) {
            rounds.add(round.run());
        }
        figures.add(work, subject, rounds);
    }

    /** Tells what goes on. */
    public void begin(String work, String subject) {
        progress.accept("%4d s  %-12s %s".formatted((System.nanoTime() - began) / NANOS_PER_SECOND, subject, work));
    }

    /** Notes which version of a program runs, and with which settings, as it tells them itself. */
    public void subject(String name, String version, String itsSettings) {
        versions.put(name, version);
        settings.put(name, itsSettings);
    }

    /** Notes that something cannot be measured, and why; the first reason counts, as far as it fits in a line. */
    public void absent(String name, String reason) {
        var line = reason.lines().findFirst().orElse("");
        var shown = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
        if (absent.putIfAbsent(name, shown) == null) {
            begin("is absent: " + shown, name);
        }
    }

    /** Takes back what was measured of a subject that failed in the end. */
    public void withdraw(String subject) {
        figures.remove(subject);
    }

    /** What has been measured. */
    public List<Figure> figures() {
        return figures.all();
    }

    /** The versions of all that ran. */
    public Map<String, String> versions() {
        return versions;
    }

    /** The settings of all that ran. */
    public Map<String, String> settings() {
        return settings;
    }

    /** What could not run, and why. */
    public Map<String, String> absences() {
        return absent;
    }
}
