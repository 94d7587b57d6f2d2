package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.PasswordHash;
import org.symbolon.key.KeyRing;

class AcceptedHashesTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyRing KEYS =
            KeyRing.of("k1", "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII));
    private static final String BCRYPT = "$2y$10$Am66MdLGymesvWrEAEhcXeftzx0DaqANjtQvjymd56.K7v7qXavhi";

    private final AcceptedHashes bcrypt = new AcceptedHashes(KEYS, List.of(ForeignFormat.bcrypt(10)));

    private static String refusal(AcceptedHashes accepted, String hash) {
        return accepted.refusal(PasswordHash.of(hash)).orElse("");
    }

    @Test
    void acceptedFormatAndOursUnderAKnownKeyAreNotRefused() {
        assertThat(refusal(bcrypt, BCRYPT)).isEmpty();
        assertThat(refusal(bcrypt, "{bcrypt}" + BCRYPT)).isEmpty();
        assertThat(refusal(bcrypt, Argon2idHasher.decoyHash(KEYS, RANDOM).reveal()))
                .isEmpty();
    }

    @Test
    void otherCostIsRefusedWithWhatToAdd() {
        assertThat(refusal(bcrypt, BCRYPT.replace("$10$", "$12$")))
                .isEqualTo("A hash of a format that is not accepted. Add .acceptForeign(ForeignFormat.bcrypt(12))");
        assertThat(refusal(new AcceptedHashes(KEYS, List.of()), BCRYPT)).contains("ForeignFormat.bcrypt(10)");
    }

    @Test
    void s12CostThatIsNeverAcceptedIsRefusedWithTheBounds() {
        assertThat(refusal(bcrypt, BCRYPT.replace("$10$", "$14$")))
                .isEqualTo("A hash of a cost that is never accepted. The cost of bcrypt: 4 to 13, not 14");
    }

    @Test
    void oursUnderAStrangeKeyIsRefusedWithItsName() {
        var strange = KeyRing.of("k9", "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII));
        assertThat(refusal(bcrypt, Argon2idHasher.decoyHash(strange, RANDOM).reveal()))
                .isEqualTo("A hash of ours under key k9, which this node does not know. Add it to the key ring.");
    }

    @Test
    void nameThatNoKeyHasIsNotRepeated() {
        var name = Base64.getEncoder().withoutPadding().encodeToString("k1\nadmin".getBytes(StandardCharsets.US_ASCII));
        var hash = Argon2idHasher.decoyHash(KEYS, RANDOM).reveal().replace("keyid=azE", "keyid=" + name);
        assertThat(refusal(bcrypt, hash))
                .contains("a key of an impossible name")
                .doesNotContain("admin", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{noop}secret-1", "{MD5}secret-1", "{SHA-1}secret-1", "{sha256}secret-1", "{ldap}secret-1"})
    void plainPasswordOrMereDigestIsNeverAccepted(String hash) {
        assertThat(refusal(bcrypt, hash)).contains("never accepted").doesNotContain("secret-1");
    }

    @ParameterizedTest
    @MethodSource("org.symbolon.password.ForeignFormatTest#malformed")
    void malformedIsRefusedWithoutAWordOfIt(String hash) {
        assertThat(refusal(bcrypt, hash))
                .isEqualTo("A text of no known format: neither a hash of ours nor of any ForeignFormat.");
    }

    @Test
    void nothingForeignMeansOurHasherAlone() {
        assertThat(new AcceptedHashes(KEYS, List.of()).hasher(RANDOM)).isInstanceOf(Argon2idHasher.class);
        assertThat(bcrypt.hasher(RANDOM)).isInstanceOf(MigratingHasher.class);
    }

    @Test
    void formatThatIsGivenTwiceCountsOnce() {
        assertThat(new AcceptedHashes(KEYS, List.of(ForeignFormat.bcrypt(10), ForeignFormat.bcrypt(10))))
                .hasToString(bcrypt.toString())
                .hasToString("AcceptedHashes[KeyRing[k1], [ForeignFormat.bcrypt(10)]]");
    }

    @Test
    void s12PermitsFollowTheLargestFormat() {
        assertThat(bcrypt.foreignBytes()).isZero();
        var large = new AcceptedHashes(
                KEYS, List.of(ForeignFormat.springScrypt(65536, 8, 1), ForeignFormat.argon2id(4096, 3, 1)));
        assertThat(large.foreignBytes()).isEqualTo((72L << 20) + 3456);
        assertThat(large.permitsForThisMachine()).isEqualTo(AdmissionGate.permitsForThisMachine((72L << 20) + 3456));
        var argon2 = new AcceptedHashes(KEYS, List.of(ForeignFormat.argon2id(8192, 3, 1), ForeignFormat.bcrypt(4)));
        assertThat(argon2.foreignBytes()).isEqualTo(9L << 20);
    }
}
