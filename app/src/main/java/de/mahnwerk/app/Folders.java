package de.mahnwerk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Where the program keeps its data. */
public final class Folders {

    private Folders() {}

    /** The user's data folder: {@code MAHNWERK_DATA}, else {@code XDG_DATA_HOME/mahnwerk}, else below the home folder. */
    public static Path data(Map<String, String> environment) {
        String own = environment.get("MAHNWERK_DATA");
        if (own != null) {
            return Path.of(own);
        }
        String xdg = environment.get("XDG_DATA_HOME");
        return xdg != null
                ? Path.of(xdg, "mahnwerk")
                : Path.of(System.getProperty("user.home"), ".local", "share", "mahnwerk");
    }

    /** Deletes a folder with everything in it; nothing when it is not there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> everything = Files.walk(folder)) {
            for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
                boolean _ = Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
