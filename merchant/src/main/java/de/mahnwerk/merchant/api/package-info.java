/**
 * The merchant side's own interface for shops and ERPs: customers, invoices, payments, blocks and the one click, below
 * {@code /api/v1}, as {@code merchant/api/v1/openapi.yaml} describes it. It reads and writes messages; all work is done by the
 * doors that pages and imports use.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
