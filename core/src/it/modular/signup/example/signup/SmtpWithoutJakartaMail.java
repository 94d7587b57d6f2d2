package example.signup;

import org.symbolon.mail.SmtpMailer;

/** Asks for what this module does not require, and says what came of it. */
final class SmtpWithoutJakartaMail {
    private SmtpWithoutJakartaMail() {}

    public static void main(String[] args) {
        try {
            System.out.println(SmtpMailer.to("smtp://127.0.0.1:2525", "no-reply@video.example"));
        } catch (IllegalStateException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
