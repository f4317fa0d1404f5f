package de.mahnwerk.platform.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 without the exception that never comes. */
public final class Sha256 {

    private Sha256() {}

    /** A fresh digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    /** Of a text in UTF-8, 64 lower-case hexadecimal digits. */
    public static String hex(CharSequence text) {
        return HexFormat.of().formatHex(digest().digest(text.toString().getBytes(UTF_8)));
    }
}
