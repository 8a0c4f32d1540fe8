package dev.yore.deciding.internal.verdict;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.shard.Sequence;
import java.util.Optional;

/**
 * Where a recorded commit stands in the log that decided it: a replica keeps it with the commit's first event, as the first of the
 * members that Yore does not know, and takes it away when the event is read. So what is recorded and how far was read can never differ.
 */
public final class OriginMark {

    private static final String MEMBER = "logSequence";
    private static final byte[] PREFIX = ("{\"" + MEMBER + "\":\"").getBytes(US_ASCII);

    private OriginMark() {}

    /** The event with the mark. */
    public static Event put(Event event, Sequence sequence) {
        byte[] rest = event.extra().toBytes();
        byte[] text = sequence.toString().getBytes(US_ASCII);
        boolean more = rest.length > 2;
        var all = new byte[PREFIX.length + text.length + 1 + (more ? rest.length : 1)];
        System.arraycopy(PREFIX, 0, all, 0, PREFIX.length);
        System.arraycopy(text, 0, all, PREFIX.length, text.length);
        int at = PREFIX.length + text.length;
        all[at++] = '"';
        if (more) {
            all[at++] = ',';
            System.arraycopy(rest, 1, all, at, rest.length - 1);
        } else {
            all[at] = '}';
        }
        return withExtra(event, Json.ofTrusted(all));
    }

    /** Where the commit of a marked event stands; empty for an event without a mark. */
    public static Optional<Sequence> of(Event event) {
        byte[] extra = event.extra().toBytes();
        if (!isMarked(extra)) {
            return Optional.empty();
        }
        return Optional.of(Sequence.parse(new String(extra, PREFIX.length, end(extra) - PREFIX.length, US_ASCII)));
    }

    /** The event as its producer wrote it. */
    public static Event take(Event event) {
        if (event.extra().length() == 2) {
            return event;
        }
        byte[] extra = event.extra().toBytes();
        if (!isMarked(extra)) {
            return event;
        }
        int behind = end(extra) + 1;
        if (extra[behind] == '}') {
            return withExtra(event, Json.EMPTY_OBJECT);
        }
        var rest = new byte[extra.length - behind];
        rest[0] = '{';
        System.arraycopy(extra, behind + 1, rest, 1, rest.length - 1);
        return withExtra(event, Json.ofTrusted(rest));
    }

    /** @throws InvalidEventException if its producer gave an event the member that is the mark's */
    static void requireNone(Event event) {
        if (event.extra().length() > 2 && event.extra().tree().has(MEMBER)) {
            throw new InvalidEventException(MEMBER, "is a member that the replica of a log keeps for itself");
        }
    }

    private static boolean isMarked(byte[] extra) {
        if (extra.length < PREFIX.length) {
            return false;
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (extra[i] != PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    private static int end(byte[] extra) {
        int at = PREFIX.length;
        while (extra[at] != '"') {
            at++;
        }
        return at;
    }

    private static Event withExtra(Event event, Json extra) {
        return new Event(
                event.id(),
                event.type(),
                event.stream(),
                event.timestamp(),
                event.data(),
                event.schemaVersion(),
                event.metadata(),
                event.tags(),
                extra);
    }
}
