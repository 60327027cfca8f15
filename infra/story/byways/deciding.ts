import {
  castAlike,
  convene,
  itemOf,
  open,
  signMinutes,
  stateDecision,
  voteAll,
  type AgendaItem,
} from '../committee.ts';
import type { StoryDossier } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { mad, type Telling } from '../telling.ts';
import type { CommitteeDecisions, Minutes } from '../wire.ts';
import { MORE, USUAL, type Asked } from './cast.ts';
import type { Judged } from './judging.ts';
import { readPaper } from './reading.ts';

const PRESENT = ['chair', 'member-1', 'member-2', 'member-3'];

const proposal = ({ idOf }: StoryFund, { indh, region05 }: Asked, conditions: readonly object[] = []) => ({
  amount: mad(indh + region05),
  lines: [
    { funderId: idOf.indh, amount: mad(indh) },
    { funderId: idOf.region05, amount: mad(region05) },
  ],
  conditions,
});

const CONDITION = { text: "Bail de l'atelier", proof: 'lease', tranche: 2 };
const QUESTION = 'Qui achètera les couleurs, et à quel prix ?';

/** Every decision that a committee can take, each once; only what is retained is held. */
const decisionsOn = (fund: StoryFund) =>
  ({
    wool: { kind: 'retained', ...proposal(fund, USUAL, [CONDITION]) },
    lodge: { kind: 'retained', ...proposal(fund, MORE) },
    dye: { kind: 'deferred', question: QUESTION },
    honey: { kind: 'reserve', rank: 1, ...proposal(fund, USUAL) },
    mill: { kind: 'rejected', reasonCodes: ['below_threshold'], text: 'Le moulin existe déjà à une heure de marche.' },
  }) as const;

const CHANGED = {
  wool: 'held on both envelopes, under a condition',
  lodge: 'held on both envelopes',
  dye: 'the holder is asked, and the dossier comes back',
  honey: 'nothing is held; first of the reserve list',
  mill: 'the holder is told why, in codes and in words',
} as const;

/** The items of the first session, by who is in them. */
type Items = Readonly<Record<keyof Judged, AgendaItem>>;

export const decideEach = async (story: Telling, fund: StoryFund, judged: Judged): Promise<Items> => {
  const session = await convene(story, fund, { dossiers: Object.values(judged) });
  await open(story, session, PRESENT);
  const items: [string, AgendaItem][] = [];
  for (const [player, decision] of Object.entries(decisionsOn(fund)) as [keyof Judged, { kind: string }][]) {
    const item = await itemOf(story, session.id, judged[player]);
    await castAlike(story, item, { accounts: PRESENT, vote: decision.kind === 'rejected' ? 'against' : 'for' });
    await stateDecision(story, item, { decision, says: decision.kind, changed: CHANGED[player] });
    items.push([player, item]);
  }
  await readMinutes(story, await signMinutes(story, session.id));
  return Object.fromEntries(items) as Items;
};

/** One paper in both languages, with what was decided. */
const readMinutes = async (story: Telling, { documentId, number, contentHash }: Minutes): Promise<void> => {
  const words = ['محضر', 'تأجيل', 'Procès-verbal', number, contentHash, QUESTION];
  await readPaper(story, 'secretary', { documentId, what: 'the minutes', words });
};

/** Another call's only dossier, as it was asked for. */
export const decideOne = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const session = await convene(story, fund, { dossiers: [dossier], inDays: 2 });
  await open(story, session, PRESENT);
  const item = await itemOf(story, session.id, dossier);
  await voteAll(story, item, PRESENT);
  const decision = { kind: 'retained', ...proposal(fund, USUAL) };
  await stateDecision(story, item, { decision, says: 'retained', changed: 'held on both envelopes' });
  await signMinutes(story, session.id);
};

/** The answer brings the deferred dossier back; what was wrong in the first minutes is corrected, and nothing is rewritten. */
export const decideAgain = async (
  story: Telling,
  fund: StoryFund,
  { judged, first }: { readonly judged: Judged; readonly first: Items },
): Promise<void> => {
  const { as, tell } = story;
  const { dye, honey, mill } = judged;
  const answer = { text: 'Trois tisserandes de la vallée; 120 dirhams le kilo, contrats joints.' };
  await as(dye.holder).post(`/dossiers/${dye.dossierId}/questions/answer`, answer);
  tell(dye.holder, 'answers the committee', 'the dossier may come back to a session');

  const session = await convene(story, fund, { dossiers: [dye], rectifies: [first.honey, first.mill] });
  await open(story, session, PRESENT);
  const retained = { kind: 'retained', ...proposal(fund, USUAL) };
  const decisions: [StoryDossier, object, string][] = [
    [dye, retained, 'retained, on its answer'],
    [
      honey,
      { kind: 'rectified', text: 'Le rang a été mal lu: le dossier est retenu.', becomes: retained },
      'rectified: retained',
    ],
    [
      mill,
      { kind: 'rectified', text: 'Lire: à deux heures de marche.', becomes: null },
      'rectified, in its record alone',
    ],
  ];
  for (const [dossier, decision, says] of decisions) {
    const item = await itemOf(story, session.id, dossier);
    await voteAll(story, item, PRESENT);
    await stateDecision(story, item, { decision, says, changed: 'with the minutes of this session' });
  }
  await signMinutes(story, session.id);
  for (const [dossier, kinds] of [
    [honey, ['reserve', 'rectified']],
    [mill, ['rejected', 'rectified']],
    [dye, ['deferred', 'retained']],
  ] as const) {
    const known = await as(dossier.holder).get<CommitteeDecisions>(`/dossiers/${dossier.dossierId}/decisions`);
    const seen: readonly string[] = known.decisions.map(({ decision }) => decision.kind);
    story.expect<readonly string[]>(`decisions on ${dossier.reference}`, seen, kinds);
  }
};
