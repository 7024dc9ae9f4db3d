package dev.signet.bootstrap.wiring;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.application.credential.policy.CommonPasswords;
import dev.signet.application.credential.policy.CredentialPolicies;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.credential.policy.ShowCredentialPolicy;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.persistence.credential.JooqCredentialPolicies;
import dev.signet.secrets.credential.ListedCommonPasswords;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What is demanded of credentials.
@Factory
final class CredentialPolicyWiring {

    @Singleton
    CredentialPolicies credentialPolicies() {
        return new JooqCredentialPolicies();
    }

    @Singleton
    CommonPasswords commonPasswords() {
        return new ListedCommonPasswords();
    }

    @Singleton
    PasswordFitness passwordFitness(CommonPasswords common) {
        return new PasswordFitness(common);
    }

    @Singleton
    RulesInForce rulesInForce(Transactions transactions, CredentialPolicies policies) {
        return new RulesInForce(transactions, policies, CredentialRules.STANDARD);
    }

    @Singleton
    ShowCredentialPolicy showCredentialPolicy(Transactions transactions, CredentialPolicies policies) {
        return new ShowCredentialPolicy(transactions, policies);
    }

    @Singleton
    ChangeCredentialPolicy changeCredentialPolicy(
            Transactions transactions, CredentialPolicies policies, AuditTrail trail, AuditEntries entries) {
        return new ChangeCredentialPolicy(transactions, policies, trail, entries);
    }
}
