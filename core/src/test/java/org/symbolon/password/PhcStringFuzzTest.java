package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.symbolon.Promptly;
import org.symbolon.account.PasswordHash;

class PhcStringFuzzTest {
    private static final int LONGEST_KEY_NAME = 32;

    /** Only what we print is read, and it is read as what was printed. */
    @FuzzTest(maxDuration = "10m")
    void read(@NotNull String text) {
        var read = Promptly.get(() -> PhcString.read(PasswordHash.of(text)));
        read.ifPresent(phc -> printsAs(text, phc));
        var printed = printedUnder(text);
        mutated(printed, text)
                .forEach(each -> PhcString.read(PasswordHash.of(each)).ifPresent(phc -> printsAs(each, phc)));
    }

    private static void printsAs(String text, PhcString phc) {
        assertThat(phc.print().reveal()).isEqualTo(text);
        assertThat(phc.salt()).hasSize(Argon2id.SALT_BYTES);
        assertThat(phc.hash()).hasSize(Argon2id.HASH_BYTES);
        assertThat(phc.keyName().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LONGEST_KEY_NAME);
    }

    private static String printedUnder(String keyName) {
        var random = new Random(keyName.hashCode());
        byte[] salt = new byte[Argon2id.SALT_BYTES];
        byte[] hash = new byte[Argon2id.HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        var printed = new PhcString(keyName, salt, hash).print();
        boolean fits = keyName.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY_NAME;
        var again = PhcString.read(printed);
        assertThat(again.map(PhcString::keyName)).isEqualTo(Optional.of(keyName).filter(name -> fits));
        again.ifPresent(phc -> {
            assertThat(phc.salt()).isEqualTo(salt);
            assertThat(phc.hash()).isEqualTo(hash);
        });
        return printed.reveal();
    }

    private static List<String> mutated(String printed, String text) {
        int at = Math.floorMod(text.hashCode(), printed.length());
        var head = printed.substring(0, at);
        return List.of(
                head + text + printed.substring(at),
                head + text + printed.substring(at + 1),
                head + text + printed.substring(Math.min(printed.length(), at + text.length())));
    }
}
