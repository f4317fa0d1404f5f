package de.mahnwerk.merchant.dunning;

/** Every way in which taking back a run can end. */
public sealed interface Undo {

    record Done(long counterRun) implements Undo {}

    /** The run was never carried out, or is taken back already. */
    record NotCarriedOut() implements Undo {}

    /** A later run went on from there: it must be taken back first. */
    record LaterRun(long run) implements Undo {}
}
