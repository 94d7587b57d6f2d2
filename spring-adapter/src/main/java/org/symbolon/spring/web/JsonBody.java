package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The object that a request carries, at most 16 KiB of it. Whatever is not as the contract says is refused without
 * quoting it: the text may be a password. Unknown members are ignored.
 */
final class JsonBody {
    static final int LARGEST = 16 * 1024;

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /**
     * @throws RefusedRequestException with 413 where it is too large, 415 where it is not JSON in UTF-8 by its own word
     */
    static JsonBody of(HttpServletRequest request) {
        requireJson(request);
        return of(bytes(request));
    }

    /** As {@link #of}, but no body at all is an empty object. */
    static JsonBody ofOptional(HttpServletRequest request) {
        boolean untyped = request.getContentType() == null;
        boolean nothing = request.getContentLengthLong() == 0 || (untyped && bytes(request).length == 0);
        return nothing ? new JsonBody(Json.object().node()) : of(request);
    }

    private static void requireJson(HttpServletRequest request) {
        if (request.getHeader("Content-Encoding") != null || !isJson(request.getContentType())) {
            throw new RefusedRequestException(Problem.MALFORMED_REQUEST, 415);
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            var charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw new RefusedRequestException(Problem.MALFORMED_REQUEST, 413);
        }
        try {
            var bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new RefusedRequestException(Problem.MALFORMED_REQUEST, 413);
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static JsonBody of(byte[] bytes) {
        try {
            var node = Json.MAPPER.readTree(bytes);
            if (node.isObject()) {
                return new JsonBody(node);
            }
        } catch (JacksonException malformed) {
            // what it says may quote the text
        }
        throw malformed();
    }

    /** @throws RefusedRequestException where it is missing or something else */
    String string(String name) {
        return optionalString(name).orElseThrow(JsonBody::malformed);
    }

    /** Empty where it is missing or null. */
    Optional<String> optionalString(String name) {
        return find(name).map(JsonBody::text);
    }

    /** @throws RefusedRequestException where it is missing or something else */
    boolean bool(String name) {
        var value = find(name).orElseThrow(JsonBody::malformed);
        if (!value.isBoolean()) {
            throw malformed();
        }
        return value.booleanValue();
    }

    /** An object of strings; empty where it is missing or null. */
    Map<String, String> strings(String name) {
        var strings = new LinkedHashMap<String, String>();
        find(name).ifPresent(value -> {
            if (!value.isObject()) {
                throw malformed();
            }
            value.properties().forEach(member -> strings.put(member.getKey(), text(member.getValue())));
        });
        return strings;
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw malformed();
        }
        return value.stringValue();
    }

    static RefusedRequestException malformed() {
        return new RefusedRequestException(Problem.MALFORMED_REQUEST);
    }

    @Override
    public String toString() {
        return "JsonBody[hidden]";
    }
}
