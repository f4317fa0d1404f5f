package de.mahnwerk.app;

import de.mahnwerk.platform.time.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The token of a side's operator: kept beside its data, readable by its owner alone. */
public final class OperatorToken {

    private OperatorToken() {}

    /** The side's token below the data folder, made when there is none yet. */
    public static String of(Path data, Side side) {
        Path file = data.resolve(side.key()).resolve("operator-token");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Ids.secret(24), StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's token " + file, e);
        }
    }
}
