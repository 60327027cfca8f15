import { TITLES } from './call.ts';
import { paper } from './papers.ts';
import type { Person } from './person.ts';
import { ORGANISATION, PROJECT } from './project.ts';
import type { Stage } from './stage.ts';

export const AGENT = 'platform-agent';

/** Whoever stands at the counter is found by a word of their name. */
const findAtCounter = async (stage: Stage, agent: Person): Promise<void> => {
  await agent.place('page.place.counter');
  await agent.type('page.field.organisation_words', stage.say({ ar: 'تازارت', fr: 'Tazart' }));
  await agent.press('page.filter');
  await agent.follow(stage.say(ORGANISATION));
};

/** At the counter of a platform: the signed mandate is recorded first, then a dossier is begun for whoever gave it. */
export const beginFor = async (stage: Stage, agent: Person): Promise<void> => {
  const until = await agent.day(60);
  await findAtCounter(stage, agent);
  await agent.type('page.field.declaredBy', stage.say({ ar: 'فاطمة أوحسين، الرئيسة', fr: 'Fatima Ouhssine' }));
  await agent.type('page.field.until', until);
  await agent.attach(paper('mandat-signe'));
  await agent.press('page.record_mandate');
  await agent.select('page.field.start_on_behalf.callId', TITLES[agent.language]);
  await agent.type('page.field.title', stage.say(PROJECT.title));
  await agent.press('page.start_on_behalf');
  await agent.follow('page.part.application');
};

/** What the holder takes home, on paper: with who declared, and who typed. */
export const printReceipt = async (stage: Stage): Promise<string> => {
  const agent = await stage.as(AGENT);
  await findAtCounter(stage, agent);
  await agent.follow('page.print_receipt');
  return agent.read();
};
