package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.EmailAddress.Parsed;
import org.symbolon.account.EmailAddress.Refused;

class EmailAddressTest {
    private static final long SEED = 20_251_122L;

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static String hint(@Nullable String text) {
        return EmailAddress.parse(text).match(parsed -> "parsed: " + parsed.address(), Refused::hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "Ada.Lovelace@Example.ORG",
                "a@b.co",
                "ada+newsletter@example.org",
                "o'brien!#$%&*/=?^_`{|}~-@example.org",
                "1234@example.org",
                "ada@sub.domain.example.org",
                "ada@x-y.example.org",
                "ada@bücher.example",
                "ada@例え.テスト"
            })
    void addressThatMailServersTakeIsParsedAsItWasTyped(String text) {
        assertThat(address(text).text()).isEqualTo(text);
        assertThat(address(text)).hasToString(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0\u3000\t\n",
                "@",
                "a@",
                "@example.org",
                "example.org",
                "a",
                "a@localhost",
                "a@example.org.",
                "a@.example.org",
                "a@example..org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@b@example.org",
                "a@@example.org",
                "\"a b\"@example.org",
                "\"a\"@example.org",
                "a\\@b.example@example.org",
                "a\\b@example.org",
                "a\\,b@example.org",
                "a@[127.0.0.1]",
                "a@[IPv6:::1]",
                "a@127.0.0.1",
                "a(comment)@example.org",
                "a@(comment)example.org",
                "a@example.org(comment)",
                "Ada <a@example.org>",
                "<a@example.org>",
                "a@example.org,b@example.org",
                "a@example.org;b@example.org",
                "a@example.org b@example.org",
                "@relay.example:a@example.org",
                "mailto:a@example.org?subject=x@example.org",
                "a b@example.org",
                "a@exam ple.org",
                "a@-example.org",
                "a@example-.org",
                "a@exam_ple.org",
                "a@example.org\r\nBcc: b@example.org",
                "a\r\n@example.org",
                "a\r\nBcc: b@example.org",
                "a@exam\r\nple.org",
                "a@example\n.org",
                "a\u0000@example.org",
                "a@exa\u0000mple.org",
                "a@exa\u007Fmple.org",
                "a@exa\u0085mple.org",
                "a@exa\u2028mple.org",
                "a@exa\u2029mple.org",
                "a@exa\u202Emple.org",
                "\uD800@example.org",
                "a@\uD800.org",
                "a@exam\uDC00ple.org",
                "ä@example.org",
                "a\u0130@example.org",
                "a＠example.org",
                "a@b＠example.org",
                "a@example․org",
                "a@example.org／x",
                "a@xn--.org",
                "a@xn--a\u00FC.org",
                "a@\u2603.example",
                "a@❤.example",
                "a@\u00BD.example"
            })
    void textThatIsNoAddressIsRefusedWithAHint(@Nullable String text) {
        assertThat(EmailAddress.parse(text)).isInstanceOf(Refused.class);
        assertThat(hint(text)).endsWith(".").doesNotContain("evil");
    }

    @Test
    void textShowsWhatTheDomainStandsForWithoutWhatIdnaDropsUnseen() {
        var address = EmailAddress.parse("ada@B\u00ADÜCHER\u200B.example").orElseThrow();

        assertThat(address.text()).isEqualTo("ada@bücher.example");
        assertThat(EmailAddress.parse("ada@EXAMPLE.org").orElseThrow().text()).isEqualTo("ada@EXAMPLE.org");
    }

    @Test
    void megabyteOfTextIsRefused() {
        var megabyte = "a".repeat(1 << 20);
        assertThat(EmailAddress.parse(megabyte)).isInstanceOf(Refused.class);
        assertThat(EmailAddress.parse("a@" + megabyte + ".org")).isInstanceOf(Refused.class);
        assertThat(EmailAddress.parse("@".repeat(1 << 20))).isInstanceOf(Refused.class);
        assertThat(EmailAddress.parse("a@" + "ü.".repeat(1 << 19) + "org")).isInstanceOf(Refused.class);
    }

    @Test
    void refusalNeverRepeatsWhatWasTyped() {
        assertThat(hint("<script>@example")).doesNotContain("script").isNotBlank();
        assertThatThrownBy(() -> EmailAddress.parse("<script>@example").orElseThrow())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(hint("<script>@example"));
    }

    @Test
    void whiteSpaceAroundIsDropped() {
        assertThat(address(" \t\u3000ada@example.org\r\n").text()).isEqualTo("ada@example.org");
    }

