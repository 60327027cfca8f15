import { createHash } from 'node:crypto';
import {
  callGuarantee,
  commit,
  hold,
  orderRecovery,
  position,
  raiseEnvelope,
} from '../../services/ledger/ledger-acts.ts';
import { addMonths, localDateOf } from '../../services/shared/dates.ts';
import { newId, type EnvelopeId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  allTranchesPaid,
  closableDossier,
  finalCostReported,
  firstTranchePaid,
  recovered,
  type ExecutionWorld,
  type RecoveringWorld,
} from '../support/builders/reporting.ts';
import { readPdf } from '../support/pdf.ts';
import { by, createWorld, type World } from '../support/world.ts';

const REASON = { reason: 'Tous les comptes sont soldés' };
const checksOf = (error: unknown) => {
  const { code, details } = error as { code: string; details: { findings: { check: string }[] } };
  return { code, checks: [...new Set(details.findings.map(({ check }) => check))] };
};

describe('a dossier whose accounts are not settled', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  it('is not closed: closeDossier names whatever stands open, until nothing does', async () => {
    const { closeDossier } = world.useCases.reporting;
    const refusal = async ({ officer, dossierId }: ExecutionWorld) =>
      checksOf(await closeDossier(by(officer), dossierId, REASON).catch((error: unknown) => error));

    const paying = await firstTranchePaid(world);
    expect(await refusal(paying)).toEqual({
      code: 'closure_incomplete',
      checks: ['tranches_settled', 'reports_accepted', 'final_cost_reported', 'paid_as_final_account'],
    });
  });
});

