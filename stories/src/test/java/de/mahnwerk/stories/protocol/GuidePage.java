package de.mahnwerk.stories.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.protocol.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A page of the guide: shell blocks, each perhaps with the answer that follows it. */
record GuidePage(String name, List<Step> steps) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final long MOST_MINUTES = 3;

    /**
     * A shell block.
     *
     * @param line where it stands
     * @param kind of the answer that the page shows: {@code json}, {@code csv}, or empty for none
     */
    record Step(int line, String shell, String kind, String answer) {}

    static GuidePage read(Path page) throws IOException {
        String text = Files.readString(page);
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            int line = (int) text.substring(0, block.start()).lines().count() + 1;
            switch (block.group(1)) {
                case "sh" -> steps.add(new Step(line, block.group(2), "", ""));
                case "json", "csv" -> {
                    Step asked = steps.removeLast();
                    steps.add(new Step(asked.line(), asked.shell(), block.group(1), block.group(2)));
                }
                default -> {
                    // nothing to do
                }
            }
        }
        return new GuidePage(String.valueOf(page.getFileName()), steps);
    }

    /** Runs all blocks in one shell, as a reader does in one terminal; what each of them printed. */
    private List<String> run(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            Path _ = Files.writeString(folder.resolve(i + ".sh"), steps.get(i).shell());
            script.append(". ./%d.sh > %d.out\n".formatted(i, i));
        }
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("errors").toFile());
        shell.environment().putAll(environment);
        Process running = shell.start();
        if (!running.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            running.destroyForcibly();
            throw new IllegalStateException(name + " does not come to its end");
        }
        return stepsPrinted(folder);
    }

    private List<String> stepsPrinted(Path folder) {
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            try {
                printed.add(Files.readString(folder.resolve(i + ".out")));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "%s, line %d was not run".formatted(name, steps.get(i).line()), e);
            }
        }
        return printed;
    }

    /** Runs the page; it fails where an answer is another one than the page shows. */
    void follow(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> printed = run(folder, environment);
        assertThat(steps).as("blocks of " + name).hasSizeGreaterThan(3);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            all.assertThat(differences(step, printed.get(i)))
                    .as("%s, line %d, which printed%n%s", name, step.line(), printed.get(i))
                    .isEmpty();
        }
        all.assertAll();
    }

    private static List<String> differences(Step step, String printed) {
        return switch (step.kind()) {
            case "json" -> {
                JsonNode shown = ProtocolJson.tolerant().readTree(step.answer());
                try {
                    yield Likeness.differences(shown, ProtocolJson.tolerant().readTree(printed));
                } catch (JacksonException e) {
                    yield List.of("no JSON came");
                }
            }
            case "csv" -> Likeness.differencesOfLines(step.answer(), printed);
            default -> List.of();
        };
    }
}
