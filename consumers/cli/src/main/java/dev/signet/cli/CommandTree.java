package dev.signet.cli;

import dev.signet.cli.Resource.Manner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// All commands, each with its verb.
final class CommandTree {

    /// What the server's own program does, for completion; it is not done here.
    private static final List<String> OF_THE_SERVER =
            List.of("serve", "migrate", "apply", "export", "import", "doctor");

    private CommandTree() {}

    /// The commands of administration.
    static CommandSpec root() {
        CommandSpec root = told(CommandSpec.create()).name("signet");
        root.usageMessage()
                .description("Administers Signet over its admin API.")
                .footerHeading("%n")
                .footer(
                        "The token is in SIGNET_ADMIN_TOKEN, in the file of --token-file, or asked for.",
                        "Exit codes: 0 done, 1 refused by the server, 2 wrong usage, 3 no answer from the server.");
        Stream.of(Catalogue.TENANT, Catalogue.CLIENT, Catalogue.USER, Catalogue.ROLE, Catalogue.SCOPE)
                .forEach(kind -> root.addSubcommand(kind.noun(), things(kind)));
        root.addSubcommand("key", keys());
        root.addSubcommand("scim-token", scimTokens());
        root.addSubcommand("credential-policy", credentialPolicy());
        root.addSubcommand("audit", audit());
        root.addSubcommand("completion", completion());
        return root;
    }

    /// The same with the names of what else `signet` can do.
    static CommandSpec whole() {
        CommandSpec whole = root();
        OF_THE_SERVER.forEach(name -> whole.addSubcommand(name, CommandSpec.create()));
        return whole;
    }

    private static CommandSpec things(Resource kind) {
        Things things = new Things(kind);
        CommandSpec group = group("Administers %s.".formatted(kind.plural()));
        group.addSubcommand("list", verb(kind, things::list, "List all.", limit("How many at most; unset: all.")));
        group.addSubcommand("show", verb(kind, things::show, "Show one.", name(kind, "1")));
        group.addSubcommand(
                "create",
                with(
                        with(verb(kind, things::create, "Make one.", newName(kind), from()), fields(kind)),
                        onlyNew(kind)));
        group.addSubcommand(
                "update",
                with(
                        verb(
                                kind,
                                things::update,
                                "Change one. What is not named stays; an empty value takes it away.",
                                name(kind, "1"),
                                from()),
                        fields(kind)));
        if (kind.manner() == Manner.VERSIONED) {
            group.addSubcommand("suspend", verb(kind, things::suspend, "Refuse it from now on.", name(kind, "1")));
            group.addSubcommand(
                    "resume", verb(kind, things::resume, "Serve it again; a deleted tenant too.", name(kind, "1")));
        }
        group.addSubcommand("delete", verb(kind, things::delete, "Delete it.", name(kind, "1")));
        if (kind.equals(Catalogue.CLIENT)) {
            ofClients(group);
            credentials(group, kind);
        }
        if (kind.equals(Catalogue.USER)) {
            group.addSubcommand(
                    "set-password",
                    verb(
                            kind,
                            things::setPassword,
                            "Set their password, and end their grants.",
                            name(kind, "1"),
                            text("--password-file", "FILE", "Its first line, - for input; unset: asked for.")));
            credentials(group, kind);
        }
        return group;
    }

    private static void ofClients(CommandSpec group) {
        Resource kind = Catalogue.CLIENT;
        group.addSubcommand(
                "rotate-secret",
                verb(
                        kind,
                        ClientVerbs::rotateSecret,
                        "Give it a new secret, shown once.",
                        name(kind, "1"),
                        number("--overlap-seconds", "SECONDS", "How long the old secret goes on to count; unset: 0.")));
        group.addSubcommand(
                "rotate-hmac-key",
                verb(
                        kind,
                        ClientVerbs::rotateHmacKey,
                        "Give it a new key to sign requests with, shown once.",
                        name(kind, "1"),
                        number("--overlap-seconds", "SECONDS", "How long the old key goes on to count; unset: 0.")));
    }

