/**
 * A debtor pays by instalments: offer with its costs, agreement, reminders, and what follows when an instalment does not come.
 * While a plan is kept the strategy rests. What is due and paid follows from the claim account, nothing is booked here.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.plans;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
