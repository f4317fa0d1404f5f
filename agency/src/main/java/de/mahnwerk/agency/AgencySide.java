package de.mahnwerk.agency;

import de.mahnwerk.platform.Platform;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The context of the agency side; started with {@code spring.config.name=agency}. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
@Import(Platform.class)
@EnableConfigurationProperties(AgencySettings.class)
public class AgencySide {}