describe('closing a dossier', () => {
  let world: World;
  let paid: ExecutionWorld;
  let recovering: RecoveringWorld;
  beforeAll(async () => {
    world = await createWorld();
    paid = await allTranchesPaid(world);
  });
  afterAll(() => world.drop());

  const reporting = () => world.useCases.reporting;
  const close = () => reporting().closeDossier(by(paid.officer), paid.dossierId, REASON);
  const unmet = async () => {
    const { checks } = await reporting().getClosure(paid.holder, paid.dossierId);
    return checks.filter(({ isMet }) => !isMet);
  };
  const balances = () => world.read(paid.officer, ({ ledger }) => ledger.balances(paid.dossierId));

  it('waits for the final cost', async () => {
    await expect(close()).rejects.toMatchObject({
      code: 'closure_incomplete',
      details: { findings: [{ check: 'final_cost_reported', subjectId: null }] },
    });
    expect(await unmet()).toMatchObject([{ check: 'final_cost_reported' }]);
  });

  it('waits for the recovery, and names what each funder still stands at', async () => {
    recovering = await finalCostReported(world, paid);
    expect(checksOf(await close().catch((error: unknown) => error)).checks).toEqual([
      'recoveries_closed',
      'positions_zero',
    ]);
    const positions = (await unmet()).find(({ check }) => check === 'positions_zero');
    expect(positions?.findings.map(({ numbers }) => numbers['recoverable']).sort()).toEqual([
      '10800.00',
      '1800.00',
      '5400.00',
    ]);
  });

  it('is for the desk officer only', async () => {
    await recovered(world, recovering);
    expect(await unmet()).toEqual([]);
    await expect(reporting().closeDossier(by(paid.holder), paid.dossierId, REASON)).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });

  it('gives back what was committed and not used', async () => {
    const [share] = await balances();
    await world.transact(by(paid.officer), async ({ ledger }) => {
      const kept = { dueAt: new Date('2099-01-01'), subjectId: paid.dossierId };
      await ledger.post([hold(share!, dirhams(100), kept)]);
      await ledger.post((await ledger.openHolds(paid.dossierId)).map(commit));
    });
    expect((await balances()).map(position)).toContain(dirhams(100));
    expect(await unmet()).toEqual([]);
  });

  it('compares what the holder pledged with what proofs and accepted reports have shown, and bars nothing', async () => {
    const { contribution } = await reporting().getClosure(paid.holder, paid.dossierId);
    expect(contribution).toEqual([
      { nature: 'cash', pledged: dirhams(110_000), shown: dirhams(65_000) },
      { nature: 'in_kind', pledged: dirhams(90_000), shown: 0n },
    ]);
  });

  const covers = () => world.read(paid.officer, ({ ledger }) => ledger.covers(paid.dossierId));
  it('has a guarantee beside the cash', async () => {
    const guarantee = { funderId: paid.funders.region08, envelopeId: newId<EnvelopeId>(), isGuarantee: true };
    await world.transact(by(paid.officer), async ({ ledger }) => {
      await ledger.post([raiseEnvelope(guarantee, dirhams(80_000))]);
      const kept = { dueAt: new Date('2099-01-01'), subjectId: paid.dossierId };
      await ledger.post([hold({ ...guarantee, dossierId: paid.dossierId }, dirhams(50_000), kept)]);
      await ledger.post((await ledger.openHolds(paid.dossierId)).map(commit));
      await ledger.post([callGuarantee({ ...guarantee, dossierId: paid.dossierId }, dirhams(10_000), paid.dossierId)]);
    });
    expect(await covers()).toMatchObject([{ covered: dirhams(40_000), called: dirhams(10_000) }]);
  });

  it('closeDossier states the last account, ends every wait and leaves every position at zero', async () => {
    const command = by(paid.officer);
    const closure = await reporting().closeDossier(command, paid.dossierId, REASON);
    expect(await reporting().closeDossier(command, paid.dossierId, REASON)).toEqual(closure);

    expect(createHash('sha256').update(closure.statement).digest('hex')).toBe(closure.sha256);
    const statement = JSON.parse(closure.statement) as Record<string, unknown>;
    expect(statement).toMatchObject({ reference: paid.reference, plannedCost: '500000.00', finalCost: '470000.00' });
    expect(statement['indicators']).toContainEqual({ code: 'IND-01', baseline: 0, target: 6, actual: 5 });

    expect(statement['contribution']).toEqual([
      { nature: 'cash', pledged: '110000.00', shown: '65000.00' },
      { nature: 'in_kind', pledged: '90000.00', shown: '0.00' },
    ]);

    expect((await balances()).map(position)).toEqual((await balances()).map(() => 0n));
    const process = await world.admin('engine.process').where({ subject_id: paid.dossierId });
    expect(process).toMatchObject([{ stage: 'closed', open: false }]);
    const waits = await world
      .admin('engine.obligation')
      .where({ workflow_id: `dossier:${paid.dossierId}`, closed_at: null });
    expect(waits).toEqual([]);
    const events = await world.admin('audit.event').where({ kind: 'reporting.dossier_closed' });
    expect(events).toMatchObject([{ reason: REASON.reason, after: { stage: 'closed', statement: closure.sha256 } }]);
  });

  it('gives the cover of a guarantee back to its guarantor, and says so', async () => {
    expect(await covers()).toMatchObject([{ covered: 0n, called: dirhams(10_000) }]);
    const { closure } = await reporting().getClosure(paid.holder, paid.dossierId);
    const { guarantees } = JSON.parse(closure!.statement) as { guarantees: object[] };
    expect(guarantees).toMatchObject([{ funderId: paid.funders.region08, released: '40000.00', called: '10000.00' }]);
    const { envelopeId } = (await covers())[0]!;
    expect(await world.read(paid.officer, ({ ledger }) => ledger.available(envelopeId))).toBe(dirhams(70_000));
    const events = await world.admin('audit.event').where({ kind: 'reporting.cover_released' });
    expect(events).toMatchObject([{ subject_id: envelopeId, after: { released: '4000000', called: '1000000' } }]);
    const notices = await world.admin('engine.notice').where({ kind: 'reporting.cover_released' });
    expect(notices).toHaveLength(1);
    expect(await world.admin('reporting.difference')).toEqual([]);
  });

  it('shows the statement with the checklist', async () => {
    const { checks, closure } = await reporting().getClosure(paid.holder, paid.dossierId);
    expect(checks).toHaveLength(8);
    expect(checks.every(({ isMet }) => isMet)).toBe(true);
    expect(closure).toMatchObject({ closedBy: paid.officer.id, reason: REASON.reason });
  });

  it('keeps the dossier for ten years, and the statement on paper', async () => {
    const { closure } = await reporting().getClosure(paid.holder, paid.dossierId);
    expect(closure?.retainUntil).toBe(addMonths(localDateOf(await world.now()), 120));
    const { bytes } = await world.useCases.documents.getDocumentContent(paid.holder, closure!.documentId!);
    const pdf = await readPdf(bytes);
    const facts = [
      paid.reference,
      '470\u00a0000,00',
      'Coût final',
      'الكلفة النهائية',
      '65\u00a0000,00',
      'Apport',
      'Garant',
      'équivalents temps plein',
      'مناصب بدوام كامل',
      closure!.sha256.slice(0, 20),
    ];
    expect(facts.filter((words) => !pdf.says(words))).toEqual([]);
  });

  it('is done once', async () => {
    await expect(close()).rejects.toMatchObject({ code: 'stage_mismatch' });
  });

  it('cannot be edited, and its hash must be its statement’s', async () => {
    await expect(world.admin('reporting.closure').update({ reason: 'x' })).rejects.toThrow('append-only');
    const [row] = await world.admin<Record<string, unknown>>('reporting.closure');
    await expect(world.knex('reporting.closure').insert({ ...row, statement: '{}' })).rejects.toMatchObject({
      constraint: 'closure_sha256',
    });
  });

  it('leaves no difference; money moved behind its back is found', async () => {
    expect(await world.admin('reporting.difference')).toEqual([]);
    const [share] = await balances();
    await world.transact(by(paid.officer), ({ ledger }) =>
      ledger.post([orderRecovery(share!, dirhams(5), paid.dossierId)]),
    );
    expect(await world.admin('reporting.difference')).toMatchObject([
      { what: 'closed_with_position', subject_id: paid.dossierId },
    ]);
  });
});

describe('the last account of a dossier', () => {
  let world: World;
  let closable: RecoveringWorld;
  beforeAll(async () => {
    world = await createWorld();
    closable = await closableDossier(world);
  });
  afterAll(() => world.drop());

  it('says per funder what was approved, paid and recovered', async () => {
    const { officer, dossierId, funders } = closable;
    const { statement } = await world.useCases.reporting.closeDossier(by(officer), dossierId, REASON);
    const last = JSON.parse(statement) as { funders: { funderId: string; paid: string }[] };
    const told = (approved: string, paid: string, recovered: string) => ({
      ...{ approved, paid, recovered },
      ...{ writtenOff: '0.00', released: '0.00', position: '0.00' },
    });
    const byFunder = new Map(last.funders.map((funder) => [funder.funderId, funder]));
    expect(byFunder.get(funders.indh)).toMatchObject(told('180000.00', '169200.00', '10800.00'));
    expect(byFunder.get(funders.region05)).toMatchObject(told('90000.00', '84600.00', '5400.00'));
    expect(byFunder.get(funders.cdg)).toMatchObject(told('30000.00', '28200.00', '1800.00'));
  });
});
