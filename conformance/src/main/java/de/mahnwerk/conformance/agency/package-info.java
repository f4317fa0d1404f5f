/**
 * Plays a merchant against any agency. Each class with the name of a topic holds the checks of that topic;
 * {@link de.mahnwerk.conformance.agency.AgencyKit} runs them all. Checks share nothing that one of them changes: whoever
 * changes a case opens one of its own, so that one broken rule is found by the check of that rule and by no other.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.conformance.agency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
