package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
        return parse(read(request));
    }

    /** As {@link #of}, but no body at all is an empty object. */
    static JsonBody ofOptional(HttpServletRequest request) {
        byte[] bytes = read(request);
        return bytes.length == 0 ? new JsonBody(Json.object().node()) : parse(bytes);
    }

    private static byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw new RefusedRequestException(Problem.MALFORMED_REQUEST, 413);
        }
        byte[] bytes = bytes(request);
        boolean carries = bytes.length > 0 || request.getContentLengthLong() > 0;
        if (carries && (request.getHeader("Content-Encoding") != null || !isJson(request.getContentType()))) {
            throw new RefusedRequestException(Problem.MALFORMED_REQUEST, 415);
        }
        return bytes;
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

    /** A body that breaks off, or whose chunks cannot be read, is not as the contract says either. */
    private static byte[] bytes(HttpServletRequest request) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new RefusedRequestException(Problem.MALFORMED_REQUEST, 413);
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw malformed();
        }
    }

    private static JsonBody parse(byte[] bytes) {
        try {
            var node = Json.MAPPER.readTree(text(bytes));
            if (node.isObject()) {
                return new JsonBody(node);
            }
        } catch (JacksonException | CharacterCodingException malformed) {
            // what it says may quote the text
        }
        throw malformed();
    }

    /** Strictly UTF-8: a reader of bytes would guess at other encodings and mend what is broken. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
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
            value.properties().forEach(member -> strings.put(whole(member.getKey()), text(member.getValue())));
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
        return whole(value.stringValue());
    }

    /**
     * No half of a surrogate pair: nobody can type one, and what reads it next would each make something else of it.
     */
    private static String whole(String text) {
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw malformed();
        }
        return text;
    }

    static RefusedRequestException malformed() {
        return new RefusedRequestException(Problem.MALFORMED_REQUEST);
    }

    @Override
    public String toString() {
        return "JsonBody[hidden]";
    }
}
