type Funder = 'indh' | 'region05' | 'cdg';
export type Act = 'begin' | 'plan' | `${'prepare' | 'decide'} ${Funder}`;
export type Step = `${'openRound' | 'settleRound'}/${1 | 2}` | 'prepareAgreement/first';

interface Stretch {
  /** What people do, in lanes side by side. */
  readonly lanes: readonly (readonly Act[])[];
  /** What then happens by itself. */
  readonly step: Step;
}

/**
 * One life in short, the story's financing: two funders are asked side by side, one gives less, the lead funder
 * plans a second round, a third funder fills the gap, the agreement is drawn up.
 */
export const LIFE: readonly Stretch[] = [
  { lanes: [['begin']], step: 'openRound/1' },
  {
    lanes: [
      ['prepare indh', 'decide indh'],
      ['prepare region05', 'decide region05'],
    ],
    step: 'settleRound/1',
  },
  { lanes: [['plan']], step: 'openRound/2' },
  { lanes: [['prepare cdg', 'decide cdg']], step: 'settleRound/2' },
  { lanes: [], step: 'prepareAgreement/first' },
];

/** How many acts have to be given before a step is due: the beginning gives none, it starts the workflow. */
export const actsBefore = (index: number): number =>
  LIFE.slice(1, index + 1)
    .flatMap(({ lanes }) => lanes)
    .flat().length;

/** One way to live that life: what an act is, and when a step is done. */
export interface Course {
  readonly act: (act: Act) => Promise<unknown>;
  /** The instant at which the step was done. */
  readonly done: (step: Step) => Promise<number>;
}

/** Lives one life; gives how long each automatic step took from the last act before it, in milliseconds. */
export const live = async ({ act, done }: Course): Promise<number[]> => {
  const delays: number[] = [];
  for (const { lanes, step } of LIFE) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const each of lane) await act(each);
      }),
    );
    const given = performance.now();
    const at = await done(step);
    if (lanes.length > 0) delays.push(at - given);
  }
  return delays;
};

export interface Milestones {
  readonly reach: (subject: string, step: string) => void;
  readonly of: (subject: string) => Course['done'];
}

/** Tells whoever waits for a step that it is done; a step that is done again changes nothing. */
export const milestones = (): Milestones => {
  const known = new Map<string, { at: Promise<number>; reach: () => void }>();
  const milestone = (key: string) => {
    const found = known.get(key);
    if (found) return found;
    let reach: () => void = () => undefined;
    const at = new Promise<number>((resolve) => {
      reach = () => {
        resolve(performance.now());
      };
    });
    const made = { at, reach };
    known.set(key, made);
    return made;
  };
  return {
    reach: (subject, step) => {
      milestone(`${subject}/${step}`).reach();
    },
    of: (subject) => (step) => milestone(`${subject}/${step}`).at,
  };
};
