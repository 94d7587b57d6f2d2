package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.symbolon.spring.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds what is answered against the OpenAPI description in the jar: status, headers, and every member of the body. */
final class Contract {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("components"))
                    .build(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contract() {}

    /** The description as it is in the jar; a copy of one's own. */
    static ObjectNode document() {
        try (var resource = Contract.class.getResourceAsStream(OpenApi.RESOURCE)) {
            return (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(resource, OpenApi.RESOURCE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The reply, once it is found to be one that the operation may give. */
    static Http.Reply check(String operationId, Http.Reply reply) {
        var document = document();
        var operation = operations(document)
                .filter(candidate -> candidate.id().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No operation has the id " + operationId));
        var response = operation.node().required("responses").path(Integer.toString(reply.status()));
        assertThat(response.isMissingNode())
                .as("%s may not answer %d: %s", operationId, reply.status(), reply.body())
                .isFalse();
        check(document, resolved(document, response), reply);
        return reply;
    }

    /** The same by the method and path that were asked for, whatever the base path is. */
    static Http.Reply check(Http.Reply reply) {
        var request = reply.response().request();
        return operations(document())
                .filter(operation -> operation.method().equalsIgnoreCase(request.method()))
                .filter(operation -> operation.isAt(request.uri().getRawPath()))
                .max(Comparator.comparingInt(operation -> operation.path().length()))
                .map(operation -> check(operation.id(), reply))
                .orElseGet(() -> checkMethodNotAllowed(reply));
    }

    /** The reply, once it is found to be what every known path answers to a method that it does not know. */
    static Http.Reply checkMethodNotAllowed(Http.Reply reply) {
        var document = document();
        assertThat(reply.status()).isEqualTo(405);
        check(document, document.at("/components/responses/MethodNotAllowed"), reply);
        return reply;
    }

    /** Every operation of a description, in its order. */
    static Stream<Operation> operations(JsonNode document) {
        return document.required("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(member.getKey(), path.getKey(), member.getValue())));
    }

    /** What is wrong with a value by a schema of the document, where objects have no members but those named. */
    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        return schema(document, schema).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** The node that a reference names, or the node itself where it is none. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(reference -> document.at(reference.asString().substring(1)))
                .orElse(node);
    }

    private static Schema schema(JsonNode document, JsonNode schema) {
        var root = (ObjectNode) schema.deepCopy();
        root.set("components", document.required("components").deepCopy());
        close(root);
        return SCHEMAS.getSchema(root);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    private static void check(JsonNode document, JsonNode response, Http.Reply reply) {
        checkHeaders(document, response, reply);
        var content = response.path("content");
        if (content.isEmpty()) {
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("Content-Type")).isEmpty();
        } else {
            checkBody(document, content, reply);
        }
    }

    private static void checkBody(JsonNode document, JsonNode content, Http.Reply reply) {
        var type = reply.header("Content-Type");
        assertThat(content.propertyNames()).as("content types").containsExactly(type);
        var body = reply.json();
        assertThat(faults(document, content.required(type).required("schema"), body))
                .as(reply.body())
                .isEmpty();
        if (type.equals("application/problem+json")) {
            assertThat(body.required("status").asInt()).isEqualTo(reply.status());
        }
    }

    /** Those that are described are there, and as described; those of other answers are not. */
    private static void checkHeaders(JsonNode document, JsonNode response, Http.Reply reply) {
        var described = response.path("headers");
        var known = document.at("/components/headers").propertyNames();
        var present = new TreeMap<>(reply.response().headers().map()).keySet();
        assertThat(known.stream().filter(name -> !described.has(name)))
                .as("headers of other answers")
                .noneMatch(other -> present.stream().anyMatch(other::equalsIgnoreCase));
        described.forEachEntry((name, header) -> checkHeader(document, name, resolved(document, header), reply));
    }

    private static void checkHeader(JsonNode document, String name, JsonNode header, Http.Reply reply) {
        var values = reply.response().headers().allValues(name);
        assertThat(values).as("header " + name).hasSize(1);
        var value = JsonMapper.shared().valueToTree(values.get(0));
        assertThat(faults(document, header.required("schema"), value))
                .as("header " + name)
                .isEmpty();
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.required("operationId").asString();
        }

        private boolean isAt(String rawPath) {
            return rawPath.matches(".*" + path.replaceAll("\\{\\w+}", "[^/]+"));
        }
    }
}
