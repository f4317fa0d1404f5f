package de.mahnwerk.protocol;

import java.util.UUID;

/** What the agency made of a direct payment. */
public record PaymentAnswer(UUID paymentId, Allocation allocation, Claim claim) {}
