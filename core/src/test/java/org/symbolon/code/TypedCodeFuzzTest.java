package org.symbolon.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.symbolon.Promptly;

class TypedCodeFuzzTest {
    private static final String SEPARATORS = "[\\p{Z}\\p{Pd}\\x09-\\x0D\\x1C-\\x1F]";
    private static final String EIGHT_SYMBOLS = "[0-9A-HJKMNP-TV-Za-hjkmnp-tv-zIiLlOo]{8}";
    private static final int LONGEST = 64;

    /** Exactly what has eight symbols beside its separators is a code, and all its spellings are the same one. */
    @FuzzTest(maxDuration = "10m")
    void read(@NotNull String text) {
        var symbols = text.replaceAll(SEPARATORS, "");
        boolean isCode = text.length() <= LONGEST && symbols.matches(EIGHT_SYMBOLS);
        var read = Promptly.get(() -> symbols(text));
        assertThat(read.isPresent()).as("<%s> is a code", text).isEqualTo(isCode);
        read.ifPresent(code -> {
            assertThat(code).isEqualTo(meant(symbols)).matches("[0-9A-HJKMNP-TV-Z]{8}");
            assertThat(spellings(code))
                    .allSatisfy(each -> assertThat(symbols(each)).contains(code));
            assertThat(symbols(text + "0")).isEmpty();
        });
    }

    private static Optional<String> symbols(String text) {
        return TypedCode.read(text).map(typed -> new String(typed.bytes(), StandardCharsets.US_ASCII));
    }

    private static String meant(String symbols) {
        return symbols.toUpperCase(Locale.ROOT).replaceAll("[IL]", "1").replace('O', '0');
    }

    private static List<String> spellings(String code) {
        return List.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace('0', 'O').replace('1', 'I'),
                code.replace('0', 'o').replace('1', 'l'),
                code.replace('1', 'i').toLowerCase(Locale.ROOT),
                code.substring(0, 4) + "-" + code.substring(4),
                " " + code.replaceAll("(.)", "$1 - "));
    }
}
