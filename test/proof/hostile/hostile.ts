import { ROLES, type Role } from '../../../services/access/policy.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { logStep } from '../../../infra/steps.ts';
import { archives } from './archives.ts';
import { documents } from './documents.ts';
import { spoiltBy } from './generator.ts';
import type { HostileFile } from './hostile-file.ts';
import { fateOfDocument, fateOfStatement } from './judging.ts';
import { memoryInUse } from './memory.ts';
import { picturesAndNames } from './pictures-and-names.ts';
import { fuzzedBy, installed } from './schemathesis.ts';
import { sceneOf, type Attacker, type Scene } from './scene.ts';
import { statements } from './statements.ts';
import { streamed } from './stream.ts';

const CONTROLS = {
  bytes: 'nobody looks at the bytes of a file',
  ribs: 'nobody looks at the form of a RIB',
} as const;

/** Under which kinds each file is sent, beside its own. */
const GUISES = ['application/pdf', 'text/plain', 'image/png'];
/** More than this stays behind only where something is kept of what was sent. */
const MEBIBYTES_LEFT = 64;
const BODY_MOST = 413;
const HEARD = 200;

const inGuises = (file: HostileFile): HostileFile[] =>
  [...new Set([file.mediaType, ...GUISES])].map((mediaType) => ({ ...file, mediaType }));

const sendFiles = async (scene: Scene): Promise<Outcome> => {
  const [files, camt] = [[...archives(), ...documents(), ...picturesAndNames()], statements()];
  const [holder, payer] = [await scene.attackerAs('project_holder'), await scene.attackerAs('payer')];
  const before = memoryInUse();
  const fates: Awaited<ReturnType<typeof fateOfDocument>>[] = [];
  for (const file of files)
    for (const guise of inGuises(file)) fates.push(await fateOfDocument(scene, holder.token, guise));
  for (const file of camt) fates.push(await fateOfStatement(scene, payer.token, file));
  const left = memoryInUse() - before;
  const classes = new Set([...files, ...camt].map(({ of }) => of));
  return {
    counts: {
      'hostile files': files.length + camt.length,
      'classes of them': classes.size,
      'times sent, under several kinds': fates.length,
      refused: fates.filter((fate) => fate === 'refused').length,
      'taken in and defused': fates.filter((fate) => fate === 'defused').length,
      'mebibytes left behind': left,
    },
    faults: [
      ...fates.flatMap((fate) => (typeof fate === 'string' ? [] : [fate.fault])),
      ...(left > MEBIBYTES_LEFT ? [`${String(left)} MiB stay in memory after the files`] : []),
    ],
  };
};

const sendWithoutEnd = async (scene: Scene, mebibytes: number): Promise<Outcome> => {
  const before = memoryInUse();
  const { token } = await scene.attackerAs('project_holder');
  const { status, sentBytes } = await streamed(scene, token, mebibytes);
  const left = memoryInUse() - before;
  const faults = [
    ...(status === BODY_MOST ? [] : [`a body without end is answered with ${String(status)}`]),
    ...(left > MEBIBYTES_LEFT ? [`${String(left)} MiB stay in memory after a body without end`] : []),
  ];
  return { counts: { 'mebibytes of one body until it was refused': Math.ceil(sentBytes / 2 ** 20) }, faults };
};

/** Whoever may change most is the first. */
const FUZZED: readonly Role[] = [...new Set<Role>(['fund_administrator', ...ROLES])];

const fuzz = async (scene: Scene, { seed, amount }: Run): Promise<Outcome> => {
  const python = await installed();
  const roles = FUZZED.slice(amount('from'), amount('from') + amount('roles'));
  let [own, theirs, operations] = [0, 0, 0];
  const faults: string[] = [];
  for (const role of roles) {
    const attacker = await scene.attackerAs(role);
    const spoilt = await spoiltBy(scene, { attacker, seed, times: amount('spoilt') });
    own += spoilt.requests;
    faults.push(...spoilt.faults);
    if (python === null || amount('examples') === 0) continue;
    const fuzzing = { python, attacker, seed, examples: amount('examples'), edges: amount('edges') > 0 };
    const fuzzed = await fuzzedBy(scene, fuzzing);
    theirs += fuzzed.requests;
    operations = Math.max(operations, fuzzed.operations);
    faults.push(...fuzzed.faults, ...(await unheard(scene, attacker)));
    logStep(
      `as ${role}: ${String(spoilt.requests + fuzzed.requests)} requests, ${String(faults.length)} faults so far`,
    );
  }
  const counts = { roles: roles.length, 'requests spoilt by our own dice': own };
  if (python === null)
    return { counts, faults, notShown: ['Schemathesis could not be installed: our own generator alone was tried'] };
  return {
    counts: { ...counts, 'requests of Schemathesis': theirs, 'operations that it reached': operations },
    faults,
  };
};

/** Whoever has asked the system to forget them along the way has shown nothing since. */
const unheard = async ({ app }: Scene, { role, token }: Attacker): Promise<string[]> => {
  const { status } = await fetch(`${app.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  return status === HEARD ? [] : [`as ${role}: at the end its token is answered with ${String(status)}`];
};

const run = async (asked: Run): Promise<Outcome> => {
  const scene = await sceneOf(asked.planted);
  try {
    const parts = [
      await sendFiles(scene),
      await sendWithoutEnd(scene, asked.amount('mebibytes')),
      await fuzz(scene, asked),
    ];
    return {
      counts: Object.assign({}, ...parts.map(({ counts }) => counts)) as Outcome['counts'],
      faults: parts.flatMap(({ faults }) => faults),
      notShown: parts.flatMap(({ notShown = [] }) => notShown),
    };
  } finally {
    await scene.close();
  }
};

export const hostile: Proof = {
  shows: 'whatever is sent, nothing breaks, nothing that is invalid is accepted, and no file acts',
  amounts: {
    /** So many of the roles, the first being whoever may change most. */
    roles: { short: 1, long: 99 },
    /** The first of them: what was broken off goes on there. */
    from: { short: 0, long: 0 },
    spoilt: { short: 4, long: 100 },
    examples: { short: 3, long: 50, control: 0 },
    edges: { short: 0, long: 1 },
    mebibytes: { short: 64, long: 10_240 },
  },
  controls: CONTROLS,
  run,
};
