import type { ReportContent } from '../../services/reporting/report-content.ts';
import { dirhams } from '../../services/shared/money.ts';
import { NEXT_REPORT_STATUSES, REPORT_STATUSES } from '../../services/reporting/report.ts';
import { review, blocksOf, isLate, planned, submit, waitOf } from '../../services/reporting/reporting.ts';
import type { Report } from '../../services/reporting/report.ts';
import { newId, type DossierId, type OrganisationId, type PersonId } from '../../services/shared/ids.ts';
import { aReport, definitionsOf } from '../support/builders/reporting.ts';

const dossierId = newId<DossierId>();
const holder = newId<PersonId>();
const officer = newId<PersonId>();
const effectiveAt = new Date('2026-05-20T23:30:00Z'); // already the 21st in Morocco
const template = [
  { kind: 'progress', dueMonths: 6, blocksTranche: 2 },
  { kind: 'final', dueMonths: 12, blocksTranche: 3 },
] as const;
const plan = planned(dossierId, [...template], effectiveAt);
const inStatus = (status: Report['status']): Report => ({ ...plan[0]!, status, submittedBy: holder, revision: 1 });
const content = aReport();
const indicators = definitionsOf(['IND-01', 'IND-02', 'IND-03']);
const submitting = { content, indicators, uses: 6, person: holder, jobs: { before: 10, target: 16 } };

describe('the plan of reports', () => {
  it('counts months from the Moroccan day on which the agreement became effective', () => {
    expect(plan.map(({ dueOn, kind, blocksTranche }) => [dueOn, kind, blocksTranche])).toEqual([
      ['2026-11-21', 'progress', 2],
      ['2027-05-21', 'final', 3],
    ]);
  });

  it('gives a report the same id whenever it is planned again', () => {
    expect(planned(dossierId, [...template], effectiveAt)).toEqual(plan);
  });
});

describe('a report', () => {
  it.each(REPORT_STATUSES)('when %s goes only where the table says', (status) => {
    const attempts = {
      submitted: () => submit(inStatus(status), submitting),
      accepted: () => review(inStatus(status), 'accepted', officer),
      returned: () => review(inStatus(status), 'returned', officer),
    };
    const reached = Object.entries(attempts)
      .filter(([, attempt]) => {
        try {
          return attempt();
        } catch {
          return false;
        }
      })
      .map(([next]) => next);
    expect(reached).toEqual(NEXT_REPORT_STATUSES[status]);
  });

  const ofKind = (kind: Report['kind']): Report => ({ ...inStatus('planned'), kind });
  const without = (change: Partial<ReportContent>) => ({ ...submitting, content: { ...content, ...change } });

  it.each(['progress', 'indicator', 'final'] as const)('that is %s tells every indicator', (kind) => {
    expect(() => submit(ofKind(kind), without({ indicators: [] }))).toThrow('indicators_missing');
  });

  it('that is technical or financial may leave the indicators to others', () => {
    expect(submit(ofKind('technical'), without({ indicators: [], spent: [] })).status).toBe('submitted');
    expect(() => submit(ofKind('financial'), without({ indicators: [], spent: [] }))).toThrow('spending_missing');
  });

  it('leaves the jobs before the project, and those aimed at, as the application said', () => {
    const [created, maintained, all] = content.indicators;
    const wrong = [{ ...created!, baseline: 2 }, maintained!, { ...all!, target: 20 }];
    const refused = expect.objectContaining({
      code: 'indicators_not_as_applied',
      details: {
        discrepancies: [
          { code: 'IND-01', field: 'baseline', stated: 2, expected: 0 },
          { code: 'IND-03', field: 'target', stated: 20, expected: 16 },
        ],
        faults: [
          { code: 'figure_not_as_applied', path: 'indicators.0.baseline', stated: 2, expected: 0 },
          { code: 'figure_not_as_applied', path: 'indicators.2.target', stated: 20, expected: 16 },
        ],
      },
    }) as Error;
    expect(() => submit(ofKind('progress'), without({ indicators: wrong }))).toThrow(refused);
    const unsaid = { ...without({}), jobs: undefined };
    expect(submit(ofKind('progress'), unsaid).status).toBe('submitted');
  });

  it('spends on uses of the plan', () => {
    const spent = [{ label: 'Séchoir', use: 7, amount: dirhams(1) }];
    expect(() => submit(ofKind('financial'), without({ spent }))).toThrow('plan_use_unknown');
    expect(submit(ofKind('financial'), without({ spent: [{ ...spent[0]!, use: 6 }] })).status).toBe('submitted');
  });

  it('keeps count of its revisions', () => {
    expect(submit(inStatus('returned'), submitting)).toMatchObject({ status: 'submitted', revision: 2 });
  });

  it('is never reviewed by the person who submitted it', () => {
    expect(() => review(inStatus('submitted'), 'accepted', holder)).toThrow('own_report_reviewed');
  });
});

describe('a late report', () => {
  const lastMoment = new Date('2026-11-21T22:59:59Z'); // 23:59:59 in Morocco
  const afterwards = new Date('2026-11-21T23:00:00Z');

  it('is late once its due day has passed in Morocco', () => {
    expect(isLate(plan[0]!, lastMoment)).toBe(false);
    expect(isLate(plan[0]!, afterwards)).toBe(true);
  });

  it('is no longer late while it waits for its review, and late again when returned', () => {
    expect(isLate(inStatus('submitted'), afterwards)).toBe(false);
    expect(isLate(inStatus('returned'), afterwards)).toBe(true);
  });

  it.each([
    ['planned', lastMoment, 'report_not_accepted'],
    ['planned', afterwards, 'report_late'],
    ['submitted', afterwards, 'report_not_accepted'],
    ['returned', afterwards, 'report_late'],
  ] as const)('%s at %s blocks its tranche as %s', (status, now, code) => {
    const report = inStatus(status);
    expect(blocksOf([report], now)).toEqual([{ code, subjectId: report.id, tranche: 2 }]);
  });

  it('blocks nothing once accepted, nor where it gates no tranche', () => {
    expect(blocksOf([inStatus('accepted'), { ...inStatus('planned'), blocksTranche: null }], afterwards)).toEqual([]);
  });
});

describe('the wait for a report', () => {
  const organisationId = newId<OrganisationId>();

  it('reminds the holder 14 and 3 days before and on the day, and escalates 10 days after; it never lapses', () => {
    const { owed, rungs, dueAt } = waitOf(plan[0]!, organisationId);
    expect(owed).toEqual({ by: 'organisation', organisationId });
    expect(dueAt).toBeNull();
    expect(rungs.map(({ at, act }) => [at.toISOString(), act])).toEqual([
      ['2026-11-07T08:00:00.000Z', 'remind'],
      ['2026-11-18T08:00:00.000Z', 'remind'],
      ['2026-11-21T08:00:00.000Z', 'remind'],
      ['2026-12-01T08:00:00.000Z', 'escalate'],
    ]);
  });

  it('is the desk officer’s while the report is submitted', () => {
    expect(waitOf(inStatus('submitted'), organisationId).owed).toEqual({ by: 'role', role: 'desk_officer' });
  });
});
