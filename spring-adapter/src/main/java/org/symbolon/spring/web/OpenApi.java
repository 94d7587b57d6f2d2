package org.symbolon.spring.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.function.Predicate;
import org.symbolon.Symbolon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API in OpenAPI 3.1, as this application serves it: its address, and what is switched on. */
final class OpenApi {
    static final String RESOURCE = "/META-INF/symbolon/openapi.json";

    private final String document;

    /**
     * Reads the description that is in the jar.
     *
     * @param base the public address that its paths are below
     * @param isOn whether there is an endpoint of that name
     */
    OpenApi(URI base, Predicate<String> isOn) {
        var whole = read();
        serve(whole, base);
        remove(whole, isOn.negate());
        this.document = Json.MAPPER.writeValueAsString(whole);
    }

    static OpenApi of(Symbolon symbolon, SymbolonWebProperties properties) {
        var base = URI.create(symbolon.settings().site().url() + properties.basePath());
        return new OpenApi(base, name -> EndpointSwitches.isOn(properties.endpoints(), name));
    }

    private static ObjectNode read() {
        try (var resource = Objects.requireNonNull(OpenApi.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return (ObjectNode) Json.MAPPER.readTree(resource);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void serve(ObjectNode document, URI base) {
        document.putArray("servers").addObject().put("url", base.toString());
    }

    private static void remove(ObjectNode document, Predicate<String> isOff) {
        var paths = (ObjectNode) document.required("paths");
        for (var path : paths.properties()) {
            ((ObjectNode) path.getValue())
                    .removeIf(operation -> operation.has("operationId") && isOff.test(endpoint(operation)));
        }
        paths.removeIf(path -> path.propertyStream().noneMatch(member -> isOperation(member.getValue())));
    }

    private static boolean isOperation(JsonNode member) {
        return member.has("operationId");
    }

    /** The name to switch it off by: its id, unless several operations are one endpoint. */
    static String endpoint(JsonNode operation) {
        return operation
                .path("x-symbolon-endpoint")
                .asString(operation.required("operationId").asString());
    }

    String document() {
        return document;
    }
}
