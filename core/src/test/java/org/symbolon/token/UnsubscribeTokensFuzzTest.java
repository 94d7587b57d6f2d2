package org.symbolon.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.symbolon.Promptly;
import org.symbolon.account.AccountId;
import org.symbolon.key.KeyRing;

class UnsubscribeTokensFuzzTest {
    private static final KeyRing ALONE = KeyRing.of("k1", secret("an example secret of 32 bytes ok"));
    private static final KeyRing ROTATED = KeyRing.of("k2", secret("the second secret of 32 bytes ok"))
            .withOlder("k1", secret("an example secret of 32 bytes ok"));

    private final UnsubscribeTokens before = new UnsubscribeTokens(ALONE);
    private final UnsubscribeTokens tokens = new UnsubscribeTokens(ROTATED);

    private static byte[] secret(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing is read but what was minted, letter by letter. */
    @FuzzTest(maxDuration = "10m")
    void read(@NotNull String text) {
        assertReadOnlyIfMinted(text);

        var named = new AccountId(new UUID(text.hashCode(), text.length()));
        var genuine = before.mint(named).reveal();
        assertThat(tokens.read(UnsubscribeToken.of(genuine))).contains(named);
        assertThat(tokens.read(UnsubscribeToken.of(TamperedText.flipped(genuine, text))))
                .isEmpty();
        TamperedText.spliced(genuine, text).forEach(this::assertReadOnlyIfMinted);
    }

    private void assertReadOnlyIfMinted(String text) {
        Promptly.get(() -> tokens.read(UnsubscribeToken.of(text)))
                .ifPresent(named -> assertThat(text)
                        .isIn(before.mint(named).reveal(), tokens.mint(named).reveal()));
    }
}
