/** What people write about customers, invoices and cases, and what they mean to do: notes with files, and tasks. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.notes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
