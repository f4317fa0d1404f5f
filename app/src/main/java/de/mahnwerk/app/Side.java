package de.mahnwerk.app;

import de.mahnwerk.agency.AgencySide;
import de.mahnwerk.merchant.MerchantSide;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
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
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.name=" + key);
        arguments.add("--spring.config.location=classpath:/" + key + "/");
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        SpringApplication application = new SpringApplication(configuration);
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return new Running(URI.create("http://localhost:" + port), context);
    }
}
