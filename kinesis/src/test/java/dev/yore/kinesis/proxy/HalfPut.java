package dev.yore.kinesis.proxy;

import dev.yore.kinesis.proxy.Answer.Told;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Of the records of a call some are put, and others fail: of a busy shard, or of something else, put or not. */
final class HalfPut implements Fault {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RECORDS = "Records";

    @Override
    public boolean befalls(Call call) {
        return call.is("PutRecords");
    }

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        var request = (ObjectNode) JSON.readTree(call.body());
        var records = (ArrayNode) request.get(RECORDS);
        var fates = random.ints(records.size(), 0, Fate.values().length)
                .mapToObj(i -> Fate.values()[i])
                .toList();
        var taken = JSON.createArrayNode();
        for (int i = 0; i < records.size(); i++) {
            if (fates.get(i).isTaken) {
                taken.add(records.get(i));
            }
        }
        var answers = taken.isEmpty() ? JSON.createArrayNode() : put(call, request.set(RECORDS, taken), service);
        var all = JSON.createArrayNode();
        int next = 0;
        for (var fate : fates) {
            var answer = fate.isTaken ? answers.get(next++) : JSON.createObjectNode();
            all.add(fate.error.isEmpty() ? answer : error(fate.error));
        }
        return new Told(200, JSON.createObjectNode().set(RECORDS, all).toString());
    }

    private static ArrayNode put(Call call, ObjectNode request, Service service) {
        var answer = service.make(call.with(request.toString()));
        return (ArrayNode) JSON.readTree(answer.body()).get(RECORDS);
    }

    private static ObjectNode error(String code) {
        return JSON.createObjectNode().put("ErrorCode", code).put("ErrorMessage", "as the proxy wants it");
    }

    private enum Fate {
        PUT(true, ""),
        PUT_AND_FAILED(true, "InternalFailure"),
        FAILED(false, "InternalFailure"),
        REFUSED(false, "ProvisionedThroughputExceededException");

        private final boolean isTaken;
        private final String error;

        Fate(boolean isTaken, String error) {
            this.isTaken = isTaken;
            this.error = error;
        }
    }
}
