import { ROLES, rolesWith } from '../../services/access/policy.ts';
import { exportEvidence } from '../../services/audit/export-evidence.ts';
import { documentUnreadable } from '../../services/documents/documents-errors.ts';
import { readLines, type Line } from '../../services/audit/lines.ts';
import { verifyEvidence } from '../../services/audit/verify-evidence.ts';
import type { Actor } from '../../services/shared/command.ts';
import { apiOf } from '../support/api.ts';
import { settledTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { trailOf, type Trail } from '../support/builders/trail.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let trail: Trail;
let paid: TrancheWorld;
let auditor: Actor;
beforeAll(async () => {
  world = await createWorld();
  trail = await trailOf(world);
  paid = await settledTranche(world);
  auditor = await world.holding('auditor', 'auditor');
  await trail.sealAll();
}, 120_000);
afterAll(async () => {
  await trail.remove();
  await world.drop();
});

const orderId = () => paid.tranche.legs[0]!.orderId!;
const linesIn = (bytes: Uint8Array): Line[] =>
  readLines(Buffer.from(bytes).toString('utf8')).filter((line) => line !== null);
const verify = (lines: readonly Line[]) => verifyEvidence({ lines, anchor: [], key: trail.first });

const ofDossier = async (actor = auditor) => {
  const { dossierId } = paid;
  return linesIn(
    (await world.useCases.audit.exportEvidence(by(actor), { dossierId, about: null, name: dossierId })).bytes,
  );
};

describe('evidence taken away', () => {
  it('of one payment is one file, proven by the first public key alone', async () => {
    const path_ = await world.useCases.dossier.getPaymentPath(auditor, orderId());
    const file = await world.useCases.audit.exportEvidence(by(auditor), { ...path_, name: orderId() });
    expect(file.name).toBe(`evidence-${orderId()}.jsonl`);
    const lines = linesIn(file.bytes);
    expect(verify(lines).findings).toEqual([]);
    const told = lines.flatMap((line) => (line.is === 'entry' ? [line.fields['kind'] ?? ''] : []));
    expect(told).toEqual(
      expect.arrayContaining([
        'cofinancing.approval_decided',
        'disbursement.ordered',
        'disbursement.settled',
        'direct',
      ]),
    );
    expect(lines.some(({ is }) => is === 'document')).toBe(true);
  });

  it('of a dossier holds its events, its transfers and the files that were found clean', async () => {
    const lines = await ofDossier();
    expect(verify(lines).findings).toEqual([]);
    const types = new Set(lines.flatMap((line) => (line.is === 'entry' ? [line.type] : [])));
    expect(types).toEqual(new Set(['event', 'transfer']));
  });

  it('leaves out what is not sealed yet, and tells of what is not as it was sealed', async () => {
    const before = (await ofDossier()).length;
    expect((await ofDossier()).length).toBe(before);
    await world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx.raw(`update audit.event set reason = 'another' where kind = 'disbursement.ordered'`);
    });
    expect(verify(await ofDossier()).findings.map(({ code }) => code)).toContain('entry_changed');
  });

  it('names a file whose bytes are gone', async () => {
    const lost = (await ofDossier()).find((line) => line.is === 'document')!;
    const gone = { get: (sha256: string) => Promise.reject(documentUnreadable(sha256)) };
    const scope = { dossierId: paid.dossierId, about: null, name: paid.dossierId };
    const { findings } = verify(linesIn((await exportEvidence(world, gone)(by(auditor), scope)).bytes));
    expect(findings).toContainEqual({ code: 'document_missing', block: null, subject: lost.sha256 });
  });

  it('is for whoever may read the trail, by program and by page, and taking it is an event', async () => {
    const as = apiOf(world);
    for (const role of ROLES) {
      const { status } = await as(await world.holding(`only-${role}`, role)).get(
        `/payment-orders/${orderId()}/evidence`,
      );
      expect([role, status]).toEqual([role, rolesWith('audit.read').includes(role) ? 200 : status === 404 ? 404 : 403]);
    }
    const taken = await as(auditor).get(`/dossiers/${paid.dossierId}/evidence`);
    expect(taken.headers['content-type']).toContain('application/jsonl');
    const [event] = await world
      .admin<{ kind: string; actor_id: string }>('audit.event')
      .orderBy('seq', 'desc')
      .limit(1);
    expect(event).toMatchObject({ kind: 'audit.evidence_exported', actor_id: auditor.id, subject_id: paid.dossierId });
  });
});
