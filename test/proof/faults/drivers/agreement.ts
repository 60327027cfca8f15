import type { Agreement } from '../../../../infra/story/wire.ts';
import { sometimes, until, type Player } from '../driver.ts';

const PARTIES = ['holder-tazart', 'indh-approver', 'region-approver', 'cdg-approver'];

/** The act is signed by its parties in their order; some try before their turn, or another act. */
export const signing = async (player: Player, dossierId: string): Promise<boolean> => {
  const { door, chance } = player;
  const look = () => door.read<Agreement>('holder-tazart', `/dossiers/${dossierId}/agreement`);
  const act = await until(player, look, ({ status }) => status === 'signing');
  if (act === null) return false;
  const sign = (as: string, sha256: string) =>
    door.ask({ as, method: 'POST', path: `/agreements/${act.id}/signatures`, body: { sha256 } });
  for (const party of PARTIES) {
    if (sometimes(player, 15))
      await sign(chance.oneOf(PARTIES.slice(PARTIES.indexOf(party) + 1).concat('payer')), act.document.sha256);
    if (sometimes(player, 10)) await sign(party, '0'.repeat(64));
    await sign(party, act.document.sha256);
  }
  return true;
};
