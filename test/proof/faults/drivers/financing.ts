import type { ApprovalLine, Rounds } from '../../../../infra/story/wire.ts';
import type { DossierId } from '../../../../services/shared/ids.ts';
import { mad } from '../../../../infra/story/telling.ts';
import { awaken, sometimes, until, type Driver, type Player } from '../driver.ts';
import { paying } from './disbursement.ts';
import { signing } from './agreement.ts';

const ACCOUNTS = { indh: 'indh', region05: 'region', cdg: 'cdg' } as const;
type Funder = keyof typeof ACCOUNTS;

/** One dossier through its rounds (two funders are asked, one gives less, a third fills the gap), its act and its first payment. */
export const financing: Driver = async (player) => {
  const dossierId = player.scene.unborn.pop();
  if (dossierId === undefined) return;
  if (!(await openRound(player, dossierId))) return;
  await answerRound(player, dossierId);
  if ((await rounds(player, dossierId, ({ next }) => next.step === 'plan')) === null) return;
  await plan(player, dossierId, sometimes(player, 20) ? 10_000 : 30_000);
  await plan(player, dossierId, 30_000);
  if ((await asked(player, dossierId, 1)) === null) return;
  await answer(player, { dossierId, funder: 'cdg', amount: 30_000 });
  if (await signing(player, dossierId)) await paying(player, dossierId);
};

/** Two funders are asked, by the workflow that begins now. */
export const openRound = async (player: Player, dossierId: DossierId): Promise<boolean> => {
  await awaken(player, dossierId);
  return (await asked(player, dossierId, 2)) !== null;
};

/** Both have answered: the round is to be settled. */
export const answerRound = async (player: Player, dossierId: DossierId): Promise<void> => {
  await answer(player, { dossierId, funder: 'indh', amount: 180_000 });
  await answer(player, { dossierId, funder: 'region05', amount: 90_000 });
};

const rounds = (player: Player, dossierId: DossierId, isRight: (seen: Rounds) => boolean): Promise<Rounds | null> =>
  until(player, () => player.door.read<Rounds>('indh-approver', `/dossiers/${dossierId}/rounds`), isRight);

const asked = (player: Player, dossierId: DossierId, funders: number): Promise<Rounds | null> =>
  rounds(player, dossierId, ({ next }) => next.step === 'answers' && next.funderIds.length === funders);

const plan = ({ door, scene }: Player, dossierId: DossierId, amount: number) =>
  door.ask({
    as: 'indh-approver',
    method: 'POST',
    path: `/dossiers/${dossierId}/rounds`,
    body: { lines: [{ funderId: scene.funders.cdg, instrument: 'grant', amount: mad(amount) }] },
  });

interface Answering {
  readonly dossierId: DossierId;
  readonly funder: Funder;
  readonly amount: number;
}

/** The officer proposes, the approver decides; some try before their turn, too much, in the other's place, or twice. */
const answer = async (player: Player, { dossierId, funder, amount }: Answering): Promise<void> => {
  const { door, scene, chance } = player;
  const seen = await rounds(player, dossierId, () => true);
  const line = seen?.rounds.flatMap(({ lines }) => lines).findLast(isOf(scene.funders[funder]));
  if (!line) return;
  const say = (as: string, what: 'preparation' | 'decision', body: object) =>
    door.ask({ as, method: 'POST', path: `/lines/${line.id}/${what}`, body });
  const [officer, approver] = [`${ACCOUNTS[funder]}-officer`, `${ACCOUNTS[funder]}-approver`];
  const yes = (given: number) => ({ decision: 'approved', conditions: [], amount: mad(given) });

  if (sometimes(player, 15)) await say(approver, 'decision', yes(amount));
  if (sometimes(player, 15)) await say(approver, 'preparation', PROPOSAL);
  await say(officer, 'preparation', PROPOSAL);
  if (sometimes(player, 15)) await say(chance.oneOf(['cdg-approver', 'holder', 'payer']), 'decision', yes(amount));
  if (sometimes(player, 15)) await say(approver, 'decision', yes(amount * 10));
  await say(approver, 'decision', yes(amount));
  if (sometimes(player, 15)) await say(approver, 'decision', yes(amount));
};

const PROPOSAL = { opinion: 'favourable', proposedAmount: null, note: 'Projet conforme à notre programme' };

const isOf =
  (funder: string) =>
  ({ funderId }: ApprovalLine): boolean =>
    funderId === funder;
