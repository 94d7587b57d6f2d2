package org.symbolon.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.token.TokenForge.ES256;
import static org.symbolon.token.TokenForge.EXPIRY;
import static org.symbolon.token.TokenForge.HS256;
import static org.symbolon.token.TokenForge.KEYS;
import static org.symbolon.token.TokenForge.NOW;
import static org.symbolon.token.TokenForge.PAIR;
import static org.symbolon.token.TokenForge.SITE;
import static org.symbolon.token.TokenForge.claims;
import static org.symbolon.token.TokenForge.encode;
import static org.symbolon.token.TokenForge.json;
import static org.symbolon.token.TokenForge.mac;
import static org.symbolon.token.TokenForge.secret;
import static org.symbolon.token.TokenForge.session;
import static org.symbolon.token.TokenForge.sign;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbolon.account.Client;
import org.symbolon.key.KeyRing;
import org.symbolon.key.KeyUse;

/**
 * S11: what attackers make of a token, for each algorithm, on a node that knows keys of both. Each differs in one thing
 * from a good token, which passes.
 */
class HostileTokensTest {
    private static final int LONGEST = 2048;
    private static final String PAYLOAD = json(claims());

    private record Hostile(String what, String token) {}

    /** Collects the table of one algorithm. */
    private static final class Table {
        private final TokenForge forge;
        private final List<Hostile> tokens = new ArrayList<>();

        Table(TokenForge forge) {
            this.forge = forge;
        }

        void add(String what, String token) {
            tokens.add(new Hostile(what, token));
        }

        /** Under our own key, so that nothing but the header is wrong. */
        void header(String what, String header) {
            add(what, forge.ours(header, PAYLOAD));
        }

        void claim(String what, String claim, String value) {
            add(claim + " " + what, forge.with(claim, value));
        }

        /** The good token with another signature. */
        void signature(String what, byte[] signature) {
            add("signature " + what, unsigned(forge.good()) + encode(signature));
        }
    }

    static Stream<Arguments> hostile() throws Exception {
        return Stream.concat(table(HS256), table(ES256));
    }

