package de.mahnwerk.app.world;

import de.mahnwerk.app.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of databases that belongs to a played world, and is emptied before each. */
public final class OwnFolder {

    private static final String MARK = "this-folder-belongs-to-the-demo";

    private OwnFolder() {}

    /**
     * The folder, emptied; one that holds something else is never touched.
     *
     * @throws IllegalArgumentException when it holds something else
     */
    public static Path fresh(Path folder) throws IOException {
        if (Files.exists(folder.resolve(MARK))) {
            Folders.delete(folder);
        } else if (Files.exists(folder)) {
            try (var content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            folder + " is not empty and not from a demo: name another folder with --data");
                }
            }
        }
        Files.createDirectories(folder);
        Path _ = Files.writeString(folder.resolve(MARK), "");
        return folder;
    }
}
