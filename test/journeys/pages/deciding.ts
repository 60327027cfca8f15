import { demoFunders } from '../../../infra/demo/fund.ts';
import { ASKED, type Applied } from './applying.ts';
import { FUNDERS, REFERENCE } from './call.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

const PRESENT = ['chair', 'member-1', 'member-2', 'member-3'] as const;
const SEATED = ['chair', ...[1, 2, 3, 4, 5, 6].map((number) => `member-${number}`)];
const NOTICE_DAYS = 7;

/** 4. The ranking is frozen once the call is closed; the committee sits, votes, decides and signs its minutes. */
export const decide = async (stage: Stage, applied: Applied): Promise<void> => {
  const secretary = await stage.as('secretary');
  await freezeRanking(secretary);
  const session = await convene(secretary);
  await secretary.later(NOTICE_DAYS);
  const chair = await stage.as('chair');
  await open(stage, chair, session);
  for (const account of PRESENT) await vote(await stage.as(account), session, applied);
  await retain(stage, chair);
  await secretary.answer('session');
  await secretary.press('page.close_session');
  await secretary.press('page.sign_minutes');
  await chair.takeUp('session', { about: session });
  await chair.press('page.sign_minutes');
};

const freezeRanking = async (secretary: Person): Promise<void> => {
  await secretary.later(7);
  await secretary.takeUp('freeze_ranking', { about: REFERENCE });
  await secretary.press('page.freeze_ranking');
};

const convene = async (secretary: Person): Promise<string> => {
  const day = await secretary.day(NOTICE_DAYS);
  await secretary.takeUp('convene_session', { about: REFERENCE });
  const session = 'S-2026-07';
  await secretary.type('page.field.convene_session.reference', session);
  await secretary.type('page.field.sittingAt', `${day} 09:30`);
  const seats = secretary.main.getByLabel(secretary.say('page.field.members.capacity'), { exact: true });
  expect(await seats.count()).toBe(SEATED.length);
  await secretary.press('page.convene_session');
  return session;
};

const open = async (stage: Stage, chair: Person, session: string): Promise<void> => {
  await chair.takeUp('session', { about: session });
  for (const account of PRESENT) await chair.choose((await stage.as(account)).name);
  await chair.press('page.open_session');
};

const vote = async (member: Person, session: string, { reference }: Applied): Promise<void> => {
  await member.takeUp('session', { about: session });
  await member.follow(reference);
  await member.choose('page.vote.for');
  await member.press('page.cast_vote');
};

/** Every funder as it was asked, on the condition of a sanitary certificate before the second tranche. */
const retain = async (stage: Stage, chair: Person): Promise<void> => {
  await chair.follow('page.decide.retained');
  await chair.type('page.field.amount', 300_000);
  for (const funder of FUNDERS) {
    const line = chair.group(demoFunders[funder].names[chair.language]);
    await chair.type('page.field.decide_item.lines.amount', ASKED[funder], line);
  }
  const condition = chair.group(chair.say('page.condition_number', { number: 1 }));
  await chair.type(
    'page.field.decide_item.conditions.text',
    stage.say({ ar: 'شهادة صحية للمنتوج', fr: 'Un certificat sanitaire du produit' }),
    condition,
  );
  await chair.select('page.field.decide_item.conditions.proof', 'proof.sanitary_certificate', condition);
  await chair.select('page.field.decide_item.conditions.tranche', '2', condition);
  await chair.press('page.state_decision');
};
