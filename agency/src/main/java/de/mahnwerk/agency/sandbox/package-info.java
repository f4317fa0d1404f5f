/** The future of a test client's claims, played at the press of a button; real claims never come here. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.sandbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