    private static void credentials(CommandSpec group, Resource kind) {
        var owned = new OwnedCredentials(new Things(kind));
        group.addSubcommand(
                "credentials",
                verb(kind, owned::list, "List what is proven and signed by, secrets apart.", name(kind, "1")));
        group.addSubcommand(
                "revoke-credential",
                verb(
                        kind,
                        owned::revoke,
                        "Take one away for good: a lost authenticator, a leaked key.",
                        name(kind, "1"),
                        OptionSpec.builder("--credential")
                                .required(true)
                                .paramLabel("ID")
                                .type(String.class)
                                .description("Which one, by its id.")
                                .build()));
    }

    private static CommandSpec scimTokens() {
        Resource kind = Catalogue.SCIM_TOKEN;
        Things things = new Things(kind);
        CommandSpec group = group("Administers the tokens of provisioning clients (SCIM).");
        group.addSubcommand("list", verb(kind, things::list, "List all.", limit("How many at most; unset: all.")));
        group.addSubcommand(
                "create",
                with(
                        verb(kind, CredentialVerbs::issueScimToken, "Make one, shown once.", name(kind, "1")),
                        fields(kind)));
        group.addSubcommand("delete", verb(kind, things::delete, "Let it open nothing any more.", id()));
        return group;
    }

    private static CommandSpec credentialPolicy() {
        Resource kind = Catalogue.CREDENTIAL_POLICY;
        CommandSpec group = group("What a tenant demands of passwords and API keys.");
        group.addSubcommand("show", verb(kind, CredentialVerbs::showPolicy, "Show it; -: as the deployment has it."));
        group.addSubcommand(
                "update",
                with(
                        verb(
                                kind,
                                CredentialVerbs::changePolicy,
                                "Change it. What is not named stays; an empty value: as the deployment has it."),
                        fields(kind)));
        return group;
    }

    private static CommandSpec keys() {
        Resource kind = Catalogue.KEY;
        Things things = new Things(kind);
        CommandSpec group = group("Administers signing keys.");
        group.addSubcommand("list", verb(kind, things::list, "List all.", limit("How many at most; unset: all.")));
        group.addSubcommand("show", byThumbprint(verb(kind, things::show, "Show one.", name(kind, "1"))));
        CommandSpec rotate = with(verb(kind, KeyVerbs::rotate, "Make the next key; it takes over."), fields(kind));
        rotate.aliases("create");
        group.addSubcommand("rotate", rotate);
        CommandSpec retire =
                byThumbprint(verb(kind, KeyVerbs::retire, "Let it verify nothing any more.", name(kind, "1")));
        retire.aliases("delete");
        group.addSubcommand("retire", retire);
        return group;
    }

