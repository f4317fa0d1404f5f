package de.mahnwerk.merchant.dunning;

/**
 * What was agreed with one customer beside the policies.
 *
 * @param policy name of the policy that applies whatever its conditions say; empty for the usual choice
 * @param neverCollection whether no claim of theirs goes to an agency
 * @param extraDays days that each level comes later
 * @param reason why; never empty where something is agreed
 */
public record SpecialTerms(String policy, boolean neverCollection, int extraDays, String reason) {

    /** As everybody else. */
    public static final SpecialTerms NONE = new SpecialTerms("", false, 0, "");

    /** The longest respite that may be agreed. */
    public static final int MOST_DAYS = 365;

    public SpecialTerms {
        if (extraDays < 0 || extraDays > MOST_DAYS) {
            throw new IllegalArgumentException(extraDays + " days");
        }
    }

    public boolean isNone() {
        return policy.isEmpty() && !neverCollection && extraDays == 0;
    }
}
