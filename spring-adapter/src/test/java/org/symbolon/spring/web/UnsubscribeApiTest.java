package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.symbolon.Symbolon;
import org.symbolon.spring.Http;
import org.symbolon.spring.web.Owners.Owner;

@WithOwners
class UnsubscribeApiTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    @LocalServerPort
    private int port;

    @Autowired
    private Owners owners;

    @Autowired
    private Symbolon symbolon;

    @Autowired
    private StoppableStore store;

    @AfterEach
    void storeIsUp() {
        store.comeBack();
    }

    /** The path below the base of the link that a mail of this account has in its header. */
    private String link(Owner owner) {
        var header = header(owner, "List-Unsubscribe");
        var path = URI.create(header.substring(1, header.length() - 1)).getPath();
        assertThat(path).startsWith("/api/account/unsubscribe/");
        return path.substring("/api/account".length());
    }

    private String header(Owner owner, String name) {
        return Objects.requireNonNull(
                symbolon.accounts().unsubscribeHeaders(owner.id()).get(name));
    }

    private Owner reader(String email) {
        var owner = owners.register(email);
        Contract.check("newsletter", owner.http().put("/me/newsletter", "{\"subscribed\":true}"));
        return owner;
    }

    private Http.Reply post(String path, String contentType, String body) {
        return owners.anybody()
                .send(
                        path,
                        request -> request.POST(BodyPublishers.ofString(body))
                                .setHeader("Content-Type", contentType)
                                .setHeader("User-Agent", "Mailbox/3"));
    }

    private boolean wantsIt(Owner owner) {
        return Contract.check("me", owner.http().get("/me"))
                .json()
                .required("newsletter")
                .asBoolean();
    }

    @Test
    void oneClickOfAMailProgramEndsTheNewsletter() {
        var owner = reader("click@example.org");

        var reply = post(link(owner), FORM, header(owner, "List-Unsubscribe-Post"));

        assertThat(Contract.check("unsubscribe", reply).status()).isEqualTo(200);
        assertThat(reply.header("Location")).isEmpty();
        assertThat(wantsIt(owner)).isFalse();
    }

    @Test
    void withdrawalIsRecordedWithWhoWhenAndFromWhat() {
        var owner = reader("journal@example.org");

        post(link(owner), FORM, ONE_CLICK);
        post(link(owner), FORM, ONE_CLICK);

        var journal = symbolon.accounts().consents(owner.id());
        assertThat(journal).hasSize(2);
        var last = journal.get(1);
        assertThat(last.account()).isEqualTo(owner.id());
        assertThat(last.consent().given()).isFalse();
        assertThat(last.consent().at()).isEqualTo(symbolon.settings().clock().instant());
        assertThat(last.userAgent()).isEqualTo("Mailbox/3");
    }

    @Test
    void oneOwnersLinkEndsNobodyElsesNewsletter() {
        var one = reader("first@example.org");
        var other = reader("second@example.org");

        post(link(one), FORM, ONE_CLICK);

        assertThat(wantsIt(one)).isFalse();
        assertThat(wantsIt(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, ''",
        "application/x-www-form-urlencoded, List-Unsubscribe=Something-Else",
        "multipart/form-data; boundary=x, ''",
        "application/json, {",
        "nonsense, List-Unsubscribe=One-Click",
    })
    void whateverComesWithTheLinkItWorks(String contentType, String body) {
        var owner = reader("with" + Integer.toHexString((contentType + body).hashCode()) + "@example.org");

        assertThat(Contract.check("unsubscribe", post(link(owner), contentType, body))
                        .status())
                .isEqualTo(200);
        assertThat(wantsIt(owner)).isFalse();
    }

    @Test
    void everyTokenAnswersAlike() {
        var owner = reader("alike@example.org");
        var gone = reader("vanished@example.org");
        var stale = link(gone);
        symbolon.accounts().deleteWithoutPassword(gone.id());

        var right = post(link(owner), FORM, ONE_CLICK);

        for (var path : new String[] {link(owner), stale, "/unsubscribe/forged", "/unsubscribe/" + "A".repeat(4000)}) {
            var reply = Contract.check("unsubscribe", post(path, FORM, ONE_CLICK));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.response().headers().map().keySet())
                    .isEqualTo(right.response().headers().map().keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void everyOtherMethodChangesNothing(String method) {
        var owner = reader(method + "@example.org");

        var reply = owners.anybody()
                .send(link(owner), request -> request.method(method, BodyPublishers.ofString(ONE_CLICK)));

        Contract.checkMethodNotAllowed(reply);
        assertThat(wantsIt(owner)).isTrue();
    }

    @Test
    void whileTheStoreIsDownMailProgramsAreToldToTryAgain() {
        var owner = reader("again@example.org");
        store.goDown();

        var whileDown = Contract.check("unsubscribe", post(link(owner), FORM, ONE_CLICK));
        store.comeBack();

        assertThat(whileDown.status()).isEqualTo(503);
        assertThat(wantsIt(owner)).isTrue();
        assertThat(post(link(owner), FORM, ONE_CLICK).status()).isEqualTo(200);
        assertThat(wantsIt(owner)).isFalse();
    }

    @Test
    void formThatBreaksOffIsNoObstacle() throws IOException {
        var owner = reader("large@example.org");

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            var request = "POST /api/account" + link(owner) + " HTTP/1.1\r\nHost: video.example\r\nContent-Type: "
                    + FORM + "\r\nContent-Length: 1000000\r\n\r\nList-Unsub";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            int anything = socket.getInputStream().read(); // or the end: the request has been dealt with
            assertThat(anything).isBetween(-1, 255);
        }
        assertThat(wantsIt(owner)).isFalse();
    }
}
