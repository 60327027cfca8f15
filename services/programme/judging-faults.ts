import type { Surroundings } from './call-faults.ts';
import { repeated, repeatedBy, sumOf, when, type Fault } from './fault.ts';
import type { Rulebook } from './rulebook.ts';

const COMMITTEE = 'rulebook.committee';

/** How a dossier is scored, decided and approved. */
export const judgingFaults = (rulebook: Rulebook, { reviewersKnown }: Surroundings): Fault[] => [
  ...rubricFaults(rulebook.rubric),
  ...when(reviewersKnown < rulebook.review.reviewersMin, {
    code: 'reviewers_too_few',
    path: 'rulebook.review.reviewersMin',
    needed: rulebook.review.reviewersMin,
    known: reviewersKnown,
  }),
  ...committeeFaults(rulebook.committee),
  ...approvalFaults(rulebook),
];

const rubricFaults = ({ threshold, criteria, tieBreak = [] }: Rulebook['rubric']): Fault[] => {
  const at = 'rulebook.rubric';
  const sum = sumOf(criteria.map(({ weight }) => weight));
  const codes = criteria.map(({ code }) => code);
  return [
    ...when(sum !== 100, { code: 'weights_not_100', path: `${at}.criteria`, sum }),
    ...when(threshold > sum, { code: 'threshold_out_of_reach', path: `${at}.threshold`, threshold, sum }),
    ...when(!criteria.some(({ computed }) => computed === undefined), {
      code: 'nothing_to_score',
      path: `${at}.criteria`,
    }),
    ...criteria.flatMap(({ titles, minimum, weight }, index) =>
      when(minimum !== null && minimum > weight, {
        code: 'minimum_above_weight',
        path: `${at}.criteria.${index}.minimum`,
        criterion: titles,
      }),
    ),
    ...repeatedBy(criteria, ({ code }) => code).map(({ each, index }) => ({
      code: 'criterion_repeated',
      path: `${at}.criteria.${index}.code`,
      criterion: each.titles,
    })),
    ...tieBreak.flatMap((criterion, index) =>
      when(!codes.includes(criterion), { code: 'tie_break_unknown', path: `${at}.tieBreak.${index}`, criterion }),
    ),
    ...repeated(tieBreak).map(({ value, index }) => ({
      code: 'tie_break_repeated',
      path: `${at}.tieBreak.${index}`,
      criterion: criteria.find(({ code }) => code === value)?.titles ?? value,
    })),
  ];
};

const committeeFaults = ({ quorum, seats, thirds, secondConvening }: Rulebook['committee']): Fault[] => [
  ...(seats === undefined ? [] : seatFaults({ quorum, seats, thirds })),
  ...(secondConvening === undefined ? [] : secondFaults(quorum, secondConvening.quorum)),
];

interface Seats extends Pick<Rulebook['committee'], 'quorum' | 'thirds'> {
  readonly seats: number;
}

const seatFaults = ({ quorum, seats, thirds }: Seats): Fault[] => {
  const sum = thirds ? thirds.elected + thirds.state + thirds.civilSociety : seats;
  return [
    ...when(quorum > seats, { code: 'quorum_above_seats', path: `${COMMITTEE}.quorum`, quorum, seats }),
    ...when(sum !== seats, { code: 'thirds_not_the_seats', path: `${COMMITTEE}.thirds`, sum, seats }),
  ];
};

const secondFaults = (quorum: number, second: number): Fault[] =>
  when(second >= quorum, {
    code: 'second_quorum_not_lower',
    path: `${COMMITTEE}.secondConvening.quorum`,
    second,
    quorum,
  });

const approvalFaults = ({ approval, committee }: Rulebook): Fault[] => {
  const at = 'rulebook.approval';
  const { workingDays, roundDays, totalDaysMax, levels = [] } = approval;
  const days = calendarDaysOf(workingDays);
  return [
    ...when(days > roundDays, { code: 'approval_outlives_round', path: `${at}.workingDays`, workingDays, roundDays }),
    ...when(totalDaysMax !== undefined && totalDaysMax < roundDays, {
      code: 'total_shorter_than_round',
      path: `${at}.totalDaysMax`,
      totalDaysMax: totalDaysMax ?? 0,
      roundDays,
    }),
    ...when(committee.provisionalHoldDays < roundDays, {
      code: 'hold_shorter_than_round',
      path: `${COMMITTEE}.provisionalHoldDays`,
      holdDays: committee.provisionalHoldDays,
      roundDays,
    }),
    ...levels.flatMap(({ above }, index) => {
      const before = levels[index - 1]?.above;
      return when(before !== undefined && above <= before, {
        code: 'levels_not_rising',
        path: `${at}.levels.${index}.above`,
      });
    }),
  ];
};

/** Five working days make a week; holidays are not counted here. */
const calendarDaysOf = (workingDays: number): number => Math.ceil((workingDays * 7) / 5);
