package org.symbolon.spring.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows of properties. */
class MetadataTest {
    private static List<JsonNode> properties() throws IOException {
        try (var metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            return JsonMapper.shared()
                    .readTree(metadata)
                    .required("properties")
                    .valueStream()
                    .toList();
        }
    }

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.required("name").asString())
                        .hasSizeGreaterThan(10));
    }

    /** An editor shows it as it is, without reading any markup. */
    @Test
    void everyDescriptionIsOfPlainSentences() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.required("name").asString())
                        .matches("(?s)[A-Z].*\\.")
                        .doesNotContain("&"));
    }

    @Test
    void everyPropertyIsOurs() throws IOException {
        assertThat(properties())
                .extracting(property -> property.required("name").asString())
                .allMatch(name -> name.startsWith("symbolon."))
                .contains(
                        "symbolon.enabled",
                        "symbolon.secret",
                        "symbolon.keys",
                        "symbolon.generate-secret",
                        "symbolon.public-url",
                        "symbolon.site-name",
                        "symbolon.policy.mails-per-address",
                        "symbolon.password.preset",
                        "symbolon.jdbc.initialize-schema",
                        "symbolon.jdbc.flyway",
                        "symbolon.jdbc.answering-within");
    }
}
