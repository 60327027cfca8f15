import { createHash } from 'node:crypto';
import { grantsAsked } from '../../services/application/financing-plan.ts';
import { contentHash } from '../../services/application/content-hash.ts';
import { dirhams } from '../../services/shared/money.ts';
import { draftDossier, submittedDossier, tazartPlan, use } from '../support/builders/application.ts';
import { closeByCalendar, openCallWorld } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

describe('submitApplication', () => {
  it('gives none before it is submitted', async () => {
    const { holder, dossierId } = await draftDossier(world);
    await expect(world.useCases.application.getReceipt(holder, dossierId)).rejects.toMatchObject({
      kind: 'missing',
      code: 'receipt_missing',
    });
  });

  it('gives a numbered, dated receipt and stops the draft from waiting', async () => {
    const { holder, officer, dossierId, receipt } = await submittedDossier(world);
    const dossier = await world.useCases.application.getDossier(holder, dossierId);
    expect(receipt).toEqual({
      number: 'R-AAP-2026-01-0001',
      reference: 'AAP-2026-01-0001',
      at: dossier.submittedAt,
      legalClock: { text: 'receipt.legal_clock', decisionDays: 30 },
      contentHash: contentHash(dossier),
    });
    expect(await world.useCases.application.getReceipt(officer, dossierId)).toEqual(receipt);
    expect(dossier).toMatchObject({ status: 'submitted', contentHash: receipt.contentHash });
    expect(dossier.waitsFor).toMatchObject([{ kind: 'eligibility', owedRole: 'desk_officer', until: null }]);
    const day = 86_400_000;
    const [wait] = await rowsOf<{ rungs: { at: string; act: string }[] }>(
      world,
      `select rungs from engine.obligation where kind = 'eligibility'`,
    );
    const days = wait!.rungs.map(({ at, act }) => [act, Math.round((Date.parse(at) - receipt.at.getTime()) / day)]);
    expect(days).toEqual([
      ['remind', 15],
      ['remind', 24],
      ['escalate', 30],
    ]);
  });

  it('shows the dossier to each funder that is asked, and to no other', async () => {
    const { dossierId, funders } = await submittedDossier(world);
    const { getDossier } = world.useCases.application;
    const indh = await world.holding('indh', 'funder_officer', { kind: 'funder', id: funders.indh });
    const cdg = await world.holding('cdg', 'funder_officer', { kind: 'funder', id: funders.cdg });
    expect((await getDossier(indh, dossierId)).id).toBe(dossierId);
    expect(await refused(getDossier(cdg, dossierId))).toMatchObject({ code: 'dossier_missing' });
    expect(grantsAsked((await getDossier(indh, dossierId)).plan)).toHaveLength(2);
  });

  it('shows its secret once and keeps only the hash of it, in no table the secret itself', async () => {
    const { holder, dossierId } = await draftDossier(world);
    const command = by(holder);
    const { submitApplication } = world.useCases.application;
    const { receipt, trackingSecret } = await submitApplication(command, dossierId);
    expect(trackingSecret).toMatch(/^[\w-]{24}$/);
    const [kept] = await rowsOf<{ tracking_hash: string }>(world, 'select tracking_hash from application.receipt');
    expect(kept?.tracking_hash).toBe(createHash('sha256').update(trackingSecret!).digest('hex'));
    const [run] = await rowsOf<{ outcome: Buffer }>(
      world,
      `select outcome from engine.command where id = '${command.id}'`,
    );
    expect(run?.outcome.includes(trackingSecret!)).toBe(false);
    expect(await submitApplication(command, dossierId)).toEqual({ receipt, trackingSecret: null });
  });

  it('answers a second submission with the conflict that it is', async () => {
    const { holder, dossierId, receipt } = await submittedDossier(world);
    expect(await refused(world.useCases.application.submitApplication(by(holder), dossierId))).toEqual({
      code: 'already_submitted',
      details: { at: receipt.at },
    });
  });

  it('submits once when asked twice at the same time, and numbers without a gap', async () => {
    const call = await openCallWorld(world);
    const first = await draftDossier(world, { call });
    const second = await draftDossier(world, { call, account: 'holder-ighrem', input: ighrem });
    const submit = ({ holder, dossierId }: typeof first) =>
      refused(world.useCases.application.submitApplication(by(holder), dossierId));
    const answers = await Promise.all([first, first, second, second].map(submit));
    expect(answers.map((answer) => answer?.code ?? 'done').sort()).toEqual([
      'already_submitted',
      'already_submitted',
      'done',
      'done',
    ]);
    const numbers = await rowsOf<{ sequence: number }>(
      world,
      'select sequence from application.receipt order by sequence',
    );
    expect(numbers.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('is in time a moment before the closing, and late at the closing instant', async () => {
    const call = await openCallWorld(world);
    const early = await draftDossier(world, { call });
    const late = await draftDossier(world, { call, account: 'holder-ighrem', input: ighrem });
    const { submitApplication } = world.useCases.application;
    await world.moveTo('2026-03-06T16:29:00Z');
    await submitApplication(by(early.holder), early.dossierId);
    const closesAt = new Date('2026-03-06T16:30:00Z');
    await world.moveTo(closesAt);
    const answer = await refused(submitApplication(by(late.holder), late.dossierId));
    expect(answer).toMatchObject({ code: 'call_closed', details: { closesAt } });
    expect((answer?.details as { now: Date }).now >= closesAt).toBe(true);

    await closeByCalendar(world, call.callId);
    await world.useCases.application.lapseDraft(automatically('draft', late.dossierId), late.dossierId);
    expect(await refused(submitApplication(by(late.holder), late.dossierId))).toMatchObject({ code: 'call_closed' });
  });

  it('refuses with every finding and its numbers, and changes nothing', async () => {
    const call = await openCallWorld(world);
    const whole = tazartPlan(call.funders.indh, call.funders.region05);
    const plan = {
      uses: [use('livestock', 500_000, { label: 'Achat de brebis' })],
      sources: whole.sources.map((source) =>
        source.by === 'funder' && source.funderId === call.funders.indh
          ? { ...source, amount: dirhams(211_000) }
          : source,
      ),
    };
    const { holder, dossierId, version } = await draftDossier(world, { call, plan });
    const { submitApplication, checkApplication, getDossier } = world.useCases.application;
    const { findings } = await checkApplication(holder, dossierId);
    expect(findings.map(({ code }) => code)).toEqual([
      'plan_unbalanced',
      'plan_unbalanced',
      'use_excluded',
      'grant_over_limit',
    ]);
    expect(await refused(submitApplication(by(holder), dossierId))).toEqual({
      code: 'application_incomplete',
      details: { findings },
    });
    expect(await getDossier(holder, dossierId)).toMatchObject({ status: 'draft', version });
  });
});
