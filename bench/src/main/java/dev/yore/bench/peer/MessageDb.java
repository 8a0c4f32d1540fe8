package dev.yore.bench.peer;

import dev.yore.bench.work.Sample;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Message DB: a schema of functions on PostgreSQL, from its npm package. */
final class MessageDb extends PostgresEvents {

    static final String NAME = "message-db";

    private final String version;

    private MessageDb(PostgresServer server, MessageDbPackage files) throws SQLException, AbsentException {
        super(server, layout(files));
        version = files.version();
    }

    /** @param folder where the package is unpacked */
    static MessageDb open(PostgresServer server, Path folder) throws Exception {
        return new MessageDb(server, MessageDbPackage.fetch(folder));
    }

    private static Layout layout(MessageDbPackage files) {
        return new Layout(
                "message_store",
                files.statements(),
                "select write_message(?, ?, ?, ?::jsonb, null, ?)",
                MessageDb::bind,
                "select * from get_stream_messages(?)",
                "select * from messages order by global_position",
                "messages");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String settings() {
        return "on PostgreSQL " + server().version() + ": " + server().settings();
    }

    /** Its versions begin with 0; a stream without messages is at -1. */
    private static void bind(PreparedStatement write, Sample event) throws SQLException {
        write.setString(1, Ids.random().toString());
        write.setString(2, event.stream());
        write.setString(3, event.type());
        write.setString(4, event.payload().text());
        write.setLong(5, event.version() - 2L);
    }
}
