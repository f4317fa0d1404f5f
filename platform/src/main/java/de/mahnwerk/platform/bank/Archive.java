package de.mahnwerk.platform.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a ZIP, within limits: a small archive may unfold to more than a machine holds. Folders are walked, archives
 * in archives are not.
 */
public record Archive(List<Member> members, List<Fault> faults) {

    /** A file of the archive with its unpacked content. */
    public record Member(String name, byte[] bytes) {}

    private static final int MOST_FILES = 10_000;
    private static final int LARGEST_TOTAL = 256 * 1024 * 1024;

    public static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** Unpacks at most 10,000 files and 256 MiB; what exceeds that is a fault and what came before it is dropped. */
    public static Archive open(byte[] file) {
        List<Member> members = new ArrayList<>();
        int left = LARGEST_TOTAL;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || members.size() == MOST_FILES) {
                    return refused("archive-too-large", entry.getName());
                }
                members.add(new Member(entry.getName(), bytes));
            }
        } catch (IOException | IllegalArgumentException e) {
            return refused("archive-broken", "");
        }
        return members.isEmpty() ? refused("archive-empty", "") : new Archive(members, List.of());
    }

    private static Archive refused(String code, String name) {
        return new Archive(List.of(), List.of(new Fault(name, "", "", code)));
    }
}
