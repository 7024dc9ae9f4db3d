package dev.signet.bootstrap.wiring;

import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.application.signature.Signer;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.token.AccessTokenMint;
import dev.signet.application.token.AccessTokenReading;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.GrantOpening;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RefreshProof;
import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.application.token.Refreshing;
import dev.signet.application.token.Revocations;
import dev.signet.application.token.RevokeToken;
import dev.signet.application.token.Revoking;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.token.TokenWriting;
import dev.signet.application.user.Users;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.Token;
import dev.signet.domain.tenant.Issuers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class TokenWiring {

    @Singleton
    AccessTokenMint accessTokenMint(TenantKeys keys, Signer signer, Ids ids, InstantSource clock) {
        return new AccessTokenMint(keys, signer, ids, clock);
    }

    @Singleton
    TokenWriting tokenWriting(
            AccessTokenMint mint, RefreshTokenSeal seal, Ids ids, InstantSource clock, Settings settings) {
        return new TokenWriting(mint, seal, ids, clock, settings.tokens().rules());
    }

    @Singleton
    AccessTokenReading accessTokenReading(
            TenantKeys keys,
            Signer signer,
            Transactions transactions,
            Revocations revocations,
            Issuers issuers,
            InstantSource clock) {
        return new AccessTokenReading(keys, signer, transactions, revocations, issuers, clock);
    }

    @Singleton
    AuthenticateBearer authenticateBearer(AccessTokenReading reading, Settings settings) {
        return new AuthenticateBearer(reading, settings.keys().operator().map(Token::secret));
    }

    @Singleton
    GrantOpening grantOpening(
            Transactions transactions, TokenFamilies families, Users users, TokenWriting writing, Settings settings) {
        return new GrantOpening(
                transactions, families, users, writing, settings.tokens().rules());
    }

    @Singleton
    IssueUserTokens issueUserTokens(
            AuthenticateClient authenticate, VerifyPassword verify, VerifySecondFactor factor, GrantOpening grants) {
        return new IssueUserTokens(authenticate, verify, factor, grants);
    }

    @Singleton
    IssueClientToken issueClientToken(AuthenticateClient authenticate, AccessTokenMint mint, Settings settings) {
        return new IssueClientToken(authenticate, mint, settings.tokens().rules());
    }

    @Singleton
    RefreshProof refreshProof(AuthenticateClient authenticate, ClientSecrets secrets) {
        return new RefreshProof(authenticate, secrets);
    }

    @Singleton
    Refreshing refreshing(
            Transactions transactions,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            TokenWriting writing,
            Settings settings) {
        return new Refreshing(
                transactions,
                families,
                trail,
                entries,
                writing,
                settings.tokens().rules());
    }

    @Singleton
    RotateRefreshToken rotateRefreshToken(
            RefreshTokenSeal seal,
            Transactions transactions,
            TokenFamilies families,
            RefreshProof proof,
            Refreshing refreshing) {
        return new RotateRefreshToken(seal, transactions, families, proof, refreshing);
    }

    @Singleton
    IntrospectToken introspectToken(
            AccessTokenReading reading,
            RefreshTokenSeal seal,
            Transactions transactions,
            TokenFamilies families,
            InstantSource clock) {
        return new IntrospectToken(reading, seal, transactions, families, clock);
    }

    @Singleton
    Revoking revoking(
            Transactions transactions,
            TokenFamilies families,
            Revocations revocations,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        return new Revoking(transactions, families, revocations, trail, entries, clock);
    }

    @Singleton
    RevokeToken revokeToken(
            AccessTokenReading reading,
            RefreshTokenSeal seal,
            Transactions transactions,
            TokenFamilies families,
            Revoking revoking) {
        return new RevokeToken(reading, seal, transactions, families, revoking);
    }
}
