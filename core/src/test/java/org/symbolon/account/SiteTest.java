package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    @Test
    void siteIsItsNameAndItsAddress() {
        var site = Site.of(" Exämple & Söhne 😀 ", " https://video.example ");
        assertThat(site.name()).isEqualTo("Exämple & Söhne 😀");
        assertThat(site.url()).hasToString("https://video.example");
        assertThat(site.host()).isEqualTo("video.example");
        assertThat(site).hasToString("Exämple & Söhne 😀 <https://video.example>");
    }

    @ParameterizedTest
    @CsvSource({
        "https://video.example/,         https://video.example",
        "https://video.example///,       https://video.example",
        "https://video.example/app/,     https://video.example/app",
        "https://video.example/app,      https://video.example/app",
        "https://video.example:8443/,    https://video.example:8443",
        "http://localhost:8080,          http://localhost:8080",
        "http://127.0.0.1:8080/,         http://127.0.0.1:8080",
        "HTTPS://Video.EXAMPLE/App,      https://video.example/App",
        "https://[::1]:8443/,            https://[::1]:8443",
        "https://xn--bcher-kva.example,  https://xn--bcher-kva.example",
    })
    void addressOfASiteHasNoSlashAtItsEnd(String given, String kept) {
        assertThat(Site.of("Video", given).url()).hasToString(kept);
    }

    @Test
    void nameMayHaveTheJoinersThatItsScriptNeeds() {
        assertThat(Site.of("نمونه\u200Cویدیو", "https://video.example").name()).hasSize(11);
    }

    @Test
    void nameHasAtMost64Characters() {
        assertThat(Site.of("x".repeat(64), "https://video.example").name()).hasSize(64);
        assertThatThrownBy(() -> Site.of("x".repeat(65), "https://video.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u2003\u3000\n",
                "a\nb",
                "a\r\nBcc: x",
                "a\tb",
                "a\u0000b",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\uD800b",
                "a\uDC00",
                "a\uFFFFb",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Fb"
            })
    void s14NameThatDoesNotFitAHeaderIsRefused(String name) {
        assertThatThrownBy(() -> Site.of(name, "https://video.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "video.example",
                "/video",
                "//video.example",
                "https:",
                "https://",
                "https:///path",
                "https:video.example",
                "ftp://video.example",
                "javascript:alert(1)",
                "mailto:a@video.example",
                "https://user@video.example",
                "https://user:secret@video.example",
                "https://@video.example",
                "https://video.example?",
                "https://video.example?x=1",
                "https://video.example/#",
                "https://video.example#top",
                "https://video example",
                "https://video.example/a b",
                "https://video.example/\r\nX: y",
                "https://video\n.example",
                "https://video.example/\u2028x",
                "https://video.example/\u0000",
                "https://vid_eo.example",
                "https://bücher.example",
                "https://video.example:port",
                "https://video.example:0",
                "https://video.example:65536",
                "https://[::1",
                "https://video.example/%zz",
                "https://video.example\\evil"
            })
    void addressThatIsNoneOfASiteIsRefused(String url) {
        assertThatThrownBy(() -> Site.of("Video", url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://video.example, without");
    }

    @Test
    void refusalCarriesTheOffendingAddress() {
        assertThatThrownBy(() -> Site.of("Video", "ftp://other.example")).hasMessageContaining("ftp://other.example");
    }

    @Test
    void addressWithANumberThatNoNetworkHasIsRefusedAsSuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Site.of("Example Video", "https://[::99999999999.1]"))
                .withMessageStartingWith("A site's address looks like");
    }
}
