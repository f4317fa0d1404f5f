/**
 * Plays an agency against any merchant's receiver of webhooks: what is signed is acknowledged, what is not is refused, and
 * nothing that a later version may bring breaks it.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.conformance.merchant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
