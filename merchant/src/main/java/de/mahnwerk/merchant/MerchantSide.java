package de.mahnwerk.merchant;

import de.mahnwerk.platform.Platform;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The context of the merchant side; started with {@code spring.config.name=merchant}. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
@Import(Platform.class)
public class MerchantSide {}
