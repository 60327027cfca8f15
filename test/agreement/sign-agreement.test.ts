import { position } from '../../services/ledger/ledger-acts.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { SignatoryId } from '../../services/shared/ids.ts';
import { dirhams, total } from '../../services/shared/money.ts';
import { effectiveAgreement, preparedAgreement, signAs, type AgreementWorld } from '../support/builders/agreement.ts';
import { openedRound } from '../support/builders/cofinancing.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

describe('an agreement', () => {
  let world: World;
  let prepared: AgreementWorld;
  beforeEach(async () => {
    world = await createWorld();
    prepared = await preparedAgreement(world);
  });
  afterEach(() => world.drop());

  const stage = async () => {
    const { rows } = await world.admin.raw<{ rows: { stage: string }[] }>(
      'select stage from engine.process where subject_id = ?',
      [prepared.dossierId],
    );
    return rows[0]!.stage;
  };
  const waits = async () => {
    const { rows } = await world.admin.raw<{ rows: { subject_id: string }[] }>(
      "select subject_id from engine.obligation where kind = 'signature' and closed_at is null",
    );
    return rows.map(({ subject_id: id }) => id);
  };
  const books = async () => {
    const auditor = await world.holding('auditor', 'auditor');
    const balances = await world.read(auditor, ({ ledger }) => ledger.balances(prepared.dossierId));
    return { held: total(balances.map(({ held }) => held)), committed: total(balances.map((each) => each.committed)) };
  };
  const show = (actor: Actor = prepared.holder) => world.useCases.agreement.showAgreement(actor, prepared.dossierId);
  const lapse = (id: SignatoryId, again = '') =>
    world.useCases.agreement.lapseSignature(automatically('lapse', `${id}${again}`), id);

  it('is a convention above the threshold, numbered, with the holder first and the funders in the order asked', () => {
    const { agreement, funders, organisationId } = prepared;
    expect(agreement).toMatchObject({ number: 'CONV-2026-0001', kind: 'convention', total: dirhams(300_000) });
    expect(agreement.signatories.map(({ party }) => party)).toEqual([
      { by: 'holder', organisationId },
      { by: 'funder', funderId: funders.indh },
      { by: 'funder', funderId: funders.region05 },
      { by: 'funder', funderId: funders.cdg },
    ]);
  });

  it('is drawn up once, however often it is asked for', async () => {
    const { dossierId, agreement } = prepared;
    const { prepareAgreement } = world.useCases.agreement;
    await prepareAgreement(automatically('prepareAgreement', 'again'), dossierId);
    expect(await show()).toEqual(agreement);
    const told = await world.read(prepared.holder, (unit) => unit.agreementWaits.waits(dossierId));
    expect(told).toEqual({ isPrepared: true });
  });

  it('waits for one party at a time and takes effect with the last: every hold a commitment at once', async () => {
    const { agreement, signers } = prepared;
    for (const [index, signer] of signers.entries()) {
      expect(await waits()).toEqual([agreement.signatories[index]?.id]);
      expect(await books()).toEqual({ held: dirhams(300_000), committed: 0n });
      await signAs(world, signer, agreement);
    }
    expect(await waits()).toEqual([]);
    expect(await books()).toEqual({ held: 0n, committed: dirhams(300_000) });
    expect(await stage()).toBe('execution');
    const { rows } = await world.admin.raw<{ rows: { n: bigint }[] }>(
      "select count(distinct command_id) as n from ledger.transfer where kind = 'post'",
    );
    expect(rows[0]?.n).toBe(1n);
    expect(await show()).toMatchObject({ status: 'effective', effectiveAt: expect.any(Date) as Date });
  });

  it('is signed in order, by those who may, under the hash of exactly its content', async () => {
    const { agreement, signers, people } = prepared;
    const [holder, indh] = signers as [Actor, Actor];
    await expect(signAs(world, indh, agreement)).rejects.toThrow('not_your_turn');
    await expect(signAs(world, people.indh.officer, agreement)).rejects.toThrow('permission_denied');
    await expect(signAs(world, await world.person('stranger'), agreement)).rejects.toThrow('dossier_missing');
    const { signAgreement } = world.useCases.agreement;
    const other = signAgreement(by(holder), agreement.id, { sha256: 'b'.repeat(64) });
    await expect(other).rejects.toThrow('content_differs');
    const { signatories } = await signAs(world, holder, agreement);
    expect(signatories[0]?.signature).toMatchObject({ personId: holder.id, level: 'simple' });
    await expect(signAs(world, holder, agreement)).rejects.toThrow('party_already_signed');
  });

  it('is not signed by one person for two parties: by the code and by the database', async () => {
    const { agreement, holder, funders } = prepared;
    await world.holding('holder-tazart', 'funder_approver', { kind: 'funder', id: funders.indh });
    await signAs(world, holder, agreement);
    await expect(signAs(world, holder, agreement)).rejects.toThrow('signed_for_another_party');
    const second = {
      signatory_id: agreement.signatories[1]?.id,
      agreement_id: agreement.id,
      person_id: holder.id,
      known_by: '{}',
      signed_at: new Date(0),
      content_hash: agreement.contentHash,
      document_sha256: agreement.document.sha256,
      level: 'simple',
    };
    await expect(world.admin('agreement.signature').insert(second)).rejects.toThrow('signature_one_party_each');
    const third = { ...second, signatory_id: agreement.signatories[2]?.id, person_id: prepared.signers[2]?.id };
    await expect(world.admin('agreement.signature').insert(third)).rejects.toThrow('another party signs first');
    const changed = { content: '{}' };
    await expect(world.knex('agreement.agreement').update(changed)).rejects.toThrow('permission denied');
    await expect(world.admin('agreement.signature').update({ level: 'simple' })).rejects.toThrow('append-only');
    await expect(world.admin('agreement.agreement').update(changed)).rejects.toThrow(
      'agreement_hash_is_of_the_content',
    );
  });

  it('is signed once when two of a funder sign at the same moment', async () => {
    const { agreement, signers, funders } = prepared;
    await signAs(world, signers[0]!, agreement);
    const deputy = await world.holding('indh-deputy', 'funder_approver', { kind: 'funder', id: funders.indh });
    const both = await Promise.allSettled([signAs(world, signers[1]!, agreement), signAs(world, deputy, agreement)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(loser.reason).toMatchObject({ kind: 'conflict', code: 'party_already_signed' });
  });

  it('lapses when a party does not sign in time: the award is gone, the holds released, everybody told', async () => {
    const { agreement, signers } = prepared;
    await signAs(world, signers[0]!, agreement);
    const late = (await show()).signatories[1]!;
    await lapse(late.id, '/early');
    expect(await stage()).toBe('agreement');
    await world.moveTo(late.dueAt!);
    await expect(signAs(world, signers[1]!, agreement)).rejects.toThrow('signature_overdue');
    await lapse(late.id);
    expect(await stage()).toBe('unsigned');
    expect(await books()).toEqual({ held: 0n, committed: 0n });
    expect(await show()).toMatchObject({ status: 'lapsed' });
    expect(await waits()).toEqual([]);
    const { rows } = await world.admin.raw<{ rows: object[] }>(
      "select * from engine.notice where kind = 'agreement.lapsed'",
    );
    expect(rows).toHaveLength(4);
  });

  it('may be signed by the last party on its last day, however long the others took', async () => {
    const { agreement, signers } = prepared;
    for (const [index, signer] of signers.entries()) {
      const { dueAt } = (await show()).signatories[index]!;
      await world.moveTo(new Date(dueAt!.getTime() - 60_000));
      await signAs(world, signer, agreement);
    }
    expect(await stage()).toBe('execution');
    expect(await books()).toEqual({ held: 0n, committed: dirhams(300_000) });
  });
});

describe('an effective agreement', () => {
  it('tells later stages its lines, and the conditions of committee and funders', async () => {
    const world = await createWorld();
    const { effective, funders, envelopes, dossierId } = await effectiveAgreement(world);
    expect(effective).toMatchObject({ dossierId, number: 'CONV-2026-0001', effectiveAt: expect.any(Date) as Date });
    expect(effective.lines).toEqual([
      { funderId: funders.indh, envelopeId: envelopes.indh, amount: dirhams(180_000) },
      { funderId: funders.region05, envelopeId: envelopes.region05, amount: dirhams(90_000) },
      { funderId: funders.cdg, envelopeId: envelopes.cdg, amount: dirhams(30_000) },
    ]);
    expect(effective.conditions.map(({ proof }) => proof)).toEqual(['sanitary_certificate']);
    const auditor = await world.holding('auditor', 'auditor');
    const balances = await world.read(auditor, ({ ledger }) => ledger.balances(dossierId));
    expect(balances.reduce((sum, balance) => sum + position(balance), 0n)).toBe(dirhams(300_000));
    await world.drop();
  });

  it('is not there before the last signature', async () => {
    const world = await createWorld();
    const { dossierId, holder } = await openedRound(world);
    const asked = world.read(holder, ({ agreement }) => agreement.getEffective(dossierId));
    await expect(asked).rejects.toThrow('agreement_not_effective');
    await expect(world.read(holder, ({ cofinancing }) => cofinancing.getFinancing(dossierId))).rejects.toThrow(
      'not_financed',
    );
    await expect(world.useCases.agreement.showAgreement(holder, dossierId)).rejects.toThrow('agreement_missing');
    await world.drop();
  });
});
