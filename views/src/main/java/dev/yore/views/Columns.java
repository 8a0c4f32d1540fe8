package dev.yore.views;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How what is known of a view stands in the columns of the registry. */
final class Columns {

    /** Of which view a row is. */
    static final String OF_VIEW = " where name = ? and version = ?";

    private static final char REPLACEMENT = '\uFFFD';

    private Columns() {}

    static Sql.Parameters of(ViewId id) {
        return it -> {
            it.setString(1, id.name());
            it.setInt(2, id.version());
        };
    }

    static ViewInfo info(ResultSet row) throws SQLException {
        return new ViewInfo(
                new ViewId(row.getString("name"), row.getInt("version")),
                Checkpoint.parse(row.getString("checkpoint")),
                row.getLong("events"),
                row.getBoolean("serving"),
                row.getString("stop_position") == null ? Optional.empty() : Optional.of(stop(row)),
                Optional.ofNullable(row.getString("holder")),
                instant(row.getLong("created")),
                instant(row.getLong("updated")));
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                Position.parse(row.getString("stop_position")),
                EventId.of(row.getString("stop_event")),
                row.getString("stop_cause"),
                Instant.parse(row.getString("stop_at")));
    }

    static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The same without what a database does not take for text: NUL, and halves of surrogate pairs. */
    static String text(String any) {
        var text = new StringBuilder(any.length());
        any.codePoints()
                .map(it -> it == 0 || it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE ? REPLACEMENT : it)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
