package org.symbolon.spring.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * What accounts are for, the secrets behind them, and the numbers. The defaults are those of {@code symbolon-core}.
 *
 * @param enabled whether there are accounts at all
 * @param secret of the key named k1, in Base64, of 32 bytes or more, such as `openssl rand -base64 32` makes
 * @param keys instead of the secret where there is more than one, newest first
 * @param generateSecret whether to make a secret where there is none; for development, nothing survives a restart
 * @param publicUrl where the application is reached from outside, which links in mails are built from
 * @param siteName as readers of mails know the site; unless said, spring.application.name, else the public host
 * @param policy how long things live and how often they may be tried
 * @param password what a new password must be like
 */
@ConfigurationProperties("symbolon")
public record SymbolonProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String secret,
        @DefaultValue List<Key> keys,
        @DefaultValue("false") boolean generateSecret,
        @Nullable String publicUrl,
        @Nullable String siteName,
        @DefaultValue Numbers policy,
        @DefaultValue Passwords password) {

    /** Whether a secret has to be made, since there is none and that is meant. */
    public boolean makesSecret() {
        return generateSecret && !StringUtils.hasText(secret) && keys.isEmpty();
    }

    /** Carries secrets, so it shows none of them. */
    @Override
    public String toString() {
        return "SymbolonProperties[publicUrl=" + publicUrl + ", siteName=" + siteName + "]";
    }

    /**
     * A key of the ring.
     *
     * @param name as in tokens and hashes that were made with it
     * @param secret in Base64, of 32 bytes or more
     */
    public record Key(@Nullable String name, @Nullable String secret) {
        @Override
        public String toString() {
            return "Key[name=" + name + "]";
        }
    }

    /**
     * The numbers of {@link org.symbolon.policy.Policy}.
     *
     * @param codeLifetime how long a mailed code works
     * @param attempts wrong codes until a flow is closed
     * @param resendWait until a new code can be sent
     * @param mailsPerAddress what one address gets from everyone together, where a mail has to fit into each budget
     * @param proofLifetime how long a proven reset stays open
     * @param accessTokenLifetime how long an access token works
     * @param livenessBound until an ended session is refused
     * @param mailOfNewDevices whether owners are told by mail of logins on new devices
     * @param mailToUnknownAddresses whether a reset for an address without an account mails that there is none
     */
    public record Numbers(
            @DefaultValue("30m") Duration codeLifetime,
            @DefaultValue("5") int attempts,
            @DefaultValue("60s") Duration resendWait,
            @DefaultValue List<Mails> mailsPerAddress,
            @DefaultValue("10m") Duration proofLifetime,
            @DefaultValue("5m") Duration accessTokenLifetime,
            @DefaultValue("5s") Duration livenessBound,
            @DefaultValue("true") boolean mailOfNewDevices,
            @DefaultValue("true") boolean mailToUnknownAddresses) {}

    /**
     * A budget of mails.
     *
     * @param burst how many at once
     * @param interval how long until one more is free
     */
    public record Mails(int burst, @Nullable Duration interval) {}

    /**
     * Where the {@link org.symbolon.password.PasswordPolicy} starts from.
     *
     * @param preset which kind of policy
     * @param minimumLength the least number of characters; unless said, that of the preset
     */
    public record Passwords(
            @DefaultValue("default") Preset preset,
            @Nullable Integer minimumLength) {}

    /** The kinds of {@link org.symbolon.password.PasswordPolicy} that there are. */
    public enum Preset {
        /** Twelve characters or more, of all four kinds, without spaces. */
        DEFAULT,
        /** Fifteen characters or more of any kind, as NIST SP 800-63B-4 advises. */
        NIST
    }
}
