package de.mahnwerk.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedEncoderTest {

    private static final int PLACES = 3;
    private static final int CROWD = 40;

    /** Looks at no password to the end before it may. */
    private static final class Slow implements PasswordEncoder {

        private final CountDownLatch may = new CountDownLatch(1);
        private final AtomicInteger here = new AtomicInteger();
        private final AtomicInteger mostHere = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            int _ = mostHere.accumulateAndGet(here.incrementAndGet(), Math::max);
            try {
                may.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                int _ = here.decrementAndGet();
            }
            return "right".contentEquals(String.valueOf(password));
        }
    }

    @Test
    void a_crowd_is_looked_at_a_few_at_a_time_and_everybody_gets_an_answer() {
        Slow slow = new Slow();
        BoundedEncoder encoder = new BoundedEncoder(slow, BoundedEncoder.hands(PLACES));
        AtomicInteger right = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                String password = i % 2 == 0 ? "right" : "guess";
                crowd.execute(() -> {
                    int _ = (encoder.matches(password, "hash") ? right : wrong).incrementAndGet();
                });
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.here.get() == PLACES);
            slow.may.countDown();
        }
        assertThat(slow.mostHere).hasValue(PLACES);
        assertThat(right).hasValue(CROWD / 2);
        assertThat(wrong).hasValue(CROWD / 2);
    }

    @Test
    void pages_are_answered_while_a_crowd_is_looked_at() throws InterruptedException {
        BoundedEncoder encoder = new BoundedEncoder(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
        AtomicBoolean crowded = new AtomicBoolean(true);
        CountDownLatch page = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                crowd.execute(() -> {
                    while (crowded.get()) {
                        String _ = encoder.encode("guess");
                    }
                });
            }
            Thread _ = Thread.startVirtualThread(page::countDown);
            boolean answered = page.await(30, TimeUnit.SECONDS);
            crowded.set(false);
            assertThat(answered).isTrue();
        }
    }
}
