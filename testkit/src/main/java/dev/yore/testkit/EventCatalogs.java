package dev.yore.testkit;

import dev.yore.catalog.CatalogProblem;
import dev.yore.catalog.EventCatalog;
import dev.yore.domain.EventCodec;
import java.nio.file.Path;
import java.util.List;

/**
 * The rule that a catalogue of events is kept: a line in a test, which fails when the shape of an event changes without a new version,
 * when something that was written once can no longer be read, and when a version has no schema or no sample.
 *
 * <pre>{@code
 * EventCatalogs.verify(Path.of("catalog"), Account.CODEC);
 * }</pre>
 *
 * <p>With the system property {@value #UPDATE} it first adds what is new, and nothing else: {@code mvn test -Dyore.catalog.update=true}. Commit
 * what it adds.
 */
public final class EventCatalogs {

    /** The system property that has new types and versions added to the folder, if it is {@code true}. */
    public static final String UPDATE = "yore.catalog.update";

    private EventCatalogs() {}

    /**
     * Fails unless the folder agrees with these codecs.
     *
     * @throws AssertionError if it does not, with all in which it does not
     * @throws IllegalArgumentException if two codecs have the same type
     */
    public static void verify(Path folder, EventCodec<?>... codecs) {
        verify(folder, EventCatalog.of(codecs));
    }

    /**
     * Fails unless the folder agrees with this catalogue, which may have samples of its own.
     *
     * @throws AssertionError if it does not, with all in which it does not
     */
    public static void verify(Path folder, EventCatalog catalog) {
        if (Boolean.getBoolean(UPDATE)) {
            catalog.write(folder);
        }
        var problems = catalog.check(folder);
        if (!problems.isEmpty()) {
            throw new AssertionError(message(folder, problems));
        }
    }

    private static String message(Path folder, List<CatalogProblem> problems) {
        var message =
                new StringBuilder("the codecs and the catalogue in " + folder.toAbsolutePath() + " do not agree:");
        for (var problem : problems) {
            message.append("\n- ")
                    .append(folder.relativize(problem.file()))
                    .append(": ")
                    .append(problem.what())
                    .append("\n  ")
                    .append(problem.wayOn());
        }
        return message.append("\n(-D" + UPDATE + "=true adds what is new, and changes nothing that is there)")
                .toString();
    }
}
