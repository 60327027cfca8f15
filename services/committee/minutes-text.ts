import { LocalDate } from '../shared/dates.ts';
import { MoneySchema } from '../shared/money.ts';
import { amountText, asWritten, dayText, instantText, isolated } from '../shared/plain-text.ts';
import { AR, FR, type Phrases } from './minutes-phrases.ts';
import type { MinutedItem, Named, SittingRecord } from './sitting-record.ts';

type Outcome = NonNullable<MinutedItem['outcome']>;

const PHRASES: Record<'ar' | 'fr', Phrases> = { ar: AR, fr: FR };

/** A language: how it says what happened, whom it names how. */
interface Tongue {
  readonly language: 'ar' | 'fr';
  readonly say: Phrases;
  readonly nameOf: (person: Named) => string;
}

const tongueOf = (language: 'ar' | 'fr'): Tongue => ({
  language,
  say: PHRASES[language],
  nameOf: ({ name, nameAr }) => asWritten(language === 'ar' ? (nameAr ?? name) : name),
});

const amountOf = (amount: string): string => amountText(MoneySchema.decode({ amount, currency: 'MAD' }));

/** The minutes as plain text, in one language; what keeps its own direction is set apart in it. */
export const minutesText = (language: 'ar' | 'fr', number: string, record: SittingRecord): string => {
  const tongue = tongueOf(language);
  const { say, nameOf } = tongue;
  const present = record.members.filter(({ isPresent }) => isPresent === true);
  const voting = present.filter(({ capacity }) => capacity !== 'observer');
  return [
    say.heading(isolated(number), isolated(record.reference)),
    say.sitting(isolated(record.callReference), dayText(LocalDate.parse(record.sittingOn))),
    ...(record.secondOf === null ? [] : [say.second(isolated(record.secondOf))]),
    say.officers(nameOf(record.chair), nameOf(record.secretary)),
    say.attendance(voting.length, record.quorum),
    ...record.members.map((member) =>
      say.member(nameOf(member), { ...member, presence: present.includes(member) ? 'present' : 'absent' }),
    ),
    ...record.items.flatMap((item) => ['', ...itemText(tongue, item)]),
    '',
    say.closing(instantText(new Date(record.closedAt))),
  ].join('\n');
};

const itemText = ({ language, say, nameOf }: Tongue, item: MinutedItem): string[] => [
  say.item(item.position, isolated(item.dossierReference), asWritten(item.title)),
  ...(item.rectifies ? [say.rectifies(isolated(item.rectifies.minutes), isolated(item.rectifies.session))] : []),
  ...item.recusals.map((recusal) => say.recusal(nameOf(recusal), asWritten(recusal.reason))),
  ...(item.presidedBy ? [say.presided(nameOf(item.presidedBy))] : []),
  ...item.votes.map((vote) => say.vote(nameOf(vote), vote.vote)),
  ...(item.outcome ? outcomeText({ language, say }, item.outcome) : [say.undecided]),
];

const outcomeText = (
  { language, say }: Pick<Tongue, 'language' | 'say'>,
  { decision, tally, lines }: Outcome,
): string[] => [
  say.tally(tally),
  ...decisionText(say, decision),
  ...lines.map(({ names, amount }) => say.line(names[language], amountOf(amount))),
  ...conditionsOf(decision).map(({ text, tranche }) => say.condition(asWritten(text), tranche)),
];

const conditionsOf = (decision: Outcome['decision']) => {
  const settled = decision.kind === 'rectified' ? decision.becomes : decision;
  return settled && 'conditions' in settled ? settled.conditions : [];
};

const decisionText = (say: Phrases, decision: Outcome['decision']): string[] => {
  switch (decision.kind) {
    case 'retained':
      return [say.retained(amountOf(decision.amount.amount), decision.conditions.length)];
    case 'reserve':
      return [say.reserve(decision.rank, amountOf(decision.amount.amount))];
    case 'deferred':
      return [say.deferred(asWritten(decision.question))];
    case 'rejected':
      return [say.rejected(asWritten(decision.text), decision.reasonCodes.map(say.reason).join(say.and))];
    case 'rectified':
      return [
        say.rectified(asWritten(decision.text)),
        ...(decision.becomes ? decisionText(say, decision.becomes) : []),
      ];
  }
};