    @Test
    void s13CanonicalFormIsLowerCaseInEveryLocale() {
        var before = Locale.getDefault();
        try {
            for (var locale : List.of(Locale.ROOT, Locale.ENGLISH, new Locale("tr"), new Locale("az"))) {
                Locale.setDefault(locale);
                var address = address("INFO.MIKI@IIDI.EXAMPLE");
                assertThat(address.canonical()).as("in %s", locale).isEqualTo("info.miki@iidi.example");
                assertThat(address).isEqualTo(address("info.miki@iidi.example"));
                assertThat(address.mailbox()).isEqualTo("INFO.MIKI@iidi.example");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void s13AddressesThatOnlyLookAlikeAreNotEqual() {
        assertThat(address("mike@example.org")).isNotEqualTo(address("mıke@example.org".replace('ı', 'l')));
        assertThat(EmailAddress.parse("mıke@example.org")).isInstanceOf(Refused.class);
        assertThat(EmailAddress.parse("mIke@g\u0131thub.example"))
                .isNotEqualTo(EmailAddress.parse("mike@github.example"));
        assertThat(address("mike@g\u0131thub.example")).isNotEqualTo(address("mike@github.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"straße.example", "STRAẞE.example", "σοφός.example", "a\u200Cb.example", "a\u200Db.example"})
    void s13DomainThatTheTwoIdnaVersionsReadDifferentlyIsRefusedWithAHint(String domain) {
        assertThat(hint("ada@" + domain)).contains("xn--");
    }

    @Test
    void s13SuchADomainIsTakenInItsAsciiForm() {
        assertThat(address("ada@xn--strae-oqa.example").mailbox()).isEqualTo("ada@xn--strae-oqa.example");
        assertThat(address("ada@xn--strae-oqa.example")).isNotEqualTo(address("ada@strasse.example"));
    }

    /** U+10A0 and U+04C0 had no lower case in Unicode 3.2: IDNA 2003 keeps them, UTS 46 maps them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u10A0\u10A1.example", "\u04C0\u04C0.example", "\u2132\u2132.example", "\u2183x.example"})
    void s13CapitalLetterThatIdna2003KnewNoLowerCaseOfIsRefused(String domain) {
        assertThat(EmailAddress.parse("ada@" + domain)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@bücher.example,        ada@xn--bcher-kva.example",
        "ada@BÜCHER.EXAMPLE,        ada@xn--bcher-kva.example",
        "ada@bu\u0308cher.example,  ada@xn--bcher-kva.example",
        "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
        "ada@bücher。example,       ada@xn--bcher-kva.example",
        "ada@bücher．example,       ada@xn--bcher-kva.example",
        "ada@bücher｡example,        ada@xn--bcher-kva.example",
        "ada@ｅｘａｍｐｌｅ.org,       ada@example.org",
        "ada@EXAMPLE.ORG,           ada@example.org",
    })
    void s13EverySpellingOfADomainIsTheSameAddress(String typed, String canonical) {
        assertThat(address(typed).canonical()).isEqualTo(canonical);
        assertThat(address(typed).mailbox()).isEqualTo(canonical);
        assertThat(address(typed)).isEqualTo(address(canonical)).hasSameHashCodeAs(address(canonical));
    }

    @Test
    void s13LocalPartHasAtMost64Octets() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isInstanceOf(Parsed.class);
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isInstanceOf(Refused.class);
    }

    @Test
    void s13AddressHasAtMost254Octets() {
        var domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(57) + ".org";
        var longest = "l".repeat(64) + "@" + domain;
        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest)).isInstanceOf(Parsed.class);
        assertThat(EmailAddress.parse(longest.replace("ccc.org", "cccc.org"))).isInstanceOf(Refused.class);
    }

    @Test
    void s13OctetsAreCountedInTheAsciiFormOfTheDomain() {
        var tail = "ж例éα語.example";
        while (octets("語é例жαя." + tail) <= 254) {
            tail = "語é例жαя." + tail;
        }
        assertThat(octets(tail)).isGreaterThan(200);
        assertThat(EmailAddress.parse("l".repeat(60) + "@" + tail)).isInstanceOf(Parsed.class);

        var longer = "l".repeat(60) + "@" + "語é例жαя." + tail;
        assertThat(longer).as("as typed it would fit").hasSizeLessThan(200);
        assertThat(EmailAddress.parse(longer)).isInstanceOf(Refused.class);
    }

    private static int octets(String domain) {
        return 60 + 1 + IDN.toASCII(domain).length();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada+news@Example.org,    ada@example.org",
        "ada+a+b@example.org,     ada@example.org",
        "ada+@example.org,        ada@example.org",
        "ada@example.org,         ada@example.org",
        "+ada@example.org,        +ada@example.org",
        "ada@bücher.example,      ada@xn--bcher-kva.example",
    })
    void s17BudgetsCountByTheAddressWithoutItsTag(String typed, String untagged) {
        assertThat(address(typed).untagged()).isEqualTo(untagged);
    }

    @Test
    void tagKeepsAddressesApart() {
        assertThat(address("ada+news@example.org")).isNotEqualTo(address("ada@example.org"));
        assertThat(address("ada+news@example.org").canonical()).isEqualTo("ada+news@example.org");
    }

    @Test
    void mailGoesToTheLocalPartAsItWasTyped() {
        assertThat(address("Ada@EXAMPLE.org").mailbox()).isEqualTo("Ada@example.org");
        assertThat(address("Ada@EXAMPLE.org"))
                .isEqualTo(address("ada@example.org"))
                .isNotEqualTo("ada@example.org");
    }

    @Test
    void whateverIsTypedParseAnswersAndWhatItAcceptsReadsAsTheSameAddressAgain() {
        var random = new Random(SEED);
        int parsed = 0;
        for (int round = 0; round < 60_000; round++) {
            var text = Fuzz.address(random);
            var outcome = EmailAddress.parse(text);
            if (outcome instanceof Parsed is) {
                parsed++;
                var address = is.address();
                for (var again : List.of(address.text(), address.mailbox(), address.canonical())) {
                    assertThat(EmailAddress.parse(again))
                            .as("seed %d, round %d, typed <%s>, again <%s>", SEED, round, text, again)
                            .isInstanceOfSatisfying(
                                    Parsed.class,
                                    same -> assertThat(same.address()).isEqualTo(address));
                }
                assertThat(address.mailbox()).matches("[!-~]{1,64}@[a-z0-9.-]+").hasSizeLessThanOrEqualTo(254);
                assertThat(address.text().codePoints())
                        .as("seed %d, round %d, typed <%s>", SEED, round, text)
                        .noneMatch(Character::isISOControl)
                        .noneMatch(Character::isWhitespace);
            }
        }
        assertThat(parsed).as("seed %d must reach both branches", SEED).isBetween(6_000, 54_000);
    }

    /** Addresses of which most are nearly right. */
    private static final class Fuzz {
        private static final List<String> PIECES = List.of(
                "a",
                "B",
                "7",
                "I",
                "i",
                "ada",
                "example",
                ".",
                ".",
                "-",
                "_",
                "+",
                "@",
                "@",
                "\"",
                "\\",
                "(",
                ")",
                "<",
                ">",
                "[",
                "]",
                ":",
                ";",
                ",",
                " ",
                "\t",
                "\r",
                "\n",
                "\u0000",
                "\u007F",
                "\u0085",
                "\u00A0",
                "\u00AD",
                "\u200B",
                "\u200C",
                "\u200D",
                "\u2028",
                "\u202E",
                "\uFEFF",
                "\uFF0E",
                "\u3002",
                "\uFF61",
                "\uFF20",
                "\uFF0F",
                "\u2024",
                "ß",
                "ẞ",
                "ς",
                "Σ",
                "ü",
                "u\u0308",
                "\u0308",
                "İ",
                "ı",
                "K",
                "ﬁ",
                "①",
                "½",
                "例",
                "ش",
                "א",
                "ა",
                "Ⴀ",
                "Ӏ",
                "\u0660",
                "xn--",
                "xn--bcher-kva",
                "xn--strae-oqa",
                "xn--a",
                "\uD83D\uDE00",
                "\uD800",
                "\uDFFF",
                "\uD801\uDC00",
                "\uDB40\uDC01",
                "\uFFFF",
                "org",
                "127",
                "0",
                "\u0340",
                "\u2F868");

        static String address(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> some(random, 6) + "@" + some(random, 6);
                case 1 -> "ada" + some(random, 1) + "@" + some(random, 2) + "example" + some(random, 1) + ".org";
                case 2 -> "ada@" + anyLetters(random) + "." + anyLetters(random) + ".example";
                default -> "ada." + plain(random) + "+" + plain(random) + "@" + plain(random) + ".Example";
            };
        }

        private static String some(Random random, int most) {
            var text = new StringBuilder();
            for (int left = random.nextInt(most + 1); left > 0; left--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            return text.toString();
        }

        private static String anyLetters(Random random) {
            var text = new StringBuilder();
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x600 : 0x30000));
            }
            return text.toString();
        }

        private static String plain(Random random) {
            var text = new StringBuilder();
            for (int left = 1 + random.nextInt(20); left > 0; left--) {
                text.append("abcXYZ019-".charAt(random.nextInt(10)));
            }
            return text.toString();
        }
    }
}
