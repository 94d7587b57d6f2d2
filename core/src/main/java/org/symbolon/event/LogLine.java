package org.symbolon.event;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Purpose;
import org.symbolon.account.SessionId;

/** What a log says of an event, in the words that {@link LoggingListener} promises. */
record LogLine(Level level, String text) {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^0-9A-Za-z ._:@=%…+-]");

    static LogLine of(SymbolonEvent event) {
        if (event instanceof SymbolonEvent.FlowStarted is) {
            boolean registers = is.purpose() == Purpose.REGISTRATION;
            return info(is, registers ? "authn_registration_start" : "authn_reset_start", address(is.address()));
        }
        if (event instanceof SymbolonEvent.CodeResent is) {
            return info(is, "authn_code_resent", purpose(is.purpose()) + address(is.address()));
        }
        if (event instanceof SymbolonEvent.CodeRefused is) {
            var word = is.attemptsLeft() == 0 ? "authn_code_fail_max" : "authn_code_fail";
            var details = purpose(is.purpose()) + address(is.address());
            return warning(is, word, details + " attempts_left=" + is.attemptsLeft());
        }
        if (event instanceof SymbolonEvent.LoginRefused is) {
            return warning(is, "authn_login_fail", address(is.address()));
        }
        if (event instanceof SymbolonEvent.Limited is) {
            return warning(is, "excess_rate_limit_exceeded", purpose(is.purpose()));
        }
        if (event instanceof SymbolonEvent.Overloaded) {
            return warning(event, "excess_load_refused", "");
        }
        return ofAccount(event);
    }

    private static LogLine ofAccount(SymbolonEvent event) {
        if (event instanceof SymbolonEvent.AccountCreated is) {
            return warning(is, "user_created", account(is.account()));
        }
        if (event instanceof SymbolonEvent.AccountAdmitted is) {
            return warning(is, "user_created", account(is.account()) + " reason=admitted");
        }
        if (event instanceof SymbolonEvent.ResetProven is) {
            return info(is, "authn_reset_proven", account(is.account()));
        }
        if (event instanceof SymbolonEvent.PasswordChanged is) {
            return info(is, "authn_password_change", account(is.account()));
        }
        if (event instanceof SymbolonEvent.NewsletterConsent is) {
            return info(is, is.given() ? "user_consent_given" : "user_consent_withdrawn", account(is.account()));
        }
        return ofOperator(event);
    }

    private static LogLine ofOperator(SymbolonEvent event) {
        if (event instanceof SymbolonEvent.AccountDeleted is) {
            return warning(is, "user_deleted", account(is.account()));
        }
        if (event instanceof SymbolonEvent.AccountSuspended is) {
            return warning(is, "user_archived", account(is.account()) + " reason=suspended");
        }
        if (event instanceof SymbolonEvent.AccountReinstated is) {
            return warning(is, "user_updated", account(is.account()) + " reason=reinstated");
        }
        if (event instanceof SymbolonEvent.LoggedOutByOperator is) {
            return info(is, "session_expired", account(is.account()) + " session=all reason=operator");
        }
        return ofSession(event);
    }

    private static LogLine ofSession(SymbolonEvent event) {
        if (event instanceof SymbolonEvent.LoggedIn is) {
            return info(is, "authn_login_success", account(is.account()) + session(is.session()));
        }
        if (event instanceof SymbolonEvent.RefreshTokenReused is) {
            return line(Level.ERROR, is, "authn_token_reuse", account(is.account()) + session(is.session()));
        }
        if (event instanceof SymbolonEvent.LoggedOut is) {
            return info(is, "session_expired", account(is.account()) + session(is.session()) + " reason=logout");
        }
        if (event instanceof SymbolonEvent.LoggedOutEverywhere is) {
            return info(is, "session_expired", account(is.account()) + " session=all reason=logout");
        }
        return ofOwner(event);
    }

    private static LogLine ofOwner(SymbolonEvent event) {
        if (event instanceof SymbolonEvent.OthersLoggedOut is) {
            return info(is, "session_expired", account(is.account()) + " session=others reason=logout");
        }
        if (event instanceof SymbolonEvent.NewDevice is) {
            return info(is, "authn_new_device", account(is.account()) + session(is.session()));
        }
        if (event instanceof SymbolonEvent.CurrentPasswordRefused is) {
            return line(Level.ERROR, is, "authn_password_change_fail", account(is.account()) + session(is.session()));
        }
        if (event instanceof SymbolonEvent.SessionEndedForGuessing is) {
            var details = account(is.account()) + session(is.session()) + " reason=wrong_passwords";
            return info(is, "session_expired", details);
        }
        throw new IllegalArgumentException("No word for " + event.getClass().getSimpleName());
    }

    private static LogLine info(SymbolonEvent event, String word, String details) {
        return line(Level.INFO, event, word, details);
    }

    private static LogLine warning(SymbolonEvent event, String word, String details) {
        return line(Level.WARNING, event, word, details);
    }

    private static LogLine line(Level level, SymbolonEvent event, String word, String details) {
        var network = event.client().network().map(InetAddress::getHostAddress).orElse("unknown");
        var text = "event=" + word + " at=" + event.at() + details + " network=" + network;
        return new LogLine(level, UNPRINTABLE.matcher(text).replaceAll("?"));
    }

    private static String address(EmailAddress address) {
        return " address=" + address.masked();
    }

    private static String account(AccountId account) {
        return " account=" + account;
    }

    private static String session(SessionId session) {
        return " session=" + session;
    }

    private static String purpose(Purpose purpose) {
        return " purpose=" + purpose.name();
    }
}
