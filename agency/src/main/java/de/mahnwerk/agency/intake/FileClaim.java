package de.mahnwerk.agency.intake;

import tools.jackson.databind.node.ObjectNode;

/** A claim of a file as JSON, and where in the file it stands. */
record FileClaim(String at, String reference, ObjectNode json) {}
