package de.mahnwerk.platform.people;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Each password costs memory and processor time, on purpose. Only so many are looked at at once that a crowd before the login
 * page takes neither from those who work; the others of the crowd wait for their turn.
 */
final class BoundedEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore places;

    BoundedEncoder(PasswordEncoder encoder, int places) {
        this.encoder = encoder;
        this.places = new Semaphore(places, true);
    }

    /** Leaves a processor for the pages, because a thread that hashes gives way to none. */
    static BoundedEncoder of(PasswordEncoder encoder) {
        return new BoundedEncoder(encoder, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inPlace(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inPlace(() -> encoder.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inPlace(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
