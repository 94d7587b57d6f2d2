package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.AccountId;
import org.symbolon.account.Site;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.RecordingMailer;

/** S22: the headers by which mailboxes offer to unsubscribe, and the address that they name (RFC 8058, RFC 2369). */
class NewsletterLinkTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));
    private static final String TOKEN = "[A-Za-z0-9_-]{64}";

    private static Builder builder(String site) {
        return Symbolon.builder()
                .site(Site.of("Example Video", site))
                .keys(World.keys())
                .mailer(new RecordingMailer())
                .store(new InMemoryStore());
    }

    private static Map<String, String> headers(String site, String url) {
        try (var symbolon = builder(site).unsubscribeAt(url).build()) {
            return symbolon.accounts().unsubscribeHeaders(ACCOUNT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://video.example, https://video.example/unsubscribe, https://video.example/unsubscribe/",
        "https://video.example, https://video.example/unsubscribe/, https://video.example/unsubscribe/",
        "https://video.example, https://video.example/unsubscribe//, https://video.example/unsubscribe/",
        "https://video.example, https://video.example, https://video.example/",
        "https://video.example, https://video.example/, https://video.example/",
        "https://video.example, HTTPS://Mail.Video.Example:8443/A/%C3%A9, https://mail.video.example:8443/A/%C3%A9/",
        "https://video.example, https://[2001:db8::7]/u, https://[2001:db8::7]/u/",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/unsubscribe, http://127.0.0.1:8080/unsubscribe/",
        "http://127.0.0.1:8080, https://video.example/unsubscribe, https://video.example/unsubscribe/"
    })
    void s22HeadersAreThoseTwoAndTheTokenIsTheLastSegmentOfThePath(String site, String url, String base) {
        var headers = headers(site, url);

        assertThat(headers.keySet()).containsExactly("List-Unsubscribe", "List-Unsubscribe-Post");
        var values = List.copyOf(headers.values());
        assertThat(values.get(1)).isEqualTo("List-Unsubscribe=One-Click");
        var link = values.get(0);
        assertThat(link).startsWith("<" + base).endsWith(">");
        assertThat(link.substring(1 + base.length(), link.length() - 1)).matches(TOKEN);
    }

    @Test
    void s22LinkForTheTextIsTheOneInTheHeaders() {
        try (var world = new World()) {
            var account = world.register("mika@example.org").account().id();
            var accounts = world.symbolon.accounts();

            assertThat(accounts.unsubscribeHeaders(account))
                    .containsEntry("List-Unsubscribe", "<" + accounts.unsubscribeLink(account) + ">");
            assertThat(accounts.unsubscribeLink(account)).isEqualTo(accounts.unsubscribeLink(account));
        }
    }

    @Test
    void s22HeadersFitInALineOfAMailAndAreAsciiWithoutControls() {
        var longest = "https://video.example/";
        var url = longest + "u".repeat(800 - longest.length());

        for (var each : new String[] {url, "https://video.example/unsubscribe"}) {
            assertThat(headers("https://video.example", each)).allSatisfy((name, value) -> {
                assertThat(name + ": " + value).matches("[\\x20-\\x7E]+");
                assertThat((name + ": " + value).getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThan(998);
            });
        }
        assertThatIllegalArgumentException().isThrownBy(() -> headers("https://video.example", url + "u"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/unsubscribe",
                "video.example/unsubscribe",
                "//video.example/unsubscribe",
                "http://video.example/unsubscribe",
                "mailto:unsubscribe@video.example",
                "ftp://video.example/unsubscribe",
                "javascript:alert(1)",
                "https:///unsubscribe",
                "https://video.example:0/unsubscribe",
                "https://video.example:65536/unsubscribe",
                "https://video.example/unsubscribe?list=1",
                "https://video.example/unsubscribe?",
                "https://video.example/unsubscribe#top",
                "https://video.example/unsubscribe>, <https://evil.example/",
                "https://video.example/unsubscribe,more",
                "https://video.example/unsubscribe;a=1",
                "https://video.example/(unsubscribe)",
                "https://video.example/un subscribe",
                "https://video.example/\r\nBcc: b@example.org",
                "https://video.example/\r\nX-Header: 1",
                "https://video.example/\u0000",
                "https://video.example/\u2028u",
                "https://video.example/abbestellen-f\u00FCr-alle",
                "https://vid\u00E9o.example/unsubscribe"
            })
    void s22AddressThatFitsNoHeaderIsRefusedWhenBuiltWithHowItShouldLook(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(builder("https://video.example").unsubscribeAt(url)::build)
                .withMessageContaining("looks like https://video.example/unsubscribe")
                .withMessageContaining("https (http only where the site's own is)");
    }

    @Test
    void s22AddressWithAUserIsRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(builder("https://video.example").unsubscribeAt("https://mika:canary@video.example/")::build)
                .withMessageContaining("looks like https://video.example/unsubscribe")
                .withMessageNotContaining("canary");
    }

    @Test
    void s22HeadersWithoutAnAddressSayWhatToAddToTheBuilder() {
        try (var symbolon = builder("https://video.example").build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> symbolon.accounts().unsubscribeHeaders(ACCOUNT))
                    .withMessageContaining("Add .unsubscribeAt(\"https://video.example/unsubscribe\") to the builder");
        }
    }

    @Test
    void s22HeadersNeedNoStoreAndCannotBeChanged() {
        try (var world = new World(builder -> builder.unsubscribeAt("https://video.example/unsubscribe"))) {
            world.store.verbs();
            var headers = world.symbolon.accounts().unsubscribeHeaders(ACCOUNT);

            assertThat(world.store.verbs()).isEmpty();
            assertThat(headers)
                    .isEqualTo(world.symbolon.accounts().unsubscribeHeaders(ACCOUNT))
                    .isUnmodifiable();
        }
    }
}
