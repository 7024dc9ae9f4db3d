package dev.signet.domain.canary;

/// A bag of a value.
public interface HasAccessors {

    /// Gets.
    String getName();

    /// Sets.
    void setName(String name);
}
