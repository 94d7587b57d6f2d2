package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.testkit.RecordingMailer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the description in the jar is one, and is of the endpoints that there are. */
class OpenApiTest {
    private final JsonNode document = Contract.document();

    private Stream<Contract.Operation> operations() {
        return Contract.operations(document);
    }

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        var described = operations()
                .map(operation ->
                        operation.method() + " " + operation.path() + " " + OpenApi.endpoint(operation.node()))
                .collect(Collectors.toCollection(TreeSet::new));
        var built = endpoints().stream()
                .map(endpoint -> endpoint.method().name().toLowerCase(Locale.ROOT) + " " + endpoint.path() + " "
                        + endpoint.name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(built);
    }

    private static List<Endpoint> endpoints() {
        try (var symbolon = Symbolon.builder()
                .site(Site.of("Example Video", "https://video.example"))
                .keys(KeyRing.of("k1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
                .mailer(new RecordingMailer())
                .build()) {
            return SymbolonWebAutoConfiguration.endpoints(
                    symbolon, new SymbolonWebProperties(true, "/api/account", Map.of(), "default"));
        }
    }

    @Test
    void itIsOpenApiOfThe31Family() {
        assertThat(document.required("openapi").asString()).startsWith("3.1.");
        assertThat(document.at("/info/title").asString()).isNotBlank();
        assertThat(document.at("/info/version").asString()).isNotBlank();
        assertThat(document.propertyNames())
                .isSubsetOf("openapi", "info", "servers", "security", "tags", "paths", "components");
        assertThat(document.required("components").propertyNames())
                .isSubsetOf("schemas", "responses", "parameters", "headers", "securitySchemes");
    }

    @Test
    void operationsHaveIdsOfTheirOwnAndTagsThatAreExplained() {
        assertThat(operations().map(Contract.Operation::id)).doesNotHaveDuplicates();
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.node().required("summary").asString()).isNotBlank();
            assertThat(operation.node().required("responses").propertyNames())
                    .allMatch(code -> code.matches("[2-5]\\d\\d"));
            assertThat(names(document.required("tags"), "name"))
                    .containsAll(operation
                            .node()
                            .required("tags")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsReferredTo() {
        var references = document.findValuesAsString("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/");
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        });
        var components = Stream.of("schemas", "responses", "parameters", "headers")
                .flatMap(kind -> document.at("/components/" + kind).propertyNames().stream()
                        .map(name -> "#/components/" + kind + "/" + name));
        assertThat(components.filter(name -> !references.contains(name)))
                .containsExactlyInAnyOrder("#/components/responses/MethodNotAllowed");
    }

    @Test
    void variablesOfPathsAreRequiredParameters() {
        assertThat(operations()).allSatisfy(operation -> {
            var inPath = parameters(operation)
                    .filter(parameter -> parameter.required("in").asString().equals("path"))
                    .toList();
            var variables = Arrays.stream(operation.path().split("/"))
                    .filter(part -> part.startsWith("{"))
                    .map(part -> part.substring(1, part.length() - 1))
                    .toList();
            assertThat(inPath)
                    .extracting(parameter -> parameter.required("name").asString())
                    .isEqualTo(variables);
            assertThat(inPath)
                    .allMatch(parameter -> parameter.required("required").asBoolean());
        });
    }

    private Stream<JsonNode> parameters(Contract.Operation operation) {
        return operation.node().required("parameters").valueStream().map(node -> Contract.resolved(document, node));
    }

    @Test
    void everyProblemOfAnOperationIsOneOfOursWithAStatusThatItHas() {
        var used = new TreeSet<String>();

        operations()
                .forEach(operation -> operation.node().required("responses").forEachEntry((status, response) -> {
                    for (var schema : problems(response)) {
                        used.add(schema.at("/properties/type/const").asString());
                        assertThat(statuses(schema)).as(operation.id()).contains(Integer.parseInt(status));
                    }
                }));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Problem.values()).map(Problem::type).toList());
    }

    private List<JsonNode> problems(JsonNode response) {
        var schema = Contract.resolved(document, response)
                .path("content")
                .path("application/problem+json")
                .path("schema");
        var alternatives = schema.has("oneOf") ? schema.required("oneOf").valueStream() : Stream.of(schema);
        return alternatives
                .filter(node -> !node.isMissingNode())
                .map(node -> Contract.resolved(document, node))
                .toList();
    }

    private static List<Integer> statuses(JsonNode problem) {
        var status = problem.at("/properties/status");
        return status.has("const")
                ? List.of(status.required("const").asInt())
                : status.required("enum").valueStream().map(JsonNode::asInt).toList();
    }

    @Test
    void operationsOfOwnersAskForABearerAndMayRefuseIt() {
        assertThat(operations()).allSatisfy(operation -> {
            boolean owners = operation.path().startsWith("/me");
            assertThat(operation.node().path("security").toString())
                    .as(operation.id())
                    .isEqualTo(
                            owners
                                    ? "[{\"bearer\":[]}]"
                                    : operation.id().equals("logout") ? "[{\"bearer\":[]},{}]" : "");
            assertThat(operation.node().required("responses").has("401"))
                    .isEqualTo(owners || Set.of("login", "refresh").contains(operation.id()));
        });
    }

    @Test
    void jsonBodiesCanBeMalformedTooLargeOrOfAnotherTypeSaveThatOfLogout() {
        assertThat(operations()).allSatisfy(operation -> {
            boolean json = !operation.id().equals("logout")
                    && operation.node().at("/requestBody/content").has("application/json");
            assertThat(operation.node().required("responses").propertyNames().containsAll(Set.of("400", "413", "415")))
                    .as(operation.id())
                    .isEqualTo(json);
        });
    }

    @Test
    void everyAnswerIsStoredNowhere() {
        assertThat(operations())
                .allSatisfy(operation -> operation
                        .node()
                        .required("responses")
                        .forEach(response -> assertThat(Contract.resolved(document, response)
                                        .required("headers")
                                        .has("Cache-Control"))
                                .isTrue()));
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        var contents = document.findParents("schema").stream()
                .filter(node -> node.has("example") || node.has("examples"))
                .toList();

        assertThat(contents).hasSizeGreaterThan(40).allSatisfy(content -> {
            var examples = content.has("example")
                    ? Stream.of(content.required("example"))
                    : content.required("examples").valueStream().map(example -> example.required("value"));
            examples.forEach(example -> assertThat(Contract.faults(document, content.required("schema"), example))
                    .as(example.toString())
                    .isEmpty());
        });
    }

    @Test
    void whatIsSwitchedOffIsNotDescribed() {
        var off = Set.of("sessions", "policy", "newsletter");
        var served = JsonMapper.shared()
                .readTree(new OpenApi(URI.create("https://video.example/accounts"), name -> !off.contains(name))
                        .document());

        assertThat(Contract.operations(served)
                        .map(operation -> OpenApi.endpoint(operation.node()))
                        .distinct())
                .containsExactlyElementsOf(operations()
                        .map(operation -> OpenApi.endpoint(operation.node()))
                        .distinct()
                        .filter(name -> !off.contains(name))
                        .toList());
        assertThat(served.required("paths").propertyNames())
                .doesNotContain("/me/sessions", "/me/sessions/{id}", "/policy", "/me/newsletter")
                .contains("/me");
        assertThat(served.at("/servers/0/url").asString()).isEqualTo("https://video.example/accounts");
    }

    private static List<String> names(JsonNode array, String member) {
        return array.valueStream().map(node -> node.required(member).asString()).toList();
    }
}
