import { newCourtNumber, newIce, newRib } from '../../../infra/story/identifiers.ts';
import { demoFunders } from '../../../infra/demo/fund.ts';
import { FUNDERS, REFERENCE, TITLES } from './call.ts';
import { AGENT, beginFor, printReceipt } from './helping.ts';
import { photo } from './papers.ts';
import type { Person } from './person.ts';
import { ORGANISATION, PROJECT } from './project.ts';
import type { Stage } from './stage.ts';

export const HOLDER = 'holder-tazart';

/** As it stands in the list, before its region. */
const PROVINCE = { ar: 'خنيفرة (', fr: 'Khénifra (' } as const;

export interface Applied {
  readonly reference: string;
  /** With it anybody follows the dossier. */
  readonly secret: string;
}

/**
 * 1. From the list of calls to the receipt. The holder registers on a phone; at a counter an agent types the project in
 * their name; on the phone again they say who pays, bring the statutes and send. Gives the reference on the receipt.
 */
export const apply = async (stage: Stage): Promise<Applied> => {
  const holder = await stage.as(HOLDER);
  await holder.later(7);
  await findCall(holder);
  await register(stage, holder);
  const agent = await stage.as(AGENT);
  await beginFor(stage, agent);
  await answerQuestions(stage, agent);
  const reference = await agent.find(DRAFT);
  await holder.openDossier(reference, 'page.part.application');
  await plan(stage, holder);
  await bringStatutes(stage, holder);
  const applied = await send(holder);
  const printed = await printReceipt(stage);
  for (const said of [reference, agent.name]) expect(printed).toContain(said);
  return applied;
};

const DRAFT = /AAP-\d{4}-\d{2}-\d{4}/;

const findCall = async (holder: Person): Promise<void> => {
  await holder.place('page.place.calls');
  const call = holder.link(TITLES[holder.language]);
  await holder.until(call, () => holder.place('page.place.calls'));
  await holder.follow(TITLES[holder.language]);
  await holder.find(new RegExp(REFERENCE));
};

const register = async (stage: Stage, holder: Person): Promise<void> => {
  await holder.follow('page.call.start');
  await holder.follow('page.organisation.register');
  await holder.choose('legalForm.cooperative');
  await holder.press('page.continue');
  const typed: [string, string | number][] = [
    ['page.field.nameAr', ORGANISATION.ar],
    ['page.field.nameLatin', ORGANISATION.fr],
    ['page.field.registration.number', newCourtNumber()],
    ['page.field.registration.court', stage.say({ ar: 'خنيفرة', fr: 'Khénifra' })],
    ['page.field.registration.registeredOn', '13/07/2020'],
    ['page.field.registration.extractOn', '22/12/2025'],
    ['page.field.ice', newIce()],
    ['page.field.seat.commune', stage.say({ ar: 'نوغبالو', fr: 'Noughbalou' })],
    ['page.field.seat.douar', stage.say({ ar: 'تازارت', fr: 'Tazart' })],
    ['page.field.members.total', 24],
    ['page.field.members.women', 17],
    ['page.field.members.youth', 6],
    ['page.field.members.youngWomen', 4],
    ['page.field.phone', '0612345678'],
    ['page.field.register.rib', newRib()],
  ];
  for (const [field, value] of typed) await holder.type(field, value);
  await holder.select('page.field.seat.province', stage.say(PROVINCE));
  await holder.select('page.field.register.sector', holder.say('sector.farm_produce_processing'));
  await holder.press('page.organisation.register');
};

const answerQuestions = async (stage: Stage, writer: Person): Promise<void> => {
  await writer.follow('page.question.title');
  await writer.press('page.draft.save_go_on');
  await writer.type('page.field.answer.summary', stage.say(PROJECT.summary));
  await writer.press('page.draft.save_go_on');
  await writer.select('page.field.answer.sector', writer.say('sector.farm_produce_processing'));
  await writer.press('page.draft.save_go_on');
  await writer.select('page.field.answer.province', stage.say(PROVINCE));
  await writer.type('page.field.answer.commune', stage.say({ ar: 'نوغبالو', fr: 'Noughbalou' }));
  await writer.press('page.draft.save_go_on');
  await writer.type('page.field.jobs.before', 10);
  await writer.type('page.field.jobs.target', 15);
  await writer.press('page.draft.save_go_on');
};

interface Line {
  readonly category: string;
  readonly label: { readonly ar: string; readonly fr: string };
  readonly amount: number;
  readonly nature?: 'in_kind';
}

/** 500,000 in all: 410,000 in cash and 90,000 in kind. */
const USES: readonly Line[] = [
  {
    category: 'equipment',
    label: { ar: 'مجفف وخط تعليب', fr: 'Séchoir et ligne de conditionnement' },
    amount: 340_000,
  },
  { category: 'training', label: { ar: 'تكوين وإطلاق', fr: 'Formation et lancement' }, amount: 70_000 },
  { category: 'premises', label: { ar: 'محل', fr: 'Local, évalué' }, amount: 90_000, nature: 'in_kind' },
];

/** What each funder is asked for. */
export const ASKED = { hassan2: 180_000, region05: 90_000, cdg: 30_000 } as const satisfies Record<
  (typeof FUNDERS)[number],
  number
>;

const plan = async (stage: Stage, holder: Person): Promise<void> => {
  await holder.follow('page.plan.title');
  for (const [at, line] of USES.entries()) {
    const row = holder.group(holder.say('page.plan.new_line', { number: at + 1 }));
    await holder.select('page.field.uses.category', holder.say(`category.${line.category}`), row);
    await holder.type('page.field.uses.label', stage.say(line.label), row);
    await holder.type('page.field.plan.uses.amount', line.amount, row);
    if (line.nature) await holder.select('page.field.uses.nature', holder.say(`page.nature.${line.nature}`), row);
    if (at < USES.length - 1) await holder.press('page.plan.add_use');
  }
  await holder.type('page.field.own.cash', 110_000);
  await holder.type('page.field.own.in_kind', 90_000);
  for (const funder of FUNDERS) {
    const asked = `${demoFunders[funder].names[holder.language]} – ${holder.say('instrument.grant')}`;
    await holder.type(asked, ASKED[funder]);
  }
  await holder.press('page.plan.save');
  await holder.back();
};

const bringStatutes = async (stage: Stage, holder: Person): Promise<void> => {
  await holder.follow('page.documents.title');
  await holder.follow(stage.say({ ar: 'النظام الأساسي', fr: 'Statuts' }));
  await holder.attach(photo('statuts'));
  await holder.press('page.documents.send');
  await holder.back();
};

const send = async (holder: Person): Promise<Applied> => {
  await holder.follow('page.check.title');
  await holder.choose('page.field.declared');
  await holder.press('page.check.submit');
  const reference = await holder.find(DRAFT);
  const secret = await holder.find(/^[\w-]{24}$/m);
  const receipt = await holder.download('page.receipt.pdf');
  expect(receipt.subarray(0, 5).toString()).toBe('%PDF-');
  return { reference, secret };
};
