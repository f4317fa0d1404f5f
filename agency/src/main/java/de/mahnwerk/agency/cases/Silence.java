package de.mahnwerk.agency.cases;

/**
 * Whatever else happens to a case: nothing is demanded before a complaint is answered, or a hardship's time is over. A
 * condition of SQL, because the strategy and the mail ask it of many cases at once.
 */
public final class Silence {

    private Silence() {}

    /** True while it lasts, for the case whose id stands in a column; the statement has the parameters client and day. */
    public static String of(String caseId) {
        return """
                exists (select 1 from case_concern o
                         where o.client = :client and o.case_id = %s and o.decision is null
                           and (o.kind = 'COMPLAINT' or o.due_on > :day))
                """.formatted(caseId);
    }
}
