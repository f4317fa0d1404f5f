package de.mahnwerk.platform.bank;

import java.util.List;

/** What a bank's file says, and what could not be understood of it. */
public record BankFile(List<Statement> statements, List<Fault> faults) {

    public BankFile {
        statements = List.copyOf(statements);
        faults = List.copyOf(faults);
    }

    /** The entries of all statements. */
    public List<BankEntry> entries() {
        return statements.stream().flatMap(s -> s.entries().stream()).toList();
    }
}
