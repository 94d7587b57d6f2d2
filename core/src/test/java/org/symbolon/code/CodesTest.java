package org.symbolon.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.key.KeyRing;
import org.symbolon.key.UnknownKeyException;
import org.symbolon.store.FlowProgress;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;

class CodesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Recipient ADA =
            new Recipient(EmailAddress.parse("ada@example.org").orElseThrow(), Locale.ENGLISH);

    private final Codes codes = new Codes(KeyRing.of("k2", secret(2)).withOlder("k1", secret(1)));

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    /** A digest of that number: what a digest is of plays no part in what is derived from it. */
    private static HandleDigest digest(int number) {
        byte[] bytes = ByteBuffer.allocate(32).putInt(28, number).array();
        return new HandleDigest(
                java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static FlowRecord flow(
            HandleDigest digest, Purpose purpose, String keyName, MailKind mail, Instant... ends) {
        var last = ends[ends.length - 1];
        return new FlowRecord(
                digest,
                purpose,
                keyName,
                mail,
                ADA,
                ReturnTo.HOME,
                START,
                null,
                null,
                null,
                new FlowProgress(FlowState.OPEN, 5, List.of(ends), last, START, null));
    }

    private boolean fits(FlowRecord flow, String text, Instant now) {
        return codes.fits(flow, TypedCode.read(text).orElseThrow(), now);
    }

    @Test
    void s1EveryCharacterOfAMillionCodesIsAsLikelyAsAnyOther() {
        int[][] seen = new int[Codes.SYMBOLS][32];
        for (int number = 0; number < 1_000_000; number++) {
            var code =
                    codes.print("k1", digest(number), Purpose.REGISTRATION, 1).replace("-", "");
            for (int position = 0; position < Codes.SYMBOLS; position++) {
                seen[position][Crockford.ALPHABET.indexOf(code.charAt(position))]++;
            }
        }
        for (int position = 0; position < Codes.SYMBOLS; position++) {
            assertThat(chiSquare(seen[position], 1_000_000 / 32.0))
                    .as("position %d: with 31 degrees of freedom, fair characters exceed 66.6 once in 5,000", position)
                    .isLessThan(66.6);
        }
    }

    @Test
    void s1LabelTellsNothingOfTheCode() {
        int flows = 320_000;
        int[][] together = new int[4][32 * 32];
        for (int number = 0; number < flows; number++) {
            var code =
                    codes.print("k1", digest(number), Purpose.REGISTRATION, 1).replace("-", "");
            var label = codes.label("k1", digest(number));
            for (int pair = 0; pair < 4; pair++) {
                int one = Crockford.ALPHABET.indexOf(label.charAt(pair % 2));
                int other = Crockford.ALPHABET.indexOf(code.charAt(pair / 2));
                together[pair][one * 32 + other]++;
            }
        }
        for (int pair = 0; pair < 4; pair++) {
            int labels = pair % 2 == 0 ? 22 : 10;
            var cells = Arrays.stream(together[pair]).filter(count -> count > 0).toArray();
            assertThat(cells).hasSize(labels * 32);
            assertThat(chiSquare(cells, flows / (labels * 32.0)))
                    .as("pair %d: with 703 and 319 degrees of freedom, independent ones exceed it once in 5,000", pair)
                    .isLessThan(labels == 22 ? 844 : 416);
        }
    }

    private static double chiSquare(int[] seen, double expected) {
        return Arrays.stream(seen)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    @Test
    void s1CodesDifferByPurposeSequenceHandleAndKey() {
        Set<String> seen = new HashSet<>();
        for (var key : List.of("k1", "k2")) {
            for (var purpose : Purpose.values()) {
                for (int sequence = 1; sequence <= 20; sequence++) {
                    for (int handle = 0; handle < 20; handle++) {
                        seen.add(codes.print(key, digest(handle), purpose, sequence));
                    }
                }
            }
        }
        assertThat(seen).hasSize(2 * Purpose.values().length * 20 * 20);
    }

    /** What is in a mailbox must still fit after an upgrade: worked out by hand from RFC 5869 and the design. */
    @Test
    void s4DerivationNeverChanges() {
        var handle = Handle.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").digest();
        assertThat(codes.print("k1", handle, Purpose.REGISTRATION, 1)).isEqualTo("89WX-38ED");
        assertThat(codes.print("k1", handle, Purpose.REGISTRATION, 2)).isEqualTo("4MH0-XER5");
        assertThat(codes.print("k1", handle, Purpose.PASSWORD_RESET, 1)).isEqualTo("43EA-5DBD");
        assertThat(codes.print("k2", handle, Purpose.REGISTRATION, 1)).isEqualTo("37PB-V3YB");
        assertThat(codes.label("k1", handle)).isEqualTo("Z8");
        assertThat(codes.label("k2", handle)).isEqualTo("R6");
    }

    @Test
    void codeIsPrintedInTwoGroupsOfFourAndFitsAsPrinted() {
        var flow = flow(digest(1), Purpose.REGISTRATION, "k1", MailKind.REGISTRATION_CODE, START.plus(HALF_AN_HOUR));
        var printed = codes.print("k1", digest(1), Purpose.REGISTRATION, 1);
        assertThat(printed).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(codes.label("k1", digest(1))).matches("[A-HJKMNP-TV-Z][0-9]");
        assertThat(fits(flow, printed, START)).isTrue();
        assertThat(fits(flow, printed.toLowerCase(Locale.ROOT).replace("-", ""), START))
                .isTrue();
    }

    @Test
    void s2CodeIsRefusedOnceThirtyMinutesHavePassed() {
        var end = START.plus(HALF_AN_HOUR);
        var flow = flow(digest(1), Purpose.REGISTRATION, "k1", MailKind.REGISTRATION_CODE, end);
        var code = codes.print("k1", digest(1), Purpose.REGISTRATION, 1);
        assertThat(fits(flow, code, START)).isTrue();
        assertThat(fits(flow, code, end.minusMillis(1))).isTrue();
        assertThat(fits(flow, code, end)).isFalse();
        assertThat(fits(flow, code, end.plusMillis(1))).isFalse();
    }

    @Test
    void s2EachCodeOfAFlowDiesAtItsOwnTime() {
        var first = START.plus(HALF_AN_HOUR);
        var second = first.plusSeconds(60);
        var third = second.plusSeconds(60);
        var flow = flow(digest(1), Purpose.REGISTRATION, "k1", MailKind.REGISTRATION_CODE, first, second, third);
        var printed = new ArrayList<String>();
        for (int sequence = 1; sequence <= 3; sequence++) {
            printed.add(codes.print("k1", digest(1), Purpose.REGISTRATION, sequence));
        }
        assertThat(printed).allMatch(code -> fits(flow, code, START.plusSeconds(180)));
        assertThat(printed).allMatch(code -> fits(flow, code, first.minusMillis(1)));
        assertThat(printed).filteredOn(code -> fits(flow, code, first)).containsExactly(printed.get(1), printed.get(2));
        assertThat(printed).filteredOn(code -> fits(flow, code, second)).containsExactly(printed.get(2));
        assertThat(printed).noneMatch(code -> fits(flow, code, third));
    }

    @Test
    void codeThatWasNotMadeYetFitsNothing() {
        var flow = flow(digest(1), Purpose.REGISTRATION, "k1", MailKind.REGISTRATION_CODE, START.plus(HALF_AN_HOUR));
        assertThat(fits(flow, codes.print("k1", digest(1), Purpose.REGISTRATION, 0), START))
                .isFalse();
        assertThat(fits(flow, codes.print("k1", digest(1), Purpose.REGISTRATION, 2), START))
                .isFalse();
    }

    @Test
    void s4CodeFitsOnlyItsOwnPurposeHandleAndKey() {
        record Cell(Purpose purpose, HandleDigest handle, String key) {}
        var cells = new ArrayList<Cell>();
        for (var purpose : Purpose.values()) {
            for (int handle = 1; handle <= 3; handle++) {
                for (var key : List.of("k1", "k2")) {
                    cells.add(new Cell(purpose, digest(handle), key));
                }
            }
        }
        for (var made : cells) {
            var code = codes.print(made.key, made.handle, made.purpose, 1);
            for (var asked : cells) {
                var mail = asked.purpose == Purpose.REGISTRATION ? MailKind.REGISTRATION_CODE : MailKind.RESET_CODE;
                var flow = flow(asked.handle, asked.purpose, asked.key, mail, START.plus(HALF_AN_HOUR));
                assertThat(fits(flow, code, START)).as("%s at %s", made, asked).isEqualTo(made.equals(asked));
            }
        }
    }

    @Test
    void s4CodeWithOneOtherSymbolDoesNotFit() {
        var flow = flow(digest(1), Purpose.REGISTRATION, "k1", MailKind.REGISTRATION_CODE, START.plus(HALF_AN_HOUR));
        var code = codes.print("k1", digest(1), Purpose.REGISTRATION, 1).replace("-", "");
        for (int position = 0; position < code.length(); position++) {
            for (int index = 0; index < 32; index++) {
                var symbol = Crockford.ALPHABET.charAt(index);
                var typed = code.substring(0, position) + symbol + code.substring(position + 1);
                assertThat(fits(flow, typed, START)).as(typed).isEqualTo(symbol == code.charAt(position));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MailKind.class,
            mode = Mode.EXCLUDE,
            names = {"REGISTRATION_CODE", "RESET_CODE"})
    void noCodeEverFitsADecoy(MailKind mail) {
        for (var purpose : Purpose.values()) {
            var decoy = flow(digest(1), purpose, "k1", mail, START.plus(HALF_AN_HOUR));
            assertThat(fits(decoy, codes.print("k1", digest(1), purpose, 1), START))
                    .isFalse();
        }
    }

    @Test
    void unknownKeyIsAnOutage() {
        var flow = flow(digest(1), Purpose.REGISTRATION, "k9", MailKind.REGISTRATION_CODE, START.plus(HALF_AN_HOUR));
        assertThatThrownBy(() -> fits(flow, "0000-0000", START)).isInstanceOf(UnknownKeyException.class);
        assertThatThrownBy(() -> codes.print("k9", digest(1), Purpose.REGISTRATION, 1))
                .isInstanceOf(UnknownKeyException.class);
        assertThatThrownBy(() -> codes.label("k9", digest(1))).isInstanceOf(UnknownKeyException.class);
    }
}
