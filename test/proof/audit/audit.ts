import type { Finding } from '../../../services/audit/finding.ts';
import type { Line } from '../../../services/audit/lines.ts';
import { verifyEvidence } from '../../../services/audit/verify-evidence.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { accepted } from './forgeries.ts';
import { provenErased } from './erasures.ts';
import { HISTORIES, tailCut } from './histories.ts';
import {
  asSuperuser,
  bundleOf,
  judge,
  judgedByPython,
  leaveScene,
  sceneOf,
  trailIn,
  type Case,
  type Scene,
} from './scene.ts';
import { TAMPERS, victimsOf } from './tampers.ts';
import { underWriters } from './writers.ts';

/** "Everything up to the highest number": rows commit in another order than they are numbered. */
const MAX_SEQ = `create or replace function audit.horizon() returns xid8 language sql stable as $$
  select ((select xid from audit.event order by seq desc limit 1)::text::numeric + 1)::text::xid8 $$`;

interface Expected extends Case {
  readonly found: Finding['code'];
  /** What must be named; null where that is no single entry. */
  readonly victim: string | null;
}

const tampered = async ({ world, anchor }: Scene, seed: number): Promise<Expected[]> => {
  const cases: Expected[] = [];
  for (const tamper of TAMPERS) {
    cases.push(
      await asSuperuser(world, async (trx) => {
        const ids = await victimsOf(trx, tamper, seed);
        await trx.raw(tamper.sql(ids).replaceAll('?', '\\?'));
        const victim = tamper.isElsewhere === true ? null : ids.id;
        return { name: tamper.kind, lines: await trailIn(trx), anchor, found: tamper.found, victim };
      }),
    );
  }
  for (const { kind, change, found } of HISTORIES) {
    cases.push(
      await asSuperuser(world, async (trx) => ({
        ...(await change({ name: kind, lines: await trailIn(trx), anchor }, trx)),
        found,
        victim: null,
      })),
    );
  }
  return cases;
};

const isNamed = (findings: readonly Finding[], { found, victim }: Expected): boolean =>
  findings.some(({ code, subject }) => code === found && (victim === null || subject === victim));

const told = (findings: readonly Finding[]): string =>
  findings
    .slice(0, 3)
    .map(({ code, block, subject }) => `${code} ${String(block)} ${String(subject)}`)
    .join('; ') || 'nothing';

/** What either verifier did not find, or found otherwise than the other. */
const missedBy = async (cases: readonly Expected[], scene: Scene): Promise<string[]> => {
  const { first: key, folder } = scene.trail;
  const python = await judgedByPython(cases, { key, folder });
  return cases.flatMap((each) => {
    const ours = judge(each, key);
    const theirs = python.get(each.name) ?? [];
    const isAgreed = JSON.stringify(ours.map(plain)) === JSON.stringify(theirs.map(plain));
    return [
      ...(isNamed(ours, each) ? [] : [`${each.name}: not found, but ${told(ours)}`]),
      ...(isAgreed ? [] : [`${each.name}: one verifier says ${told(ours)}, the other ${told(theirs)}`]),
    ];
  });
};

const plain = ({ code, block, subject }: Finding) => [code, block, subject];

/** What a funder's auditor takes home, of the payment of the scene. */
const paymentOf = async (scene: Scene): Promise<Line[]> => {
  const orderId = scene.paid.tranche.legs[0]!.orderId!;
  const auditor = await scene.world.holding('auditor', 'auditor');
  return bundleOf(scene, orderId, await scene.world.useCases.dossier.getPaymentPath(auditor, orderId));
};

const provenAlone = async (scene: Scene, { seed, amount }: Run) => {
  const { trail, anchor } = scene;
  const whole = await scene.world.admin.transaction(trailIn);
  const part = await paymentOf(scene);
  const clean = await judgedByPython(
    [
      { name: 'whole', lines: whole, anchor },
      { name: 'part', lines: part, anchor },
    ],
    { key: trail.first, folder: trail.folder },
  );
  const alone = verifyEvidence({ lines: part, anchor: [], key: trail.first });
  const document = part.find((line) => line.is === 'document');
  const swapped = part.map((line) => (line === document ? { ...line, bytes: 'AAAA' } : line));
  const small = part.filter(({ is }) => is !== 'document');
  const cut = tailCut({ name: 'cut', lines: whole, anchor: [] });
  return {
    entries: alone.counts.entries,
    faults: [
      ...judge({ name: 'whole', lines: whole, anchor }, trail.first).map(({ code }) => `false alarm: ${code}`),
      ...alone.findings.map(({ code }) => `false alarm in the payment's file: ${code}`),
      ...[...clean].flatMap(([name, found]) =>
        found.map(({ code }) => `false alarm of the other verifier in ${name}: ${code}`),
      ),
      ...(isNamed(judge({ name: '', lines: swapped, anchor }, trail.first), SWAPPED)
        ? []
        : ['a document was exchanged unseen']),
      ...(judge(cut, trail.first).length === 0 ? [] : ['a tail cut is found without the anchor: then what is it for?']),
      ...accepted(small, { key: trail.first, from: seed, count: amount('forged') }).map(
        (where) => `a forged proof was accepted: ${where}`,
      ),
    ],
  };
};

const SWAPPED = { name: '', lines: [], anchor: [], found: 'document_changed', victim: null } as const;

const run = async (asked: Run): Promise<Outcome> => {
  const { seed, planted, amount } = asked;
  const scene = await sceneOf();
  try {
    const cases = await tampered(scene, seed);
    const seen = planted === 'anchor-removed' ? cases.map((each) => ({ ...each, anchor: [] })) : cases;
    const missed = await missedBy(seen, scene);
    const alone = await provenAlone(scene, asked);
    const erasures = await provenErased(scene, { count: amount('people'), planted });
    const sql = planted === 'max-seq' ? MAX_SEQ : null;
    const { written, takenBack, verdict, other } = await underWriters({ seed, blocks: amount('blocks'), planted: sql });
    const alarms = verdict.findings.map(({ code, subject }) => `false alarm under writers: ${code} ${String(subject)}`);
    return {
      counts: {
        'kinds of tampering': cases.length,
        'found and named by both verifiers': cases.length - missed.length,
        'forged proofs, none accepted': amount('forged'),
        'entries in one file of one payment': alone.entries,
        ...erasures.counts,
        'blocks sealed under 8 writers': verdict.counts.blocks,
        'events written meanwhile': written,
        'events taken back meanwhile': takenBack,
        'false alarms': alarms.length,
        'false alarms of the other verifier': other,
        'events never sealed': verdict.counts.unsealed,
      },
      faults: [
        ...missed,
        ...alone.faults,
        ...erasures.faults,
        ...alarms,
        ...(other === alarms.length ? [] : ['the verifiers differ under writers']),
        ...(verdict.counts.unsealed === 0 ? [] : ['some events were never sealed']),
      ],
    };
  } finally {
    await leaveScene(scene);
  }
};

export const audit: Proof = {
  shows:
    'whatever a superuser changes in the sealed trail is found and named, offline, by two verifiers, and nothing else is; whoever is erased is told of nowhere, and every proof holds',
  amounts: {
    blocks: { short: 300, long: 10_000, control: 150 },
    forged: { short: 200, long: 1_000, control: 10 },
    people: { short: 20, long: 1_000, control: 3 },
  },
  controls: {
    'anchor-removed': 'nobody has what was witnessed outside',
    'max-seq': 'the sealer takes everything up to the highest number',
    'value-in-event': 'a step writes personal values into an event as they are',
  },
  run,
};
