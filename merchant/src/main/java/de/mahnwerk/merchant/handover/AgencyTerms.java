package de.mahnwerk.merchant.handover;

import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.protocol.Terms;
import de.mahnwerk.protocol.client.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the agency charges, asked when a person is about to hand over; it is the agency's word, so nothing is stored. */
@Component
public class AgencyTerms {

    /**
     * The terms in force.
     *
     * @param successFeePercent of what is received on principal and interest
     * @param failureFeeCents a closed case without success, net, before any waiver
     * @param waived whether that fee is waived for claims handed over from here
     */
    public record InForce(String agency, BigDecimal successFeePercent, long failureFeeCents, boolean waived) {}

    private final AgencyConnections agencies;
    private final Tenancy tenancy;

    AgencyTerms(AgencyConnections agencies, Tenancy tenancy) {
        this.agencies = agencies;
        this.tenancy = tenancy;
    }

    /** Of the agencies that answer. Call it outside of transactions. */
    public List<InForce> of(long tenant) {
        return tenancy.as(tenant, () -> agencies.all(tenant)).stream()
                .map(AgencyConnection::name)
                .flatMap(name -> switch (tenancy.as(tenant, () -> agencies.client(tenant, name))
                        .terms()) {
                    case Answer.Done<Terms> done -> Stream.of(shown(name, done.value()));
                    case Answer.Refused<Terms> _ -> Stream.<InForce>empty();
                    case Answer.Unreachable<Terms> _ -> Stream.<InForce>empty();
                })
                .toList();
    }

    private static InForce shown(String agency, Terms terms) {
        return new InForce(
                agency,
                new BigDecimal(terms.successFeePercent()),
                terms.failureFee().cents(),
                terms.failureFeeWaivedForInterface());
    }
}
