import type { AgreementView } from '../../services/agreement/agreement-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId, type SignedCopyId } from '../../services/shared/ids.ts';
import { refused, rowsOf } from '../application/asking.ts';
import { preparedAgreement, signAs, type AgreementWorld } from '../support/builders/agreement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;

let world: World;
let prepared: AgreementWorld;
let desk: Actor;
beforeEach(async () => {
  world = await createWorld();
  prepared = await preparedAgreement(world);
  desk = await world.holding('desk-officer', 'desk_officer');
});
afterEach(() => world.drop());

const show = () => world.useCases.agreement.showAgreement(prepared.holder, prepared.dossierId);
const handIn = async (actor: Actor = prepared.holder, words = 'signée à la main'): Promise<AgreementView> => {
  const documentId = await storedDocument(world, actor, words);
  return world.useCases.agreement.handInCopy(by(actor), prepared.agreement.id, { documentId });
};
const check = (
  id: SignedCopyId,
  verdict: 'accepted' | 'refused',
  { actor = desk, reason = null as string | null } = {},
) => world.useCases.agreement.checkCopy(by(actor), id, { verdict, reason });
const waits = () =>
  rowsOf<{ kind: string; subject_id: string; rungs: { at: string; act: string }[]; due_at: Date | null }>(
    world,
    `select kind, subject_id, rungs, due_at from engine.obligation
     where kind in ('signature', 'signed_copy') and closed_at is null`,
  );

