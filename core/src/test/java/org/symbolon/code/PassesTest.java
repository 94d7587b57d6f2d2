package org.symbolon.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.symbolon.account.EmailAddress;
import org.symbolon.key.KeyRing;
import org.symbolon.key.UnknownKeyException;

class PassesTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final EmailAddress MIKA = address("mika@example.org");

    private final Passes passes = new Passes(KeyRing.of("k1", secret(1)));
    private final String pass = passes.print("k1", MIKA, MIDNIGHT);

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    @Test
    void passIsSixteenSymbolsInFours() {
        assertThat(pass).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    }

    @Test
    void passIsTheSameAllDayAndOfThatDayAndAddressAndKeyAlone() {
        var others = new HashSet<String>();
        others.add(pass);
        others.add(passes.print("k1", MIKA, MIDNIGHT.minusMillis(1)));
        others.add(passes.print("k1", MIKA, MIDNIGHT.plus(Duration.ofDays(1))));
        others.add(passes.print("k1", address("noor@example.org"), MIDNIGHT));
        others.add(new Passes(KeyRing.of("k1", secret(2))).print("k1", MIKA, MIDNIGHT));

        assertThat(others).hasSize(5);
        assertThat(passes.print("k1", MIKA, MIDNIGHT.plus(Duration.ofDays(1)).minusMillis(1)))
                .isEqualTo(pass);
        assertThat(passes.print("k1", address("Mika+tag@Example.org"), MIDNIGHT))
                .isEqualTo(pass);
    }

    @Test
    void s16PassHoldsFromTheBeginningOfItsDayToTheEndOfTheNext() {
        var end = MIDNIGHT.plus(Duration.ofDays(2));

        assertThat(passes.read(pass, MIKA, MIDNIGHT.minusMillis(1))).isEmpty();
        assertThat(passes.read(pass, MIKA, MIDNIGHT)).contains(DAY);
        assertThat(passes.read(pass, MIKA, end.minusMillis(1))).contains(DAY);
        assertThat(passes.read(pass, MIKA, end)).isEmpty();
        assertThat(Passes.end(MIDNIGHT)).isEqualTo(end);
        assertThat(Passes.end(MIDNIGHT.plus(Duration.ofDays(1)).minusMillis(1))).isEqualTo(end);
    }

    @Test
    void passIsReadInAnySpellingAndForEveryTagOfItsAddress() {
        assertThat(passes.read(pass.toLowerCase(Locale.ROOT).replace('-', ' '), MIKA, MIDNIGHT))
                .contains(DAY);
        assertThat(passes.read(pass.replace("-", ""), address("mika+shop@example.org"), MIDNIGHT))
                .contains(DAY);
    }

    @Test
    void whatIsNoPassOfTheAddressHoldsForNothing() {
        assertThat(passes.read(null, MIKA, MIDNIGHT)).isEmpty();
        assertThat(passes.read("", MIKA, MIDNIGHT)).isEmpty();
        assertThat(passes.read(pass.substring(1), MIKA, MIDNIGHT)).isEmpty();
        assertThat(passes.read(pass + "0", MIKA, MIDNIGHT)).isEmpty();
        assertThat(passes.read((pass.charAt(0) == '0' ? '1' : '0') + pass.substring(1), MIKA, MIDNIGHT))
                .isEmpty();
        assertThat(passes.read(pass, address("noor@example.org"), MIDNIGHT)).isEmpty();
    }

    @Test
    void passOfEveryKeyOfTheRingHoldsAndOfNoOther() {
        var rotated = new Passes(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));

        assertThat(rotated.read(pass, MIKA, MIDNIGHT)).contains(DAY);
        assertThat(rotated.read(rotated.print("k2", MIKA, MIDNIGHT), MIKA, MIDNIGHT))
                .contains(DAY);
        assertThat(new Passes(KeyRing.of("k2", secret(2))).read(pass, MIKA, MIDNIGHT))
                .isEmpty();
        assertThatThrownBy(() -> passes.print("k2", MIKA, MIDNIGHT)).isInstanceOf(UnknownKeyException.class);
    }
}
