package org.symbolon.testkit;

import java.util.Locale;
import java.util.Map;
import org.symbolon.account.EmailAddress;

/** The longest and strangest values that real ones may have. */
final class Unusual {
    /** 254 octets, of which 64 before the @. */
    static final EmailAddress LONGEST_ADDRESS = Samples.address(
            "A".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(53) + ".example");

    /** Typed with capitals, tag and umlaut: its three forms are three texts. */
    static final EmailAddress FOREIGN_ADDRESS = Samples.address("Some.One+news@bücher.example");

    /** Thirty-five characters. */
    static final Locale LONGEST_LOCALE = Locale.forLanguageTag("sl-Latn-IT-rozaj-biske-1994-x-abcde");

    /** As many as a key may have. */
    static final String LONGEST_KEY = "k".repeat(30) + "-9";

    /** Two hundred and fifty-six characters, each of two in Java and of four bytes elsewhere. */
    static final String LONGEST_USER_AGENT = "😀".repeat(256);

    /** As many bytes as a profile may have: two thousand and forty-eight. */
    static final Map<String, String> PROFILE = Map.of(
            "empty",
            "",
            "quotes",
            "'\"`\\%_{}[]=:;,\n\r\t",
            "名前",
            "é".repeat(900),
            "😀",
            "x".repeat(2048 - 5 - 6 - 18 - 6 - 1800 - 4));

    private Unusual() {}
}
