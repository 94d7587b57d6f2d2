package org.symbolon.spring.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.symbolon.Symbolon;
import org.symbolon.account.Account;
import org.symbolon.account.Authenticated;
import org.symbolon.account.Consent;
import org.symbolon.account.Password;
import org.symbolon.manage.NewsletterChange;

/** What owners do with their account: look at it, change it, delete it. */
final class OwnerEndpoints {
    /** As {@code Accounts.subscribe} takes it. */
    private static final Pattern WORDING = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    private final Symbolon symbolon;
    private final String usualWording;

    /**
     * Keeps what it is given.
     *
     * @param usualWording of the newsletter, for clients that name none
     * @throws IllegalArgumentException where that cannot be recorded
     */
    OwnerEndpoints(Symbolon symbolon, String usualWording) {
        if (!WORDING.matcher(usualWording).matches()) {
            throw new IllegalArgumentException("symbolon.web.newsletter-text-version is 1 to 64 of"
                    + " A-Z a-z 0-9 . _ : / - such as 2026-11, not: " + usualWording);
        }
        this.symbolon = symbolon;
        this.usualWording = usualWording;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint("me", HttpMethod.GET, "/me", this::me),
                new Endpoint("newsletter", HttpMethod.PUT, "/me/newsletter", this::newsletter),
                new Endpoint("change-password", HttpMethod.PUT, "/me/password", this::changePassword),
                new Endpoint("delete", HttpMethod.POST, "/me/delete", this::delete));
    }

    private Answer me(ApiRequest request) {
        var owner = request.owner();
        return symbolon.accounts()
                .find(owner.accountId())
                .map(account -> Answer.of(200, json(account, owner)))
                .orElseGet(() -> tokenRefused(request));
    }

    private Json json(Account account, Authenticated owner) {
        boolean newsletter =
                symbolon.accounts().newsletter(owner).filter(Consent::given).isPresent();
        return Json.object()
                .with("id", account.id().toString())
                .with("email", account.address().text())
                .with("createdAt", account.createdAt())
                .with("newsletter", newsletter);
    }

    private Answer newsletter(ApiRequest request) {
        var owner = request.owner();
        var body = request.body();
        boolean subscribed = body.bool("subscribed");
        var wording = body.optionalString("textVersion").orElse(usualWording);
        if (!WORDING.matcher(wording).matches()) {
            throw JsonBody.malformed();
        }
        return changed(owner, subscribed, wording, request)
                .match(
                        recorded -> Answer.of(
                                200,
                                Json.object()
                                        .with("newsletter", recorded.consent().given())),
                        refused -> tokenRefused(request));
    }

    private NewsletterChange changed(Authenticated owner, boolean subscribed, String wording, ApiRequest request) {
        return subscribed
                ? symbolon.accounts().subscribe(owner, wording, request.client())
                : symbolon.accounts().unsubscribe(owner, request.client());
    }

    private Answer changePassword(ApiRequest request) {
        var owner = request.owner();
        var body = request.body();
        var current = Password.of(body.string("currentPassword"));
        var next = Password.of(body.string("newPassword"));
        return symbolon.accounts()
                .changePassword(owner, current, next, request.client())
                .match(
                        changed -> Answer.of(
                                        200,
                                        Tokens.json(
                                                changed.tokens(),
                                                symbolon.settings().clock().instant()))
                                .withDevice(changed.deviceToken()),
                        refused -> credentialsRefused(request),
                        unfit -> request.passwordRefused(unfit.violations()),
                        signedOut -> tokenRefused(request),
                        request::busy);
    }

    private Answer delete(ApiRequest request) {
        var owner = request.owner();
        var password = Password.of(request.body().string("password"));
        return symbolon.accounts()
                .delete(owner, password, request.client())
                .match(
                        deleted -> Answer.empty(204),
                        refused -> credentialsRefused(request),
                        signedOut -> tokenRefused(request),
                        request::busy);
    }

    private static Answer credentialsRefused(ApiRequest request) {
        return request.problem(Problem.CREDENTIALS_REFUSED).answer();
    }

    private static Answer tokenRefused(ApiRequest request) {
        return request.problem(Problem.TOKEN_REFUSED).answer();
    }
}
