import type { Voice } from '../../../services/committee/agenda.ts';
import type { Award } from '../../../services/committee/committee-facts.ts';
import type { Decision } from '../../../services/committee/decision.ts';
import type { Actor } from '../../../services/shared/command.ts';
import type { CommitteeRule } from '../../../services/programme/programme-facts.ts';
import type { CallId, DossierId, ItemId, PersonId, SessionId } from '../../../services/shared/ids.ts';
import { dirhams } from '../../../services/shared/money.ts';
import { by, type World } from '../world.ts';
import { eligibleDossier } from './application.ts';
import { ighrem } from './registry.ts';
import { assignByItself, frozenRanking, handIn, rankedDossier, scoredDossier, type RankedWorld } from './scoring.ts';

type RankedOptions = Parameters<typeof rankedDossier>[1];

export interface SessionWorld extends RankedWorld {
  readonly chair: Actor;
  /** Six members beside the chair, who is the seventh. */
  readonly members: readonly Actor[];
  readonly sessionId: SessionId;
  readonly itemId: ItemId;
  readonly contentHash: string;
}

const THIRDS = ['elected', 'state', 'civil'] as const;

export const idOfPerson = ({ id }: Actor): PersonId => {
  if (id === 'system' || id === 'public') throw new Error(`${id} is no person`);
  return id;
};

/** Chair and six members, a secretary beside them, and what a session of theirs is convened with. */
export const committee = async (world: World) => {
  const chair = await world.holding('chair', 'committee_chair');
  const members: Actor[] = [];
  for (const number of [1, 2, 3, 4, 5, 6]) {
    members.push(await world.holding(`member-${String(number)}`, 'committee_member'));
  }
  const secretary = await world.holding('secretary', 'committee_secretary');
  const seats = [chair, ...members].map((actor, index) => ({
    personId: idOfPerson(actor),
    capacity: 'titular' as const,
    third: THIRDS[index % 3]!,
  }));
  return {
    chair,
    members,
    secretary,
    convocation: { members: seats, chairId: idOfPerson(chair), secretaryId: idOfPerson(secretary) },
  };
};

/** Another rule than the demo's, as if the call had been published with it. */
export const withCommitteeRule = async (world: World, callId: CallId, change: Partial<CommitteeRule>) => {
  await world.admin.raw('alter table programme.call disable trigger user');
  await world.admin.raw(
    `update programme.call set rulebook = jsonb_set(rulebook, '{committee}', rulebook -> 'committee' || ?::jsonb)
     where id = ?`,
    [JSON.stringify(change), callId],
  );
  await world.admin.raw('alter table programme.call enable trigger user');
};

export interface PairWorld extends RankedWorld {
  /** Of Ighrem, in region 08, ranked behind. */
  readonly second: { readonly dossierId: DossierId; readonly holder: Actor };
}

/** Two dossiers of one call, ranked: Tazart Noughbalou, and Ighrem behind it. */
export const rankedPair = async (world: World, options: RankedOptions = {}): Promise<PairWorld> => {
  const first = await scoredDossier(world, options);
  const second = await eligibleDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
  await assignByItself(world, second.dossierId);
  await handIn(world, second.dossierId, [51, 51, 51]);
  return { ...(await frozenRanking(world, first)), second };
};

/** A ranked dossier on the agenda of a session of seven, quorum four. */
export const convenedSession = async (world: World, options: RankedOptions = {}): Promise<SessionWorld> =>
  sessionOn(world, await rankedDossier(world, options));

interface Convening {
  readonly reference?: string;
  readonly sittingAt?: Date;
  readonly secondOf?: SessionId;
}

/** A session on one dossier of a call that is ranked. */
export const sessionOn = async (
  world: World,
  ranked: RankedWorld,
  { reference = 'CRS-2026-03', sittingAt = SITTING, ...convening }: Convening = {},
): Promise<SessionWorld> => {
  const { chair, members, convocation } = await committee(world);
  const { callId, dossierId, secretary } = ranked;
  const { conveneSession, getSession } = world.useCases.committee;
  const { id: sessionId } = await conveneSession(by(secretary), {
    ...convocation,
    callId,
    reference,
    sittingAt,
    dossierIds: [dossierId],
    ...convening,
  });
  const { items } = await getSession(chair, sessionId);
  const { item, contentHash } = items[0]!;
  return { ...ranked, chair, members, sessionId, itemId: item.id, contentHash: contentHash! };
};

