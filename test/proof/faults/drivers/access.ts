import { sometimes, type Driver } from '../driver.ts';

/** A person is told in another language from now on. */
export const preferring: Driver = async ({ door, chance }) => {
  const body = { language: chance.oneOf(['ar', 'fr', 'en']), email: null };
  const as = `bystander-${String(1 + chance.below(40))}`;
  await door.ask({ as, method: 'PUT', path: '/me/preferences', body });
};

/** So many rights stand at a time: the more, the oftener somebody is granted what they have. */
const GRANTS = 20;

/** A right is granted, and an older one ended; nobody may grant but the administrator, and nothing is granted twice. */
export const granting: Driver = async (player) => {
  const { door, chance, scene } = player;
  const scope = { kind: 'funder', id: chance.oneOf(Object.values(scene.funders)) };
  const body = { personId: chance.oneOf(scene.bystanders), role: 'funder_officer', scope };
  const as = sometimes(player, 10) ? 'chair' : 'admin';
  const granted = await door.ask<{ id: string }>({ as, method: 'POST', path: '/roles', body });
  if (granted.outcome === 'done') scene.grants.push(granted.body.id);
  if (scene.grants.length <= GRANTS) return;
  const [ended = ''] = scene.grants.splice(chance.below(scene.grants.length), 1);
  const end = { method: 'POST', path: `/roles/${ended}/end`, body: {} } as const;
  await door.ask({ as: 'admin', ...end });
  if (sometimes(player, 20)) await door.ask({ as: 'admin', ...end });
};
