package de.mahnwerk.house;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import de.mahnwerk.agency.trespasser.SeesTheMerchant;
import de.mahnwerk.attic.Stranger;
import de.mahnwerk.conformance.trespasser.KnowsOurAgency;
import de.mahnwerk.law.trespasser.UsesAFramework;
import de.mahnwerk.merchant.trespasser.ReadsTheClock;
import de.mahnwerk.merchant.trespasser.SeesTheAgency;
import de.mahnwerk.merchant.trespasser.SpeaksProtocol;
import de.mahnwerk.platform.trespasser.KnowsASide;
import de.mahnwerk.protocol.trespasser.KnowsOurMoney;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    /** Found, not listed: a new package is under the rules from its first day. */
    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("de.mahnwerk");

    /** The templates' compiled pages use what the pages' packages offer. */
    private static final JavaClasses HOUSE_WITH_TEMPLATES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("de.mahnwerk", "gg.jte.generated");

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("merchant never sees agency", HouseRules.MERCHANT_NEVER_SEES_AGENCY, SeesTheAgency.class),
                rule("agency never sees merchant", HouseRules.AGENCY_NEVER_SEES_MERCHANT, SeesTheMerchant.class),
                rule("law uses nothing but the JDK", HouseRules.LAW_USES_NOTHING_BUT_THE_JDK, UsesAFramework.class),
                rule("platform knows no side", HouseRules.PLATFORM_KNOWS_NO_SIDE, KnowsASide.class),
                rule("protocol knows nothing of ours", HouseRules.PROTOCOL_KNOWS_NOTHING_OF_OURS, KnowsOurMoney.class),
                rule(
                        "conformance knows the protocol only",
                        HouseRules.CONFORMANCE_KNOWS_THE_PROTOCOL_ONLY,
                        KnowsOurAgency.class),
                rule("wire types stop at the door", HouseRules.WIRE_TYPES_STOP_AT_THE_DOOR, SpeaksProtocol.class),
                rule("one clock", HouseRules.CLOCK_AND_CHANCE_LIVE_IN_ONE_PLACE, ReadsTheClock.class),
                rule("known rooms", HouseRules.EVERY_CLASS_LIVES_IN_A_KNOWN_ROOM, Stranger.class),
                rule("null-marked packages", HouseRules.EVERY_PACKAGE_IS_NULL_MARKED, Stranger.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_house_keeps_the_rule(ArchRule rule, Class<?> trespasser) {
        rule.check(HOUSE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void and_the_rule_bites(ArchRule rule, Class<?> trespasser) {
        JavaClasses planted = new ClassFileImporter().importClasses(trespasser);

        assertThatThrownBy(() -> rule.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(trespasser.getPackageName());
    }

    @Test
    void nothing_is_public_that_no_other_package_uses() {
        HouseRules.NOTHING_IS_PUBLIC_FOR_NOBODY.check(HOUSE_WITH_TEMPLATES);
    }

    @Test
    void and_that_rule_bites() {
        JavaClasses planted = new ClassFileImporter().importClasses(KnowsASide.class);

        assertThatThrownBy(() -> HouseRules.NOTHING_IS_PUBLIC_FOR_NOBODY.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("KnowsASide");
    }

    private static Arguments rule(String name, ArchRule rule, Class<?> trespasser) {
        return Arguments.of(Named.of(name, rule), trespasser);
    }
}
