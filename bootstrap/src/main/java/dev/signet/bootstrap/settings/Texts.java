package dev.signet.bootstrap.settings;

import dev.signet.bootstrap.Document;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How the text of a setting becomes a value.
final class Texts {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern VAULT_PATH = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
    private static final int SHORTEST_SECRET = 16;

    private Texts() {}

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            try {
                int value = Integer.parseInt(text);
                InvalidValue.unless(value >= least && value <= most, "is out of range");
                return value;
            } catch (NumberFormatException e) {
                throw new InvalidValue("is no whole number");
            }
        };
    }

    static Function<String, Duration> seconds(int least, int most) {
        return number(least, most).andThen(Duration::ofSeconds);
    }

    static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw new InvalidValue("is neither true nor false");
        };
    }

    static Token token(String text) {
        InvalidValue.unless(text.length() >= SHORTEST_SECRET, "is too short to be a secret");
        InvalidValue.unless(
                text.chars().allMatch(c -> c > ' ' && c < 0x7f), "holds characters that no header can carry");
        return new Token(text);
    }

    static String header(String text) {
        InvalidValue.unless(HEADER.matcher(text).matches(), "is no header name");
        return text.toLowerCase(Locale.ROOT);
    }

    /// A comma list, as it is documented, or a JSON array, as the original reads it.
    static List<String> headers(String text) {
        List<String> names = text.startsWith("[") ? array(text) : Arrays.asList(text.split(",", -1));
        InvalidValue.unless(!names.isEmpty(), "names no header");
        return names.stream().map(name -> header(name.strip())).distinct().toList();
    }

    static SignatureAlgorithm algorithm(String text) {
        return SignatureAlgorithm.ofWireName(text).orElseThrow(() -> new InvalidValue("is not known"));
    }

    static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidValue("is no path");
        }
    }

    /// A directory, or where one can be made.
    static Path directory(String text) {
        Path path = path(text);
        InvalidValue.unless(!Files.isRegularFile(path), "is a file, and a directory is needed there");
        return path;
    }

    /// The base URL of a collector, without a slash at its end.
    static URI collector(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean spoken = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            InvalidValue.unless(spoken && uri.getHost() != null, "is no http or https URL");
            InvalidValue.unless(
                    uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null,
                    "has a query, a fragment or a password");
            return uri;
        } catch (URISyntaxException e) {
            throw new InvalidValue("is no URL");
        }
    }

    /// Header fields, as `OTEL_EXPORTER_OTLP_HEADERS` has them (values percent-encoded).
    static Map<String, Token> pairs(String text) {
        Map<String, Token> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            InvalidValue.unless(equals > 0, "has a part without name or equals sign");
            String value =
                    URLDecoder.decode(pair.substring(equals + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8);
            InvalidValue.unless(
                    value.chars().allMatch(c -> c >= ' ' && c < 0x7f), "holds characters that no header can carry");
            pairs.put(header(pair.substring(0, equals).strip()), new Token(value));
        }
        return pairs;
    }

    static String host(String text) {
        InvalidValue.unless(HOST.matcher(text).matches(), "is no address to listen on");
        return text;
    }

    static String word(String text) {
        InvalidValue.unless(WORD.matcher(text).matches(), "is not one word");
        return text;
    }

    static Function<String, String> oneOf(String... words) {
        return text -> {
            String word = text.toLowerCase(Locale.ROOT);
            InvalidValue.unless(Arrays.asList(words).contains(word), "is not known");
            return word;
        };
    }

    /// A secret of another system's making.
    static Token anything(String text) {
        InvalidValue.unless(text.chars().allMatch(c -> c > ' ' && c < 0x7f), "holds white space or no ASCII");
        return new Token(text);
    }

    /// A key, or where it is kept.
    static String keySource(String text) {
        if (KeyPlaces.isPlace(text)) {
            KeySource.elsewhere(text);
        }
        return text;
    }

    static String vaultPath(String text) {
        InvalidValue.unless(VAULT_PATH.matcher(text).matches(), "is no path of Vault");
        return text;
    }

    static String vaultTemplate(String text) {
        KeySource.elsewhere("vault:" + text.replace("{tenant}", "t"));
        return text;
    }

    static String awsTemplate(String text) {
        KeySource.elsewhere("aws:" + text.replace("{tenant}", "t"));
        return text;
    }

    static boolean surely(String text) {
        InvalidValue.unless(truth(text), "would let anybody be Vault; name its authority by VAULT_CACERT");
        return true;
    }

    static Duration fewSeconds(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text);
            InvalidValue.unless(
                    seconds.compareTo(new BigDecimal("0.1")) >= 0 && seconds.compareTo(new BigDecimal("60")) <= 0,
                    "is out of range");
            return Duration.ofMillis(seconds.movePointRight(3).longValue());
        } catch (NumberFormatException e) {
            throw new InvalidValue("is no number");
        }
    }

    private static List<String> array(String text) {
        Object value = Document.parse(text);
        InvalidValue.unless(
                value instanceof List<?> list && list.stream().allMatch(String.class::isInstance),
                "is no list of names");
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(String.class::cast).toList();
    }
}