    private static Stream<Arguments> table(TokenForge forge) throws Exception {
        var table = new Table(forge);
        texts(table);
        spellings(table);
        documents(table);
        algorithms(table);
        confusions(table);
        keyNames(table);
        types(table);
        headers(table);
        signatures(table);
        if (forge == ES256) {
            curvePoints(table);
        }
        claimsOfAnyKind(table);
        claimsOfOurs(table);
        times(table);
        otherKinds(table);
        return table.tokens.stream().map(each -> Arguments.of(forge, each.what(), each.token()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hostile")
    void s11HostileTokenSignsNobodyInAndTheGoodOneStillDoes(TokenForge forge, String what, String token) {
        var issuer = Issuers.of(forge);
        assertThat(issuer.check(AccessToken.of(token), NOW)).as(what).isEmpty();
        assertThat(issuer.check(AccessToken.of(Issuers.good(forge)), NOW)).isPresent();
        assertThat(issuer.check(AccessToken.of(token), NOW))
                .as("%s, again", what)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s11TableHasFarMoreThanFortyDifferentTokensPerAlgorithm(TokenForge forge) throws Exception {
        assertThat(table(forge).map(row -> row.get()[2]).distinct()).hasSizeGreaterThan(150);
    }

    /** Genuine in all else, and so long that it is not even parsed: the last one that is taken has 2048 characters. */
    @ParameterizedTest
    @EnumSource
    void s11TokenOfMoreThan2048CharactersIsRefused(TokenForge forge) {
        int longestTaken = 0;
        int shortestRefused = Integer.MAX_VALUE;
        for (int more = 900; more < 1_300; more++) {
            var token = forge.with("x", "\"" + "x".repeat(more) + "\"");
            if (Issuers.of(forge).check(AccessToken.of(token), NOW).isPresent()) {
                longestTaken = Math.max(longestTaken, token.length());
            } else {
                shortestRefused = Math.min(shortestRefused, token.length());
            }
        }
        assertThat(longestTaken).isBetween(LONGEST - 1, LONGEST);
        assertThat(shortestRefused).isBetween(LONGEST + 1, LONGEST + 2);
    }

    private static String unsigned(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static void texts(Table table) {
        table.add("empty", "");
        table.add("blank", "   ");
        table.add("garbage", "garbage");
        table.add("one dot", ".");
        table.add("two dots", "..");
        table.add("four dots", "....");
        table.add("beyond ASCII", "é😀.\uD800.例");
        table.add("control characters", "\u0000.\n.\r");
        table.add("no base64", "!!!.???.***");
        table.add("megabyte", "a".repeat(1 << 20));
        table.add("megabyte of dots", ".".repeat(1 << 20));
    }

    private static void spellings(Table table) {
        var good = table.forge.good();
        int dot = good.indexOf('.');
        table.add("extra part", good + ".x");
        table.add("extra dot behind", good + ".");
        table.add("extra dot before", "." + good);
        table.add("scheme before", "Bearer " + good);
        table.add("blank before", " " + good);
        table.add("blank behind", good + " ");
        table.add("line break behind", good + "\n");
        table.add("blank in the header", good.substring(0, 5) + " " + good.substring(5));
        table.add("NUL behind", good + "\u0000");
        table.add("letter beyond ASCII behind", good + "é");
        table.add("half a surrogate pair behind", good + "\uD800");
        table.add("full-width letter", good.replaceFirst("e", "\uFF45"));
        table.add("padded header", good.substring(0, dot) + "=" + good.substring(dot));
        table.add("padded signature", good + "=");
        table.add("doubly padded signature", good + "==");
        table.add("parts exchanged", good.substring(dot + 1) + "." + good.substring(0, dot));
        table.add("without signature", good.substring(0, good.lastIndexOf('.')));
        table.add("twice", good + good);
    }

    private static void documents(Table table) {
        table.header("header that is no JSON", "nonsense");
        table.header("header that is an array", "[]");
        table.header("header that is null", "null");
        table.header("empty header", "{}");
        table.header("deep header", "[".repeat(600));
        table.header("header and more", table.forge.header() + "{}");
        table.header("header with a comment", "/**/" + table.forge.header());
        for (var payload : List.of("nonsense", "[]", "null", "", "{}", "{\"a\":" + "[".repeat(600), PAYLOAD + "{}")) {
            table.add("payload " + payload, table.forge.ours(table.forge.header(), payload));
        }
    }

    private static void algorithms(Table table) throws GeneralSecurityException {
        var names = List.of(
                "none",
                "None",
                "NONE",
                "nOnE",
                "",
                " ",
                "HS257",
                "hs256",
                "es256",
                "ES257",
                "dir",
                "A256GCM",
                "RSA-OAEP");
        for (var algorithm : names) {
            var header = table.forge.header("alg", algorithm);
            table.header("alg " + algorithm, header);
            table.add("alg " + algorithm + " unsigned", encode(header) + "." + encode(PAYLOAD) + ".");
        }
        var other = table.forge == HS256 ? "ES256" : "HS256";
        for (var algorithm :
                List.of("HS384", "HS512", "RS256", "PS256", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", other)) {
            table.header("alg " + algorithm + " over our signature", table.forge.header("alg", algorithm));
        }
        table.header("alg missing", table.forge.header().replaceFirst("\"alg\":\"[A-Z0-9]*\",", ""));
        table.header("alg null", table.forge.header().replaceFirst("\"[EH]S256\"", "null"));
        table.header("alg twice", table.forge.header().replace("{", "{\"alg\":\"none\","));
        var rsa = rsa();
        var input = encode(table.forge.header("alg", "RS256")) + "." + encode(PAYLOAD);
        table.add("alg RS256 by a stranger", input + "." + encode(sign(input, "SHA256withRSA", rsa)));
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** One key under another's algorithm: above all the public key, which everybody has, as a secret. */
    private static void confusions(Table table) {
        byte[] secret = KEYS.newest().subKey(KeyUse.ACCESS_TOKEN);
        for (var size : List.of("384", "512")) {
            var header = table.forge.header("alg", "HS" + size);
            table.add("HS" + size + " by our secret", mac(header, PAYLOAD, "HmacSHA" + size, secret));
        }
        byte[] der = PAIR.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(der, der.length - 65, der.length);
        var pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        var jwks = table.forge.issuer().jwks();
        var jwk = jwks.substring(jwks.indexOf('[') + 1, jwks.lastIndexOf(']'));
        var secrets = List.of(
                der,
                point,
                Arrays.copyOfRange(point, 1, 65),
                ("-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----").getBytes(US_ASCII),
                ("-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n").getBytes(US_ASCII),
                pem.getBytes(US_ASCII),
                jwk.getBytes(US_ASCII),
                jwks.getBytes(US_ASCII),
                "e1".getBytes(US_ASCII),
                new byte[32],
                secret);
        for (int index = 0; index < secrets.size(); index++) {
            var forged = mac(ES256.header("alg", "HS256"), PAYLOAD, "HmacSHA256", secrets.get(index));
            table.add("HS256 under the name of the EC key, by public bytes " + index, forged);
        }
        table.add("HS256 by the EC key", TokenForge.ec(HS256.header(), PAYLOAD, PAIR));
        table.add("ES256 under the name of the secret", TokenForge.ec(HS256.header("alg", "ES256"), PAYLOAD, PAIR));
        table.add("HS256 by our refresh key", mac(HS256.header(), PAYLOAD, "HmacSHA256", refreshKey()));
    }

    private static byte[] refreshKey() {
        return KEYS.newest().subKey(KeyUse.REFRESH_TOKEN);
    }

    private static void keyNames(Table table) {
        var forge = table.forge;
        var strange = List.of(
                "",
                "k2",
                "e2",
                "K1",
                "E1",
                "k1 ",
                " e1",
                "k1\\u0000",
                "e1\\n",
                "*",
                "../k1",
                "../../../dev/null",
                "/dev/null",
                "k1' OR '1'='1",
                "e1'; DROP TABLE symbolon_account; --",
                "k1|/usr/bin/id",
                "https://evil.example");
        for (var kid : strange) {
            table.header("kid " + kid, forge.header("kid", kid));
        }
        table.header("kid of the other key", forge.header("kid", forge == HS256 ? "e1" : "k1"));
        table.header("kid missing", forge.header().replaceFirst(",\"kid\":\"..\"", ""));
        for (var value : List.of("null", "1", "true", "{}", "[\"" + forge.kid() + "\"]")) {
            table.header("kid " + value, forge.header().replace("\"" + forge.kid() + "\"", value));
        }
        table.header("kid twice", forge.header().replace("{", "{\"kid\":\"k2\","));
    }

    private static void types(Table table) {
        var forge = table.forge;
        for (var typ : List.of(
                "JWT",
                "jwt",
                "",
                " ",
                "dpop+jwt",
                "application/jwt",
                "at+jwtx",
                "id+jwt",
                "logout+jwt",
                "JOSE",
                "at-jwt")) {
            table.header("typ " + typ, forge.header("typ", typ));
        }
        table.header("typ missing", forge.header().replace("\"typ\":\"at+jwt\",", ""));
        for (var value : List.of("null", "1", "[\"at+jwt\"]")) {
            table.header("typ " + value, forge.header().replace("\"at+jwt\"", value));
        }
        table.header("typ twice", forge.header().replace("{", "{\"typ\":\"JWT\","));
    }

    /** Keys that come along with the token, and members that would change how it is read. */
    private static void headers(Table table) {
        var stranger = TokenForge.jwk("e1", TokenForge.ec("secp256r1")).toPublicJWK();
        for (var extra : List.of(
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"jku\":\"https://evil.example/jwks\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"" + encode(secret(9)) + "\"}",
                "\"jwk\":" + stranger.toJSONString(),
                "\"x5u\":\"https://evil.example/cert\"",
                "\"x5c\":[\"AAAA\"]",
                "\"x5t\":\"AAAA\"",
                "\"x5t#S256\":\"AAAA\"",
                "\"cty\":\"JWT\"",
                "\"zip\":\"DEF\"",
                "\"iss\":\"" + SITE + "\"",
                "\"nonce\":\"x\"")) {
            var header = table.forge.header().replace("}", "," + extra + "}");
            table.header("header with " + extra, header);
            table.add("stranger's header with " + extra, table.forge.strangers(header, PAYLOAD));
        }
    }

    private static void signatures(Table table) {
        var good = table.forge.good();
        byte[] genuine = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
        table.add("signed by a stranger", table.forge.strangers(table.forge.header(), PAYLOAD));
        table.signature("empty", new byte[0]);
        table.signature("of one byte", new byte[1]);
        table.signature("of nothing but zeros", new byte[genuine.length]);
        table.add(
                "genuine signature cut by a byte", unsigned(good) + encode(Arrays.copyOf(genuine, genuine.length - 1)));
        table.add("genuine signature and a zero", unsigned(good) + encode(Arrays.copyOf(genuine, genuine.length + 1)));
        table.add("genuine signature in hex", unsigned(good) + new BigInteger(1, genuine).toString(16));
        table.add("signature cut by two characters", good.substring(0, good.length() - 2));
        table.add(
                "signature of another token",
                unsigned(good)
                        + encode(Base64.getUrlDecoder()
                                .decode(table.forge.with("jti", "\"other\"").split("\\.", -1)[2])));
        table.add("payload of another token", payloadOf(table.forge.with("jti", "\"other\""), good));
    }

    private static String payloadOf(String other, String token) {
        var parts = token.split("\\.", -1);
        return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
    }

    /** CVE-2022-21449 and its kin, and what else is not the one spelling of a signature. */
    private static void curvePoints(Table table) {
        var zero = BigInteger.ZERO;
        var one = BigInteger.ONE;
        var order = EcSignature.ORDER;
        var most = one.shiftLeft(256).subtract(one);
        var numbers = List.of(zero, one, order.subtract(one), order, order.add(one), most);
        for (var r : numbers) {
            for (var s : numbers) {
                table.signature("r=" + r + " s=" + s, new EcSignature(r, s).bytes());
            }
        }
        var good = table.forge.good();
        var genuine = EcSignature.of(Base64.getUrlDecoder().decode(good.split("\\.", -1)[2]));
        var head = unsigned(good);
        var high = new EcSignature(genuine.r(), order.subtract(genuine.s()));
        table.add("genuine signature with the greater s", head + encode(high.bytes()));
        table.add("r negated", head + encode(new EcSignature(order.subtract(genuine.r()), genuine.s()).bytes()));
        table.add("r and s exchanged", head + encode(new EcSignature(genuine.s(), genuine.r()).bytes()));
        table.add("genuine signature as DER", head + encode(genuine.der()));
        table.add("signature of zeros as DER", head + encode(new EcSignature(zero, zero).der()));
        table.add("genuine signature twice", head + encode(twice(genuine.bytes())));
        var p384 = TokenForge.ec("secp384r1");
        var input = head.substring(0, head.length() - 1);
        table.add("signed on P-384", head + encode(sign(input, "SHA256withECDSAinP1363Format", p384)));
        var es384 = encode(table.forge.header("alg", "ES384")) + "." + encode(PAYLOAD);
        table.add("ES384 by our key", es384 + "." + encode(sign(es384, "SHA384withECDSAinP1363Format", PAIR)));
    }

    private static byte[] twice(byte[] bytes) {
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        return twice;
    }

    private static void claimsOfAnyKind(Table table) {
        for (var claim : claims().keySet()) {
            table.add(claim + " missing", table.forge.without(claim));
            table.claim("null", claim, "null");
            table.claim("an object", claim, "{}");
            table.claim("true", claim, "true");
            var twice = PAYLOAD.replace("{", "{\"" + claim + "\":" + claims().get(claim) + ",");
            table.add(claim + " twice", table.forge.ours(table.forge.header(), twice));
        }
        for (var claim : List.of("iss", "aud", "client_id", "sub", "sid", "jti")) {
            table.claim("a number", claim, "1");
            table.claim("in a list of lists", claim, "[[" + claims().get(claim) + "]]");
        }
        for (var claim : List.of("iss", "aud", "client_id", "sub", "sid", "iat", "exp")) {
            table.claim("empty", claim, "\"\"");
        }
    }

    private static void claimsOfOurs(Table table) {
        for (var claim : List.of("iss", "aud", "client_id")) {
            table.claim("of another site", claim, "\"https://evil.example\"");
            table.claim("with a slash", claim, "\"" + SITE + "/\"");
            table.claim("in upper case", claim, "\"HTTPS://VIDEO.EXAMPLE\"");
            table.claim("by http", claim, "\"http://video.example\"");
        }
        table.claim("of two sites", "aud", "[\"" + SITE + "\",\"https://evil.example\"]");
        table.claim("of two sites, ours last", "aud", "[\"https://evil.example\",\"" + SITE + "\"]");
        table.claim("twice in a list", "aud", "[\"" + SITE + "\",\"" + SITE + "\"]");
        table.claim("none", "aud", "[]");
        table.claim("null in a list", "aud", "[null]");
        table.claim("a number in a list", "aud", "[1]");
        table.claim("in upper case", "sub", "\"0190A3C4-89AB-4DEF-8123-456789ABCDEF\"");
        table.claim("an address", "sub", "\"mika@example.org\"");
        table.claim("an account and a blank", "sub", "\"0190a3c4-89ab-4def-8123-456789abcdef \"");
        table.claim("SQL", "sub", "\"' OR '1'='1\"");
        table.claim("no session id", "sid", "\"session\"");
        table.claim("in another spelling", "sid", "\"AAECAwQFBgcICQoLDA0ODx\"");
        table.claim("padded", "sid", "\"AAECAwQFBgcICQoLDA0ODw==\"");
        table.claim("one character short", "sid", "\"AAECAwQFBgcICQoLDA0OD\"");
    }

    private static void times(Table table) {
        long now = NOW.getEpochSecond();
        table.claim("as text", "exp", "\"" + EXPIRY.getEpochSecond() + "\"");
        table.claim("as a date", "exp", "\"2026-01-01T00:05:00Z\"");
        table.claim("in a list", "exp", "[" + EXPIRY.getEpochSecond() + "]");
        table.claim("zero", "exp", "0");
        table.claim("negative", "exp", "-1");
        table.claim("not a number", "exp", "NaN");
        table.claim("infinite", "exp", "Infinity");
        table.claim("now", "exp", String.valueOf(now));
        table.claim("a second ago", "exp", String.valueOf(now - 1));
        table.claim("a minute ago", "exp", String.valueOf(now - 60));
        table.claim("beyond every policy", "exp", String.valueOf(now + 901));
        table.claim("in milliseconds", "exp", String.valueOf(EXPIRY.toEpochMilli()));
        for (var huge : List.of(
                "253402300800",
                "9000000000000000",
                "9223372036854775",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999",
                "1e300",
                "1e999999999")) {
            table.claim(huge, "exp", huge);
        }
        table.claim("as text", "iat", "\"" + now + "\"");
        table.claim("long ago", "iat", "0");
        table.claim("of the least number", "iat", "-9223372036854775808");
    }

    /** What is genuine and ours, and no access token of this ring. */
    private static void otherKinds(Table table) throws JOSEException {
        var forge = table.forge;
        var issuer = forge.issuer();
        var stranger = TokenForge.issuer(
                forge == HS256 ? TokenKeys.hs256() : TokenKeys.es256(TokenForge.newKey("e1")),
                KeyRing.of("k1", secret(9)));
        table.add("token of another ring", TokenForge.token(stranger));
        table.add(
                "refresh token",
                issuer.tokens(session(issuer), NOW).refreshToken().reveal());
        table.add(
                "device token",
                issuer.device(TokenForge.ACCOUNT, 1, Client.unknown(), NOW).reveal());
        table.add("nested token", forge.ours(forge.header(), forge.good()));
        table.add(
                "nested token that says so",
                forge.ours(forge.header().replace("}", ",\"cty\":\"JWT\"}"), "\"" + forge.good() + "\""));
        table.add("encrypted token", encrypted());
        table.add("token in JSON", "{\"payload\":\"" + encode(PAYLOAD) + "\"}");
    }

    private static String encrypted() throws JOSEException {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("k1")
                .build();
        var token = new JWEObject(header, new Payload(PAYLOAD));
        token.encrypt(new DirectEncrypter(KEYS.newest().subKey(KeyUse.ACCESS_TOKEN)));
        return token.serialize();
    }

    /** One issuer for all rows, so that whatever one of them might leave behind meets the next. */
    private static final class Issuers {
        private static final TokenIssuer OF_HS256 = HS256.issuer();
        private static final TokenIssuer OF_ES256 = ES256.issuer();
        private static final String GOOD_HS256 = HS256.good();
        private static final String GOOD_ES256 = ES256.good();

        private Issuers() {}

        static TokenIssuer of(TokenForge forge) {
            return forge == HS256 ? OF_HS256 : OF_ES256;
        }

        static String good(TokenForge forge) {
            return forge == HS256 ? GOOD_HS256 : GOOD_ES256;
        }
    }
}
