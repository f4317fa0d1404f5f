/**
 * The population simulator: thousands of invented debtors, whose behaviour is assumed, live through years of a real agency;
 * it touches no table and tells what the agency can prove of itself.
 */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app.simulate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
