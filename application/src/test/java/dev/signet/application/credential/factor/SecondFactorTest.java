package dev.signet.application.credential.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.credential.RotatePassword;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.IssueUserTokens.ChallengeFailed;
import dev.signet.application.token.IssueUserTokens.Issued;
import dev.signet.application.token.IssueUserTokens.NotAdmitted;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.RecoveryCode;
import dev.signet.domain.credential.Totp;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SecondFactorTest {

    private static final Duration STEP = Duration.ofSeconds(Totp.STEP_SECONDS);

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void an_authenticator_counts_once_it_is_confirmed() {
        Totp totp = begun();
        assertThat(login(Optional.empty())).as("not yet").isInstanceOf(Issued.class);
        assertThat(confirm(new OneTimeCode("000000"))).isEqualTo(new ConfirmTotp.WrongCode());

        var confirmed = (ConfirmTotp.Confirmed) confirm(code(totp));

        assertThat(confirmed.recoveryCodes()).hasSize(RecoveryCode.BATCH);
        assertThat(confirmed.recoveryCodes().stream().map(RecoveryCode::reveal).distinct())
                .hasSize(RecoveryCode.BATCH);
        assertThat(login(Optional.empty())).isEqualTo(new ChallengeFailed());
        assertThat(confirm(code(totp))).isEqualTo(new ConfirmTotp.NothingPending());
        assertThat(enrol()).isEqualTo(new EnrolTotp.ThereAlready());
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_TOTP_ENROLLED, AuditAction.USER_TOTP_CONFIRMED);
    }

    @Test
    void a_code_opens_once() {
        Totp totp = enrolled().totp();
        assertThat(login(Optional.of(code(totp)))).as("used to confirm").isEqualTo(new ChallengeFailed());
        town.world.pass(STEP);
        OneTimeCode present = code(totp);
        assertThat(login(Optional.of(present))).isInstanceOf(Issued.class);
        assertThat(login(Optional.of(present))).isEqualTo(new ChallengeFailed());
        town.world.pass(STEP);
        assertThat(login(Optional.of(present))).isEqualTo(new ChallengeFailed());
        assertThat(login(Optional.of(code(totp)))).isInstanceOf(Issued.class);
    }

    @Test
    void of_fifty_logins_with_one_code_one_gets_in() {
        Totp totp = enrolled().totp();
        town.world.pass(STEP);
        OneTimeCode present = code(totp);
        assertThat(TenantedContract.atOnce(50, () -> login(Optional.of(present)))
                        .value())
                .filteredOn(Issued.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_code_is_looked_at_only_after_the_right_password() {
        Totp totp = enrolled().totp();
        town.world.pass(STEP);
        OneTimeCode present = code(totp);
        assertThat(login(new Password("wrong horse"), Optional.of(present))).isInstanceOf(NotAdmitted.class);
        assertThat(login(Optional.of(present))).as("not used up").isInstanceOf(Issued.class);
    }

    @Test
    void codes_are_guessed_a_few_times_only() {
        Totp totp = enrolled().totp();
        town.world.pass(STEP);
        String right = code(totp).reveal();
        String wrong = right.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 6; i++) {
            assertThat(login(Optional.of(new OneTimeCode(wrong)))).isEqualTo(new ChallengeFailed());
        }
        assertThat(login(Optional.of(code(totp))))
                .isInstanceOfSatisfying(
                        NotAdmitted.class,
                        not -> assertThat(not.why())
                                .isInstanceOf(dev.signet.application.credential.VerifyPassword.TooMany.class));
    }

    @Test
    void an_enrolment_that_nobody_confirms_is_over() {
        Totp totp = begun();
        town.world.pass(Duration.ofMinutes(15));
        assertThat(confirm(code(totp))).isEqualTo(new ConfirmTotp.NothingPending());
    }

    @Test
    void a_recovery_code_stands_in_once() {
        List<RecoveryCode> codes = enrolled().codes();
        var first = new OneTimeCode(codes.getFirst().reveal());
        assertThat(login(Optional.of(first))).isInstanceOf(Issued.class);
        assertThat(login(Optional.of(first))).isEqualTo(new ChallengeFailed());
        assertThat(login(Optional.of(new OneTimeCode(codes.getLast().plain())))).isInstanceOf(Issued.class);
        assertThat(town.world.actions(acme)).contains(AuditAction.USER_RECOVERY_CODE_USED);
    }

    @Test
    void new_recovery_codes_cost_a_code_and_end_the_former() {
        Enrolled enrolled = enrolled();
        assertThat(renew(Optional.empty())).isEqualTo(new RenewRecoveryCodes.WrongCode());
        town.world.pass(STEP);
        var renewed = (RenewRecoveryCodes.Renewed) renew(Optional.of(code(enrolled.totp())));
        assertThat(login(Optional.of(new OneTimeCode(enrolled.codes().getFirst().reveal()))))
                .isEqualTo(new ChallengeFailed());
        assertThat(login(Optional.of(new OneTimeCode(renewed.codes().getFirst().reveal()))))
                .isInstanceOf(Issued.class);
        assertThat(town.world.actions(acme))
                .filteredOn(AuditAction.USER_RECOVERY_CODES_MADE::equals)
                .hasSize(1);
    }

    @Test
    void an_authenticator_is_removed_by_a_last_code_of_it() {
        Enrolled enrolled = enrolled();
        assertThat(remove(Optional.empty())).isEqualTo(new RemoveTotp.WrongCode());
        town.world.pass(STEP);
        assertThat(remove(Optional.of(code(enrolled.totp())))).isEqualTo(new RemoveTotp.Removed());
        assertThat(login(Optional.empty())).isInstanceOf(Issued.class);
        assertThat(remove(Optional.empty())).isEqualTo(new RemoveTotp.NotEnrolled());
        assertThat(town.world.entry(acme, AuditAction.USER_TOTP_REMOVED).target())
                .isEqualTo("user:" + town.alice.id().value());
        assertThat(renew(Optional.empty())).isEqualTo(new RenewRecoveryCodes.NotEnrolled());
    }

    @Test
    void a_password_is_changed_only_with_a_code_by_who_has_an_authenticator() {
        Totp totp = enrolled().totp();
        var next = new Password("battery staple");
        assertThat(rotate(next, Optional.empty())).isEqualTo(new RotatePassword.ChallengeFailed());
        town.world.pass(STEP);
        assertThat(rotate(next, Optional.of(code(totp)))).isInstanceOf(RotatePassword.Rotated.class);
    }

    @Test
    void who_may_not_act_enrols_nothing() {
        town.disable(acme, town.alice);
        assertThat(enrol()).isEqualTo(new EnrolTotp.NoUser());
    }

    @Test
    void the_namesake_in_another_tenant_needs_no_code() {
        enrolled();
        assertThat(town.world.issueUserTokens.handle(new IssueUserTokens.Request(
                        World.origin(town.globex.id()),
                        new IssueUserTokens.Direct(),
                        "alice",
                        Town.PASSWORD,
                        Optional.empty())))
                .isInstanceOf(Issued.class);
    }

    private record Enrolled(Totp totp, List<RecoveryCode> codes) {}

    private Enrolled enrolled() {
        Totp totp = begun();
        var confirmed = (ConfirmTotp.Confirmed) confirm(code(totp));
        return new Enrolled(totp, confirmed.recoveryCodes());
    }

    private Totp begun() {
        return ((EnrolTotp.Begun) enrol()).secret();
    }

    private EnrolTotp.Outcome enrol() {
        return town.world.enrolTotp.handle(
                new EnrolTotp.Request(acme, town.alice.id(), World.origin(acme).provenance()));
    }

    private OneTimeCode code(Totp totp) {
        return new OneTimeCode(totp.codeOf(Totp.stepAt(town.world.now())));
    }

    private ConfirmTotp.Outcome confirm(OneTimeCode code) {
        return town.world.confirmTotp.handle(new ConfirmTotp.Request(
                acme,
                town.alice.id(),
                code,
                World.origin(acme).guesser(),
                World.origin(acme).provenance()));
    }

    private OwnProof proof(Optional<OneTimeCode> code) {
        return new OwnProof(
                acme,
                town.alice.id(),
                code,
                World.origin(acme).guesser(),
                World.origin(acme).provenance());
    }

    private RemoveTotp.Outcome remove(Optional<OneTimeCode> code) {
        return town.world.removeTotp.handle(proof(code));
    }

    private RenewRecoveryCodes.Outcome renew(Optional<OneTimeCode> code) {
        return town.world.renewRecoveryCodes.handle(proof(code));
    }

    private RotatePassword.Outcome rotate(Password next, Optional<OneTimeCode> code) {
        return town.world.rotatePassword.handle(
                new RotatePassword.Request(World.origin(acme), "alice", Town.PASSWORD, next, code));
    }

    private IssueUserTokens.Outcome login(Optional<OneTimeCode> code) {
        return login(Town.PASSWORD, code);
    }

    private IssueUserTokens.Outcome login(Password password, Optional<OneTimeCode> code) {
        return town.world.issueUserTokens.handle(new IssueUserTokens.Request(
                World.origin(acme), new IssueUserTokens.Direct(), "alice", password, code, Optional.empty()));
    }
}
