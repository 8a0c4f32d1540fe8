package dev.yore.views;

import dev.yore.testkit.view.TransactionContract;
import dev.yore.testkit.view.ViewContract;
import dev.yore.testkit.view.ViewCrashContract;
import dev.yore.testkit.view.ViewFixture;
import dev.yore.view.ViewStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Views in SQLite keep the whole contract. */
class SqliteContractTest extends ViewContract implements TransactionContract, ViewCrashContract {

    @TempDir
    Path folder;

    @Override
    public ViewFixture newPlace() {
        return new SqlitePlace(folder.resolve("views.db"));
    }

    private static final class SqlitePlace implements ViewFixture {
        private final Path file;
        private final MovableClock clock = new MovableClock();

        SqlitePlace(Path file) {
            this.file = file;
        }

        @Override
        public ViewStore open() {
            return JdbcViewStore.sqlite(file, clock);
        }

        @Override
        public void pass(Duration time) {
            clock.move(time);
        }

        @Override
        public Optional<Class<?>> resource() {
            return Optional.of(Connection.class);
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        /** Nothing is closed: the file is opened again beside what was left. */
        @Override
        public void crash(ViewStore store) {}
    }
}
