/** What happens next to a case: a sequence of steps that a person can read, each done exactly once. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.strategy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
