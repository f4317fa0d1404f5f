/** The claim account: double entry, append-only, each line with its reason; allocation of payments by law; balances of any day. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
