package org.symbolon.spring.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.DeviceToken;

/** What is answered: immutable, and hidden from print, since it may carry tokens. */
final class Answer {
    private static final String JSON = "application/json";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers;
    private final @Nullable DeviceToken device;

    private Answer(int status, byte[] body, Map<String, String> headers, @Nullable DeviceToken device) {
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.device = device;
    }

    static Answer of(int status, Json json) {
        return of(status, JSON, Json.MAPPER.writeValueAsString(json.node()));
    }

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", contentType), null);
    }

    static Answer empty(int status) {
        return new Answer(status, new byte[0], Map.of(), null);
    }

    Answer withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, device);
    }

    /** With a device token for the client to keep. */
    Answer withDevice(DeviceToken token) {
        return new Answer(status, body, headers, token);
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body.clone();
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<DeviceToken> device() {
        return Optional.ofNullable(device);
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
