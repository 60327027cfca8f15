import type { Rulebook } from '../../services/programme/programme-facts.ts';
import { draftDossier, submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { tazart } from '../support/builders/registry.ts';
import { openLooks, type Looks } from '../support/looks.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
beforeEach(async () => {
  world = await createWorld();
  pages = await createPages(world);
});
afterEach(async () => {
  await pages.stop();
  await world.drop();
});

/** An extract too old: one rule does not pass. */
const withOldExtract = () =>
  submittedDossier(world, {
    input: { ...tazart, registration: { ...tazart.registration, extractOn: '2025-10-01' } },
  });
const caseAt = ({ dossierId }: { dossierId: string }) => `/dossiers/${dossierId}/eligibility`;

describe('the whole case on one page', () => {
  it('shows facts, plan, rules in words, clock and history to the desk, and nothing of it to strangers', async () => {
    const dossier = await withOldExtract();
    const desk = await pages.browse(dossier.officer);
    const { html } = await desk.follow(caseAt(dossier));
    for (const words of [
      'Cooperative'.toLowerCase(),
      'Séchoir et ligne de conditionnement',
      'Balanced',
      'Registration extract too old',
      'Runs since',
      'R-AAP-2026-01-0001',
      'Béni Mellal-Khénifra',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('extract_too_old');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(caseAt(dossier))).status).toBe(404);
  });

  it('says of a draft that it is not submitted yet, and leads to the application', async () => {
    const draft = await draftDossier(world);
    const { html } = await (await pages.browse(draft.holder)).follow(caseAt(draft));
    expect(html).toContain('not submitted yet');
    expect(html).toContain(`/dossiers/${draft.dossierId}/application`);
  });

  it('decides only with a reason for each rule that did not pass, said beside its field, and keeps what was typed', async () => {
    const dossier = await withOldExtract();
    const desk = await pages.browse(dossier.officer);
    const refused = await desk.fill(caseAt(dossier), 'decide_eligibility', { eligible: 'yes', reason: 'مقبول' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#decide_eligibility-reasons.registration"');
    expect(refused.html).toContain('مقبول');
    const silent = await desk.fill(caseAt(dossier), 'decide_eligibility', { eligible: 'no' });
    expect(silent.html).toContain('An unfavourable decision needs its reason');
    const done = await desk.fill(caseAt(dossier), 'decide_eligibility', {
      eligible: 'yes',
      'reasons.registration': 'A new extract was shown at the desk',
    });
    expect(done.html).toContain('The decision is recorded');
    expect(done.html).toContain('A new extract was shown at the desk');
    expect(done.html).not.toContain('name="action" value="decide_eligibility"');
  });

  it('asks once for everything that is missing; the clock stands still and nobody decides meanwhile', async () => {
    const dossier = await submittedDossier(world);
    const desk = await pages.browse(dossier.officer);
    const nothing = await desk.fill(caseAt(dossier), 'request_complement', {});
    expect(nothing.status).toBe(422);
    expect(nothing.html).toContain('Say at least one thing that is missing.');
    const done = await desk.fill(caseAt(dossier), 'request_complement', { words: 'Qui tient les comptes ?' });
    expect(done.html).toContain('The complement is requested');
    expect(done.html).toContain('Stopped for the complement');
    expect(done.html).toContain('Qui tient les comptes ?');
    expect(done.html).not.toContain('value="decide_eligibility"');
  });

  it('leads from an unfavourable decision over the appeal to another person’s word', async () => {
    const dossier = await submittedDossier(world);
    const desk = await pages.browse(dossier.officer);
    await desk.fill(caseAt(dossier), 'decide_eligibility', { eligible: 'no', reason: 'Siège fictif' });
    const holder = await pages.browse(dossier.holder);
    const appealed = await holder.fill(caseAt(dossier), 'file_appeal', { grounds: 'Le siège est réel' });
    expect(appealed.html).toContain('Your appeal is recorded');
    const same = await desk.fill(caseAt(dossier), 'decide_appeal', { outcome: 'reinstated', reason: 'Visite faite' });
    expect(same.status).toBe(422);
    expect(same.html).toContain('Visite faite');
    const other = await pages.browse(await world.holding('second-officer', 'desk_officer'));
    const done = await other.fill(caseAt(dossier), 'decide_appeal', { outcome: 'reinstated', reason: 'Visite faite' });
    expect(done.html).toContain('Appeal accepted');
  });

  it('asks a document by its kind, and gives clean files to whoever may read the dossier', async () => {
    const dossier = await askingForStatutes();
    const documentId = await storedDocument(world, dossier.holder, 'Statuts');
    const desk = await pages.browse(dossier.officer);
    const asked = await desk.fill(caseAt(dossier), 'request_complement', { documents: 'statutes' });
    expect(asked.html).toContain('Statuts');
    await world.useCases.application.answerComplement(by(dossier.holder), dossier.dossierId, {
      text: null,
      documents: [{ kind: 'statutes', documentId }],
    });
    expect((await desk.follow(caseAt(dossier))).html).toContain(`href="/documents/${documentId}"`);
    const file = await desk.ask(`/documents/${documentId}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.ask(`/documents/${documentId}`)).status).toBe(404);
  });

  it('lets the body that the rulebook names, and nobody else, set the age condition aside', async () => {
    const dossier = await withAgeCondition();
    const desk = await pages.browse(dossier.officer);
    const seen = await desk.follow(caseAt(dossier));
    expect(seen.html).toContain('Only the chair of the regional committee');
    expect(seen.html).not.toContain('value="grant_waiver"');
    const yes = await desk.fill(caseAt(dossier), 'decide_eligibility', { eligible: 'yes' });
    expect(yes.html).toContain('it needs a waiver first');
    const chair = await pages.browse(await world.holding('chair', 'committee_chair'));
    const done = await chair.fill(caseAt(dossier), 'grant_waiver', { reason: 'Vingt ans de métier' });
    expect(done.html).toContain('The waiver is granted');
    expect(done.html).toContain('Vingt ans de métier');
  });
});

describe('the look of the case', () => {
  let looks: Looks;
  beforeEach(async () => {
    looks = await openLooks(pages);
  });
  afterEach(() => looks.close());

  it('is accessible, in order and within the screen, and so is the inbox with its filters', async () => {
    const dossier = await withOldExtract();
    const actor = dossier.officer;
    expect(await looks.at({ name: 'desk-case', address: caseAt(dossier), actor })).toEqual([]);
    const address = `/dossiers?mine=true&territory=05&funderId=${dossier.funders.indh}&status=submitted`;
    expect(await looks.at({ name: 'desk-inbox', address, actor })).toEqual([]);
    expect((await (await pages.browse(actor)).follow(address)).html).toContain(dossier.reference);
  }, 90_000);
});

/** The call's rulebook as if it had asked for more from the first day. */
const withRules = async (change: (rulebook: Rulebook) => object): Promise<void> => {
  const { rows } = await world.admin.raw<{ rows: { rulebook: Rulebook }[] }>('select rulebook from programme.call');
  const rulebook = rows[0]?.rulebook;
  if (!rulebook) throw new Error('no call');
  for (const table of ['call', 'rulebook_version']) {
    await world.admin.raw(`alter table programme.${table} disable trigger user`);
    await world.admin.raw(`update programme.${table} set rulebook = ?`, [JSON.stringify(change(rulebook))]);
    await world.admin.raw(`alter table programme.${table} enable trigger user`);
  }
};

const askingForStatutes = async (): Promise<SubmittedWorld> => {
  const dossier = await submittedDossier(world);
  const titles = { ar: 'النظام الأساسي', fr: 'Statuts', en: 'Statutes' };
  await withRules((rulebook) => ({ ...rulebook, documents: [{ kind: 'statutes', titles, stage: 'application' }] }));
  return dossier;
};

const withAgeCondition = async (): Promise<SubmittedWorld> => {
  const draft = await draftDossier(world);
  await withRules((rulebook) => ({
    ...rulebook,
    applicants: {
      ...rulebook.applicants,
      age: { min: 18, max: 40, waiver: { by: 'regional_committee', upTo: 50 } },
    },
  }));
  const { saveSection, getDossier, submitApplication } = world.useCases.application;
  const { project, version } = await getDossier(draft.holder, draft.dossierId);
  const older = { ...project, carrierBornOn: '1981-01-01' as NonNullable<typeof project.carrierBornOn> };
  const saved = await saveSection(by(draft.holder, { expectedVersion: version }), draft.dossierId, { project: older });
  const submission = await submitApplication(by(draft.holder), draft.dossierId);
  return { ...draft, ...submission, version: saved.version + 1 };
};
