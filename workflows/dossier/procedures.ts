import type { Stage } from '../../services/shared/stage.ts';
import { disbursement } from '../disbursement/disbursement-procedure.ts';
import { reporting } from '../reporting/reporting-procedure.ts';
import { scored, scoring } from '../scoring/scoring-procedure.ts';
import { reserve } from '../committee/committee-procedure.ts';
import { agreement } from '../agreement/agreement-procedure.ts';
import { cofinancing } from '../cofinancing/cofinancing-procedure.ts';
import type { Watching } from '../shared/watching.ts';

type Procedure = (watching: Watching<object, string>) => Promise<unknown>;

/** A stage's look gives that stage's waits: this is where the two meet, and the only place that must know it. */
const ofStage =
  <Waits, Step extends string>(run: (watching: Watching<Waits, Step>) => Promise<unknown>): Procedure =>
  (watching) =>
    run(watching as unknown as Watching<Waits, Step>);

/** Nothing happens by itself: the stage waits for people, and for what falls due. */
const waiting: Procedure = ({ until }) => until(() => false);

/** The automatic part of each stage, as a procedure. */
const PROCEDURES: Partial<Record<Stage, Procedure>> = {
  scoring: ofStage(scoring),
  committee: ofStage(scored),
  reserve: ofStage(reserve),
  cofinancing: ofStage(cofinancing),
  agreement: ofStage(agreement),
  execution: (watching) => Promise.all([ofStage(disbursement)(watching), ofStage(reporting)(watching)]),
};

export const procedureOf = (stage: Stage): Procedure => PROCEDURES[stage] ?? waiting;
