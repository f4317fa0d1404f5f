package de.mahnwerk.protocol;

/** The way by which a claim came to the agency; the terms may differ by it. */
public enum Channel {
    ERP_INTERFACE,
    PORTAL,
    FILE
}
