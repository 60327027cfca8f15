import { mad } from '../../../../infra/story/telling.ts';
import { sometimes, type Driver } from '../driver.ts';
import type { Announced } from '../scene.ts';

/** An act tops an envelope up; some acts give nothing, some envelopes are not there, some people may not. */
export const raising: Driver = async (player) => {
  const { door, chance, scene } = player;
  const envelope = sometimes(player, 3) ? scene.dossierId : chance.oneOf(Object.values(scene.envelopes));
  await door.ask({
    as: sometimes(player, 5) ? 'auditor' : 'admin',
    method: 'POST',
    path: `/envelopes/${envelope}/rises`,
    body: { amount: mad(sometimes(player, 4) ? 0 : 1 + chance.below(99_999) / 100), act: 'Décision de la tutelle' },
  });
};

const DAYS = 3_000;
/** Every deadline is counted past those that are known. */
const HOLIDAYS = 20;

/** A day of the years to come is announced as a holiday, and an older one withdrawn, by some who have not seen its last version. */
export const holidays: Driver = async (player) => {
  const { door, chance, scene } = player;
  const day = new Date(Date.UTC(2030, 0, 1 + chance.below(DAYS))).toISOString().slice(0, 10);
  const names = { ar: 'يوم عطلة', fr: 'Jour férié', en: 'Holiday' };
  const body = { day, names, isProvisional: sometimes(player, 50), basis: 'Décret 2-26-1' };
  const as = sometimes(player, 5) ? 'secretary' : 'admin';
  const announced = await door.ask<Announced>({ as, method: 'POST', path: '/holidays', body });
  if (announced.outcome === 'done') scene.holidays.push(announced.body);
  if (scene.holidays.length <= HOLIDAYS) return;
  const [old] = scene.holidays.splice(chance.below(scene.holidays.length), 1);
  if (old === undefined) return;
  const path = `/holidays/${old.id}/withdrawal`;
  const withdraw = (version: number) =>
    door.ask({ as: 'admin', method: 'POST', path, body: { reason: 'Le décret est rapporté.' }, version });
  if (sometimes(player, 10)) await withdraw(old.version + 1);
  await withdraw(old.version);
};
