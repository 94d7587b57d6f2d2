package org.symbolon.spring.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What accounts are for, the secrets behind them, and the numbers. The defaults are those of {@code symbolon-core}.
 *
 * @param enabled Whether there are accounts at all.
 * @param secret Secret of the key named k1, in Base64 and of 32 bytes or more, such as `openssl rand -base64 32` makes.
 * @param keys Keys, newest first, instead of the secret where there is more than one.
 * @param generateSecret Whether to make a secret where there is none. For development: nothing survives a restart.
 * @param publicUrl Where the application is reached from outside, its context path included. Links in mails begin with
 *     it.
 * @param siteName Name of the site as readers of mails know it. Unless said, spring.application.name, else the public
 *     host.
 * @param policy How long things live and how often they may be tried.
 * @param password What a new password must be like.
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

    /** Carries secrets, so it shows none of them. */
    @Override
    public String toString() {
        return "SymbolonProperties[publicUrl=" + publicUrl + ", siteName=" + siteName + "]";
    }

    /**
     * A key of the ring.
     *
     * @param name Name that is kept beside what the key made, such as k1.
     * @param secret Secret in Base64, of 32 bytes or more.
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
     * @param codeLifetime How long a mailed code works, 5 to 60 minutes.
     * @param attempts Wrong codes until a registration or reset is closed, 3 to 10.
     * @param resendWait How long until a new code can be sent, 30 seconds to 10 minutes.
     * @param mailsPerAddress Budgets of mails to one address, from everyone together. A mail has to fit into each.
     * @param proofLifetime How long a new password can be chosen once the code was right, 2 to 30 minutes.
     * @param accessTokenLifetime How long an access token works, 1 to 15 minutes.
     * @param livenessBound How long an access token may outlive its session, up to 60 seconds.
     * @param mailOfNewDevices Whether owners are told by mail of logins on new devices.
     * @param mailToUnknownAddresses Whether a reset for an address without an account is answered by mail.
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
     * @param burst How many at once.
     * @param interval How long until one more is free.
     */
    public record Mails(int burst, @Nullable Duration interval) {}

    /**
     * Where the {@link org.symbolon.password.PasswordPolicy} starts from.
     *
     * @param preset Kind of policy that passwords are held against.
     * @param minimumLength Least number of characters, up to 64. Unless said, that of the preset.
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