const SITTING = new Date('2026-03-20T09:00:00Z');

/** Five of seven have come: the chair and members 1 to 4. */
export const openedSession = async (world: World, options: RankedOptions = {}): Promise<SessionWorld> =>
  opened(world, await convenedSession(world, options));

export const opened = async (world: World, convened: SessionWorld): Promise<SessionWorld> => {
  const { chair, members, sessionId } = convened;
  const { session } = await world.useCases.committee.getSession(chair, sessionId);
  await world.moveTo(session.sittingAt);
  const presentIds = [chair, ...members.slice(0, 4)].map(idOfPerson);
  await world.useCases.committee.openSession(by(chair), sessionId, { presentIds });
  return convened;
};

/** Each of these people votes the same. */
export const vote = async (world: World, session: SessionWorld, cast: { voters: readonly Actor[]; vote: Voice }) => {
  const { itemId, contentHash } = session;
  for (const voter of cast.voters) {
    await world.useCases.committee.castVote(by(voter), itemId, { vote: cast.vote, contentHash });
  }
};

/** 300,000 DH: 210,000 of INDH and 90,000 of the region, on condition of a sanitary certificate. */
export const retained = ({ funders }: Pick<RankedWorld, 'funders'>): Decision & { kind: 'retained' } => ({
  kind: 'retained',
  amount: dirhams(300_000),
  lines: [
    { funderId: funders.indh, amount: dirhams(210_000) },
    { funderId: funders.region05, amount: dirhams(90_000) },
  ],
  conditions: [
    { text: 'Certificat sanitaire de l’unité de conditionnement', proof: 'sanitary_certificate', tranche: 2 },
  ],
});

/** Member 1 leaves for the item; the four who remain vote for it, and the chair states what they have decided. */
export const decidedItem = async (
  world: World,
  decisionOf: (session: SessionWorld) => Decision = retained,
  options: RankedOptions = {},
): Promise<SessionWorld> => {
  return decided(world, await openedSession(world, options), decisionOf);
};

export const decided = async (
  world: World,
  session: SessionWorld,
  decisionOf: (session: SessionWorld) => Decision,
): Promise<SessionWorld> => {
  const { chair, members, itemId } = session;
  const decision = decisionOf(session);
  await world.useCases.committee.recuse(by(members[0]!), itemId, { reason: 'Membre de la famille de la présidente' });
  const voters = [chair, ...members.slice(1, 4)];
  await vote(world, session, { voters, vote: decision.kind === 'rejected' ? 'against' : 'for' });
  await world.useCases.committee.decideItem(by(chair), itemId, decision);
  return session;
};

/** The session closed, its minutes signed by chair and secretary: its decisions have taken effect. */
export const signedSession = async (world: World, session: SessionWorld): Promise<void> => {
  const { chair, secretary, sessionId } = session;
  const { closeSession, signMinutes } = world.useCases.committee;
  const { contentHash } = await closeSession(by(secretary), sessionId);
  await signMinutes(by(secretary), sessionId, { contentHash });
  await signMinutes(by(chair), sessionId, { contentHash });
};

export interface RetainedWorld extends SessionWorld {
  readonly award: Award;
}

/** Retained, provisional holds made, minutes signed: the dossier is in cofinancing. */
export const retainedDossier = async (world: World, options: RankedOptions = {}): Promise<RetainedWorld> => {
  return awarded(world, await decidedItem(world, retained, options));
};

/** What the session has decided takes effect. */
export const awarded = async (world: World, session: SessionWorld): Promise<RetainedWorld> => {
  await signedSession(world, session);
  const { chair, dossierId } = session;
  const award = await world.read(chair, ({ committee: facts }) => facts.getAward(dossierId));
  return { ...session, award };
};
