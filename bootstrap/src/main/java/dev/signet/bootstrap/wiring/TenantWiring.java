package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.signature.KeyMaking;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.tenant.ChangeTenant;
import dev.signet.application.tenant.ListTenants;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.tenant.ShowServedTenant;
import dev.signet.application.tenant.ShowTenant;
import dev.signet.application.tenant.TenantDirectory;
import dev.signet.application.tenant.TenantKeyring;
import dev.signet.application.tenant.Tenants;
import dev.signet.rest.UrlSpace;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class TenantWiring {

    @Singleton
    ResolveTenant resolveTenant(TenantDirectory directory) {
        return new ResolveTenant(directory);
    }

    @Singleton
    ShowServedTenant showServedTenant(Transactions transactions, Tenants tenants) {
        return new ShowServedTenant(transactions, tenants);
    }

    @Singleton
    ShowTenant showTenant(Transactions transactions, Tenants tenants) {
        return new ShowTenant(transactions, tenants);
    }

    @Singleton
    ListTenants listTenants(Transactions transactions, Tenants tenants) {
        return new ListTenants(transactions, tenants);
    }

    @Singleton
    ProvisionTenant provisionTenant(
            Transactions transactions,
            Tenants tenants,
            KeyRings rings,
            KeyMaking making,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        return new ProvisionTenant(transactions, tenants, rings, making, trail, entries, ids, UrlSpace.reserved());
    }

    @Singleton
    TenantKeyring tenantKeyring(
            Transactions transactions, KeyRings rings, KeyMaking making, TenantKeys remembered, InstantSource clock) {
        return new TenantKeyring(transactions, rings, making, remembered, clock);
    }

    @Singleton
    ChangeTenant changeTenant(
            Transactions transactions,
            Tenants tenants,
            TenantKeyring keyring,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new ChangeTenant(transactions, tenants, keyring, trail, entries, clock);
    }
}
