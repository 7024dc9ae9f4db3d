package dev.signet.rest.description;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says how a text of an answer is written, in the names of JSON Schema (Validation §7.3): `date-time`, `uuid`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Format {

    /// The name of the format.
    String value();
}
