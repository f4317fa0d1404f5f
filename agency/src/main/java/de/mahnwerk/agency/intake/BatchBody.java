package de.mahnwerk.agency.intake;

import de.mahnwerk.platform.api.BoundedInput;
import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.DigestInputStream;
import java.util.List;

/**
 * A batch as it was read from the wire, claim by claim; the raw text is gone, its digest says whether it is the same again.
 *
 * @param sha256 of all that was sent
 */
record BatchBody(Reading<List<Reading<NewClaim>>> claims, byte[] sha256) {

    private static final long LARGEST = 32L * 1024 * 1024;
    private static final int CHUNK = 8192;

    static BatchBody read(HttpServletRequest request) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(new BoundedInput(request.getInputStream(), LARGEST), Sha256.digest())) {
            Reading<List<Reading<NewClaim>>> claims = Requests.batch(in);
            byte[] rest = new byte[CHUNK];
            // a batch that is refused half way is read to its end, so that its digest is of all of it
            while (in.read(rest) >= 0) {}
            return new BatchBody(claims, in.getMessageDigest().digest());
        }
    }
}
