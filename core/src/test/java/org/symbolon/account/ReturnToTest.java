package org.symbolon.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {
    private static final long SEED = 20_251_122L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/videos/7?x=%2F%2Fy#a",
                "/videos/7",
                "/videos/7/",
                "/videos//7",
                "/videos/7?next=https://evil.example/",
                "/videos/7?next=//evil.example&b=../..",
                "/videos/7#//evil.example",
                "/a%20b",
                "/%C3%A9t%C3%A9",
                "/a+b?c+d",
                "/100%25",
                "/a.b/c..d/...",
                "/.well-known/change-password",
                "/@ada",
                "/a:b",
                "/;x=1",
                "/~ada/!$&'()*+,;=:@"
            })
    void pathOfThisSiteStaysAsItWasAsked(String asked) {
        assertThat(ReturnTo.of(asked).path()).isEqualTo(asked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "videos",
                "?x",
                "#x",
                ".",
                "..",
                "//",
                "///",
                "////evil.example",
                "//evil.example",
                "//evil.example/path",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "\\evil.example",
                "/a\\..\\..\\evil.example",
                "/%2fevil.example",
                "/%2Fevil.example",
                "/%2f%2fevil.example",
                "/%5cevil.example",
                "/%5C%5Cevil.example",
                "/%252fevil.example",
                "/%252f%252fevil.example",
                "/%255cevil.example",
                "/%25252fevil.example",
                "/%25255cevil.example",
                "/%09/evil.example",
                "/%0a/evil.example",
                "/%0d%0a/evil.example",
                "/%2509/evil.example",
                "/%00/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ /evil.example",
                "//evil.example\t",
                "h\tttps://evil.example",
                "/a/..//evil.example",
                "/..//evil.example",
                "/.//evil.example",
                "/a/../..//evil.example",
                "/a/./b",
                "/a/..",
                "/.",
                "/%2e//evil.example",
                "/%2e%2e//evil.example",
                "/a/%2e%2e/%2fevil.example",
                "/a/%252e%252e/%252fevil.example",
                "/.%2e//evil.example",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "https:evil.example",
                "https:/evil.example",
                "https://evil.example",
                "https:///evil.example",
                "HTTPS://EVIL.EXAMPLE",
                "http:evil.example",
                "mailto:a@evil.example",
                "blob:https://evil.example/x",
                "view-source:https://evil.example",
                "evil.example",
                "evil.example/path",
                "user@evil.example",
                "@evil.example",
                "//user@evil.example",
                "//site.example@evil.example",
                "//site.example:80@evil.example/",
                "//[::1]/",
                "//127.0.0.1",
                "//0",
                "/\u2044evil.example",
                "/\uFF0Fevil.example",
                "\uFF0F\uFF0Fevil.example",
                "\u2215\u2215evil.example",
                "/\u3002evil.example",
                "/\u2028/evil.example",
                "/\u00A0/evil.example",
                "/\u0085/evil.example",
                "/\u200B/evil.example",
                "/\uFEFF/evil.example",
                "/\uD800/evil.example",
                "/é",
                "/%",
                "/%2",
                "/%zz",
                "/%u002fevil.example",
                "/%252fevil.example/%25",
                "/%25252f%25",
                "/%255cevil.example/%25zz",
                "/%252e%252e//evil.example/%25",
                "/a/%252e%252e%252f%252fevil.example%25",
                "/<script>",
                "/\"x",
                "/a|b",
                "/a^b",
                "/a`b",
                "/{a}",
                "/\u0000",
                "/\u007F"
            })
    void s15WhateverElseIsAskedLeadsHome(@Nullable String asked) {
        assertThat(ReturnTo.of(asked)).isEqualTo(ReturnTo.HOME);
        assertThat(ReturnTo.of(asked).path()).isEqualTo("/");
    }

    @Test
    void s15MegabyteLeadsHome() {
        assertThat(ReturnTo.of("/" + "a".repeat(2047)).path()).hasSize(2048);
        assertThat(ReturnTo.of("/" + "a".repeat(2048))).isEqualTo(ReturnTo.HOME);
        assertThat(ReturnTo.of("/" + "a/".repeat(1 << 19))).isEqualTo(ReturnTo.HOME);
        assertThat(ReturnTo.of("/".repeat(1 << 20))).isEqualTo(ReturnTo.HOME);
    }

    @Test
    void s15ReturnToNeverLeavesTheSite() {
        var random = new Random(SEED);
        int kept = 0;
        for (int round = 0; round < 200_000; round++) {
            var asked = hostile(random);
            var path = ReturnTo.of(asked).path();
            kept += path.equals("/") ? 0 : 1;
            var once = Browser.decoded(path);
            var twice = Browser.decoded(once);
            for (var seen : List.of(path, once, twice)) {
                assertThat(Browser.host(seen))
                        .as("seed %d, round %d, asked <%s>, seen <%s>", SEED, round, asked, seen)
                        .isEqualTo(Browser.HERE);
                assertThat(Browser.hostInJava(seen))
                        .as("seed %d, round %d, asked <%s>, seen <%s>", SEED, round, asked, seen)
                        .isEqualTo(Browser.HERE);
            }
        }
        assertThat(kept).as("seed %d must reach both branches", SEED).isBetween(10_000, 190_000);
    }

    private static String hostile(Random random) {
        var pieces = List.of(
                "/",
                "/",
                "/",
                "//",
                "\\",
                "%2f",
                "%2F",
                "%5c",
                "%252f",
                "%255c",
                "%25",
                "%",
                "%zz",
                "%2",
                "%09",
                "%0a",
                "%00",
                "\t",
                "\n",
                " ",
                ".",
                "..",
                "/..",
                "/../",
                "%2e",
                "%252e",
                "evil.example",
                "evil.example",
                "a",
                "b",
                "videos",
                "@",
                ":",
                "https:",
                "javascript:",
                "?",
                "#",
                ";",
                "\u2028",
                "\uFF0F",
                "%EF%BC%8F",
                "%c0%af",
                "%E2%80%A8",
                "é",
                "\uD800",
                "+",
                "&",
                "=",
                "*",
                "~",
                "-");
        var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "/");
        for (int left = 1 + random.nextInt(7); left > 0; left--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @Test
    void equalWhenOfTheSamePath() {
        assertThat(ReturnTo.of("/a")).isEqualTo(ReturnTo.of("/a")).hasSameHashCodeAs(ReturnTo.of("/a"));
        assertThat(ReturnTo.of("/a"))
                .isNotEqualTo(ReturnTo.of("/b"))
                .isNotEqualTo("/a")
                .hasToString("/a");
    }
}
