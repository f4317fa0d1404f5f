package de.mahnwerk.platform.bank;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads bank statements (camt.053) and notifications (camt.054), versions 2 to 13, alone or several in a ZIP as German
 * banks deliver them. A statement is read entry by entry, so its size does not matter; a broken entry is a fault and
 * the next one is read; XML that breaks off is refused as a whole, for nobody knows what is missing.
 */
public final class Camt {

    private Camt() {}

    /** What the file says; never throws for what stands in it. */
    public static BankFile read(byte[] file) {
        if (!Archive.isZip(file)) {
            return new CamtReader().read(file);
        }
        List<Statement> statements = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Archive archive = Archive.open(file);
        faults.addAll(archive.faults());
        for (Archive.Member member : archive.members()) {
            BankFile one = new CamtReader().read(member.bytes());
            statements.addAll(one.statements());
            one.faults().stream()
                    .map(f -> new Fault(member.name() + ": " + f.at(), f.field(), f.value(), f.code()))
                    .forEach(faults::add);
        }
        return new BankFile(CamtReader.numbered(statements), faults);
    }

    /** Whether the file claims to be a camt message (or a ZIP, in which there may be some). */
    public static boolean looksLike(byte[] file) {
        return CamtReader.format(file).startsWith("camt.");
    }
}
