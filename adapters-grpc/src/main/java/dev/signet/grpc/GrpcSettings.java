package dev.signet.grpc;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.Issuers;
import io.grpc.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a deployment decides about its gRPC side. Names of headers are names of metadata here.
///
/// @param issuers every public URL that this deployment answers to, and the default tenant
/// @param serviceToken what opens introspection and API keys; where none is configured, nobody has it
/// @param serviceTokenName under which name it comes
/// @param tenantNames which names may name a tenant, the one that counts first; `x-tenant` always leads
/// @param open whether callers that send no service token are taken for services; for demonstrations alone
public record GrpcSettings(
        Issuers issuers,
        Optional<SharedSecret> serviceToken,
        Metadata.Key<String> serviceTokenName,
        List<Metadata.Key<String>> tenantNames,
        boolean open) {

    /// The name that beats all others that name a tenant.
    private static final String FIRST_TENANT_NAME = "x-tenant";

    /// What metadata may be called and HTTP headers too; a name that ends in `-bin` holds no text.
    private static final Pattern NAME = Pattern.compile("(?!.*-bin$)[0-9a-z_.-]+");

    public GrpcSettings {
        tenantNames = List.copyOf(tenantNames);
    }

    /// Settings by the names of the HTTP headers. A tenant header that can be no metadata names nobody here.
    ///
    /// @throws InvalidValue if the service token's header can be no metadata
    public static GrpcSettings of(
            Issuers issuers,
            Optional<SharedSecret> serviceToken,
            String serviceTokenHeader,
            List<String> tenantHeaders,
            boolean open) {
        String serviceTokenName = serviceTokenHeader.toLowerCase(Locale.ROOT);
        InvalidValue.unless(NAME.matcher(serviceTokenName).matches(), "must be a name of letters, digits, - _ .");
        Set<String> names = new LinkedHashSet<>();
        names.add(FIRST_TENANT_NAME);
        tenantHeaders.forEach(header -> names.add(header.toLowerCase(Locale.ROOT)));
        List<Metadata.Key<String>> keys = new ArrayList<>();
        names.stream().filter(name -> NAME.matcher(name).matches()).forEach(name -> keys.add(key(name)));
        return new GrpcSettings(issuers, serviceToken, key(serviceTokenName), keys, open);
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
