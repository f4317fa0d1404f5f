package de.mahnwerk.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that starts sides. */
final class SideOptions {

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the embedded databases, kept between runs")
    private @Nullable Path data;

    @Option(names = "--merchant-port", defaultValue = "8081", description = "default: ${DEFAULT-VALUE}")
    private int merchantPort;

    @Option(names = "--agency-port", defaultValue = "8082", description = "default: ${DEFAULT-VALUE}")
    private int agencyPort;

    void data(Path folder) {
        data = folder;
    }

    Path data() {
        return data == null ? Folders.data(System.getenv()) : data;
    }

    Map<String, String> settings(Side side) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("mahnwerk.data", data().toAbsolutePath().toString());
        settings.put("mahnwerk.operator-token", OperatorToken.of(data(), side));
        settings.put("server.port", Integer.toString(side == Side.MERCHANT ? merchantPort : agencyPort));
        return settings;
    }
}
