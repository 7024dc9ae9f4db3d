package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.user.ChangeUser;
import dev.signet.application.user.DefineRole;
import dev.signet.application.user.ImportUsers;
import dev.signet.application.user.ListRoles;
import dev.signet.application.user.ListUsers;
import dev.signet.application.user.ProvisionUser;
import dev.signet.application.user.RemoveUser;
import dev.signet.application.user.RetireRole;
import dev.signet.application.user.RoleAssigning;
import dev.signet.application.user.Roles;
import dev.signet.application.user.ShowUser;
import dev.signet.application.user.Users;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class UserWiring {

    @Singleton
    RoleAssigning roleAssigning(Transactions transactions, Users users, Roles roles, InstantSource clock) {
        return new RoleAssigning(transactions, users, roles, clock);
    }

    @Singleton
    ProvisionUser provisionUser(
            Transactions transactions,
            Users users,
            RoleAssigning assigning,
            PasswordMaking passwords,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        return new ProvisionUser(transactions, users, assigning, passwords, trail, entries, ids);
    }

    @Singleton
    ImportUsers importUsers(
            Transactions transactions,
            Users users,
            PasswordMaking passwords,
            RoleAssigning assigning,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        return new ImportUsers(transactions, users, passwords, assigning, trail, entries, ids);
    }

    @Singleton
    ChangeUser changeUser(
            Transactions transactions,
            Users users,
            RoleAssigning assigning,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new ChangeUser(transactions, users, assigning, families, trail, entries, clock);
    }

    @Singleton
    DefineRole defineRole(Transactions transactions, Roles roles, AuditTrail trail, AuditEntries entries) {
        return new DefineRole(transactions, roles, trail, entries);
    }

    @Singleton
    RetireRole retireRole(Transactions transactions, Roles roles, AuditTrail trail, AuditEntries entries) {
        return new RetireRole(transactions, roles, trail, entries);
    }

    @Singleton
    RemoveUser removeUser(
            Transactions transactions,
            Users users,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new RemoveUser(transactions, users, families, trail, entries, clock);
    }

    @Singleton
    ListRoles listRoles(Transactions transactions, Roles roles) {
        return new ListRoles(transactions, roles);
    }

    @Singleton
    ListUsers listUsers(Transactions transactions, Users users) {
        return new ListUsers(transactions, users);
    }

    @Singleton
    ShowUser showUser(Transactions transactions, Users users) {
        return new ShowUser(transactions, users);
    }
}
