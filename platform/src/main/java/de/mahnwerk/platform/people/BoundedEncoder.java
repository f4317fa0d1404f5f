package de.mahnwerk.platform.people;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Looks at passwords on a few threads of its own; a crowd before the login page waits there for its turn. Requests run on
 * virtual threads, and one of those that hashes gives its processor to nobody until it is done: a crowd would keep every page
 * waiting.
 */
final class BoundedEncoder implements PasswordEncoder {

    /** One for the process: when both sides run in it, they share its processors. */
    private static final Executor HANDS = hands(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private final PasswordEncoder encoder;
    private final Executor hands;

    BoundedEncoder(PasswordEncoder encoder) {
        this(encoder, HANDS);
    }

    BoundedEncoder(PasswordEncoder encoder, Executor hands) {
        this.encoder = encoder;
        this.hands = hands;
    }

    static Executor hands(int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("password-", 1).factory());
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, hands).join();
    }
}
