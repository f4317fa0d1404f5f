package de.mahnwerk.platform.secrets;

import de.mahnwerk.platform.time.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/** Seals secrets with AES-256-GCM. Whoever has the database without the key has nothing. */
public final class Secrets {

    private final BytesEncryptor encryptor;

    /** @param key 64 hexadecimal digits, the 256 bits of the key */
    public Secrets(String key) {
        if (!key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the secret key has 64 hexadecimal digits (openssl rand -hex 32)");
        }
        this.encryptor = AesGcmBytesEncryptor.withSecretKey(
                        new SecretKeySpec(HexFormat.of().parseHex(key), "AES"))
                .build();
    }

    /** The key in {@code file}, made at the first start and readable by its owner alone. */
    public static Secrets keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Ids.secret(32), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            }
            return new Secrets(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the secret key " + file, e);
        }
    }

    public String seal(String plain) {
        return HexFormat.of().formatHex(encryptor.encrypt(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /** Opens what {@link #seal} made; throws {@link IllegalStateException} when another key sealed it. */
    public String open(String sealed) {
        return new String(encryptor.decrypt(HexFormat.of().parseHex(sealed)), StandardCharsets.UTF_8);
    }
}
