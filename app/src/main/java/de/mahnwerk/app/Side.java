package de.mahnwerk.app;

import de.mahnwerk.agency.AgencySide;
import de.mahnwerk.merchant.MerchantSide;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the two sides, as it is started: a context of its own with its own settings and its own database. */
public enum Side {
    MERCHANT("merchant", MerchantSide.class),
    AGENCY("agency", AgencySide.class);

    /** A started side. */
    public record Running(URI address, ConfigurableApplicationContext context) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    private final String key;
    private final Class<?> configuration;

    Side(String key, Class<?> configuration) {
        this.key = key;
        this.configuration = configuration;
    }

    /** Its name in settings, folders and addresses. */
    public String key() {
        return key;
    }

    /** Starts the side; {@code settings} go before its defaults file, the environment in between. */
    public Running start(Map<String, String> settings) {
        return start(settings, () -> {});
    }

    /**
     * Starts several sides at once, each with its settings: while one waits for its database the other one wires. What has
     * started is closed again when another one fails.
     */
    public static Map<Side, Running> startAll(Map<Side, Map<String, String>> wanted) {
        Map<Side, CompletableFuture<Running>> starting = new LinkedHashMap<>();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            // the log belongs to the process: the first side sets it up, the next finds it ready
            CompletableFuture<@Nullable Void> log = CompletableFuture.completedFuture(null);
            for (Map.Entry<Side, Map<String, String>> one : wanted.entrySet()) {
                CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
                CompletableFuture<Running> running = log.thenApplyAsync(
                        _ -> one.getKey().start(one.getValue(), () -> ready.complete(null)), threads);
                starting.put(one.getKey(), running.whenComplete((_, _) -> ready.complete(null)));
                log = ready;
            }
            CompletableFuture.allOf(starting.values().toArray(CompletableFuture[]::new))
                    .exceptionally(_ -> null)
                    .join();
        }
        Map<Side, Running> started = new LinkedHashMap<>();
        starting.forEach((side, running) -> {
            if (!running.isCompletedExceptionally()) {
                started.put(side, running.join());
            }
        });
        if (started.size() < wanted.size()) {
            started.values().forEach(Running::close);
            starting.values().forEach(CompletableFuture::join);
        }
        return started;
    }

    private Running start(Map<String, String> settings, Runnable logIsReady) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.name=" + key);
        arguments.add("--spring.config.location=classpath:/" + key + "/");
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        SpringApplication application = new SpringApplication(configuration);
        application.setMainApplicationClass(Mahnwerk.class);
        application.addListeners((ApplicationContextInitializedEvent _) -> logIsReady.run());
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return new Running(URI.create("http://localhost:" + port), context);
    }
}
