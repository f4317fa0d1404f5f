package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.events.BodyTooLarge;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try (DigestInputStream in = new DigestInputStream(new Bounded(request.getInputStream()), digest())) {
            Reading<List<Reading<NewClaim>>> claims = Requests.batch(in);
            byte[] rest = new byte[CHUNK];
            // a batch that is refused half way is read to its end, so that its digest is of all of it
            while (in.read(rest) >= 0) {}
            return new BatchBody(claims, in.getMessageDigest().digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    /** Ends the call when more comes than a batch can be, whatever the header says. */
    private static final class Bounded extends FilterInputStream {

        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int some = super.read(into, from, most);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > LARGEST) {
                throw new BodyTooLarge(LARGEST);
            }
        }
    }
}
