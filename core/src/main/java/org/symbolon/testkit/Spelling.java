package org.symbolon.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.Applicant;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.Recipient;

/**
 * Rows in full, as text: two with the same spelling are the same in every part. Their {@code equals} would not do,
 * since two hashes are never equal, and two spellings of one address always are.
 */
final class Spelling {
    private Spelling() {}

    static String of(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Spelling::of).orElse("nothing");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Spelling::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return ofRow(value);
    }

    private static String ofRow(@Nullable Object row) {
        if (row instanceof AccountRecord account) {
            return ofAccount(account);
        }
        if (row instanceof FlowRecord flow) {
            return ofFlow(flow);
        }
        if (row instanceof OutboxMail mail) {
            return ofMail(mail);
        }
        if (row instanceof AbandonedMail abandoned) {
            return ofMail(abandoned.mail()) + " abandoned at " + abandoned.abandonedAt();
        }
        return String.valueOf(row);
    }

    private static String ofAccount(AccountRecord account) {
        return "account[id=" + account.id() + ", address=" + ofAddress(account.address()) + ", hash="
                + account.hash().reveal() + ", version=" + account.version() + ", suspended=" + account.suspended()
                + ", locale=" + ofLocale(account.locale()) + ", createdAt=" + account.createdAt() + "]";
    }

    private static String ofFlow(FlowRecord flow) {
        return "flow[digest=" + flow.digest() + ", purpose=" + flow.purpose() + ", keyName=" + flow.keyName()
                + ", mail=" + flow.mail() + ", recipient=" + ofRecipient(flow.recipient()) + ", returnTo="
                + flow.returnTo() + ", createdAt=" + flow.createdAt() + ", passDay=" + flow.passDay() + ", applicant="
                + ofApplicant(flow.applicant()) + ", target=" + flow.target() + ", progress=" + flow.progress() + "]";
    }

    private static String ofMail(OutboxMail mail) {
        return "mail[id=" + mail.id() + ", kind=" + mail.kind() + ", recipient=" + ofRecipient(mail.recipient())
                + ", about=" + mail.about() + ", keyName=" + mail.keyName() + ", lastOfBudget=" + mail.lastOfBudget()
                + ", attempts=" + mail.attempts() + ", perhapsSent=" + mail.perhapsSent() + ", createdAt="
                + mail.createdAt() + ", dueAt=" + mail.dueAt() + ", expiresAt=" + mail.expiresAt() + "]";
    }

    private static String ofApplicant(@Nullable Applicant applicant) {
        return applicant == null
                ? "none"
                : "applicant[hash=" + applicant.hash().reveal() + ", profile=" + ofProfile(applicant.profile()) + "]";
    }

    private static String ofProfile(Map<String, String> profile) {
        return new TreeMap<>(profile).toString();
    }

    private static String ofRecipient(Recipient recipient) {
        return ofAddress(recipient.address()) + " in " + ofLocale(recipient.locale());
    }

    private static String ofAddress(EmailAddress address) {
        return address.text() + " <" + address.mailbox() + ">";
    }

    private static String ofLocale(Locale locale) {
        return locale.toLanguageTag();
    }
}
