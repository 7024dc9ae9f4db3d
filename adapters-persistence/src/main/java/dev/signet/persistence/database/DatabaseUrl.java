package dev.signet.persistence.database;

import dev.signet.application.StoreUnavailable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Where the database is and who logs in, from one setting:
/// `jdbc:postgresql://host:port/db?user=…&password=…` or `postgresql://user:password@host:port/db` (also
/// `postgres://`). Several hosts, IPv6 and every parameter of the driver are understood; a parameter nobody
/// knows is refused rather than ignored. It never shows its password.
public final class DatabaseUrl {

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:postgresql|postgresql|postgres)://(?:(?<login>[^/?]*)@)?(?<rest>[^@/?]*(?:[/?].*)?)");

    /// What libpq calls differently from the driver.
    private static final Map<String, PGProperty> LIBPQ = Map.of(
            "application_name", PGProperty.APPLICATION_NAME,
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "channel_binding", PGProperty.CHANNEL_BINDING);

    private final Properties settings;

    private DatabaseUrl(Properties settings) {
        this.settings = settings;
    }

    /// Reads what an operator wrote.
    ///
    /// @throws IllegalArgumentException if `text` is no such URL; the message never repeats it
    public static DatabaseUrl parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be jdbc:postgresql://host:port/database?user=…&password=… "
                            + "or postgresql://user:password@host:port/database (with / and ? inside user and password written %2F and %3F)");
        }
        Properties login = loginOf(form.group("login"));
        Properties parsed = parsed("jdbc:postgresql://" + form.group("rest"), login);
        Properties settings = new Properties();
        for (String name : parsed.stringPropertyNames()) {
            known(name).set(settings, parsed.getProperty(name));
        }
        return new DatabaseUrl(settings);
    }

    /// A server on this machine, spoken to without encryption.
    public static DatabaseUrl local(int port, String database, String user, String password) {
        Properties settings = new Properties();
        PGProperty.PG_HOST.set(settings, "127.0.0.1");
        PGProperty.PG_PORT.set(settings, port);
        PGProperty.PG_DBNAME.set(settings, database);
        PGProperty.USER.set(settings, user);
        PGProperty.PASSWORD.set(settings, password);
        PGProperty.SSL_MODE.set(settings, "disable");
        PGProperty.GSS_ENC_MODE.set(settings, "disable");
        return new DatabaseUrl(settings);
    }

    /// The same server and login, another database.
    public DatabaseUrl database(String name) {
        Properties other = new Properties();
        other.putAll(settings);
        PGProperty.PG_DBNAME.set(other, name);
        return new DatabaseUrl(other);
    }

    /// The same server, database and user, with this password.
    public DatabaseUrl password(String password) {
        Properties other = new Properties();
        other.putAll(settings);
        PGProperty.PASSWORD.set(other, password);
        return new DatabaseUrl(other);
    }

    /// The same server and database, another login.
    public DatabaseUrl login(String user, String password) {
        Properties other = new Properties();
        other.putAll(settings);
        PGProperty.USER.set(other, user);
        PGProperty.PASSWORD.set(other, password);
        return new DatabaseUrl(other);
    }

    /// One connection of its own, outside any pool.
    ///
    /// @throws StoreUnavailable if the server does not answer or does not let the login in
    public Connection connect() {
        try {
            return dataSource().getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailable("No connection to the database at %s: %s".formatted(this, e.getMessage()), e);
        }
    }

    /// An unpooled source of connections under the login.
    PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        settings.stringPropertyNames().forEach(name -> source.setProperty(known(name), settings.getProperty(name)));
        if (PGProperty.APPLICATION_NAME.getOrNull(settings) == null) {
            source.setApplicationName("signet");
        }
        return source;
    }

    /// Host, port, database and user; never the password.
    @Override
    public String toString() {
        return "%s:%s/%s as %s"
                .formatted(
                        PGProperty.PG_HOST.getOrDefault(settings),
                        PGProperty.PG_PORT.getOrDefault(settings),
                        PGProperty.PG_DBNAME.getOrDefault(settings),
                        PGProperty.USER.getOrDefault(settings));
    }

    private static Properties loginOf(@Nullable String login) {
        Properties properties = new Properties();
        if (login != null) {
            int colon = login.indexOf(':');
            PGProperty.USER.set(properties, decoded(colon < 0 ? login : login.substring(0, colon)));
            if (colon >= 0) {
                PGProperty.PASSWORD.set(properties, decoded(login.substring(colon + 1)));
            }
        }
        return properties;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // its message would repeat the text
            throw new IllegalArgumentException(
                    "has a percent sign in user or password that is not followed by two hex digits");
        }
    }

    private static Properties parsed(String jdbc, Properties login) {
        Properties parsed = Driver.parseURL(jdbc, login);
        if (parsed == null) {
            throw new IllegalArgumentException("has a host, port, database or parameter that cannot be read");
        }
        return parsed;
    }

    private static PGProperty known(String name) {
        PGProperty property = PGProperty.forName(name);
        PGProperty known = property == null ? LIBPQ.get(name) : property;
        if (known == null) {
            throw new IllegalArgumentException("has the parameter " + name + ", which is not known");
        }
        return known;
    }
}
