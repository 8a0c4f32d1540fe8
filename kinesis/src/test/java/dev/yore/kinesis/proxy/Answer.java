package dev.yore.kinesis.proxy;

/** What the client gets. */
sealed interface Answer {

    /** The connection is closed without a word. */
    Answer HANG_UP = new HangUp();

    /** An error of the service, by its type. */
    static Answer error(int status, String type) {
        return new Told(status, "{\"__type\":\"%s\",\"message\":\"as the proxy wants it\"}".formatted(type));
    }

    /** Nothing. */
    record HangUp() implements Answer {}

    /**
     * An answer in JSON.
     *
     * @param status of HTTP
     * @param body what it says
     */
    record Told(int status, String body) implements Answer {}

    /**
     * The first half of an answer; then the connection is closed.
     *
     * @param whole what was to be told
     */
    record Half(Told whole) implements Answer {}
}
