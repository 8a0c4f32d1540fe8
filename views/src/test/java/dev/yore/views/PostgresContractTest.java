package dev.yore.views;

import dev.yore.testkit.view.TransactionContract;
import dev.yore.testkit.view.ViewContract;
import dev.yore.testkit.view.ViewCrashContract;
import dev.yore.testkit.view.ViewFixture;
import dev.yore.view.ViewStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Views in PostgreSQL keep the whole contract. */
class PostgresContractTest extends ViewContract implements TransactionContract, ViewCrashContract {

    @Override
    public ViewFixture newPlace() {
        return new PostgresPlace(Postgres.newDatabase());
    }

    private static final class PostgresPlace implements ViewFixture {
        private final String url;
        private final List<ViewStore> abandoned = new ArrayList<>();

        PostgresPlace(String url) {
            this.url = url;
        }

        @Override
        public ViewStore open() {
            return JdbcViewStore.postgres(url);
        }

        /** The clock is the server's: what it wrote down is moved instead. */
        @Override
        public void pass(Duration time) {
            Databases.execute(
                    url, "update yore_views set owned_until = owned_until - " + TimeUnit.MICROSECONDS.convert(time));
        }

        @Override
        public Optional<Class<?>> resource() {
            return Optional.of(Connection.class);
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        @Override
        public void crash(ViewStore store) {
            abandoned.add(store);
        }

        @Override
        public void close() {
            abandoned.forEach(ViewStore::close);
        }
    }
}
