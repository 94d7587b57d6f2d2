package org.symbolon.quickstart;

// snippet: plain-java
import org.symbolon.Symbolon;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Handle;
import org.symbolon.account.Password;
import org.symbolon.limit.RetryLater;
import org.symbolon.registration.RegistrationRequest;

final class SignUp {
    private final Symbolon symbolon; // one for the whole application
    private Handle handle = Handle.of(""); // kept by the visitor, in a cookie

    SignUp(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    String register(String address, String password) {
        return EmailAddress.parse(address)
                .match(parsed -> register(parsed.address(), Password.of(password)), refused -> refused.hint());
    }

    private String register(EmailAddress address, Password password) {
        var start = symbolon.registration().start(RegistrationRequest.of(address, password), Client.unknown());
        return start.match(
                started -> codePage(started.handle(), started.label()),
                weak -> weak.violations().get(0).message(),
                this::later,
                this::later);
    }

    private String codePage(Handle handle, String label) {
        this.handle = handle;
        return "Type the code from the mail that shows " + label;
    }

    String verify(String code) {
        var verify = symbolon.registration().verify(handle, code, Client.unknown());
        return verify.match(
                verified -> "Welcome, " + verified.account().address(), // verified.tokens() keep you signed in
                again -> "You have an account already",
                wrong -> "That is not the code. Tries left: " + wrong.attemptsLeft(),
                closed -> "This code does not work any more. Please register again",
                this::later);
    }

    private String later(RetryLater answer) {
        return "Please try again in " + answer.retryAfterSeconds() + " seconds";
    }
}
// end of snippet
