package dev.yore.bench.work;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The events that every store is filled with, in this order: ten in each stream. The streams of a window grow side by side, so that the
 * events of one lie in up to ten commits.
 */
public final class Samples {

    /** How many events a commit of many has. */
    public static final int COMMIT = 1_000;

    /** How many events each stream has. */
    public static final int EVENTS_PER_STREAM = 10;

    /** The type of one event in a hundred. */
    public static final String RARE_TYPE = "LimitRaised";

    private static final int RARE_TYPE_EVERY = 100;
    private static final int MAX_WINDOW = COMMIT * EVENTS_PER_STREAM;
    private static final int TENTHS = 10;

    /** The fewest events that a store can be filled with. */
    public static final int FEWEST = TENTHS * COMMIT;

    private final int window;

    /** Those of a store of so many events: a number that {@link #areRound} accepts. */
    Samples(int events) {
        window = Math.min(MAX_WINDOW, events / TENTHS);
    }

    /** Whether so many events make a tenth of whole streams and commits. */
    public static boolean areRound(int events) {
        int step = TENTHS * (events < TENTHS * MAX_WINDOW ? COMMIT : MAX_WINDOW);
        return events >= step && events % step == 0;
    }

    /** The event of this number, from 0. */
    Sample at(int number) {
        int streams = window / EVENTS_PER_STREAM;
        int inWindow = number % window;
        var type = number % RARE_TYPE_EVERY == 1 ? RARE_TYPE : Sample.COMMON_TYPE;
        var stream = stream(number / window * streams + inWindow % streams);
        return new Sample(stream, inWindow / streams + 1, type, Payload.of(number));
    }

    /** The stream of this number, from 0. */
    public static String stream(int number) {
        return "account-%08d".formatted(number);
    }

    /** The events of a commit of {@value #COMMIT}, from this number on. */
    List<Sample> commit(int first) {
        return IntStream.range(first, first + COMMIT).mapToObj(this::at).toList();
    }
}
