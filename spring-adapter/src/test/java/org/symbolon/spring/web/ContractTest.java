package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That what is not as described is found. */
class ContractTest {
    private final JsonNode document = Contract.document();

    private List<String> faults(String schema, String json) {
        return Contract.faults(
                document,
                document.at("/components/schemas/" + schema),
                JsonMapper.shared().readTree(json));
    }

    @Test
    void valueAsDescribedHasNoFaults() {
        assertThat(faults(
                        "Resent", "{\"expiresAt\":\"2026-11-22T10:30:00.123Z\",\"resendAt\":\"2026-11-22T10:30:00Z\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"expiresAt\":\"2026-11-22T10:30:00Z\"}",
                "{\"expiresAt\":\"2026-11-22T10:30:00Z\",\"resendAt\":1795343400}",
                "{\"expiresAt\":\"2026-11-22T10:30:00Z\",\"resendAt\":\"22.11.2026\"}",
                "{\"expiresAt\":\"2026-11-22T10:30:00Z\",\"resendAt\":null}",
                "{\"expiresAt\":\"2026-11-22T10:30:00Z\",\"resendAt\":\"2026-11-22T10:30:00Z\",\"more\":1}",
            })
    void valueOfAnotherShapeHasFaults(String json) {
        assertThat(faults("Resent", json)).isNotEmpty();
    }

    @Test
    void objectsWithinAreClosedToo() {
        var rule = "{\"rule\":\"too-short\",\"message\":\"\"%s}";
        var policy = "{\"minimumLength\":12,\"maximumLength\":256,\"rules\":[" + rule + "]}";

        assertThat(faults("PasswordPolicy", policy.formatted(""))).isEmpty();
        assertThat(faults("PasswordPolicy", policy.formatted(",\"more\":1"))).isNotEmpty();
    }
}
