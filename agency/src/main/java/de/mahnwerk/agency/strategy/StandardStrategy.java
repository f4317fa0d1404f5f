package de.mahnwerk.agency.strategy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The strategy that the agency follows. */
@Configuration
class StandardStrategy {

    @Bean
    Strategy strategy() {
        return Strategy.read("standard");
    }
}
