package dev.yore.dynamodb;

import dev.yore.view.ViewId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How items of the views' table are found.
 *
 * <pre>
 *   pk               sk
 *   yore             store               the format, and the last fence that was given
 *   yore             name#balances       which version serves
 *   yore             view#balances@2     how a view stands
 *   yore             dropped#balances@1#7  rows that are still to expire
 *   balances@2#17    acc_123             a row; 17 tells views apart that are made anew under the same id
 *   balances@2#17#undo   000…42.000      what rows were before write 42
 *   balances@2#17#skips  000…1           an event that was passed over
 * </pre>
 */
final class Keys {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String REGISTRY = "yore";
    static final String NAME = "name#";
    static final String VIEW = "view#";
    static final String DROPPED = "dropped#";

    /** When DynamoDB may delete an item, in seconds since 1970. */
    static final String EXPIRES = "expires_at";

    private Keys() {}

    static Map<String, AttributeValue> store() {
        return registry("store");
    }

    static Map<String, AttributeValue> view(ViewId id) {
        return registry(VIEW + id);
    }

    static Map<String, AttributeValue> name(String name) {
        return registry(NAME + name);
    }

    static Map<String, AttributeValue> registry(String sort) {
        return of(REGISTRY, sort);
    }

    static Map<String, AttributeValue> of(String partition, String sort) {
        return Map.of(PARTITION, Values.text(partition), SORT, Values.text(sort));
    }
}
