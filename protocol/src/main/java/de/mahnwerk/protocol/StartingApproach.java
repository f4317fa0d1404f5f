package de.mahnwerk.protocol;

/** Where collection starts. */
public enum StartingApproach {
    PRE_COURT,
    COURT
}
