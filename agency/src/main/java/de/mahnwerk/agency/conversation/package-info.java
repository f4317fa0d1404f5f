/** What agency and client say to each other about a case: messages and queries, decisions, instructions. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.conversation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
