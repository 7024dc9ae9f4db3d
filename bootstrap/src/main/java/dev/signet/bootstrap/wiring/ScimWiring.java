package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.scim.AuthenticateProvisioner;
import dev.signet.application.scim.ChangeGroup;
import dev.signet.application.scim.ChangePerson;
import dev.signet.application.scim.CreateGroup;
import dev.signet.application.scim.CreatePerson;
import dev.signet.application.scim.FindGroups;
import dev.signet.application.scim.FindPeople;
import dev.signet.application.scim.Groups;
import dev.signet.application.scim.IssueScimToken;
import dev.signet.application.scim.ListScimTokens;
import dev.signet.application.scim.People;
import dev.signet.application.scim.PersonWriting;
import dev.signet.application.scim.RemoveGroup;
import dev.signet.application.scim.RemoveScimToken;
import dev.signet.application.scim.ScimTokens;
import dev.signet.application.scim.ShowGroup;
import dev.signet.application.scim.ShowPerson;
import dev.signet.application.tenant.Routes;
import dev.signet.application.tenant.Tenants;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.user.Roles;
import dev.signet.application.user.Users;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.persistence.scim.JooqGroups;
import dev.signet.persistence.scim.JooqPeople;
import dev.signet.persistence.scim.JooqScimTokens;
import dev.signet.persistence.tenant.JooqRoutes;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.rest.scim.ScimSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class ScimWiring {

    @Singleton
    ScimSettings scimSettings(Settings settings) {
        return new ScimSettings(
                settings.naming().scimPutMerges(), settings.limits().body());
    }

    @Singleton
    People people() {
        return new JooqPeople();
    }

    @Singleton
    Groups groups() {
        return new JooqGroups();
    }

    @Singleton
    ScimTokens scimTokens() {
        return new JooqScimTokens();
    }

    @Singleton
    Routes routes(JooqTransactions transactions) {
        return new JooqRoutes(transactions);
    }

    @Singleton
    PersonWriting personWriting(Users users, People people, Roles roles, InstantSource clock) {
        return new PersonWriting(users, people, roles, clock);
    }

    @Singleton
    CreatePerson createPerson(
            Transactions transactions,
            People people,
            PersonWriting writing,
            PasswordMaking passwords,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        return new CreatePerson(transactions, people, writing, passwords, trail, entries, ids);
    }

    @Singleton
    ChangePerson changePerson(
            Transactions transactions,
            People people,
            PersonWriting writing,
            PasswordMaking passwords,
            Credentials credentials,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries) {
        return new ChangePerson(transactions, people, writing, passwords, credentials, families, trail, entries);
    }

    @Singleton
    ShowPerson showPerson(Transactions transactions, People people) {
        return new ShowPerson(transactions, people);
    }

    @Singleton
    FindPeople findPeople(Transactions transactions, People people) {
        return new FindPeople(transactions, people);
    }

    @Singleton
    CreateGroup createGroup(Transactions transactions, Groups groups, AuditTrail trail, AuditEntries entries, Ids ids) {
        return new CreateGroup(transactions, groups, trail, entries, ids);
    }

    @Singleton
    ChangeGroup changeGroup(Transactions transactions, Groups groups, AuditTrail trail, AuditEntries entries) {
        return new ChangeGroup(transactions, groups, trail, entries);
    }

    @Singleton
    ShowGroup showGroup(Transactions transactions, Groups groups) {
        return new ShowGroup(transactions, groups);
    }

    @Singleton
    FindGroups findGroups(Transactions transactions, Groups groups) {
        return new FindGroups(transactions, groups);
    }

    @Singleton
    RemoveGroup removeGroup(Transactions transactions, Groups groups, AuditTrail trail, AuditEntries entries) {
        return new RemoveGroup(transactions, groups, trail, entries);
    }

    @Singleton
    IssueScimToken issueScimToken(
            Transactions transactions,
            ScimTokens tokens,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            InstantSource clock) {
        return new IssueScimToken(transactions, tokens, trail, entries, ids, clock);
    }

    @Singleton
    ListScimTokens listScimTokens(Transactions transactions, ScimTokens tokens) {
        return new ListScimTokens(transactions, tokens);
    }

    @Singleton
    RemoveScimToken removeScimToken(
            Transactions transactions, ScimTokens tokens, AuditTrail trail, AuditEntries entries) {
        return new RemoveScimToken(transactions, tokens, trail, entries);
    }

    @Singleton
    AuthenticateProvisioner authenticateProvisioner(
            Transactions transactions, Routes routes, Tenants tenants, ScimTokens tokens, InstantSource clock) {
        return new AuthenticateProvisioner(transactions, routes, tenants, tokens, clock);
    }
}
