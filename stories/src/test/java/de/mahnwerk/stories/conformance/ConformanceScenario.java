package de.mahnwerk.stories.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.app.sides.OwnAgency;
import de.mahnwerk.app.sides.OwnMerchant;
import de.mahnwerk.conformance.Finding;
import de.mahnwerk.conformance.Findings;
import de.mahnwerk.conformance.Verdict;
import de.mahnwerk.conformance.agency.AgencyKit;
import de.mahnwerk.conformance.merchant.MerchantKit;
import de.mahnwerk.platform.time.BusinessClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own sides keep every rule of the protocol; where one is broken, the check that is named after it finds it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceScenario {

    private OwnAgency agency;
    private OwnMerchant merchant;
    private BreakingProxy beforeAgency;
    private BreakingProxy beforeMerchant;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        agency = OwnAgency.openWithPast(folder);
        merchant = OwnMerchant.open(folder, agency);
        beforeAgency = new BreakingProxy(agency.address());
        beforeMerchant = new BreakingProxy(merchant.webhook());
    }

    @AfterAll
    void stop() {
        beforeAgency.close();
        beforeMerchant.close();
        merchant.close();
        agency.close();
    }

    @Test
    void our_agency_keeps_every_rule() {
        Findings findings = AgencyKit.judge(agency.target(agency.address()), rule -> true, finding -> {});

        assertThat(findings.findings()).hasSizeGreaterThanOrEqualTo(300).allSatisfy(ConformanceScenario::passed);
    }

    @Test
    void our_receiver_keeps_every_rule() {
        Findings findings = MerchantKit.judge(merchant.target(merchant.webhook()), rule -> true, finding -> {});

        assertThat(findings.findings()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(ConformanceScenario::passed);
    }

    static Stream<Fault> faultsOfAnAgency() {
        return Stream.concat(AgencyFaults.all(), NewsFaults.all());
    }

    @ParameterizedTest
    @MethodSource
    void faultsOfAnAgency(Fault fault) {
        beforeAgency.breaks(fault);
        Set<String> wanted =
                Stream.concat(Stream.of(fault.rule()), Stream.of(fault.with())).collect(Collectors.toSet());

        Findings findings = AgencyKit.judge(agency.target(beforeAgency.address("")), wanted::contains, finding -> {});

        assertThat(failed(findings)).containsExactly(fault.rule());
    }

    static Stream<Fault> faultsOfAReceiver() {
        return ReceiverFaults.all(BusinessClock.real()::now);
    }

    @ParameterizedTest
    @MethodSource
    void faultsOfAReceiver(Fault fault) {
        beforeMerchant.breaks(fault);

        Findings findings = MerchantKit.judge(
                merchant.target(beforeMerchant.address(merchant.webhook().getPath())),
                fault.rule()::equals,
                finding -> {});

        assertThat(failed(findings)).containsExactly(fault.rule());
    }

    /** Without a fault the proxy changes nothing: what fails behind it fails because of the fault. */
    @Test
    void behind_an_honest_proxy_the_same_rules_are_kept() {
        Fault honest = new Fault("", "nothing", (call, side) -> side.answer(call));
        beforeAgency.breaks(honest);
        beforeMerchant.breaks(honest);
        Set<String> broken = Stream.concat(faultsOfAnAgency(), faultsOfAReceiver())
                .flatMap(fault -> Stream.concat(Stream.of(fault.rule()), Stream.of(fault.with())))
                .collect(Collectors.toSet());

        List<Finding> findings = Stream.concat(
                        AgencyKit.judge(agency.target(beforeAgency.address("")), broken::contains, finding -> {})
                                .findings()
                                .stream(),
                        MerchantKit.judge(
                                merchant.target(beforeMerchant.address(
                                        merchant.webhook().getPath())),
                                broken::contains,
                                finding -> {})
                                .findings()
                                .stream())
                .toList();

        assertThat(findings).hasSameSizeAs(broken).allSatisfy(ConformanceScenario::passed);
    }

    private static void passed(Finding finding) {
        assertThat(finding.verdict())
                .as("%s: %s", finding.check(), finding.reason())
                .isEqualTo(Verdict.PASSED);
    }

    private static List<String> failed(Findings findings) {
        return findings.of(Verdict.FAILED).stream().map(Finding::check).toList();
    }
}
