package org.symbolon.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.symbolon.account.Client;
import org.symbolon.account.Site;

@ExtendWith(OutputCaptureExtension.class)
class ClientAddressTest {
    private static final DeviceCookie COOKIE = new DeviceCookie(Site.of("Video", "https://video.example"));

    private static Client asked(RunningApp app, String header) throws InterruptedException {
        var email = header + "@example.org";
        app.visitor(email).with(header, "203.0.113.7").login("x");
        return app.heard().refusedTo(email);
    }

    private static Client from(String peer, String header) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader(header, "203.0.113.7");
        return new TrustedClients(COOKIE, false).of(request);
    }

    @Test
    void s21ForwardedAddressFromAPublicPeerChangesNothing(CapturedOutput output) {
        for (var header : new String[] {"X-Forwarded-For", "Forwarded"}) {
            for (var peer : new String[] {"198.51.100.4", "2001:db8::4", "172.32.0.1", "11.0.0.1"}) {
                assertThat(from(peer, header).network().map(InetAddress::getHostAddress))
                        .isEqualTo(IpLiteral.parse(peer).map(InetAddress::getHostAddress))
                        .isPresent();
            }
        }
        assertThat(output.getAll()).doesNotContain("Forwarding headers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.0.1",
                "0:0:0:0:0:0:0:1",
                "fe80::1%eth0",
                "fd00::1",
                "::ffff:10.0.0.1"
            })
    void forwardedClientOfAPrivatePeerHasNoAddress(String peer) {
        assertThat(from(peer, "X-Forwarded-For").network()).isEmpty();
        assertThat(from(peer, "Forwarded").network()).isEmpty();
        assertThat(from(peer, "Accept").network()).isPresent();
    }

    @Test
    void addressIsThePeersWhereSomebodySaidThatThereIsNoProxy(CapturedOutput output) throws InterruptedException {
        try (var app = RunningApp.with("server.forward-headers-strategy=none")) {
            assertThat(asked(app, "X-Forwarded-For").network()).contains(InetAddress.getLoopbackAddress());
        }
        assertThat(output.getAll()).doesNotContain("Forwarding headers");
    }

    @Test
    void proxyThatNobodyTrustsIsWarnedOfOnce(CapturedOutput output) throws InterruptedException {
        try (var app = RunningApp.with()) {
            assertThat(asked(app, "Accept").network()).contains(InetAddress.getLoopbackAddress());
            assertThat(asked(app, "X-Forwarded-For").network()).isEmpty();
            assertThat(asked(app, "Forwarded").network()).isEmpty();
        }
        assertThat(output.getAll())
                .containsOnlyOnce("Forwarding headers come from a peer that is not trusted")
                .contains("set server.forward-headers-strategy=native");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.forward-headers-strategy=native",
                "server.forward-headers-strategy=FRAMEWORK",
                "server.tomcat.remoteip.remote-ip-header=X-Forwarded-For",
                "spring.main.cloud-platform=kubernetes"
            })
    void proxyThatTheServerTrustsNamesTheClient(String property, CapturedOutput output) throws InterruptedException {
        try (var app = RunningApp.with(property)) {
            assertThat(asked(app, "X-Forwarded-For").network().map(InetAddress::getHostAddress))
                    .contains("203.0.113.7");
            assertThat(asked(app, "Accept").network()).contains(InetAddress.getLoopbackAddress());
        }
        assertThat(output.getAll()).doesNotContain("Forwarding headers");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:4711, 203.0.113.7",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "::1, 0:0:0:0:0:0:0:1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void addressIsReadFromItsNumbers(String text, String address) {
        assertThat(IpLiteral.parse(text).map(InetAddress::getHostAddress)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "unknown",
                "_hidden",
                "video.example",
                "abc",
                "1",
                "1.2.3",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4.5",
                "0x7f.0.0.1",
                "a:b",
                ":",
                ".::1",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "::1.2.3",
                "dead.beef::1 x"
            })
    void whatIsNoAddressIsNoneAndNobodyIsAsked(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
        assertThat(IpLiteral.parse(null)).isEmpty();
    }
}
