/**
 * Proves that a system speaks the hand-over protocol. A {@link de.mahnwerk.conformance.Check} is one rule with a stable name;
 * a {@link de.mahnwerk.conformance.Trial} runs checks against one counterpart and comes to
 * {@link de.mahnwerk.conformance.Findings}, which say for each rule what was sent, what came and how it was judged. Knows the
 * protocol and nothing else of the house.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.conformance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