describe('a copy signed by hand', () => {
  it('is the signature once the desk has looked at it, and says so', async () => {
    const { copies, signatories } = await handIn();
    const copy = copies[0]!;
    expect(copy).toMatchObject({ status: 'waiting', handedInBy: prepared.holder.id });
    expect(signatories[0]?.signature).toBeNull();
    const accepted = await check(copy.id, 'accepted');
    expect(accepted.copies).toMatchObject([{ status: 'accepted', checkedBy: desk.id }]);
    expect(accepted.signatories[0]?.signature).toMatchObject({
      level: 'handwritten',
      personId: prepared.holder.id,
      signedAt: copy.handedInAt,
      sha256: prepared.agreement.document.sha256,
      copyId: copy.id,
    });
    expect(await waits()).toMatchObject([{ kind: 'signature', subject_id: accepted.signatories[1]?.id }]);
  });

  it('is as good as one in app: with the others it makes the agreement effective', async () => {
    const { signers, agreement } = prepared;
    for (const signer of signers.slice(0, 3)) await signAs(world, signer, agreement);
    const { copies } = await handIn(signers[3], 'de la CDG');
    expect(await check(copies[0]!.id, 'accepted')).toMatchObject({
      status: 'effective',
      effectiveAt: expect.any(Date) as Date,
    });
  });

  it('is refused with a reason, and the party is asked again with all its days', async () => {
    const { copies } = await handIn();
    expect(await refused(check(copies[0]!.id, 'refused'))).toMatchObject({ code: 'copy_reason_missing' });
    await world.moveTo(new Date((await world.now()).getTime() + 3 * DAY));
    const reason = 'La page 2 manque.';
    const { signatories, copies: after } = await check(copies[0]!.id, 'refused', { reason });
    expect(after).toMatchObject([{ status: 'refused', reason }]);
    expect(signatories[0]?.dueAt?.getTime()).toBeGreaterThan(prepared.agreement.signatories[0]!.dueAt!.getTime());
    expect(await waits()).toMatchObject([{ kind: 'signature', subject_id: signatories[0]?.id }]);
    expect(
      await rowsOf(world, `select data ->> 'reason' as reason from engine.notice where kind ~ 'copy_refused'`),
    ).toEqual([{ reason }]);
    const again = await handIn(prepared.holder, 'entière');
    expect((await check(again.copies[1]!.id, 'accepted')).signatories[0]?.signature).not.toBeNull();
  });

  it('waits for the desk, which is reminded after 3 days and told on after 7; the party’s own wait is over', async () => {
    const { copies } = await handIn();
    const [wait, ...others] = await waits();
    expect(others).toEqual([]);
    expect(wait).toMatchObject({ kind: 'signed_copy', subject_id: copies[0]?.id, due_at: null });
    const handedInAt = copies[0]!.handedInAt.getTime();
    expect(wait?.rungs.map(({ at, act }) => [act, Math.floor((Date.parse(at) - handedInAt) / DAY)])).toEqual([
      ['remind', 3],
      ['escalate', 7],
    ]);
    const { signatories } = await show();
    await world.moveTo(new Date(signatories[0]!.dueAt!.getTime() + DAY));
    const { lapseSignature } = world.useCases.agreement;
    await lapseSignature(automatically('lapse', signatories[0]!.id), signatories[0]!.id);
    expect((await show()).status).toBe('signing');
    expect((await check(copies[0]!.id, 'accepted')).signatories[0]?.signature).not.toBeNull();
  });

  it('leaves nothing more to sign while it waits', async () => {
    await handIn();
    expect(await refused(signAs(world, prepared.holder, prepared.agreement))).toMatchObject({ code: 'copy_waiting' });
    expect(await refused(handIn(prepared.holder, 'encore'))).toMatchObject({ code: 'copy_waiting' });
  });

  it('comes in turn, in time, as one’s own file, from whoever signs for that party', async () => {
    const [, indh] = prepared.signers as [Actor, Actor];
    expect(await refused(handIn(indh, 'trop tôt'))).toMatchObject({ code: 'not_your_turn' });
    expect(await refused(handIn(prepared.people.indh.officer, 'officier'))).toMatchObject({
      code: 'permission_denied',
    });
    expect(await refused(handIn(await world.person('stranger'), 'étranger'))).toMatchObject({
      code: 'dossier_missing',
    });
    const documentId = await storedDocument(world, indh, 'à autrui');
    const { handInCopy } = world.useCases.agreement;
    expect(await refused(handInCopy(by(prepared.holder), prepared.agreement.id, { documentId }))).toMatchObject({
      code: 'document_missing',
    });
    await world.moveTo(prepared.agreement.signatories[0]!.dueAt!);
    expect(await refused(handIn())).toMatchObject({ code: 'signature_overdue' });
  });

  it('is judged once, by another person than brought it, and only if it is clean', async () => {
    const { copies } = await handIn();
    const { id, documentId } = copies[0]!;
    await world.holding('holder-tazart', 'desk_officer');
    expect(await refused(check(id, 'accepted', { actor: prepared.holder }))).toMatchObject({
      code: 'own_copy_checked',
    });
    await world.admin.raw(`update documents.scan set verdict = 'unscannable', finding = 'x' where document_id = ?`, [
      documentId,
    ]);
    await world.admin.raw(`update documents.document set status = 'unscannable' where id = ?`, [documentId]);
    expect(await refused(check(id, 'accepted'))).toMatchObject({ code: 'document_not_clean' });
    await check(id, 'refused', { reason: 'Illisible' });
    expect(await refused(check(id, 'accepted'))).toMatchObject({ code: 'copy_already_checked' });
    expect(await refused(check(newId(), 'accepted'))).toMatchObject({ code: 'signed_copy_missing' });
  });

  it('is not looked at any more once the signing is over', async () => {
    const { copies } = await handIn();
    await world.admin.raw(`update agreement.agreement set status = 'lapsed'`);
    expect(await refused(check(copies[0]!.id, 'accepted'))).toMatchObject({ code: 'agreement_not_open' });
  });

  it('is one person’s for one party, in the database as well', async () => {
    const { copies } = await handIn();
    const id = copies[0]!.id;
    const own = world.admin('agreement.signed_copy').where({ id });
    await expect(
      own.clone().update({ status: 'accepted', checked_by: prepared.holder.id, checked_at: new Date(0) }),
    ).rejects.toThrow('copy_four_eyes');
    await expect(
      own.clone().update({ status: 'refused', checked_by: desk.id, checked_at: new Date(0), reason: ' ' }),
    ).rejects.toThrow('copy_refused_with_reason');
    const signature = {
      signatory_id: copies[0]!.signatoryId,
      agreement_id: prepared.agreement.id,
      person_id: prepared.holder.id,
      known_by: '{}',
      signed_at: new Date(0),
      content_hash: prepared.agreement.contentHash,
      document_sha256: prepared.agreement.document.sha256,
      level: 'handwritten',
      copy_id: id,
    };
    await expect(world.admin('agreement.signature').insert(signature)).rejects.toThrow('nobody has accepted');
    await expect(world.admin('agreement.signature').insert({ ...signature, copy_id: null })).rejects.toThrow(
      'signature_by_hand_has_copy',
    );
    await expect(own.clone().delete()).rejects.toThrow();
  });
});

describe('the waits of a signature', () => {
  it('remind 7 days and 1 day before the end', async () => {
    const [wait] = await waits();
    const due = wait!.due_at!.getTime();
    expect(wait?.rungs.map(({ at, act }) => [act, Math.round((due - Date.parse(at)) / DAY)])).toEqual([
      ['remind', 7],
      ['remind', 1],
    ]);
  });

  it('end with the award: the paper no longer holds, and its code says so', async () => {
    const { signatories, document } = await show();
    await world.moveTo(signatories[0]!.dueAt!);
    await world.useCases.agreement.lapseSignature(automatically('lapse', 'x'), signatories[0]!.id);
    expect(await world.useCases.documents.verifyPaper(document.code)).toMatchObject({
      status: 'withdrawn',
      kind: 'agreement',
    });
  });

  it('do no harm to what was signed in time', async () => {
    const { signatories } = await show();
    await signAs(world, prepared.holder, prepared.agreement);
    await world.moveTo(signatories[0]!.dueAt!);
    await world.useCases.agreement.lapseSignature(automatically('lapse', 'y'), signatories[0]!.id);
    expect((await show()).status).toBe('signing');
  });
});
