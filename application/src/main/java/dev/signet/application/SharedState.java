package dev.signet.application;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a port of short-lived state that all nodes share and that commits alone. Its methods take a
/// [dev.signet.domain.tenant.TenantId] instead of a [TenantTx], and throw [IllegalStateException] when called inside
/// [Transactions#inTenant]: a retried transaction would find its own nonce used.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SharedState {}
