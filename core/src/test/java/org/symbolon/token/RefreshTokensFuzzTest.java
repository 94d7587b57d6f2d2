package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import org.symbolon.Promptly;
import org.symbolon.account.SessionId;
import org.symbolon.key.KeyRing;

class RefreshTokensFuzzTest {
    private static final KeyRing KEYS = KeyRing.of("k2", secret("the second secret of 32 bytes ok"))
            .withOlder("k1", secret("an example secret of 32 bytes ok"));

    private final RefreshTokens tokens = new RefreshTokens(KEYS);

    private static byte[] secret(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing is read but what was minted, letter by letter. */
    @FuzzTest(maxDuration = "10m")
    void read(@NotNull String text) {
        Promptly.get(() -> tokens.read(RefreshToken.of(text)))
                .ifPresent(named -> assertThat(text).isIn(minted("k1", named), minted("k2", named)));

        var named = new PresentedToken(SessionId.of(new byte[SessionId.BYTES]), text.hashCode());
        var genuine = minted("k1", named);
        assertThat(tokens.read(RefreshToken.of(genuine))).contains(named);
        assertThat(tokens.read(RefreshToken.of(TamperedText.flipped(genuine, text))))
                .isEmpty();
        for (var each : TamperedText.spliced(genuine, text)) {
            assertThat(tokens.read(RefreshToken.of(each)).isPresent())
                    .as("<%s> is <%s>", each, genuine)
                    .isEqualTo(each.equals(genuine));
        }
    }

    private String minted(String keyName, PresentedToken named) {
        return tokens.mint(keyName, named.session(), named.generation()).reveal();
    }
}
