package de.mahnwerk.agency.account;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.Wording;
import de.mahnwerk.law.costs.Costs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the collection may cost the debtor of a case, as it rises: the first fee, the raised one, that of an agreement. */
@Component
public class CollectionFees {

    /**
     * What a payment agreement adds to the costs.
     *
     * @param total VAT included
     */
    public record AgreementCosts(Money total, Wording why) {

        /** Nothing. */
        public static final AgreementCosts NONE = new AgreementCosts(Money.ZERO, Wording.of("", ""));
    }

    private final Postings postings;

    CollectionFees(Postings postings) {
        this.postings = postings;
    }

    /** Of a new case: a fee of 0.5 (VV 2300 note 2 RVG). */
    static List<Posting> first(CollectionCase one, LocalDate day) {
        Costs costs = FeeStage.FIRST.costs(one, one.feeBasis());
        return fee(one, Posting.Kind.FEE, costs.net(), costs.vat(), costs.wording(), day);
    }

    /** Of a payment agreement: its settlement fee (VV 1000 RVG). */
    List<Posting> agreed(CollectionCase one, LocalDate day) {
        FeeStage stage = stage(one);
        return rise(one, stage, stage.withAgreed(), Posting.Kind.AGREEMENT, day);
    }

    /** Which collection costs have been claimed in each of the client's cases. */
    public Map<UUID, FeeStage> stages(long client, Collection<UUID> ids) {
        return postings.stages(client, ids);
    }

    /** Raises the fee of cases to the normal rate of 0.9; cases that have it already stay as they are. */
    public void raiseFee(long client, List<CollectionCase> raised, LocalDate day) {
        Map<UUID, FeeStage> stages =
                stages(client, raised.stream().map(CollectionCase::id).toList());
        List<Posting> made = new ArrayList<>();
        for (CollectionCase one : raised) {
            FeeStage stage = requireNonNull(stages.get(one.id()));
            made.addAll(rise(one, stage, stage.withRaised(), Posting.Kind.FEE, day));
        }
        postings.add(client, made);
    }

    /** What a payment agreement would add now; nothing when one has added it already (§ 15(2) RVG). */
    public AgreementCosts agreementCosts(CollectionCase one) {
        FeeStage stage = stage(one);
        if (stage.agreed()) {
            return AgreementCosts.NONE;
        }
        Costs after = stage.withAgreed().costs(one, one.feeBasis());
        Money added = after.total().minus(stage.costs(one, one.feeBasis()).total());
        Wording vat = after.vat().isZero()
                ? Wording.of("", "")
                : Wording.of(" und Umsatzsteuer (VV 7008 RVG)", " and VAT (VV 7008 RVG)");
        return new AgreementCosts(
                added,
                Wording.of(
                        "{0}, mit dem Anteil der Pauschale für Post und Telekommunikation (VV 7002 RVG){1}",
                        "{0}, with its share of the flat rate for post and telecommunication (VV 7002 RVG){1}",
                        after.lines().getLast().wording(),
                        vat));
    }

    private FeeStage stage(CollectionCase one) {
        return requireNonNull(stages(one.client(), List.of(one.id())).get(one.id()));
    }

    /** What the costs of the case rise by when they go from one stage to another. */
    private static List<Posting> rise(
            CollectionCase one, FeeStage from, FeeStage to, Posting.Kind kind, LocalDate day) {
        Costs before = from.costs(one, one.feeBasis());
        Costs after = to.costs(one, one.feeBasis());
        return fee(one, kind, after.net().minus(before.net()), after.vat().minus(before.vat()), after.wording(), day);
    }

    private static List<Posting> fee(
            CollectionCase one, Posting.Kind kind, Money net, Money vat, Wording why, LocalDate day) {
        List<Posting> made = new ArrayList<>();
        if (net.isPositive()) {
            made.add(Posting.of(one.id(), kind, Account.COLLECTION_COSTS, Account.CLAIMED, net, day, day, why));
        }
        if (vat.isPositive()) {
            made.add(Posting.of(
                    one.id(),
                    kind,
                    Account.COLLECTION_VAT,
                    Account.CLAIMED,
                    vat,
                    day,
                    day,
                    Wording.of(
                            "Umsatzsteuer darauf (VV 7008 RVG), weil der Gläubiger sie nicht abziehen kann",
                            "VAT on it (VV 7008 RVG), as the creditor cannot deduct it")));
        }
        return made;
    }
}
