package dev.yore.deciding.internal.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yore.event.Envelope;
import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.LimitExceededException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A commit as one record of a log, in JSON.
 *
 * <pre>
 * one event        its envelope; "version" is the version that it is to have, one more than the expected one;
 *                  with an append condition also "commit":{"condition":CONDITION}
 * several events   {"commit":{"events":[ENVELOPE,…],"condition":CONDITION}}; "version" in the first one of each stream
 * CONDITION        {"none":[{"types":[…],"tags":[…]},…],"after":CHECKPOINT,"within":PARTITION KEY}
 * </pre>
 *
 * <p>So whoever knows nothing of commits and versions writes an event, and it is appended on no condition. What else a log adds to an
 * envelope (position, time of recording) is passed over when it is read.
 */
public final class CommitFormat {

    private static final String COMMIT = "commit";
    private static final String EVENTS = "events";
    private static final String CONDITION = "condition";

    private CommitFormat() {}

    /**
     * The record of a commit.
     *
     * @throws LimitExceededException if a stream is expected to have as many events as it can have
     */
    public static byte[] encode(Commit commit) {
        var events = commit.events();
        var tree = events.size() == 1
                ? envelope(events.getFirst(), commit.expected())
                : Json.nodes().objectNode();
        var around = Json.nodes().objectNode();
        if (events.size() > 1) {
            var expected = new HashMap<>(commit.expected());
            var array = around.putArray(EVENTS);
            events.forEach(it -> {
                array.add(envelope(it, expected));
                expected.remove(it.stream());
            });
        }
        commit.condition().ifPresent(it -> around.set(CONDITION, ConditionFormat.toTree(it)));
        if (!around.isEmpty()) {
            tree.set(COMMIT, around);
        }
        return Json.ofEnvelopes(tree).toBytes();
    }

    /**
     * The commit that a record asks for.
     *
     * @throws InvalidEventException if it is none, saying why
     */
    public static Commit decode(byte[] record) {
        if (!(Json.envelopes(text(record)) instanceof ObjectNode tree)) {
            throw new InvalidEventException("record", "is no JSON object");
        }
        var around = tree.remove(COMMIT) instanceof ObjectNode object
                ? object
                : Json.nodes().objectNode();
        var condition = Optional.ofNullable(around.get(CONDITION)).map(ConditionFormat::fromTree);
        var several = around.get(EVENTS);
        var envelopes = several == null ? List.of(Envelope.of(tree)) : severalEnvelopes(tree, several);
        return new Commit(envelopes.stream().map(Envelope::event).toList(), expected(envelopes), condition);
    }

    private static List<Envelope> severalEnvelopes(ObjectNode tree, JsonNode several) {
        if (!several.isArray() || !tree.isEmpty()) {
            throw new InvalidEventException(COMMIT, "must stand alone, with an array of events");
        }
        return several.values().stream().map(Envelope::of).toList();
    }

    private static ObjectNode envelope(Event event, Map<StreamId, ExpectedVersion> expected) {
        var none = Optional.<Version>empty();
        var version = expected.get(event.stream()) instanceof ExpectedVersion.Exactly(Version before)
                ? Optional.of(next(before))
                : none;
        return new Envelope(event, version, Optional.empty(), Optional.empty(), Optional.empty()).toTree();
    }

    private static Version next(Version before) {
        if (before.value() == Version.MAX_VALUE) {
            throw new LimitExceededException("events of a stream", Version.MAX_VALUE, Version.MAX_VALUE + 1);
        }
        return before.next();
    }

    /** The versions that envelopes state, as what the streams must have before the commit. */
    private static Map<StreamId, ExpectedVersion> expected(List<Envelope> envelopes) {
        var before = new LinkedHashMap<StreamId, ExpectedVersion>();
        var counts = new HashMap<StreamId, Integer>();
        for (var envelope : envelopes) {
            var stream = envelope.event().stream();
            int earlier = counts.merge(stream, 1, Integer::sum) - 1;
            envelope.version().ifPresent(version -> {
                var stated = ExpectedVersion.exactly(Math.max(0, version.value() - 1 - earlier));
                if (version.value() <= earlier || (earlier > 0 && !stated.equals(before.get(stream)))) {
                    throw new InvalidEventException("version", "does not follow from the first of stream " + stream);
                }
                before.put(stream, stated);
            });
        }
        return before;
    }

    private static String text(byte[] record) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
        } catch (CharacterCodingException _) {
            throw new InvalidEventException("record", "is no UTF-8 text");
        }
    }
}
