package de.mahnwerk.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment or credit before the hand-over; already taken off the open amounts. */
public record PaymentSoFar(
        Amount amount,
        LocalDate paidOn,
        @Nullable String invoiceNumber,
        @Nullable String text) {}
