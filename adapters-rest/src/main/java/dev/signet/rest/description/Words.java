package dev.signet.rest.description;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a text of an answer, or each of a list of them, is the word for one of these constants.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Words {

    /// The constants.
    Class<? extends Enum<?>> value();
}
