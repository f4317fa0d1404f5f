/** A small client of the hand-over protocol and its webhook signature: the JDK's HTTP client, no framework. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.protocol.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
