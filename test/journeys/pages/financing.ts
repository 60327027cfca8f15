import { HOLDER, ASKED, type Applied } from './applying.ts';
import { FUNDERS } from './call.ts';
import type { Stage } from './stage.ts';

const PREFIX = { hassan2: 'hassan2', region05: 'region', cdg: 'cdg' } as const;

/** Whoever decides for each funder, one after the other. */
const APPROVERS = {
  hassan2: ['hassan2-approver', 'hassan2-approver-2'],
  region05: ['region-approver'],
  cdg: ['cdg-approver'],
} as const;

/** 5. Each funder answers its own line: an officer prepares, an approver decides, two where the amount is high. */
export const finance = async (stage: Stage, { reference }: Applied): Promise<void> => {
  for (const funder of FUNDERS) {
    const officer = await stage.as(`${PREFIX[funder]}-officer`);
    await officer.takeUp('prepare_line');
    await officer.follow(reference);
    await officer.choose('page.opinion.favourable');
    await officer.type('page.field.note', stage.say({ ar: 'مشروع مطابق لبرنامجنا', fr: 'Conforme à notre programme' }));
    await officer.press('page.line.prepare');
    for (const account of APPROVERS[funder]) {
      const approver = await stage.as(account);
      await approver.answer('approval', reference);
      expect(await approver.amountIn('page.field.approve_line.amount')).toBe(ASKED[funder]);
      await approver.press('page.line.approve');
    }
  }
};

/** 6. The convention is drawn up by itself; its parties sign in their order. */
export const sign = async (stage: Stage, { reference }: Applied): Promise<void> => {
  for (const account of [HOLDER, ...FUNDERS.map((funder) => APPROVERS[funder][0])]) {
    const party = await stage.as(account);
    await party.answer('signature', reference);
    await party.follow('page.agreement.sign');
    await party.choose('page.field.sign_agreement.isRead');
    await party.press('page.agreement.sign_now');
  }
};
