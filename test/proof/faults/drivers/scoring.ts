import type { AssignmentPage } from '../../../../infra/story/wire.ts';
import { sheetOf } from '../../../support/builders/scoring.ts';
import { sometimes, type Driver, type Player } from '../driver.ts';

const SAVES = 25;

/** A reviewer writes at a sheet, saving it again and again; some hand it in, some look at another's. */
export const reviewing: Driver = async (player) => {
  const { door, chance, scene } = player;
  const as = `reviewer-${String(1 + chance.below(6))}`;
  const page = await door.read<AssignmentPage>(as, `/reviews?callId=${scene.openCallId}`);
  const open = (page?.items ?? []).filter(({ status }) => status === 'asked' || status === 'accepted');
  if (open.length === 0) return;
  await write(player, as, chance.oneOf(open));
};

type Assignment = AssignmentPage['items'][number];

const write = async (player: Player, as: string, { id, status }: Assignment): Promise<void> => {
  const { door, chance } = player;
  const ask = (what: string, body: object) => door.ask({ as, method: 'POST', path: `/reviews/${id}/${what}`, body });
  if (status === 'asked') await ask('acceptance', {});
  for (let left = chance.below(SAVES); left > 0 && player.goesOn(); left -= 1) {
    const body = { scores: [{ criterion: 'jobs', score: chance.below(7), comment: `Lu ${String(left)} fois.` }] };
    const who = sometimes(player, 5) ? 'bystander-9' : as;
    await door.ask({ as: who, method: 'PUT', path: `/reviews/${id}/draft`, body });
  }
  if (sometimes(player, 25)) await ask('sheet', sheetOf(chance.oneOf([78, 74, 72, 51])));
};
