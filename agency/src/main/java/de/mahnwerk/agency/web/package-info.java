/** The pages of the agency's clerks. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
