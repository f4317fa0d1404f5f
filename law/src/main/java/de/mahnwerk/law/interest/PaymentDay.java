package de.mahnwerk.law.interest;

/** Whether what is paid on a day still bears interest on that day; not settled, hence a setting (§ 288 BGB is silent). */
public enum PaymentDay {
    /** Interest runs to the end of the day of payment. The default. */
    COUNTED,
    /** Interest ends with the day before payment. */
    NOT_COUNTED
}