    /// Lets the name begin with a dash, as one in 64 thumbprints does; so there are no short options.
    private static CommandSpec byThumbprint(CommandSpec spec) {
        spec.mixinStandardHelpOptions(false);
        spec.addOption(OptionSpec.builder("--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.parser().unmatchedOptionsArePositionalParams(true);
        return spec;
    }

    private static CommandSpec audit() {
        Resource kind = Catalogue.AUDIT;
        List<OptionSpec> filters = List.of(
                text("--actor-kind", "KIND", "Only of: operator, service, client, user, system or anonymous."),
                text("--actor-id", "ID", "Only by the client or user of this id."),
                text("--action", "ACTION", "Only such, as user.disabled."),
                text("--outcome", "OUTCOME", "Only such: success or denied."),
                text("--from", "TIME", "From then on, as 2026-07-01T00:00:00+02:00."),
                text("--to", "TIME", "Before then."));
        CommandSpec group = group("Reads and verifies the audit trail.");
        group.addSubcommand(
                "list",
                with(verb(kind, AuditVerbs::list, "The youngest entries.", limit("How many; unset: 50.")), filters));
        group.addSubcommand(
                "tail",
                with(
                        verb(
                                kind,
                                AuditVerbs::tail,
                                "Entries as they are sealed, until interrupted.",
                                text("--after", "POSITION", "Begin after it; 0: at the beginning; unset: now."),
                                OptionSpec.builder("--once")
                                        .type(Boolean.class)
                                        .arity("0")
                                        .description("End where the trail ends.")
                                        .build()),
                        filters));
        group.addSubcommand(
                "verify",
                verb(
                        kind,
                        AuditVerbs::verify,
                        "Check the chain of seals; 1 if it is broken.",
                        text("--position", "N", "Of an earlier look, to see a cut end."),
                        text("--seal", "HEX", "Of the same look.")));
        group.addSubcommand(
                "export",
                with(
                        verb(
                                kind,
                                AuditVerbs::export,
                                "All of it as JSON lines, youngest first.",
                                text("--file", "FILE", "Where to; unset: standard output.")),
                        filters));
        return group;
    }

    private static CommandSpec completion() {
        CommandSpec completion = leaf(Completion::print, "Print what makes a shell complete these commands.");
        return completion.addPositional(PositionalParamSpec.builder()
                .paramLabel("bash|zsh")
                .type(String.class)
                .arity("1")
                .completionCandidates(Completion.SHELLS)
                .description("Such as: source <(./signet completion bash)")
                .build());
    }

    /// With `--help` and `--version`.
    private static CommandSpec told(CommandSpec spec) {
        String version = Optional.ofNullable(CommandTree.class.getPackage().getImplementationVersion())
                .orElse("from sources");
        return spec.mixinStandardHelpOptions(true).version("signet " + version);
    }

    private static CommandSpec group(String description) {
        CommandSpec group = told(CommandSpec.create());
        group.usageMessage().description(description);
        return group;
    }

    private static CommandSpec leaf(Verb verb, String description) {
        CommandSpec leaf = told(CommandSpec.wrapWithoutInspection(verb));
        leaf.usageMessage().description(description);
        return leaf;
    }

    private static CommandSpec verb(Resource kind, Verb verb, String description, ArgSpec... args) {
        CommandSpec spec = leaf(verb, description);
        if (!kind.isTenant()) {
            spec.addOption(OptionSpec.builder("--tenant")
                    .required(true)
                    .paramLabel("SLUG")
                    .type(String.class)
                    .description("Whose.")
                    .build());
        }
        Stream.of(args).forEach(spec::add);
        spec.addOption(text("--server", "URL", "Its address (SIGNET_SERVER; default: http://127.0.0.1:8140)."));
        spec.addOption(text("--token-file", "FILE", "The admin token (else SIGNET_ADMIN_TOKEN, else asked for)."));
        spec.addOption(text("--ca", "FILE", "Certificates to trust, in PEM, in place of the system's."));
        spec.addOption(OptionSpec.builder("--json")
                .type(Boolean.class)
                .arity("0")
                .description("Answer in JSON.")
                .build());
        return spec;
    }

    private static CommandSpec with(CommandSpec spec, List<OptionSpec> more) {
        more.forEach(spec::addOption);
        return spec;
    }

    private static List<OptionSpec> fields(Resource kind) {
        return kind.fields().stream().map(Field::spec).toList();
    }

    private static List<OptionSpec> onlyNew(Resource kind) {
        if (kind.equals(Catalogue.CLIENT)) {
            return List.of(
                    text("--jwks", "FILE", "Its public keys, a JWK or a set of them."),
                    text("--client-secret-file", "FILE", "A secret chosen for it; unset: one is made."));
        }
        return kind.equals(Catalogue.USER)
                ? List.of(text("--password-file", "FILE", "Their first password; - for input; unset: none."))
                : List.of();
    }

    /// How a new thing is called; a client may leave that to the server.
    private static PositionalParamSpec newName(Resource kind) {
        return named(kind, "NAME", kind.equals(Catalogue.CLIENT) ? "0..1" : "1");
    }

    private static PositionalParamSpec name(Resource kind, String arity) {
        return named(kind, kind.equals(Catalogue.USER) ? "NAME|ID" : "NAME", arity);
    }

    private static PositionalParamSpec named(Resource kind, String label, String arity) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .type(String.class)
                .description("The %s.".formatted(kind.noun()))
                .build();
    }

    private static PositionalParamSpec id() {
        return PositionalParamSpec.builder()
                .paramLabel("ID")
                .arity("1")
                .type(String.class)
                .description("Its id, as the list shows it.")
                .build();
    }

    private static OptionSpec from() {
        return text("--from", "FILE", "More of it, as JSON in the API's words; - for input. Options win.");
    }

    private static OptionSpec limit(String description) {
        return number("--limit", "N", description);
    }

    private static OptionSpec number(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(Integer.class)
                .description(description)
                .build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }
}
