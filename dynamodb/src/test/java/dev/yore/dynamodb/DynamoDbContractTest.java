package dev.yore.dynamodb;

import dev.yore.testkit.view.ViewContract;
import dev.yore.testkit.view.ViewCrashContract;
import dev.yore.testkit.view.ViewFixture;
import dev.yore.view.ViewStore;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Views in DynamoDB keep the whole contract. */
class DynamoDbContractTest extends ViewContract implements ViewCrashContract {

    private static final DynamoDbClient CLIENT = Local.client();

    @Override
    public ViewFixture newPlace() {
        var clock = new MovableClock();
        return new Place(Local.options().clock(clock), clock);
    }

    private record Place(DynamoDbOptions options, MovableClock clock) implements ViewFixture {

        @Override
        public ViewStore open() {
            return DynamoDbViewStore.open(CLIENT, options);
        }

        @Override
        public void pass(Duration time) {
            clock.move(time);
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        /** Nothing is closed: the views are opened again beside what was left. */
        @Override
        public void crash(ViewStore store) {}

        /** DynamoDB Local takes its time. */
        @Override
        public Duration patience() {
            return Duration.ofSeconds(60);
        }
    }
}
