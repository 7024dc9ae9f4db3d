package dev.signet.application;

import dev.signet.application.audit.AuditTrail;
import dev.signet.application.client.Clients;
import dev.signet.application.client.ScopeDefinitions;
import dev.signet.application.client.signing.HmacKeys;
import dev.signet.application.credential.AccountGuesses;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.application.credential.apikey.ApiKeys;
import dev.signet.application.credential.factor.Factors;
import dev.signet.application.credential.policy.CredentialPolicies;
import dev.signet.application.repetition.KeptAnswers;
import dev.signet.application.scim.Groups;
import dev.signet.application.scim.People;
import dev.signet.application.scim.ScimTokens;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.Nonces;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.tenant.Routes;
import dev.signet.application.tenant.TenantDirectory;
import dev.signet.application.tenant.Tenants;
import dev.signet.application.token.Revocations;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.upkeep.Upkeep;
import dev.signet.application.user.Roles;
import dev.signet.application.user.Users;
import java.time.Duration;

/// Every port that keeps data, on one store, under test.
public interface Store {

    /// Empties it.
    void clear();

    /// Lets the time of its in-process memories pass.
    void age(Duration time);

    Transactions transactions();

    Tenants tenants();

    TenantDirectory directory();

    Clients clients();

    Users users();

    Roles roles();

    People people();

    Groups groups();

    ScimTokens scimTokens();

    Routes routes();

    ScopeDefinitions scopes();

    Credentials credentials();

    ApiKeys apiKeys();

    HmacKeys hmacKeys();

    Factors factors();

    CredentialPolicies policies();

    TokenFamilies families();

    Revocations revocations();

    KeyRings keyRings();

    TenantKeys tenantKeys();

    Nonces nonces();

    AccountGuesses accountGuesses();

    SourceGuesses sourceGuesses();

    AuditTrail trail();

    KeptAnswers answers();

    Upkeep upkeep();
}
