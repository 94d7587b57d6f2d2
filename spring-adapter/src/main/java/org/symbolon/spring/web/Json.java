package org.symbolon.spring.web;

import java.time.Instant;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that is answered, member by member in the order in which they were set. It may carry secrets, so it cannot
 * be printed.
 */
final class Json {
    /** Ours alone: nothing that an application configures changes what we read and write. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object = MAPPER.createObjectNode();

    static Json object() {
        return new Json();
    }

    Json with(String name, String value) {
        object.put(name, value);
        return this;
    }

    Json with(String name, long value) {
        object.put(name, value);
        return this;
    }

    Json with(String name, boolean value) {
        object.put(name, value);
        return this;
    }

    /** In UTC, as ISO 8601 writes it. */
    Json with(String name, Instant value) {
        object.put(name, value.toString());
        return this;
    }

    Json with(String name, Json value) {
        object.set(name, value.object);
        return this;
    }

    Json with(String name, JsonNode value) {
        object.set(name, value);
        return this;
    }

    JsonNode node() {
        return object;
    }

    @Override
    public String toString() {
        return "Json[hidden]";
    }
}
