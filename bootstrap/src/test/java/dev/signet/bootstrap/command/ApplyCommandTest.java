package dev.signet.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Node;
import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ApplyCommandTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @RegisterExtension
    static final TestDatabase ELSEWHERE = TestDatabase.empty();

    @RegisterExtension
    static final TestDatabase SERVED = TestDatabase.empty();

    private static final Path EXAMPLE =
            Path.of("../docs/examples/deployment.yaml").toAbsolutePath().normalize();

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_example_applied_twice_is_the_same_as_once() {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        environment.put("GLOBEX_ROOT_PASSWORD", "Correct-Horse-1");

        assertThat(run(environment, "apply", "-f", EXAMPLE.toString()))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .contains("tenant globex: made", "secret of client globex/console, shown this once: scs_");

        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "-f", EXAMPLE.toString())).isZero();
        assertThat(out.toString().lines()).isNotEmpty().allMatch(line -> line.endsWith(": unchanged"));
    }

    @Test
    void a_dry_run_tells_all_and_writes_nothing() throws IOException {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        Files.writeString(directory.resolve("first.yaml"), """
            tenants:
              - slug: umbrella
                scopes: [{name: 'write:lab', implies: ['read:lab']}]
                roles: [{name: keeper, scopes: ['read:lab']}]
                clients: [{client_id: gate, scope: 'read:lab'}]
                users: [{userName: rain, email: rain@umbrella.example, roles: [keeper]}]
            """);
        assertThat(run(environment, "apply", "--dry-run", "-f", "first.yaml")).isZero();
        assertThat(out.toString())
                .contains("+ tenant umbrella", "+ scope umbrella/write:lab", "    implies: [read:lab]")
                .endsWith("dry run, nothing written: 5 to make, 0 to change, 0 unchanged, 0 refused\n");
        assertThat(run(environment, "export", "--tenant", "umbrella")).isEqualTo(1);

        run(environment, "apply", "-f", "first.yaml");
        Files.writeString(directory.resolve("second.yaml"), """
            tenants:
              - slug: umbrella
                scopes: [{name: 'write:lab', implies: ['read:lab']}]
                clients: [{client_id: gate, scope: 'write:lab read:lab', default_scope: 'read:lab'}]
                users:
                  - {userName: rain, roles: []}
                  - {userName: alice, roles: [nobody]}
            """);
        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "--dry-run", "-f", "second.yaml")).isEqualTo(1);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
            ~ client umbrella/gate
                scope: read:lab -> read:lab write:lab
            ~ user umbrella/rain
                roles: [keeper] -> []
            ! user umbrella/alice: would be refused: one of the roles does not exist
            dry run, nothing written: 0 to make, 2 to change, 2 unchanged, 1 refused
            """);
    }

    @Test
    void what_is_exported_and_applied_changes_nothing() throws IOException {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        environment.put("GLOBEX_ROOT_PASSWORD", "Correct-Horse-1");
        run(environment, "apply", "-f", EXAMPLE.toString());
        Files.writeString(directory.resolve("more.yaml"), """
            tenants:
              - slug: hooli
                name: 'true'
                state: suspended
                policy: {subject: username, refresh_grace_seconds: 0, legacy_jwks: true, key_rotation_days: 0}
                scopes:
                  - {name: 'write:box', implies: ['read:box'], description: 'a # mark: and "quotes"'}
                roles: [{name: '007', scopes: ['write:box']}]
                clients:
                  - client_id: '42'
                    token_endpoint_auth_methods: [private_key_jwt]
                    access_token_ttl_seconds: 600
                    default_scope: ''
                    scope: 'read:box'
                    jwks: {keys: [{kty: OKP, crv: Ed25519, x: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo}]}
                  - client_id: '43'
                    token_endpoint_auth_methods: [private_key_jwt]
                    jwks_env: HOOLI_KEYS
                users: [{userName: gavin, active: false, displayName: 'Gavin: Belson', roles: ['007']}]
            """);
        environment.put(
                "HOOLI_KEYS",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}");
        assertThat(run(environment, "apply", "-f", "more.yaml"))
                .as(err::toString)
                .isZero();

        for (String form : List.of("--json", "--tenant=hooli", "--tenant=globex")) {
            out.getBuffer().setLength(0);
            assertThat(run(environment, "export", form)).as(err::toString).isZero();
            assertThat(out.toString()).doesNotContain("scs_", "Correct-Horse", "argon2");
            Files.writeString(directory.resolve("exported"), out.toString());
            out.getBuffer().setLength(0);
            assertThat(run(environment, "apply", "--dry-run", "-f", "exported"))
                    .as(err::toString)
                    .isZero();
            assertThat(out.toString()).contains(" 0 to make, 0 to change,");
            out.getBuffer().setLength(0);
            assertThat(run(environment, "apply", "-f", "exported")).isZero();
            assertThat(out.toString().lines()).isNotEmpty().allMatch(line -> line.endsWith(": unchanged"));
        }
    }

    @Test
    void what_is_exported_and_applied_elsewhere_is_exported_there_likewise() throws IOException {
        Map<String, String> here = Node.environment(DATABASE, directory);
        here.put("GLOBEX_ROOT_PASSWORD", "Correct-Horse-1");
        run(here, "apply", "-f", EXAMPLE.toString());
        Files.writeString(directory.resolve("people.yaml"), """
            tenants:
              - slug: piper
                policy: {token_algorithm: EdDSA}
                credential_policy:
                  {password_max_age_days: 30, api_key_max_age_days: 7, password_min_length: 14, password_history: 3,
                   password_min_age_seconds: 3600}
                users:
                  - userName: richard
                    email: richard@piper.example
                    profile:
                      externalId: '0042'
                      name: {formatted: 'R. Hendricks', familyName: Hendricks, honorificPrefix: ''}
                      emails:
                        - {value: richard@piper.example, type: home, primary: true}
                        - {value: rh@hooli.example, display: old}
                      phoneNumbers: [{value: '+15550100003', type: mobile}]
                      urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:
                        {employeeNumber: '1', manager: {displayName: nobody}}
                  - {userName: dinesh, email: d@piper.example, profile: {title: 'Senior: "1"'}}
                  - {userName: jared, active: false}
                groups:
                  - {displayName: Board, members: [richard, jared]}
                  - {displayName: Board, members: [dinesh]}
                  - {displayName: Devs, externalId: d-1, members: [dinesh, richard]}
                  - {displayName: Nobody}
            """);
        assertThat(run(here, "apply", "-f", "people.yaml")).as(err::toString).isZero();
        assertThat(out.toString())
                .contains("tenant piper: made, credential policy changed", "user piper/richard: made, profile set");
        String exported = exported(here);
        assertThat(exported).contains("honorificPrefix", "rh@hooli.example", "department: Plant", "externalId: d-1");

        Map<String, String> elsewhere = Node.environment(ELSEWHERE, Files.createDirectory(directory.resolve("e")));
        Files.writeString(directory.resolve("exported"), exported);
        assertThat(run(elsewhere, "apply", "-f", directory.resolve("exported").toString()))
                .as(err::toString)
                .isZero();
        assertThat(exported(elsewhere)).isEqualTo(exported);

        out.getBuffer().setLength(0);
        assertThat(run(elsewhere, "apply", "-f", directory.resolve("exported").toString()))
                .isZero();
        assertThat(out.toString().lines()).isNotEmpty().allMatch(line -> line.endsWith(": unchanged"));
    }

    @Test
    void people_and_groups_are_changed_as_described_and_what_is_not_named_stays() throws IOException {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        Files.writeString(directory.resolve("before"), """
            tenants:
              - slug: raviga
                credential_policy: {password_max_age_days: 30}
                users:
                  - {userName: monica, email: m@raviga.example, profile: {title: Associate, nickName: Mo}}
                  - {userName: laurie, email: l@raviga.example}
                groups:
                  - {displayName: Partners, externalId: p, members: [laurie]}
            """);
        assertThat(run(environment, "apply", "-f", "before")).as(err::toString).isZero();
        Files.writeString(directory.resolve("after"), """
            tenants:
              - slug: raviga
                users:
                  - {userName: monica, email: hall@raviga.example, profile: {title: Partner}}
                  - {userName: laurie}
                groups:
                  - {displayName: All partners, externalId: p, members: [LAURIE, monica]}
                  - {displayName: Ghosts, members: [peter]}
            """);
        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "--dry-run", "-f", "after")).isEqualTo(1);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
            ~ user raviga/monica
                email: m@raviga.example -> hall@raviga.example
                profile.title: Associate -> Partner
                profile.nickName: Mo -> -
            ~ group raviga/All partners
                displayName: Partners -> All partners
                members: [laurie] -> [laurie, monica]
            ! group raviga/Ghosts: would be refused: one of its members does not exist
            dry run, nothing written: 0 to make, 2 to change, 2 unchanged, 1 refused
            """);
        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "-f", "after")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "tenant raviga: unchanged",
                        "user raviga/monica: changed, profile set",
                        "user raviga/laurie: unchanged",
                        "group raviga/All partners: changed",
                        "group raviga/Ghosts: REFUSED");
        out.getBuffer().setLength(0);
        assertThat(run(environment, "export", "--tenant", "raviga")).isZero();
        assertThat(out.toString())
                .contains("password_max_age_days: 30", "email: hall@raviga.example", "title: Partner")
                .doesNotContain("emails", "Mo", "m@raviga.example");
    }

    @Test
    void what_is_not_said_of_what_is_there_stays_as_it_is() throws IOException {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        Files.writeString(directory.resolve("whole"), """
            tenants:
              - slug: pied
                name: Pied Piper
                state: suspended
                policy: {token_algorithm: ES256, access_token_ttl_seconds: 600, password_grant: false}
                roles: [{name: coder, scopes: ['read:code']}]
                clients: [{client_id: gate, scope: 'read:code', state: suspended}]
                users: [{userName: erlich, email: e@pied.example, active: false, roles: [coder]}]
            """);
        assertThat(run(environment, "apply", "-f", "whole")).as(err::toString).isZero();
        Files.writeString(directory.resolve("part"), """
            tenants:
              - slug: pied
                clients: [{client_id: gate, scope: 'read:code write:code', default_scope: 'read:code'}]
                users: [{userName: erlich}, {userName: gilfoyle}]
            """);
        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "--dry-run", "-f", "part")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
            ~ client pied/gate
                scope: read:code -> read:code write:code
            + user pied/gilfoyle
                userName: gilfoyle
                active: true
                roles: []
            dry run, nothing written: 1 to make, 1 to change, 2 unchanged, 0 refused
            """);
        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "-f", "part")).as(err::toString).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
            tenant pied: unchanged
            client pied/gate: changed
            user pied/erlich: unchanged
            user pied/gilfoyle: made
            """);
        out.getBuffer().setLength(0);
        run(environment, "apply", "--dry-run", "-f", "whole");
        assertThat(out.toString())
                .as("the state of the client stayed")
                .contains("scope: read:code write:code -> read:code")
                .doesNotContain("state:");
    }

    @Test
    void a_tenant_that_is_being_deleted_comes_back_only_if_the_file_says_so() throws IOException {
        Map<String, String> environment = Node.environment(SERVED, directory);
        Files.writeString(directory.resolve("silent"), "tenants: [{slug: endframe, users: [{userName: barker}]}]");
        Files.writeString(directory.resolve("plain"), "tenants: [{slug: endframe, state: active}]");
        try (Node node = Node.start(SERVED, directory, InstantSource.system())) {
            assertThat(run(environment, "apply", "-f", "plain"))
                    .as(err::toString)
                    .isZero();
            assertThat(node.caller()
                            .operator("DELETE", "/admin/v1/tenants/endframe", "")
                            .status())
                    .isEqualTo(200);
            for (String form : List.of("--dry-run", "--data-dir=" + directory)) {
                out.getBuffer().setLength(0);
                assertThat(run(environment, "apply", "-f", "silent", form)).isEqualTo(1);
                assertThat(out.toString())
                        .contains("tenant endframe", "it is being deleted; `state: active` brings it back")
                        .doesNotContain("barker");
            }
            out.getBuffer().setLength(0);
            assertThat(run(environment, "apply", "-f", "plain"))
                    .as(out::toString)
                    .isZero();
            assertThat(out.toString()).isEqualToNormalizingNewlines("tenant endframe: changed\n");
        }
    }

    private String exported(Map<String, String> environment) {
        out.getBuffer().setLength(0);
        assertThat(run(environment, "export", "--tenant", "globex", "--tenant", "piper"))
                .as(err::toString)
                .isZero();
        return out.toString();
    }

    @Test
    void a_circle_of_scopes_may_be_turned_round_and_not_closed() throws IOException {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        String text = "tenants: [{slug: circle, scopes: [%s]}]";
        Files.writeString(
                directory.resolve("one"),
                text.formatted("{name: 'a:a', implies: ['b:b']}, {name: 'b:b', implies: ['c:c']}"));
        Files.writeString(
                directory.resolve("two"),
                text.formatted("{name: 'b:b', implies: ['a:a']}, {name: 'a:a', implies: ['c:c']}"));
        Files.writeString(
                directory.resolve("three"),
                text.formatted("{name: 'b:b', implies: ['a:a']}, {name: 'a:a', implies: ['b:b']}"));
        assertThat(run(environment, "apply", "-f", "one")).isZero();
        assertThat(run(environment, "apply", "-f", "two")).as(out::toString).isZero();
        assertThat(run(environment, "apply", "-f", "three")).isEqualTo(1);
        assertThat(out.toString()).contains("scope circle/a:a: REFUSED: it would imply itself");
    }

    @Test
    void a_wrong_description_changes_nothing_and_is_a_matter_of_usage() {
        assertThat(run(Node.environment(DATABASE, directory), "apply", "-f", EXAMPLE.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("password_env").doesNotContain("Exception");
    }

    @Test
    void a_file_that_cannot_be_read_is_a_matter_of_usage() {
        assertThat(run(Node.environment(DATABASE, directory), "apply", "-f", "nowhere.yaml"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.yaml cannot be read").doesNotContain("Exception");
    }

    @Test
    void a_data_directory_that_is_a_file_is_a_matter_of_usage() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(run(Map.of(), "migrate", "--data-dir", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("IDENTITY_DATA_DIR").doesNotContain("Exception");
    }

    @Test
    void what_is_no_command_is_a_matter_of_usage() {
        assertThat(run(Map.of(), "dance")).isEqualTo(2);
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(run(Map.of(), "--version")).isZero();
    }

    @Test
    void migrating_twice_has_nothing_to_do_the_second_time() {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        run(environment, "migrate");
        out.getBuffer().setLength(0);

        assertThat(run(environment, "migrate")).isZero();
        assertThat(out.toString()).contains("nothing to do");
    }

    private int run(Map<String, String> environment, String... args) {
        return CommandLineOfSignet.run(
                new Surroundings(
                        environment,
                        directory,
                        InputStream.nullInputStream(),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)),
                args);
    }
}
