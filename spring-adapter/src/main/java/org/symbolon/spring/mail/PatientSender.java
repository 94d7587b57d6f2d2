package org.symbolon.spring.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The application's {@code JavaMailSender} as accounts use it: with time-outs, with a connection that ends when its
 * mail is given up, and with encryption where the server offers it. The application's own is left as it was.
 */
final class PatientSender {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?::1]?");

    private final JavaMailSenderImpl hosts;
    private final String host;
    private final String prefix;
    private final Properties properties;

    private PatientSender(JavaMailSenderImpl hosts, String host, String protocol) {
        this.hosts = hosts;
        this.host = host;
        this.prefix = "mail." + protocol + ".";
        this.properties = copy(hosts.getJavaMailProperties());
    }

    /**
     * What to send with: a copy of one that can be copied, any other as it is.
     *
     * @throws FailureAnalyzedException where its host is blank
     */
    static JavaMailSender of(JavaMailSender sender) {
        if (sender.getClass() != JavaMailSenderImpl.class) {
            return sender;
        }
        var hosts = (JavaMailSenderImpl) sender;
        var host = hosts.getHost();
        if (host != null && host.isBlank()) {
            throw blankHost();
        }
        return host == null || hasSession(hosts) ? sender : new PatientSender(hosts, host, protocol(hosts)).copy();
    }

    /** That of a sender with a session, from JNDI for instance, is missing instead. */
    private static FailureAnalyzedException blankHost() {
        return new FailureAnalyzedException(
                "spring.mail.host is blank, so that mails would go to whatever listens on this machine.",
                "Set spring.mail.host to the host of your mail server (SPRING_MAIL_HOST in the environment), or to"
                        + " localhost if you mean this machine.");
    }

    /** Whether it was given a session, which may know more than its properties. */
    private static boolean hasSession(JavaMailSenderImpl hosts) {
        return !hosts.getSession().getProperties().equals(hosts.getJavaMailProperties());
    }

    private static String protocol(JavaMailSenderImpl hosts) {
        var protocol = hosts.getProtocol();
        return protocol == null
                ? hosts.getJavaMailProperties()
                        .getProperty("mail.transport.protocol", JavaMailSenderImpl.DEFAULT_PROTOCOL)
                : protocol;
    }

    private static Properties copy(Properties properties) {
        var copy = new Properties();
        properties.stringPropertyNames().forEach(name -> copy.setProperty(name, properties.getProperty(name)));
        copy.putAll(properties);
        return copy;
    }

    private JavaMailSender copy() {
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent(prefix + wait, Long.toString(PATIENCE.toMillis()));
        }
        properties.putIfAbsent(prefix + "quitwait", "false"); // by then the mail was taken or it was not
        if (!isEncrypted()) {
            encrypt();
        }
        var copy = new BreakableSender();
        copy.setHost(host);
        copy.setPort(hosts.getPort());
        copy.setUsername(hosts.getUsername());
        copy.setPassword(hosts.getPassword());
        copy.setProtocol(hosts.getProtocol());
        copy.setDefaultEncoding(hosts.getDefaultEncoding());
        if (!choosesSockets()) {
            properties.put(prefix + "socketFactory", copy.sockets());
            properties.setProperty(prefix + "socketFactory.fallback", "false");
        }
        copy.setJavaMailProperties(properties);
        return copy;
    }

    private boolean choosesSockets() {
        return Stream.of("socketFactory", "socketFactory.class", "socks.host", "proxy.host", "usesocketchannels")
                .anyMatch(name -> properties.containsKey(prefix + name));
    }

    private boolean isEncrypted() {
        return prefix.equals("mail.smtps.") || isSet("ssl.enable");
    }

    private boolean isSet(String property) {
        return Boolean.parseBoolean(String.valueOf(properties.get(prefix + property)));
    }

    private void encrypt() {
        properties.putIfAbsent(prefix + "starttls.enable", "true");
        if (isLoopback()) {
            trustThisMachine();
        } else if (!isSet("starttls.required")) {
            LogFactory.getLog(PatientSender.class)
                    .warn("Codes may travel in the clear, since " + host + " need not encrypt. Set"
                            + " spring.mail.properties." + prefix + "starttls.required=true"
                            + " or spring.mail.ssl.enabled=true.");
        }
    }

    private boolean isLoopback() {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Where mail may go in the clear, a certificate proves nothing; a fresh mail server has one of its own making. */
    private void trustThisMachine() {
        boolean chosen = properties.containsKey(prefix + "ssl.socketFactory") || isSet("starttls.required");
        if (!chosen) {
            properties.putIfAbsent(prefix + "ssl.trust", host);
            properties.putIfAbsent(prefix + "ssl.checkserveridentity", "false");
        }
    }
}
