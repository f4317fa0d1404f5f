/**
 * Files in: open items as CSV, e-invoices, bank statements. {@link de.mahnwerk.merchant.imports.FileReaders} understands
 * them without a database; {@link de.mahnwerk.merchant.imports.Imports} takes what was understood into the books, once,
 * and keeps what was not with its reason.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.imports;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
