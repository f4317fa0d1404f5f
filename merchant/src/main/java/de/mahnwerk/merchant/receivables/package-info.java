/** Customers and their open items with a ledger of entries; blocks, disputes, returned debits. Other capabilities read and book here. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.receivables;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
