package de.mahnwerk.agency.cases;

/** The way by which a claim came; decided by the door, never by the sender. */
public enum Channel {
    ERP_INTERFACE,
    PORTAL,
    FILE
}
