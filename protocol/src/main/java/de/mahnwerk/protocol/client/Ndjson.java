package de.mahnwerk.protocol.client;

import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.ProtocolJson;
import java.util.Arrays;
import java.util.List;

/** A batch as it goes over the wire, one claim a line, made while it is sent and made anew for each attempt. */
final class Ndjson {

    private Ndjson() {}

    static Iterable<byte[]> of(List<NewClaim> claims) {
        return () -> claims.stream().map(Ndjson::line).iterator();
    }

    private static byte[] line(NewClaim claim) {
        byte[] json = ProtocolJson.strict().writeValueAsBytes(claim);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
