package de.mahnwerk.app;

import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the merchants' books with the agency's through a running merchant side. */
@Command(
        name = "reconcile",
        description = "Proves claim by claim that the books of merchants and agency agree, or names every difference.",
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--merchant",
            defaultValue = "http://localhost:8081",
            description = "the running merchant side, default ${DEFAULT-VALUE}")
    private URI merchant;

    @Option(names = "--data", paramLabel = "DIR", description = "its data folder, where its operator's token lies")
    private @Nullable Path data;

    @Option(names = "--demo", description = "the demo that runs beside")
    private boolean demo;

    /** Exit code 0 when all books agree, 1 when not, 2 when nobody answers. */
    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data == null ? Folders.data(System.getenv()) : data;
        String token = OperatorToken.of(demo ? folder.resolve("demo") : folder, Side.MERCHANT);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(merchant.resolve("/ops/reconciliation"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                spec.commandLine()
                        .getErr()
                        .println(
                                merchant + " answered " + answer.statusCode() + ": is --data the folder of that side?");
                return 2;
            }
            return print(JsonMapper.builder().build().readTree(answer.body()), out);
        } catch (ConnectException e) {
            spec.commandLine()
                    .getErr()
                    .println("Nobody answers at " + merchant + ": start it with ./mahnwerk serve merchant");
            return 2;
        }
    }

    private static int print(JsonNode books, PrintWriter out) {
        for (JsonNode book : books.get("books")) {
            JsonNode result = book.get("result");
            out.printf(
                    "%s with %s as of %s: %d claims, %d differences%n",
                    book.get("merchant").asString(),
                    result.get("agency").asString(),
                    result.get("asOf").asString(),
                    result.get("claims").asLong(),
                    result.get("differences").size());
            if (!result.get("trouble").isNull()) {
                out.printf("  not compared: %s%n", result.get("trouble").asString());
            }
            for (JsonNode difference : result.get("differences")) {
                out.printf(
                        "  %s %s: %s here %s, there %s%n",
                        difference.get("merchantReference").asString(),
                        difference.get("caseReference").asString(),
                        difference.get("field").asString(),
                        difference.get("ours").asString(),
                        difference.get("theirs").asString());
            }
        }
        out.flush();
        return books.get("differences").asLong() == 0 ? 0 : 1;
    }
}
