package dev.yore.deciding.internal.replica;

import dev.yore.event.Json;
import dev.yore.shard.HashRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a replica is a replica of.
 *
 * @param log the identity of the log
 * @param range the hash keys whose shards it holds
 */
record ReplicaOf(String log, HashRange range) {

    static ReplicaOf from(JsonNode tree) {
        return new ReplicaOf(
                tree.get("log").stringValue(), HashRange.parse(tree.get("range").stringValue()));
    }

    ObjectNode toTree() {
        return Json.nodes().objectNode().put("log", log).put("range", range.toString());
    }
}
