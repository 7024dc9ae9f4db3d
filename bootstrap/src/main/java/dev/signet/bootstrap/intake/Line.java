package dev.signet.bootstrap.intake;

import dev.signet.application.user.ImportUsers.Newcomer;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a file says of one user: texts by name of field. What it says of their password is never repeated.
final class Line {

    static final String HASH = "password_hash";
    static final String ROLES = "roles";
    private static final String SALT = "password_salt";
    private static final String ITERATIONS = "password_iterations";
    private static final String NAME = "userName";
    private static final Set<String> FIELDS =
            Set.of(NAME, "email", "displayName", "active", ROLES, HASH, SALT, ITERATIONS);

    /// Django's spelling of PBKDF2, whose salt is a text.
    private static final Pattern DJANGO = Pattern.compile("pbkdf2_sha256\\$(\\d{1,7})\\$([^$]+)\\$([^$]+)");

    /// What stands for bytes that are no UTF-8.
    private static final int LOST = 0xFFFD;

    private final long number;
    private final Map<String, String> fields;

    Line(long number, Map<String, String> fields) {
        this.number = number;
        this.fields = Map.copyOf(fields);
    }

    /// Its first line in the file, from 1.
    long number() {
        return number;
    }

    /// What is wrong with fields of these names, whatever they hold.
    static Optional<String> mistake(Collection<String> names) {
        return names.stream()
                .filter(name -> !FIELDS.contains(name))
                .sorted()
                .findFirst()
                .map(name -> "there is no such field as " + printable(name))
                .or(() -> names.contains(NAME) ? Optional.empty() : Optional.of(NAME + " is missing"));
    }

    /// @throws InvalidValue naming the field that is wrong
    Newcomer newcomer() {
        InvalidValue.unless(
                fields.values().stream().allMatch(value -> value.indexOf(LOST) < 0), "is not text in UTF-8");
        mistake(fields.keySet()).ifPresent(mistake -> {
            throw new InvalidValue(mistake);
        });
        UserName name = read(NAME, UserName::new).orElseThrow();
        Newcomer newcomer = new Newcomer(
                name,
                read("email", Email::new),
                read("displayName", Function.identity()),
                read("active", Line::state).orElse(UserState.ACTIVE),
                password(),
                read(ROLES, Line::roles).orElse(Set.of()));
        read(
                "displayName",
                text -> new User(
                        new UserId(new UUID(0, 0)),
                        name,
                        Optional.empty(),
                        Optional.of(text),
                        UserState.ACTIVE,
                        dev.signet.domain.Version.FIRST));
        return newcomer;
    }

    /// Either whole, or in the three columns of the tenant API's original.
    private Optional<PasswordHash> password() {
        if (!fields.containsKey(SALT) && !fields.containsKey(ITERATIONS)) {
            return read(HASH, Line::whole);
        }
        String salt = read(SALT, Function.identity()).orElseThrow(() -> new InvalidValue(SALT + " is missing"));
        String iterations =
                read(ITERATIONS, Line::iterations).orElseThrow(() -> new InvalidValue(ITERATIONS + " is missing"));
        return read(HASH, hash -> pbkdf2(iterations, salt, hash));
    }

    private static PasswordHash whole(String text) {
        Matcher django = DJANGO.matcher(text);
        if (!django.matches()) {
            return new PasswordHash(text);
        }
        byte[] salt = django.group(2).getBytes(StandardCharsets.UTF_8);
        return pbkdf2(django.group(1), Base64.getUrlEncoder().encodeToString(salt), django.group(3));
    }

    private static PasswordHash pbkdf2(String iterations, String salt, String hash) {
        return new PasswordHash("$pbkdf2-sha256$i=%s$%s$%s".formatted(iterations, salt, hash));
    }

    private <T> Optional<T> read(String field, Function<String, T> reading) {
        try {
            return Optional.ofNullable(fields.get(field)).map(reading);
        } catch (InvalidValue e) {
            throw new InvalidValue(field + " " + e.getMessage());
        }
    }

    /// A comma is the one character that separates; the names of roles may hold others.
    private static Set<RoleName> roles(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(RoleName::new)
                .collect(Collectors.toSet());
    }

    private static String iterations(String text) {
        InvalidValue.unless(text.matches("[1-9]\\d{0,6}"), "must be a whole number of at most seven digits");
        return text;
    }

    private static UserState state(String text) {
        return switch (text) {
            case "true" -> UserState.ACTIVE;
            case "false" -> UserState.DISABLED;
            default -> throw new InvalidValue("must be true or false");
        };
    }

    private static String printable(String field) {
        return field.matches("[A-Za-z0-9_.-]{1,40}") ? field : "one of the line's";
    }
}
