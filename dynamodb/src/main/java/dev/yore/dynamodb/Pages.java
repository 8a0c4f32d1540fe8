package dev.yore.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What queries give, page by page. */
final class Pages {

    private Pages() {}

    static List<Map<String, AttributeValue>> all(Calls calls, QueryRequest request) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        var next = request;
        while (true) {
            var page = next;
            var response = calls.call(it -> it.query(page));
            items.addAll(response.items());
            if (response.lastEvaluatedKey().isEmpty()) {
                return items;
            }
            next = request.toBuilder()
                    .exclusiveStartKey(response.lastEvaluatedKey())
                    .build();
        }
    }
}
