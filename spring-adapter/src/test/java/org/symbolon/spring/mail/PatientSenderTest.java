package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
class PatientSenderTest {
    private final JavaMailSenderImpl hosts = new JavaMailSenderImpl();

    private JavaMailSenderImpl copy(String host, String protocol) {
        hosts.setHost(host);
        hosts.setProtocol(protocol);
        return (JavaMailSenderImpl) PatientSender.of(hosts);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, connectiontimeout",
        "smtp, timeout",
        "smtp, writetimeout",
        "smtps, connectiontimeout",
        "smtps, timeout",
        "smtps, writetimeout"
    })
    void timeoutIsTenSecondsUnlessTheHostSaysOtherwise(String protocol, String timeout) {
        var property = "mail." + protocol + "." + timeout;
        assertThat(copy("mail.example", protocol).getJavaMailProperties()).containsEntry(property, "10000");

        hosts.getJavaMailProperties().setProperty(property, "2500");
        assertThat(copy("mail.example", protocol).getJavaMailProperties()).containsEntry(property, "2500");
    }

    @Test
    void copyIsAsTheHostsOwn() {
        hosts.setPort(2525);
        hosts.setUsername("ada");
        hosts.setPassword("secret-of-ada");
        hosts.setDefaultEncoding("UTF-8");
        var factory = SSLSocketFactory.getDefault();
        hosts.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", factory);
        hosts.getJavaMailProperties().setProperty("mail.smtp.localhost", "app.example");

        var copy = copy("mail.example", "smtp");

        assertThat(copy).isNotSameAs(hosts);
        assertThat(copy.getHost()).isEqualTo("mail.example");
        assertThat(copy.getPort()).isEqualTo(2525);
        assertThat(copy.getUsername()).isEqualTo("ada");
        assertThat(copy.getPassword()).isEqualTo("secret-of-ada");
        assertThat(copy.getProtocol()).isEqualTo("smtp");
        assertThat(copy.getDefaultEncoding()).isEqualTo("UTF-8");
        assertThat(copy.getJavaMailProperties())
                .containsEntry("mail.smtp.ssl.socketFactory", factory)
                .containsEntry("mail.smtp.localhost", "app.example");
    }

    @Test
    void hostsOwnIsLeftAsItWas() {
        hosts.getJavaMailProperties().setProperty("mail.smtp.localhost", "app.example");
        copy("mail.example", "smtp");

        assertThat(hosts.getJavaMailProperties()).containsOnlyKeys("mail.smtp.localhost");
    }

    @Test
    void protocolIsThatOfThePropertiesWhereTheSenderHasNone() {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtps");
        hosts.setJavaMailProperties(properties);
        hosts.setHost("mail.example");

        var copy = (JavaMailSenderImpl) PatientSender.of(hosts);

        assertThat(copy.getJavaMailProperties()).containsEntry("mail.smtps.timeout", "10000");
    }

    @Test
    void senderWithoutAHostIsUsedAsItIs() {
        assertThat(PatientSender.of(hosts)).isSameAs(hosts);
    }

    @Test
    void senderWithASessionOfItsOwnIsUsedAsItIs() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        hosts.setSession(Session.getInstance(properties));
        hosts.setHost("mail.example");

        assertThat(PatientSender.of(hosts)).isSameAs(hosts);
    }

    @Test
    void senderOfAClassOfItsOwnIsUsedAsItIs() {
        var own = new JavaMailSenderImpl() {};
        own.setHost("mail.example");

        assertThat(PatientSender.of(own)).isSameAs(own);
    }

    @Test
    void encryptionIsUsedWhereOfferedUnlessTheHostSaysOtherwise() {
        assertThat(copy("mail.example", "smtp").getJavaMailProperties())
                .containsEntry("mail.smtp.starttls.enable", "true");

        hosts.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "false");
        assertThat(copy("mail.example", "smtp").getJavaMailProperties())
                .containsEntry("mail.smtp.starttls.enable", "false");
    }

    @Test
    void certificateOfAnotherMachineIsNotTrustedUnseen() {
        assertThat(copy("mail.example", "smtp").getJavaMailProperties())
                .doesNotContainKeys("mail.smtp.ssl.trust", "mail.smtp.ssl.checkserveridentity");
    }

    @Test
    void certificateOfThisMachineIsTrustedUnlessTheHostDemandsEncryption() {
        assertThat(copy("127.0.0.1", "smtp").getJavaMailProperties()).containsEntry("mail.smtp.ssl.trust", "127.0.0.1");

        hosts.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "true");
        assertThat(copy("127.0.0.1", "smtp").getJavaMailProperties()).doesNotContainKey("mail.smtp.ssl.trust");
    }

    @Test
    void clearTextToAnotherMachineIsWarnedOf(CapturedOutput output) {
        copy("mail.example", "smtp");

        assertThat(output)
                .containsOnlyOnce("Codes may travel in the clear, since mail.example need not encrypt. Set"
                        + " spring.mail.properties.mail.smtp.starttls.required=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
    void thisMachineIsNotWarnedOf(String host, CapturedOutput output) {
        copy(host, "smtp");

        assertThat(output).doesNotContain("in the clear");
    }

    @ParameterizedTest
    @CsvSource({"smtps, mail.smtps.auth", "smtp, mail.smtp.ssl.enable", "smtp, mail.smtp.starttls.required"})
    void encryptionIsNotWarnedOf(String protocol, String property, CapturedOutput output) {
        hosts.getJavaMailProperties().setProperty(property, "true");
        copy("mail.example", protocol);

        assertThat(output).doesNotContain("in the clear");
    }
}
