package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Optional;
import org.symbolon.Promptly;

class SiteFuzzTest {
    /** A name or an address is refused as such, or it is public, can be shown and stays the same. */
    @FuzzTest(maxDuration = "10m")
    void of(@NotNull String text) {
        named(text, "https://video.example").ifPresent(site -> {
            assertThat(site.name()).isEqualTo(text.strip()).hasSizeBetween(1, 64);
            assertThat(site.name().codePoints())
                    .noneMatch(Character::isISOControl)
                    .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        });
        named("Video", text).ifPresent(site -> {
            assertThat(site.url().getScheme()).isIn("http", "https");
            assertThat(site.host()).isNotBlank().isEqualTo(site.url().getHost());
            assertThat(site.url().getRawUserInfo()).isNull();
            assertThat(site.url().toString())
                    .doesNotEndWith("/")
                    .doesNotContain("?", "#")
                    .matches("[^\\x00-\\x20\\x7F]+");
            assertThat(Site.of("Video", site.url().toString()).url()).isEqualTo(site.url());
        });
    }

    private static Optional<Site> named(String name, String url) {
        try {
            return Optional.of(Promptly.get(() -> Site.of(name, url)));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("A site's ").hasSizeLessThan(400);
            return Optional.empty();
        }
    }
}
