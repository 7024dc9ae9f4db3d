package dev.signet.persistence.client;

import static dev.signet.persistence.schema.Tables.CLIENT;

import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.WebOrigin;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;

/// A client as part of a row, under names that other tables do not use.
public final class ClientColumns {

    public static final Field<UUID> REF = CLIENT.ID.as("client_ref");
    public static final Field<String> STATE = CLIENT.STATE.as("client_state");
    public static final Field<String[]> GRANTS = CLIENT.GRANTS.as("client_grants");
    private static final Field<String> ID = CLIENT.CLIENT_ID.as("client_name_on_wire");
    private static final Field<String> NAME = CLIENT.NAME.as("client_name");
    private static final Field<Boolean> TRUSTED = CLIENT.TRUSTED.as("client_trusted");
    private static final Field<Integer> ACCESS = CLIENT.ACCESS_SECONDS.as("client_access");
    private static final Field<String[]> METHODS = CLIENT.METHODS.as("client_methods");
    private static final Field<String[]> ALLOWED = CLIENT.ALLOWED_SCOPES.as("client_allowed");
    private static final Field<String[]> BY_DEFAULT = CLIENT.DEFAULT_SCOPES.as("client_by_default");
    private static final Field<String[]> REDIRECTS = CLIENT.REDIRECTS.as("client_redirects");
    private static final Field<String[]> ORIGINS = CLIENT.ORIGINS.as("client_origins");
    private static final Field<Integer> VERSION = CLIENT.VERSION.as("client_version");

    /// All of them.
    public static final List<Field<?>> ALL = List.of(
            REF, ID, NAME, TRUSTED, STATE, ACCESS, METHODS, GRANTS, ALLOWED, BY_DEFAULT, REDIRECTS, ORIGINS, VERSION);

    private ClientColumns() {}

    /// The client of `row`, if the row has one.
    public static Optional<Client> find(Row row) {
        return row.get(REF) == null ? Optional.empty() : Optional.of(read(row));
    }

    /// The client of `row`.
    public static Client read(Row row) {
        var profile = new ClientProfile(
                row.get(NAME),
                row.get(TRUSTED),
                Values.constant(ClientState.class, row.get(STATE)),
                Values.duration(row.get(ACCESS)));
        var permissions = new ClientPermissions(
                Values.stream(row.get(GRANTS))
                        .map(name -> GrantType.ofWireName(name).orElseThrow())
                        .collect(Collectors.toSet()),
                Values.scopes(row.get(ALLOWED)),
                Values.scopes(row.get(BY_DEFAULT)));
        return new Client(
                new ClientRef(row.get(REF)),
                new ClientId(row.get(ID)),
                profile,
                Values.stream(row.get(METHODS))
                        .map(name -> ClientAuthenticationMethod.ofWireName(name).orElseThrow())
                        .collect(Collectors.toSet()),
                permissions,
                Values.stream(row.get(REDIRECTS)).map(RedirectUri::new).collect(Collectors.toSet()),
                Values.stream(row.get(ORIGINS)).map(WebOrigin::new).collect(Collectors.toSet()),
                new Version(row.get(VERSION)));
    }
}
