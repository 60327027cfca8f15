import type { ComplementAnswer, MissingItems } from '../../services/application/complement.ts';
import { bySystem } from '../../db/shared/reach.ts';
import { ROLES } from '../../services/access/policy.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  draftDossier,
  submittedDossier,
  tazartPlan,
  tazartProject,
  type SubmittedWorld,
} from '../support/builders/application.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const items: MissingItems = [
  { about: 'project', text: 'Précisez le nombre d’emplois' },
  { about: 'document', kind: 'statutes', text: 'Statuts signés' },
];
const nothing: ComplementAnswer = { text: null, documents: [] };
const emplois = { ...tazartProject, jobs: { before: 10, target: 18 } };

const ask = ({ officer, dossierId }: SubmittedWorld, wanted = items) =>
  world.useCases.application.requestComplement(by(officer), dossierId, { items: wanted });
const answer = ({ holder, dossierId }: SubmittedWorld, given: ComplementAnswer) =>
  world.useCases.application.answerComplement(by(holder), dossierId, given);
const lapse = (dossierId: DossierId, again = '') =>
  world.useCases.application.lapseComplement(automatically('lapse', `${dossierId}${again}`), dossierId);
const shown = ({ holder, dossierId }: SubmittedWorld) => world.useCases.application.getDossier(holder, dossierId);
const waitsOf = async (submitted: SubmittedWorld) => (await shown(submitted)).waitsFor.map(({ kind }) => kind);
const told = (kind: string) => rowsOf(world, `select to_by from engine.notice where kind = 'application.${kind}'`);

describe('requestComplement', () => {
  it('asks for everything at once, stops the legal clock, and waits ten working days for the holder', async () => {
    const submitted = await submittedDossier(world);
    await world.moveTo('2026-01-14T09:00:00Z');
    const complement = await ask(submitted);
    expect(complement).toMatchObject({ items, status: 'open', askedBy: submitted.officer.id });
    expect(complement.dueAt.toISOString()).toMatch(/T22:59:59.999Z$/);
    const dossier = await shown(submitted);
    expect(dossier.complement).toEqual(complement);
    expect(dossier.legalClock).toMatchObject({ stoppedAt: complement.askedAt, isOverdue: false });
    expect(dossier.waitsFor).toMatchObject([{ kind: 'complement', owedBy: 'organisation', until: complement.dueAt }]);
    const [wait] = await rowsOf<{ rungs: { at: string; act: string }[] }>(
      world,
      `select rungs from engine.obligation where kind = 'complement'`,
    );
    const threeDays = complement.dueAt.getTime() - 3 * 86_400_000;
    expect(wait?.rungs.map(({ at, act }) => [Date.parse(at), act])).toEqual([[threeDays, 'remind']]);
    expect(await told('complement_requested')).toEqual([{ to_by: 'organisation' }]);
  });

  it('asks once, even when two officers ask at the same time', async () => {
    const submitted = await submittedDossier(world);
    const answers = await Promise.all([refused(ask(submitted)), refused(ask(submitted))]);
    expect(answers.map((each) => each?.code ?? 'done').sort()).toEqual(['complement_already_asked', 'done']);
    await answer(submitted, nothing);
    expect(await refused(ask(submitted))).toMatchObject({ code: 'complement_already_asked' });
  });

  it('is asked of a submitted application only, and not once it is decided', async () => {
    const draft = await draftDossier(world);
    const { requestComplement } = world.useCases.application;
    const asking = requestComplement(by(draft.officer), draft.dossierId, { items });
    expect(await refused(asking)).toMatchObject({ code: 'application_not_submitted' });
    await world.useCases.application.submitApplication(by(draft.holder), draft.dossierId);
    const yes = { eligible: true, reason: null, overrides: [] };
    await world.useCases.application.decideEligibility(by(draft.officer), draft.dossierId, yes);
    expect(await refused(requestComplement(by(draft.officer), draft.dossierId, { items }))).toMatchObject({
      code: 'stage_mismatch',
    });
  });

  it('is the desk officer’s to ask', async () => {
    const { dossierId } = await submittedDossier(world);
    for (const role of ROLES.filter((each) => each !== 'desk_officer')) {
      const actor = await world.holding(`some ${role}`, role);
      const asking = world.useCases.application.requestComplement(by(actor), dossierId, { items });
      const code = (await refused(asking))?.code;
      expect([role, code]).toEqual([role, role === 'reviewer' ? 'dossier_missing' : 'permission_denied']);
    }
  });

  it('holds the decision up until it is answered or its time is over', async () => {
    const submitted = await submittedDossier(world);
    const { dueAt } = await ask(submitted);
    const yes = { eligible: true, reason: null, overrides: [] };
    const decide = () => world.useCases.application.decideEligibility(by(submitted.officer), submitted.dossierId, yes);
    expect(await refused(decide())).toEqual({ code: 'complement_open', details: { dueAt } });
    await answer(submitted, nothing);
    expect(await decide()).toMatchObject({ eligible: true });
  });
});

