/** The agency's clients: master data, terms by date, credentials, and who may call the interface for whom. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.clients;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
