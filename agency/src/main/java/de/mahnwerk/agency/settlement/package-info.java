/** Statements of account to clients: receipts, fees, waived fees, VAT, payout. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
