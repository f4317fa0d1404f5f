package de.mahnwerk.agency.tracing;

import de.mahnwerk.agency.AgencySettings;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register in a file, where the settings name one. */
@Configuration(proxyBeanMethods = false)
class TrialRegister {

    @Bean
    @ConditionalOnExpression("!'${agency.address-register.file:}'.isBlank()")
    AddressRegister registerFile(AgencySettings agency) {
        return new RegisterFile(Path.of(agency.addressRegister().file()));
    }
}
