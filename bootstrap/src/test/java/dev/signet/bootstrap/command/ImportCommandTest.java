package dev.signet.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.server.Node;
import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private static Path data = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void users_of_every_kind_of_hash_log_in_beside_a_running_server_and_after() throws Exception {
        try (Node node = start()) {
            String file = write("users.csv", """
                    userName,email,displayName,active,password_hash,password_salt,password_iterations
                    petra,petra@example.org,"Petra, the first",true,%s,,
                    paul,,,,%s,%s,1000
                    bert,,,true,%s,,
                    dora,,,false,%s,,
                    nora,nora@example.org,,,,,
                    jane,,,,%s,,
                    """.formatted(
                            "$pbkdf2-sha256$i=1000$" + SALT + "$" + pbkdf2("Petras-Pass-1"),
                            pbkdf2("Pauls-Pass-1"),
                            SALT,
                            bcrypt("Berts-Pass-1"),
                            bcrypt("Doras-Pass-1"),
                            "pbkdf2_sha256$1000$twenty-four bytes salt!!$" + pbkdf2("Janes-Pass-1")));
            assertThat(imported("acme", file)).as(err::toString).isZero();
            assertThat(out.toString()).contains("added 6, there already 0, refused 0");

            Caller caller = node.caller();
            assertThat(caller.login("acme", "petra@example.org", "Petras-Pass-1")
                            .status())
                    .isEqualTo(200);
            assertThat(caller.login("acme", "petra", "Petras-Pass-1").status()).isEqualTo(200);
            assertThat(caller.login("acme", "paul", "Pauls-Pass-1").status()).isEqualTo(200);
            assertThat(caller.login("acme", "bert", "Berts-Pass-1").status()).isEqualTo(200);
            assertThat(caller.login("acme", "jane", "Janes-Pass-1").status()).isEqualTo(200);
            assertThat(caller.login("acme", "bert", "Pauls-Pass-1").status()).isEqualTo(401);
            assertThat(caller.login("acme", "dora", "Doras-Pass-1").status()).isEqualTo(403);
            assertThat(caller.login("primary", "bert", "Berts-Pass-1").status()).isEqualTo(401);
            assertThat(caller.operator("GET", "/admin/v1/tenants/acme/audit?action=user.imported", "")
                            .body())
                    .contains("6 users")
                    .doesNotContain("petra");
        }
        String more =
                write("more.jsonl", "{\"userName\":\"late\",\"password_hash\":\"" + bcrypt("Lates-Pass-1") + "\"}\n");
        assertThat(imported("acme", more)).as(err::toString).isZero();
        try (Node node = start()) {
            assertThat(node.caller().login("acme", "late", "Lates-Pass-1").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_bad_line_is_named_without_its_hash_and_stops_no_other() throws Exception {
        try (Node node = start()) {
            String secret = "$2b$10$SomethingSecretThatIsTooShort";
            String file = write("mixed.jsonl", """
                    {"userName":"good-1"}
                    {"userName":"with space"}
                    {"userName":"hash","password_hash":"%s"}
                    {"userName":"unknown","colour":"red"}
                    {"password_hash":"%s"}
                    {"userName":"test-client-002","active":"perhaps"}
                    %s is no JSON
                    {"userName":"alice","email":"good-1@example.org"}
                    {"userName":"good-2","active":true}
                    """.formatted(secret, secret, secret));
            assertThat(imported("acme", file)).isEqualTo(1);
            assertThat(out.toString()).contains("added 2, there already 0, refused 7");
            assertThat(err.toString().lines())
                    .hasSize(7)
                    .anyMatch(line -> line.startsWith("line 2: userName "))
                    .anyMatch(line -> line.startsWith("line 3: password_hash "))
                    .anyMatch(line -> line.startsWith("line 4: ") && line.contains("colour"))
                    .anyMatch(line -> line.startsWith("line 5: userName is missing"))
                    .anyMatch(line -> line.startsWith("line 6: active "))
                    .anyMatch(line -> line.startsWith("line 7: is no object"))
                    .anyMatch(line -> line.startsWith("line 8: the name"));
            assertThat(err.toString()).doesNotContain("Secret");
            assertThat(node.caller()
                            .operator("GET", "/admin/v1/tenants/acme/users", "")
                            .body())
                    .contains("good-1", "good-2");
        }
    }

    @Test
    void a_file_of_a_spreadsheet_is_read_and_what_is_ambiguous_or_garbled_is_refused() throws Exception {
        try (Node node = start()) {
            assertThat(imported("acme", write("sheet.csv", "\uFEFFuserName,email\r\nxena,xena@example.org\r\n")))
                    .as(err::toString)
                    .isZero();
            assertThat(imported("acme", write("none.csv", ""))).isEqualTo(1);
            assertThat(err.toString()).isEqualTo("The file is empty; its first line must name the fields.\n");

            err.getBuffer().setLength(0);
            assertThat(imported("acme", write("else.csv", "login,email\nxaver,xaver@example.org\n")))
                    .isEqualTo(1);
            assertThat(imported("acme", write("less.csv", "email\nxaver@example.org\n")))
                    .isEqualTo(1);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "The first line must name the fields, and there is no such field as login.",
                            "The first line must name the fields, and userName is missing.");

            err.getBuffer().setLength(0);
            assertThat(imported("acme", write("odd.jsonl", """
                    {"userName":"yara"}{"userName":"yuri"}
                    {"userName":"yael","userName":"yves"}
                    {"userName":"yoko"} and so on
                    """))).isEqualTo(1);
            assertThat(err.toString().lines())
                    .hasSize(3)
                    .startsWith("line 1: is more than one object of JSON", "line 2: is no object of JSON")
                    .allMatch(line -> line.contains(": is "));

            err.getBuffer().setLength(0);
            Path garbled = directory.resolve("garbled.csv");
            Files.write(garbled, "userName,email\nz\u00f6e,\nzora,\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(imported("acme", garbled.toString())).isEqualTo(1);
            assertThat(err.toString()).isEqualTo("line 2: is not text in UTF-8\n");

            for (String name : List.of("xena", "zora", "yara", "yuri", "yael", "yves", "yoko")) {
                var found = node.caller().operator("GET", "/admin/v1/tenants/acme/users?userName=" + name, "");
                assertThat(found.body().contains(name)).as(name).isEqualTo(!name.startsWith("y"));
            }
        }
    }

    @Test
    void a_large_file_goes_in_fast_once_and_a_rehearsal_adds_nobody() throws Exception {
        try (Node node = start()) {
            int many = 5_000;
            String hash = bcrypt("Everybodys-Pass-1");
            String file = write(
                    "many.csv",
                    IntStream.range(0, many)
                            .mapToObj(i -> "many-%d,many-%d@example.org,%s".formatted(i, i, hash))
                            .collect(Collectors.joining("\n", "userName,email,password_hash\n", "\n")));
            assertThat(run("import", "--tenant", "acme", "--file", file, "--dry-run"))
                    .isZero();
            assertThat(out.toString()).contains("would add 5000,");
            assertThat(node.caller()
                            .login("acme", "many-0", "Everybodys-Pass-1")
                            .status())
                    .isEqualTo(401);

            out.getBuffer().setLength(0);
            assertThat(imported("acme", file)).isZero();
            assertThat(out.toString()).contains("added 5000,");
            Matcher rate = Pattern.compile("\\((\\d+) lines a second\\)").matcher(out.toString());
            assertThat(rate.find()).isTrue();
            assertThat(Integer.parseInt(rate.group(1))).as(out::toString).isGreaterThan(300);

            out.getBuffer().setLength(0);
            assertThat(imported("acme", file)).isZero();
            assertThat(out.toString()).contains("added 0, there already 5000, refused 0");
            assertThat(node.caller()
                            .login("acme", "many-4999", "Everybodys-Pass-1")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void roles_come_along_and_count_at_the_first_login() throws Exception {
        try (Node node = start()) {
            String csv = write("roles.csv", """
                    userName,roles,password_hash
                    rita,user,%s
                    rolf,"user, nobody-knows",
                    """.formatted(bcrypt("Ritas-Pass-1")));
            assertThat(imported("acme", csv)).isEqualTo(1);
            assertThat(err.toString()).isEqualTo("line 3: roles names a role that the tenant has not\n");
            String json = write("roles.jsonl", """
                    {"userName":"rosa","roles":["user"],"password_hash":"%s"}
                    {"userName":"rene","roles":[]}
                    """.formatted(bcrypt("Rosas-Pass-1")));
            assertThat(imported("acme", json)).as(err::toString).isZero();

            for (String name : new String[] {"rita", "rosa"}) {
                String password = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "s-Pass-1";
                var login = node.caller().login("acme", name, password);
                assertThat(login.status()).as(login.body()).isEqualTo(200);
                assertThat(login.member("roles")).isEqualTo(List.of("user"));
                assertThat(String.valueOf(login.member("scope"))).contains("read:profile");
            }
        }
    }

    @Test
    void a_weaker_hash_is_replaced_at_the_first_login() throws Exception {
        try (Node node = start()) {
            String file = write("weak.csv", "userName,password_hash\nwanda," + bcrypt("Wandas-Pass-1") + "\n");
            assertThat(imported("acme", file)).as(err::toString).isZero();
            assertThat(hashOf("wanda")).startsWith("$2b$");

            assertThat(node.caller().login("acme", "wanda", "Wrong-Pass-1").status())
                    .isEqualTo(401);
            assertThat(hashOf("wanda")).startsWith("$2b$");
            assertThat(node.caller().login("acme", "wanda", "Wandas-Pass-1").status())
                    .isEqualTo(200);
            assertThat(hashOf("wanda")).startsWith("$argon2id$");
            assertThat(node.caller().login("acme", "wanda", "Wandas-Pass-1").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_cannot_be_begun_is_said() throws Exception {
        try (Node node = start()) {
            assertThat(node.httpPort()).isPositive();
            assertThat(imported("nobody", write("a.csv", "userName\na\n"))).isEqualTo(1);
            assertThat(imported("acme", write("a.txt", "userName\na\n"))).isEqualTo(2);
            assertThat(imported("acme", "missing.csv")).isEqualTo(2);
            assertThat(imported(
                            "acme",
                            Files.createDirectory(directory.resolve("d.csv")).toString()))
                    .isEqualTo(2);
            assertThat(err.toString().lines()).hasSize(4).noneMatch(line -> line.contains("Exception"));
            err.getBuffer().setLength(0);
            assertThat(imported("acme", write("torn.csv", "userName,email\nfine-1,\ntoo,many,fields\n\"torn\n")))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("line 3: has more or fewer", "line 4: is not well-formed");
            assertThat(out.toString()).contains("added 1,");
        }
    }

    private static final String SALT =
            Base64.getUrlEncoder().encodeToString("twenty-four bytes salt!!".getBytes(StandardCharsets.US_ASCII));

    private static String pbkdf2(String password) throws GeneralSecurityException {
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(
                        password.toCharArray(),
                        "twenty-four bytes salt!!".getBytes(StandardCharsets.US_ASCII),
                        1000,
                        256))
                .getEncoded();
        return Base64.getUrlEncoder().encodeToString(hash);
    }

    private static String bcrypt(String password) {
        return OpenBSDBCrypt.generate(
                "2b", password.toCharArray(), "sixteen bytes in".getBytes(StandardCharsets.US_ASCII), 4);
    }

    private static String hashOf(String user) throws SQLException {
        try (Connection connection = DATABASE.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select c.hash from signet.credential c join signet.app_user u on u.tenant = c.tenant and u.id = c.app_user where u.name = ? and c.kind = 'password' and c.state = 'live'")) {
            statement.setString(1, user);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private Node start() {
        return Node.start(DATABASE, data, InstantSource.system());
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private int imported(String tenant, String file) {
        return run("import", "--tenant", tenant, "--file", file);
    }

    private int run(String... args) {
        return CommandLineOfSignet.run(
                new Surroundings(
                        Node.environment(DATABASE, data),
                        directory,
                        InputStream.nullInputStream(),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)),
                args);
    }
}
