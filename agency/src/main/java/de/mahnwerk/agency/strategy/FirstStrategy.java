package de.mahnwerk.agency.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Version 1 of every client: the text that comes with the program. */
@Configuration
class FirstStrategy {

    /** A text that is the first version. */
    record Text(String yaml) {}

    @Bean
    Text standard() {
        try {
            return new Text(
                    new ClassPathResource("agency/strategy/standard.yaml").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the first strategy", e);
        }
    }
}