describe('answerComplement', () => {
  it('changes what was asked for, hashes it again, and lets the clock go on by the whole pause', async () => {
    const submitted = await submittedDossier(world);
    const before = await shown(submitted);
    await ask(submitted);
    const asked = await shown(submitted);
    await world.moveTo('2026-01-20T12:00:00Z');
    const documentId = await storedDocument(world, submitted.holder, 'Statuts');
    const completed = await answer(submitted, {
      text: 'Voici',
      project: emplois,
      documents: [{ kind: 'statutes', documentId }],
    });
    expect(completed).toMatchObject({ project: emplois, version: before.version + 1, submittedAt: before.submittedAt });
    expect(completed.contentHash).not.toBe(before.contentHash);
    const after = await shown(submitted);
    expect(after.complement).toMatchObject({ status: 'answered', text: 'Voici' });
    const pause = after.complement!.answeredAt!.getTime() - asked.complement!.askedAt.getTime();
    expect(after.legalClock!.dueAt.getTime() - before.legalClock!.dueAt.getTime()).toBe(pause);
    expect(after.legalClock).toMatchObject({ stoppedAt: null });
    expect(await waitsOf(submitted)).toEqual(['eligibility']);
    expect(await rowsOf(world, `select kind, document_id from application.attachment`)).toEqual([
      { kind: 'statutes', document_id: documentId },
    ]);
    expect(
      await rowsOf(world, `select part from application.revision where version = ${String(completed.version)}`),
    ).toEqual([{ part: 'project' }]);
    expect(await told('complement_answered')).toEqual([{ to_by: 'role' }]);
  });

  it('takes nothing that was not asked for', async () => {
    const submitted = await submittedDossier(world);
    await ask(submitted);
    const plan = tazartPlan(submitted.funders.indh, submitted.funders.region05);
    expect(await refused(answer(submitted, { ...nothing, plan }))).toEqual({
      code: 'section_not_asked',
      details: { section: 'plan' },
    });
    const documentId = await storedDocument(world, submitted.holder, 'Autre');
    const other = { ...nothing, documents: [{ kind: 'invoice', documentId }] };
    expect(await refused(answer(submitted, other))).toMatchObject({ code: 'document_not_asked' });
    expect(await shown(submitted)).toMatchObject({ complement: { status: 'open' } });
  });

  it('refuses a correction that would make the application wrong', async () => {
    const submitted = await submittedDossier(world);
    await ask(submitted, [{ about: 'plan', text: 'Le plan' }]);
    const whole = tazartPlan(submitted.funders.indh, submitted.funders.region05);
    const plan = { ...whole, sources: whole.sources.slice(1) };
    expect(await refused(answer(submitted, { ...nothing, plan }))).toMatchObject({ code: 'application_incomplete' });
  });

  it('is given once, in time, and where something was asked', async () => {
    const submitted = await submittedDossier(world);
    expect(await refused(answer(submitted, nothing))).toMatchObject({ code: 'complement_missing' });
    const { dueAt } = await ask(submitted);
    await answer(submitted, nothing);
    expect(await refused(answer(submitted, nothing))).toMatchObject({ code: 'complement_already_answered' });
    await lapse(submitted.dossierId);
    expect(await shown(submitted)).toMatchObject({ complement: { status: 'answered', dueAt } });
  });

  it('is late after its last instant, even if nobody has noticed yet', async () => {
    const submitted = await submittedDossier(world);
    const { dueAt } = await ask(submitted);
    await world.moveTo(new Date(dueAt.getTime() + 1));
    expect(await refused(answer(submitted, nothing))).toEqual({ code: 'complement_overdue', details: { dueAt } });
  });
});

describe('lapseComplement', () => {
  it('lets the file be decided as it is once the time is over, and does nothing before or again', async () => {
    const submitted = await submittedDossier(world);
    const { dueAt } = await ask(submitted);
    await lapse(submitted.dossierId, '/early');
    expect(await waitsOf(submitted)).toEqual(['complement']);
    await world.moveTo(dueAt);
    await lapse(submitted.dossierId);
    await lapse(submitted.dossierId, '/again');
    expect(await shown(submitted)).toMatchObject({ complement: { status: 'lapsed' }, legalClock: { stoppedAt: null } });
    expect(await waitsOf(submitted)).toEqual(['eligibility']);
    expect(await told('complement_lapsed')).toHaveLength(2);
    expect(await rowsOf(world, `select id from audit.event where kind = 'application.complement_lapsed'`)).toHaveLength(
      1,
    );
  });
});

describe('the database', () => {
  it('lets a submitted application change only while a complement is open', async () => {
    const submitted = await submittedDossier(world);
    const write = (text: string, value: string) => bySystem(world.knex, (trx) => trx.raw(text, [value]));
    const change = () =>
      write(
        'update application.dossier set requested_centimes = requested_centimes + 1 where id = ?',
        submitted.dossierId,
      );
    await expect(change()).rejects.toMatchObject({ hint: 'application_not_draft' });
    await ask(submitted);
    await change();
    await write('update application.dossier set requested_centimes = ?', String(dirhams(300_000)));
    await answer(submitted, nothing);
    await expect(change()).rejects.toMatchObject({ hint: 'application_not_draft' });
    const again = world.knex.raw(`update application.complement set status = 'open'`);
    await expect(again).rejects.toMatchObject({ hint: 'complement_already_answered' });
  });
});
