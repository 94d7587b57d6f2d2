package org.symbolon.key;

import java.io.IOException;
import java.io.StringReader;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Reads one EC key on P-256 from PEM, as {@code openssl} writes it: {@code PRIVATE KEY} (PKCS#8) or {@code EC PRIVATE
 * KEY} (SEC1), whether or not its public part is written down too.
 */
public final class EcPem {
    private static final String PARAMETERS = "EC PARAMETERS";

    private EcPem() {}

    /**
     * The private key and its public one. Where both are written down they are read as they are, and not compared.
     *
     * @throws IllegalArgumentException where it is anything else, with what to do about it and nothing of the text
     */
    public static KeyPair read(String pem) {
        Objects.requireNonNull(pem, "pem");
        var keys = blocks(pem);
        keys.removeIf(block -> block.getType().equals(PARAMETERS));
        if (keys.isEmpty()) {
            throw refused("has no key in it", "It begins with -----BEGIN PRIVATE KEY-----");
        }
        if (keys.size() > 1) {
            throw refused("has more than the one private key in it", "Give each key alone");
        }
        return read(keys.get(0));
    }

    private static List<PemObject> blocks(String pem) {
        var blocks = new ArrayList<PemObject>();
        try (var reader = new PemReader(new StringReader(tidy(pem)))) {
            for (var block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
        } catch (IOException | RuntimeException malformed) {
            throw damaged();
        }
        return blocks;
    }

    /**
     * As it comes from files with a byte order mark, indented settings, and variables whose line ends are spelt out.
     */
    private static String tidy(String pem) {
        return pem.replace("\uFEFF", "")
                .replace("\\n", "\n")
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static KeyPair read(PemObject block) {
        if (block.getType().startsWith("ENCRYPTED") || !block.getHeaders().isEmpty()) {
            throw refused(
                    "is encrypted",
                    "Take the password off where only the application reads the key: openssl pkey -in encrypted.pem -out key.pem");
        }
        return switch (block.getType()) {
            case "PRIVATE KEY" -> pkcs8(block.getContent());
            case "EC PRIVATE KEY" -> sec1(block.getContent());
            case "PUBLIC KEY", "CERTIFICATE" ->
                throw refused("has only the public part", "Give the private key, from which the public one follows");
            default -> throw otherKind();
        };
    }

    private static KeyPair pkcs8(byte[] content) {
        AlgorithmIdentifier algorithm;
        ECPrivateKey key;
        try {
            var info = PrivateKeyInfo.getInstance(content);
            algorithm = info.getPrivateKeyAlgorithm();
            key = isElliptic(algorithm) ? ECPrivateKey.getInstance(info.parsePrivateKey()) : null;
        } catch (IOException | RuntimeException malformed) {
            throw damaged();
        }
        if (key == null) {
            throw otherKind();
        }
        return P256.keys(key, algorithm.getParameters());
    }

    private static boolean isElliptic(AlgorithmIdentifier algorithm) {
        return algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    }

    private static KeyPair sec1(byte[] content) {
        ECPrivateKey key;
        try {
            key = ECPrivateKey.getInstance(content);
        } catch (RuntimeException malformed) {
            throw damaged();
        }
        return P256.keys(key, key.getParametersObject());
    }

    static IllegalArgumentException damaged() {
        return refused("is damaged", "Copy the whole of it, from the line BEGIN to the line END");
    }

    private static IllegalArgumentException otherKind() {
        return refused("is of another kind", "Access tokens are signed with EC keys on P-256");
    }

    /** It never says what was found, and has no cause that might. */
    static IllegalArgumentException refused(String what, String whatToDo) {
        return new IllegalArgumentException("The PEM text " + what + ". " + whatToDo
                + ". A new key: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
    }
}
