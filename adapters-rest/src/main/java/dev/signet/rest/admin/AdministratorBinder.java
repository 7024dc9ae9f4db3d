package dev.signet.rest.admin;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Gives endpoints their [Administrator]. Where the guard was somehow passed by, there is none, and so no answer.
@Singleton
final class AdministratorBinder implements TypedRequestArgumentBinder<Administrator> {

    @Override
    public Argument<Administrator> argumentType() {
        return Argument.of(Administrator.class);
    }

    @Override
    public BindingResult<Administrator> bind(ArgumentConversionContext<Administrator> context, HttpRequest<?> request) {
        Administrator administrator =
                request.getUserPrincipal(Administrator.class).orElseThrow(() -> new AuthorizationException(null));
        return () -> Optional.of(administrator);
    }
}
