package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.symbolon.Symbolon;
import org.symbolon.password.PasswordRule;

@WithOwners
class PublicApiTest {
    @Autowired
    private Owners owners;

    @Autowired
    private Symbolon symbolon;

    @Test
    void policyTellsEveryRuleAndTheNumbers() {
        var policy = Contract.check("policy", owners.anybody().get("/policy"));

        assertThat(policy.status()).isEqualTo(200);
        assertThat(policy.json().required("minimumLength").asInt()).isEqualTo(12);
        assertThat(policy.json().required("maximumLength").asInt()).isEqualTo(256);
        assertThat(policy.json()
                        .required("rules")
                        .valueStream()
                        .map(rule -> rule.required("rule").asString()))
                .containsExactlyElementsOf(symbolon.settings().passwords().rules().stream()
                        .map(PasswordRule::slug)
                        .toList());
        assertThat(policy.json().at("/rules/0/message").asString()).isEqualTo("Use at least 12 characters.");
    }

    @Test
    void policySpeaksTheClientsLanguage() {
        var policy = Contract.check(
                "policy",
                owners.anybody().with("Accept-Language", "fr-CA, en;q=0.5").get("/policy"));

        assertThat(policy.header("Content-Language")).isEqualTo("fr");
        assertThat(policy.json().at("/rules/0/rule").asString()).isEqualTo("too-short");
        assertThat(policy.json().at("/rules/0/message").asString()).isEqualTo("Utilisez au moins 12 caractères.");
    }

    @Test
    void thereIsNoPublicKeyWhereNoneIsNeeded() {
        var jwks = Contract.check("jwks", owners.anybody().get("/jwks.json"));

        assertThat(jwks.status()).isEqualTo(200);
        assertThat(jwks.body()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void descriptionIsServedWithThePublicAddress() {
        var served = Contract.check(
                "openapi",
                owners.anybody().with("X-Forwarded-Host", "evil.example").get("/openapi.json"));

        assertThat(served.status()).isEqualTo(200);
        assertThat(served.json().at("/servers").toString())
                .isEqualTo("[{\"url\":\"https://video.example/api/account\"}]");
        assertThat(served.json().required("paths"))
                .isEqualTo(Contract.document().required("paths"));
    }
}
