package de.mahnwerk.platform.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a call when more comes than its body can be, whatever the header says. */
public final class BoundedInput extends FilterInputStream {

    private final long most;
    private long read;

    /** Throws {@link BodyTooLarge} beyond {@code most} bytes. */
    public BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int wanted) throws IOException {
        int some = super.read(into, from, wanted);
        count(Math.max(0, some));
        return some;
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw new BodyTooLarge(most);
        }
    }
}
