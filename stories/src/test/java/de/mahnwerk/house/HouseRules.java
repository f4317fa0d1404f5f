package de.mahnwerk.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The walls of the house, in the order of docs/decisions; rooms are found, not listed. */
final class HouseRules {

    private static final String ROOT = "de.mahnwerk.";

    /** Floors of the house, bottom first; every class must live on one of them. */
    static final List<String> FLOORS = List.of(
            "law", "platform", "protocol", "merchant", "agency", "conformance", "stories", "app", "bench", "house");

    private static final Set<String> MAY_SPEAK_PROTOCOL = Set.of(
            ROOT + "merchant.handover",
            ROOT + "merchant.tracking",
            // the merchant's own interface uses the protocol's forms: amounts, faults, problems, quotes
            ROOT + "merchant.api",
            ROOT + "agency.intake",
            ROOT + "agency.steering",
            ROOT + "agency.conversation",
            ROOT + "agency.sandbox",
            ROOT + "agency.events",
            ROOT + "agency.settlement");

    static final ArchRule MERCHANT_NEVER_SEES_AGENCY = noClasses()
            .that()
            .resideInAPackage(ROOT + "merchant..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "agency..")
            .because("they are two companies: all that passes between them is HTTP");

    static final ArchRule AGENCY_NEVER_SEES_MERCHANT = noClasses()
            .that()
            .resideInAPackage(ROOT + "agency..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "merchant..")
            .because("they are two companies: all that passes between them is HTTP");

    static final ArchRule LAW_USES_NOTHING_BUT_THE_JDK = classes()
            .that()
            .resideInAPackage(ROOT + "law..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + "law..", "java..", "org.jspecify..", "com.google.errorprone.annotations..");

    static final ArchRule PLATFORM_KNOWS_NO_SIDE = noClasses()
            .that()
            .resideInAPackage(ROOT + "platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "merchant..", ROOT + "agency..", ROOT + "protocol..");

    static final ArchRule PROTOCOL_KNOWS_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage(ROOT + "protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "merchant..", ROOT + "agency..", ROOT + "platform..", ROOT + "law..");

    static final ArchRule CONFORMANCE_KNOWS_THE_PROTOCOL_ONLY = noClasses()
            .that()
            .resideInAPackage(ROOT + "conformance..")
            .should(dependOnClassesThat(describe(
                    "are ours and no part of the protocol",
                    type -> type.getPackageName().startsWith(ROOT)
                            && !type.getPackageName().matches("de\\.mahnwerk\\.(conformance|protocol)(\\..*)?"))))
            .because("the kit judges strangers by what is published");

    static final ArchRule WIRE_TYPES_STOP_AT_THE_DOOR = noClasses()
            .that(are(describe("inside a side, away from its border", HouseRules::behindTheBorder)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "protocol..");

    static final ArchRule CLOCK_AND_CHANCE_LIVE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "platform.time..")
            .should()
            .callCodeUnitWhere(describe("reads the clock or rolls dice", call -> readsClockOrDice(call.getTarget())));

    static final ArchRule EVERY_CLASS_LIVES_IN_A_KNOWN_ROOM = classes()
            .should(new ArchCondition<>("live on a floor of the house") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String rest = type.getPackageName().substring(ROOT.length() - 1);
                    String floor = rest.isEmpty() ? "" : rest.substring(1).replaceFirst("\\..*", "");
                    events.add(new SimpleConditionEvent(
                            type, FLOORS.contains(floor), type.getName() + " lives in an unknown room: " + floor));
                }
            });

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that(are(describe("no package-info", type -> !type.getSimpleName().equals("package-info"))))
            .should(new ArchCondition<>("live in a null-marked, check-return-value package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage()
                            .tryGetPackageInfo()
                            .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                            .filter(info -> info.isAnnotatedWith("com.google.errorprone.annotations.CheckReturnValue"))
                            .isPresent();
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + " has no null-marked package-info"));
                }
            });

    /**
     * Published libraries (protocol, law) and what a framework calls by reflection are open to strangers. Who uses a
     * nested type uses the type around it, which must be public for it.
     */
    static final ArchRule NOTHING_IS_PUBLIC_FOR_NOBODY = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .haveModifier(JavaModifier.PUBLIC)
            .and()
            .resideOutsideOfPackages(ROOT + "law..", ROOT + "protocol..", ROOT + "platform.testing..", "gg.jte..")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "app.Mahnwerk")
            .should(new ArchCondition<>("be used by another package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean used = type.getPackage().getClasses().stream()
                            .filter(part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"))
                            .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                            .anyMatch(user ->
                                    !user.getOriginClass().getPackageName().equals(type.getPackageName()));
                    events.add(new SimpleConditionEvent(
                            type, used, type.getName() + " is public, but no other package uses it"));
                }
            });

    private HouseRules() {}

    private static boolean behindTheBorder(JavaClass type) {
        String name = type.getPackageName();
        boolean inside = name.startsWith(ROOT + "merchant") || name.startsWith(ROOT + "agency");
        return inside
                && MAY_SPEAK_PROTOCOL.stream().noneMatch(room -> name.equals(room) || name.startsWith(room + "."));
    }

    private static boolean readsClockOrDice(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        boolean clock = owner.startsWith("java.time.")
                && (target.getName().equals("now") || target.getName().startsWith("system"));
        boolean date = owner.equals("java.util.Date")
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
        boolean dice = (owner.equals(UUID.class.getName()) && target.getName().equals("randomUUID"))
                || (owner.equals("java.lang.Math") && target.getName().equals("random"))
                || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"));
        return clock || date || dice;
    }
}
