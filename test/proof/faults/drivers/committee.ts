import { mad } from '../../../../infra/story/telling.ts';
import { awaken, sometimes, type Driver, type Player } from '../driver.ts';
import type { Scene } from '../scene.ts';

const SEATED = ['chair', 'member-1', 'member-2', 'member-3', 'member-4'];
const REJECTED = { kind: 'rejected', reasonCodes: ['impact_weak'], text: 'Trop peu d’emplois pour la dépense.' };

type Say = (as: string, what: 'votes' | 'decision', body: object) => Promise<unknown>;

/** A committee votes on one dossier and its chair states what was decided. */
export const voting: Driver = async (player) => {
  const { door, chance, scene } = player;
  const item = scene.sitting.items.pop();
  if (item === undefined) return;
  await awaken(player, item.dossierId);
  const vote = chance.oneOf(['for', 'for', 'against']);
  const say: Say = (as, what, body) => door.ask({ as, method: 'POST', path: `/items/${item.id}/${what}`, body });
  await ballots(player, vote, say);
  await say('chair', 'decision', vote === 'for' ? retainedBy(scene) : REJECTED);
  if (sometimes(player, 20)) await say('chair', 'decision', REJECTED);
};

/** Some vote twice, some for the absent, and some on another text. */
const ballots = async (player: Player, vote: string, say: Say): Promise<void> => {
  const ballot = { vote, contentHash: player.scene.sitting.contentHash };
  for (const as of SEATED) {
    if (sometimes(player, 10)) await say('member-6', 'votes', ballot);
    if (sometimes(player, 10)) await say(as, 'votes', { ...ballot, contentHash: '0'.repeat(64) });
    await say(as, 'votes', ballot);
    if (sometimes(player, 10)) await say(as, 'votes', ballot);
  }
};

const retainedBy = ({ funders: { indh, region08 } }: Scene) => ({
  kind: 'retained',
  amount: mad(300_000),
  lines: [
    { funderId: indh, amount: mad(210_000) },
    { funderId: region08, amount: mad(90_000) },
  ],
  conditions: [],
});
