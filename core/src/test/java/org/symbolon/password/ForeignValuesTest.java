package org.symbolon.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;

/** Hashes that Apache, PHP, Python, Django and Spring made; how, the README.md beside them tells. */
class ForeignValuesTest {
    private static final List<String> TOOLS = List.of("htpasswd", "php", "python", "django", "spring");

    static Stream<Arguments> values() {
        return TOOLS.stream().flatMap(tool -> lines(tool).stream().map(line -> value(tool, line)));
    }

    private static List<String> lines(String tool) {
        try (var file = ForeignValuesTest.class.getResourceAsStream("foreign/" + tool + ".tsv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Arguments value(String tool, String line) {
        var fields = line.split("\t", -1);
        assertThat(fields).hasSize(3);
        return arguments(tool, format(fields[0]), fields[1], fields[2]);
    }

    private static ForeignFormat format(String named) {
        var words = named.split(" ", -1);
        var numbers = Stream.of(words).skip(1).map(Integer::parseInt).toList();
        return switch (words[0]) {
            case "bcrypt" -> ForeignFormat.bcrypt(numbers.get(0));
            case "argon2id" -> ForeignFormat.argon2id(numbers.get(0), numbers.get(1), numbers.get(2));
            case "argon2i" -> ForeignFormat.argon2i(numbers.get(0), numbers.get(1), numbers.get(2));
            case "argon2d" -> ForeignFormat.argon2d(numbers.get(0), numbers.get(1), numbers.get(2));
            case "springScrypt" -> ForeignFormat.springScrypt(numbers.get(0), numbers.get(1), numbers.get(2));
            case "djangoPbkdf2Sha256" -> ForeignFormat.djangoPbkdf2Sha256(numbers.get(0));
            case "djangoPbkdf2Sha1" -> ForeignFormat.djangoPbkdf2Sha1(numbers.get(0));
            case "springPbkdf2" -> ForeignFormat.springPbkdf2();
            case "springPbkdf2Since58" -> ForeignFormat.springPbkdf2Since58();
            default -> throw new IllegalArgumentException(named);
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void hashOfAnotherSystemFitsItsPasswordAndNoOther(String tool, ForeignFormat format, String password, String kept) {
        assertThat(ForeignFormat.of(PasswordHash.of(kept))).isEqualTo(format).hasToString(format.toString());

        assertThat(fits(password, kept)).isEqualTo(isTaken(format, password));
        assertThat(fits(password + "!", kept)).isFalse();
        assertThat(fits(password + "\0", kept)).isFalse();
        assertThat(fits(password, oneDigitChanged(kept))).isFalse();
    }

    /** An empty password is nobody's, and bcrypt saw too little of a long one. */
    private static boolean isTaken(ForeignFormat format, String password) {
        boolean whole = password.getBytes(StandardCharsets.UTF_8).length <= 72;
        return !password.isEmpty() && (whole || !format.toString().contains("bcrypt"));
    }

    /** Made by {@code hashlib.pbkdf2_hmac("sha256", b"a" * 257, b"seasalt", 1000)} in Python. */
    @Test
    void s12PasswordOfWhichOnlyTheBeginningIsKeptNeverFits() {
        var kept = "pbkdf2_sha256$1000$seasalt$ThkYjeKfsDpNvcW/82UDJdEZ22ZHIyGjvmtFhzQQHeE=";

        assertThat(fits("a".repeat(257), kept)).isFalse();
        assertThat(fits("a".repeat(257) + "another end", kept)).isFalse();
    }

    private static boolean fits(String password, String kept) {
        return ForeignHash.read(PasswordHash.of(kept)).orElseThrow().fits(Password.of(password));
    }

    private static String oneDigitChanged(String kept) {
        int inTheHash = kept.length() - 7;
        return changed(kept, inTheHash, kept.charAt(inTheHash) == '1' ? '2' : '1');
    }

    private static String changed(String text, int at, char to) {
        return text.substring(0, at) + to + text.substring(at + 1);
    }

    @Test
    void everyToolAndFormatAndKindOfPasswordIsThere() {
        var formats = new ArrayList<String>();
        values().forEach(value -> formats.add(value.get()[1].toString()));
        assertThat(formats).hasSizeGreaterThan(200);
        for (var name : List.of(
                "bcrypt(4)",
                "bcrypt(10)",
                "argon2id(65536, 4, 1)",
                "argon2id(102400, 2, 8)",
                "argon2i(4096, 2, 1)",
                "argon2d(2048, 3, 4)",
                "springScrypt(65536, 8, 1)",
                "springScrypt(16384, 8, 1)",
                "djangoPbkdf2Sha256(260000)",
                "djangoPbkdf2Sha1(260000)",
                "springPbkdf2()",
                "springPbkdf2Since58()")) {
            assertThat(formats).contains("ForeignFormat." + name);
        }
        var sizes = lines("php").stream().map(line -> line.split("\t", -1)[1].getBytes(StandardCharsets.UTF_8).length);
        assertThat(sizes).contains(0, 1, 15, 71, 72, 73);
    }

    /** Wherever the character is, but for bcrypt's letter, of which all kinds are the same. */
    @ParameterizedTest
    @MethodSource("oneOfEachForm")
    void hashWithAnyCharacterChangedDoesNotFit(String password, String kept) {
        var format = ForeignFormat.of(PasswordHash.of(kept));
        assertThat(fits(password, kept)).isTrue();
        for (int at = 0; at < kept.length(); at++) {
            if (!kept.startsWith("$2", at - 2) && !kept.startsWith("$2", at - 1)) {
                char next = (char) (kept.charAt(at) + 1);
                assertThat(fitsAs(format, password, changed(kept, at, next)))
                        .as("at " + at)
                        .isFalse();
            }
        }
    }

    private static boolean fitsAs(ForeignFormat format, String password, String kept) {
        return ForeignHash.read(PasswordHash.of(kept))
                .filter(read -> read.scheme().equals(format.scheme()))
                .filter(read -> read.fits(Password.of(password)))
                .isPresent();
    }

    static Stream<Arguments> oneOfEachForm() {
        return Stream.of("bcrypt(4)", "argon2id(1024, 2, 1)", "springScrypt(1024, 8, 1)", "Sha256(1000)", "Sha1(1000)")
                .map(form -> values().filter(value -> value.get()[1].toString().contains(form))
                        .filter(value -> value.get()[2].equals("Sésame-Ouvre-7"))
                        .reduce((earlier, last) -> last)
                        .orElseThrow())
                .map(value -> arguments(value.get()[2], value.get()[3]));
    }
}
