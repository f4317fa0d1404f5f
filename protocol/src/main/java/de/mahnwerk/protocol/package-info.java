/**
 * The hand-over protocol v1 between a merchant's system and a collection agency: its document
 * ({@code protocol/v1/openapi.yaml}), its messages as records, and the reading of requests after the document's rules.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.protocol;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
