package org.symbolon.spring.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads network addresses that are written as numbers, and asks no name server about anything else. */
final class IpLiteral {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::\\d{1,5})?");

    /** It begins with a digit or a colon and contains one, which the platform never takes for a host's name. */
    private static final Pattern V6 =
            Pattern.compile("\\[?([0-9A-Fa-f:](?=[^%]*:)[0-9A-Fa-f:.]{1,44})(?:%[^\\]]*)?\\]?");

    private IpLiteral() {}

    /** Without a port and a zone, where it has them; empty where it is no address. */
    static Optional<InetAddress> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var four = V4.matcher(text);
        var six = V6.matcher(text);
        if (four.matches()) {
            return address(four.group(1));
        }
        return six.matches() ? address(six.group(1)) : Optional.empty();
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
