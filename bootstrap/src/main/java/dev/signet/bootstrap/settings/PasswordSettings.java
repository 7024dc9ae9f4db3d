package dev.signet.bootstrap.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How passwords are hashed, and how often they may be guessed.
final class PasswordSettings {

    static final Setting<Integer> ARGON2_MEMORY = Setting.of(
            "IDENTITY_ARGON2_MEMORY_KIB",
            "8192 to 1048576",
            "19456",
            "Memory of one Argon2id hash.",
            Texts.number(8_192, 1_048_576));

    static final Setting<Integer> ARGON2_ITERATIONS = Setting.of(
            "IDENTITY_ARGON2_ITERATIONS", "1 to 20", "2", "Passes of one Argon2id hash.", Texts.number(1, 20));

    static final Setting<Integer> ARGON2_LANES = Setting.of(
            "IDENTITY_ARGON2_PARALLELISM", "1 to 16", "1", "Lanes of one Argon2id hash.", Texts.number(1, 16));

    static final Setting<Optional<Integer>> HASHES_AT_ONCE = Setting.optional(
            "IDENTITY_PASSWORD_HASHES_AT_ONCE",
            "1 to 256",
            "half of the cores, at least 1",
            "How many passwords are hashed at once, so that a storm of logins starves nothing else.",
            Texts.number(1, 256));

    static final Setting<Duration> HASH_WAIT = Setting.of(
            "IDENTITY_PASSWORD_HASH_WAIT_SECONDS",
            "1 to 60",
            "5",
            "How long a login waits for its turn before it is answered 503.",
            Texts.seconds(1, 60));

    static final Setting<Integer> GUESSES_PER_SOURCE = Setting.of(
            "IDENTITY_FAILED_LOGINS_PER_MINUTE",
            "1 to 1000000",
            "60",
            "How many wrong passwords, and wrong client secrets that somebody chose, one source may send a minute to a "
                    + "tenant; the next is answered 429 unlooked at. Right ones do not count, nor does who presents the "
                    + "service token.",
            Texts.number(1, 1_000_000));

    static final Setting<Integer> GUESSES_FREE = Setting.of(
            "IDENTITY_MAX_LOGIN_ATTEMPTS",
            "1 to 1000",
            "5",
            "How many wrong passwords an account bears before each further one makes strangers wait (429).",
            Texts.number(1, 1_000));

    static final Setting<Duration> BACK_OFF_FIRST = Setting.of(
            "IDENTITY_LOGIN_BACKOFF_SECONDS",
            "1 to 3600",
            "1",
            "The first of these waits; each further miss doubles it. What is tried while one waits does not count.",
            Texts.seconds(1, 3_600));

    static final Setting<Duration> BACK_OFF_LONGEST = Setting.of(
            "IDENTITY_LOGIN_BACKOFF_MAX_SECONDS",
            "1 to 86400",
            "900",
            "The longest of these waits.",
            Texts.seconds(1, 86_400));

    static final Setting<Duration> BACK_OFF_MEMORY = Setting.of(
            "IDENTITY_LOGIN_BACKOFF_MEMORY_SECONDS",
            "1 to 604800",
            "3600",
            "After how long without a wrong password the earlier ones are forgotten.",
            Texts.seconds(1, 604_800));

    static final Setting<Duration> FAMILIARITY = Setting.of(
            "IDENTITY_LOGIN_FAMILIAR_SECONDS",
            "60 to 31536000",
            "2592000",
            "How long a source that logged in to an account is spared the waits that strangers cause.",
            Texts.seconds(60, 31_536_000));

    static final List<Setting<?>> ALL = List.of(
            ARGON2_MEMORY,
            ARGON2_ITERATIONS,
            ARGON2_LANES,
            HASHES_AT_ONCE,
            HASH_WAIT,
            GUESSES_PER_SOURCE,
            GUESSES_FREE,
            BACK_OFF_FIRST,
            BACK_OFF_LONGEST,
            BACK_OFF_MEMORY,
            FAMILIARITY);

    private PasswordSettings() {}
}
