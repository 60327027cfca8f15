import { AR, FR, type Phrases } from './minutes-phrases.ts';
import type { MinutedItem, Named, SittingRecord } from './sitting-record.ts';

type Outcome = NonNullable<MinutedItem['outcome']>;

const PHRASES: Record<'ar' | 'fr', Phrases> = { ar: AR, fr: FR };

/** The minutes as plain text, in one language. */
export const minutesText = (language: 'ar' | 'fr', number: string, record: SittingRecord): string => {
  const say = PHRASES[language];
  const nameOf = ({ name, nameAr }: Named) => (language === 'ar' ? (nameAr ?? name) : name);
  const present = record.members.filter(({ isPresent }) => isPresent === true);
  const voting = present.filter(({ capacity }) => capacity !== 'observer');
  return [
    say.heading(number, record.reference),
    say.sitting(record.callReference, record.sittingOn),
    ...(record.secondOf === null ? [] : [say.second(record.secondOf)]),
    say.officers(nameOf(record.chair), nameOf(record.secretary)),
    say.attendance(voting.length, record.quorum),
    ...record.members.map((member) =>
      say.member(nameOf(member), { ...member, presence: present.includes(member) ? 'present' : 'absent' }),
    ),
    ...record.items.flatMap((item) => ['', ...itemText(say, item, nameOf)]),
    '',
    say.closing(record.closedAt),
  ].join('\n');
};

const itemText = (say: Phrases, item: MinutedItem, nameOf: (person: Named) => string): string[] => [
  say.item(item.position, item.dossierReference, item.title),
  ...(item.rectifies ? [say.rectifies(item.rectifies.minutes, item.rectifies.session)] : []),
  ...item.recusals.map((recusal) => say.recusal(nameOf(recusal), recusal.reason)),
  ...(item.presidedBy ? [say.presided(nameOf(item.presidedBy))] : []),
  ...item.votes.map((vote) => say.vote(nameOf(vote), vote.vote)),
  ...(item.outcome ? outcomeText(say, item.outcome) : [say.undecided]),
];

const outcomeText = (say: Phrases, { decision, tally, lines }: Outcome): string[] => [
  say.tally(tally),
  ...decisionText(say, decision),
  ...lines.map(({ funder, amount }) => say.line(funder, amount)),
  ...conditionsOf(decision).map(({ text, tranche }) => say.condition(text, tranche)),
];

const conditionsOf = (decision: Outcome['decision']) => {
  const settled = decision.kind === 'rectified' ? decision.becomes : decision;
  return settled && 'conditions' in settled ? settled.conditions : [];
};

const decisionText = (say: Phrases, decision: Outcome['decision']): string[] => {
  switch (decision.kind) {
    case 'retained':
      return [say.retained(decision.amount.amount, decision.conditions.length)];
    case 'reserve':
      return [say.reserve(decision.rank, decision.amount.amount)];
    case 'deferred':
      return [say.deferred(decision.question)];
    case 'rejected':
      return [say.rejected(decision.text, decision.reasonCodes.map(say.reason).join(say.and))];
    case 'rectified':
      return [say.rectified(decision.text), ...(decision.becomes ? decisionText(say, decision.becomes) : [])];
  }
};
