package org.symbolon.spring.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;

/** What a person does with the application, over real HTTP and with real mails. */
final class Journey {
    private static final String MIKA = "mika@example.org";
    private static final String FIRST = "Harbour-at-Dawn-1";
    private static final String SECOND = "Lighthouse-by-Night-2";

    private final Http api;
    private final Mailbox mailbox;

    Journey(Http api, Mailbox mailbox) {
        this.api = api;
        this.mailbox = mailbox;
    }

    void travel() throws Exception {
        var tokens = registersAndVerifies();
        signsInAndOut();
        resets();
        assertThat(api.bearing(tokens.text("accessToken"))
                        .post("/refresh", refresh(tokens))
                        .status())
                .as("the session of before the reset")
                .isEqualTo(401);
        signsIn(SECOND);
    }

    private Reply registersAndVerifies() throws Exception {
        var started = api.post("/register", credentials(FIRST, ",\"returnTo\":\"/videos/harbour\""));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var mail = mailbox.labelled(started.text("label"));

        var wrong = api.post("/register/verify", code(started, "0000-0000"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().required("attemptsLeft").asInt()).isEqualTo(4);

        var verified = api.post("/register/verify", code(started, Mailbox.code(mail)));
        assertThat(verified.status()).as(verified.body()).isEqualTo(201);
        assertThat(verified.text("returnTo")).isEqualTo("/videos/harbour");
        assertThat(api.bearing(verified.text("accessToken")).get("/me").text("email"))
                .isEqualTo(MIKA);
        return verified;
    }

    private void signsInAndOut() {
        assertThat(api.post("/login", credentials("Wrong-Password-9", "")).status())
                .isEqualTo(401);
        var tokens = signsIn(FIRST);
        var refreshed = api.post("/refresh", refresh(tokens));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(api.post("/logout", refresh(refreshed)).status()).isEqualTo(204);
        assertThat(api.post("/refresh", refresh(refreshed)).status()).isEqualTo(401);
    }

    private Reply signsIn(String password) {
        var tokens = api.post("/login", credentials(password, ""));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return tokens;
    }

    private void resets() throws Exception {
        var started =
                api.post("/reset", "{\"email\":\"" + MIKA + "\",\"locale\":\"fr\",\"returnTo\":\"/videos/harbour\"}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(api.post("/reset/resend", flow(started, "")).status())
                .as("too early")
                .isEqualTo(429);
        var mail = mailbox.labelled(started.text("label"));
        assertThat(api.post("/reset/verify", code(started, Mailbox.code(mail))).status())
                .isEqualTo(200);
        assertThat(api.post("/reset/complete", flow(started, ",\"password\":\"too short\""))
                        .status())
                .isEqualTo(422);
        var completed = api.post("/reset/complete", flow(started, ",\"password\":\"" + SECOND + "\""));
        assertThat(completed.status()).as(completed.body()).isEqualTo(200);
        assertThat(completed.text("returnTo")).isEqualTo("/videos/harbour");
        assertThat(api.post("/login", credentials(FIRST, "")).status()).isEqualTo(401);
    }

    private static String credentials(String password, String more) {
        return "{\"email\":\"" + MIKA + "\",\"password\":\"" + password + "\"" + more + "}";
    }

    private static String code(Reply started, String code) {
        return flow(started, ",\"code\":\"" + code + "\"");
    }

    private static String flow(Reply started, String more) {
        return "{\"flow\":\"" + started.text("flow") + "\"" + more + "}";
    }

    private static String refresh(Reply tokens) {
        return "{\"refreshToken\":\"" + tokens.text("refreshToken") + "\"}";
    }
}
