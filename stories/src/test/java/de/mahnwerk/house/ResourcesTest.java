package de.mahnwerk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two jars with the same resource path silently serve each other's files; so no path may exist twice. */
class ResourcesTest {

    private static final List<String> MODULES =
            List.of("law", "platform", "protocol", "merchant", "agency", "conformance", "app");

    @Test
    void no_resource_path_exists_twice_among_our_jars() {
        assertThat(doubles(MODULES.stream().map(module -> Path.of("..", module)).toList()))
                .isEmpty();
    }

    @Test
    void and_a_double_is_found() {
        assertThat(doubles(List.of(Path.of("..", "law"), Path.of("..", "law")))).isNotEmpty();
    }

    private static Map<String, List<Path>> doubles(List<Path> modules) {
        Map<String, List<Path>> places = new TreeMap<>();
        for (Path module : modules) {
            Path root = module.resolve("src/main/resources");
            if (Files.isDirectory(root)) {
                files(root)
                        .forEach(path -> places.computeIfAbsent(path, p -> new ArrayList<>())
                                .add(module));
            }
        }
        places.values().removeIf(found -> found.size() == 1);
        return places;
    }

    private static List<String> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
