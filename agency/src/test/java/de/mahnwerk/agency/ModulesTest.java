package de.mahnwerk.agency;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** No cycles between the capabilities, and no reaching into another one's insides. */
class ModulesTest {

    @Test
    void capabilities_use_each_other_without_cycles_and_through_their_doors() {
        ApplicationModules.of("de.mahnwerk.agency").verify();
    }
}
